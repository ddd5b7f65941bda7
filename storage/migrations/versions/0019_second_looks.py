"""What one verifier closed alone is looked at by another (R4)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0019"
down_revision: Final = "0018"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "report_relooks",
        sa.Column(
            "report_id",
            Key,
            sa.ForeignKey("reports.id", name="fk_report_relooks_report_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("looked_by", Key, sa.ForeignKey("people.id", name="fk_report_relooks_looked_by"), nullable=False),
        sa.Column("looked_at", Utc(), nullable=False),
        sa.Column("look", sa.String(10), nullable=False),
        sa.Column("reopened_id", Key, sa.ForeignKey("reports.id", name="fk_report_relooks_reopened_id")),
        sa.PrimaryKeyConstraint("report_id", name="pk_report_relooks"),
    )
