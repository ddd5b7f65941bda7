"""Own words about withdrawals. Each is written once; what became of it is said once (R3)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Gazetteer, Scope
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.explaining.explanation import (
    Explanation,
    ExplanationState,
    ExplanationWords,
    ReturnReason,
)
from siman_bot.domain.publishing.marks import marks_data, marks_from
from siman_bot.domain.refusals import Stale
from storage.people.tables import institutions
from storage.places import gazetteer
from storage.publishing.tables import explanations, items
from storage.scopes import is_one_of, scope_of

_COLUMNS: Final = explanations.c


async def add(
    tx: AsyncConnection,
    *,
    item_id: int,
    words: ExplanationWords,
    byline: Byline,
    institution_id: int | None,
    writer_id: int,
    now: datetime,
) -> Explanation:
    """One more explanation, which waits. The item must have no other one waiting."""
    newest = select(func.coalesce(func.max(_COLUMNS.number), 0)).where(_COLUMNS.item_id == item_id)
    number = int((await tx.execute(newest)).scalar_one()) + 1
    result = await tx.execute(
        insert(explanations)
        .values(
            item_id=item_id,
            number=number,
            words=words.text,
            answered=marks_data(words.answered) or None,
            role=byline.role,
            scope_kind=byline.scope.kind,
            scope_code=byline.scope.code,
            institution_id=institution_id,
            writer_id=writer_id,
            written_at=now,
            state=ExplanationState.WAITING,
        )
        .returning(_COLUMNS.id)
    )
    return Explanation(
        id=int(result.scalar_one()),
        item_id=item_id,
        number=number,
        words=words.text,
        answered=words.answered,
        byline=byline,
        writer_id=writer_id,
    )


async def get(connection: AsyncConnection, explanation_id: int) -> Explanation | None:
    return await _one(connection, _SELECTED.where(_COLUMNS.id == explanation_id))


async def waiting_of(connection: AsyncConnection, item_id: int) -> Explanation | None:
    """The one of an item that waits."""
    waits = _COLUMNS.state == ExplanationState.WAITING
    return await _one(connection, _SELECTED.where(_COLUMNS.item_id == item_id, waits))


async def approved_of(connection: AsyncConnection, item_id: int) -> list[Explanation]:
    """All of an item that were approved, the newest first: that one stands in the groups."""
    said = _SELECTED.where(_COLUMNS.item_id == item_id, _COLUMNS.state == ExplanationState.APPROVED)
    rows = (await connection.execute(said.order_by(_COLUMNS.number.desc()))).all()
    places = await gazetteer(connection) if rows else None
    return [] if places is None else [_explanation(row, places) for row in rows]


async def waiting(
    connection: AsyncConnection, *, besides: int, targets: Sequence[Scope] | None, limit: int, offset: int
) -> list[tuple[int, str, str]]:
    """Those of others than this person that wait, the longest first: each one's id, its item's code and its words."""
    rows = await connection.execute(
        select(_COLUMNS.id, items.c.code, _COLUMNS.words)
        .join(items, items.c.id == _COLUMNS.item_id)
        .where(_waits(besides, targets))
        .order_by(_COLUMNS.written_at, _COLUMNS.id)
        .limit(limit)
        .offset(offset)
    )
    return [(row.id, row.code, row.words) for row in rows]


async def count_waiting(connection: AsyncConnection, *, besides: int, targets: Sequence[Scope] | None) -> int:
    found = select(func.count()).join_from(explanations, items, items.c.id == _COLUMNS.item_id)
    return int((await connection.execute(found.where(_waits(besides, targets)))).scalar_one())


async def decide(tx: AsyncConnection, explanation: Explanation) -> None:
    """Keep what became of one that waits.

    Raises:
        Stale: `explanation-moved-on`: somebody was faster.
    """
    result = await tx.execute(
        update(explanations)
        .where(_COLUMNS.id == explanation.id, _COLUMNS.state == ExplanationState.WAITING)
        .values(
            state=explanation.state,
            decided_by=explanation.decider_id,
            decided_at=explanation.decided_at,
            reason=explanation.reason,
        )
    )
    if result.rowcount != 1:
        raise Stale("explanation-moved-on")


async def take_back_of_leaver(tx: AsyncConnection, person_id: int, now: datetime) -> None:
    """What somebody has written who leaves is no longer offered: whoever comes back could approve it (R3)."""
    await tx.execute(
        update(explanations)
        .where(_COLUMNS.writer_id == person_id, _COLUMNS.state == ExplanationState.WAITING)
        .values(state=ExplanationState.TAKEN_BACK, decided_at=now)
    )


_SELECTED: Final = select(explanations, institutions.c.name.label("institution_name")).outerjoin(
    institutions, institutions.c.id == _COLUMNS.institution_id
)


async def _one(connection: AsyncConnection, asked: Select[Any]) -> Explanation | None:
    row = (await connection.execute(asked)).one_or_none()
    return None if row is None else _explanation(row, await gazetteer(connection))


def _waits(besides: int, targets: Sequence[Scope] | None) -> ColumnElement[bool]:
    return and_(
        _COLUMNS.state == ExplanationState.WAITING,
        _COLUMNS.writer_id != besides,
        is_one_of(items.c.target_kind, items.c.target_code, targets),
    )


def _explanation(row: Row[Any], places: Gazetteer) -> Explanation:
    scope = scope_of(row.scope_kind, row.scope_code)
    byline = Byline(
        role=Role(row.role), scope=scope, place=places.name_of(scope), institution=row.institution_name or ""
    )
    return Explanation(
        id=row.id,
        item_id=row.item_id,
        number=row.number,
        words=row.words,
        answered=marks_from(row.answered),
        byline=byline,
        writer_id=row.writer_id,
        state=ExplanationState(row.state),
        decider_id=row.decided_by,
        decided_at=row.decided_at,
        reason=None if row.reason is None else ReturnReason(row.reason),
    )
