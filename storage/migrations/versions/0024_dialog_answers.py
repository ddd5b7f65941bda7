"""Which message answered which question, and what was handed in outside any."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0024"
down_revision: Final = "0023"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "dialog_answers",
        sa.Column(
            "person_id",
            Key,
            sa.ForeignKey("people.id", name="fk_dialog_answers_person_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("message_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("step", sa.String(30), nullable=False),
        sa.Column("subject", sa.String(30), nullable=False),
        sa.Column("updated_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "message_id", name="pk_dialog_answers"),
    )
    op.create_table(
        "handed_in",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("person_id", Key, sa.ForeignKey("people.id", name="fk_handed_in_person_id"), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("chosen", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("updated_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_handed_in"),
    )
    op.create_index("ix_handed_in_person_id", "handed_in", ["person_id"])
