"""The table of groups."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
)

from storage.columns import Key, Utc, metadata, person, row_id

groups = Table(
    "groups",
    metadata,
    row_id(),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("title", String(255), nullable=False),
    Column("state", String(10), nullable=False),
    Column("scope_kind", String(12)),
    Column("scope_code", String(20)),
    Column("region", String(4)),
    Column("province_code", String(2)),
    Column("regency_code", String(5)),
    Column("institution_id", Key, ForeignKey("institutions.id")),
    Column("added_at", Utc, nullable=False),
    person("added_by", nullable=True),
    person("bound_by", nullable=True),
    Column("bound_at", Utc),
    Column("trouble", String(20)),
    Column("thread_id", BigInteger),
    Column("topic", String(128)),
    Column("quiet_since", Integer, server_default="1260"),
    Column("quiet_until", Integer, server_default="360"),
    Column("revision", Integer, nullable=False, server_default="1"),
    CheckConstraint("state <> 'bound' OR scope_kind IS NOT NULL", name="bound_has_scope"),
    CheckConstraint("(quiet_since IS NULL) = (quiet_until IS NULL)", name="quiet_has_an_end"),
    Index(None, "state", "added_at"),
    Index(None, "region", "province_code", "regency_code"),
)
