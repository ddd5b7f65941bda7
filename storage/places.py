"""Provinces, regencies and institutions."""

from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from siman_bot.domain.places import Gazetteer, Province, Regency, Region
from storage.tables import provinces, regencies

_GAZETTEERS: Final[WeakKeyDictionary[AsyncEngine, Gazetteer]] = WeakKeyDictionary()


async def gazetteer(connection: AsyncConnection) -> Gazetteer:
    """All places (38 provinces, 514 regencies), read once for each engine: they change by migrations alone."""
    known = _GAZETTEERS.get(connection.engine)
    if known is None:
        known = _GAZETTEERS[connection.engine] = await _read_gazetteer(connection)
    return known


async def _read_gazetteer(connection: AsyncConnection) -> Gazetteer:
    found_provinces = await connection.execute(select(provinces))
    found_regencies = await connection.execute(select(regencies))
    return Gazetteer(
        provinces={
            row.code: Province(code=row.code, name=row.name, region=Region(row.region)) for row in found_provinces
        },
        regencies={
            row.code: Regency(code=row.code, name=row.name, province_code=row.province_code) for row in found_regencies
        },
    )
