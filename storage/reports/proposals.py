"""The versions of verdicts that another verifier approves: as they were written, and what became of them."""

from collections.abc import Collection
from datetime import datetime
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, func, insert, not_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.proposal import Proposal, ProposalState
from siman_bot.domain.reports.report import ReportState
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from storage.reports.tables import report_proposals, reports

_COLUMNS: Final = report_proposals.c
_DESTROYED: Final = dict.fromkeys(("answer", "subject", "office", "evidence", "reason", "salt"))


async def add(
    tx: AsyncConnection,
    *,
    report_id: int,
    verdict: Verdict,
    writer_id: int,
    now: datetime,
    corrects: int | None = None,
) -> int:
    """One more version, which waits; its number."""
    newest = select(func.coalesce(func.max(_COLUMNS.number), 0)).where(_COLUMNS.report_id == report_id)
    number = int((await tx.execute(newest)).scalar_one()) + 1
    await tx.execute(
        insert(report_proposals).values(
            report_id=report_id,
            number=number,
            corrects=corrects,
            outcome=verdict.outcome,
            answer=verdict.answer,
            subject=verdict.subject,
            office=verdict.office,
            evidence=[
                {"url": source.url, "publisher": source.publisher, "primary": source.primary}
                for source in verdict.evidence
            ],
            item_code=verdict.code or None,
            salt=token_hex(16),
            written_by=writer_id,
            written_at=now,
            state=ProposalState.WAITING,
        )
    )
    return number


async def newest(connection: AsyncConnection, report_id: int) -> Proposal | None:
    """The last version written for a report."""
    rows = await connection.execute(
        select(report_proposals).where(_COLUMNS.report_id == report_id).order_by(_COLUMNS.number.desc()).limit(1)
    )
    row = rows.one_or_none()
    return None if row is None else _proposal(row)


async def approved(connection: AsyncConnection, report_id: int) -> list[Proposal]:
    """The approved versions of a report's answers, in their order."""
    rows = await connection.execute(
        select(report_proposals)
        .where(_COLUMNS.report_id == report_id, _COLUMNS.state == ProposalState.APPROVED)
        .order_by(_COLUMNS.number)
    )
    return [_proposal(row) for row in rows]


async def decide(tx: AsyncConnection, report_id: int, proposal: Proposal) -> None:
    """Keep what became of a version."""
    await tx.execute(
        update(report_proposals)
        .where(_COLUMNS.report_id == report_id, _COLUMNS.number == proposal.number)
        .values(
            state=proposal.state,
            decided_by=proposal.decider_id,
            decided_at=proposal.decided_at,
            reason=proposal.reason or None,
        )
    )


async def reopen_of_leaver(tx: AsyncConnection, person_id: int) -> None:
    """A report whose waiting verdict is somebody's who leaves is checked further without it (R4)."""
    theirs = select(_COLUMNS.report_id).where(_COLUMNS.written_by == person_id, _COLUMNS.state == ProposalState.WAITING)
    await tx.execute(
        update(reports)
        .where(reports.c.state == ReportState.PROPOSED, reports.c.id.in_(theirs))
        .values(state=ReportState.CHECKING, revision=reports.c.revision + 1)
    )


async def readable(connection: AsyncConnection, tickets: Collection[str], *, before: datetime) -> list[tuple[str, int]]:
    """Ticket and number of each version of these reports whose words `destroy` would destroy.

    An approved one says what the report's reporter was told, and stays with it; so does a correction that waits and
    was written after `before`.
    """
    rows = await connection.execute(
        select(reports.c.ticket, _COLUMNS.number)
        .join(reports, reports.c.id == _COLUMNS.report_id)
        .where(reports.c.ticket.in_(tickets), _COLUMNS.answer.is_not(None), _unneeded(before))
        .order_by(reports.c.id, _COLUMNS.number)
    )
    return [(row.ticket, row.number) for row in rows]


async def destroy(tx: AsyncConnection, tickets: Collection[str], *, before: datetime) -> None:
    """Destroy what was written for these reports and isn't needed; as for `readable`."""
    which = select(reports.c.id).where(reports.c.ticket.in_(tickets))
    await tx.execute(
        update(report_proposals).where(_COLUMNS.report_id.in_(which), _unneeded(before)).values(_DESTROYED)
    )


async def left_over(connection: AsyncConnection, before: datetime) -> list[str]:
    """Tickets of reports closed before that time of which `destroy` would still destroy something."""
    rows = await connection.execute(
        select(reports.c.ticket)
        .join(report_proposals, reports.c.id == _COLUMNS.report_id)
        .where(reports.c.closed_at < before, _COLUMNS.answer.is_not(None), _unneeded(before))
        .distinct()
        .order_by(reports.c.ticket)
    )
    return list(rows.scalars())


def _unneeded(before: datetime) -> ColumnElement[bool]:
    waits = and_(_COLUMNS.state == ProposalState.WAITING, _COLUMNS.corrects.is_not(None), _COLUMNS.written_at >= before)
    return and_(_COLUMNS.state != ProposalState.APPROVED, not_(waits))


def _proposal(row: Row[Any]) -> Proposal:
    verdict = None
    if row.answer is not None:
        verdict = Verdict(
            outcome=ReportOutcome(row.outcome),
            answer=row.answer,
            subject=row.subject or "",
            office=row.office or "",
            evidence=tuple(
                Evidence(url=source["url"], publisher=source["publisher"], primary=bool(source["primary"]))
                for source in row.evidence or ()
            ),
            code=row.item_code or "",
        )
    return Proposal(
        number=row.number,
        outcome=ReportOutcome(row.outcome),
        verdict=verdict,
        writer_id=row.written_by,
        written_at=row.written_at,
        state=ProposalState(row.state),
        decider_id=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason or "",
        corrects=row.corrects,
    )
