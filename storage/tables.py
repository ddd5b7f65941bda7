"""The tables that every capability shares: places, conversations, the inbox, the audit chain."""

from typing import Final

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
)

from siman_bot.domain.places import Region
from storage.columns import Key, Utc, Word, metadata, partial_index, person, row_id
from storage.personal import Aside, DataPart, Erasing, Processing, impersonal

_CONVERSATION: Final = Processing(use=DataPart.CONVERSATION, whose="dialogs.person_id", erasing=Erasing.DELETED)
_PAUSED: Final = Processing(use=DataPart.CONVERSATION, whose="paused_dialogs.person_id", erasing=Erasing.DELETED)
_ANSWERED: Final = Processing(use=DataPart.CONVERSATION, whose="dialog_answers.person_id", erasing=Erasing.DELETED)
_HANDED_IN: Final = Processing(use=DataPart.CONVERSATION, whose="handed_in.person_id", erasing=Erasing.DELETED)
_REQUEST: Final = Processing(use=DataPart.REQUESTS, whose="requests.person_id", erasing=Erasing.DELETED)
_UPDATE: Final = Processing(use=Aside.UPDATES, whose="inbox.chat_key", erasing=Erasing.EXPIRES)
_ACT: Final = Processing(use=DataPart.ACTS, whose="audit.actor_key", erasing=Erasing.ANONYMOUS)
_LOOKUP: Final = Processing(use=DataPart.LOOKUPS, whose="audit.subject", erasing=Erasing.ANONYMOUS)

provinces = Table(
    "provinces",
    metadata,
    Column("code", Word(2), primary_key=True),
    Column("name", Word(100), nullable=False),
    Column("region", Word(4, Region), nullable=False),
)

regencies = Table(
    "regencies",
    metadata,
    Column("code", Word(5), primary_key=True),
    Column("province_code", Word(2), ForeignKey("provinces.code"), nullable=False),
    Column("name", Word(100), nullable=False),
    Index(None, "province_code"),
)

dialogs = Table(
    "dialogs",
    metadata,
    person("person_id", _CONVERSATION.held(), primary_key=True),
    Column("kind", Word(20), nullable=False, info=_CONVERSATION.shown()),
    Column("step", Word(30), nullable=False, info=_CONVERSATION.shown()),
    Column("data", JSON, nullable=False, info=_CONVERSATION.shown()),
    Column("message_id", BigInteger, info=_CONVERSATION.shown()),
    Column("revision", Integer, nullable=False, info=_CONVERSATION.shown()),
    Column("updated_at", Utc, nullable=False, info=_CONVERSATION.shown()),
)

dialog_answers = Table(
    "dialog_answers",
    metadata,
    person("person_id", _ANSWERED.held(), primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False, info=_ANSWERED.shown()),
    Column("kind", Word(20), nullable=False, info=_ANSWERED.shown()),
    Column("step", Word(30), nullable=False, info=_ANSWERED.shown()),
    Column("subject", Word(30), nullable=False, info=_ANSWERED.held()),
    Column("updated_at", Utc, nullable=False, info=_ANSWERED.shown()),
)

handed_in = Table(
    "handed_in",
    metadata,
    row_id(),
    person("person_id", _HANDED_IN.held()),
    Column("data", JSON, nullable=False, info=_HANDED_IN.shown()),
    Column("message_id", BigInteger, info=_HANDED_IN.shown()),
    Column("chosen", Integer, nullable=False, server_default="0"),
    Column("updated_at", Utc, nullable=False, info=_HANDED_IN.shown()),
    Index(None, "person_id"),
)

paused_dialogs = Table(
    "paused_dialogs",
    metadata,
    person("person_id", _PAUSED.held(), primary_key=True),
    Column("work", String(40), primary_key=True, info=_PAUSED.held()),
    Column("kind", Word(20), nullable=False, info=_PAUSED.shown()),
    Column("step", Word(30), nullable=False, info=_PAUSED.shown()),
    Column("data", JSON, nullable=False, info=_PAUSED.shown()),
    Column("updated_at", Utc, nullable=False, info=_PAUSED.shown()),
)


inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False, info=impersonal("an update's number")),
    Column("chat_key", BigInteger, nullable=False, info=_UPDATE.held()),
    Column("payload", Text, info=_UPDATE.held()),
    Column("applied", JSON(none_as_null=True), info=_UPDATE.held()),
    Column("state", Word(8), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("received_at", Utc, nullable=False),
    Column("not_before", Utc, nullable=False),
    Column("postponed_at", Utc),
    Column("lease_owner", Word(40)),
    Column("lease_until", Utc),
    CheckConstraint("state <> 'done' OR (payload IS NULL AND applied IS NULL)", name="done_is_blank"),
    partial_index("ix_inbox_waiting", "chat_key", "update_id", where="state = 'waiting'"),
    partial_index("ix_inbox_queue", "update_id", where="state = 'waiting'"),
    Index("ix_inbox_received", "received_at"),
)

requests = Table(
    "requests",
    metadata,
    person("person_id", _REQUEST.held(), primary_key=True),
    Column("key", String(64), primary_key=True, info=_REQUEST.shown()),
    Column("results", JSON, nullable=False, info=_REQUEST.shown()),
    Column("made_at", Utc, nullable=False, info=_REQUEST.shown()),
    Index(None, "made_at"),
)


audit = Table(
    "audit",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False, info=_ACT.held()),
    Column("actor_key", String(32), nullable=False, info=_ACT.held()),
    Column("act", Word(30), nullable=False, info=_ACT.held()),
    Column("subject", String(80), nullable=False, info=_LOOKUP.held()),
    Column("detail", JSON, nullable=False, info=_LOOKUP.held()),
    Column("previous_hash", Word(64), nullable=False),
    Column("hash", Word(64), nullable=False),
    Index(None, "subject"),
)
