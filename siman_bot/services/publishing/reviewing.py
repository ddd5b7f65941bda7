"""From review to broadcast: somebody else than the writers decides (R3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clocks_in
from siman_bot.domain.media import Parts
from siman_bot.domain.people.permissions import reach_of, require, require_in_reach_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing import vouching
from siman_bot.domain.publishing.acts import ItemAct
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Item, ItemState
from siman_bot.domain.publishing.marking import marks_of
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.publishing.parts import item_parts
from siman_bot.domain.publishing.source import Suffixes, check_public
from siman_bot.domain.publishing.terms import terms_of
from siman_bot.domain.publishing.vouching import NO_ANSWERS, Answers, Question, check_author, left_to_answer
from siman_bot.domain.publishing.words.reasons import read_reason
from siman_bot.domain.refusals import Already, Invalid, NotFound, Stale
from siman_bot.domain.sending.paid import FREE_PER_SECOND, most_stars
from siman_bot.domain.sending.plan import Plan, first_due, last_due
from siman_bot.domain.sending.way import Way
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.ports import ItemSent, OfficialAccounts
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.publishing.owing.owing import Owing
from siman_bot.services.publishing.owing.reaching import Reached, version_reach
from siman_bot.services.publishing.submitting import record
from siman_bot.services.publishing.targets import Audience, audience_of, refuse_own, require_reach_of_all, target_of
from siman_bot.services.sending.broadcasts.progress import watch
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.engine import Database
from storage.people import people
from storage.publishing import explanations, items
from storage.sending.broadcasts import broadcasts, standing

__all__ = ["Approved", "QueueRow", "Review", "Reviewing", "returnable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """An item, or own words about a withdrawal, whose `title` they are: then `explanation_id` is theirs."""

    item_id: int
    code: str
    title: str
    explanation_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An item as a reviewer sees it, with its `marks`. `own` items can be read but neither approved nor sent back (R3).

    One is `scheduled` where its time lies ahead at some of the places it goes to. `amends` counts whom a new version of
    what was broadcast before would reach, None for a first one. `stars` is what sending it costs at most.
    """

    item: Item
    audience: Audience
    own: bool
    scheduled: bool
    amends: Reached | None
    stars: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """Whom a version goes to; `amends` when an older one was broadcast before.

    `scheduled` is as in `Review`, with the `plan` and the `clocks` it goes by.
    """

    code: str
    broadcast_id: int
    way: Way
    reached: Reached
    amends: bool
    plan: Plan
    clocks: tuple[Clock, ...]
    scheduled: bool


class Reviewing:
    """`per_second` is how many messages the bot sends at most."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Now,
        official_accounts: OfficialAccounts,
        owing: Owing,
        item_sent: ItemSent,
        suffixes: Suffixes,
        elections: Elections,
        per_second: int = FREE_PER_SECOND,
    ) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts
        self._owing = owing
        self._item_sent = item_sent
        self._suffixes = suffixes
        self._elections = elections
        self._per_second = per_second

    async def queue(self, caller: Caller, *, cut: Cut) -> Page[QueueRow]:
        """What waits for this reviewer: within their scopes and not written by them, the longest waiting first.

        Own words about withdrawals come before items.

        Raises:
            WrongRole: The person may not review items.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            require(person, Act.REVIEW_ITEM)
            targets = reach_of(person, Act.REVIEW_ITEM, await places.gazetteer(connection))
            said = await explanations.count_waiting(connection, besides=person.id, targets=targets)
            total = said + await items.count_in_review(connection, besides=person.id, targets=targets)
            cut = cut.inside(total)
            waiting = await explanations.waiting(
                connection, besides=person.id, targets=targets, limit=cut.limit, offset=cut.cursor
            )
            rows = [QueueRow(item_id=0, code=code, title=words, explanation_id=one) for one, code, words in waiting]
            left, offset = cut.limit - len(rows), max(0, cut.cursor - said)
            found = await items.in_review(connection, besides=person.id, targets=targets, limit=left, offset=offset)
            return counted([*rows, *map(_row, found)], cut, total=total)

    async def review(self, caller: Caller, *, item_id: int) -> Review:
        """An item in review with its words and what it would reach.

        Raises:
            NotFound: No such item.
            WrongScope: No grant of the reviewer reaches its target.
            Stale: `item-moved-on`: it isn't in review (any more).
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            item = await _reviewed(connection, person, item_id)
            if item.state is not ItemState.IN_REVIEW:
                raise Stale("item-moved-on", code=item.code)
            audience = await audience_of(connection, item.target, item.way)
            return Review(
                item=item,
                audience=audience,
                own=person.id in {item.author_id, item.editor_id},
                scheduled=_lies_ahead(item.plan, audience.clocks, self._clock()),
                amends=await self._foreseen(connection, item),
                stars=most_stars(audience.groups * _messages_of(item), per_second=self._per_second),
                marks=await self._marks(connection, item),
            )

    async def to_answer(
        self, tx: Tx, person: Person, *, item_id: int, version: int, revision: int
    ) -> tuple[Mark | Question, ...]:
        """All that this reviewer is asked about an item as they saw it.

        Raises:
            Unanswered: `author-unanswered`: its author comes first.
            Refusal: As `returnable`.
        """
        item = await returnable(tx, person, item_id=item_id, version=version, revision=revision)
        marks = await self._marks(tx, item)
        check_author(marks, item.content)
        return left_to_answer(item.kind, marks, NO_ANSWERS)

    @transactional("publishing.reviewing.approve")
    async def approve(
        self, tx: Tx, caller: Caller, *, item_id: int, version: int, revision: int, answers: Answers = NO_ANSWERS
    ) -> Approved:
        """Approve exactly what the reviewer saw, and owe it to everybody it is meant for.

        What stands already in an older version is changed where it stands, in the target and outside, with a reply
        beneath it, and whom the change concerns is told (R13).

        Raises:
            OwnWork: The reviewer wrote or last edited it (R3).
            Already: `item-already-approved`.
            Stale: `item-moved-on`.
            Unanswered: `review-unanswered` or `author-unanswered`, as `vouching.approve` (R2, R7).
            Invalid: A field is missing (R1), the words may not be broadcast (R2, R5, R7), `no-groups-in-target` or
                `no-admins-in-target`, or `plan-ended`: what it says holds no longer when it would go out.
            NotFound: No such item.
            WrongScope: No grant of the reviewer reaches its target, or one of an earlier version's.
        """
        amends = await broadcasts.approved_version(tx, item_id) is not None
        if amends:
            await standing.hold(tx)
        person = await acting(tx, caller)
        before = await _reviewed(tx, person, item_id)
        await require_reach_of_all(tx, person, Act.REVIEW_ITEM, item_id)
        if before.state is ItemState.APPROVED and before.version == version:
            raise Already("item-already-approved", code=before.code)
        await refuse_own(tx, person, before)
        seen = {"version": version, "revision": revision}
        allowed = await self._official_accounts(tx)
        item, marks = vouching.approve(before, by=person.id, **seen, answers=answers, allowed=allowed)
        DraftChanges.of(item.content).read_words()
        check_public(item.content.source_url, self._suffixes)
        now = self._clock()
        clocks = clocks_in(await places.gazetteer(tx), target_of(item.target))
        if item.plan.expires_at is not None and item.plan.expires_at <= last_due(item.plan, clocks, now):
            raise Invalid("plan-ended")
        await self._elections.require_neutral(
            tx, item.content, target=target_of(item.target), plan=item.plan, clocks=clocks, now=now
        )
        await items.save(tx, item, expected_revision=revision, now=now)
        first = first_due(item.plan, clocks, now)
        broadcast_id = await broadcasts.add(tx, terms_of(item), now=now, public_from=first if first > now else None)
        await self._item_sent(tx, item.id, target_of(item.target), now)
        reached = await self._owing.version(tx, item, broadcast_id, now=now)
        if not (reached.new or reached.edited or reached.unknown):
            raise Invalid("no-admins-in-target" if item.way is Way.RELAY else "no-groups-in-target")
        author = await people.get(tx, item.author_id)
        if author is not None:
            await watch(tx, broadcast_id=broadcast_id, author_telegram_id=author.telegram_id, now=now)
        await record(tx, person, ItemAct.APPROVE, item, now, said=vouching.audited(item.kind, marks))
        return Approved(
            code=item.code,
            broadcast_id=broadcast_id,
            way=item.way or Way.DIRECT,
            reached=reached,
            amends=amends,
            plan=item.plan,
            clocks=clocks,
            scheduled=_lies_ahead(item.plan, clocks, now),
        )

    @transactional("publishing.reviewing.send-back")
    async def send_back(self, tx: Tx, caller: Caller, *, item_id: int, version: int, revision: int, reason: str) -> str:
        """Give an item back to its author with a reason; its code.

        Raises:
            Invalid: As `read_reason`.
            Refusal: As `returnable`.
        """
        person = await acting(tx, caller)
        why = read_reason(reason, allowed=await self._official_accounts(tx))
        before = await returnable(tx, person, item_id=item_id, version=version, revision=revision)
        item = rules.send_back(before, by=person.id, version=version, because=why)
        now = self._clock()
        await items.save(tx, item, expected_revision=revision, now=now)
        author = await people.get(tx, item.author_id)
        if author is not None:
            told = notice(
                "item-sent-back",
                to=author.telegram_id,
                once=f"item.sent_back:{item.id}:{item.revision}",
                buttons=(NoticeButton(label="button-open-own", action="item-own", args=(item.id,)),),
                code=item.code,
                title=item.content.title,
                reason=why,
            )
            await tell(tx, [told], now)
        await record(tx, person, ItemAct.SEND_BACK, item, now)
        return item.code

    async def _marks(self, connection: Tx, item: Item) -> tuple[Mark, ...]:
        return marks_of(item.kind, item.content, allowed=await self._official_accounts(connection))

    async def _foreseen(self, connection: Tx, item: Item) -> Reached | None:
        """Whom a new version would reach; None for an item that was never broadcast."""
        reached = await version_reach(connection, item, None, now=self._clock())
        if not reached.is_change:
            return None
        return Reached(edited=reached.edited, new=reached.new, unknown=reached.unknown, is_change=True)


async def returnable(tx: Tx, person: Person, *, item_id: int, version: int, revision: int) -> Item:
    """An item that this person may send back as they saw it.

    Raises:
        NotFound: No such item.
        OwnWork: The reviewer wrote or last edited it (R3).
        Stale: `item-moved-on`.
        WrongRole: The person may not review items.
        WrongScope: No grant of the reviewer reaches its target.
    """
    item = await _reviewed(tx, person, item_id)
    await refuse_own(tx, person, item)
    rules.send_back(item, by=person.id, version=version)
    if item.revision != revision:
        raise Stale("item-moved-on", code=item.code)
    return item


async def _reviewed(tx: Tx, person: Person, item_id: int) -> Item:
    require(person, Act.REVIEW_ITEM)
    item = await items.get(tx, item_id)
    if item is None:
        raise NotFound
    require_in_reach_throughout(person, Act.REVIEW_ITEM, target_of(item.target), await places.gazetteer(tx))
    return item


def _row(item: Item) -> QueueRow:
    return QueueRow(item_id=item.id, code=item.code, title=item.content.title)


def _messages_of(item: Item) -> int:
    """How many messages a group gets."""
    if item_parts(item.content, item.code, item.kind) is Parts.MEDIA_FIRST:
        return len(item.content.media) + 1
    return 1


def _lies_ahead(plan: Plan, clocks: Sequence[Clock], now: datetime) -> bool:
    return last_due(plan, clocks, now) > now
