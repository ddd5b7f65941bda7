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

from siman_bot.domain.groups.group import GroupState
from siman_bot.domain.groups.trouble import Trouble
from siman_bot.domain.places import Region, ScopeKind
from storage.columns import Key, Utc, Word, metadata, person, row_id
from storage.personal import WORK, impersonal

groups = Table(
    "groups",
    metadata,
    row_id(),
    Column("chat_id", BigInteger, nullable=False, unique=True, info=impersonal("a group's")),
    Column("title", String(255), nullable=False, info=impersonal("a group's own, which all in it see")),
    Column("state", Word(10, GroupState), nullable=False),
    Column("scope_kind", Word(12, ScopeKind)),
    Column("scope_code", Word(20)),
    Column("region", Word(4, Region)),
    Column("province_code", Word(2)),
    Column("regency_code", Word(5)),
    Column("institution_id", Key, ForeignKey("institutions.id")),
    Column("added_at", Utc, nullable=False),
    person("added_by", WORK.held(), nullable=True),
    person("bound_by", WORK.held(), nullable=True),
    Column("bound_at", Utc),
    person("opened_by", WORK.held(), nullable=True),
    Column("opened_at", Utc),
    Column("trouble", Word(20, Trouble)),
    Column("thread_id", BigInteger, info=impersonal("a topic's number in its group")),
    Column("topic", String(128), info=impersonal("a topic's own name, which all in the group see")),
    Column("quiet_since", Integer, server_default="1260"),
    Column("quiet_until", Integer, server_default="360"),
    Column("revision", Integer, nullable=False, server_default="1"),
    CheckConstraint("state <> 'bound' OR scope_kind IS NOT NULL", name="bound_has_scope"),
    CheckConstraint("(quiet_since IS NULL) = (quiet_until IS NULL)", name="quiet_has_an_end"),
    Index(None, "state", "added_at"),
    Index(None, "region", "province_code", "regency_code"),
)
