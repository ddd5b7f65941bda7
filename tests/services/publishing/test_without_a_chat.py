"""An item from its first word to its withdrawal as a page or an import would have it: use cases alone, no form."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from handlers.publishing.views.sayings import sayings
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.moment import Moment
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Clock, Scope
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Content, ItemKind, ItemState
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.refusals import Already, Invalid, NotFound, OwnWork, Refusal, Stale, WrongRole
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.sending.way import Way
from siman_bot.services.groups.binding import Seen
from siman_bot.services.paging import Cut
from siman_bot.services.publishing.planning import UNCHANGED
from siman_bot.services.registry import PublishingServices, Services, make_services
from siman_bot.services.transaction import Caller, Key
from storage.engine import Database
from storage.groups import groups
from storage.publishing import drafts, items
from storage.tables import dialogs
from tests.town import TestClock

SARI, TONO, MADE, BUDI = (Caller(telegram_id=number) for number in (71, 72, 73, 74))
GROUP = -1_001
BALI = Scope.parse("province:51")
CONTENT = Content(
    title=" Jadwal imunisasi ",
    body="Gratis di puskesmas.",
    source_url="https://kemkes.go.id/a",
    office="Kementerian Kesehatan",
    post="Kepala Biro Humas",
)
WHOLE = DraftChanges.of(CONTENT, target=NATION, way=Way.DIRECT)
PHOTO = Media(kind=MediaKind.PHOTO, file_id="A", unique_id="a")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest_asyncio.fixture
async def everything(database: Database, clock: TestClock) -> Services:
    drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
    made = make_services(database=database, clock=clock, choice=lambda _: next(drawn), quiet=None)
    for caller in (SARI, TONO, MADE, BUDI):
        await made.people.consenting.agree(caller, name="Sari", language="id", text_version=CONSENT_VERSION)
    for caller, scope in ((SARI, NATION), (TONO, NATION), (MADE, BALI)):
        await made.people.granting.grant(caller.telegram_id, Grant(role=Role.CENTRAL, scope=scope))
    await made.groups.presence.note_presence(
        TONO, chat_id=GROUP, title="Humas", arrived=True, present=True, writes=True
    )
    async with database.read() as connection:
        group = await groups.find(connection, GROUP)
    assert group is not None
    seen = Seen(administers=True, present=True, writes=True)
    await made.groups.binding.bind(TONO, group_id=group.id, revision=group.revision, scope=BALI, seen=seen)
    return made


@pytest.fixture
def services(everything: Services) -> PublishingServices:
    return everything.publishing


async def test_an_item_is_written_planned_reviewed_and_withdrawn(
    database: Database, services: PublishingServices
) -> None:
    draft = await services.writing.start(SARI, changes=WHOLE)
    assert (draft.content.title, draft.missing) == ("Jadwal imunisasi", [])
    draft = await services.attaching.attach(SARI, draft_id=draft.id, files=(PHOTO,))
    draft = await services.planning.plan(
        SARI,
        draft_id=draft.id,
        revision=draft.revision,
        release=Moment(wall=datetime(2026, 11, 30, 8, 0), clock=Clock.WITA),  # noqa: DTZ001 - a wall time
        end=Moment(wall=datetime(2026, 12, 5, 18, 0), clock=Clock.WIB),  # noqa: DTZ001 - as above
        pin=True,
    )
    assert (draft.plan.release, draft.plan.pin) == (Release.AT, True)
    sent = await services.submitting.submit(SARI, draft_id=draft.id, revision=draft.revision)
    assert sent.reviewers == 1
    review = await services.reviewing.review(TONO, item_id=sent.item_id)
    seen = {"item_id": sent.item_id, "version": review.item.version, "revision": review.item.revision}
    assert await services.reviewing.send_back(TONO, **seen, reason="Tambahkan jamnya.") == sent.code
    copy = await services.writing.rewrite(SARI, item_id=sent.item_id)
    copy = await services.writing.change(
        SARI, draft_id=copy.id, revision=copy.revision, changes=DraftChanges(body="Pukul 08.00.", target=BALI)
    )
    copy = await services.planning.plan(SARI, draft_id=copy.id, release=None, end=None, pin=False)
    assert copy.plan == Plan()
    await services.submitting.submit(SARI, draft_id=copy.id, revision=copy.revision)
    review = await services.reviewing.review(TONO, item_id=sent.item_id)
    assert (review.item.content.body, review.item.content.media) == ("Pukul 08.00.", (PHOTO,))
    await services.reviewing.approve(
        TONO, item_id=sent.item_id, version=review.item.version, revision=review.item.revision, answers=EVERY_QUESTION
    )
    public = await services.checking.check(sent.code, sayings=sayings)
    assert (public.code, public.version) == (sent.code, 2)
    standing = await services.withdrawing.choose(TONO, item_id=sent.item_id)
    done = await services.withdrawing.withdraw(
        TONO, item_id=sent.item_id, revision=standing.revision, removal=Removal.MARK, reason=WithdrawalReason.EXPIRED
    )
    assert done.code == sent.code
    with pytest.raises(Already, match="item-already-withdrawn"):
        await services.withdrawing.withdraw(
            TONO,
            item_id=sent.item_id,
            revision=standing.revision,
            removal=Removal.DELETE,
            reason=WithdrawalReason.CHANGED,
        )
    assert (await services.checking.check(sent.code, sayings=sayings)).reason == "expired"
    assert (await services.submitting.own_item(SARI, item_id=sent.item_id)).item.state is ItemState.WITHDRAWN
    async with database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(dialogs))).scalar_one() == 0


async def test_what_a_page_asks_for_twice_is_done_once(services: PublishingServices, clock: TestClock) -> None:
    draft, again = [
        await services.writing.start(
            Caller(telegram_id=SARI.telegram_id, key=Key(name="form-1", at=clock())), changes=WHOLE
        )
        for _ in range(2)
    ]
    assert draft == again
    sent, as_before = [
        await services.submitting.submit(
            Caller(telegram_id=SARI.telegram_id, key=Key(name="send-1", at=clock())),
            draft_id=draft.id,
            revision=draft.revision,
        )
        for _ in range(2)
    ]
    assert sent == as_before
    assert len((await services.submitting.desk(SARI, cut=Cut(limit=10))).rows) == 1


@pytest.mark.parametrize(
    ("changes", "refusal", "key"),
    [
        (DraftChanges(title=" "), Invalid, "text-missing"),
        (DraftChanges(title="Judul", body="Kabar itu hoaks."), Invalid, "labels-a-claim"),
        (DraftChanges(office="-"), Invalid, "no-name"),
        (DraftChanges(title="Judul", target=Scope.parse("province:99")), NotFound, "not-found"),
        (DraftChanges(title="Judul", target=Scope.parse("institution:1")), NotFound, "not-found"),
        (DraftChanges(title="Judul", target=Scope.parse("province:31")), NotFound, "not-found"),
    ],
)
async def test_what_may_not_be_written_leaves_nothing_behind(
    services: PublishingServices, changes: DraftChanges, refusal: type[Refusal], key: str
) -> None:
    """R2, R7; a grant never reaches outside its scope."""
    with pytest.raises(refusal, match=key):
        await services.writing.start(MADE, changes=changes)
    assert (await services.submitting.desk(MADE, cut=Cut(limit=10))).rows == ()
    draft = await services.writing.start(MADE, changes=DraftChanges(title="Awal"))
    with pytest.raises(refusal, match=key):
        await services.writing.change(MADE, draft_id=draft.id, revision=draft.revision, changes=changes)
    assert (await services.submitting.desk(MADE, cut=Cut(limit=10))).rows == (draft,)


async def test_a_working_copy_is_its_writers_alone_and_changed_as_it_was_seen(services: PublishingServices) -> None:
    draft = await services.writing.start(SARI, changes=WHOLE)
    changed = await services.writing.change(SARI, draft_id=draft.id, changes=DraftChanges(title="Lain"))
    assert changed.revision == draft.revision + 1
    old = {"draft_id": draft.id, "revision": draft.revision}
    change = DraftChanges(title="Terlambat")
    for caller, refusal in ((SARI, "button-expired"), (TONO, "draft-gone")):
        with pytest.raises(Stale, match=refusal):
            await services.writing.change(caller, **old, changes=change)
        with pytest.raises(Stale, match=refusal):
            await services.planning.plan(caller, draft_id=draft.id, revision=draft.revision, pin=True)
        with pytest.raises(Stale, match=refusal):
            await services.attaching.clear(caller, **old)
        with pytest.raises(Stale, match=refusal):
            await services.writing.discard(caller, **old)
        with pytest.raises(Stale, match=refusal):
            await services.submitting.submit(caller, **old)
    with pytest.raises(WrongRole):
        await services.writing.start(BUDI, changes=WHOLE)
    with pytest.raises(WrongRole):
        await services.writing.change(BUDI, **old, changes=change)


async def test_files_are_attached_all_or_none(services: PublishingServices) -> None:
    draft = await services.writing.start(SARI, changes=WHOLE)
    video = Media(kind=MediaKind.VIDEO, file_id="B", unique_id="b")
    named = Media(kind=MediaKind.DOCUMENT, file_id="C", unique_id="c", name="Aduan @budi_santoso.pdf")
    for files, key in (((PHOTO, PHOTO), "media-there"), ((PHOTO, named), "media-name")):
        with pytest.raises(Invalid, match=key):
            await services.attaching.attach(SARI, draft_id=draft.id, files=files)
    kept = await services.attaching.attach(SARI, draft_id=draft.id, files=(PHOTO, video))
    assert (kept.content.media, kept.revision) == ((PHOTO, video), draft.revision + 1)
    kept = await services.attaching.remove(SARI, draft_id=kept.id, revision=kept.revision, place=0)
    assert kept.content.media == (video,)


async def test_a_time_is_judged_when_it_is_set_and_otherwise_left_alone(
    services: PublishingServices, clock: TestClock
) -> None:
    """A release that has passed meanwhile is as good as at once: it hinders no other change."""
    draft = await services.writing.start(SARI, changes=WHOLE)
    soon = clock().replace(tzinfo=None) + timedelta(hours=10)
    release = Moment(wall=soon, clock=Clock.WIT)
    draft = await services.planning.plan(SARI, draft_id=draft.id, release=release)
    clock.advance(timedelta(hours=6))
    with pytest.raises(Invalid, match="release-passed"):
        await services.planning.plan(SARI, draft_id=draft.id, release=release)
    end = Moment(wall=soon + timedelta(days=1), clock=Clock.WIB)
    planned = await services.planning.plan(SARI, draft_id=draft.id, release=UNCHANGED, end=end, pin=True)
    assert (planned.plan.at, planned.plan.pin) == (draft.plan.at, True)
    assert planned.plan.expires_at is not None
    with pytest.raises(Invalid, match="end-not-local"):
        await services.planning.plan(SARI, draft_id=draft.id, end=Moment(wall=soon, clock=None))


async def test_the_refusal_of_own_work_says_whether_a_wider_scope_has_a_second(
    everything: Services, services: PublishingServices
) -> None:
    """R3: Made is the only one of Bali, so those of the nation decide; without them nobody does."""
    draft = await services.writing.start(MADE, changes=replace(WHOLE, target=BALI))
    sent = await services.submitting.submit(MADE, draft_id=draft.id, revision=draft.revision)
    for others in (2, 0):
        with pytest.raises(OwnWork, match="own-work-others") as refused:
            await services.reviewing.send_back(MADE, item_id=sent.item_id, version=1, revision=2, reason="Tidak.")
        assert refused.value.fields == {"others": others}
        with pytest.raises(OwnWork, match="own-work-others") as refused:
            await services.reviewing.approve(MADE, item_id=sent.item_id, version=1, revision=2)
        assert refused.value.fields == {"others": others}
        for caller in (SARI, TONO):
            await everything.people.granting.revoke(caller.telegram_id, Grant(role=Role.CENTRAL, scope=NATION))


async def test_nobody_sends_back_what_they_wrote_or_an_older_version(services: PublishingServices) -> None:
    """R3."""
    draft = await services.writing.start(SARI, changes=WHOLE)
    sent = await services.submitting.submit(SARI, draft_id=draft.id, revision=draft.revision)
    item = (await services.reviewing.review(TONO, item_id=sent.item_id)).item
    with pytest.raises(OwnWork):
        await services.reviewing.send_back(
            SARI, item_id=item.id, version=item.version, revision=item.revision, reason="Tidak."
        )
    with pytest.raises(NotFound):
        await services.reviewing.send_back(
            MADE, item_id=item.id, version=item.version, revision=item.revision, reason="Tidak."
        )
    for version, revision in ((item.version + 1, item.revision), (item.version, item.revision - 1)):
        with pytest.raises(Stale, match="item-moved-on"):
            await services.reviewing.send_back(
                TONO, item_id=item.id, version=version, revision=revision, reason="Tidak."
            )
    with pytest.raises(Invalid, match="text-missing"):
        await services.reviewing.send_back(
            TONO, item_id=item.id, version=item.version, revision=item.revision, reason=" "
        )


async def test_targets_are_offered_part_by_part_within_ones_scopes(services: PublishingServices) -> None:
    draft = await services.writing.start(SARI, changes=WHOLE)
    first = await services.writing.targets(SARI, draft_id=draft.id, cut=Cut(limit=8))
    assert [one.name for one in first.page.rows[:4]] == ["", "WIB", "WITA", "WIT"]
    assert first.page.more
    named = await services.writing.targets(SARI, draft_id=draft.id, cut=Cut(limit=1), search="denpasar")
    assert [one.name for one in named.page.rows] == ["Kota Denpasar"]
    own = await services.writing.start(MADE, changes=DraftChanges(title="Bali"))
    inside = await services.writing.targets(MADE, draft_id=own.id, cut=Cut(limit=20), province="51")
    assert len(inside.page.rows) == 10
    assert not inside.page.more
    outside = await services.writing.targets(MADE, draft_id=own.id, cut=Cut(limit=20), province="31")
    assert outside.page.rows == ()
    with pytest.raises(NotFound):
        await services.writing.targets(MADE, draft_id=own.id, cut=Cut(limit=20), province="99")


@pytest.mark.parametrize(
    ("field", "words", "key"),
    [
        ("source_url", "https://intranet.local/a", "source-not-link"),
        ("source_url", "https://127.0.0.1.nip.io/a", "source-not-link"),
        ("source_url", "https://t.ly/x", "source-redirect"),
        ("source_url", "https://berkas.kantor/a", "source-not-public"),
        ("source_url", "https://go.id/a", "source-not-public"),
        ("office", "xxx", "name-words"),
        ("post", "Kepala Biro, kode SM-7K2QX", "looks-like-code"),
        ("body", "Gratis.\nKode: SM-AAAAA", "looks-like-block"),
    ],
)
async def test_what_was_typed_before_a_rule_is_read_by_it_at_submission_and_approval(
    database: Database, services: PublishingServices, clock: TestClock, field: str, words: str, key: str
) -> None:
    """R1: working copies and items in review from before take no way past it, and nothing of them goes out."""
    typed: dict[str, Any] = {field: words}
    with pytest.raises(Invalid, match=key):
        await services.writing.start(SARI, changes=replace(WHOLE, **typed))
    copy = await services.writing.start(SARI, changes=WHOLE)
    older = replace(copy.content, **typed)
    async with database.write() as tx:
        await drafts.save(tx, replace(copy, content=older, revision=2), expected_revision=copy.revision, now=clock())
    with pytest.raises(Invalid, match=key):
        await services.submitting.submit(SARI, draft_id=copy.id, revision=2)
    async with database.write() as tx:
        written = await items.add(
            tx,
            code="SM-22222",
            kind=ItemKind.NARRATIVE,
            content=older,
            target=NATION,
            way=Way.DIRECT,
            author_id=copy.author_id,
            now=clock(),
        )
        await items.save(tx, rules.submit(written), expected_revision=written.revision, now=clock())
    with pytest.raises(Invalid, match=key):
        await services.reviewing.approve(
            TONO, item_id=written.id, version=1, revision=written.revision + 1, answers=EVERY_QUESTION
        )
