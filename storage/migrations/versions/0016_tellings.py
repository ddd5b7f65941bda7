"""Whom a correction or a withdrawal concerns, and how far they are told (R13)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0016"
down_revision: Final = "0015"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "tellings",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("item_id", Key, nullable=False),
        sa.Column("occasion", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("concern", sa.String(20), nullable=False),
        sa.Column("cursor", Key, nullable=False),
        sa.Column("due", Utc, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tellings"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_tellings_item_id"),
    )
    op.create_index("ix_tellings_item_id", "tellings", ["item_id"])
    op.create_table(
        "report_items",
        sa.Column("report_id", Key, nullable=False, autoincrement=False),
        sa.Column("item_id", Key, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("report_id", "item_id", name="pk_report_items"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_items_report_id"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_report_items_item_id"),
    )
    op.create_index("ix_report_items_item_id", "report_items", ["item_id"])
