"""The tables of sending: broadcasts, deliveries, who sends, stops."""

from typing import Final

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
    cast,
    literal,
)

from siman_bot.domain.places import ScopeKind
from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.way import Way
from storage.columns import Key, Utc, Word, metadata, partial_index, person, row_id
from storage.personal import WORK, Aside, DataPart, Erasing, Processing, impersonal

_MESSAGE: Final = Processing(
    use=DataPart.MESSAGES,
    whose="deliveries.chat_id",
    erasing=Erasing.DELETED,
    # Cards and progress messages to staff stay, for their broadcasts count them.
    stays=lambda delivery: delivery.kind != DeliveryKind.NOTICE,
)
_NAMED: Final = Processing(use=Aside.NAMED, whose="deliveries.about_person_id", erasing=Erasing.DELETED)
_TITLE: Final = Processing(use=Aside.CONTENT, whose="broadcasts.author_id", erasing=Erasing.PUBLISHED)
_BLOCKS: Final = Processing(use=Aside.BLOCKS, whose="senders.blocks", erasing=Erasing.EXPIRES)


def _pending_index(name: str, *columns: str, where: str) -> Index:
    """An index of pending deliveries alone."""
    return partial_index(name, *columns, where=f"state = 'pending' AND {where}")


_STEERED = "paused_at IS NOT NULL OR cancelled_at IS NOT NULL OR overtaken_at IS NOT NULL"

broadcasts = Table(
    "broadcasts",
    metadata,
    row_id(),
    Column("item_id", Key, nullable=False),
    Column("item_version", Integer, nullable=False),
    # As in that version, so that sending needs nobody to tell what it sends.
    Column("code", Word(12), nullable=False),
    Column("title", Text, nullable=False, info=_TITLE.held()),
    Column("way", Word(10, Way), nullable=False),
    Column("target_kind", Word(12, ScopeKind), nullable=False),
    Column("target_code", Word(20), nullable=False),
    person("author_id", WORK.held()),
    person("approver_id", WORK.held()),
    Column("created_at", Utc, nullable=False),
    Column("plan", JSON(none_as_null=True), info=impersonal("when to send, as numbers and words of the program")),
    # When the first place was to get it, empty where that was at once: nothing of it is public before.
    Column("public_from", Utc),
    Column("progress_shown", Word(60)),
    Column("paused_at", Utc),
    person("paused_by", WORK.held(), nullable=True),
    Column("cancelled_at", Utc),
    person("cancelled_by", WORK.held(), nullable=True),
    # Since when a later decision on its item takes its place, until that one is written down.
    Column("overtaken_at", Utc),
    # Messages that aren't written down yet: the item's own, and changes of earlier ones.
    Column("owing_new", Integer, nullable=False, server_default="0"),
    Column("owing_edits", Integer, nullable=False, server_default="0"),
    Column("revision", Integer, nullable=False, server_default="1"),
    ForeignKeyConstraint(["item_id", "item_version"], ["item_versions.item_id", "item_versions.version"]),
    CheckConstraint("approver_id <> author_id", name="not_self_approved"),
    Index(None, "item_id"),
    Index(None, "code"),
    Index(None, "created_at"),
    partial_index("ix_broadcasts_steered", "id", where=_STEERED),
)

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    Column(
        "dedupe_key",
        String(80),
        nullable=False,
        unique=True,
        info=_MESSAGE.held(becomes=lambda delivery, _: literal("erased:") + cast(delivery.id, String)),
    ),
    Column("kind", Word(20, DeliveryKind), nullable=False, info=_MESSAGE.shown()),
    Column("broadcast_id", Key, ForeignKey("broadcasts.id")),
    Column("chat_id", BigInteger, nullable=False, info=_MESSAGE.held(becomes=lambda _, leaver: leaver.nobody)),
    Column("chat_kind", Word(8, ChatKind), nullable=False),
    Column("thread_id", BigInteger, info=impersonal("a topic's number in its group")),
    Column("messages", Integer, nullable=False, server_default="1"),
    Column("lane", Integer, nullable=False),
    Column("rank", BigInteger, nullable=False, info=impersonal("an instant and a lane as one number")),
    Column("stage", Word(10, Stage), nullable=False),
    Column("state", Word(10, DeliveryState), nullable=False, info=_MESSAGE.shown()),
    Column("reason", Word(20, FailureReason), info=_MESSAGE.shown()),
    Column("payload", JSON, nullable=False, info=_MESSAGE.shown()),
    person("about_person_id", _NAMED.held(), nullable=True),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Utc, nullable=False),
    # Since when it waits for something else than the time that a person or a plan has named.
    Column("deferred_at", Utc),
    Column("expires_at", Utc),
    Column("begun_at", Utc),
    Column("fence", BigInteger, info=impersonal("a number of the sender's own")),
    Column("message_id", BigInteger, info=_MESSAGE.shown()),
    Column("more_ids", JSON(none_as_null=True), info=_MESSAGE.held()),
    Column("follows_id", Key, ForeignKey("deliveries.id")),
    Column("created_at", Utc, nullable=False, info=_MESSAGE.shown()),
    Column("settled_at", Utc, info=_MESSAGE.shown()),
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
    partial_index("ix_deliveries_about_person_id", "about_person_id", where="about_person_id IS NOT NULL"),
    Index(None, "settled_at"),
    Index(None, "broadcast_id", "state"),
    Index(None, "chat_id"),
)

senders = Table(
    "senders",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False, info=impersonal("the bot's own")),
    Column("owner", Word(40), nullable=False),
    Column("fence", BigInteger, nullable=False, info=impersonal("a number of the sender's own")),
    Column("lease_until", Utc, nullable=False),
    Column("blocks", JSON(none_as_null=True), info=_BLOCKS.held()),
)

stops = Table(
    "stops",
    metadata,
    row_id(),
    person("stopped_by", WORK.held()),
    Column("stopped_at", Utc, nullable=False),
    person("resumed_by", WORK.held(), nullable=True),
    Column("resumed_at", Utc),
    CheckConstraint("resumed_by IS NULL OR resumed_by <> stopped_by", name="not_self_resumed"),
    # 1 until it is resumed, then nothing: so at most one is in force.
    Column("in_force", Integer, unique=True),
    CheckConstraint("(in_force IS NULL) = (resumed_at IS NOT NULL)", name="in_force_until_resumed"),
)
