"""Messages owed: written down in the transaction that makes them due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.lane import Lane, rank
from siman_bot.domain.sending.payload import Payload, kind_of
from storage.sending.tables import deliveries
from storage.upserts import insert_into

_ROWS_AT_ONCE = 500
"""Rows of one INSERT; SQLite takes 32,766 parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A message to write into the outbox. A second one with the same `dedupe_key` is dropped.

    `payload` says what to send; it is put into words when it is sent, in the reader's language. Without `not_before`
    it is due at once; after `expires_at` it is not sent any more. Without `chat_kind` a negative chat id is a group's.
    `follows` is the id or the dedupe key of an earlier delivery whose message it changes or completes; with `after` it
    waits until that one is settled. `messages` is how many it counts for in Telegram's limits: an album counts for
    each of its files. `failed` is why it can't be sent as things stand: it is written down for a person to see and to
    send again, and not tried. `about_person_id` is whom it names to others: it is taken back when they leave.
    """

    dedupe_key: str
    lane: Lane
    chat_id: int
    payload: Payload
    broadcast_id: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    chat_kind: ChatKind | None = None
    thread_id: int | None = None
    follows: int | str | None = None
    after: bool = False
    messages: int = 1
    failed: FailureReason | None = None
    about_person_id: int | None = None

    @property
    def kind(self) -> DeliveryKind:
        return kind_of(self.payload)


async def add(tx: AsyncConnection, owed: Sequence[Owed], now: datetime) -> None:
    """Write them into the outbox, in the transaction that makes them due."""
    insert = insert_into(tx.dialect.name, deliveries)
    statement = insert.on_conflict_do_nothing(index_elements=["dedupe_key"])
    by_key = statement.values(follows_id=_id_of_key())
    for start in range(0, len(owed), _ROWS_AT_ONCE):
        part = owed[start : start + _ROWS_AT_ONCE]
        plain = [_owed_row(one, now) | {"follows_id": one.follows} for one in part if not isinstance(one.follows, str)]
        named = [_owed_row(one, now) | {"followed_key": one.follows} for one in part if isinstance(one.follows, str)]
        if plain:
            await tx.execute(statement, plain)
        if named:
            await tx.execute(by_key, named)


def _id_of_key() -> ScalarSelect[int]:
    followed = deliveries.alias()
    return select(followed.c.id).where(followed.c.dedupe_key == bindparam("followed_key")).scalar_subquery()


def _owed_row(one: Owed, now: datetime) -> dict[str, Any]:
    due = one.not_before or now
    return {
        "dedupe_key": one.dedupe_key,
        "kind": one.kind,
        "broadcast_id": one.broadcast_id,
        "chat_id": one.chat_id,
        "payload": one.payload.to_json(),
        "about_person_id": one.about_person_id,
        "chat_kind": one.chat_kind or (ChatKind.PERSON if one.chat_id > 0 else ChatKind.GROUP),
        "thread_id": one.thread_id,
        "messages": one.messages,
        "lane": one.lane.value,
        "rank": rank(one.lane, due),
        "stage": Stage.FOLLOWING if one.after else Stage.WAITING if due > now else Stage.READY,
        "state": DeliveryState.PENDING if one.failed is None else DeliveryState.FAILED,
        "reason": one.failed,
        "settled_at": None if one.failed is None else now,
        "attempts": 0,
        "not_before": due,
        "deferred_at": now if one.after and due <= now else None,
        "expires_at": one.expires_at,
        "created_at": now,
    }


async def move_chat(tx: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup: what is owed to the old id is owed to the new one.

    Messages of the old chat can't be reached from the new one, where their numbers are others' numbers.
    """
    await tx.execute(
        update(deliveries).where(deliveries.c.chat_id == old).values(chat_id=new, message_id=None, more_ids=None)
    )


async def move_topic(tx: AsyncConnection, chat_id: int, thread_id: int | None) -> None:
    """What a group hasn't got yet goes to this topic (None: outside topics), also where it is sent again later."""
    unsent = (DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.UNKNOWN)
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat_id, deliveries.c.state.in_(unsent))
        .values(thread_id=thread_id)
    )


async def owes(connection: AsyncConnection, broadcast_id: int) -> bool:
    """Whether any message of a broadcast is still owed, its progress message aside."""
    pending = select(deliveries.c.id).where(
        deliveries.c.broadcast_id == broadcast_id,
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.kind != DeliveryKind.PROGRESS,
    )
    return (await connection.execute(pending.limit(1))).one_or_none() is not None
