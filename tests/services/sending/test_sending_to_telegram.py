"""The sender and its courier against a Telegram that answers as it pleases."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from handlers.edge.courier import Courier
from handlers.sending.messages import WORDINGS
from siman_bot.app import make_bot
from siman_bot.domain.people.roles import Role
from siman_bot.domain.sending.course import Course, Tally
from siman_bot.domain.sending.delivery import ChatKind, DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.pace import Limit
from siman_bot.domain.sending.payload import ProgressPayload
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import Refusal
from siman_bot.sandbox.sandbox import Sandbox
from siman_bot.services.notices import notice
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.sender import Sender, ShutOut
from siman_bot.settings import Settings
from storage.engine import Database
from storage.sending.outbox import outbox, senders
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import deliveries
from tests.alone import incidents, looked_after
from tests.listening import listening
from tests.patience import HANGING
from tests.town import TOKEN, USERNAME, TestClock, Town

RATE = 20
LIMITS = dict.fromkeys(ChatKind, Limit(messages=100, seconds=1.0))


@dataclass
class Line:
    """A sender that is connected to a sandbox; `rina` has started the bot."""

    sandbox: Sandbox
    url: str
    database: Database
    clock: TestClock
    rina: Person
    running: asyncio.Task[None]

    async def owe(self, *owed: Owed) -> None:
        async with self.database.write() as tx:
            await outbox.add(tx, owed, self.clock())

    async def until(self, *expected: DeliveryState) -> None:
        async with asyncio.timeout(HANGING):
            while await self.states() != list(expected):
                await asyncio.sleep(0.02)

    async def states(self) -> list[str]:
        async with self.database.read() as connection:
            return list((await connection.execute(select(deliveries.c.state).order_by(deliveries.c.id))).scalars())

    def told(self, number: int) -> Owed:
        return notice("home-public", to=self.rina.id, once=f"test:{number}", name=str(number))


@asynccontextmanager
async def connected(sandbox: Sandbox, url: str, database: Database) -> AsyncIterator[Line]:
    clock = TestClock()
    settings = Settings.model_validate({"bot_token": SecretStr(TOKEN), "bot_api_url": url})
    async with make_bot(settings) as bot:
        courier = Courier(bot=bot, wordings=WORDINGS)
        rina = await sandbox.people.person("Rina")
        await rina.has_started()
        sender = Sender(
            database=database,
            clock=clock,
            pacer=Pacer(per_second=RATE, chat_limits=LIMITS),
            courier=courier,
            probe=courier.probe,
            progress=Progress(database=database, clock=clock),
            incidents=incidents(),
            bot_id=1,
            owner="test",
            per_second=RATE,
        )
        running = asyncio.create_task(sender.run())
        try:
            yield Line(sandbox=sandbox, url=url, database=database, clock=clock, rina=rina, running=running)
        finally:
            sender.stop()
            with suppress(ShutOut):
                await running


@pytest.fixture
async def line(database: Database) -> AsyncIterator[Line]:
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url, connected(sandbox, url, database) as line:
        yield line


async def test_three_requests_without_an_answer_make_it_ask_whether_telegram_is_there(line: Line) -> None:
    calls = line.sandbox.calls
    before = len(calls.of("getMe"))
    line.sandbox.faults.add(Fault(kind=FaultKind.CUT_AFTER, method="sendMessage", times=3))
    line.sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="getMe", times=2))
    await line.owe(*(line.told(number) for number in range(6)))
    await line.until(*[DeliveryState.UNKNOWN] * 3, *[DeliveryState.SENT] * 3)
    probes, sent = calls.of("getMe")[before:], calls.of("sendMessage")
    assert len(probes) == 3
    assert len(sent) == 6
    assert sent[2].at <= probes[0].at
    assert probes[-1].at <= sent[3].at
    await looked_after(line.database)
    assert len(calls.of("sendMessage")) == 6


async def test_a_token_that_is_refused_ends_the_sending_and_loses_nothing(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = Refusal(code=401, description="Unauthorized")
    line.sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", times=None, refusal=refusal))
    logs = listening(monkeypatch, "siman_bot.services.sending.outbox.shift")
    await line.owe(line.told(0), line.told(1))
    with pytest.raises(ShutOut):
        await asyncio.wait_for(asyncio.shield(line.running), HANGING)
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["telegram_refuses_the_token"]
    assert await line.states() == [DeliveryState.PENDING] * 2
    async with line.database.claim() as tx:
        assert await begun(line.database) == []
        now = line.clock()
        assert await senders.take(tx, bot_id=1, owner="next", now=now, until=now + timedelta(seconds=4)) == 2


async def test_a_server_that_refuses_connections_gets_each_message_once_when_it_is_back(database: Database) -> None:
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url:
        port = urlsplit(url).port
        assert port is not None
        leaving = connected(sandbox, url, database)
        line = await leaving.__aenter__()
    try:
        await line.owe(*(line.told(number) for number in range(4)))
        await looked_after(database)
        assert await line.states() == [DeliveryState.PENDING] * 4
        async with sandbox.serve(port=port):
            async with asyncio.timeout(HANGING):
                while await line.states() != [DeliveryState.SENT] * 4:
                    line.clock.advance(timedelta(seconds=2))
                    await asyncio.sleep(0.1)
            assert len(sandbox.calls.of("sendMessage")) == 4
    finally:
        await leaving.__aexit__(None, None, None)


async def test_an_edit_that_changes_nothing_is_done(line: Line) -> None:
    def progress(number: int, edit: int | None) -> Owed:
        return Owed(
            dedupe_key=f"progress:{number}",
            lane=Lane.ANSWER,
            chat_id=line.rina.id,
            payload=ProgressPayload(code="SM-7K2QX", way=Way.DIRECT, tally=Tally(), course=Course.DONE, edit=edit),
        )

    await line.owe(progress(0, None))
    await line.until(DeliveryState.SENT)
    async with line.database.read() as connection:
        message_id = (await connection.execute(select(deliveries.c.message_id))).scalar_one()
    await line.owe(progress(1, message_id))
    await line.until(DeliveryState.SENT, DeliveryState.SENT)
    (call,) = line.sandbox.calls.of("editMessageText")
    assert "message is not modified" in call.outcome


async def test_a_broadcast_under_way_is_stopped_at_once(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await town.staff("Tono", Role.CENTRAL)
    chats = [(await town.agreed(f"Warga {number}")).id for number in range(10)]
    owed = [
        notice("home-public", to=chat_id, once=f"test:{chat_id}:{number}", lane=Lane.NARRATIVE, name="KABAR")
        for number in range(100)
        for chat_id in chats
    ]
    await sari.send("/hentikan")
    await sari.expect(button="Hentikan semua sekarang")
    async with town.database.write() as tx:
        await outbox.add(tx, owed, town.clock())

    def sent_at() -> list[float]:
        return [call.at for call in town.sandbox.calls.of("sendMessage") if call.chat_id in chats]

    await town.sandbox.wait_for(lambda: len(sent_at()) > 10)
    await sari.tap("Hentikan semua")
    await sari.expect("oleh Anda (Pusat)")
    # What was begun before the stop is sent still; nothing is begun after it.
    async with asyncio.timeout(HANGING):
        while await begun(town.database):
            await asyncio.sleep(0.02)
    sent = len(sent_at())
    await looked_after(town.database)
    assert 10 < sent == len(sent_at()) < len(owed)


async def begun(database: Database) -> list[int]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.id).where(deliveries.c.begun_at.is_not(None)))
        return list(found.scalars())
