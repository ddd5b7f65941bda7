"""The tables of amplification: accounts and recorded shares."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Key, Utc, metadata, person, row_id

accounts = Table(
    "accounts",
    metadata,
    row_id(),
    person("owner_id"),
    Column("institution_id", Key, ForeignKey("institutions.id")),
    Column("platform", String(12), nullable=False),
    Column("handle", String(100), nullable=False),
    Column("url", Text, nullable=False),
    Column("declared_at", Utc, nullable=False),
    Column("confirmed_at", Utc),
    Column("removed_at", Utc),
    Index(
        "uq_accounts_live_handle",
        "platform",
        "handle",
        unique=True,
        sqlite_where=text("removed_at IS NULL"),
        postgresql_where=text("removed_at IS NULL"),
    ),
    Index(
        "uq_accounts_one_personal",
        "owner_id",
        "platform",
        unique=True,
        sqlite_where=text("removed_at IS NULL AND institution_id IS NULL"),
        postgresql_where=text("removed_at IS NULL AND institution_id IS NULL"),
    ),
    Index(None, "institution_id"),
)

amplifications = Table(
    "amplifications",
    metadata,
    row_id(),
    Column("item_id", Key, ForeignKey("items.id"), nullable=False),
    Column("account_id", Key, ForeignKey("accounts.id"), nullable=False),
    Column("platform", String(12), nullable=False),
    Column("post_id", String(200), nullable=False),
    Column("url", Text, nullable=False),
    Column("grade", String(15), nullable=False),
    Column("region", String(4), nullable=False),
    Column("province_code", String(2), nullable=False),
    Column("regency_code", String(5)),
    Column("recorded_at", Utc, nullable=False),
    UniqueConstraint("platform", "post_id", "account_id"),
    Index(None, "item_id", "province_code"),
    Index(None, "account_id"),
    Index(None, "province_code", "recorded_at"),
)
