"""Requests that carry a key of their own, so that what a page or an import asks for twice is done once."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0005"
down_revision: Final = "0004"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("person_id", Key, sa.ForeignKey("people.id", name="fk_requests_person_id"), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("results", sa.JSON(), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_requests"),
    )
    op.create_index("ix_requests_made_at", "requests", ["made_at"])
