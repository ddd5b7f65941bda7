"""A personal handle is nobody's alone: only an institution's confirmed account is held by one person (R8)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0009"
down_revision: Final = "0008"
branch_labels: Final = None
depends_on: Final = None

_LIVE: Final = "removed_at IS NULL"
_OFFICIAL: Final = "removed_at IS NULL AND confirmed_at IS NOT NULL"


def upgrade() -> None:
    op.drop_index("uq_accounts_live_handle", "accounts")
    op.create_index(
        "uq_accounts_official_handle",
        "accounts",
        ["platform", "handle"],
        unique=True,
        sqlite_where=sa.text(_OFFICIAL),
        postgresql_where=sa.text(_OFFICIAL),
    )
    op.create_index(
        "uq_accounts_own_handle",
        "accounts",
        ["owner_id", "platform", "handle"],
        unique=True,
        sqlite_where=sa.text(_LIVE),
        postgresql_where=sa.text(_LIVE),
    )
