"""Items of a summary, and what institutions' accounts shared of them.

Personal shares aren't read here at all: a summary shows what is published of them, and nothing else (R8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.domain.post_link import Platform
from siman_bot.domain.summaries.recap import Reach, Span
from storage.amplification.tables import accounts, amplifications
from storage.people.tables import institutions
from storage.publishing.public_versions import public_version
from storage.publishing.tables import item_versions, items
from storage.scopes import inside, place_columns, scope_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """An item of a summary's list, with the title of its newest public version."""

    id: int
    code: str
    title: str
    target: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareTally:
    """The number of shares of one item by institutions' accounts in one province."""

    item_id: int
    region: str
    province_code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialShare:
    """One share by an institution's account, which is public."""

    account_id: int
    institution_name: str
    platform: Platform
    handle: str
    url: str
    province_code: str
    recorded_at: datetime


async def items_for(
    connection: AsyncConnection, reach: Reach, *, now: datetime, limit: int, offset: int
) -> list[ListedItem]:
    """Items that members of a scope can or could share, whether anybody did or not, the newest first."""
    rows = await connection.execute(_listed(reach, now).order_by(items.c.id.desc()).limit(limit).offset(offset))
    return [_as_listed(row) for row in rows]


async def item_for(connection: AsyncConnection, reach: Reach, item_id: int, *, now: datetime) -> ListedItem | None:
    """One item of that list."""
    row = (await connection.execute(_listed(reach, now).where(items.c.id == item_id))).one_or_none()
    return None if row is None else _as_listed(row)


async def tallies(
    connection: AsyncConnection, *, item_ids: Sequence[int], scope: Scope, spans: Sequence[Span]
) -> list[ShareTally]:
    """Shares of institutions' accounts, by item and province. A post counts once."""
    place = (amplifications.c.item_id, amplifications.c.region, amplifications.c.province_code)
    rows = await connection.execute(
        select(*place, func.count().label("number"))
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .where(
            amplifications.c.item_id.in_(item_ids),
            _CONFIRMED,
            _counts_once(),
            inside([scope], _PLACE),
            _during(spans),
        )
        .group_by(*place)
        .order_by(*place)
    )
    return [
        ShareTally(item_id=row.item_id, region=row.region, province_code=row.province_code, count=row.number)
        for row in rows
    ]


async def official_shares(
    connection: AsyncConnection, *, item_id: int, scope: Scope, spans: Sequence[Span], limit: int, offset: int
) -> list[OfficialShare]:
    """Which institutions' accounts shared an item, the newest first."""
    rows = await connection.execute(
        select(
            accounts.c.id.label("account_id"),
            institutions.c.name.label("institution_name"),
            accounts.c.platform,
            accounts.c.handle,
            amplifications.c.url,
            amplifications.c.province_code,
            amplifications.c.recorded_at,
        )
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .join(institutions, institutions.c.id == accounts.c.institution_id)
        .where(amplifications.c.item_id == item_id, _CONFIRMED, _counts_once(), inside([scope], _PLACE), _during(spans))
        .order_by(amplifications.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        OfficialShare(
            account_id=row.account_id,
            institution_name=row.institution_name,
            platform=Platform(row.platform),
            handle=row.handle,
            url=row.url,
            province_code=row.province_code,
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def _listed(reach: Reach, now: datetime) -> Select[Any]:
    # An item that was public stays listed while it is under review again, and when it is withdrawn.
    newest = and_(item_versions.c.item_id == items.c.id, item_versions.c.version == public_version(now))
    return (
        select(items.c.id, items.c.code, items.c.target_kind, items.c.target_code, item_versions.c.title)
        .select_from(items)
        .join(item_versions, newest)
        .where(_shared_ground(reach))
    )


def _as_listed(row: Row[Any]) -> ListedItem:
    target = scope_of(row.target_kind, row.target_code)
    return ListedItem(id=row.id, code=row.code, title=row.title, target=target)


def _shared_ground(reach: Reach) -> ColumnElement[bool]:
    """Items whose target has members in common with the scope."""
    code, here = items.c.target_code, reach.scope
    near = or_(institutions.c.province_code.is_(None), institutions.c.province_code.in_(reach.provinces))
    meeting: dict[ScopeKind, ColumnElement[bool]] = {
        ScopeKind.NATION: true(),
        ScopeKind.REGION: code.in_(reach.regions),
        ScopeKind.PROVINCE: code.in_(reach.provinces),
        ScopeKind.REGENCY: func.substr(code, 1, 2).in_(reach.provinces),
        ScopeKind.INSTITUTION: code.in_(select(cast(institutions.c.id, String)).where(near)),
    }
    if here.kind in {ScopeKind.REGENCY, ScopeKind.INSTITUTION}:
        meeting[here.kind] = code == here.code
    return or_(*(and_(items.c.target_kind == kind, condition) for kind, condition in meeting.items()))


_PLACE: Final = place_columns(amplifications, institution_id=accounts.c.institution_id)
"""Where the member stood when recording a share."""
_CONFIRMED: Final = and_(accounts.c.institution_id.is_not(None), accounts.c.confirmed_at.is_not(None))


def _counts_once() -> ColumnElement[bool]:
    """The first record of a post for its item, among those of institutions' accounts.

    Several may record one post, for a refusal would tell that somebody did (R8).
    """
    earlier, holder = amplifications.alias("earlier"), accounts.alias("holder")
    return ~exists(
        select(earlier.c.id)
        .join(holder, holder.c.id == earlier.c.account_id)
        .where(
            earlier.c.platform == amplifications.c.platform,
            earlier.c.post_id == amplifications.c.post_id,
            earlier.c.item_id == amplifications.c.item_id,
            earlier.c.id < amplifications.c.id,
            holder.c.institution_id.is_not(None),
            holder.c.confirmed_at.is_not(None),
        )
        .correlate(amplifications, accounts)
    )


def _during(spans: Sequence[Span]) -> ColumnElement[bool]:
    within = (
        and_(
            amplifications.c.province_code.in_(span.provinces),
            amplifications.c.recorded_at < span.until,
            true() if span.since is None else amplifications.c.recorded_at >= span.since,
        )
        for span in spans
    )
    return or_(false(), *within)
