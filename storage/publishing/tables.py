"""The tables of publishing: items with their versions, working copies, relays."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Key, Utc, metadata, person, row_id

items = Table(
    "items",
    metadata,
    row_id(),
    Column("code", String(12), nullable=False, unique=True),
    Column("kind", String(15), nullable=False),
    Column("state", String(12), nullable=False),
    person("author_id"),
    person("editor_id"),
    person("approver_id", nullable=True),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("target_kind", String(12)),
    Column("target_code", String(20)),
    Column("way", String(10)),
    Column("plan", JSON(none_as_null=True)),
    Column("withdrawn_because", Text),
    Column("created_at", Utc, nullable=False),
    Column("changed_at", Utc, nullable=False),
    CheckConstraint(
        "approver_id IS NULL OR (approver_id <> author_id AND approver_id <> editor_id)",
        name="not_self_approved",
    ),
    CheckConstraint("state <> 'approved' OR approver_id IS NOT NULL", name="approved_by_somebody"),
    Index(None, "state", "changed_at"),
    Index(None, "author_id", "state"),
)

item_versions = Table(
    "item_versions",
    metadata,
    Column("item_id", Key, ForeignKey("items.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("source_url", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("title_print", String(64), nullable=False),
    Column("body_print", String(64), nullable=False),
    Column("media", JSON(none_as_null=True)),
    person("written_by"),
    Column("written_at", Utc, nullable=False),
    Index(None, "title_print"),
    Index(None, "body_print"),
    Index(None, "written_by", "written_at"),
)

drafts = Table(
    "drafts",
    metadata,
    row_id(),
    person("author_id"),
    Column("item_id", Key, ForeignKey("items.id")),
    Column("data", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
    UniqueConstraint("author_id", "item_id"),
)

relays = Table(
    "relays",
    metadata,
    row_id(),
    Column("broadcast_id", Key, ForeignKey("broadcasts.id"), nullable=False),
    person("admin_id"),
    Column("state", String(10), nullable=False),
    Column("offered_at", Utc, nullable=False),
    Column("decided_at", Utc),
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("broadcast_id", "admin_id"),
    Index(None, "admin_id", "state"),
)
