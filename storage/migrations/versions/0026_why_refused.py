"""Why a membership was refused."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0026"
down_revision: Final = "0025"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("members", sa.Column("refused_for", sa.String(12)))
