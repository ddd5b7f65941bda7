"""Nothing of an item is confirmed, shown, attached, listed or recorded before it is public (R14)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
import pytest_asyncio

from handlers.publishing.views.sayings import sayings
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Content, Item
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.refusals import NotFound
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.summaries.recap import Period
from siman_bot.services.paging import Cut
from siman_bot.services.publishing.checking import CheckAnswer
from siman_bot.services.transaction import Caller
from storage.publishing import drafts, items
from storage.sending.broadcasts import broadcasts
from tests.sharing import POSTS, item_of, make_account
from tests.town import MORNING, USERNAME, Town
from tests.writing import BODY, CONTENT, TITLE, bound_group, drafted, rewritten

TWO_DAYS: Final = timedelta(days=2)
FILE: Final = Media(kind=MediaKind.PHOTO, file_id="AgADphoto", unique_id="photo")
ALL: Final = Cut(limit=10, cursor=0)
LATER: Final = Plan(release=Release.AT, at=MORNING + TWO_DAYS)


class Desk:
    """Two people of the ministry who write and approve, and a member in Jakarta with an account."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self._post = 100

    async def open(self) -> "Desk":
        self.author = await self.town.staff("Sari", Role.CENTRAL)
        self.reviewer = await self.town.staff("Tono", Role.CENTRAL)
        for place in ("31", "91"):
            await bound_group(self.town, f"Humas {place}", creator=self.reviewer, scope=f"province:{place}")
        self.member = await self.town.member("Made", province="31")
        await make_account(self.town, self.member, Platform.X, "made_31")
        return self

    async def planned(self, plan: Plan, *, content: Content = CONTENT) -> Item:
        """An approved item with this plan."""
        draft = await drafted(self.town, self.author, content=content)
        async with self.town.database.write() as tx:
            one = replace(draft, plan=plan, content=replace(draft.content, media=content.media))
            await drafts.save(tx, one, expected_revision=draft.revision, now=self.town.clock())
        assert self.town.app is not None
        done = await self.town.app.services.publishing.submitting.submit(
            Caller(telegram_id=self.author.id), draft_id=draft.id, revision=draft.revision
        )
        return await self.approve(done.code)

    async def approve(self, code: str) -> Item:
        item = await item_of(self.town, code)
        assert self.town.app is not None
        await self.town.app.services.publishing.reviewing.approve(
            Caller(telegram_id=self.reviewer.id),
            item_id=item.id,
            version=item.version,
            revision=item.revision,
            answers=EVERY_QUESTION,
        )
        return await item_of(self.town, code)

    async def steer(self, item: Item, act: str) -> None:
        """Pause or cancel the item's newest broadcast, or go on with it."""
        async with self.town.database.read() as connection:
            (newest, *_) = await broadcasts.of_item(connection, item.id)
        assert self.town.app is not None
        steering = self.town.app.services.sending.steering
        await getattr(steering, act)(
            Caller(telegram_id=self.reviewer.id), broadcast_id=newest.id, revision=newest.revision
        )

    async def seen(self, item: Item) -> set[str]:
        """By which doors anybody gets something of it now."""
        assert self.town.app is not None
        services, caller = self.town.app.services, Caller(telegram_id=self.member.id)
        checking, recording = services.publishing.checking, services.amplification.recording
        found = set()
        for door, text in (("code", item.code), ("title", item.content.title), ("body", item.content.body)):
            if (await checking.check(text, sayings=sayings)).answer is not CheckAnswer.UNKNOWN:
                found.add(door)
        if (await checking.contents(caller, cut=ALL)).page.rows:
            found.add("list")
        if (await checking.contents(caller, cut=ALL, search=item.code)).page.rows:
            found.add("search")
        if (await recording.items(caller, cut=ALL)).rows:
            found.add("to share")
        editor = Caller(telegram_id=self.reviewer.id)
        if (await services.summaries.recap.items(editor, scope=NATION, period=Period.ALL, cut=ALL)).items.rows:
            found.add("summary")
        self._post += 1
        link = POSTS[Platform.X].format(handle="made_31", number=self._post)
        for door, asked in (
            ("open", checking.published(item_id=item.id)),
            ("attached", services.publishing.attaching.published(item_id=item.id)),
            ("record", recording.record(caller, item_id=item.id, link=link)),
            ("figures", services.summaries.recap.item(editor, scope=NATION, period=Period.ALL, item_id=item.id)),
        ):
            try:
                await asked
            except NotFound:
                continue
            found.add(door)
        return found


EVERY_DOOR: Final = {
    *("code", "title", "body", "list", "search", "to share", "summary", "open", "attached", "record", "figures")
}


@pytest_asyncio.fixture
async def desk(town: Town) -> Desk:
    return await Desk(town).open()


async def test_what_is_planned_is_nowhere_before_its_time(town: Town, desk: Desk) -> None:
    """R14: nothing is confirmed before it is public, by any use case."""
    item = await desk.planned(LATER, content=replace(CONTENT, media=(FILE,)))
    assert await desk.seen(item) == set()
    town.clock.advance(TWO_DAYS - timedelta(minutes=5))
    assert await desk.seen(item) == set()
    town.clock.advance(timedelta(minutes=6))
    assert await desk.seen(item) == EVERY_DOOR


async def test_people_meet_nothing_of_it_by_command_button_or_link(town: Town, desk: Desk) -> None:
    """R14: as above, by what people type, tap and open."""
    item = await desk.planned(LATER)
    rina = await town.person("Rina")
    for text in (item.code, TITLE, BODY):
        await rina.send(f"/cek {text}")
        await rina.expect("Bukan dari kami")
    await rina.open_link(f"https://t.me/{USERNAME}?start=cek_{item.code.removeprefix('SM-')}")
    await rina.expect("Bukan dari kami")
    await rina.send("/konten")
    shown = await rina.expect("Belum ada konten")
    for forged in (f"content:{item.id}:0:", f"attach-see-public:{item.id}"):
        assert "Tidak ditemukan" in (await rina.tap(message=shown, data=forged)).text
    await desk.member.open_link(f"https://t.me/{USERNAME}?start=catat_{item.code.removeprefix('SM-')}")
    assert not await _recordable(desk, item)


async def _recordable(desk: Desk, item: Item) -> bool:
    assert desk.town.app is not None
    try:
        await desk.town.app.conversations.amplification.recording.open(
            Caller(telegram_id=desk.member.id), code=item.code
        )
    except NotFound:
        return False
    return True


async def test_a_local_hour_is_public_from_the_first_clock_of_the_target(town: Town, desk: Desk) -> None:
    """R14: at 08.00 WIT somebody can read it, so everybody may check it."""
    item = await desk.planned(Plan(release=Release.LOCAL, at=datetime(2026, 11, 26, 8)))  # noqa: DTZ001 - local
    first = datetime(2026, 11, 25, 23, tzinfo=UTC)
    town.clock.advance(first - timedelta(minutes=2) - town.clock())
    assert await desk.seen(item) == set()
    town.clock.advance(timedelta(minutes=3))
    assert await desk.seen(item) == EVERY_DOOR - {"attached"}


@pytest.mark.parametrize("act", ["pause", "cancel"])
async def test_what_is_held_back_before_its_time_stays_unseen(town: Town, desk: Desk, act: str) -> None:
    """R14: a time that passes while nothing may go out makes nothing public."""
    item = await desk.planned(LATER)
    await desk.steer(item, act)
    town.clock.advance(TWO_DAYS + timedelta(minutes=5))
    assert await desk.seen(item) == set()
    if act == "pause":
        await desk.steer(item, "resume")
        assert await desk.seen(item) == EVERY_DOOR - {"attached"}


async def test_what_is_withdrawn_before_its_time_was_never_ours_in_public(town: Town, desk: Desk) -> None:
    """R14: the check doesn't tell of what nobody ever got."""
    item = await desk.planned(LATER)
    assert town.app is not None
    await town.app.services.publishing.withdrawing.withdraw(
        Caller(telegram_id=desk.reviewer.id),
        item_id=item.id,
        revision=item.revision,
        removal=Removal.MARK,
        reason=WithdrawalReason.WRONG_CONTENT,
    )
    town.clock.advance(TWO_DAYS + timedelta(minutes=5))
    assert await desk.seen(item) == set()


async def test_a_version_that_another_overtook_before_its_time_is_never_confirmed(town: Town, desk: Desk) -> None:
    """R14: the words of the first version went to nobody."""
    item = await desk.planned(LATER)
    await rewritten(town, desk.author, item.code, DraftChanges(body="Isi yang baru."))
    item = await desk.approve(item.code)
    assert await desk.seen(item) == set()
    town.clock.advance(TWO_DAYS + timedelta(minutes=5))
    assert "body" in await desk.seen(item)
    assert town.app is not None
    checked = await town.app.services.publishing.checking.check(BODY, sayings=sayings)
    assert checked.answer is CheckAnswer.ALTERED


async def test_a_planned_change_shows_the_old_words_until_its_time(town: Town, desk: Desk) -> None:
    """R14: what is public already stays so in its public words, where none of it stands to be changed at once."""
    item = await desk.planned(Plan())
    await desk.steer(item, "pause")
    async with town.database.write() as tx:
        newer = replace(item, version=2, revision=item.revision + 1, content=replace(item.content, title="Judul kedua"))
        await items.save(tx, newer, expected_revision=item.revision, now=town.clock())
        terms = (await broadcasts.of_item(tx, item.id))[0]
        await broadcasts.add(tx, replace(terms, item_version=2), now=town.clock(), public_from=town.clock() + TWO_DAYS)
    assert town.app is not None
    checking = town.app.services.publishing.checking
    assert (await checking.published(item_id=item.id)).content.title == TITLE
    assert (await checking.check("Judul kedua", sayings=sayings)).content == item.content
    town.clock.advance(TWO_DAYS + timedelta(minutes=5))
    assert (await checking.published(item_id=item.id)).content.title == "Judul kedua"
