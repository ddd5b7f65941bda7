"""The head of the queue: what a sender sees of it, and what of the past counts for limits."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, update

from siman_bot.domain.sending.delivery import DeliveryState, Stage
from storage.engine import Database
from storage.sending.outbox import head
from storage.sending.tables import deliveries
from tests.alone import owe, owed

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def row(number: int) -> dict[str, object]:
    """A notice that has been sent just now."""
    return {
        "dedupe_key": f"past:{number}",
        "kind": "notice",
        "chat_id": number,
        "chat_kind": "person",
        "payload": {},
        "lane": 30,
        "rank": number,
        "stage": Stage.READY,
        "state": DeliveryState.SENT,
        "not_before": NOW,
        "created_at": NOW,
        "settled_at": NOW,
    }


async def test_what_was_never_sent_takes_no_place_of_the_next_sender(database: Database) -> None:
    sent_states = (DeliveryState.SENT, DeliveryState.EDITED, DeliveryState.WITHDRAWN, DeliveryState.UNKNOWN)
    async with database.write() as tx:
        for number, state in enumerate(DeliveryState):
            past = row(number) | {"state": state}
            await tx.execute(insert(deliveries).values(**past))
    async with database.read() as connection:
        found = await head.recent(connection, NOW - timedelta(seconds=60))
    assert {one.chat_id for one in found} == {list(DeliveryState).index(state) for state in sent_states}


async def test_a_held_delivery_is_not_seen(database: Database) -> None:
    await owe(database, owed(0), now=NOW)
    async with database.claim() as tx:
        await tx.execute(update(deliveries).values(stage=Stage.HELD))
    async with database.read() as connection:
        assert await head.look_ahead(connection, limit=5, now=NOW) == []


async def test_the_queue_is_read_by_its_index_on_both_engines(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(
            insert(deliveries),
            [row(number) for number in range(2_000)],
        )
        await tx.exec_driver_sql("ANALYZE")
        explain = "EXPLAIN QUERY PLAN " if database.dialect == "sqlite" else "EXPLAIN "
        pending = "SELECT id FROM deliveries WHERE state = 'pending' AND "
        for index, condition in (
            ("ix_deliveries_ready", "begun_at IS NULL AND stage = 'ready' ORDER BY rank, id LIMIT 100"),
            ("ix_deliveries_deferred", "stage = 'waiting' AND deferred_at IS NOT NULL AND deferred_at > '2026-11-22'"),
        ):
            plan = await tx.exec_driver_sql(explain + pending + condition)
            assert index in str(plan.all())
