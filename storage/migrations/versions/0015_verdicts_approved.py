"""Verdicts wait for another verifier's approval (R4); what is destroyed can't be told from its hash (R12)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0015"
down_revision: Final = "0014"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("salt", sa.String(32)))
    op.create_table(
        "report_proposals",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("report_id", Key, sa.ForeignKey("reports.id", name="fk_report_proposals_report_id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("evidence", sa.JSON()),
        sa.Column("salt", sa.String(32)),
        sa.Column("written_by", Key, sa.ForeignKey("people.id", name="fk_report_proposals_written_by"), nullable=False),
        sa.Column("written_at", Utc(), nullable=False),
        sa.Column("state", sa.String(15), nullable=False),
        sa.Column("decided_by", Key, sa.ForeignKey("people.id", name="fk_report_proposals_decided_by")),
        sa.Column("decided_at", Utc()),
        sa.Column("reason", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_report_proposals"),
        sa.UniqueConstraint("report_id", "number", name="uq_report_proposals_report_id_number"),
        sa.CheckConstraint("outcome NOT IN ('pendapat', 'luar_lingkup')", name="ck_report_proposals_never_opinion"),
        sa.CheckConstraint(
            "state NOT IN ('disetujui', 'dikembalikan') OR (decided_by IS NOT NULL AND decided_by <> written_by)",
            name="ck_report_proposals_not_self_decided",
        ),
        sa.CheckConstraint("(state = 'menunggu') = (decided_at IS NULL)", name="ck_report_proposals_decided_with_time"),
    )
