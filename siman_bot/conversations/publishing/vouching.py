"""A reviewer's answers in the chat, one tap each, about exactly the version and revision that they see (R2, R3, R7)."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, close, get, put, require, take_up
from siman_bot.domain.content import ContentKind
from siman_bot.domain.publishing.vouching import Answers, Question, asked_by
from siman_bot.domain.refusals import Stale
from siman_bot.services.publishing.reviewing import Approved, Reviewing
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["VouchingConversation", "VouchingForm", "VouchingStep", "answers_in"]


class VouchingStep(StrEnum):
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class VouchingForm(Form):
    """The item as the reviewer saw it, and what they have answered of it so far; marks by their keys."""

    KIND: ClassVar[str] = "periksa"
    step: VouchingStep = VouchingStep.QUESTIONS
    item: int
    version: int
    revision: int
    questions: tuple[Question, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        return f"periksa:{self.item}"

    @property
    def holds(self) -> bool:
        return bool(self.questions or self.marks)

    @property
    def takes(self) -> frozenset[ContentKind]:
        return frozenset()

    @property
    def answers(self) -> Answers:
        return Answers(questions=frozenset(self.questions), marks=frozenset(self.marks))


class VouchingConversation:
    def __init__(self, *, database: Database, clock: Now, reviewing: Reviewing) -> None:
        self.database = database
        self._clock = clock
        self._reviewing = reviewing

    @transactional("conversations.publishing.vouching.take-up")
    async def take_up(self, tx: Tx, caller: Caller, *, item_id: int) -> Open[VouchingForm] | None:
        """The answers that were given on this item before the person went on to something else, if there are any."""
        person = await acting(tx, caller)
        form = VouchingForm(item=item_id, version=0, revision=0)
        return (
            await get(tx, person.id, VouchingForm) if await take_up(tx, person.id, form.work, self._clock()) else None
        )

    @transactional("conversations.publishing.vouching.answer")
    async def answer(
        self, tx: Tx, caller: Caller, *, item_id: int, version: int, revision: int, what: str
    ) -> Open[VouchingForm]:
        """Take one answer, to a question by its word or about a mark by its key; those of another revision are gone.

        Raises:
            Stale: `button-expired`: there is no such question or mark (any more).
            Refusal: As `Reviewing.to_answer`.
        """
        person = await acting(tx, caller)
        asked = await self._reviewing.to_answer(tx, person, item_id=item_id, version=version, revision=revision)
        form = VouchingForm(item=item_id, version=version, revision=revision)
        opened = await get(tx, person.id, VouchingForm)
        if opened is not None and _is_of(opened.form, item_id, version, revision):
            form = opened.form
        one = asked_by(asked, what)
        if isinstance(one, Question):
            form = replace(form, questions=tuple(dict.fromkeys((*form.questions, one))))
        else:
            form = replace(form, marks=tuple(dict.fromkeys((*form.marks, one.key))))
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.publishing.vouching.approve")
    async def approve(self, tx: Tx, caller: Caller, *, item_id: int, version: int, revision: int) -> Approved:
        """Approve with the answers given so far, and close the form.

        Raises:
            Stale: `button-expired`: the form was closed, or is about something else by now.
            Refusal: As `Reviewing.approve`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, VouchingForm)).form
        if not _is_of(form, item_id, version, revision):
            raise Stale("button-expired")
        approved = await self._reviewing.approve.within(
            tx, caller, item_id=item_id, version=version, revision=revision, answers=form.answers
        )
        await close(tx, person.id, VouchingForm)
        return approved


def answers_in(opened: Open[Form] | None, *, item_id: int, version: int, revision: int) -> Answers:
    """What the open form has of answers about this revision of an item."""
    form = None if opened is None else opened.form
    if isinstance(form, VouchingForm) and _is_of(form, item_id, version, revision):
        return form.answers
    return Answers()


def _is_of(form: VouchingForm, item_id: int, version: int, revision: int) -> bool:
    return (form.item, form.version, form.revision) == (item_id, version, revision)
