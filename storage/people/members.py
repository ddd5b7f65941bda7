"""Memberships: applied for, decided, listed for those who decide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Row,
    and_,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import MemberState, RefusalReason
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Location, Scope
from storage.people.tables import grants, institutions, members, people
from storage.scopes import covering, inside, location_of, place_columns, place_parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A membership with the names that stand beside it. `revision` counts applications and decisions."""

    person_id: int
    telegram_id: int
    name: str
    state: MemberState
    location: Location
    institution_name: str
    institution_confirmed: bool
    applied_at: datetime
    decided_at: datetime | None
    refused_for: RefusalReason | None
    revision: int


_PLACE: Final = place_columns(members)
_SELECTED: Final = (
    select(
        members,
        people.c.telegram_id,
        people.c.name,
        institutions.c.name.label("institution_name"),
        institutions.c.confirmed.label("institution_confirmed"),
    )
    .join(people, people.c.id == members.c.person_id)
    .join(institutions, institutions.c.id == members.c.institution_id)
)
_OF_PERSON: Final = _SELECTED.where(members.c.person_id == bindparam("of_person"))


async def get(connection: AsyncConnection, person_id: int) -> Member | None:
    row = (await connection.execute(_OF_PERSON, {"of_person": person_id})).one_or_none()
    return None if row is None else _member(row)


async def apply(tx: AsyncConnection, *, person_id: int, location: Location, now: datetime) -> int:
    """A new application, in the place of the one before; its revision. The location names an institution."""
    old = await get(tx, person_id)
    revision = old.revision + 1 if old is not None else 1
    values = {
        "state": MemberState.PENDING,
        "region": location.region,
        "province_code": location.province_code,
        "regency_code": location.regency_code,
        "institution_id": location.institution_id,
        "applied_at": now,
        "decided_at": None,
        "decided_by": None,
        "refused_for": None,
        "revision": revision,
    }
    if old is None:
        await tx.execute(insert(members).values(person_id=person_id, **values))
    else:
        await tx.execute(update(members).where(members.c.person_id == person_id).values(**values))
    return revision


async def decide(
    tx: AsyncConnection, *, person_id: int, state: MemberState, why: RefusalReason | None, by: int, now: datetime
) -> int:
    """Approve or refuse; the new revision."""
    result = await tx.execute(
        update(members)
        .where(members.c.person_id == person_id)
        .values(state=state, decided_at=now, decided_by=by, refused_for=why, revision=members.c.revision + 1)
        .returning(members.c.revision)
    )
    return int(result.scalar_one())


async def reopen(tx: AsyncConnection, person_id: int) -> int:
    """Let an application that was refused wait again; the new revision."""
    result = await tx.execute(
        update(members)
        .where(members.c.person_id == person_id)
        .values(
            state=MemberState.PENDING,
            decided_at=None,
            decided_by=None,
            refused_for=None,
            revision=members.c.revision + 1,
        )
        .returning(members.c.revision)
    )
    return int(result.scalar_one())


async def count(
    connection: AsyncConnection, *, scopes: Sequence[Scope], words: Sequence[str], meant: Sequence[Scope] = ()
) -> int:
    """How many `listed` could give."""
    query = select(func.count()).select_from(_SELECTED.where(_wanted(scopes, words, meant)).subquery())
    return int((await connection.execute(query)).scalar_one())


async def listed(
    connection: AsyncConnection,
    *,
    scopes: Sequence[Scope],
    words: Sequence[str],
    meant: Sequence[Scope] = (),
    limit: int,
    offset: int,
) -> list[Member]:
    """Those waiting (the longest first), then the approved and the refused by name, within any of the scopes.

    Args:
        connection: Where to read.
        scopes: Of the person who looks.
        words: Each must stand in the name or the institution's name.
        meant: Places and institutions that the words may mean: who stands in one of them is listed as well.
        limit: Rows of the page.
        offset: Rows before it.
    """
    waiting = members.c.state == MemberState.PENDING
    rows = await connection.execute(
        _SELECTED.where(_wanted(scopes, words, meant))
        .order_by(
            case((waiting, 0), (members.c.state == MemberState.APPROVED, 1), else_=2),
            case((waiting, members.c.applied_at)),
            func.lower(people.c.name),
            members.c.person_id,
        )
        .limit(limit)
        .offset(offset)
    )
    return [_member(row) for row in rows]


async def deciders(
    connection: AsyncConnection, *, role: Role, location: Location, besides: int | Collection[int]
) -> list[int]:
    """Telegram ids of those who can be reached and hold this role over the place, without the persons `besides`."""
    without = [besides] if isinstance(besides, int) else sorted(besides)
    holding = select(grants.c.person_id).where(
        grants.c.role == role, covering(grants.c.scope_kind, grants.c.scope_code)
    )
    rows = await connection.execute(
        select(people.c.telegram_id)
        .where(people.c.id.in_(holding), people.c.id.not_in(without), people.c.unreachable_since.is_(None))
        .order_by(people.c.id),
        place_parameters(location),
    )
    return list(rows.scalars())


def _wanted(scopes: Sequence[Scope], words: Sequence[str], meant: Sequence[Scope]) -> ColumnElement[bool]:
    listed = inside(scopes, _PLACE)
    if not words:
        return listed
    named = and_(*map(_contains, words))
    return and_(listed, or_(named, inside(meant, _PLACE)) if meant else named)


def _contains(word: str) -> ColumnElement[bool]:
    needle = word.lower()
    return or_(
        func.lower(people.c.name).contains(needle, autoescape=True),
        func.lower(institutions.c.name).contains(needle, autoescape=True),
    )


def _member(row: Row[Any]) -> Member:
    return Member(
        person_id=row.person_id,
        telegram_id=row.telegram_id,
        name=row.name,
        state=MemberState(row.state),
        location=location_of(row),
        institution_name=row.institution_name,
        institution_confirmed=bool(row.institution_confirmed),
        applied_at=row.applied_at,
        decided_at=row.decided_at,
        refused_for=None if row.refused_for is None else RefusalReason(row.refused_for),
        revision=row.revision,
    )
