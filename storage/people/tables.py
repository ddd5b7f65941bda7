"""The tables of people, their consents, memberships and grants, and of institutions."""

from typing import Final

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

from siman_bot.domain.people.person import MemberState, RefusalReason
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Region, ScopeKind
from storage.columns import Key, Utc, Word, metadata, person, row_id
from storage.personal import WORK, Aside, DataPart, Erasing, Processing, always
from storage.tables import provinces, regencies

_INSTITUTION: Final = Processing(use=Aside.INSTITUTIONS, whose="members.person_id", erasing=Erasing.PUBLISHED)
_PROFILE: Final = Processing(use=DataPart.PROFILE, whose="people.id", erasing=Erasing.ANONYMOUS)
_CONSENT: Final = Processing(use=DataPart.CONSENTS, whose="consents.person_id", erasing=Erasing.DELETED)
_MEMBERSHIP: Final = Processing(use=DataPart.MEMBERSHIP, whose="members.person_id", erasing=Erasing.DELETED)
_ROLE: Final = Processing(use=DataPart.ROLES, whose="grants.person_id", erasing=Erasing.DELETED)

institutions = Table(
    "institutions",
    metadata,
    row_id(),
    Column("name", String(200), nullable=False, info=_INSTITUTION.held()),
    Column("province_code", Word(2), ForeignKey("provinces.code")),
    Column("regency_code", Word(5), ForeignKey("regencies.code")),
    Column("confirmed", Integer, nullable=False, server_default="1"),
    Column("created_at", Utc, nullable=False),
    Index(None, "regency_code", "province_code"),
)


people = Table(
    "people",
    metadata,
    row_id(),
    Column(
        "telegram_id",
        BigInteger,
        nullable=False,
        unique=True,
        info=_PROFILE.shown(becomes=lambda _, leaver: leaver.nobody),
    ),
    Column("name", String(200), nullable=False, info=_PROFILE.shown(becomes=always("-"))),
    Column("language", Word(2), nullable=False, info=_PROFILE.shown(becomes=always("id"))),
    Column(
        "audit_key",
        String(32),
        nullable=False,
        unique=True,
        info=_PROFILE.shown(becomes=lambda _, leaver: leaver.fresh_audit_key),
    ),
    Column("created_at", Utc, nullable=False, info=_PROFILE.shown()),
    Column("unreachable_since", Utc, info=_PROFILE.shown(becomes=always(None))),
)

consents = Table(
    "consents",
    metadata,
    row_id(),
    person("person_id", _CONSENT.held()),
    Column("text_version", Integer, nullable=False, info=_CONSENT.shown()),
    Column("given_at", Utc, nullable=False, info=_CONSENT.shown()),
    Index(None, "person_id"),
)

members = Table(
    "members",
    metadata,
    person("person_id", _MEMBERSHIP.held(), primary_key=True),
    Column("state", Word(10, MemberState), nullable=False, info=_MEMBERSHIP.shown()),
    Column("region", Word(4, Region), nullable=False, info=_MEMBERSHIP.shown()),
    Column(
        "province_code",
        Word(2),
        ForeignKey("provinces.code"),
        nullable=False,
        info=_MEMBERSHIP.shown("province", leads_to=provinces.c.name),
    ),
    Column(
        "regency_code",
        Word(5),
        ForeignKey("regencies.code"),
        info=_MEMBERSHIP.shown("regency", leads_to=regencies.c.name),
    ),
    Column(
        "institution_id",
        Key,
        ForeignKey("institutions.id"),
        nullable=False,
        info=_MEMBERSHIP.shown("institution", leads_to=institutions.c.name),
    ),
    Column("applied_at", Utc, nullable=False, info=_MEMBERSHIP.shown()),
    Column("decided_at", Utc, info=_MEMBERSHIP.shown()),
    person("decided_by", WORK.held(), nullable=True),
    Column("refused_for", Word(12, RefusalReason), info=_MEMBERSHIP.shown()),
    Column("revision", Integer, nullable=False, server_default="1", info=_MEMBERSHIP.shown()),
    CheckConstraint("decided_by IS NULL OR decided_by <> person_id", name="not_self_decided"),
    Index(None, "province_code", "state"),
    Index(None, "state", "applied_at"),
    Index(None, "institution_id"),
)

grants = Table(
    "grants",
    metadata,
    row_id(),
    person("person_id", _ROLE.held()),
    Column("role", Word(20, Role), nullable=False, info=_ROLE.shown()),
    Column("scope_kind", Word(12, ScopeKind), nullable=False, info=_ROLE.shown()),
    Column("scope_code", Word(20), nullable=False, server_default="", info=_ROLE.shown()),
    Column("granted_at", Utc, nullable=False, info=_ROLE.shown()),
    UniqueConstraint("person_id", "role", "scope_kind", "scope_code"),
    Index(None, "role", "scope_kind", "scope_code"),
)
