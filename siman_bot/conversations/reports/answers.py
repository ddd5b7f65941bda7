"""What a verdict is asked, in which order, and what follows from each answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from siman_bot.domain.refusals import Invalid, Stale
from siman_bot.domain.reports.evidence import Evidence, EvidenceGap, read_evidence_url, read_name
from siman_bot.domain.reports.verdict import (
    NEEDS,
    Referral,
    ReportOutcome,
    Verdict,
    missing_evidence,
    read_answer,
    read_item_code,
)

__all__ = ["VerdictAnswers", "VerdictStep", "answered", "begun", "begun_again", "changed", "skipped", "without_code"]


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
    code: str = ""

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
            code=self.code,
        )

    @property
    def missing(self) -> tuple[EvidenceGap, ...]:
        """What R2's floor lacks, where this outcome needs evidence."""
        return missing_evidence(self.verdict) if NEEDS[self.outcome].evidence else ()


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
        code=verdict.code,
    )
    for source in reversed(verdict.evidence):
        if source.primary:
            answers = replace(answers, primary_url=source.url, primary_publisher=source.publisher)
        else:
            answers = replace(answers, independent_url=source.url, independent_publisher=source.publisher)
    return replace(answers, step=VerdictStep.LACKING) if answers.missing else answers


def answered(answers: VerdictAnswers, typed: str) -> VerdictAnswers:
    """The answers with one more.

    At the preview, typed words take the place of those that stand there; the code of an item is kept beside them.

    Raises:
        Invalid: `opinion-no-words`, `referral-no-words` (R4), `use-buttons`, or what the reading of the answer raises.
    """
    if answers.outcome is ReportOutcome.OPINION:
        raise Invalid("opinion-no-words")
    if answers.outcome is ReportOutcome.OUT_OF_SCOPE:
        raise Invalid("referral-no-words")
    if answers.step is VerdictStep.PREVIEW:
        if (code := read_item_code(typed)) is not None:
            return replace(answers, code=code)
        return replace(answers, answer=read_answer(typed))
    if answers.step not in _QUESTIONS:
        raise Invalid("use-buttons")
    read, following = _QUESTIONS[answers.step]
    change: dict[str, Any] = {answers.step.value: read(typed)}
    return _moved(replace(answers, **change), following)


def without_code(answers: VerdictAnswers) -> VerdictAnswers:
    """The answers without the code of an item that stands beside them.

    Raises:
        Stale: There is none.
    """
    if not answers.code:
        raise Stale("button-expired")
    return replace(answers, code="")


def changed(answers: VerdictAnswers, step: str, typed: str) -> VerdictAnswers:
    """The answers with another in the place of one that was given; what is asked now stays asked.

    Raises:
        Stale: `button-expired`: the step is none that is typed.
        Invalid: What the reading of the answer raises.
    """
    if step == VerdictStep.PREVIEW:
        step = VerdictStep.ANSWER
    if step not in {one.value for one in _QUESTIONS}:
        raise Stale("button-expired")
    read, _ = _QUESTIONS[VerdictStep(step)]
    change: dict[str, Any] = {step: read(typed)}
    return replace(answers, **change)


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


def _moved(answers: VerdictAnswers, following: VerdictStep) -> VerdictAnswers:
    """Below the floor no answer can be written (R2)."""
    step = VerdictStep.LACKING if following is VerdictStep.ANSWER and answers.missing else following
    return replace(answers, step=step)
