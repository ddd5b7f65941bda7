"""How a verifier writes a verdict: what is asked, in which order, and what follows from each answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from siman_bot.domain.publishing.item import read_source_url, units
from siman_bot.domain.refusals import Invalid, Stale
from siman_bot.domain.reports.report import NEEDS, Evidence, Gap, Outcome, Referral, Verdict, missing_evidence
from siman_bot.domain.text import clean_line, required

ANSWER_LIMIT: Final = 1_500
"""In UTF-16 units, as Telegram counts: the answer is sent together with its sources in one message."""
NAME_LIMIT: Final = 120
"""Of the claim's subject, the office and a publisher."""


class Step(StrEnum):
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
class VerdictForm:
    """`step` is what is asked now; fields named as the steps hold what was answered."""

    outcome: Outcome
    step: Step
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
    def missing(self) -> tuple[Gap, ...]:
        """What R2's floor lacks, where this outcome needs evidence."""
        return missing_evidence(self.verdict) if NEEDS[self.outcome].evidence else ()


def read_answer(raw: str) -> str:
    """The words of an answer.

    Raises:
        Invalid: `text-missing` or `text-too-long`.
    """
    text = required(raw, field="report_answer", limit=ANSWER_LIMIT)
    if units(text) > ANSWER_LIMIT:
        raise Invalid("text-too-long", field="report_answer", limit=ANSWER_LIMIT, length=units(text))
    return text


def read_name(raw: str) -> str:
    """The name of a claim's subject, an office or a publisher.

    Raises:
        Invalid: `text-missing` or `text-too-long`.
    """
    return required(raw, field="report_name", limit=NAME_LIMIT, one_line=True)


def read_evidence_url(raw: str) -> str:
    """One link, with https or (archives and old sites have no other) http, to a source on a public host.

    Raises:
        Invalid: `evidence-not-link`.
    """
    typed = clean_line(raw)
    plain = typed[:7].lower() == "http://"
    try:
        url = read_source_url(f"https://{typed[7:]}" if plain else typed)
    except Invalid as error:
        raise Invalid("evidence-not-link") from error
    return f"http://{url.removeprefix('https://')}" if plain else url


_QUESTIONS: Final[Mapping[Step, tuple[Callable[[str], str], Step]]] = {
    Step.SUBJECT: (read_name, Step.OFFICE),
    Step.OFFICE: (read_name, Step.PRIMARY_URL),
    Step.PRIMARY_URL: (read_evidence_url, Step.PRIMARY_PUBLISHER),
    Step.PRIMARY_PUBLISHER: (read_name, Step.INDEPENDENT_URL),
    Step.INDEPENDENT_URL: (read_evidence_url, Step.INDEPENDENT_PUBLISHER),
    Step.INDEPENDENT_PUBLISHER: (read_name, Step.ANSWER),
    Step.ANSWER: (read_answer, Step.PREVIEW),
}
"""How each answer is read, and what is asked next."""


def begin(outcome: Outcome, referral: Referral | None = None) -> VerdictForm:
    """An empty form; what is out of scope and opinion have ready words and are shown at once.

    Raises:
        Invalid: `needs-referral`.
    """
    if outcome is Outcome.OUT_OF_SCOPE and referral is None:
        raise Invalid("needs-referral")
    if outcome in {Outcome.OPINION, Outcome.OUT_OF_SCOPE}:
        return VerdictForm(outcome=outcome, step=Step.PREVIEW, referral=referral)
    return VerdictForm(outcome=outcome, step=Step.SUBJECT if NEEDS[outcome].evidence else Step.ANSWER)


def answered(form: VerdictForm, typed: str) -> VerdictForm:
    """The form after an answer; at the preview, typed words take the place of those that stand there.

    Raises:
        Invalid: `opinion-no-words`, `referral-no-words` (R4), `use-buttons`, or what the reading of the answer raises.
    """
    if form.outcome is Outcome.OPINION:
        raise Invalid("opinion-no-words")
    if form.outcome is Outcome.OUT_OF_SCOPE:
        raise Invalid("referral-no-words")
    if form.step is Step.PREVIEW:
        return replace(form, answer=read_answer(typed))
    if form.step not in _QUESTIONS:
        raise Invalid("use-buttons")
    read, following = _QUESTIONS[form.step]
    change: dict[str, Any] = {form.step.value: read(typed)}
    return _moved(replace(form, **change), following)


def skipped(form: VerdictForm) -> VerdictForm:
    """The form without the source that is asked for.

    Raises:
        Stale: Nothing is asked that can be left out.
    """
    match form.step:
        case Step.PRIMARY_URL:
            return _moved(form, Step.INDEPENDENT_URL)
        case Step.INDEPENDENT_URL:
            return _moved(form, Step.ANSWER)
        case _:
            raise Stale("button-expired")


def _moved(form: VerdictForm, following: Step) -> VerdictForm:
    """Below the floor no answer can be written (R2)."""
    return replace(form, step=Step.LACKING if following is Step.ANSWER and form.missing else following)
