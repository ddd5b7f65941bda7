"""The tables of published figures (R8). They hold numbers of cells, and nothing of any person."""

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table

from siman_bot.domain.places import Clock, Region
from storage.columns import Key, Utc, Word, metadata, row_id

_OF_CELL: Final = "cells.id"

figure_keys = Table(
    "figure_keys",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("secret", Word(64), nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)

cell_sets = Table(
    "cell_sets",
    metadata,
    Column("item_id", Key, ForeignKey("items.id"), primary_key=True, autoincrement=False),
    Column("fixed_at", Utc, nullable=False),
)

cells = Table(
    "cells",
    metadata,
    row_id(),
    Column("item_id", Key, ForeignKey("cell_sets.item_id"), nullable=False),
    Column("region", Word(4, Region), nullable=False),
    Column("closes", Word(4, Clock), nullable=False),
    Column("closed_until", Utc, nullable=False),
    Column("days", Integer, nullable=False, server_default="0"),
    Index(None, "item_id"),
    Index(None, "closes", "closed_until"),
)

cell_provinces = Table(
    "cell_provinces",
    metadata,
    Column("item_id", Key, ForeignKey("cell_sets.item_id"), primary_key=True, autoincrement=False),
    Column("province_code", Word(2), ForeignKey("provinces.code"), primary_key=True),
    Column("cell_id", Key, ForeignKey(_OF_CELL), nullable=False),
    Index(None, "cell_id"),
)

figures = Table(
    "figures",
    metadata,
    Column("cell_id", Key, ForeignKey(_OF_CELL), primary_key=True, autoincrement=False),
    Column("closed_at", Utc, primary_key=True),
    Column("number", Integer, nullable=False),
    CheckConstraint("number > 0 AND number % 5 = 0", name="multiple_of_five"),
)
