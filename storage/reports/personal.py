"""What reports declare of personal data besides their columns."""

from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.reports.proposal import ProposalState
from siman_bot.domain.reports.report import RETENTION
from storage.people.privacy import shown_rows
from storage.personal import DataPart, Dealings, Record, Subject, Work
from storage.reports.proposals import reopen_of_leaver
from storage.reports.reports import drop_open_confirmations
from storage.reports.tables import (
    REPORT,
    report_confirmations,
    report_evidence,
    report_proposals,
    report_relooks,
    reports,
)

_PROPOSALS: Final = report_proposals.join(reports, reports.c.id == report_proposals.c.report_id)
_RELOOKS: Final = report_relooks.join(reports, reports.c.id == report_relooks.c.report_id)
_CONFIRMATIONS: Final = report_confirmations.join(reports, reports.c.id == report_confirmations.c.report_id)


async def _reports_by(connection: AsyncConnection, person: Person) -> list[Record]:
    """With the evidence of the verdict, corrections of it, and the day on which text and link are destroyed.

    That day is counted from the reception while the report is open.
    """
    sources = await connection.execute(
        select(reports.c.ticket, report_evidence.c.publisher, report_evidence.c.url)
        .join(reports, reports.c.id == report_evidence.c.report_id)
        .where(reports.c.reporter_id == person.id)
        .order_by(report_evidence.c.id)
    )
    evidence: dict[object, list[str]] = {}
    for row in sources:
        evidence.setdefault(row.ticket, []).append(f"{row.publisher}: {row.url}")
    corrected: dict[object, list[str]] = {}
    later = await connection.execute(
        select(reports.c.ticket, report_proposals.c.answer, report_proposals.c.evidence)
        .select_from(_PROPOSALS)
        .where(
            reports.c.reporter_id == person.id,
            report_proposals.c.state == ProposalState.APPROVED,
            report_proposals.c.corrects.is_not(None),
        )
        .order_by(report_proposals.c.report_id, report_proposals.c.number)
    )
    for row in later:
        corrected.setdefault(row.ticket, []).append(row.answer or "")
        evidence.setdefault(row.ticket, []).extend(f"{one['publisher']}: {one['url']}" for one in row.evidence or ())
    found: list[Record] = []
    for one in await shown_rows(connection, person, reports, REPORT):
        since = one["closed_at"] or one["received_at"]
        found.append(
            {
                **one,
                "corrected": "; ".join(corrected.get(one["ticket"], [])),
                "evidence": "; ".join(dict.fromkeys(evidence.get(one["ticket"], []))),
                "destroyed_at": since + RETENTION if isinstance(since, datetime) else None,
            }
        )
    return found


async def _drop_confirmations(tx: AsyncConnection, person: Person, _now: datetime) -> None:
    await reopen_of_leaver(tx, person.id)
    await drop_open_confirmations(tx, person.id)


DEALINGS: Final = Dealings(
    works=(
        Work(
            "report-confirmed",
            _CONFIRMATIONS,
            report_confirmations.c.verifier_id,
            reports.c.ticket,
            report_confirmations.c.confirmed_at,
        ),
        Work(
            "report-written",
            _PROPOSALS,
            report_proposals.c.written_by,
            reports.c.ticket,
            report_proposals.c.written_at,
        ),
        Work(
            "report-decided",
            _PROPOSALS,
            report_proposals.c.decided_by,
            reports.c.ticket,
            report_proposals.c.decided_at,
        ),
        Work("report-relooked", _RELOOKS, report_relooks.c.looked_by, reports.c.ticket, report_relooks.c.looked_at),
        Work("report-closed", reports, reports.c.closed_by, reports.c.ticket, reports.c.closed_at),
    ),
    subjects=(Subject(prefix="report", name=reports.c.ticket, whose=reports.c.reporter_id, shown_as="ticket"),),
    readings={DataPart.REPORTS: _reports_by},
    leaving=_drop_confirmations,
)
