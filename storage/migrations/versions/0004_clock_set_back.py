"""What a clock that is set back and a restart must not lose: when something was put off, and Telegram's blocks."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Utc

revision: Final = "0004"
down_revision: Final = "0003"
branch_labels: Final = None
depends_on: Final = None

_DEFERRED: Final = "state = 'pending' AND stage = 'waiting' AND deferred_at IS NOT NULL"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("deferred_at", Utc()))
    op.create_index(
        "ix_deliveries_deferred",
        "deliveries",
        ["deferred_at"],
        sqlite_where=sa.text(_DEFERRED),
        postgresql_where=sa.text(_DEFERRED),
    )
    op.add_column("inbox", sa.Column("postponed_at", Utc()))
    op.add_column("senders", sa.Column("blocks", sa.JSON(none_as_null=True)))
