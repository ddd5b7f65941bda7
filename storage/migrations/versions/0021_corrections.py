"""Answers to reports are corrected by a new version, which says what it corrects (R13)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0021"
down_revision: Final = "0020"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("report_proposals", sa.Column("corrects", sa.Integer()))
