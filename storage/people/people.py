"""People who have agreed, their consents, memberships and grants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import CONSENT_VERSION, Membership, MemberState, Person
from siman_bot.domain.people.roles import Grant, Role
from storage.dialogs import Dialog
from storage.people.tables import consents, grants, institutions, members, people
from storage.scopes import location_of, scope_of
from storage.tables import dialogs

_SELECTED: Final = (
    select(
        people.c.id,
        people.c.telegram_id,
        people.c.name,
        people.c.language,
        select(func.max(consents.c.text_version))
        .where(consents.c.person_id == people.c.id)
        .scalar_subquery()
        .label("consent"),
        members.c.state,
        members.c.region,
        members.c.province_code,
        members.c.regency_code,
        members.c.institution_id,
        members.c.revision,
        institutions.c.name.label("institution_name"),
        grants.c.role,
        grants.c.scope_kind,
        grants.c.scope_code,
    )
    .outerjoin(members, members.c.person_id == people.c.id)
    .outerjoin(institutions, institutions.c.id == members.c.institution_id)
    .outerjoin(grants, grants.c.person_id == people.c.id)
    .order_by(grants.c.id)
)
"""One row for each grant, and one for a person without any. Everybody who writes is read by it, so it is made once."""
_BY_TELEGRAM_ID: Final = _SELECTED.where(people.c.telegram_id == bindparam("telegram_id"))
_STANDING: Final = _BY_TELEGRAM_ID.add_columns(
    people.c.unreachable_since,
    dialogs.c.kind,
    dialogs.c.step,
    dialogs.c.data,
    dialogs.c.message_id,
    dialogs.c.revision.label("dialog_revision"),
    dialogs.c.updated_at.label("dialog_moved_at"),
).outerjoin(dialogs, dialogs.c.person_id == people.c.id)
_BY_ID: Final = _SELECTED.where(people.c.id == bindparam("person_id"))

_GRANTS_MARK: Final = select(
    func.count().label("count"), func.max(grants.c.id).label("newest"), func.max(grants.c.granted_at).label("last")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStanding:
    """A person, their open conversation, and whether they are marked as out of reach: what each update needs."""

    person: Person | None = None
    dialog: Dialog | None = None
    unreachable: bool = False


GrantsMark = tuple[int, int | None, datetime | None]


async def find(connection: AsyncConnection, telegram_id: int) -> Person | None:
    """The person behind a Telegram account, or None before consent."""
    return _person((await connection.execute(_BY_TELEGRAM_ID, {"telegram_id": telegram_id})).all())


async def standing(connection: AsyncConnection, telegram_id: int, *, lapsed: datetime | None = None) -> PersonStanding:
    """What is known of who writes; a conversation that nobody moved since the time `lapsed` is marked so."""
    rows = (await connection.execute(_STANDING, {"telegram_id": telegram_id})).all()
    if not rows:
        return PersonStanding()
    row = rows[0]
    dialog = None
    if row.kind is not None:
        dialog = Dialog(
            kind=row.kind,
            step=row.step,
            data=row.data,
            message_id=row.message_id,
            revision=row.dialog_revision,
            lapsed=lapsed is not None and row.dialog_moved_at < lapsed,
        )
    return PersonStanding(person=_person(rows), dialog=dialog, unreachable=row.unreachable_since is not None)


async def get(connection: AsyncConnection, person_id: int) -> Person | None:
    return _person((await connection.execute(_BY_ID, {"person_id": person_id})).all())


def _person(rows: Sequence[Row[*tuple[Any, ...]]]) -> Person | None:
    """From all the rows of one person."""
    if not rows:
        return None
    row = rows[0]
    membership = None
    if row.state is not None:
        membership = Membership(
            state=MemberState(row.state),
            location=location_of(row),
            institution_name=row.institution_name,
            revision=row.revision,
        )
    return Person(
        id=row.id,
        telegram_id=row.telegram_id,
        name=row.name,
        language=row.language,
        consent=row.consent or 0,
        membership=membership,
        grants=tuple(_grant(one) for one in rows if one.role is not None),
    )


def _grant(row: Row[*tuple[Any, ...]]) -> Grant:
    return Grant(role=Role(row.role), scope=scope_of(row.scope_kind, row.scope_code))


async def grants_of(connection: AsyncConnection, person_id: int) -> tuple[Grant, ...]:
    rows = await connection.execute(
        select(grants.c.role, grants.c.scope_kind, grants.c.scope_code)
        .where(grants.c.person_id == person_id)
        .order_by(grants.c.id)
    )
    return tuple(_grant(row) for row in rows)


async def audit_key_of(connection: AsyncConnection, person_id: int) -> str:
    """The random key that stands for the person in the audit rows (R12)."""
    return str((await connection.execute(select(people.c.audit_key).where(people.c.id == person_id))).scalar_one())


async def add(
    tx: AsyncConnection,
    *,
    telegram_id: int,
    name: str,
    language: str,
    audit_key: str,
    now: datetime,
    text_version: int = CONSENT_VERSION,
) -> int:
    """A person who now agrees to the consent text; their id."""
    result = await tx.execute(
        insert(people)
        .values(telegram_id=telegram_id, name=name, language=language, audit_key=audit_key, created_at=now)
        .returning(people.c.id)
    )
    person_id = int(result.scalar_one())
    await add_consent(tx, person_id=person_id, text_version=text_version, now=now)
    return person_id


async def add_consent(tx: AsyncConnection, *, person_id: int, text_version: int, now: datetime) -> None:
    await tx.execute(insert(consents).values(person_id=person_id, text_version=text_version, given_at=now))


async def set_name(tx: AsyncConnection, person_id: int, name: str) -> None:
    await tx.execute(update(people).where(people.c.id == person_id).values(name=name))


async def set_language(tx: AsyncConnection, person_id: int, language: str) -> None:
    await tx.execute(update(people).where(people.c.id == person_id).values(language=language))


async def set_unreachable(tx: AsyncConnection, telegram_id: int, since: datetime | None) -> None:
    """Note that the person blocked the bot, or (None) that they came back."""
    await tx.execute(update(people).where(people.c.telegram_id == telegram_id).values(unreachable_since=since))


async def add_grant(tx: AsyncConnection, *, person_id: int, grant: Grant, now: datetime) -> bool:
    """False when the person has this grant already."""
    if grant in await grants_of(tx, person_id):
        return False
    await tx.execute(
        insert(grants).values(
            person_id=person_id,
            role=grant.role,
            scope_kind=grant.scope.kind,
            scope_code=grant.scope.code,
            granted_at=now,
        )
    )
    return True


async def remove_grant(tx: AsyncConnection, *, person_id: int, grant: Grant) -> bool:
    """False when the person doesn't have this grant."""
    result = await tx.execute(
        delete(grants).where(
            grants.c.person_id == person_id,
            grants.c.role == grant.role,
            grants.c.scope_kind == grant.scope.kind,
            grants.c.scope_code == grant.scope.code,
        )
    )
    return result.rowcount > 0


async def grants_mark(connection: AsyncConnection) -> GrantsMark:
    """Another one after each change of the grants."""
    row = (await connection.execute(_GRANTS_MARK)).one()
    return row.count, row.newest, row.last


async def with_grants(connection: AsyncConnection, roles: frozenset[Role]) -> list[Person]:
    """Everybody who has a grant of one of these roles, with all their grants."""
    return await those(connection, select(grants.c.person_id).where(grants.c.role.in_(sorted(roles))))


async def those(connection: AsyncConnection, ids: Select[int]) -> list[Person]:
    """Everybody whose id the query finds, with all their grants."""
    rows = await connection.execute(
        _SELECTED.where(people.c.id.in_(ids)).order_by(None).order_by(people.c.id, grants.c.id)
    )
    found = [_person(list(of_one)) for _, of_one in groupby(rows, key=lambda row: row.id)]
    return [person for person in found if person is not None]
