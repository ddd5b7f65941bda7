"""Reports of suspicious posts, the verifiers' confirmations and the evidence of verdicts. Nothing about any poster."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.media import Media, media_data, media_of
from siman_bot.domain.people.person import MemberState, Person
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.proposal import ProposalState
from siman_bot.domain.reports.report import ANSWERED, OPEN, Report, ReportState
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict
from storage.people import people as people_rows
from storage.people.tables import grants, members, people
from storage.reports.proposals import approved
from storage.reports.tables import report_confirmations, report_evidence, report_proposals, reports
from storage.scopes import scope_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """Somebody who can be told that reports wait."""

    person_id: int
    telegram_id: int
    scopes: tuple[Scope, ...]


async def add(
    tx: AsyncConnection,
    *,
    ticket: str,
    reporter_id: int | None,
    province_code: str | None,
    body: str,
    url: str | None,
    now: datetime,
    links: Sequence[str] = (),
    media: Sequence[Media] = (),
    message_ids: Sequence[int] = (),
) -> int:
    """A new report's id."""
    result = await tx.execute(
        insert(reports)
        .values(
            ticket=ticket,
            reporter_id=reporter_id,
            province_code=province_code,
            body=body,
            url=url,
            links=list(links) or None,
            media=media_data(media) or None,
            message_ids=list(message_ids) or None,
            salt=token_hex(16),
            state=ReportState.NEW,
            received_at=now,
        )
        .returning(reports.c.id)
    )
    return int(result.scalar_one())


async def get(connection: AsyncConnection, report_id: int) -> Report | None:
    return await _one(connection, reports.c.id == report_id)


async def by_ticket(connection: AsyncConnection, ticket: str) -> Report | None:
    return await _one(connection, reports.c.ticket == ticket)


async def open_with_text(connection: AsyncConnection, *, reporter_id: int, body: str) -> str | None:
    """The ticket of this reporter's own open report of the same text."""
    rows = await connection.execute(
        select(reports.c.ticket)
        .where(reports.c.reporter_id == reporter_id, reports.c.state.in_(sorted(OPEN)), reports.c.body == body)
        .order_by(reports.c.id)
        .limit(1)
    )
    return rows.scalar_one_or_none()


async def open_of(connection: AsyncConnection, reporter_id: int) -> int:
    """How many open reports somebody has."""
    return await _count(connection, (reports.c.reporter_id == reporter_id) & reports.c.state.in_(sorted(OPEN)))


async def count_of_reporter(connection: AsyncConnection, reporter_id: int) -> int:
    return await _count(connection, reports.c.reporter_id == reporter_id)


async def of_reporter(connection: AsyncConnection, reporter_id: int, *, limit: int, offset: int) -> list[Report]:
    """Somebody's own reports, newest first and without evidence."""
    rows = await connection.execute(
        select(reports)
        .where(reports.c.reporter_id == reporter_id)
        .order_by(reports.c.received_at.desc(), reports.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [read_report(row) for row in rows]


async def count_waiting(connection: AsyncConnection, *, provinces: Collection[str] | None, besides: int) -> int:
    """How many open reports there are; arguments as of `waiting`."""
    return await _count(connection, _waiting(provinces, besides))


async def waiting(
    connection: AsyncConnection, *, provinces: Collection[str] | None, besides: int, limit: int, offset: int
) -> list[Report]:
    """Open reports, and those whose answer has a correction that waits; oldest first and without evidence.

    Args:
        connection: Where to read.
        provinces: Of these provinces alone; None for all, those without a province among them.
        besides: A person whose own reports are left out.
        limit: Reports at most.
        offset: Reports before the first one.
    """
    rows = await connection.execute(
        select(reports)
        .where(_waiting(provinces, besides))
        .order_by(reports.c.received_at, reports.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [read_report(row) for row in rows]


async def save(tx: AsyncConnection, report: Report) -> None:
    """Where a report stands, and its text and link. What it was closed with `close` keeps."""
    values: dict[str, Any] = {
        "state": report.state,
        "revision": report.revision,
        "body": report.body,
        "url": report.url,
    }
    if report.body is None:
        values |= {"salt": None, "links": None, "media": None, "message_ids": None}
    await tx.execute(update(reports).where(reports.c.id == report.id).values(**values))


async def close(tx: AsyncConnection, report: Report) -> None:
    """Keep a report as closed with its verdict, and the evidence of that.

    Raises:
        ValueError: It has no verdict.
    """
    verdict = report.verdict
    if verdict is None:
        raise ValueError(report.id)
    # Evidence first: once a report is closed, it takes in no more of it.
    if verdict.evidence:
        await tx.execute(
            insert(report_evidence),
            [
                {
                    "report_id": report.id,
                    "url": source.url,
                    "publisher": source.publisher,
                    "is_primary": int(source.primary),
                }
                for source in verdict.evidence
            ],
        )
    await tx.execute(
        update(reports)
        .where(reports.c.id == report.id)
        .values(
            state=report.state,
            revision=report.revision,
            closed_by=report.closed_by,
            closed_at=report.closed_at,
            outcome=verdict.outcome,
            answer=verdict.answer,
            subject=verdict.subject,
            office=verdict.office,
            referral=verdict.referral,
        )
    )


async def confirmed_by(connection: AsyncConnection, report_id: int) -> list[Person]:
    """Whoever has confirmed that the claim is factual and checkable, with the roles they hold now."""
    givers = select(report_confirmations.c.verifier_id).where(report_confirmations.c.report_id == report_id)
    return await people_rows.those(connection, givers)


async def add_confirmation(tx: AsyncConnection, *, report_id: int, verifier_id: int, now: datetime) -> None:
    await tx.execute(
        insert(report_confirmations).values(report_id=report_id, verifier_id=verifier_id, confirmed_at=now)
    )


async def drop_open_confirmations(tx: AsyncConnection, person_id: int) -> int:
    """Take back a verifier's confirmations of reports that are still open (R4); how many.

    A report that nobody confirms any more is new again.
    """
    confirmations = report_confirmations.c
    still_open = select(reports.c.id).where(reports.c.state.in_(sorted(OPEN)))
    dropped = await tx.execute(
        delete(report_confirmations).where(
            confirmations.verifier_id == person_id, confirmations.report_id.in_(still_open)
        )
    )
    await tx.execute(
        update(reports)
        .where(reports.c.state == ReportState.CHECKING, reports.c.id.not_in(select(confirmations.report_id)))
        .values(state=ReportState.NEW, revision=reports.c.revision + 1)
    )
    return dropped.rowcount


async def approved_members(connection: AsyncConnection) -> dict[str, int]:
    """How many approved members each province has; provinces without any are left out."""
    rows = await connection.execute(
        select(members.c.province_code, func.count().label("number"))
        .where(members.c.state == MemberState.APPROVED)
        .group_by(members.c.province_code)
    )
    return {row.province_code: row.number for row in rows}


async def verifiers(connection: AsyncConnection) -> list[Verifier]:
    """Everybody who works reports and hasn't blocked the bot."""
    rows = await connection.execute(
        select(people.c.id, people.c.telegram_id, grants.c.scope_kind, grants.c.scope_code)
        .join(grants, grants.c.person_id == people.c.id)
        .where(grants.c.role == Role.VERIFIER, people.c.unreachable_since.is_(None))
        .order_by(people.c.id, grants.c.id)
    )
    found: dict[tuple[int, int], list[Scope]] = {}
    for row in rows:
        found.setdefault((row.id, row.telegram_id), []).append(scope_of(row.scope_kind, row.scope_code))
    return [
        Verifier(person_id=person_id, telegram_id=telegram_id, scopes=tuple(scopes))
        for (person_id, telegram_id), scopes in found.items()
    ]


async def _one(connection: AsyncConnection, which: ColumnElement[bool]) -> Report | None:
    row = (await connection.execute(select(reports).where(which))).one_or_none()
    if row is None:
        return None
    evidence = await connection.execute(
        select(report_evidence).where(report_evidence.c.report_id == row.id).order_by(report_evidence.c.id)
    )
    report = read_report(
        row,
        tuple(
            Evidence(url=source.url, publisher=source.publisher, primary=bool(source.is_primary)) for source in evidence
        ),
    )
    return report if report.verdict is None else await _with_approved(connection, report, report.verdict)


async def _with_approved(connection: AsyncConnection, report: Report, verdict: Verdict) -> Report:
    """With what the approved versions alone say of its answers: the code of the first one, and the corrections."""
    code, corrections = "", list[Verdict]()
    for version in await approved(connection, report.id):
        if version.corrects is None:
            code = version.verdict.code if version.verdict is not None else ""
        elif version.verdict is not None:
            corrections.append(version.verdict)
    return replace(report, verdict=replace(verdict, code=code), corrections=tuple(corrections))


async def _count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    return int((await connection.execute(select(func.count()).select_from(reports).where(which))).scalar_one())


def _waiting(provinces: Collection[str] | None, besides: int) -> ColumnElement[bool]:
    columns = report_proposals.c
    corrected = select(columns.report_id).where(
        columns.state == ProposalState.WAITING, columns.corrects.is_not(None), columns.answer.is_not(None)
    )
    return (
        (reports.c.state.in_(sorted(OPEN)) | (reports.c.state.in_(sorted(ANSWERED)) & reports.c.id.in_(corrected)))
        & or_(reports.c.reporter_id.is_(None), reports.c.reporter_id != besides)
        & (true() if provinces is None else reports.c.province_code.in_(sorted(provinces)))
    )


def read_report(row: Row[Any], evidence: tuple[Evidence, ...] = ()) -> Report:
    """A report from its row."""
    verdict = None
    if row.outcome is not None:
        verdict = Verdict(
            outcome=ReportOutcome(row.outcome),
            answer=row.answer or "",
            subject=row.subject or "",
            office=row.office or "",
            evidence=evidence,
            referral=Referral(row.referral) if row.referral is not None else None,
        )
    return Report(
        id=row.id,
        ticket=row.ticket,
        reporter_id=row.reporter_id,
        province_code=row.province_code,
        body=row.body,
        url=row.url,
        state=ReportState(row.state),
        received_at=row.received_at,
        revision=row.revision,
        verdict=verdict,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
        links=tuple(row.links or ()),
        media=media_of(row.media),
    )
