"""Writing a verdict in the chat: what is asked, in which order, and what follows from each answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar, Final

from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.conversations.reports.reporting import new_screen_key
from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import Invalid, Stale
from siman_bot.domain.reports.evidence import Evidence, EvidenceGap, read_evidence_url, read_name
from siman_bot.domain.reports.verdict import NEEDS, Referral, ReportOutcome, Verdict, missing_evidence, read_answer
from siman_bot.services.reports.verdicts import Given, Verdicts, closable, last_written
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = [
    "VerdictAnswers",
    "VerdictConversation",
    "VerdictForm",
    "VerdictStep",
    "WrittenVerdict",
    "answered",
    "begun",
    "begun_again",
    "skipped",
]


class VerdictStep(StrEnum):
    SUBJECT = "subject"
    OFFICE = "office"
    PRIMARY_URL = "primary_url"
    PRIMARY_PUBLISHER = "primary_publisher"
    INDEPENDENT_URL = "independent_url"
    INDEPENDENT_PUBLISHER = "independent_publisher"
    LACKING = "lacking"
    ANSWER = "answer"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictAnswers:
    """`step` is what is asked now; fields named as the steps hold what was answered."""

    outcome: ReportOutcome
    step: VerdictStep
    referral: Referral | None = None
    subject: str = ""
    office: str = ""
    primary_url: str = ""
    primary_publisher: str = ""
    independent_url: str = ""
    independent_publisher: str = ""
    answer: str = ""

    @property
    def verdict(self) -> Verdict:
        sources = (
            Evidence(url=self.primary_url, publisher=self.primary_publisher, primary=True),
            Evidence(url=self.independent_url, publisher=self.independent_publisher, primary=False),
        )
        return Verdict(
            outcome=self.outcome,
            answer=self.answer,
            subject=self.subject,
            office=self.office,
            evidence=tuple(source for source in sources if source.url),
            referral=self.referral,
        )

    @property
    def missing(self) -> tuple[EvidenceGap, ...]:
        """What R2's floor lacks, where this outcome needs evidence."""
        return missing_evidence(self.verdict) if NEEDS[self.outcome].evidence else ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenVerdict:
    """The form of a verdict, and the ticket of the report that it is about."""

    ticket: str
    open: Open[VerdictForm]


_QUESTIONS: Final[Mapping[VerdictStep, tuple[Callable[[str], str], VerdictStep]]] = {
    VerdictStep.SUBJECT: (read_name, VerdictStep.OFFICE),
    VerdictStep.OFFICE: (read_name, VerdictStep.PRIMARY_URL),
    VerdictStep.PRIMARY_URL: (read_evidence_url, VerdictStep.PRIMARY_PUBLISHER),
    VerdictStep.PRIMARY_PUBLISHER: (read_name, VerdictStep.INDEPENDENT_URL),
    VerdictStep.INDEPENDENT_URL: (read_evidence_url, VerdictStep.INDEPENDENT_PUBLISHER),
    VerdictStep.INDEPENDENT_PUBLISHER: (read_name, VerdictStep.ANSWER),
    VerdictStep.ANSWER: (read_answer, VerdictStep.PREVIEW),
}
"""How each answer is read, and what is asked next."""


def begun(outcome: ReportOutcome, referral: Referral | None = None) -> VerdictAnswers:
    """No answers yet; what is out of scope and opinion have ready words and are shown at once.

    Raises:
        Invalid: `needs-referral`.
    """
    if outcome is ReportOutcome.OUT_OF_SCOPE and referral is None:
        raise Invalid("needs-referral")
    if outcome in {ReportOutcome.OPINION, ReportOutcome.OUT_OF_SCOPE}:
        return VerdictAnswers(outcome=outcome, step=VerdictStep.PREVIEW, referral=referral)
    return VerdictAnswers(outcome=outcome, step=VerdictStep.SUBJECT if NEEDS[outcome].evidence else VerdictStep.ANSWER)


def begun_again(verdict: Verdict) -> VerdictAnswers:
    """The answers of a verdict that was written before, as they would stand at its preview."""
    answers = VerdictAnswers(
        outcome=verdict.outcome,
        step=VerdictStep.PREVIEW,
        subject=verdict.subject,
        office=verdict.office,
        answer=verdict.answer,
    )
    for source in reversed(verdict.evidence):
        if source.primary:
            answers = replace(answers, primary_url=source.url, primary_publisher=source.publisher)
        else:
            answers = replace(answers, independent_url=source.url, independent_publisher=source.publisher)
    return replace(answers, step=VerdictStep.LACKING) if answers.missing else answers


def answered(answers: VerdictAnswers, typed: str) -> VerdictAnswers:
    """The answers with one more; at the preview, typed words take the place of those that stand there.

    Raises:
        Invalid: `opinion-no-words`, `referral-no-words` (R4), `use-buttons`, or what the reading of the answer raises.
    """
    if answers.outcome is ReportOutcome.OPINION:
        raise Invalid("opinion-no-words")
    if answers.outcome is ReportOutcome.OUT_OF_SCOPE:
        raise Invalid("referral-no-words")
    if answers.step is VerdictStep.PREVIEW:
        return replace(answers, answer=read_answer(typed))
    if answers.step not in _QUESTIONS:
        raise Invalid("use-buttons")
    read, following = _QUESTIONS[answers.step]
    change: dict[str, Any] = {answers.step.value: read(typed)}
    return _moved(replace(answers, **change), following)


def skipped(answers: VerdictAnswers) -> VerdictAnswers:
    """The answers without the source that is asked for.

    Raises:
        Stale: Nothing is asked that can be left out.
    """
    match answers.step:
        case VerdictStep.PRIMARY_URL:
            return _moved(answers, VerdictStep.INDEPENDENT_URL)
        case VerdictStep.INDEPENDENT_URL:
            return _moved(answers, VerdictStep.ANSWER)
        case _:
            raise Stale("button-expired")


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
        ticket = (await closable(tx, person, report_id, outcome)).ticket
        return await self._put(tx, person, report_id, ticket, begun(outcome, referral))

    @transactional("conversations.reports.verdicts.rewrite")
    async def rewrite(self, tx: Tx, caller: Caller, *, report_id: int) -> WrittenVerdict:
        """Start from the verdict that one wrote last oneself, in place of any other form.

        Raises:
            Refusal: As `last_written` and `closable`.
        """
        person = await acting(tx, caller)
        answers = begun_again(await last_written(tx, person, report_id))
        ticket = (await closable(tx, person, report_id, answers.outcome)).ticket
        return await self._put(tx, person, report_id, ticket, answers)

    @transactional("conversations.reports.verdicts.write")
    async def write(self, tx: Tx, caller: Caller, *, typed: str) -> WrittenVerdict:
        """The answer to what the form asks.

        Raises:
            Invalid: It can't be taken as it is (R2, R4, R7).
            Stale: No verdict is being written.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, VerdictForm)).form
        ticket = (await closable(tx, person, form.report, form.form.outcome)).ticket
        following = answered(form.form, typed)
        await self._verdicts.check_words(tx, following.verdict)
        return await self._put(tx, person, form.report, ticket, following)

    @transactional("conversations.reports.verdicts.skip")
    async def skip(self, tx: Tx, caller: Caller, *, key: str) -> WrittenVerdict:
        """Go on without the source that is asked for.

        Raises:
            Stale: The button is of an older screen.
            Refusal: As `closable`.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        ticket = (await closable(tx, person, form.report, form.form.outcome)).ticket
        return await self._put(tx, person, form.report, ticket, skipped(form.form))

    @transactional("conversations.reports.verdicts.leave")
    async def leave(self, tx: Tx, caller: Caller, *, key: str) -> int:
        """Give up the verdict; the report's id.

        Raises:
            Stale: The button is of an older screen.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        await close(tx, person.id, VerdictForm)
        return form.report

    @transactional("conversations.reports.verdicts.send")
    async def send(self, tx: Tx, caller: Caller, *, key: str) -> Given:
        """Give the report the previewed verdict: at once, or for another verifier's approval.

        Raises:
            Stale: The button is of an older screen.
            Refusal: As `Verdicts.give`.
        """
        person = await acting(tx, caller)
        form = await _shown(tx, person, key)
        if form.step is not VerdictStep.PREVIEW:
            raise Stale("button-expired")
        await close(tx, person.id, VerdictForm)
        return await self._verdicts.give.within(tx, caller, report_id=form.report, verdict=form.form.verdict)

    async def _put(
        self, tx: Tx, person: Person, report_id: int, ticket: str, answers: VerdictAnswers
    ) -> WrittenVerdict:
        key = new_screen_key(self._choice)
        form = VerdictForm(step=answers.step, key=key, report=report_id, form=answers)
        return WrittenVerdict(ticket=ticket, open=await put(tx, person.id, form, self._clock()))


async def _shown(tx: Tx, person: Person, key: str) -> VerdictForm:
    """The form, where it still stands on that screen."""
    form = (await require(tx, person.id, VerdictForm)).form
    if form.key != key:
        raise Stale("button-expired")
    return form


def _moved(answers: VerdictAnswers, following: VerdictStep) -> VerdictAnswers:
    """Below the floor no answer can be written (R2)."""
    step = VerdictStep.LACKING if following is VerdictStep.ANSWER and answers.missing else following
    return replace(answers, step=step)
