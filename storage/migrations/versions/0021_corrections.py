"""Answers to reports are corrected by a new version, and name what we have published that answers them (R13)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0021"
down_revision: Final = "0020"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("report_proposals", sa.Column("corrects", sa.Integer()))
    op.add_column("report_proposals", sa.Column("item_code", sa.String(12)))
    op.create_index("ix_report_proposals_item_code", "report_proposals", ["item_code"])
