"""All that is stored about one person, read for them (R11), as it is declared."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import FromClause, Select, Table, false, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from storage.columns import Utc
from storage.people.tables import people
from storage.personal import DataPart, PersonalData, Processing, Record, Subject, Work, belongs, personal_columns
from storage.tables import audit


async def own_data(
    connection: AsyncConnection, person: Person, *, personal: PersonalData
) -> dict[DataPart, list[Record]]:
    """Each part, as /dataku has it."""
    return {part: await _part(connection, person, part, personal) for part in DataPart}


async def _part(connection: AsyncConnection, person: Person, part: DataPart, personal: PersonalData) -> list[Record]:
    match part:
        case DataPart.WORK:
            return await _worked_on(connection, person, personal.works)
        case DataPart.LOOKUPS:
            return await _looked_at(connection, person, personal.subjects)
        case DataPart.ACTS:
            return await _acted(connection, person)
    reading = personal.readings.get(part)
    if reading is not None:
        return await reading(connection, person)
    rows = dict.fromkeys((column.table, one.processing) for column, one in personal.columns())
    return [
        record
        for table, processing in rows
        if processing.use is part
        for record in await shown_rows(connection, person, table, processing)
    ]


async def shown_rows(connection: AsyncConnection, person: Person, table: Table, processing: Processing) -> list[Record]:
    """The person's rows of a table, in the order in which they came, with the columns that are shown."""
    source: FromClause = table
    fields: list[Any] = []
    for column, one in personal_columns(table):
        if one.processing != processing or not one.is_shown:
            continue
        shown = column
        if one.leads_to is not None:
            named = one.leads_to.table.alias()
            (key,) = (key for key in column.foreign_keys if key.column.table is one.leads_to.table)
            source = source.outerjoin(named, named.c[key.column.name] == column)
            shown = named.c[one.leads_to.name]
        fields.append(shown.label(one.called or shown.name))
    came = [table.c.id] if "id" in table.c else [column for column in table.c if isinstance(column.type, Utc)]
    return await _records(
        connection,
        select(*fields).select_from(source).where(belongs(table, processing, person)).order_by(*came),
    )


async def _worked_on(connection: AsyncConnection, person: Person, works: Sequence[Work]) -> list[Record]:
    """Rows of the network's work that refer to the person: what they were to it, its code or title, and when."""
    found: list[tuple[Any, Record]] = []
    for work in works:
        rows = await connection.execute(
            select(work.subject.label("subject"), work.at.label("at"))
            .select_from(work.source)
            .where(work.by == person.id, work.at.is_not(None))
        )
        found.extend((row.at, {"work": work.name, "subject": row.subject, "at": row.at}) for row in rows)
    return [record for _, record in sorted(found, key=itemgetter(0))]


async def _looked_at(connection: AsyncConnection, person: Person, subjects: Sequence[Subject]) -> list[Record]:
    """Audit rows about the person and what is theirs, without who acted: their part is the role in the detail."""
    theirs = (
        audit.c.subject.in_(select(literal(f"{one.prefix}:") + one.name).where(one.whose == person.id))
        for one in subjects
    )
    rows = await connection.execute(
        select(audit.c.act, audit.c.subject, audit.c.detail, audit.c.at)
        .where(or_(false(), *theirs))
        .order_by(audit.c.seq)
    )
    found: list[Record] = []
    for row in rows:
        prefix, _, name = row.subject.partition(":")
        named = {one.shown_as: name if one.prefix == prefix else None for one in subjects if one.shown_as is not None}
        found.append({"act": row.act, **named, "role": row.detail.get("role"), "at": row.at})
    return found


async def _acted(connection: AsyncConnection, person: Person) -> list[Record]:
    """What the person did in a role, without whom it concerned."""
    key = select(people.c.audit_key).where(people.c.id == person.id).scalar_subquery()
    return await _records(
        connection, select(audit.c.act, audit.c.at).where(audit.c.actor_key == key).order_by(audit.c.seq)
    )


async def _records(connection: AsyncConnection, statement: Select[Any]) -> list[Record]:
    rows = await connection.execute(statement)
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's documented accessor
