"""Code and title of the version that a broadcast sends."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0008"
down_revision: Final = "0007"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    # SQLite adds a column that is never empty only with a default, and can't take that away again without copying the
    # table, to which others refer.
    op.add_column("broadcasts", sa.Column("code", sa.String(length=12), nullable=False, server_default=""))
    op.add_column("broadcasts", sa.Column("title", sa.Text(), nullable=False, server_default=""))
    op.execute(
        "UPDATE broadcasts SET code = (SELECT items.code FROM items WHERE items.id = broadcasts.item_id),"
        " title = (SELECT item_versions.title FROM item_versions"
        " WHERE item_versions.item_id = broadcasts.item_id AND item_versions.version = broadcasts.item_version)"
    )
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("broadcasts", "code", server_default=None)
        op.alter_column("broadcasts", "title", server_default=None)
    op.create_index("ix_broadcasts_code", "broadcasts", ["code"])
