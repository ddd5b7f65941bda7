"""Which reports somebody may work on, as far as their province may be known (R10); and the trace each act leaves."""

from collections.abc import Sequence
from datetime import datetime

from siman_bot.domain.audit import SYSTEM, AuditAct
from siman_bot.domain.people.permissions import require, require_in_reach
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import NATION, NOWHERE, Location, covered
from siman_bot.domain.refusals import NotFound, OwnWork
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.confirming import Confirmations, confirmations
from siman_bot.domain.reports.report import RETENTION, Report, shown_province
from siman_bot.services.transaction import Tx
from storage import audit, places
from storage.people import people
from storage.reports import proposals, reports


async def location_of(connection: Tx, province_code: str | None) -> Location:
    """Where a report is from as far as verifiers may know (R10): nowhere, from a province with few members."""
    counts = await reports.approved_members(connection)
    shown = shown_province(province_code, counts.get(province_code or "", 0))
    if shown is None:
        return NOWHERE
    gazetteer = await places.gazetteer(connection)
    return Location(region=gazetteer.provinces[shown].region, province_code=shown)


async def provinces_of(connection: Tx, person: Person) -> set[str] | None:
    """Provinces whose reports a verifier may work on, as far as these may be known to come from there (R10).

    None for all reports, those without a province among them.
    """
    scopes = person.scopes_for(Act.WORK_REPORT)
    if NATION in scopes:
        return None
    gazetteer = await places.gazetteer(connection)
    return {
        code
        for code, count in (await reports.approved_members(connection)).items()
        if shown_province(code, count) is not None
        and covered(Location(region=gazetteer.provinces[code].region, province_code=code), by=scopes)
    }


async def confirmations_of(connection: Tx, report: Report) -> Confirmations:
    """Who has confirmed the report, and whose word counts by the roles they hold now (R4)."""
    location = await location_of(connection, report.province_code)
    givers = await reports.confirmed_by(connection, report.id)
    return confirmations(givers, reporter_id=report.reporter_id, location=location)


async def in_reach(connection: Tx, person: Person, report: Report | None) -> Report:
    """The report, if this person may work on it.

    Raises:
        WrongRole: Not a verifier.
        OwnWork: `own-report`.
        NotFound: No such report, or from another place.
    """
    require(person, Act.WORK_REPORT)
    if report is None:
        raise NotFound("ticket-not-found")
    if report.reporter_id == person.id:
        raise OwnWork("own-report")
    location = await location_of(connection, report.province_code)
    require_in_reach(person, Act.WORK_REPORT, location, gone="ticket-not-found")
    return report


async def note(tx: Tx, person: Person, report: Report, act: AuditAct, now: datetime, **detail: str | int) -> None:
    """An audit row about a report (R12)."""
    actor_key = await people.audit_key_of(tx, person.id)
    await audit.append(tx, at=now, actor_key=actor_key, act=act, subject=f"report:{report.ticket}", detail=detail)


async def destroy_written(tx: Tx, tickets: Sequence[str], now: datetime) -> None:
    """Note, by nobody, what of these reports is destroyed, and destroy what was written for them and not approved.

    Text and link are destroyed by the caller, afterwards. The rows say what was by its hash alone. Nobody can tell the
    words from it, for the salt in it is destroyed with them (R12).
    """
    await destroy_versions(tx, tickets, now)
    for ticket in tickets:
        await _note_destroyed(tx, ticket, now)


async def destroy_versions(tx: Tx, tickets: Sequence[str], now: datetime) -> None:
    """Note and destroy what was written for these reports and not approved, but not a correction that still waits."""
    before = now - RETENTION
    for ticket, version in await proposals.readable(tx, tickets, before=before):
        await _note_destroyed(tx, ticket, now, version=version)
    await proposals.destroy(tx, tickets, before=before)


async def _note_destroyed(tx: Tx, ticket: str, now: datetime, **detail: int) -> None:
    subject = f"report:{ticket}"
    await audit.append(tx, at=now, actor_key=SYSTEM, act=ReportAct.DESTROY, subject=subject, detail=detail)
