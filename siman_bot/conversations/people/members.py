"""/anggota in the chat: the list in which an admin searches by typing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, get, put
from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.text import searched
from siman_bot.services.paging import Cut
from siman_bot.services.people.members import Members, Roster
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["MembersConversation", "MembersForm", "MembersStep"]


class MembersStep(StrEnum):
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersForm(Form):
    """A name or an institution is typed; `search` is what was typed last."""

    KIND: ClassVar[str] = "anggota"
    step: MembersStep = MembersStep.LIST
    search: str = ""

    @property
    def is_question(self) -> bool:
        return False


class MembersConversation:
    """The list of members, in which is searched.

    Args:
        database: Where the form is.
        clock: The time now.
        members: Where the list comes from.
    """

    def __init__(self, *, database: Database, clock: Now, members: Members) -> None:
        self.database = database
        self._clock = clock
        self._members = members

    @transactional("conversations.people.members.open")
    async def open(self, tx: Tx, caller: Caller, *, cut: Cut) -> tuple[Roster, Open[MembersForm]]:
        """All of them.

        Raises:
            WrongRole: The caller decides on no members; as for the others.
        """
        return await self._listed(tx, caller, await _admin(tx, caller), "", cut)

    @transactional("conversations.people.members.turn")
    async def turn(self, tx: Tx, caller: Caller, *, cut: Cut) -> tuple[Roster, Open[MembersForm]]:
        """Another page of what is searched for now."""
        admin = await _admin(tx, caller)
        opened = await get(tx, admin.id, MembersForm)
        return await self._listed(tx, caller, admin, "" if opened is None else opened.form.search, cut)

    @transactional("conversations.people.members.search")
    async def search(self, tx: Tx, caller: Caller, *, typed: str, cut: Cut) -> tuple[Roster, Open[MembersForm]]:
        """Those whose name or institution holds every typed word.

        Raises:
            Invalid: `text-missing` or `text-too-long`.
        """
        return await self._listed(tx, caller, await _admin(tx, caller), searched(typed), cut)

    async def _listed(
        self, tx: Tx, caller: Caller, admin: Person, search: str, cut: Cut
    ) -> tuple[Roster, Open[MembersForm]]:
        roster = await self._members.listed.within(tx, caller, search=search, cut=cut)
        return roster, await put(tx, admin.id, MembersForm(search=search), self._clock())


async def _admin(tx: Tx, caller: Caller) -> Person:
    person = await acting(tx, caller)
    require(person, Act.DECIDE_MEMBER)
    return person
