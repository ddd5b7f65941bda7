"""Published figures of personal shares, by cells that are fixed when an item is first sent (R8)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0010"
down_revision: Final = "0009"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "figure_keys",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_figure_keys"),
        sa.CheckConstraint("id = 1", name="ck_figure_keys_only_one"),
    )
    op.create_table(
        "cell_sets",
        sa.Column(
            "item_id",
            Key,
            sa.ForeignKey("items.id", name="fk_cell_sets_item_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("fixed_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_cell_sets"),
    )
    op.create_table(
        "cells",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("item_id", Key, sa.ForeignKey("cell_sets.item_id", name="fk_cells_item_id"), nullable=False),
        sa.Column("region", sa.String(4), nullable=False),
        sa.Column("closes", sa.String(4), nullable=False),
        sa.Column("closed_until", Utc(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_cells"),
    )
    op.create_index("ix_cells_item_id", "cells", ["item_id"])
    op.create_index("ix_cells_closes_closed_until", "cells", ["closes", "closed_until"])
    op.create_table(
        "cell_provinces",
        sa.Column(
            "item_id",
            Key,
            sa.ForeignKey("cell_sets.item_id", name="fk_cell_provinces_item_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column(
            "province_code",
            sa.String(2),
            sa.ForeignKey("provinces.code", name="fk_cell_provinces_province_code"),
            primary_key=True,
        ),
        sa.Column("cell_id", Key, sa.ForeignKey("cells.id", name="fk_cell_provinces_cell_id"), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "province_code", name="pk_cell_provinces"),
    )
    op.create_index("ix_cell_provinces_cell_id", "cell_provinces", ["cell_id"])
    op.create_table(
        "figures",
        sa.Column(
            "cell_id", Key, sa.ForeignKey("cells.id", name="fk_figures_cell_id"), primary_key=True, autoincrement=False
        ),
        sa.Column("closed_at", Utc(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cell_id", "closed_at", name="pk_figures"),
        sa.CheckConstraint("number > 0 AND number % 5 = 0", name="ck_figures_multiple_of_five"),
    )
