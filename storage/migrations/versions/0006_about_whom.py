"""Whom a notice names to others, so that it goes when they leave."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0006"
down_revision: Final = "0005"
branch_labels: Final = None
depends_on: Final = None

_NAMING: Final = ("member.applied:", "account.declared:")
"""How the occasions began that were known to name somebody; the number of their row follows."""
_ABOUT: Final = "about_person_id IS NOT NULL"


def upgrade() -> None:
    # Written out, because SQLite takes a reference together with its column alone, without copying the table.
    key = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE deliveries ADD COLUMN about_person_id {key} "
        "CONSTRAINT fk_deliveries_about_person_id REFERENCES people (id)"
    )
    _fill_in()
    op.create_index(
        "ix_deliveries_about_person_id",
        "deliveries",
        ["about_person_id"],
        sqlite_where=sa.text(_ABOUT),
        postgresql_where=sa.text(_ABOUT),
    )


def _fill_in() -> None:
    key = sa.column("dedupe_key", sa.String)
    deliveries = sa.table("deliveries", sa.column("id"), key, sa.column("about_person_id"))
    people = sa.table("people", sa.column("id"))
    connection = op.get_bind()
    naming = sa.or_(*(key.startswith(beginning, autoescape=True) for beginning in _NAMING))
    for row in connection.execute(sa.select(deliveries.c.id, key).where(naming)).all():
        person_id = int(row.dedupe_key.split(":")[1])
        connection.execute(
            sa.update(deliveries)
            .where(deliveries.c.id == row.id, sa.exists().where(people.c.id == person_id))
            .values(about_person_id=person_id)
        )
