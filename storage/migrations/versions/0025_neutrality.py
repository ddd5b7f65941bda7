"""Names that may not be amplified during an election, and where and when one is running (R5)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key

revision: Final = "0025"
down_revision: Final = "0024"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "neutrality_names",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(5), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_neutrality_names"),
        sa.UniqueConstraint("kind", "name", "place", name="uq_neutrality_names_kind_name_place"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "election_periods",
        sa.Column("id", Key, primary_key=True, autoincrement=True),
        sa.Column("place", sa.String(5), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_election_periods"),
        sa.UniqueConstraint("place", "kind", "first", name="uq_election_periods_place_kind_first"),
        sa.CheckConstraint("first <= last", name="ck_election_periods_in_order"),
        sqlite_autoincrement=True,
    )
