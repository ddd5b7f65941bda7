"""Questions that gave way to another are kept beside the open one, so that they can be taken up again."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0022"
down_revision: Final = "0021"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "paused_dialogs",
        sa.Column(
            "person_id",
            Key,
            sa.ForeignKey("people.id", name="fk_paused_dialogs_person_id"),
            nullable=False,
            autoincrement=False,
        ),
        sa.Column("work", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("step", sa.String(30), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("updated_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "work", name="pk_paused_dialogs"),
    )
