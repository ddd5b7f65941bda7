"""Which items some words belong to, in any of their versions."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.publishing.tables import item_versions


async def worded(connection: AsyncConnection, prints: Sequence[str]) -> list[int]:
    """Ids of items of which some version has a title or body with one of these fingerprints, the newest first."""
    rows = await connection.execute(
        select(item_versions.c.item_id)
        .where(or_(item_versions.c.title_print.in_(prints), item_versions.c.body_print.in_(prints)))
        .distinct()
        .order_by(item_versions.c.item_id.desc())
    )
    return [row.item_id for row in rows]


async def with_runs(connection: AsyncConnection, runs: Sequence[str], *, limit: int) -> list[int]:
    """As `worded`, of which some version has one of these runs of words in its body."""
    rows = await connection.execute(
        select(item_versions.c.item_id)
        .where(or_(*(item_versions.c.body.icontains(run, autoescape=True) for run in runs)))
        .distinct()
        .order_by(item_versions.c.item_id.desc())
        .limit(limit)
    )
    return [row.item_id for row in rows]
