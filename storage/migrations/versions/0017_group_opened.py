"""Who asked last in a group to bind it, and so may see it before it is bound."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0017"
down_revision: Final = "0016"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    with op.batch_alter_table("groups") as groups:
        groups.add_column(sa.Column("opened_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
        groups.add_column(sa.Column("opened_at", sa.DateTime(timezone=True)))
        groups.create_foreign_key("fk_groups_opened_by", "people", ["opened_by"], ["id"])
