"""Why an item was sent back, for its author to read while it is written anew."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0027"
down_revision: Final = "0026"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("items", sa.Column("returned_because", sa.Text()))
