"""A report holds further links and files, and knows which messages it was made of."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0023"
down_revision: Final = "0022"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    for name in ("links", "media", "message_ids"):
        op.add_column("reports", sa.Column(name, sa.JSON()))
