"""What a handler is given: one update, who sent it, the services, and a way to answer."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from telegram import Bot, Message, Update, User
from telegram.constants import ChatType

from handlers.commands import Command
from handlers.content import Albums, content_of
from handlers.edge.answering import Answers
from handlers.screen import Screen
from handlers.tasks import leading_home
from handlers.views.questions import resting
from siman_bot.conversations.asking import CommandStep
from siman_bot.conversations.forms import Answer, Form, Open, gives_way
from siman_bot.conversations.registry import Conversations
from siman_bot.domain.content import Content
from siman_bot.domain.people.person import Person, clock_of_reader
from siman_bot.domain.places import Clock
from siman_bot.domain.refusals import Stale
from siman_bot.services.registry import Services
from siman_bot.services.transaction import Caller
from siman_bot.texts.catalogue import Gap, Texts, texts_in

if TYPE_CHECKING:
    from telegram import Chat

W = TypeVar("W", bound=StrEnum)

LARGEST_NUMBER: Final = 2**53
"""No id of ours or Telegram's is beyond it, and every database column takes it several times over."""


async def _nothing(_: "Context") -> None:
    """Where nothing can be found anew."""


@dataclass(slots=True, kw_only=True)
class Context:
    """One update in a handler's hands.

    `person` is None before consent. `args` are the parts of a button or deep link, `typed` is what stands after a
    command or was written freely, `open` is the form that is open. With `leaving` what was sent goes on to something
    else than the open question, and the answer says what becomes of that.
    `wish` is the data of a button that isn't tapped but gone on to, or `again`; `run` finds the handler anew.
    """

    bot: Bot
    update: Update
    user: User | None
    caller: Caller
    services: Services
    conversations: Conversations
    commands: Sequence[Command]
    texts: Texts
    answers: Answers
    person: Person | None = None
    open: Open[Form] | None = None
    albums: Albums = field(default_factory=Albums)
    args: tuple[str, ...] = ()
    typed: str = ""
    wish: str = ""
    run: Callable[["Context"], Awaitable[None]] = _nothing
    leaving: bool = False

    @property
    def chat(self) -> "Chat":
        chat = self.update.effective_chat
        if chat is None:
            msg = "this kind of update has no chat"
            raise ValueError(msg)
        return chat

    @property
    def clock(self) -> Clock:
        """That times are shown by, where they belong to no other place."""
        return clock_of_reader(self.person)

    @property
    def message(self) -> Message | None:
        return self.update.message

    @property
    def sent(self) -> Message | None:
        """What was sent now, or changed."""
        return self.update.message or self.update.edited_message

    @property
    def content(self) -> Content | None:
        """What that holds."""
        return None if self.sent is None else content_of(self.sent)

    @property
    def replied(self) -> Content | None:
        """What a command in a group replies to, where the command takes that."""
        message = None if self.message is None or self.in_private else self.message.reply_to_message
        return None if message is None or message.forum_topic_created is not None else content_of(message)

    @property
    def in_private(self) -> bool:
        return self.chat.type == ChatType.PRIVATE

    def number(self, place: int) -> int:
        """A part of the button as a number.

        Raises:
            Stale: The button was made by an older version or by somebody else.
        """
        try:
            number = int(self.args[place])
        except (IndexError, ValueError):
            raise Stale("button-expired") from None
        if abs(number) > LARGEST_NUMBER:
            raise Stale("button-expired")
        return number

    def page(self, place: int = 0) -> int:
        """The page a button asks for; the first one where a command opens the list."""
        return self.number(place) if len(self.args) > place else 0

    def part(self, place: int) -> str:
        """A part of the button as text.

        Raises:
            Stale: As for `number`.
        """
        if place >= len(self.args):
            raise Stale("button-expired")
        return self.args[place]

    def word(self, kind: type[W], place: int) -> W:
        """A part of the button as one of these words.

        Raises:
            Stale: As for `number`.
        """
        try:
            return kind(self.part(place))
        except ValueError:
            raise Stale("button-expired") from None

    async def show(
        self, screen: Screen, *, form: Open[Form] | None = None, goes_on: bool = False, beneath: int | None = None
    ) -> None:
        """Edit the message that was tapped; answer what was typed or sent by a new message, below it.

        A form's former messages keep their buttons: each form looks at a tap itself, and takes it, shows what is asked
        now, or says that the button is of an older step.

        Args:
            screen: What to show.
            form: The open form it belongs to; its message is remembered.
            goes_on: One more part of what was answered already, as the further files of an album: the form's message
                stands below all of them and is changed.
            beneath: The message that a new one replies to.
        """
        if form is None:
            screen = leading_home(self.texts, screen)
        await self._note_what_gave_way(form)
        former = None if form is None else form.message_id
        shown = await self.answers.show(screen, message_id=former if goes_on else None, beneath=beneath)
        if form is not None and shown is not None and shown != former:
            await self.conversations.forms.show_in(
                self.caller, kind=form.kind, message_id=shown, answered=self._answered(form)
            )

    async def show_list(self, screen: Screen, *, step: CommandStep) -> None:
        """A list that a command opened, which a code answers that is typed beneath it."""
        opened = await self.conversations.asking.ask(self.caller, step=step) if self.leaving else None
        await self.show(leading_home(self.texts, screen), form=opened)

    def _answered(self, following: Open[Form]) -> Answer | None:
        """What was answered by the message that this form follows on, where its change may be taken later."""
        message, subject = self.message, following.form.subject
        if message is None or self.open is None or self.open.kind != following.kind or not subject:
            return None
        return Answer(message_id=message.message_id, kind=following.kind, step=self.open.form.step, subject=subject)

    async def show_for_all(self, screen: Screen, *, form: Open[Form]) -> None:
        """Answer one more part of what was sent in several messages: there is one answer, below all of them.

        The form's message is changed where it stands below what was sent, else a new one takes its place. It replies to
        what was sent, which so comes back with its buttons when nothing is kept any more.
        """
        shown = await self.show_below(screen, former=form.message_id)
        if shown is not None and shown != form.message_id:
            await self.conversations.forms.show_in(self.caller, kind=form.kind, message_id=shown)

    async def put_aside(self) -> None:
        """Let the open question rest: what was sent is for something else. The next screen says so."""
        left, self.leaving = self.open, False
        if left is None or self.person is None or not self.person.has_agreed:
            return
        kept = left.form.holds
        if await self.conversations.forms.leave(self.caller, revision=left.revision, keep=kept):
            self.answers.say_last(resting(self.texts, left, kept=kept))

    async def _note_what_gave_way(self, form: Open[Form] | None) -> None:
        if form is None:
            if self.leaving:
                await self.put_aside()
        elif self.open is not None and gives_way(self.open.form, form.form):
            self.answers.say_last(resting(self.texts, self.open, kept=self.open.form.holds))
        self.leaving = False

    async def show_below(self, screen: Screen, *, former: int | None) -> int | None:
        """As `show_for_all`, for an answer whose message is `former`; its message from now on."""
        sent = self.sent
        if sent is None or not self.in_private:
            return await self.answers.show(screen)
        below = former is not None and former > sent.message_id
        shown = await self.answers.show(screen, message_id=former if below else None, beneath=sent.message_id)
        if former is not None and shown is not None and shown != former:
            await self.answers.remove(former)
        return shown

    async def say(self, key: str, /, **gaps: Gap) -> None:
        """A new message of one text."""
        await self.answers.send(leading_home(self.texts, Screen(text=self.texts.html(key, **gaps))))

    async def toast(self, key: str, /, **gaps: Gap) -> None:
        await self.answers.toast(self.texts.plain(key, **gaps))

    def in_language(self, language: str) -> "Context":
        """The same update, answered in another language."""
        texts = texts_in(language)
        return replace(self, texts=texts, answers=self.answers.in_words_of(texts))
