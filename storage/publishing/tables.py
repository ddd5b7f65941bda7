"""The tables of publishing: items with their versions and explanations, working copies, relays, decisions."""

from typing import Final

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import ScopeKind
from siman_bot.domain.publishing.explaining.explanation import ExplanationState, ReturnReason
from siman_bot.domain.publishing.item import ItemKind, ItemState
from siman_bot.domain.publishing.neutrality.names import NameKind
from siman_bot.domain.publishing.telling import Occasion
from siman_bot.domain.publishing.withdrawal import WithdrawalReason
from siman_bot.domain.sending.way import Way
from storage.columns import Key, Utc, Word, metadata, partial_index, person, row_id
from storage.personal import WORK, Aside, DataPart, Erasing, Processing, impersonal

_CONTENT: Final = Processing(use=Aside.CONTENT, whose="items.author_id", erasing=Erasing.PUBLISHED)
_EXPLAINED: Final = Processing(use=Aside.CONTENT, whose="explanations.writer_id", erasing=Erasing.PUBLISHED)
_RETURNED: Final = Processing(use=Aside.CONTENT, whose="items.author_id", erasing=Erasing.ANONYMOUS)
_DRAFT: Final = Processing(use=DataPart.DRAFTS, whose="drafts.author_id", erasing=Erasing.DELETED)

_DECLARED: Final = "parties and declared candidates, as the elections' public lists name them"

items = Table(
    "items",
    metadata,
    row_id(),
    Column("code", Word(12), nullable=False, unique=True),
    Column("kind", Word(15, ItemKind), nullable=False),
    Column("state", Word(12, ItemState), nullable=False),
    person("author_id", WORK.held()),
    person("editor_id", WORK.held()),
    person("approver_id", WORK.held(), nullable=True),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("target_kind", Word(12, ScopeKind)),
    Column("target_code", Word(20)),
    Column("way", Word(10, Way)),
    Column("plan", JSON(none_as_null=True), info=impersonal("when to send, as numbers and words of the program")),
    Column("withdrawn_for", Word(20, WithdrawalReason)),
    # Words of one person, of the time when reasons weren't chosen from a list: a guard lets no new ones in (R3).
    Column("withdrawn_because", Text, info=_CONTENT.held()),
    Column("returned_because", Text, info=_RETURNED.held()),
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
    Column("title", Text, nullable=False, info=_CONTENT.held()),
    Column("body", Text, nullable=False, info=_CONTENT.held()),
    Column("source_url", Text, nullable=False, info=_CONTENT.held()),
    Column("office", Text, nullable=False, info=_CONTENT.held()),
    Column("post", Text, nullable=False, info=_CONTENT.held()),
    Column("title_print", Word(64), nullable=False),
    Column("body_print", Word(64), nullable=False),
    Column("media", JSON(none_as_null=True), info=_CONTENT.held()),
    Column("answered", JSON(none_as_null=True), info=_CONTENT.held()),
    person("written_by", WORK.held()),
    Column("written_at", Utc, nullable=False),
    Index(None, "title_print"),
    Index(None, "body_print"),
    Index(None, "written_by", "written_at"),
)

explanations = Table(
    "explanations",
    metadata,
    row_id(),
    Column("item_id", Key, ForeignKey("items.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("words", Text, nullable=False, info=_EXPLAINED.held()),
    Column("answered", JSON(none_as_null=True), info=_EXPLAINED.held()),
    # By whom it is said in groups: no name, and nothing that they chose.
    Column("role", Word(20, Role), nullable=False),
    Column("scope_kind", Word(12, ScopeKind), nullable=False),
    Column("scope_code", Word(20), nullable=False),
    Column("institution_id", Key, ForeignKey("institutions.id")),
    person("writer_id", WORK.held()),
    Column("written_at", Utc, nullable=False),
    Column("state", Word(10, ExplanationState), nullable=False),
    person("decided_by", WORK.held(), nullable=True),
    Column("decided_at", Utc),
    Column("reason", Word(10, ReturnReason)),
    UniqueConstraint("item_id", "number"),
    CheckConstraint("decided_by IS NULL OR decided_by <> writer_id", name="not_self_approved"),
    CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided_once"),
    CheckConstraint("state NOT IN ('approved', 'sent_back') OR decided_by IS NOT NULL", name="decided_by_somebody"),
    CheckConstraint("(state = 'sent_back') = (reason IS NOT NULL)", name="sent_back_for_a_reason"),
    partial_index("uq_explanations_waiting", "item_id", unique=True, where="state = 'waiting'"),
)

drafts = Table(
    "drafts",
    metadata,
    row_id(),
    person("author_id", _DRAFT.held()),
    Column("item_id", Key, ForeignKey("items.id"), info=_DRAFT.shown(leads_to=items.c.code)),
    Column("data", JSON, nullable=False, info=_DRAFT.shown()),
    Column("revision", Integer, nullable=False, info=_DRAFT.shown()),
    Column("updated_at", Utc, nullable=False, info=_DRAFT.shown()),
    UniqueConstraint("author_id", "item_id"),
)

relays = Table(
    "relays",
    metadata,
    row_id(),
    Column("broadcast_id", Key, ForeignKey("broadcasts.id"), nullable=False),
    person("admin_id", WORK.held()),
    Column("state", Word(10), nullable=False),
    Column("offered_at", Utc, nullable=False),
    Column("decided_at", Utc),
    Column("revision", Integer, nullable=False, server_default="1"),
    UniqueConstraint("broadcast_id", "admin_id"),
    Index(None, "admin_id", "state"),
)

owings = Table(
    "owings",
    metadata,
    row_id(),
    Column("item_id", Key, ForeignKey("items.id"), nullable=False),
    Column("broadcast_id", Key, ForeignKey("broadcasts.id"), nullable=False),
    Column("decision", JSON, nullable=False, info=impersonal("what was decided, in words and codes of the program")),
    Column("phase", Word(10), nullable=False),
    Column("cursor", Key, nullable=False),
    Column("decided_at", Utc, nullable=False),
    Index(None, "item_id"),
    Index(None, "broadcast_id"),
)

tellings = Table(
    "tellings",
    metadata,
    row_id(),
    Column("item_id", Key, ForeignKey("items.id"), nullable=False),
    Column("occasion", Word(10, Occasion), nullable=False),
    Column("version", Integer, nullable=False),
    Column("concern", Word(20), nullable=False),
    Column("cursor", Key, nullable=False),
    Column("due", Utc, nullable=False),
    Index(None, "item_id"),
)

neutrality_names = Table(
    "neutrality_names",
    metadata,
    row_id(),
    Column("kind", Word(10, NameKind), nullable=False),
    Column("name", Text, nullable=False, info=impersonal(_DECLARED)),
    Column("aliases", JSON, nullable=False, info=impersonal(_DECLARED)),
    Column("place", Word(5), nullable=False),
    UniqueConstraint("kind", "name", "place"),
    sqlite_autoincrement=True,
)

election_periods = Table(
    "election_periods",
    metadata,
    row_id(),
    Column("place", Word(5), nullable=False),
    Column("kind", Text, nullable=False, info=impersonal("what is elected")),
    Column("first", Date, nullable=False, info=impersonal("of an election")),
    Column("last", Date, nullable=False, info=impersonal("of an election")),
    CheckConstraint("first <= last", name="in_order"),
    UniqueConstraint("place", "kind", "first"),
    sqlite_autoincrement=True,
)
