"""What an author said of doubtful words is kept with the version (R2, R7)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0014"
down_revision: Final = "0013"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("item_versions", sa.Column("answered", sa.JSON(none_as_null=True)))
