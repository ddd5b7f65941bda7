"""The tables that every capability shares: places, conversations, the inbox, the audit chain."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from storage.columns import Key, Utc, metadata

provinces = Table(
    "provinces",
    metadata,
    Column("code", String(2), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("region", String(4), nullable=False),
)

regencies = Table(
    "regencies",
    metadata,
    Column("code", String(5), primary_key=True),
    Column("province_code", String(2), ForeignKey("provinces.code"), nullable=False),
    Column("name", String(100), nullable=False),
    Index(None, "province_code"),
)

dialogs = Table(
    "dialogs",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("step", String(30), nullable=False),
    Column("data", JSON, nullable=False),
    Column("message_id", BigInteger),
    Column("revision", Integer, nullable=False),
    Column("updated_at", Utc, nullable=False),
)


inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_key", BigInteger, nullable=False),
    Column("payload", Text),
    Column("applied", JSON(none_as_null=True)),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("received_at", Utc, nullable=False),
    Column("not_before", Utc, nullable=False),
    Column("postponed_at", Utc),
    Column("lease_owner", String(40)),
    Column("lease_until", Utc),
    CheckConstraint("state <> 'done' OR (payload IS NULL AND applied IS NULL)", name="done_is_blank"),
    Index(
        "ix_inbox_waiting",
        "chat_key",
        "update_id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(
        "ix_inbox_queue",
        "update_id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index("ix_inbox_received", "received_at"),
)

requests = Table(
    "requests",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("key", String(64), primary_key=True),
    Column("results", JSON, nullable=False),
    Column("made_at", Utc, nullable=False),
    Index(None, "made_at"),
)


audit = Table(
    "audit",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("actor_key", String(32), nullable=False),
    Column("act", String(30), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("detail", JSON, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "subject"),
)
