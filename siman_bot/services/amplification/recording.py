"""Recording one's own shares by their links. Nothing is fetched (R6), not taking part leaves no trace (R8)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from siman_bot.domain.amplification.account import Account, match
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.people.person import clock_of_reader
from siman_bot.domain.places import Clock, Location, covers
from siman_bot.domain.post_link import first_post_link
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.refusals import Invalid, NotFound, WrongScope
from siman_bot.services.paging import Cut, Page, page_of
from siman_bot.services.publishing.checking import words_searched
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.amplification import accounts, amplifications
from storage.amplification.amplifications import RecordedShare
from storage.engine import Database
from storage.publishing import items

__all__ = ["Item", "OwnShares", "RecordedShare", "Recording", "ShareOutcome", "ShareResult", "shareable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnShares:
    """`clock` is that of the person's province."""

    page: Page[RecordedShare]
    clock: Clock


class ShareOutcome(StrEnum):
    RECORDED = "recorded"
    CHOOSE = "choose"
    """The link names no account, and several may have published it: nothing is recorded yet."""
    ALREADY_YOURS = "already_yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareResult:
    """What came of a link. Code and title are those of the item it is recorded for, here or earlier.

    `accounts` holds the one that it is recorded for, or those to choose from; it is empty for an earlier record.
    `url` is the post's.
    """

    outcome: ShareOutcome
    code: str
    title: str
    accounts: tuple[Account, ...]
    recorded_at: datetime
    clock: Clock
    url: str


class Recording:
    def __init__(self, *, database: Database, clock: Now, elections: Elections) -> None:
        self.database = database
        self._clock = clock
        self._elections = elections

    async def items(self, caller: Caller, *, cut: Cut, search: str = "") -> Page[Item]:
        """What the member can share now, the newest first; of what is searched for as much counts as in `Checking`.

        Raises:
            NotRegistered: Not a member.
        """
        async with self.database.read() as connection:
            place = (await acting(connection, caller)).require_member().location
            found = await items.open_items(
                connection,
                now=self._clock(),
                seen_from=place,
                search=words_searched(search),
                limit=cut.limit + 1,
                offset=cut.cursor,
            )
            return page_of(found, cut)

    @transactional("amplification.recording.record")
    async def record(
        self, tx: Tx, caller: Caller, *, item_id: int, link: str, account_id: int | None = None
    ) -> ShareResult:
        """Record a post as a share of an item, by one of the member's own accounts.

        Args:
            tx: The transaction.
            caller: Who has shared.
            item_id: Of the item.
            link: Text with a link to the post; the first one counts.
            account_id: The account that published it, where the link names none and there are several.

        Raises:
            NotRegistered: Not a member.
            NotFound: As `shareable`; or `account-gone`: the account is none of those that can have published the post.
            WrongScope: As `shareable`.
            Invalid: `no-link`, `unregistered-account`, `no-account-on-platform` or `account-unconfirmed`; or
                `election-runs`, as `Elections.require_shareable` (R5).
        """
        person = await acting(tx, caller)
        membership = person.require_member()
        now = self._clock()
        item = _open_at(await items.open_item(tx, item_id, now=now), membership.location)
        await self._elections.require_shareable(tx, item, now=now)
        post = first_post_link(link)
        if post is None:
            raise Invalid("no-link")
        own = await accounts.of_owner(tx, person.id)
        found = match(post, own, institution_id=membership.location.institution_id)
        candidates = tuple(one for one in found.candidates if account_id in {None, one.id})
        if not candidates:
            raise NotFound("account-gone")
        clock = clock_of_reader(person)
        earlier = await amplifications.of_post(tx, post, person.id, now=now)
        if earlier is not None:
            return ShareResult(
                outcome=ShareOutcome.ALREADY_YOURS,
                code=earlier.item_code,
                title=earlier.title,
                accounts=(),
                recorded_at=earlier.recorded_at,
                clock=clock,
                url=post.url,
            )
        outcome = ShareOutcome.RECORDED if len(candidates) == 1 else ShareOutcome.CHOOSE
        if outcome is ShareOutcome.RECORDED:
            await amplifications.add(
                tx,
                item_id=item.id,
                account_id=candidates[0].id,
                post=post,
                grade=found.grade,
                place=membership.location,
                now=now,
            )
        return ShareResult(
            outcome=outcome,
            code=item.code,
            title=item.content.title,
            accounts=candidates,
            recorded_at=now,
            clock=clock,
            url=post.url,
        )

    async def records(self, caller: Caller, *, cut: Cut) -> OwnShares:
        """The person's own records, the newest first; nobody else sees the personal ones (R8)."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            found = await amplifications.of_owner(
                connection, person.id, now=self._clock(), limit=cut.limit + 1, offset=cut.cursor
            )
            return OwnShares(page=page_of(found, cut), clock=clock_of_reader(person))

    @transactional("amplification.recording.delete")
    async def delete(self, tx: Tx, caller: Caller, *, record_id: int) -> None:
        """Erase one own record.

        Raises:
            NotFound: `record-gone`: no such record of this person.
        """
        person = await acting(tx, caller)
        if not await amplifications.delete_own(tx, record_id=record_id, owner_id=person.id):
            raise NotFound("record-gone")


async def shareable(connection: Tx, place: Location, *, code: str, now: datetime) -> Item:
    """The item with a code, as typed or linked, where a member who stands at this place can share it.

    Raises:
        NotFound: `item-not-open`: no such item, or it isn't approved (R7), or not public yet.
        WrongScope: `item-elsewhere`: it is meant for another place.
    """
    read = read_code(CodeKind.ITEM, code)
    item = None if read is None else await items.by_code(connection, read)
    return _open_at(None if item is None else await items.open_item(connection, item.id, now=now), place)


async def shareable_item(connection: Tx, place: Location, *, item_id: int, now: datetime) -> Item:
    """As `shareable`, by the item's id."""
    return _open_at(await items.open_item(connection, item_id, now=now), place)


def _open_at(item: Item | None, place: Location) -> Item:
    if item is None or item.target is None:
        raise NotFound("item-not-open")
    if not covers(item.target, place):
        raise WrongScope("item-elsewhere", code=item.code)
    return item
