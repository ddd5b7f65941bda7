"""Own words about a withdrawal in the chat: typed and looked at by one person, answered for by another (R3)."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.domain.refusals import Already, Stale
from siman_bot.services.publishing.explaining.explaining import Explaining, ReadExplanation, WrittenExplanation
from siman_bot.services.publishing.explaining.weighing import Weighing
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = [
    "ExplainingConversation",
    "ExplainingForm",
    "ExplainingPrompt",
    "ExplainingStep",
    "WeighingForm",
    "answered_in",
]


class ExplainingStep(StrEnum):
    WORDS = "words"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainingForm(Form):
    """What was typed so far about an item; marks that were answered by their keys. `origin` is where it began."""

    KIND: ClassVar[str] = "jelaskan"
    step: ExplainingStep
    item: int
    origin: int
    words: str = ""
    answered: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        return f"jelaskan:{self.item}"

    @property
    def holds(self) -> bool:
        return self.words != ""

    @property
    def retakes(self) -> bool:
        return True


class WeighingStep(StrEnum):
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingForm(Form):
    """What a reviewer has answered of an explanation so far; marks by their keys."""

    KIND: ClassVar[str] = "timbang"
    step: WeighingStep = WeighingStep.QUESTIONS
    explanation: int
    answered: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        return f"timbang:{self.explanation}"

    @property
    def holds(self) -> bool:
        return self.answered != ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainingPrompt:
    """What is about to be handed on, with the form that holds it."""

    open: Open[ExplainingForm]
    read: ReadExplanation


class ExplainingConversation:
    def __init__(self, *, database: Database, clock: Now, explaining: Explaining, weighing: Weighing) -> None:
        self.database = database
        self._clock = clock
        self._explaining = explaining
        self._weighing = weighing

    @transactional("conversations.publishing.explaining.begin")
    async def begin(self, tx: Tx, caller: Caller, *, item_id: int, origin: int) -> Open[ExplainingForm]:
        """Ask for the words.

        Raises:
            Already: `explanation-waits`.
            Refusal: As `Explaining.explainable`.
        """
        person = await acting(tx, caller)
        about = await self._explaining.explainable(tx, person, item_id=item_id)
        if about.waiting is not None:
            raise Already("explanation-waits", code=about.code)
        form = ExplainingForm(step=ExplainingStep.WORDS, item=item_id, origin=origin)
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.publishing.explaining.type")
    async def type(self, tx: Tx, caller: Caller, *, words: str) -> Open[ExplainingForm]:
        """Take the words, in the place of those that were typed before.

        Raises:
            Stale: `button-expired`: the form was closed.
            Refusal: As `Explaining.read`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ExplainingForm)).form
        read = await self._explaining.read(tx, person, item_id=form.item, words=words)
        typed = replace(form, step=ExplainingStep.PREVIEW, words=read.words.text, answered=())
        return await put(tx, person.id, typed, self._clock())

    @transactional("conversations.publishing.explaining.answer")
    async def answer(self, tx: Tx, caller: Caller, *, mark: str) -> Open[ExplainingForm]:
        """Keep that one of the marks, named by its key, isn't so.

        Raises:
            Stale: `button-expired`: the form was closed, or its words have no such mark (any more).
            Refusal: As `Explaining.read`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ExplainingForm)).form
        read = await self._explaining.read(
            tx, person, item_id=form.item, words=form.words, answered=(*form.answered, mark)
        )
        if mark not in {one.key for one in read.words.answered}:
            raise Stale("button-expired")
        answered = tuple(one.key for one in read.words.answered)
        return await put(tx, person.id, replace(form, answered=answered), self._clock())

    async def preview(self, caller: Caller, opened: Open[ExplainingForm]) -> ExplainingPrompt:
        """What the form holds, as groups would read it.

        Raises:
            Refusal: As `Explaining.read`.
        """
        form = opened.form
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            read = await self._explaining.read(
                connection, person, item_id=form.item, words=form.words, answered=form.answered
            )
            return ExplainingPrompt(open=opened, read=read)

    @transactional("conversations.publishing.explaining.send")
    async def send(self, tx: Tx, caller: Caller, *, item_id: int) -> WrittenExplanation:
        """Hand it on, and close the form.

        Raises:
            Stale: `button-expired`: the form was closed, or is about another item.
            Refusal: As `Explaining.write`.
        """
        person = await acting(tx, caller)
        opened = await get(tx, person.id, ExplainingForm)
        form = None if opened is None else opened.form
        if form is None or form.item != item_id or form.step is not ExplainingStep.PREVIEW:
            await self._explaining.explainable(tx, person, item_id=item_id)
            raise Stale("button-expired")
        written = await self._explaining.write.within(
            tx, caller, item_id=form.item, words=form.words, answered=form.answered
        )
        await close(tx, person.id, ExplainingForm)
        return written

    @transactional("conversations.publishing.explaining.weigh")
    async def weigh(self, tx: Tx, caller: Caller, *, explanation_id: int, mark: str) -> Open[WeighingForm]:
        """Take a reviewer's answer about one mark, named by its key.

        Raises:
            Stale: `button-expired`: there is no such mark.
            Refusal: As `Weighing.weighed`.
        """
        person = await acting(tx, caller)
        marks = await self._weighing.weighed(tx, person, explanation_id=explanation_id)
        if mark not in {one.key for one in marks}:
            raise Stale("button-expired")
        opened = await get(tx, person.id, WeighingForm)
        form = WeighingForm(explanation=explanation_id)
        if opened is not None and opened.form.explanation == explanation_id:
            form = opened.form
        form = replace(form, answered=tuple(dict.fromkeys((*form.answered, mark))))
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.publishing.explaining.approve")
    async def approve(self, tx: Tx, caller: Caller, *, explanation_id: int) -> str:
        """Approve with the answers given so far, and close the form; the item's code.

        Raises:
            Refusal: As `Weighing.approve`.
        """
        person = await acting(tx, caller)
        opened = await get(tx, person.id, WeighingForm)
        answered = answered_in(opened, explanation_id=explanation_id)
        code = await self._weighing.approve.within(tx, caller, explanation_id=explanation_id, answered=answered)
        await close(tx, person.id, WeighingForm)
        return code


def answered_in(opened: Open[Form] | None, *, explanation_id: int) -> tuple[str, ...]:
    """What the open form has of answers about this explanation."""
    form = None if opened is None else opened.form
    if isinstance(form, WeighingForm) and form.explanation == explanation_id:
        return form.answered
    return ()
