"""The reason of a withdrawal, chosen from a list (R3)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0013"
down_revision: Final = "0012"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("items", sa.Column("withdrawn_for", sa.String(20)))
