"""Every table, once, for both engines. The migrations' result equals this: a test proves it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Key, Utc, metadata, person, row_id


def _pending_index(name: str, *columns: str, where: str) -> Index:
    """An index of pending deliveries alone. Its condition is written out, because planners don't match parameters."""
    condition = text(f"state = 'pending' AND {where}")
    return Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


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

broadcasts = Table(
    "broadcasts",
    metadata,
    row_id(),
    Column("item_id", Key, nullable=False),
    Column("item_version", Integer, nullable=False),
    Column("way", String(10), nullable=False),
    Column("target_kind", String(12), nullable=False),
    Column("target_code", String(20), nullable=False),
    person("author_id"),
    person("approver_id"),
    Column("created_at", Utc, nullable=False),
    Column("plan", JSON(none_as_null=True)),
    Column("progress_shown", String(60)),
    Column("paused_at", Utc),
    person("paused_by", nullable=True),
    Column("cancelled_at", Utc),
    person("cancelled_by", nullable=True),
    Column("revision", Integer, nullable=False, server_default="1"),
    ForeignKeyConstraint(["item_id", "item_version"], ["item_versions.item_id", "item_versions.version"]),
    CheckConstraint("approver_id <> author_id", name="not_self_approved"),
    Index(None, "item_id"),
    Index(None, "created_at"),
    Index(
        "ix_broadcasts_steered",
        "id",
        sqlite_where=text("paused_at IS NOT NULL OR cancelled_at IS NOT NULL"),
        postgresql_where=text("paused_at IS NOT NULL OR cancelled_at IS NOT NULL"),
    ),
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

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    Column("dedupe_key", String(80), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("broadcast_id", Key, ForeignKey("broadcasts.id")),
    Column("chat_id", BigInteger, nullable=False),
    Column("chat_kind", String(8), nullable=False),
    Column("thread_id", BigInteger),
    Column("messages", Integer, nullable=False, server_default="1"),
    Column("payload", JSON, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("rank", BigInteger, nullable=False),
    Column("stage", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("reason", String(20)),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Utc, nullable=False),
    # Since when it waits for something else than the time that a person or a plan has named.
    Column("deferred_at", Utc),
    Column("expires_at", Utc),
    Column("begun_at", Utc),
    Column("fence", BigInteger),
    Column("message_id", BigInteger),
    Column("more_ids", JSON(none_as_null=True)),
    Column("follows_id", Key, ForeignKey("deliveries.id")),
    Column("created_at", Utc, nullable=False),
    Column("settled_at", Utc),
    CheckConstraint("(begun_at IS NULL) = (fence IS NULL)", name="begun_under_a_fence"),
    # One small index for each question that the sender asks all the time; none of them grows with what is settled.
    _pending_index("ix_deliveries_ready", "rank", "id", where="begun_at IS NULL AND stage = 'ready'"),
    _pending_index(
        "ix_deliveries_progress", "rank", "id", where="begun_at IS NULL AND stage = 'ready' AND kind = 'progress'"
    ),
    _pending_index("ix_deliveries_waiting", "not_before", "id", where="begun_at IS NULL AND stage = 'waiting'"),
    _pending_index("ix_deliveries_deferred", "deferred_at", where="stage = 'waiting' AND deferred_at IS NOT NULL"),
    _pending_index("ix_deliveries_expiring", "expires_at", where="begun_at IS NULL AND expires_at IS NOT NULL"),
    _pending_index("ix_deliveries_begun", "fence", where="begun_at IS NOT NULL"),
    _pending_index("ix_deliveries_following", "follows_id", where="begun_at IS NULL AND stage = 'following'"),
    _pending_index("ix_deliveries_held", "broadcast_id", where="begun_at IS NULL AND stage = 'held'"),
    Index(None, "settled_at"),
    Index(None, "broadcast_id", "state"),
    Index(None, "chat_id"),
)

senders = Table(
    "senders",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("owner", String(40), nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("lease_until", Utc, nullable=False),
    Column("blocks", JSON(none_as_null=True)),
)

stops = Table(
    "stops",
    metadata,
    row_id(),
    person("stopped_by"),
    Column("stopped_at", Utc, nullable=False),
    person("resumed_by", nullable=True),
    Column("resumed_at", Utc),
    CheckConstraint("resumed_by IS NULL OR resumed_by <> stopped_by", name="not_self_resumed"),
    # 1 until it is resumed, then nothing: so at most one is in force.
    Column("in_force", Integer, unique=True),
    CheckConstraint("(in_force IS NULL) = (resumed_at IS NOT NULL)", name="in_force_until_resumed"),
)


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


reports = Table(
    "reports",
    metadata,
    row_id(),
    Column("ticket", String(12), nullable=False, unique=True),
    person("reporter_id", nullable=True),
    Column("province_code", String(2)),
    Column("body", Text),
    Column("url", Text),
    Column("state", String(10), nullable=False),
    Column("outcome", String(20)),
    Column("answer", Text),
    Column("subject", Text),
    Column("office", Text),
    Column("referral", String(20)),
    person("closed_by", nullable=True),
    Column("received_at", Utc, nullable=False),
    Column("closed_at", Utc),
    Column("revision", Integer, nullable=False, server_default="1"),
    CheckConstraint("(outcome IS NULL) = (closed_at IS NULL)", name="closed_with_outcome"),
    CheckConstraint("closed_by IS NULL OR reporter_id IS NULL OR closed_by <> reporter_id", name="not_self_closed"),
    CheckConstraint("outcome IS NULL OR outcome <> 'pendapat' OR answer = ''", name="opinion_has_no_verdict"),
    Index(None, "state", "received_at"),
    Index(None, "reporter_id"),
)

report_confirmations = Table(
    "report_confirmations",
    metadata,
    Column("report_id", Key, ForeignKey("reports.id"), primary_key=True),
    Column("verifier_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("confirmed_at", Utc, nullable=False),
)

report_evidence = Table(
    "report_evidence",
    metadata,
    row_id(),
    Column("report_id", Key, ForeignKey("reports.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("is_primary", Integer, nullable=False),
    Index(None, "report_id"),
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
