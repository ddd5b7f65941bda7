"""Whom a correction or a withdrawal concerns is told: each once, in steps that any process can take up (R13, R8)."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import func, select

from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.telling import Occasion
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.amplification.concerning import SHARERS
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.paging import Cut
from siman_bot.services.ports import Concern
from siman_bot.services.publishing.owing.telling import Telling
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.publishing import items
from storage.publishing.tables import tellings
from storage.sending.broadcasts import broadcasts as broadcast_rows
from storage.sending.tables import broadcasts, deliveries
from tests.services.setting import appoint, bind, hand_over, rewrite
from tests.sharing import PAGE
from tests.town import TestClock
from tests.writing import CONTENT

AUTHOR, REVIEWER = Caller(telegram_id=1), Caller(telegram_id=2)
MEMBERS = tuple(Caller(telegram_id=number) for number in range(101, 106))
CHAT = -1001
_posts = count(1)


class Desk:
    """A centre with one group and five members; people are told two at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = TestClock()
        self.services = self.anew()
        self.item_id = 0

    def anew(self) -> Services:
        """As a process that has just started."""
        drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
        return make_services(
            database=self.database, clock=self.clock, choice=lambda _: next(drawn), quiet=None, owed_at_once=2
        )

    async def open(self) -> Item:
        """An item that was broadcast."""
        await appoint(self.services, AUTHOR, REVIEWER)
        await bind(self.services, REVIEWER, CHAT)
        newcomers = [Newcomer(telegram_id=one.telegram_id, name="Anggota", province_code="51") for one in MEMBERS]
        await enrol(self.services, newcomers)
        item = await hand_over(self.services, AUTHOR, CONTENT)
        self.item_id = item.id
        await self.approve(item)
        return item

    async def approve(self, item: Item) -> None:
        await self.services.publishing.reviewing.approve(
            REVIEWER, item_id=item.id, version=item.version, revision=item.revision, answers=EVERY_QUESTION
        )

    async def correct(self) -> None:
        """A new version, approved."""
        self.clock.advance(timedelta(minutes=1))
        await self.approve(await rewrite(self.services, AUTHOR, self.item_id, body=f"Isi {next(_posts)}."))

    async def withdraw(self) -> None:
        self.clock.advance(timedelta(minutes=1))
        withdrawing = self.services.publishing.withdrawing
        seen = await withdrawing.choose(REVIEWER, item_id=self.item_id)
        await withdrawing.withdraw(
            REVIEWER,
            item_id=self.item_id,
            revision=seen.revision,
            removal=Removal.MARK,
            reason=WithdrawalReason.UNSAFE,
        )

    async def share(self, member: Caller, *, posts: int = 1, kind: AccountKind = AccountKind.PERSONAL) -> None:
        """Record so many posts, by an account that is declared (and confirmed) for it."""
        amplification, handle = self.services.amplification, f"{kind.value}{member.telegram_id}"
        declared = await amplification.accounts.declare(member, link=f"https://x.com/{handle[:15]}", kind=kind)
        if kind is AccountKind.INSTITUTION:
            when = seconds(declared.declared_at)
            for admin in (AUTHOR, REVIEWER):
                await amplification.confirming.confirm(admin, account_id=declared.id, declared=when, page=PAGE)
        for _ in range(posts):
            link = f"https://x.com/{handle[:15]}/status/{next(_posts)}"
            await amplification.recording.record(member, item_id=self.item_id, link=link)

    async def leave(self, member: Caller) -> None:
        standing = await self.services.people.consenting.standing(member.telegram_id)
        assert standing.person is not None
        await self.services.people.own_data.erase(member, person_id=standing.person.id)

    async def finish(self) -> None:
        await self.anew().publishing.owing.finish()

    async def told(self, *keys: str) -> list[tuple[str, int]]:
        """Key and chat of the notices about items, in the order in which they were owed."""
        async with self.database.read() as connection:
            rows = await connection.execute(select(deliveries).order_by(deliveries.c.id))
            return [(row.payload["key"], row.chat_id) for row in rows if row.payload.get("key") in (keys or KEYS)]


KEYS = tuple(f"{did}-item-{what}" for did in ("shared", "reported") for what in ("corrected", "withdrawn"))
EACH_ONCE = Counter(member.telegram_id for member in MEMBERS)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_every_sharer_is_told_once_of_each_change_however_many_posts(desk: Desk) -> None:
    """R13: of a correction, of the next one, of the withdrawal; in steps behind the decision."""
    await desk.open()
    for member in MEMBERS:
        await desk.share(member, posts=2)
    await desk.correct()
    assert len(await desk.told("shared-item-corrected")) == 2
    await desk.finish()
    assert Counter(chat for _, chat in await desk.told("shared-item-corrected")) == EACH_ONCE
    await desk.correct()
    await desk.finish()
    twice = Counter(chat for _, chat in await desk.told("shared-item-corrected"))
    assert twice == Counter(dict.fromkeys(EACH_ONCE, 2))
    await desk.withdraw()
    await desk.finish()
    assert Counter(chat for _, chat in await desk.told("shared-item-withdrawn")) == EACH_ONCE
    async with desk.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(tellings))).scalar_one() == 0


async def test_a_death_in_a_step_tells_nobody_twice_and_leaves_out_nobody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R13: a step is one transaction, and the next process goes on from there."""
    await desk.open()
    for member in MEMBERS:
        await desk.share(member)
    await desk.correct()

    async def dying(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for where in ("move", "end"):
        with monkeypatch.context() as patched:
            patched.setattr(f"siman_bot.services.publishing.owing.telling.tellings.{where}", dying)
            with pytest.raises(KeyboardInterrupt):
                await desk.anew().publishing.owing.finish()
    await asyncio.gather(*(desk.anew().publishing.owing.finish() for _ in range(3)), return_exceptions=True)
    await desk.finish()
    assert Counter(chat for _, chat in await desk.told("shared-item-corrected")) == EACH_ONCE


async def test_a_withdrawal_takes_the_place_of_what_was_still_to_be_told(desk: Desk) -> None:
    """R13: who hasn't heard of the correction hears at once what holds now."""
    await desk.open()
    for member in MEMBERS:
        await desk.share(member)
    await desk.correct()
    await desk.withdraw()
    await desk.finish()
    assert len(await desk.told("shared-item-corrected")) == 2
    assert Counter(chat for _, chat in await desk.told("shared-item-withdrawn")) == EACH_ONCE


async def test_who_retracted_left_or_only_read_is_not_told(desk: Desk) -> None:
    """R8, R11: consent that was withdrawn ends it too, before the step and after it."""
    await desk.open()
    retracted, left, leaves_later, *stays = MEMBERS[:4]
    for member in (retracted, left, leaves_later, *stays):
        await desk.share(member)
    recording = desk.services.amplification.recording
    for row in (await recording.records(retracted, cut=Cut(limit=9))).page.rows:
        await recording.delete(retracted, record_id=row.id)
    await desk.leave(left)
    await desk.correct()
    assert (("shared-item-corrected", leaves_later.telegram_id)) in await desk.told()
    await desk.leave(leaves_later)
    await desk.finish()
    assert {chat for _, chat in await desk.told()} == {one.telegram_id for one in stays}
    async with desk.database.read() as connection:
        assert not list(await connection.execute(select(deliveries).where(deliveries.c.chat_id == -left.telegram_id)))


async def test_who_shared_for_an_institution_is_told_and_nobody_once_they_left(desk: Desk) -> None:
    """R13, R11: its shares stay in public when whoever declared the account leaves; no message follows them."""
    await desk.open()
    present, left = MEMBERS[:2]
    for member in (present, left):
        await desk.share(member, kind=AccountKind.INSTITUTION)
    await desk.leave(left)
    await desk.withdraw()
    await desk.finish()
    assert await desk.told() == [("shared-item-withdrawn", present.telegram_id)]


async def test_a_planned_correction_is_told_when_its_words_are_public(desk: Desk) -> None:
    """R14: where no older message stands to be changed at once; and not at all if it was cancelled before."""
    for cancelled in (False, True):
        if not desk.item_id:
            await desk.open()
            await desk.share(MEMBERS[0])
        told = await desk.told()
        newest = await rewrite(desk.services, AUTHOR, desk.item_id, body=f"Isi {next(_posts)}.")
        opens = desk.clock() + timedelta(days=1)
        async with desk.database.write() as tx:
            newest = replace(newest, plan=Plan(release=Release.AT, at=opens), revision=newest.revision + 1)
            await items.save(tx, newest, expected_revision=newest.revision - 1, now=desk.clock())
        await desk.approve(newest)
        await desk.finish()
        assert await desk.told() == told
        if cancelled:
            async with desk.database.read() as connection:
                sent = (await broadcast_rows.of_item(connection, desk.item_id))[0]
            await desk.services.sending.steering.cancel(REVIEWER, broadcast_id=sent.id, revision=sent.revision)
        desk.clock.advance(timedelta(days=1, minutes=1))
        await desk.finish()
        assert len(await desk.told()) == len(told) + (0 if cancelled else 1)


async def test_a_reporter_is_told_of_what_the_report_bore_and_once_though_a_sharer(desk: Desk) -> None:
    """R13, R10: by code, by title, or by the whole body; not who took the report back, and not of other items."""
    item = await desk.open()
    by_code, by_title, taken_back, other, both = MEMBERS
    reporting = desk.services.reports.reporting
    await reporting.hand_in(by_code, text=f"Benarkah ini? {item.code.lower()}")
    await reporting.hand_in(by_title, text=f"Kabar di grup:\n{CONTENT.title.upper()}\nDatang semua!")
    await reporting.hand_in(taken_back, text=f"Cek {item.code}")
    (own,) = (await reporting.mine(taken_back, cut=Cut(limit=1))).rows
    await reporting.withdraw(taken_back, report_id=own.id)
    await reporting.hand_in(other, text="Beras plastik beredar")
    await reporting.hand_in(both, text=item.code)
    await desk.share(both)
    await desk.correct()
    await desk.finish()
    assert Counter(await desk.told()) == Counter(
        {
            ("reported-item-corrected", by_code.telegram_id): 1,
            ("reported-item-corrected", by_title.telegram_id): 1,
            ("shared-item-corrected", both.telegram_id): 1,
        }
    )


async def test_these_notices_stand_in_no_list_and_change_no_number(desk: Desk) -> None:
    """R8: they belong to no broadcast; what staff read and the audit are the same with sharers and without."""
    seen = []
    await desk.open()
    for shares in (0, 3):
        for member in MEMBERS[:shares]:
            await desk.share(member)
        await desk.correct()
        await desk.finish()
        async with desk.database.read() as connection:
            newest = (await connection.execute(select(func.max(broadcasts.c.id)))).scalar_one()
            owed = [row for row in await connection.execute(select(deliveries)) if row.payload.get("key") in KEYS]
        assert {row.broadcast_id for row in owed} <= {None}
        assert {row.about_person_id for row in owed} <= {None}
        detail = await desk.services.sending.watching.detail(REVIEWER, broadcast_id=newest)
        entries = (await desk.services.sending.manifest.part(broadcast_id=newest, cut=Cut(limit=99))).rows
        seen.append((detail.counts, detail.reasons, detail.broadcast.tally, [one.kind for one in entries]))
    assert seen[0] == seen[1]


async def test_every_concern_that_is_declared_is_asked_in_order(desk: Desk) -> None:
    """R13: later capabilities add theirs to `registry.CONCERNS`."""
    item = await desk.open()
    for member in MEMBERS:
        await desk.share(member)
    asked = []

    async def nobody(_connection: object, item_id: int, *, until: object, after: int, limit: int) -> list[object]:
        asked.append((item_id, after, limit))
        return []

    other = Concern(name="others", people=nobody, corrected="x", withdrawn="y")  # type: ignore[arg-type]
    telling = Telling(database=desk.database, clock=desk.clock, concerns=(SHARERS, other), at_once=2)
    async with desk.database.write() as tx:
        await telling.begin(tx, item, Occasion.CORRECTED, now=desk.clock())
    while await telling.follow_up():
        pass
    assert asked == [(item.id, 0, 2)]
    assert Counter(chat for _, chat in await desk.told()) == EACH_ONCE
