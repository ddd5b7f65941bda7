"""What a report can be closed with: its outcomes, what each needs, and what may be said with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import units
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.evidence import Evidence, EvidenceGap, gaps, read_evidence_url, read_name
from siman_bot.domain.text import clean_line, required

ANSWER_LIMIT: Final = 1_500
"""In UTF-16 units, as Telegram counts: the answer is sent together with its sources in one message."""
EVIDENCE_LIMIT: Final = 5
"""Sources of one verdict, for the same reason."""
CONFIRMATIONS: Final = 2
"""Verifiers who must each confirm that a claim is factual and checkable (R4)."""


class ReportOutcome(StrEnum):
    TRUE = "benar"
    FALSE = "salah"
    PARTLY_TRUE = "sebagian_benar"
    UNPROVEN = "belum_terbukti"
    SATIRE = "satir"
    FRAUD = "penipuan"
    OPINION = "pendapat"
    OUT_OF_SCOPE = "luar_lingkup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """`approval` is another verifier's than the writer's."""

    confirmations: int
    evidence: bool
    approval: bool


NEEDS: Final[Mapping[ReportOutcome, Needs]] = {
    ReportOutcome.TRUE: Needs(confirmations=CONFIRMATIONS, evidence=True, approval=True),
    ReportOutcome.FALSE: Needs(confirmations=CONFIRMATIONS, evidence=True, approval=True),
    ReportOutcome.PARTLY_TRUE: Needs(confirmations=CONFIRMATIONS, evidence=True, approval=True),
    ReportOutcome.SATIRE: Needs(confirmations=CONFIRMATIONS, evidence=True, approval=True),
    ReportOutcome.FRAUD: Needs(confirmations=CONFIRMATIONS, evidence=True, approval=True),
    ReportOutcome.UNPROVEN: Needs(confirmations=CONFIRMATIONS, evidence=False, approval=True),
    ReportOutcome.OPINION: Needs(confirmations=0, evidence=False, approval=False),
    ReportOutcome.OUT_OF_SCOPE: Needs(confirmations=0, evidence=False, approval=False),
}
"""Opinion and criticism end a report at once and for good (R4); what is no claim needs no check."""
AT_ONCE: Final = tuple(outcome for outcome, needs in NEEDS.items() if not needs.approval)
"""What one verifier alone may close a report with."""


class Referral(StrEnum):
    """Who deals with what is out of scope: press coverage, public services, requests for information."""

    PRESS = "dewan_pers"
    SERVICE = "sp4n_lapor"
    INFORMATION = "ppid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a verifier closes a report with. `subject` is whom the claim is about, `office` who answers.

    `referral` is set where the outcome is out of scope; there and for opinion everything else is empty. `code` is of
    what we have published that answers the report, where there is such a thing.
    """

    outcome: ReportOutcome
    answer: str = ""
    subject: str = ""
    office: str = ""
    evidence: tuple[Evidence, ...] = ()
    referral: Referral | None = None
    code: str = ""


def read_answer(raw: str) -> str:
    """The words of an answer.

    Raises:
        Invalid: `text-missing`, `text-too-long`, `looks-like-block` or `looks-like-code` (R1).
    """
    text = required(raw, field="report_answer", limit=ANSWER_LIMIT)
    imitation.check(text)
    if units(text) > ANSWER_LIMIT:
        raise Invalid("text-too-long", field="report_answer", limit=ANSWER_LIMIT, length=units(text))
    return text


def read_item_code(raw: str) -> str | None:
    """The code of an item, where somebody typed one alone and with its prefix: five letters could be a word."""
    code = read_code(CodeKind.ITEM, raw)
    return code if code is not None and clean_line(raw)[:2].upper() == CodeKind.ITEM else None


def read_verdict(given: Verdict) -> Verdict:
    """The verdict with its words and links as they are kept; what is empty stays so. Read again, it is the same.

    Raises:
        Invalid: `text-too-long`, `text-missing` (nothing that can be seen), `evidence-not-link`, `too-many-sources` or
            `answer-not-public`: what should be a code is none.
    """
    code = read_item_code(given.code) if given.code else ""
    if code is None:
        raise Invalid("answer-not-public")
    if len(given.evidence) > EVIDENCE_LIMIT:
        raise Invalid("too-many-sources", limit=EVIDENCE_LIMIT)
    return replace(
        given,
        code=code,
        referral=given.referral if given.outcome is ReportOutcome.OUT_OF_SCOPE else None,
        answer=read_answer(given.answer) if given.answer else "",
        subject=read_name(given.subject) if given.subject else "",
        office=read_name(given.office) if given.office else "",
        evidence=tuple(
            replace(
                source,
                url=read_evidence_url(source.url),
                publisher=read_name(source.publisher) if source.publisher else "",
            )
            for source in given.evidence
        ),
    )


def complete_verdict(given: Verdict, *, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> Verdict:
    """A verdict with nothing lacking and nothing in it that may not be sent, as it is kept.

    Raises:
        Invalid: What `read_verdict`, `check_whole` and `check_words` raise.
    """
    verdict = read_verdict(given)
    check_whole(verdict)
    check_words(verdict, allowed=allowed)
    return verdict


def missing_evidence(verdict: Verdict) -> tuple[EvidenceGap, ...]:
    """What R2's floor still lacks."""
    return gaps(subject=verdict.subject, office=verdict.office, evidence=verdict.evidence)


def evidence_suffices(verdict: Verdict) -> bool:
    """Whether R2's floor is reached."""
    return not missing_evidence(verdict)


def check_whole(verdict: Verdict) -> None:
    """Pass when nothing is lacking that the outcome needs, and nothing is said where no words may be.

    Raises:
        Invalid: `needs-evidence` (R2), `text-missing`, `needs-referral`; or `opinion-no-words`, `referral-no-words`:
            what is said about what isn't checked is the same for everybody (R4).
    """
    if verdict.outcome is ReportOutcome.OPINION:
        if verdict != Verdict(outcome=ReportOutcome.OPINION):
            raise Invalid("opinion-no-words")
        return
    if verdict.outcome is ReportOutcome.OUT_OF_SCOPE:
        if verdict.referral is None:
            raise Invalid("needs-referral")
        if verdict != Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, referral=verdict.referral):
            raise Invalid("referral-no-words")
        return
    if NEEDS[verdict.outcome].evidence and not evidence_suffices(verdict):
        raise Invalid("needs-evidence")
    if not verdict.answer:
        raise Invalid("text-missing", field="report_answer")


def check_words(verdict: Verdict, *, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> None:
    """Pass when the verifier's own words may be sent; fields may still be empty.

    Args:
        verdict: As far as it is written.
        allowed: Accounts of institutions, which may be named.

    Raises:
        Invalid: `labels-without-evidence` (R2), `calls-against` or `personal-target` (R7), with the fragment.
    """
    from siman_bot.domain.publishing import wording  # noqa: PLC0415 - its word lists would take a tenth of the start

    if not NEEDS[verdict.outcome].evidence and (fragment := wording.labels_a_claim(verdict.answer)):
        raise Invalid("labels-without-evidence", fragment=fragment)
    if fragment := wording.calls_to_act_against(verdict.answer):
        raise Invalid("calls-against", fragment=fragment)
    names = (verdict.subject, verdict.office, *(source.publisher for source in verdict.evidence))
    if targets := wording.personal_targets("\n".join((verdict.answer, *names)), allowed):
        raise Invalid("personal-target", fragment=targets[0])
