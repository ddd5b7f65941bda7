"""People for demo and tests: each awaits what a person does in Telegram's app and sees what it shows.

The same people work inside the sandbox's process and over HTTP; only the `Stage` differs.
"""

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from siman_bot.sandbox.formatting.splitting import split_as_apps_do
from siman_bot.sandbox.shown import Shown, Stage, Tapped

DEFAULT_SECONDS = 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group or supergroup; `creator` acts wherever no other person is named by `by`."""

    stage: Stage = field(repr=False)
    id: int
    title: str
    kind: str
    creator: "Person" = field(repr=False)

    async def add(self, person: "Person", *, by: "Person | None" = None) -> None:
        await self._act("add", by, user=person.id)

    async def kick(self, person: "Person", *, by: "Person | None" = None) -> None:
        await self._act("kick", by, user=person.id)

    async def promote(
        self, person: "Person", *, rights: Iterable[str] | None = None, by: "Person | None" = None
    ) -> None:
        await self._act("promote", by, user=person.id, rights=None if rights is None else list(rights))

    async def demote(self, person: "Person", *, by: "Person | None" = None) -> None:
        await self._act("demote", by, user=person.id)

    async def restrict(self, person: "Person", *, permissions: Iterable[str] = (), by: "Person | None" = None) -> None:
        await self._act("restrict", by, user=person.id, permissions=list(permissions))

    async def add_bot(self, *, by: "Person | None" = None, bot: str = "", admin: bool = False) -> None:
        """Bring the bot in, at once as administrator if asked; `bot` is its username, needed when there are several."""
        await self._act("add", by, bot=bot)
        if admin:
            await self.promote_bot(by=by, bot=bot)

    async def kick_bot(self, *, by: "Person | None" = None, bot: str = "") -> None:
        await self._act("kick", by, bot=bot)

    async def promote_bot(
        self, *, rights: Iterable[str] | None = None, by: "Person | None" = None, bot: str = ""
    ) -> None:
        await self._act("promote", by, bot=bot, rights=None if rights is None else list(rights))

    async def demote_bot(self, *, by: "Person | None" = None, bot: str = "") -> None:
        await self._act("demote", by, bot=bot)

    async def restrict_bot(self, *, permissions: Iterable[str] = (), by: "Person | None" = None, bot: str = "") -> None:
        """Leave the bot with these permissions; none means it can't write."""
        await self._act("restrict", by, bot=bot, permissions=list(permissions))

    async def set_permissions(self, permissions: Iterable[str], *, by: "Person | None" = None) -> None:
        await self._act("set_permissions", by, permissions=list(permissions))

    async def migrate(self, *, by: "Person | None" = None) -> "Group":
        """The basic group becomes a supergroup: returned, with its new id."""
        shape = await self._act("migrate", by)
        return Group(stage=self.stage, id=shape["id"], title=shape["title"], kind=shape["type"], creator=self.creator)

    async def delete(self, *, by: "Person | None" = None) -> None:
        await self._act("delete_group", by)

    async def create_topic(self, name: str, *, by: "Person | None" = None) -> int:
        """The new topic's message_thread_id."""
        thread_id: int = (await self._act("create_topic", by, name=name))["message_thread_id"]
        return thread_id

    async def close_topic(self, topic: int, *, by: "Person | None" = None) -> None:
        await self._act("close_topic", by, topic=topic)

    async def reopen_topic(self, topic: int, *, by: "Person | None" = None) -> None:
        await self._act("reopen_topic", by, topic=topic)

    async def messages(self, *, deleted: bool = False) -> list[Shown]:
        """What the group shows, oldest first, and on request what was deleted."""
        return await self.creator.messages(chat=self, deleted=deleted)

    async def expect(
        self, text: str = "", *, button: str = "", earlier: bool = False, seconds: float = DEFAULT_SECONDS
    ) -> Shown:
        """As `Person.expect`, in this group."""
        return await self.creator.expect(text, button=button, earlier=earlier, chat=self, seconds=seconds)

    async def _act(self, act: str, by: "Person | None", **values: Any) -> Any:
        return await self.stage.act(act, {"chat": self.id, "person": (by or self.creator).id} | values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with Telegram's app. Without `chat` everything happens in the private chat with the bot.

    `bot` is the username of the bot meant, needed only when the sandbox has several. A thing the app would not let a
    person do raises CannotDoError.
    """

    stage: Stage = field(repr=False)
    id: int
    first_name: str
    username: str = ""
    bot: str = ""

    async def start(self, payload: str = "") -> Shown:
        return await self.send(f"/start {payload}".strip())

    async def has_started(self) -> None:
        """As if Start had been pressed long ago: the bot may write to this person, and hears nothing of it now."""
        await self._act("has_started", None)

    async def send(
        self, text: str, *, chat: Group | None = None, reply_to: Shown | None = None, topic: int = 0
    ) -> Shown:
        return Shown.of(await self._act("send", chat, text=text, reply_to=_id(reply_to), topic=topic))

    async def send_photo(
        self,
        content: bytes,
        *,
        caption: str = "",
        chat: Group | None = None,
        reply_to: Shown | None = None,
        media_group: str = "",
        size: int = 0,
    ) -> Shown:
        """`media_group` gives several photos and videos one media_group_id: an album. `size` as in `send_document`."""
        values = {"caption": caption, "reply_to": _id(reply_to), "media_group": media_group, "size": size}
        return Shown.of(await self._act("send_photo", chat, data=base64.b64encode(content).decode(), **values))

    async def send_document(
        self,
        content: bytes,
        *,
        name: str,
        mime_type: str = "application/octet-stream",
        caption: str = "",
        chat: Group | None = None,
        media_group: str = "",
        size: int = 0,
    ) -> Shown:
        """`size` is what Telegram shall say of the file's size, so that a large one needn't be made."""
        values = {"name": name, "mime_type": mime_type, "caption": caption, "media_group": media_group, "size": size}
        return Shown.of(await self._act("send_document", chat, data=base64.b64encode(content).decode(), **values))

    async def send_video(
        self, content: bytes, *, name: str = "", caption: str = "", media_group: str = "", size: int = 0
    ) -> Shown:
        values = {"name": name, "caption": caption, "media_group": media_group, "size": size}
        return Shown.of(await self._act("send_video", None, data=base64.b64encode(content).decode(), **values))

    async def send_other(
        self, kind: str, *, caption: str = "", content: bytes = b"x", chat: Group | None = None, **more: Any
    ) -> Shown:
        """A message of another kind: "animation" (a GIF), "audio", "voice", "video_note" or "sticker"."""
        data = base64.b64encode(content).decode()
        return Shown.of(await self._act("send_other", chat, kind=kind, caption=caption, data=data, **more))

    async def send_album(self, *kinds: str, caption: str = "", **more: Any) -> list[Shown]:
        """2 to 10 files at once: updates of their own with one media_group_id; the caption stands at the first."""
        group = secrets.token_hex(6)
        acts = []
        for place, kind in enumerate(kinds):
            values = {"media_group": group, "caption": "" if place else caption, **more}
            data = base64.b64encode(f"{group} {place}".encode()).decode()
            acts.append(Shown.of(await self._act(f"send_{kind}", None, data=data, **values)))
        return acts

    async def send_long(self, text: str, **more: Any) -> list[Shown]:
        """A text of any length, which the app sends as several messages where it is beyond Telegram's limit."""
        return [Shown.of(await self._act("send", None, text=part, **more)) for part in split_as_apps_do(text)]

    async def send_location(self) -> Shown:
        return Shown.of(await self._act("send_location", None, latitude=-6.2, longitude=106.8))

    async def send_contact(self, name: str, phone: str) -> Shown:
        return Shown.of(await self._act("send_contact", None, name=name, phone=phone))

    async def send_rich(self, *blocks: dict[str, Any], chat: Group | None = None, **more: Any) -> Shown:
        """Formatted text of Bot API 10.1: blocks such as {"type": "paragraph", "text": "..."}."""
        return Shown.of(await self._act("send_rich", chat, blocks=list(blocks), **more))

    async def forward(self, message: Shown, *, chat: Group | None = None) -> Shown:
        """Forward a message the person can see into the private chat with the bot, or into a group."""
        return Shown.of(await self._act("forward", chat, from_chat=message.chat_id, from_message=message.message_id))

    async def forward_text(self, text: str, *, origin_name: str, chat: Group | None = None) -> Shown:
        """Forward something written elsewhere by somebody who hides the account.

        Files go the same way where `origin_name` is given to what sends them.
        """
        return Shown.of(await self._act("forward", chat, text=text, origin_name=origin_name))

    async def edit(self, message: Shown, text: str) -> Shown:
        return Shown.of(await self._act_on("edit", message, text=text))

    async def delete(self, message: Shown) -> None:
        await self._act_on("delete", message)

    async def react(self, message: Shown, emoji: str) -> None:
        """An empty emoji takes the reaction back."""
        await self._act_on("react", message, emoji=emoji)

    async def pin(self, message: Shown) -> None:
        await self._act_on("pin", message)

    async def unpin(self, message: Shown) -> None:
        await self._act_on("unpin", message)

    async def open_link(self, link: str) -> Shown:
        """Follow `https://t.me/<bot>?start=<payload>` and press Start; returns the /start that was sent."""
        return Shown.of(await self._act("open_link", None, link=link))

    async def block_bot(self) -> None:
        await self._act("block", None)

    async def unblock_bot(self) -> None:
        await self._act("unblock", None)

    async def deactivate(self) -> None:
        await self._act("deactivate", None)

    async def join(self, group: Group, *, bio: str = "") -> None:
        """Join, or ask to where joining needs approval."""
        await self._act("join", group, bio=bio)

    async def leave(self, group: Group) -> None:
        await self._act("leave", group)

    async def tap(
        self,
        button: str = "",
        *,
        message: Shown | None = None,
        data: str = "",
        chat: Group | None = None,
        wait: bool = True,
        seconds: float = DEFAULT_SECONDS,
    ) -> Tapped:
        """Tap the button whose label contains `button` (or with the callback data `data`) on the newest such message.

        Waits for the button to appear and for the bot's answer; without `wait` returns at once. `message` and `data`
        together tap what an app that has not refreshed may still show.

        Raises:
            CannotDoError: no such button, or the bot did not answer in time; the text shows the chat.
        """
        values = {"button": button, "data": data, "wait": wait, "seconds": seconds}
        if message:
            return Tapped(**await self._act_on("tap", message, **values))
        return Tapped(**await self._act("tap", chat, **values))

    async def expect(
        self,
        text: str = "",
        *,
        button: str = "",
        chat: Group | None = None,
        earlier: bool = False,
        gone: bool = False,
        seconds: float = DEFAULT_SECONDS,
    ) -> Shown:
        """The newest message of the bot that contains `text` (and has the `button`), waiting for it if need be.

        It must be new, or newly edited, since the last human act in this chat; `earlier` takes older ones too. With
        `gone` it must have been deleted instead.

        Raises:
            AssertionError: it did not come; the text shows the chat.
        """
        values = {"text": text, "button": button, "earlier": earlier, "gone": gone, "seconds": seconds}
        found = await self._act("expect", chat, **values)
        if found["message"] is None:
            raise AssertionError(f"No message with {button or text!r} from the bot.\n{found['transcript']}")
        return Shown.of(found["message"])

    async def expect_nothing(self, text: str = "", *, chat: Group | None = None, seconds: float = 0.3) -> None:
        """No such message from the bot since the last human act in this chat, nor within these seconds.

        Raises:
            AssertionError: there is one; the text shows it.
        """
        found = await self._act("expect", chat, text=text, seconds=seconds)
        if found["message"] is not None:
            raise AssertionError(f"The bot said {found['message']['text']!r}.")

    async def messages(self, *, chat: Group | None = None, deleted: bool = False) -> list[Shown]:
        """What the chat shows, oldest first, and on request what was deleted."""
        return [Shown.of(shape) for shape in await self._act("messages", chat, deleted=deleted)]

    async def last(self, *, chat: Group | None = None) -> Shown:
        """The newest message shown, whoever wrote it."""
        return (await self.messages(chat=chat))[-1]

    async def _act(self, act: str, chat: Group | None, **values: Any) -> Any:
        where = {"chat": chat.id} if chat else {}
        return await self.stage.act(act, {"person": self.id, "bot": self.bot} | where | values)

    async def _act_on(self, act: str, message: Shown, **values: Any) -> Any:
        where = {"chat": message.chat_id, "message": message.message_id}
        return await self.stage.act(act, {"person": self.id, "bot": self.bot} | where | values)


def _id(message: Shown | None) -> int | None:
    return message.message_id if message else None
