"""Decisions are written down in small steps: how far each has come, and what it takes the place of meanwhile."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0007"
down_revision: Final = "0006"
branch_labels: Final = None
depends_on: Final = None

_STEERED: Final = "paused_at IS NOT NULL OR cancelled_at IS NOT NULL OR overtaken_at IS NOT NULL"


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("overtaken_at", Utc()))
    op.add_column("broadcasts", sa.Column("owing_new", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("broadcasts", sa.Column("owing_edits", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("ix_broadcasts_steered", "broadcasts")
    op.create_index(
        "ix_broadcasts_steered",
        "broadcasts",
        ["id"],
        sqlite_where=sa.text(_STEERED),
        postgresql_where=sa.text(_STEERED),
    )
    op.create_table(
        "owings",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("item_id", Key, sa.ForeignKey("items.id", name="fk_owings_item_id"), nullable=False),
        sa.Column("broadcast_id", Key, sa.ForeignKey("broadcasts.id", name="fk_owings_broadcast_id"), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("phase", sa.String(10), nullable=False),
        sa.Column("cursor", Key, nullable=False),
        sa.Column("decided_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_owings"),
    )
    op.create_index("ix_owings_item_id", "owings", ["item_id"])
    op.create_index("ix_owings_broadcast_id", "owings", ["broadcast_id"])
