"""Own words about a withdrawal, which somebody else than their writer approves (R3)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0020"
down_revision: Final = "0019"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "explanations",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("item_id", Key, sa.ForeignKey("items.id", name="fk_explanations_item_id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered", sa.JSON()),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("scope_kind", sa.String(12), nullable=False),
        sa.Column("scope_code", sa.String(20), nullable=False),
        sa.Column("institution_id", Key, sa.ForeignKey("institutions.id", name="fk_explanations_institution_id")),
        sa.Column("writer_id", Key, sa.ForeignKey("people.id", name="fk_explanations_writer_id"), nullable=False),
        sa.Column("written_at", Utc(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("decided_by", Key, sa.ForeignKey("people.id", name="fk_explanations_decided_by")),
        sa.Column("decided_at", Utc()),
        sa.Column("reason", sa.String(10)),
        sa.PrimaryKeyConstraint("id", name="pk_explanations"),
        sa.UniqueConstraint("item_id", "number", name="uq_explanations_item_id_number"),
        sa.CheckConstraint("decided_by IS NULL OR decided_by <> writer_id", name="ck_explanations_not_self_approved"),
        sa.CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="ck_explanations_decided_once"),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'sent_back') OR decided_by IS NOT NULL",
            name="ck_explanations_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "(state = 'sent_back') = (reason IS NOT NULL)", name="ck_explanations_sent_back_for_a_reason"
        ),
    )
    op.create_index(
        "uq_explanations_waiting",
        "explanations",
        ["item_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
