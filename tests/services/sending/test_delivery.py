"""The outbox and its sender: nothing is lost, nothing is sent twice knowingly, the undecidable is named."""

import asyncio
import contextlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import DeliveryState, FailureReason
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import Refusal, bad_request, forbidden, too_many_requests
from siman_bot.services.notices import notice
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.sender import Sender
from storage.engine import Database
from storage.sending.outbox import outbox
from storage.sending.tables import deliveries
from tests.alone import Answer, answered, incidents, looked_after
from tests.patience import HANGING
from tests.town import TestClock, Town

the_time = TestClock()


async def owe(database: Database, chat_id: int, *, number: int = 1, lane: Lane = Lane.ANSWER) -> None:
    """Owe one chat some notices, each with words of its own."""
    owed = [
        notice("home-public", to=chat_id, once=f"test:{lane.name}:{place}", lane=lane, name=f"{lane.name} {place}")
        for place in range(number)
    ]
    async with database.write() as tx:
        await outbox.add(tx, owed, the_time())


async def rows(database: Database) -> list[tuple[DeliveryState, str | None]]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.state, deliveries.c.reason).order_by(deliveries.c.id))
        return [(DeliveryState(row.state), row.reason) for row in found]


async def until(database: Database, *expected: DeliveryState, seconds: float = HANGING) -> list[str | None]:
    """Wait until the rows stand so; their reasons."""
    async with asyncio.timeout(seconds):
        while [state for state, _ in await rows(database)] != list(expected):
            await asyncio.sleep(0.03)
    return [reason for _, reason in await rows(database)]


@pytest.fixture
async def rina(town: Town) -> Person:
    return await town.agreed("Rina")


async def test_what_is_owed_is_sent_once_and_kept_as_sent(town: Town, rina: Person) -> None:
    await owe(town.database, rina.id, number=3)
    await owe(town.database, rina.id, number=3)
    await until(town.database, *[DeliveryState.SENT] * 3)
    await town.restart()
    await looked_after(town.database)
    sent = town.sandbox.calls.of("sendMessage", chat_id=rina.id)
    assert len([call for call in sent if "ANSWER" in str(call.arguments["text"])]) == 3


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (forbidden("bot was blocked by the user"), FailureReason.BLOCKED),
        (forbidden("user is deactivated"), FailureReason.DEACTIVATED),
        (bad_request("chat not found"), FailureReason.CHAT_NOT_FOUND),
        (bad_request("can't parse entities: unclosed tag"), FailureReason.CONTENT_REFUSED),
    ],
)
async def test_a_refusal_ends_it_with_its_reason(
    town: Town, rina: Person, refusal: Refusal, reason: FailureReason
) -> None:
    town.sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=rina.id, refusal=refusal))
    await owe(town.database, rina.id)
    assert await until(town.database, DeliveryState.FAILED) == [reason]


async def test_too_fast_waits_as_long_as_telegram_says(town: Town, rina: Person) -> None:
    town.sandbox.faults.add(
        Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=rina.id, refusal=too_many_requests(2))
    )
    await owe(town.database, rina.id)
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("sendMessage", chat_id=rina.id, outcome="faulted"))
    await until(town.database, DeliveryState.SENT)
    refused, sent = town.sandbox.calls.of("sendMessage", chat_id=rina.id)
    assert sent.at - refused.at >= 2


@pytest.mark.parametrize(
    "kind",
    [FaultKind.CUT_BEFORE, FaultKind.CUT_AFTER, FaultKind.CUT_MIDDLE, FaultKind.SERVER_ERROR, FaultKind.NOT_JSON],
)
async def test_what_may_have_arrived_is_unknown_and_never_sent_again(town: Town, rina: Person, kind: FaultKind) -> None:
    town.sandbox.faults.add(Fault(kind=kind, method="sendMessage", chat_id=rina.id))
    await owe(town.database, rina.id)
    await until(town.database, DeliveryState.UNKNOWN)
    town.clock.advance(timedelta(minutes=10))
    await looked_after(town.database)
    assert (await rows(town.database))[0][0] is DeliveryState.UNKNOWN


async def test_a_more_urgent_lane_goes_first(database: Database) -> None:
    for chat_id in (1, 2, 3):
        await owe(database, chat_id, lane=Lane.NARRATIVE)
    for chat_id in (11, 12):
        await owe(database, chat_id, lane=Lane.URGENT)
    seen: list[int] = []

    async def courier(delivery: Delivery) -> Outcome:
        seen.append(delivery.chat_id)
        return Outcome(kind=OutcomeKind.SENT, message_id=1)

    sender = make_sender(database, courier, rate=25)
    running = asyncio.create_task(sender.run())
    await until(database, *[DeliveryState.SENT] * 5)
    sender.stop()
    await running
    assert seen == [11, 12, 1, 2, 3]


async def test_a_sender_that_dies_leaves_in_doubt_only_what_it_had_begun(database: Database) -> None:
    await owe(database, 7, number=3)
    clock, begun = TestClock(), asyncio.Event()

    async def hangs(_delivery: Delivery) -> Outcome:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    dying = asyncio.create_task(make_sender(database, hangs, clock=clock, owner="dying").run())
    await begun.wait()
    dying.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await dying

    async def sends(_delivery: Delivery) -> Outcome:
        return Outcome(kind=OutcomeKind.SENT, message_id=1)

    clock.advance(timedelta(minutes=1))
    sender = make_sender(database, sends, clock=clock, owner="next")
    running = asyncio.create_task(sender.run())
    await until(database, DeliveryState.UNKNOWN, DeliveryState.SENT, DeliveryState.SENT)
    sender.stop()
    await running


async def test_two_senders_send_each_message_once(database: Database) -> None:
    for chat_id in range(1, 41):
        await owe(database, chat_id)
    seen: list[int] = []

    async def courier(delivery: Delivery) -> Outcome:
        seen.append(delivery.id)
        await asyncio.sleep(0.001)
        return Outcome(kind=OutcomeKind.SENT, message_id=1)

    senders = [make_sender(database, courier, owner=name, rate=1000) for name in ("one", "two")]
    running = [asyncio.create_task(sender.run()) for sender in senders]
    await until(database, *[DeliveryState.SENT] * 40)
    for sender in senders:
        sender.stop()
    await asyncio.gather(*running)
    assert sorted(seen) == sorted(set(seen))
    assert len(seen) == 40


async def test_stopping_gives_back_what_was_only_claimed(database: Database) -> None:
    await owe(database, 7, number=5)
    first = asyncio.Event()

    async def courier(_delivery: Delivery) -> Outcome:
        first.set()
        return Outcome(kind=OutcomeKind.SENT, message_id=1)

    sender = make_sender(database, courier, rate=2)
    running = asyncio.create_task(sender.run())
    await first.wait()
    sender.stop()
    await running
    async with database.read() as connection:
        begun = await connection.execute(select(deliveries.c.id).where(deliveries.c.begun_at.is_not(None)))
        assert begun.all() == []
    assert (await rows(database))[-1][0] is DeliveryState.PENDING


async def test_a_second_message_for_the_same_occasion_is_dropped(database: Database) -> None:
    await owe(database, 7)
    await owe(database, 7)
    assert len(await rows(database)) == 1


def make_sender(
    database: Database, answer: Answer, *, clock: TestClock | None = None, owner: str = "test", rate: int = 100
) -> Sender:
    clock = clock or TestClock()

    async def answers() -> Outcome:
        return Outcome(kind=OutcomeKind.SENT)

    return Sender(
        database=database,
        clock=clock,
        pacer=Pacer(per_second=rate),
        courier=answered(answer),
        probe=answers,
        progress=Progress(database=database, clock=clock),
        incidents=incidents(),
        bot_id=1,
        owner=owner,
        per_second=rate,
    )
