"""Calls that follow an earlier message, where it has attachments, is too old or isn't there."""

import time
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import pytest_asyncio
from telegram import Bot, InputMediaPhoto

from handlers.edge.courier import Courier
from handlers.edge.transport import AiohttpRequest
from handlers.publishing.messages import Messages
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind, FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.domain.sending.payload import payload_of
from siman_bot.sandbox.people import Group
from siman_bot.sandbox.sandbox import Sandbox
from siman_bot.services.publishing.showing import Showing, ShownItem
from tests.town import TOKEN, USERNAME
from tests.writing import BODY, CONTENT

PICTURE = b"\x89PNG a picture"
REASON: dict[str, Any] = {"reason": "Salah ketik.", "captioned": True}


class OneItem(Showing):
    """The one that everything follows."""

    def __init__(self) -> None:
        self.content = CONTENT
        self.said: Explanation | None = None

    async def words(self, *, item_id: int, version: int) -> ShownItem:
        assert (item_id, version) == (1, 2)
        return ShownItem(code="SM-7K2QX", kind=ItemKind.NARRATIVE, content=self.content)

    async def said_of(self, item_id: int) -> Explanation | None:
        assert item_id == 1
        return self.said


class Stage:
    """A group, the bot in it, and what follows its messages there."""

    def __init__(self, *, sandbox: Sandbox, bot: Bot, group: Group) -> None:
        self.sandbox = sandbox
        self.bot = bot
        self.group = group
        self.item = OneItem()
        self._courier = Courier(bot=bot, wordings=Messages(showing=self.item).wordings)

    async def follow(
        self,
        kind: DeliveryKind,
        target: int | None,
        more: tuple[int, ...] = (),
        *,
        content: Content = CONTENT,
        alone: FailureReason | None = None,
        **payload: Any,
    ) -> Outcome:
        read = payload_of(kind, {"item_id": 1, "version": 2, "part": DeliveryKind.ITEM, **payload})
        delivery = Delivery(
            id=1,
            chat_id=self.group.id,
            chat_kind=ChatKind.GROUP,
            thread_id=None,
            payload=read,
            attempts=0,
            broadcast_id=1,
            language=None,
            follows_id=1,
            target=target,
            target_more=more,
            reason=alone,
        )
        self.item.content = content
        send = await self._courier(delivery)
        return await send()

    async def shown(self) -> Mapping[int, str]:
        return {one.message_id: one.text for one in await self.group.messages() if one.from_bot}

    def wait_two_days(self) -> None:
        self.sandbox.state.world.clock = lambda: time.time() + timedelta(hours=49).total_seconds()


@pytest_asyncio.fixture
async def stage() -> AsyncIterator[Stage]:
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url, Bot(TOKEN, base_url=f"{url}/bot", request=AiohttpRequest()) as bot:
        tono = await sandbox.people.person("Tono")
        group = await sandbox.people.group("Humas", creator=tono)
        await group.add_bot()
        yield Stage(sandbox=sandbox, bot=bot, group=group)


async def test_words_beneath_an_attachment_are_changed_there(stage: Stage) -> None:
    """Whichever form was expected, also by a version that counts otherwise."""
    photo = await stage.bot.send_photo(stage.group.id, PICTURE, caption="Lama")
    text = await stage.bot.send_message(stage.group.id, "Lama")
    for target in (photo.message_id, text.message_id):
        for captioned in (True, False):
            outcome = await stage.follow(DeliveryKind.EDIT, target, captioned=captioned)
            # The second time nothing is left to do.
            assert outcome.kind in {OutcomeKind.SENT, OutcomeKind.ALREADY_THERE}
        assert BODY in (await stage.shown())[target]
    media = Media(kind=MediaKind.PHOTO, file_id=photo.photo[-1].file_id, unique_id="a")
    anew = await stage.follow(DeliveryKind.EDIT, None, captioned=True, content=Content(title="Baru", media=(media,)))
    assert anew.kind is OutcomeKind.SENT
    assert "Baru" in (await stage.shown())[anew.message_id or 0]
    assert (await stage.group.messages())[-1].raw["photo"]


async def test_a_new_version_goes_as_words_alone_where_its_attachment_is_refused(stage: Stage) -> None:
    lost = Media(kind=MediaKind.PHOTO, file_id="of-another-bot", unique_id="a")
    content = Content(title="Baru", media=(lost,))
    refused = await stage.follow(DeliveryKind.EDIT, None, captioned=True, content=content)
    assert refused == Outcome(kind=OutcomeKind.WORDS_ALONE, reason=FailureReason.FILE_REFUSED)
    alone = await stage.follow(DeliveryKind.EDIT, None, captioned=True, content=content, alone=refused.reason)
    assert alone.kind is OutcomeKind.SENT
    assert "Baru" in (await stage.shown())[alone.message_id or 0]


async def test_who_answers_for_an_album_is_changed_beneath_it_and_never_posted_alone(stage: Stage) -> None:
    """R1, R13: what stands beneath attachments is corrected too."""
    sent = await stage.bot.send_media_group(stage.group.id, [InputMediaPhoto(PICTURE), InputMediaPhoto(PICTURE)])
    first = sent[0].message_id
    changed = await stage.follow(DeliveryKind.ATTRIBUTION, first)
    assert changed.kind is OutcomeKind.SENT
    shown = await stage.shown()
    assert CONTENT.office in shown[first]
    assert BODY not in shown[first]
    gone = await stage.follow(DeliveryKind.ATTRIBUTION, None)
    assert gone.kind is OutcomeKind.ALREADY_THERE
    assert len(await stage.shown()) == 2


async def test_an_album_is_deleted_whole_and_marked_once_when_it_is_too_old(stage: Stage) -> None:
    async def album() -> tuple[int, int]:
        sent = await stage.bot.send_media_group(stage.group.id, [InputMediaPhoto(PICTURE), InputMediaPhoto(PICTURE)])
        return sent[0].message_id, sent[1].message_id

    first, second = await album()
    gone = await stage.follow(DeliveryKind.DELETE, first, (second,), part=DeliveryKind.MEDIA, **REASON)
    assert gone.kind is OutcomeKind.SENT
    assert await stage.shown() == {}
    first, second = await album()
    stage.wait_two_days()
    marked = await stage.follow(DeliveryKind.DELETE, first, (second,), part=DeliveryKind.MEDIA, **REASON)
    assert (marked.kind, marked.message_id) == (OutcomeKind.SENT, first)
    shown = await stage.shown()
    assert "Salah ketik." in shown[first]
    assert shown[second] == ""
    left = await stage.follow(DeliveryKind.DELETE, second, part=DeliveryKind.MEDIA)
    assert left.reason is FailureReason.CANT_CHANGE


async def test_what_is_not_there_needs_no_taking_back_but_a_word(stage: Stage) -> None:
    """Attachments that can't be reached are announced with the words, not once more."""
    for kind in (DeliveryKind.DELETE, DeliveryKind.WITHDRAW):
        attached = await stage.follow(kind, None, part=DeliveryKind.MEDIA, **REASON)
        assert attached.kind is OutcomeKind.ALREADY_THERE
        assert (await stage.follow(kind, 999, **REASON)).kind is OutcomeKind.TARGET_GONE
    assert await stage.shown() == {}
    posted = await stage.follow(DeliveryKind.DELETE, None, **REASON)
    assert "Salah ketik." in (await stage.shown())[posted.message_id or 0]


async def test_a_message_that_nobody_may_change_is_replaced_or_named(stage: Stage) -> None:
    said = await stage.group.creator.send("Bukan pesan bot", chat=stage.group)
    assert (await stage.follow(DeliveryKind.EDIT, said.message_id, captioned=False)).kind is OutcomeKind.TARGET_GONE
    withdrawn = await stage.follow(DeliveryKind.WITHDRAW, said.message_id, **REASON)
    assert withdrawn.reason is FailureReason.CANT_CHANGE


async def test_a_pin_needs_the_right_and_a_message(stage: Stage) -> None:
    sent = await stage.bot.send_message(stage.group.id, "Pesan")
    assert (await stage.follow(DeliveryKind.PIN, sent.message_id)).reason is FailureReason.NO_RIGHT_TO_PIN
    await stage.group.promote_bot()
    assert (await stage.follow(DeliveryKind.PIN, sent.message_id)).kind is OutcomeKind.SENT
    assert stage.sandbox.chat(stage.group).pinned == [sent.message_id]
    assert stage.sandbox.calls.of("pinChatMessage")[-1].arguments["disable_notification"] == "true"
    for target in (None, 999):
        assert (await stage.follow(DeliveryKind.PIN, target)).kind is OutcomeKind.TARGET_GONE


async def test_what_is_said_of_a_withdrawal_stands_in_its_notice_alone(stage: Stage) -> None:
    """R3, R13: it changes what stands there, is nothing twice, and is never posted; a late notice says it by itself."""
    sent = await stage.bot.send_message(stage.group.id, "Lama")
    await stage.follow(DeliveryKind.WITHDRAW, sent.message_id, captioned=False, reason="expired")
    stage.item.said = Explanation(
        id=1,
        item_id=1,
        number=1,
        words="Jadwalnya <b>diundur</b>.",
        answered=(),
        byline=Byline(role=Role.CENTRAL, scope=NATION),
        writer_id=7,
    )
    for kind in (OutcomeKind.SENT, OutcomeKind.ALREADY_THERE):
        outcome = await stage.follow(DeliveryKind.EXPLAIN, sent.message_id, captioned=False, reason="expired")
        assert (outcome.kind, outcome.message_id) == (kind, sent.message_id)
    shown = await stage.shown()
    assert "Penjelasan dari Pusat: Jadwalnya <b>diundur</b>." in shown[sent.message_id]
    assert CONTENT.office in shown[sent.message_id]
    nowhere = await stage.follow(DeliveryKind.EXPLAIN, None, captioned=False, reason="expired")
    assert nowhere.kind is OutcomeKind.ALREADY_THERE
    gone = await stage.follow(DeliveryKind.EXPLAIN, 999, captioned=False, reason="expired")
    assert gone.kind is OutcomeKind.TARGET_GONE
    assert await stage.shown() == shown
    late = await stage.follow(DeliveryKind.WITHDRAW, None, captioned=False, reason="expired")
    assert "Penjelasan dari Pusat: " in (await stage.shown())[late.message_id or 0]
