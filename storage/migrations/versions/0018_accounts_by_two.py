"""An institution's account is confirmed by two admins, by a page that names it, and can be contested (R7)."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Key, Utc

revision: Final = "0018"
down_revision: Final = "0017"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "account_confirmations",
        sa.Column(
            "account_id",
            Key,
            sa.ForeignKey("accounts.id", name="fk_account_confirmations_account_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column(
            "admin_id",
            Key,
            sa.ForeignKey("people.id", name="fk_account_confirmations_admin_id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("confirmed_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "admin_id", name="pk_account_confirmations"),
    )
    op.add_column("accounts", sa.Column("page", sa.Text()))
    op.add_column("accounts", sa.Column("contested_at", Utc()))
    op.add_column("accounts", sa.Column("kept_at", Utc()))
    # In plain words, for SQLite would copy the table, to which shares refer.
    whole = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE accounts ADD COLUMN contested_by {whole}"
        " CONSTRAINT fk_accounts_contested_by REFERENCES people (id)"
    )
