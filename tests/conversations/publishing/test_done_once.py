"""An update that comes again is answered with what it brought about the first time, whatever is open by then."""

from collections.abc import Awaitable, Callable
from functools import partial
from itertools import count
from typing import TypeVar

import pytest
import pytest_asyncio

from siman_bot.conversations.publishing.planning import PlanningPrompt
from siman_bot.conversations.publishing.withdrawing import WithdrawingStep
from siman_bot.conversations.publishing.writing import WritingPrompt, WritingStep
from siman_bot.conversations.registry import PublishingConversations, make_conversations
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.publishing.withdrawal import Removal
from siman_bot.domain.refusals import Already, Stale
from siman_bot.domain.sending.way import Way
from siman_bot.services.groups.binding import Seen
from siman_bot.services.inbox import Received
from siman_bot.services.publishing.withdrawing import Withdrawn
from siman_bot.services.registry import PublishingServices, make_services
from siman_bot.services.transaction import Caller
from storage import dialogs, inbox
from storage.engine import Database
from storage.groups import groups
from storage.people import people
from tests.town import TestClock

SARI, TONO = 71, 72
GROUP = -1_001
WHOLE = DraftChanges.of(
    Content(title="Jadwal", body="Isi.", source_url="https://kemkes.go.id/a", office="Kementerian", post="Kepala"),
    target=NATION,
    way=Way.DIRECT,
)
PHOTO = Media(kind=MediaKind.PHOTO, file_id="A", unique_id="a")

T = TypeVar("T")


class Desk:
    """Two people of the ministry, and a group. `twice` does as if an update came a second time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = TestClock()
        self._updates = count(1)
        services = make_services(database=database, clock=self.clock, choice=lambda several: several[0], quiet=None)
        self.people, self.groups = services.people, services.groups
        self.services: PublishingServices = services.publishing
        conversations = make_conversations(
            database=database, clock=self.clock, choice=lambda several: several[0], services=services
        )
        self.chat: PublishingConversations = conversations.publishing

    async def open(self) -> None:
        for telegram_id in (SARI, TONO):
            caller = Caller(telegram_id=telegram_id)
            await self.people.consenting.agree(caller, name="Sari", language="id", text_version=CONSENT_VERSION)
            await self.people.granting.grant(telegram_id, Grant(role=Role.CENTRAL, scope=NATION))
        tono = Caller(telegram_id=TONO)
        await self.groups.presence.note_presence(
            tono, chat_id=GROUP, title="Humas", arrived=True, present=True, writes=True
        )
        async with self.database.read() as connection:
            group = await groups.find(connection, GROUP)
        assert group is not None
        await self.groups.binding.bind(
            tono,
            group_id=group.id,
            revision=group.revision,
            scope=Scope.parse("province:51"),
            seen=Seen(administers=True, present=True, writes=True),
        )

    async def twice(self, telegram_id: int, act: Callable[[Caller], Awaitable[T]]) -> T:
        update_id = next(self._updates)
        async with self.database.claim() as tx:
            received = Received(update_id=update_id, chat_key=telegram_id, payload="{}")
            await inbox.add(tx, [received], self.clock())
        caller = Caller(telegram_id=telegram_id, update_id=update_id)
        first = await act(caller)
        assert await act(caller) == first
        return first

    async def kind_open(self, telegram_id: int) -> str | None:
        async with self.database.read() as connection:
            person = await people.find(connection, telegram_id)
            assert person is not None
            stored = await dialogs.get(connection, person.id)
            return None if stored is None else stored.kind


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    made = Desk(database)
    await made.open()
    return made


def draft_of(prompt: WritingPrompt) -> Draft:
    assert prompt.draft is not None
    return prompt.draft


async def test_writing(desk: Desk) -> None:
    chat = desk.chat.writing
    prompt = await desk.twice(SARI, chat.begin)
    assert (prompt.step, prompt.draft) == (WritingStep.TITLE, None)
    for words, step in (
        (" Jadwal ", WritingStep.BODY),
        ("Isi.", WritingStep.SOURCE_URL),
        ("https://kemkes.go.id/a", WritingStep.OFFICE),
        ("Kementerian", WritingStep.POST),
        ("Kepala", WritingStep.TARGET),
    ):
        prompt = await desk.twice(SARI, partial(chat.write, text=words))
        assert prompt.step is step
    prompt = await desk.twice(SARI, lambda caller: chat.write(caller, text=" Bali\n"))
    assert (prompt.step, prompt.search) == (WritingStep.TARGET, "Bali")
    draft = draft_of(prompt)
    prompt = await desk.twice(
        SARI, lambda caller: chat.aim(caller, draft_id=draft.id, revision=draft.revision, kind="province", code="51")
    )
    prompt = await desk.twice(
        SARI,
        lambda caller: chat.choose_way(caller, draft_id=draft.id, revision=draft.revision + 1, way="direct"),
    )
    assert prompt.step is WritingStep.PREVIEW
    assert prompt.audience is not None
    assert prompt.audience.groups == 1
    draft = draft_of(prompt)
    prompt = await desk.twice(SARI, lambda caller: chat.reopen(caller, draft_id=draft.id, step="office"))
    assert (prompt.step, prompt.suggestion) == (WritingStep.OFFICE, "")
    prompt = await desk.twice(SARI, lambda caller: chat.resume(caller, draft_id=draft.id))
    sent = await desk.twice(SARI, lambda caller: chat.submit(caller, draft_id=draft.id, revision=draft.revision))
    assert await desk.kind_open(SARI) is None
    prompt = await desk.twice(SARI, lambda caller: chat.rewrite(caller, item_id=sent.item_id))
    copy = draft_of(prompt)
    assert (prompt.step, prompt.code) == (WritingStep.PREVIEW, sent.code)
    prompt = await desk.twice(SARI, lambda caller: chat.reopen(caller, draft_id=copy.id, step="office"))
    assert prompt.suggestion == "Kementerian"
    prompt = await desk.twice(
        SARI,
        lambda caller: chat.use_last(caller, draft_id=copy.id, revision=copy.revision, step="office"),
    )
    copy = draft_of(prompt)
    await desk.twice(SARI, lambda caller: chat.discard(caller, draft_id=copy.id, revision=copy.revision))
    assert await desk.kind_open(SARI) is None


async def test_planning(desk: Desk) -> None:
    chat = desk.chat.planning
    draft = await desk.services.writing.start(Caller(telegram_id=SARI), changes=WHOLE)
    prompt = await desk.twice(SARI, lambda caller: chat.ask(caller, draft_id=draft.id, asked="release"))
    assert prompt.presets
    planned = await desk.twice(SARI, lambda caller: chat.write(caller, text="besok 08.00 setempat"))
    assert isinstance(planned, WritingPrompt)
    draft = draft_of(planned)
    await desk.twice(SARI, lambda caller: chat.ask(caller, draft_id=draft.id, asked="release"))
    asked = await desk.twice(SARI, lambda caller: chat.write(caller, text="besok jam 3"))
    assert isinstance(asked, PlanningPrompt)
    assert asked.unclear
    await desk.twice(SARI, lambda caller: chat.ask(caller, draft_id=draft.id, asked="end"))
    planned = await desk.twice(
        SARI,
        lambda caller: chat.choose(caller, draft_id=draft.id, revision=draft.revision, asked="end", wall="", clock=""),
    )
    draft = draft_of(planned)
    planned = await desk.twice(
        SARI, lambda caller: chat.pin(caller, draft_id=draft.id, revision=draft.revision, pin=True)
    )
    assert draft_of(planned).plan.pin
    assert planned.step is WritingStep.PREVIEW
    with pytest.raises(Stale, match="button-expired"):
        await chat.write(Caller(telegram_id=SARI), text="besok 08.00")


async def test_attaching(desk: Desk) -> None:
    chat = desk.chat.attaching
    draft = await desk.services.writing.start(Caller(telegram_id=SARI), changes=WHOLE)
    await desk.twice(SARI, lambda caller: chat.begin(caller, draft_id=draft.id))
    prompt = await desk.twice(SARI, lambda caller: chat.take(caller, file=PHOTO, album="7", captioned=True))
    assert [note.key for note in prompt.notes] == ["caption-unused"]
    prompt = await desk.twice(SARI, lambda caller: chat.take(caller, file=PHOTO, album="7", captioned=True))
    assert [note.key for note in prompt.notes] == ["caption-unused", "refusal-media-there"]
    assert prompt.goes_on
    prompt = await desk.twice(SARI, lambda caller: chat.take(caller, file=None, album="", captioned=True))
    assert [note.key for note in prompt.notes] == ["refusal-media-unsupported"]
    draft = prompt.draft
    prompt = await desk.twice(
        SARI, lambda caller: chat.remove(caller, draft_id=draft.id, revision=draft.revision, place=0)
    )
    assert prompt.draft.content.media == ()
    await desk.twice(SARI, lambda caller: chat.clear(caller, draft_id=draft.id, revision=prompt.draft.revision))
    assert await desk.kind_open(SARI) == "lampiran"


async def test_reviewing_and_withdrawing(desk: Desk) -> None:
    sari, tono = Caller(telegram_id=SARI), Caller(telegram_id=TONO)
    draft = await desk.services.writing.start(sari, changes=WHOLE)
    sent = await desk.services.submitting.submit(sari, draft_id=draft.id, revision=draft.revision)
    item = (await desk.services.reviewing.review(tono, item_id=sent.item_id)).item
    seen = {"item_id": item.id, "version": item.version, "revision": item.revision}
    asked = await desk.twice(TONO, lambda caller: desk.chat.reviewing.ask_reason(caller, **seen))
    assert asked.form.code == sent.code
    await desk.twice(TONO, lambda caller: desk.chat.reviewing.send_back(caller, reason="Belum jelas."))
    assert await desk.kind_open(TONO) is None
    with pytest.raises(Stale, match="button-expired"):
        await desk.chat.reviewing.send_back(tono, reason="Sekali lagi.")
    copy = await desk.services.writing.rewrite(sari, item_id=item.id)
    await desk.services.submitting.submit(sari, draft_id=copy.id, revision=copy.revision)
    item = (await desk.services.reviewing.review(tono, item_id=item.id)).item
    await desk.services.reviewing.approve(
        tono, item_id=item.id, version=item.version, revision=item.revision, answers=EVERY_QUESTION
    )
    item = (await desk.services.submitting.own_item(sari, item_id=item.id)).item
    chat, shown = desk.chat.withdrawing, {"item_id": item.id, "revision": item.revision}
    with pytest.raises(Stale, match="button-expired"):
        await chat.withdraw(tono, **shown)
    how = await desk.twice(TONO, lambda caller: chat.ask_reason(caller, **shown, removal="delete", origin=0))
    assert (how.form.step, how.form.removal) == (WithdrawingStep.REASON, Removal.DELETE)
    with pytest.raises(Stale, match="button-expired"):
        await chat.withdraw(tono, **shown)
    weighed = await desk.twice(TONO, lambda caller: chat.choose_reason(caller, reason="expired"))
    assert (weighed.open.form.reason, weighed.open.form.step) == ("expired", WithdrawingStep.CONFIRM)
    reminded = await desk.twice(TONO, chat.remind)
    assert (reminded.form.reason, reminded.form.step) == ("", WithdrawingStep.REASON)
    await desk.twice(TONO, lambda caller: chat.choose_reason(caller, reason="wrong-source"))
    done = await desk.twice(TONO, lambda caller: chat.withdraw(caller, **shown))
    assert isinstance(done, Withdrawn)
    assert done.removal is Removal.DELETE
    assert await desk.kind_open(TONO) is None
    with pytest.raises(Already, match="item-already-withdrawn"):
        await chat.withdraw(tono, **shown)
