"""A report of a suspicious post: its states and legal moves, its outcomes, and what an outcome needs first."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import normalize
from urllib.parse import urlsplit

from siman_bot.domain.post_link import Platform, link_spans
from siman_bot.domain.publishing import wording
from siman_bot.domain.refusals import Already, Invalid, OwnWork, Stale
from siman_bot.domain.text import clean, clean_line, required

TEXT_LIMIT: Final = 4_096
URL_LIMIT: Final = 2_000
RETENTION: Final = timedelta(days=90)
"""After closing, or after receipt where nobody answers; then text and URL of the report are destroyed (R9)."""
OPEN_LIMIT: Final = 10
"""Open reports of one person, so that nobody fills the queue alone."""
CONFIRMATIONS: Final = 2
"""Verifiers who must each confirm that a claim is factual and checkable (R4)."""
PROVINCE_FLOOR: Final = 5
"""A verifier sees the province of a report only where it has this many members (R10)."""

_URL: Final = re.compile(r"https?://\w[^\s<>\"'\u2018-\u201f«»]+", re.IGNORECASE)


class ReportState(StrEnum):
    NEW = "baru"
    CHECKING = "diperiksa"
    CLOSED = "selesai"
    CORRECTED = "dikoreksi"
    WITHDRAWN = "ditarik"
    EXPIRED = "lewat"


STATE_SENTENCES: Final[Mapping[ReportState, str]] = {
    ReportState.NEW: "Handed in; no verifier has confirmed anything yet.",
    ReportState.CHECKING: "At least one verifier has confirmed that the claim is factual and checkable.",
    ReportState.CLOSED: "Answered with an outcome.",
    ReportState.CORRECTED: "Its answer was wrong and has been corrected in the open.",
    ReportState.WITHDRAWN: "Taken back by the reporter before it was answered; its text is destroyed.",
    ReportState.EXPIRED: "Nobody answered it within RETENTION; its text is destroyed.",
}

OPEN: Final = frozenset({ReportState.NEW, ReportState.CHECKING})


class Move(StrEnum):
    CONFIRM = "confirm"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


MOVES: Final[Mapping[tuple[ReportState, Move], ReportState]] = {
    (ReportState.NEW, Move.CONFIRM): ReportState.CHECKING,
    (ReportState.CHECKING, Move.CONFIRM): ReportState.CHECKING,
    (ReportState.NEW, Move.CLOSE): ReportState.CLOSED,
    (ReportState.CHECKING, Move.CLOSE): ReportState.CLOSED,
    (ReportState.NEW, Move.WITHDRAW): ReportState.WITHDRAWN,
    (ReportState.CHECKING, Move.WITHDRAW): ReportState.WITHDRAWN,
    (ReportState.NEW, Move.EXPIRE): ReportState.EXPIRED,
    (ReportState.CHECKING, Move.EXPIRE): ReportState.EXPIRED,
}


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


class Referral(StrEnum):
    """Who deals with what is out of scope: press coverage, public services, requests for information."""

    PRESS = "dewan_pers"
    SERVICE = "sp4n_lapor"
    INFORMATION = "ppid"


class Gap(StrEnum):
    """What R2's floor still lacks."""

    SUBJECT = "subject"
    OFFICE = "office"
    PRIMARY = "primary"
    INDEPENDENT = "independent"
    SAME_LINK = "same_link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source for a verdict."""

    url: str
    publisher: str
    primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a verifier closes a report with. `subject` is whom the claim is about, `office` who answers.

    `referral` is set where the outcome is out of scope; there and for opinion everything else is empty.
    """

    outcome: Outcome
    answer: str = ""
    subject: str = ""
    office: str = ""
    evidence: tuple[Evidence, ...] = ()
    referral: Referral | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One suspicious post handed in. Of the post's author nothing is known here (R9).

    `reporter_id` is None once the reporter has erased their data, `body` and `url` once they are destroyed.
    """

    id: int
    ticket: str
    reporter_id: int | None
    province_code: str | None
    body: str | None
    url: str | None
    state: ReportState
    received_at: datetime
    revision: int
    verdict: Verdict | None = None
    closed_by: int | None = None
    closed_at: datetime | None = None


def read_post(raw: str) -> str:
    """The text of the post.

    Raises:
        Invalid: `report-no-text` or `text-too-long`.
    """
    if not clean(raw):
        raise Invalid("report-no-text")
    return required(raw, field="report_text", limit=TEXT_LIMIT)


def first_url(text: str) -> str | None:
    """The first link in a text, with or without scheme, as it stands there; longer ones than URL_LIMIT aren't links."""
    spans = [(found.start(), found.end()) for found in _URL.finditer(text)] + link_spans(text)
    links = [text[start:end].rstrip(".,:;!?*~)]}") for start, end in sorted(spans)]
    return next((link for link in links if len(link) <= URL_LIMIT), None)


def shown_province(province_code: str | None, members: int) -> str | None:
    """The province of a report as verifiers may know it: only where it has PROVINCE_FLOOR approved members (R10)."""
    return province_code if members >= PROVINCE_FLOOR else None


def missing_evidence(verdict: Verdict) -> tuple[Gap, ...]:
    """What R2's floor still lacks: subject, office, one primary document, one source by neither of the two.

    The subject's own publications count as neither; one source can't serve as both. Names are compared without case,
    spaces and punctuation.
    """
    subject, office = _name(verdict.subject), _name(verdict.office)
    outside = [source for source in verdict.evidence if _name(source.publisher) not in {"", subject}]
    primary = [source for source in outside if source.primary]
    independent = [source for source in outside if not source.primary and _name(source.publisher) != office]
    gaps = {
        Gap.SUBJECT: not subject,
        Gap.OFFICE: not office,
        Gap.PRIMARY: not primary,
        Gap.INDEPENDENT: not independent,
    }
    found = tuple(gap for gap, lacking in gaps.items() if lacking)
    if not found and all(_address(one.url) == _address(two.url) for one in primary for two in independent):
        return (Gap.SAME_LINK,)
    return found


def evidence_suffices(verdict: Verdict) -> bool:
    """Whether R2's floor is reached."""
    return not missing_evidence(verdict)


def confirm(report: Report, *, by: int, confirmed_by: Collection[int]) -> Report:
    """One verifier's word that the claim is factual and checkable (R4).

    Raises:
        OwnWork: `own-report`.
        Stale: The report is closed or withdrawn.
        Already: This verifier confirmed it before.
    """
    _refuse_own(report, by)
    moved = _moved(report, Move.CONFIRM)
    if by in confirmed_by:
        raise Already("already-confirmed")
    return moved


def check_outcome(report: Report, outcome: Outcome, *, by: int, confirmed_by: Collection[int]) -> Report:
    """The report as closed, if this verifier may give it this outcome now.

    Raises:
        OwnWork: `own-report`.
        Stale: It is closed or withdrawn already; opinion is final (R4).
        Invalid: `needs-confirmations` (R4).
    """
    _refuse_own(report, by)
    moved = _moved(report, Move.CLOSE)
    missing = NEEDS[outcome].confirmations - len({*confirmed_by} - {report.reporter_id})
    if missing > 0:
        raise Invalid("needs-confirmations", missing=missing)
    return moved


def close(
    report: Report,
    verdict: Verdict,
    *,
    by: int,
    confirmed_by: Collection[int],
    at: datetime,
    allowed: frozenset[tuple[Platform, str]] = frozenset(),
) -> Report:
    """The report with its outcome. `allowed` are accounts of institutions, which the verdict may name.

    Raises:
        OwnWork: As for `check_outcome`.
        Stale: As for `check_outcome`.
        Invalid: As for `check_outcome`; or `needs-evidence` (R2), `text-missing`, `needs-referral`, or
            `opinion-no-words`, `referral-no-words`: what is said about what isn't checked is the same for everybody
            (R4); or what `check_words` raises.
    """
    moved = check_outcome(report, verdict.outcome, by=by, confirmed_by=confirmed_by)
    _check_verdict(verdict)
    check_words(verdict, allowed=allowed)
    return replace(moved, verdict=verdict, closed_by=by, closed_at=at)


def check_words(verdict: Verdict, *, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> None:
    """Pass when the verifier's own words may be sent; fields may still be empty.

    Raises:
        Invalid: `labels-without-evidence` (R2), `calls-against` or `personal-target` (R7), with the fragment.
    """
    if not NEEDS[verdict.outcome].evidence and (fragment := wording.labels_a_claim(verdict.answer)):
        raise Invalid("labels-without-evidence", fragment=fragment)
    if fragment := wording.calls_to_act_against(verdict.answer):
        raise Invalid("calls-against", fragment=fragment)
    names = (verdict.subject, verdict.office, *(source.publisher for source in verdict.evidence))
    if targets := wording.personal_targets("\n".join((verdict.answer, *names)), allowed):
        raise Invalid("personal-target", fragment=targets[0])


def withdraw(report: Report) -> Report:
    """Taken back by the reporter; text and URL go at once.

    Raises:
        Stale: The report is closed or withdrawn.
    """
    return replace(_moved(report, Move.WITHDRAW), body=None, url=None)


def _check_verdict(verdict: Verdict) -> None:
    if verdict.outcome is Outcome.OPINION:
        if verdict != Verdict(outcome=Outcome.OPINION):
            raise Invalid("opinion-no-words")
        return
    if verdict.outcome is Outcome.OUT_OF_SCOPE:
        if verdict.referral is None:
            raise Invalid("needs-referral")
        if verdict != Verdict(outcome=Outcome.OUT_OF_SCOPE, referral=verdict.referral):
            raise Invalid("referral-no-words")
        return
    if NEEDS[verdict.outcome].evidence and not evidence_suffices(verdict):
        raise Invalid("needs-evidence")
    if not verdict.answer:
        raise Invalid("text-missing", field="report_answer")


def _refuse_own(report: Report, by: int) -> None:
    if report.reporter_id == by:
        raise OwnWork("own-report")


def _moved(report: Report, move: Move) -> Report:
    state = MOVES.get((report.state, move))
    if state is None:
        raise Stale("report-closed")
    return replace(report, state=state, revision=report.revision + 1)


def _name(text: str) -> str:
    return "".join(char for char in normalize("NFKC", clean_line(text)).casefold() if char.isalnum())


def _address(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
