"""Another verifier's decision on a verdict in the chat: answers about doubtful words, or a reason typed (R4, R7)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.domain.publishing.vouching import Answers, asked_by
from siman_bot.domain.refusals import Stale
from siman_bot.services.reports.approving import Approving, returnable, to_answer
from siman_bot.services.reports.verdicts import Given
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["ApprovingConversation", "ApprovingForm", "ApprovingStep", "answers_in"]


class ApprovingStep(StrEnum):
    QUESTIONS = "questions"
    REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovingForm(Form):
    """The verdict as the verifier saw it: its report and its version; `marks` are answered, by their keys."""

    KIND: ClassVar[str] = "putusan"
    step: ApprovingStep = ApprovingStep.REASON
    report: int
    number: int
    ticket: str
    marks: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        return f"putusan:{self.report}"


class ApprovingConversation:
    def __init__(self, *, database: Database, clock: Now, approving: Approving) -> None:
        self.database = database
        self._clock = clock
        self._approving = approving

    @transactional("conversations.reports.approving.answer")
    async def answer(self, tx: Tx, caller: Caller, *, report_id: int, number: int, what: str) -> Open[ApprovingForm]:
        """Take one answer, about a mark by its key; those about another version are gone.

        Raises:
            Stale: `button-expired`: there is no such mark (any more).
            Refusal: As `to_answer`.
        """
        person = await acting(tx, caller)
        mark = asked_by(await to_answer(tx, caller, report_id=report_id, number=number), what)
        opened = await get(tx, person.id, ApprovingForm)
        before = answers_in(opened, report_id=report_id, number=number).marks
        form = ApprovingForm(
            step=ApprovingStep.QUESTIONS,
            report=report_id,
            number=number,
            ticket="",
            marks=tuple(sorted({*before, mark.key})),
        )
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.reports.approving.approve")
    async def approve(self, tx: Tx, caller: Caller, *, report_id: int, number: int) -> Given:
        """Approve with the answers given so far, and close the form.

        Raises:
            Refusal: As `Approving.approve`.
        """
        person = await acting(tx, caller)
        answers = answers_in(await get(tx, person.id, ApprovingForm), report_id=report_id, number=number)
        given = await self._approving.approve.within(tx, caller, report_id=report_id, number=number, answers=answers)
        await close(tx, person.id, ApprovingForm)
        return given

    @transactional("conversations.reports.approving.ask-reason")
    async def ask_reason(self, tx: Tx, caller: Caller, *, report_id: int, number: int) -> Open[ApprovingForm]:
        """Ask why a verdict goes back.

        Raises:
            Refusal: As `returnable`.
        """
        report = await returnable(tx, caller, report_id=report_id, number=number)
        form = ApprovingForm(report=report_id, number=number, ticket=report.ticket)
        return await put(tx, (await acting(tx, caller)).id, form, self._clock())

    @transactional("conversations.reports.approving.send-back")
    async def send_back(self, tx: Tx, caller: Caller, *, reason: str) -> str:
        """Give the verdict back to its writer with the typed reason; the report's ticket.

        Raises:
            Stale: `button-expired`: the form was closed.
            Refusal: As `Approving.send_back`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ApprovingForm)).form
        if form.step is not ApprovingStep.REASON:
            raise Stale("button-expired")
        ticket = await self._approving.send_back.within(
            tx, caller, report_id=form.report, number=form.number, reason=reason
        )
        await close(tx, person.id, ApprovingForm)
        return ticket


def answers_in(opened: Open[Form] | Open[ApprovingForm] | None, *, report_id: int, number: int) -> Answers:
    """What the open form has of answers about this version."""
    form = None if opened is None else opened.form
    if isinstance(form, ApprovingForm) and (form.report, form.number) == (report_id, number):
        return Answers(marks=frozenset(form.marks))
    return Answers()
