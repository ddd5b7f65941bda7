"""Doubtful words of a working copy: which they are, and the author's word that they aren't what they seem (R2, R7)."""

from dataclasses import dataclass, replace

from siman_bot.domain.publishing import marking as rules
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import ItemKind
from siman_bot.domain.publishing.marks import Mark
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.drafting import keep, own_draft
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["Marked", "Marking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A working copy with the marks that its author hasn't answered yet."""

    draft: Draft
    unanswered: tuple[Mark, ...]


class Marking:
    def __init__(self, *, database: Database, clock: Now, official_accounts: OfficialAccounts) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts

    @transactional("publishing.marking.answer")
    async def answer(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, mark: str) -> Draft:
        """Keep with a working copy that one of its marks, named by its key, isn't so.

        Raises:
            WrongRole: The person may not write items (any more).
            Stale: `draft-gone`, or `button-expired`: it has changed, or has no such mark (any more).
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        allowed = await self._official_accounts(tx)
        content = rules.answer(ItemKind.NARRATIVE, draft.content, mark, allowed=allowed)
        return await keep(tx, replace(draft, content=content), self._clock())

    async def of_draft(self, caller: Caller, *, draft_id: int) -> Marked:
        """One's own working copy with its marks.

        Raises:
            WrongRole: The person may not write items (any more).
            Stale: `draft-gone`.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            draft = await own_draft(connection, person, draft_id)
            return Marked(draft=draft, unanswered=await self.unanswered(connection, draft))

    async def unanswered(self, connection: Tx, draft: Draft) -> tuple[Mark, ...]:
        """The marks that the author of a working copy hasn't answered yet."""
        allowed = await self._official_accounts(connection)
        return rules.unanswered(ItemKind.NARRATIVE, draft.content, allowed=allowed)
