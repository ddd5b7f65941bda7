"""Recording one's own shares by their links. Nothing is fetched (R6), not taking part leaves no trace (R8)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain import places
from siman_bot.domain.amplification.account import Account, Grade, match
from siman_bot.domain.clock import clock_at
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.people.person import Membership, Person
from siman_bot.domain.places import NOWHERE, Location, covers
from siman_bot.domain.post_link import PostLink, first_post_link, parse_post_link
from siman_bot.domain.publishing.item import Item, ItemState
from siman_bot.domain.refusals import Invalid, NotFound, Stale, WrongScope
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import dialogs
from storage.amplification import accounts, amplifications
from storage.amplification.amplifications import Record
from storage.dialogs import Dialog
from storage.engine import Database
from storage.publishing import items

__all__ = ["Amplifying", "Item", "ItemPage", "Opened", "Outcome", "Record", "RecordPage", "Recording"]

DIALOG: Final = "sebar"
ITEMS_A_PAGE: Final = 6
RECORDS_A_PAGE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    items: tuple[Item, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """`clock` is that of the person's province."""

    records: tuple[Record, ...]
    page: int
    more: bool
    clock: places.Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The item for which links are taken now."""

    code: str
    title: str
    dialog: Dialog


class Outcome(StrEnum):
    RECORDED = "recorded"
    CHOOSE = "choose"
    """The link names no account, and several may have published it."""
    ALREADY_YOURS = "already_yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What came of a link. Code and title are those of the item it is recorded for, here or earlier.

    `accounts` holds the one that it is recorded for, or those to choose from; it is empty for an earlier record.
    """

    outcome: Outcome
    code: str
    title: str
    accounts: tuple[Account, ...]
    recorded_at: datetime
    clock: places.Clock
    dialog: Dialog


class Amplifying:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def items(self, caller: Caller, *, page: int) -> ItemPage:
        """What the member can share now, the newest first.

        Raises:
            NotRegistered: Not a member.
        """
        async with self.database.read() as connection:
            place = (await acting(connection, caller)).require_member().location
            page = max(page, 0)
            found = await items.approved(
                connection, seen_from=place, limit=ITEMS_A_PAGE + 1, offset=page * ITEMS_A_PAGE
            )
            return ItemPage(items=tuple(found[:ITEMS_A_PAGE]), page=page, more=len(found) > ITEMS_A_PAGE)

    @transactional("amplification.recording.open")
    async def open(self, tx: Tx, caller: Caller, *, code: str) -> Opened:
        """Take links for an item from now on.

        Args:
            tx: The transaction.
            caller: Who asks.
            code: As typed or linked.

        Raises:
            NotFound: `item-not-open`: no such item, or it isn't approved (R7).
            WrongScope: `item-elsewhere`: it is meant for another place than the member's.
            NotRegistered: Not a member.
        """
        person, membership = await _member(tx, caller)
        read = read_code(CodeKind.ITEM, code)
        item = _shareable(await items.by_code(tx, read) if read is not None else None, membership.location)
        dialog = await self._wait_for_link(tx, person, item)
        return Opened(code=item.code, title=item.content.title, dialog=dialog)

    @transactional("amplification.recording.record")
    async def record(self, tx: Tx, caller: Caller, *, text: str) -> Recording:
        """Record the first post linked in a text as a share of the open item, by one of the member's own accounts.

        Raises:
            Invalid: `no-link`, `unregistered-account`, `no-account-on-platform` or `account-unconfirmed`.
            NotFound: As for `open`.
            WrongScope: As for `open`.
            Stale: No item is open.
        """
        person, membership = await _member(tx, caller)
        dialog = await _open_dialog(tx, person)
        item = _shareable(await items.get(tx, dialog.data["item_id"]), membership.location)
        post = first_post_link(text)
        if post is None:
            raise Invalid("no-link")
        own = await accounts.of_owner(tx, person.id)
        found = match(post, own, institution_id=membership.location.institution_id)
        earlier = await amplifications.of_post(tx, post, person.id)
        if earlier is not None:
            return _earlier(earlier, membership, dialog)
        if len(found.candidates) > 1:
            data = {"item_id": item.id, "url": post.url}
            dialog = await dialogs.put(
                tx, person_id=person.id, kind=DIALOG, step="account", data=data, now=self._clock()
            )
            return self._recording(Outcome.CHOOSE, item, found.candidates, membership, dialog)
        return await self._record(tx, person, membership, item, post, found.candidates[0], found.grade)

    @transactional("amplification.recording.record-as")
    async def record_as(self, tx: Tx, caller: Caller, *, account_id: int, revision: int) -> Recording:
        """Record the post that waits for the choice of an account.

        Raises:
            Stale: The button's question isn't open any more, or the account isn't one of the choices.
            NotFound: As for `open`.
            WrongScope: As for `open`.
        """
        person, membership = await _member(tx, caller)
        dialog = await _open_dialog(tx, person)
        post = parse_post_link(dialog.data.get("url", ""))
        if dialog.step != "account" or dialog.revision != revision or post is None:
            raise Stale("button-expired")
        item = _shareable(await items.get(tx, dialog.data["item_id"]), membership.location)
        own = await accounts.of_owner(tx, person.id)
        found = match(post, own, institution_id=membership.location.institution_id)
        chosen = next((account for account in found.candidates if account.id == account_id), None)
        if chosen is None:
            raise Stale("button-expired")
        earlier = await amplifications.of_post(tx, post, person.id)
        if earlier is not None:
            return _earlier(earlier, membership, dialog)
        return await self._record(tx, person, membership, item, post, chosen, found.grade)

    @transactional("amplification.recording.close")
    async def close(self, tx: Tx, caller: Caller) -> None:
        """Take no more links. Nothing is kept of an item that was opened and not shared (R8)."""
        person = await acting(tx, caller)
        dialog = await dialogs.get(tx, person.id)
        if dialog is not None and dialog.kind == DIALOG:
            await dialogs.drop(tx, person.id)

    async def records(self, caller: Caller, *, page: int) -> RecordPage:
        """The person's own records, the newest first; nobody else sees the personal ones (R8)."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            page = max(page, 0)
            found = await amplifications.of_owner(
                connection, person.id, limit=RECORDS_A_PAGE + 1, offset=page * RECORDS_A_PAGE
            )
            return RecordPage(
                records=tuple(found[:RECORDS_A_PAGE]),
                page=page,
                more=len(found) > RECORDS_A_PAGE,
                clock=_clock_of(person.membership),
            )

    @transactional("amplification.recording.delete")
    async def delete(self, tx: Tx, caller: Caller, *, record_id: int) -> None:
        """Erase one own record.

        Raises:
            NotFound: `record-gone`: no such record of this person.
        """
        person = await acting(tx, caller)
        if not await amplifications.delete_own(tx, record_id=record_id, owner_id=person.id):
            raise NotFound("record-gone")

    async def _wait_for_link(self, tx: Tx, person: Person, item: Item) -> Dialog:
        data = {"item_id": item.id}
        return await dialogs.put(tx, person_id=person.id, kind=DIALOG, step="link", data=data, now=self._clock())

    async def _record(
        self, tx: Tx, person: Person, membership: Membership, item: Item, post: PostLink, account: Account, grade: Grade
    ) -> Recording:
        await amplifications.add(
            tx,
            item_id=item.id,
            account_id=account.id,
            post=post,
            grade=grade,
            place=membership.location,
            now=self._clock(),
        )
        dialog = await self._wait_for_link(tx, person, item)
        return self._recording(Outcome.RECORDED, item, (account,), membership, dialog)

    def _recording(
        self, outcome: Outcome, item: Item, found: tuple[Account, ...], membership: Membership, dialog: Dialog
    ) -> Recording:
        return Recording(
            outcome=outcome,
            code=item.code,
            title=item.content.title,
            accounts=found,
            recorded_at=self._clock(),
            clock=_clock_of(membership),
            dialog=dialog,
        )


async def _member(tx: Tx, caller: Caller) -> tuple[Person, Membership]:
    person = await acting(tx, caller)
    return person, person.require_member()


async def _open_dialog(tx: Tx, person: Person) -> Dialog:
    dialog = await dialogs.get(tx, person.id)
    if dialog is None or dialog.kind != DIALOG:
        raise Stale("button-expired")
    return dialog


def _shareable(item: Item | None, place: Location) -> Item:
    """The item, where it is approved and meant for that place."""
    if item is None or item.state is not ItemState.APPROVED or item.target is None:
        raise NotFound("item-not-open")
    if not covers(item.target, place):
        raise WrongScope("item-elsewhere", code=item.code)
    return item


def _earlier(record: Record, membership: Membership, dialog: Dialog) -> Recording:
    return Recording(
        outcome=Outcome.ALREADY_YOURS,
        code=record.item_code,
        title=record.title,
        accounts=(),
        recorded_at=record.recorded_at,
        clock=_clock_of(membership),
        dialog=dialog,
    )


def _clock_of(membership: Membership | None) -> places.Clock:
    return clock_at(NOWHERE if membership is None else membership.location)
