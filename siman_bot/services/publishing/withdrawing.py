"""Taking back in the open what was broadcast: marked or deleted wherever it stands, with a public reason (R13).

One person suffices, the author or not: harm must stop fast.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siman_bot.domain.people.permissions import require_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.item import Content, Item, ItemState
from siman_bot.domain.publishing.withdrawal import Removal, read_reason
from siman_bot.domain.refusals import Already, NotFound, Stale
from siman_bot.services.notices import notice
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.owing.owing import Owing
from siman_bot.services.publishing.targets import require_reach_of_all, target_of
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit, dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database
from storage.people import people
from storage.publishing import drafts, items
from storage.sending.broadcasts import broadcasts, standing
from storage.sending.outbox import outbox

__all__ = ["Choice", "Weighed", "Withdrawing", "Withdrawn"]

DIALOG: Final = "tarik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An item that can be taken back; `chats` is where it stands or may stand."""

    item_id: int
    code: str
    title: str
    revision: int
    chats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What is about to be done, before the person says yes. `origin` is where they came from."""

    choice: Choice
    removal: Removal
    reason: str
    origin: int
    dialog: Dialog


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    code: str
    removal: Removal
    chats: int


class Withdrawing:
    def __init__(self, *, database: Database, clock: Clock, official_accounts: OfficialAccounts, owing: Owing) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts
        self._owing = owing

    async def choose(self, caller: Caller, *, item_id: int) -> Choice:
        """An item that was broadcast, with the number of groups where it stands.

        Raises:
            WrongRole: The person may not take items back.
            WrongScope: Their scope doesn't reach everywhere it was sent to.
            NotFound: No such item, or it was never broadcast.
            Already: `item-already-withdrawn`.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            return await _choice(connection, await _public(connection, person, item_id))

    @transactional("publishing.withdrawing.ask-reason")
    async def ask_reason(
        self, tx: Tx, caller: Caller, *, item_id: int, revision: int, removal: str, origin: int
    ) -> Dialog:
        """Open the conversation in which the person says why.

        Raises:
            Stale: `item-moved-on`, or `button-expired` for a removal that there isn't.
            Refusal: As `choose`.
        """
        person = await acting(tx, caller)
        item = await _public(tx, person, item_id, revision)
        try:
            data = {"item": item.id, "revision": revision, "code": item.code, "removal": Removal(removal).value}
        except ValueError:
            raise Stale("button-expired") from None
        return await dialogs.put(
            tx, person_id=person.id, kind=DIALOG, step="reason", data=data | {"origin": origin}, now=self._clock()
        )

    @transactional("publishing.withdrawing.give-reason")
    async def give_reason(self, tx: Tx, caller: Caller, *, text: str) -> Weighed:
        """Take the typed reason; another one takes its place.

        Raises:
            Invalid: By `domain.withdrawal.read_reason`.
            Stale: `button-expired`: the conversation was closed.
            Refusal: As `choose`.
        """
        person = await acting(tx, caller)
        dialog = await _open_dialog(tx, person)
        item = await _public(tx, person, dialog.data["item"], dialog.data["revision"])
        reason = read_reason(text, allowed=await self._official_accounts(tx))
        moved = await dialogs.put(
            tx,
            person_id=person.id,
            kind=DIALOG,
            step="confirm",
            data=dialog.data | {"reason": reason},
            now=self._clock(),
        )
        return Weighed(
            choice=await _choice(tx, item),
            removal=Removal(moved.data["removal"]),
            reason=reason,
            origin=moved.data["origin"],
            dialog=moved,
        )

    @transactional("publishing.withdrawing.withdraw")
    async def withdraw(self, tx: Tx, caller: Caller, *, item_id: int, revision: int) -> Withdrawn:
        """Take the item back as the open conversation says, wherever it stands or is about to.

        Raises:
            Stale: `item-moved-on`, or `button-expired`: the conversation was closed or is about another item.
            Refusal: As `choose`.
        """
        await standing.hold(tx)
        person = await acting(tx, caller)
        item = await _public(tx, person, item_id, revision)
        dialog = await _open_dialog(tx, person)
        if dialog.step != "confirm" or dialog.data["item"] != item_id:
            raise Stale("button-expired")
        removal, now = Removal(dialog.data["removal"]), self._clock()
        withdrawn = rules.withdraw(item, because=dialog.data["reason"])
        await items.save(tx, withdrawn, expected_revision=revision, now=now)
        await dialogs.drop(tx, person.id)
        copy = await drafts.of_item(tx, author_id=item.author_id, item_id=item.id)
        if copy is not None:
            await drafts.drop(tx, copy.id)
        chats = await self._owing.withdrawal(tx, withdrawn, removal=removal, now=now)
        await _tell_author(tx, withdrawn, person, now)
        await audit.append(
            tx,
            at=now,
            actor_key=await people.audit_key_of(tx, person.id),
            act="item.withdraw",
            subject=f"item:{item.code}",
            detail={"version": item.version, "state": withdrawn.state.value, "removal": removal.value, "groups": chats},
        )
        return Withdrawn(code=item.code, removal=removal, chats=chats)


async def _public(tx: Tx, person: Person, item_id: int, revision: int | None = None) -> Item:
    person.require(Act.WITHDRAW_ITEM)
    item = await items.get(tx, item_id)
    if item is None or not await broadcasts.of_item(tx, item_id):
        raise NotFound
    await require_reach_of_all(tx, person, Act.WITHDRAW_ITEM, item_id)
    require_throughout(person, Act.WITHDRAW_ITEM, target_of(item.target), await places.gazetteer(tx))
    if item.state is ItemState.WITHDRAWN:
        raise Already("item-already-withdrawn", code=item.code)
    if revision is not None and revision != item.revision:
        raise Stale("item-moved-on", code=item.code)
    return item


async def _open_dialog(tx: Tx, person: Person) -> Dialog:
    dialog = await dialogs.get(tx, person.id)
    if dialog is None or dialog.kind != DIALOG:
        raise Stale("button-expired")
    return dialog


async def _choice(tx: Tx, item: Item) -> Choice:
    content = await _approved_content(tx, item)
    return Choice(
        item_id=item.id,
        code=item.code,
        title=content.title,
        revision=item.revision,
        chats=await standing.count_chats(tx, item.id),
    )


async def _approved_content(tx: Tx, item: Item) -> Content:
    version = await broadcasts.approved_version(tx, item.id)
    return item.content if version is None else await items.content_of(tx, item.id, version)


async def _tell_author(tx: Tx, item: Item, person: Person, now: datetime) -> None:
    author = await people.get(tx, item.author_id)
    if author is None or author.id == person.id:
        return
    told = notice(
        "item-withdrawn-by-other",
        to=author.telegram_id,
        once=f"item.withdrawn:{item.id}",
        code=item.code,
        title=item.content.title,
        reason=item.withdrawn_because,
    )
    await outbox.add(tx, [told], now)
