"""The tables of people, their consents, memberships and grants, and of institutions."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import Key, Utc, metadata, person, row_id

institutions = Table(
    "institutions",
    metadata,
    row_id(),
    Column("name", String(200), nullable=False),
    Column("province_code", String(2), ForeignKey("provinces.code")),
    Column("regency_code", String(5), ForeignKey("regencies.code")),
    Column("confirmed", Integer, nullable=False, server_default="1"),
    Column("created_at", Utc, nullable=False),
    Index(None, "regency_code", "province_code"),
)


people = Table(
    "people",
    metadata,
    row_id(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("language", String(2), nullable=False),
    Column("audit_key", String(32), nullable=False, unique=True),
    Column("created_at", Utc, nullable=False),
    Column("unreachable_since", Utc),
)

consents = Table(
    "consents",
    metadata,
    row_id(),
    person("person_id"),
    Column("text_version", Integer, nullable=False),
    Column("given_at", Utc, nullable=False),
    Index(None, "person_id"),
)

members = Table(
    "members",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("state", String(10), nullable=False),
    Column("region", String(4), nullable=False),
    Column("province_code", String(2), ForeignKey("provinces.code"), nullable=False),
    Column("regency_code", String(5), ForeignKey("regencies.code")),
    Column("institution_id", Key, ForeignKey("institutions.id"), nullable=False),
    Column("applied_at", Utc, nullable=False),
    Column("decided_at", Utc),
    person("decided_by", nullable=True),
    Column("revision", Integer, nullable=False, server_default="1"),
    CheckConstraint("decided_by IS NULL OR decided_by <> person_id", name="not_self_decided"),
    Index(None, "province_code", "state"),
    Index(None, "state", "applied_at"),
    Index(None, "institution_id"),
)

grants = Table(
    "grants",
    metadata,
    row_id(),
    person("person_id"),
    Column("role", String(20), nullable=False),
    Column("scope_kind", String(12), nullable=False),
    Column("scope_code", String(20), nullable=False, server_default=""),
    Column("granted_at", Utc, nullable=False),
    UniqueConstraint("person_id", "role", "scope_kind", "scope_code"),
    Index(None, "role", "scope_kind", "scope_code"),
)
