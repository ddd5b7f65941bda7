"""What verifiers are told unasked, none of it more than once a day."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from siman_bot.domain.people.person import Person
from siman_bot.domain.places import ZONES, Clock, covered
from siman_bot.domain.reports.report import Report
from siman_bot.domain.sending.lane import Lane
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.reports.reach import location_of
from siman_bot.services.transaction import Tx
from storage.reports import reports


async def tell_of_report(tx: Tx, *, besides: int | None, province_code: str | None, now: datetime) -> None:
    """At most one notice a day for each verifier, however many reports wait."""
    button = NoticeButton(label="button-open-queue", action="queue", args=(0,))
    await _tell(tx, "reports-waiting", province_code, besides={besides}, now=now, button=button)


async def tell_of_verdict(tx: Tx, report: Report, *, writer: Person, now: datetime) -> None:
    """A verdict or a correction waits for approval: whoever else may work the report is told (R4, R13).

    Once a day for each report, and for each of its answers.
    """
    await _tell(
        tx,
        "correction-waiting" if report.answers else "verdict-waiting",
        report.province_code,
        besides={writer.id, report.reporter_id},
        now=now,
        button=NoticeButton(label="button-open-report", action="queue-open", args=(report.id,)),
        report=report,
    )


async def _tell(
    tx: Tx,
    key: str,
    province_code: str | None,
    *,
    besides: Collection[int | None],
    now: datetime,
    button: NoticeButton,
    report: Report | None = None,
) -> None:
    location = await location_of(tx, province_code)
    today = now.astimezone(ZONES[Clock.WIB]).date().isoformat()
    occasion = "report.waiting" if report is None else f"report.verdict-waiting:{report.id}"
    if report is not None and report.answers:
        occasion = f"report.correction-waiting:{report.id}:{len(report.answers)}"
    gaps: dict[str, Any] = {} if report is None else {"ticket": report.ticket}
    owed = [
        notice(
            key,
            to=verifier.telegram_id,
            once=f"{occasion}:{verifier.person_id}:{today}",
            lane=Lane.DIGEST,
            buttons=(button,),
            **gaps,
        )
        for verifier in await reports.verifiers(tx)
        if verifier.person_id not in besides and covered(location, by=verifier.scopes)
    ]
    await tell(tx, owed, now)
