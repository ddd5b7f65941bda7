"""Another verifier's second look at what one verifier closed alone: opinion, and what is out of scope (R4).

It may agree, or have the same text checked as a new report. The first report stays as it was closed.
"""

from enum import StrEnum

from siman_bot.domain.refusals import Already, OwnWork, Stale
from siman_bot.domain.reports.report import Report, ReportState, refuse_own
from siman_bot.domain.reports.verdict import AT_ONCE


class SecondLook(StrEnum):
    AGREED = "sepakat"
    REOPENED = "dibuka"


def check_relook(report: Report, *, by: int, looked: bool) -> None:
    """Pass when this verifier may look a second time.

    Raises:
        OwnWork: `own-report`; `own-closing`: who closed it doesn't.
        Stale: `nothing-to-relook`: it wasn't closed by one verifier, or its text is destroyed.
        Already: `already-relooked`.
    """
    refuse_own(report, by)
    verdict = report.verdict
    if report.state is not ReportState.CLOSED or verdict is None or verdict.outcome not in AT_ONCE:
        raise Stale("nothing-to-relook")
    if report.closed_by == by:
        raise OwnWork("own-closing")
    if looked:
        raise Already("already-relooked")
    if report.body is None:
        raise Stale("nothing-to-relook")
