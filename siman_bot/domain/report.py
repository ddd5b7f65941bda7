"""A report of a suspicious post: its states, its outcomes, and what an outcome needs first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.refusals import Already, Invalid, Stale

TEXT_LIMIT: Final = 4_096
ANSWER_LIMIT: Final = 1_500
RETENTION: Final = timedelta(days=90)
"""After closing, then text and URL of the report are destroyed (R9)."""
CONFIRMATIONS: Final = 2
"""Verifiers who must each confirm that a claim is factual and checkable (R4)."""
PROVINCE_FLOOR: Final = 5
"""A verifier sees the province of a report only where it has this many members (R10)."""


class ReportState(StrEnum):
    NEW = "baru"
    CHECKING = "diperiksa"
    CLOSED = "selesai"
    CORRECTED = "dikoreksi"
    WITHDRAWN = "ditarik"


class Outcome(StrEnum):
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
    confirmations: int
    evidence: bool


NEEDS: Final[Mapping[Outcome, Needs]] = {
    Outcome.TRUE: Needs(confirmations=CONFIRMATIONS, evidence=True),
    Outcome.FALSE: Needs(confirmations=CONFIRMATIONS, evidence=True),
    Outcome.PARTLY_TRUE: Needs(confirmations=CONFIRMATIONS, evidence=True),
    Outcome.SATIRE: Needs(confirmations=CONFIRMATIONS, evidence=True),
    Outcome.FRAUD: Needs(confirmations=CONFIRMATIONS, evidence=True),
    Outcome.UNPROVEN: Needs(confirmations=CONFIRMATIONS, evidence=False),
    Outcome.OPINION: Needs(confirmations=0, evidence=False),
    Outcome.OUT_OF_SCOPE: Needs(confirmations=0, evidence=False),
}
"""Opinion and criticism end a report at once and for good (R4); what is no claim needs no check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source for a verdict."""

    url: str
    publisher: str
    primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a verifier closes a report with. `subject` is whom the claim is about, `office` who answers."""

    outcome: Outcome
    answer: str
    subject: str = ""
    office: str = ""
    evidence: tuple[Evidence, ...] = ()


def evidence_suffices(verdict: Verdict) -> bool:
    """R2's floor: one primary document and one source by neither the claim's subject nor the issuing office.

    The subject's own publications count as neither; one source can't serve as both.
    """
    own = {verdict.subject.casefold().strip(), verdict.office.casefold().strip()} - {""}
    subject = verdict.subject.casefold().strip()
    primary = [source for source in verdict.evidence if source.primary and source.publisher.casefold() != subject]
    independent = [source for source in verdict.evidence if source.publisher.casefold().strip() not in own]
    return any(first.url != second.url for first in primary for second in independent)


def check_confirmation(state: ReportState, *, by: int, confirmed_by: frozenset[int]) -> None:
    """Whether this verifier may confirm now that the claim is factual and checkable.

    Raises:
        Stale: The report is closed.
        Already: This verifier confirmed it before.
    """
    if state not in {ReportState.NEW, ReportState.CHECKING}:
        raise Stale("report-closed")
    if by in confirmed_by:
        raise Already("already-confirmed")


def check_closing(state: ReportState, outcome: Outcome, confirmed_by: frozenset[int]) -> None:
    """Whether a report may get this outcome now.

    Raises:
        Stale: It is closed already; opinion is final (R4).
        Invalid: `needs-confirmations` (R4).
    """
    if state not in {ReportState.NEW, ReportState.CHECKING}:
        raise Stale("report-closed")
    missing = NEEDS[outcome].confirmations - len(confirmed_by)
    if missing > 0:
        raise Invalid("needs-confirmations", missing=missing)


def check_evidence(verdict: Verdict) -> None:
    """Whether the evidence carries the outcome.

    Raises:
        Invalid: `needs-evidence` (R2); below the floor the answer is "Belum terbukti".
    """
    if NEEDS[verdict.outcome].evidence and not evidence_suffices(verdict):
        raise Invalid("needs-evidence")
