"""Writing a verdict in the chat, or the correction of one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.conversations.reports.answers import (
    VerdictAnswers,
    VerdictStep,
    answered,
    begun,
    begun_again,
    changed,
    skipped,
    without_code,
)
from siman_bot.conversations.reports.reporting import new_screen_key
from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import Stale
from siman_bot.domain.reports.report import Report
from siman_bot.domain.reports.verdict import Referral, ReportOutcome
from siman_bot.services.reports.verdicts import Given, Verdicts, closable, correctable, last_written
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["CorrectionChoice", "CorrectionForm", "VerdictConversation", "VerdictForm", "WrittenVerdict"]


_LINKS: Final = frozenset({VerdictStep.PRIMARY_URL, VerdictStep.INDEPENDENT_URL})


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictForm(Form):
    """The answers about the report with the id `report`. `key` names this very screen: an older button sends nothing.

    The step is stored with the answers as well.
    """

    KIND: ClassVar[str] = "antrean"
    step: VerdictStep
    key: str
    report: int
    form: VerdictAnswers

    @property
    def awaits(self) -> Awaits:
        if self.step is VerdictStep.PREVIEW:
            return Awaits.WORDS_OR_CODE
        return Awaits.LINK if self.step in _LINKS else Awaits.WORDS

    @property
    def work(self) -> str:
        return f"antrean:{self.report}"

    @property
    def holds(self) -> bool:
        return self.form != begun(self.form.outcome, self.form.referral)

    @property
    def subject(self) -> str:
        return str(self.report)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm(VerdictForm):
    """The answers of a correction of the report's answer with the number `corrects`, counted from 1 (R13)."""

    KIND: ClassVar[str] = "koreksi"
    corrects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenVerdict:
    """The form of a verdict, and the ticket of the report that it is about; of a correction, the outcome until now."""

    ticket: str
    open: Open[VerdictForm]
    corrects: ReportOutcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionChoice:
    """The answer that is to be corrected, by its number from 1 on, and its outcome."""

    report_id: int
    ticket: str
    number: int
    outcome: ReportOutcome


class VerdictConversation:
    """Between the choice of an outcome and the verdict that is given.

    Args:
        database: Where the form is.
        clock: The time now.
        choice: Draws the characters of a screen's key.
        verdicts: Where verdicts are given.
    """

    def __init__(self, *, database: Database, clock: Now, choice: Callable[[str], str], verdicts: Verdicts) -> None:
        self.database = database
        self._clock = clock
        self._choice = choice
        self._verdicts = verdicts

    @transactional("conversations.reports.verdicts.begin")
    async def begin(
        self, tx: Tx, caller: Caller, *, report_id: int, outcome: ReportOutcome, referral: Referral | None = None
    ) -> WrittenVerdict:
        """Start a verdict, in place of any other form.

        Raises:
            Invalid: `needs-referral`.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        await closable(tx, person, report_id, outcome)
        answers = begun(outcome, referral)
        form = VerdictForm(step=answers.step, key="", report=report_id, form=answers)
        return await self._put(tx, person, form, answers)

    @transactional("conversations.reports.verdicts.rewrite")
    async def rewrite(self, tx: Tx, caller: Caller, *, report_id: int) -> WrittenVerdict:
        """Start from the verdict that one wrote last oneself, in place of any other form.

        Raises:
            Refusal: As `last_written` and `closable`.
        """
        person = await acting(tx, caller)
        proposal = await last_written(tx, person, report_id)
        if proposal.verdict is None:
            raise Stale("verdict-moved-on")
        answers = begun_again(proposal.verdict)
        form = VerdictForm(step=answers.step, key="", report=report_id, form=answers)
        if proposal.corrects is not None:
            form = _correction(form, proposal.corrects)
        return await self._put(tx, person, form, answers)

    @transactional("conversations.reports.verdicts.choose-correction")
    async def choose_correction(self, tx: Tx, caller: Caller, *, report_id: int) -> CorrectionChoice:
        """What a correction of the report's answer may say.

        Raises:
            Refusal: As `correctable`.
        """
        report = await correctable(tx, await acting(tx, caller), report_id)
        if report.standing is None:
            raise Stale("report-closed")
        return CorrectionChoice(
            report_id=report.id, ticket=report.ticket, number=len(report.answers), outcome=report.standing.outcome
        )

    @transactional("conversations.reports.verdicts.correct")
    async def correct(
        self, tx: Tx, caller: Caller, *, report_id: int, corrects: int, outcome: ReportOutcome | None = None
    ) -> WrittenVerdict:
        """Start a correction, in place of any other form.

        Args:
            tx: The transaction.
            caller: Who corrects.
            report_id: The report.
            corrects: Which of its answers is meant, from 1 on.
            outcome: What it is to say; None for other words alone.

        Raises:
            Refusal: As `correctable`.
        """
        person = await acting(tx, caller)
        report = await correctable(tx, person, report_id, outcome, corrects)
        if report.standing is None:
            raise Stale("report-closed")
        answers = begun_again(report.standing) if outcome is None else begun(outcome)
        form = VerdictForm(step=answers.step, key="", report=report_id, form=answers)
        return await self._put(tx, person, _correction(form, corrects), answers)

    @transactional("conversations.reports.verdicts.write")
    async def write(self, tx: Tx, caller: Caller, *, typed: str) -> WrittenVerdict:
        """The answer to what the form asks.

        Raises:
            Invalid: It can't be taken as it is (R2, R4, R7).
            Stale: No verdict is being written.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        form = await _open(tx, person)
        await _about(tx, person, form)
        following = answered(form.form, typed)
        await self._verdicts.check_words(tx, following.verdict)
        return await self._put(tx, person, form, following)

    @transactional("conversations.reports.verdicts.again")
    async def again(self, tx: Tx, caller: Caller) -> WrittenVerdict:
        """What is asked now, once more.

        Raises:
            Stale: No verdict is being written.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        form = await _open(tx, person)
        return await self._put(tx, person, form, form.form)

    @transactional("conversations.reports.verdicts.change-answer")
    async def change_answer(self, tx: Tx, caller: Caller, *, step: str, typed: str) -> WrittenVerdict:
        """Take another answer for what was asked before.

        Raises:
            Refusal: As `changed` and `write`.
        """
        person = await acting(tx, caller)
        form = await _open(tx, person)
        await _about(tx, person, form)
        following = changed(form.form, step, typed)
        await self._verdicts.check_words(tx, following.verdict)
        return await self._put(tx, person, form, following)

    @transactional("conversations.reports.verdicts.skip")
    async def skip(self, tx: Tx, caller: Caller, *, key: str) -> WrittenVerdict:
        """Go on without the source that is asked for.

        Raises:
            Stale: The button is of an older screen.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        return await self._put(tx, person, form, skipped(form.form))

    @transactional("conversations.reports.verdicts.drop-code")
    async def drop_code(self, tx: Tx, caller: Caller, *, key: str) -> WrittenVerdict:
        """Go on without the code of an item.

        Raises:
            Stale: The button is of an older screen, or there is no code.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        return await self._put(tx, person, form, without_code(form.form))

    @transactional("conversations.reports.verdicts.leave")
    async def leave(self, tx: Tx, caller: Caller, *, key: str) -> int:
        """Give up the verdict; the report's id.

        Raises:
            Stale: The button is of an older screen.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        await close(tx, person.id, VerdictForm, CorrectionForm)
        return form.report

    @transactional("conversations.reports.verdicts.send")
    async def send(self, tx: Tx, caller: Caller, *, key: str) -> Given:
        """Give the report the previewed verdict: at once, or for another verifier's approval; or its correction.

        Raises:
            Stale: The button is of an older screen.
            Refusal: As `Verdicts.give` or `Verdicts.correct`.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        if form.step is not VerdictStep.PREVIEW:
            raise Stale("button-expired")
        await close(tx, person.id, VerdictForm, CorrectionForm)
        given, verdict = self._verdicts, form.form.verdict
        if isinstance(form, CorrectionForm):
            return await given.correct.within(
                tx, caller, report_id=form.report, corrects=form.corrects, verdict=verdict
            )
        return await given.give.within(tx, caller, report_id=form.report, verdict=verdict)

    async def _put(self, tx: Tx, person: Person, form: VerdictForm, answers: VerdictAnswers) -> WrittenVerdict:
        """The form with these answers, on a screen of its own, where its report may still be given such a verdict."""
        moved = replace(form, step=answers.step, key=new_screen_key(self._choice), form=answers)
        report = await _about(tx, person, moved)
        corrects = report.standing.outcome if isinstance(form, CorrectionForm) and report.standing is not None else None
        opened = await put(tx, person.id, moved, self._clock())
        return WrittenVerdict(ticket=report.ticket, open=opened, corrects=corrects)


def _correction(form: VerdictForm, corrects: int) -> CorrectionForm:
    return CorrectionForm(step=form.step, key=form.key, report=form.report, form=form.form, corrects=corrects)


async def _about(tx: Tx, person: Person, form: VerdictForm) -> Report:
    """The report that the form is about. Raises as `closable` or `correctable`."""
    outcome = form.form.outcome
    if isinstance(form, CorrectionForm):
        return await correctable(tx, person, form.report, outcome, form.corrects)
    return await closable(tx, person, form.report, outcome)


async def _open(tx: Tx, person: Person) -> VerdictForm:
    correcting = await get(tx, person.id, CorrectionForm)
    return correcting.form if correcting is not None else (await require(tx, person.id, VerdictForm)).form


async def _shown(tx: Tx, person: Person, key: str) -> VerdictForm:
    """The form, where it still stands on that screen."""
    form = await _open(tx, person)
    if form.key != key:
        raise Stale("button-expired")
    return form
