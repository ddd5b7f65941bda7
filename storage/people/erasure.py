"""Taking out all that names a person who leaves (R11, R12), as it is declared."""

from datetime import datetime

from sqlalchemy import Table, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from storage.personal import Erasing, Leaver, PersonalData, belongs, personal_columns


async def erase(
    tx: AsyncConnection, person: Person, *, personal: PersonalData, fresh_audit_key: str, now: datetime
) -> None:
    """Take out all that names the person.

    Their row stays, for items and decisions refer to it, but leads to nobody: its Telegram id becomes the negative of
    its own number, and the key under which the audit rows know them is replaced.

    Args:
        tx: The transaction of the erasure.
        person: Who leaves.
        personal: All that is declared.
        fresh_audit_key: The new key.
        now: The present.
    """
    leaver = Leaver(person=person, fresh_audit_key=fresh_audit_key)
    for one in personal.dealings:
        if one.leaving is not None:
            await one.leaving(tx, person, now)
    # What refers to another row goes before that row.
    for table in reversed(personal.metadata.sorted_tables):
        await _erase_rows(tx, table, leaver)
    for one in personal.dealings:
        if one.left is not None:
            await one.left(tx, person, now)


async def _erase_rows(tx: AsyncConnection, table: Table, leaver: Leaver) -> None:
    """Delete the person's rows, but for those that stay; in these put what names nobody in the place of what did."""
    declared = list(personal_columns(table))
    for processing in dict.fromkeys(one.processing for _, one in declared):
        if processing.erasing is Erasing.DELETED:
            await tx.execute(delete(table).where(belongs(table, processing, leaver.person, leaving=True)))
        values = {
            column: one.becomes(table.c, leaver)
            for column, one in declared
            if one.processing == processing and one.becomes is not None
        }
        if values:
            await tx.execute(update(table).where(belongs(table, processing, leaver.person)).values(values))
