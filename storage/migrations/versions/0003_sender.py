"""What the sender needs: plans and attachments, deliveries that follow others, quiet hours, topics, the stop."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.columns import Utc

revision: Final = "0003"
down_revision: Final = "0002"
branch_labels: Final = None
depends_on: Final = None

_KEY: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)


def _pending_index(name: str, columns: list[str], where: str) -> None:
    _index(name, "deliveries", columns, f"state = 'pending' AND begun_at IS NULL AND {where}")


def upgrade() -> None:
    with op.batch_alter_table("items") as items:
        items.add_column(sa.Column("plan", sa.JSON(none_as_null=True)))
        items.add_column(sa.Column("withdrawn_because", sa.Text()))
    with op.batch_alter_table("item_versions") as versions:
        versions.add_column(sa.Column("media", sa.JSON(none_as_null=True)))
    with op.batch_alter_table("groups") as groups:
        groups.add_column(sa.Column("thread_id", sa.BigInteger()))
        groups.add_column(sa.Column("topic", sa.String(128)))
        groups.add_column(sa.Column("quiet_since", sa.Integer(), server_default="1260"))
        groups.add_column(sa.Column("quiet_until", sa.Integer(), server_default="360"))
        groups.create_check_constraint(
            op.f("ck_groups_quiet_has_an_end"), "(quiet_since IS NULL) = (quiet_until IS NULL)"
        )
    with op.batch_alter_table("broadcasts") as broadcasts:
        broadcasts.add_column(sa.Column("plan", sa.JSON(none_as_null=True)))
        broadcasts.add_column(sa.Column("paused_by", _KEY))
        broadcasts.add_column(sa.Column("cancelled_at", Utc()))
        broadcasts.add_column(sa.Column("cancelled_by", _KEY))
        broadcasts.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
        broadcasts.create_foreign_key(op.f("fk_broadcasts_paused_by"), "people", ["paused_by"], ["id"])
        broadcasts.create_foreign_key(op.f("fk_broadcasts_cancelled_by"), "people", ["cancelled_by"], ["id"])
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.alter_column(
            "stage", existing_type=sa.String(length=8), type_=sa.String(length=10), existing_nullable=False
        )
        deliveries.add_column(sa.Column("messages", sa.Integer(), nullable=False, server_default="1"))
        deliveries.add_column(sa.Column("more_ids", sa.JSON(none_as_null=True)))
        deliveries.add_column(sa.Column("follows_id", _KEY))
        deliveries.create_foreign_key(op.f("fk_deliveries_follows_id"), "deliveries", ["follows_id"], ["id"])
    _index("ix_broadcasts_steered", "broadcasts", ["id"], "paused_at IS NOT NULL OR cancelled_at IS NOT NULL")
    _pending_index("ix_deliveries_following", ["follows_id"], "stage = 'following'")
    _pending_index("ix_deliveries_held", ["broadcast_id"], "stage = 'held'")
    _pending_index("ix_deliveries_progress", ["rank", "id"], "stage = 'ready' AND kind = 'progress'")
    with op.batch_alter_table("senders") as senders:
        senders.drop_column("stopped_at")
    op.create_table(
        "stops",
        sa.Column("id", _KEY, autoincrement=True, nullable=False),
        sa.Column("stopped_by", _KEY, nullable=False),
        sa.Column("stopped_at", Utc(), nullable=False),
        sa.Column("resumed_by", _KEY, nullable=True),
        sa.Column("resumed_at", Utc(), nullable=True),
        sa.Column("in_force", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(in_force IS NULL) = (resumed_at IS NOT NULL)", name=op.f("ck_stops_in_force_until_resumed")
        ),
        sa.CheckConstraint("resumed_by IS NULL OR resumed_by <> stopped_by", name=op.f("ck_stops_not_self_resumed")),
        sa.ForeignKeyConstraint(["resumed_by"], ["people.id"], name=op.f("fk_stops_resumed_by")),
        sa.ForeignKeyConstraint(["stopped_by"], ["people.id"], name=op.f("fk_stops_stopped_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stops")),
        sa.UniqueConstraint("in_force", name=op.f("uq_stops_in_force")),
    )
