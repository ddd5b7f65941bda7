"""From when what a broadcast sends is public (R14)."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Utc

revision: Final = "0011"
down_revision: Final = "0010"
branch_labels: Final = None
depends_on: Final = None

_WEST: Final = timezone(timedelta(hours=7))
"""A local time has come everywhere when it has come in the west."""
_BROADCASTS: Final = sa.table(
    "broadcasts",
    sa.column("id", sa.BigInteger),
    sa.column("plan", sa.JSON),
    sa.column("public_from", Utc()),
)


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("public_from", Utc()))
    planned = sa.select(_BROADCASTS.c.id, _BROADCASTS.c.plan).where(_BROADCASTS.c.plan.is_not(None))
    for broadcast_id, plan in op.get_bind().execute(planned).all():
        if plan and plan["at"] is not None:
            at = datetime.fromisoformat(plan["at"])
            opens = (at if at.tzinfo is not None else at.replace(tzinfo=_WEST)).astimezone(UTC)
            op.execute(sa.update(_BROADCASTS).where(_BROADCASTS.c.id == broadcast_id).values(public_from=opens))
