"""The sender as the bot runs it, on a database of its own, without the rest of the bot."""

import asyncio
import contextlib
import gc
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr
from sqlalchemy import func, select, text
from telegram import Bot

from bench.rig.processes import TOKEN
from handlers.edge.courier import Courier
from handlers.messages import wordings
from siman_bot.app import make_bot
from siman_bot.domain.places import NATION
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.publishing.terms import terms_of
from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.outcome import Outcome
from siman_bot.domain.sending.payload import ItemPayload, NoticePayload
from siman_bot.domain.sending.way import Way
from siman_bot.logs import trace_of
from siman_bot.services.incidents import Incidents
from siman_bot.services.publishing.showing import Showing
from siman_bot.services.sending.broadcasts.progress import Progress, watch
from siman_bot.services.sending.outbox.courier import Send
from siman_bot.services.sending.outbox.pacer import Pacer
from siman_bot.services.sending.outbox.sender import Sender
from siman_bot.settings import Settings
from siman_bot.texts.catalogue import LANGUAGES
from storage.engine import Database, open_database
from storage.migrate import migrate
from storage.people import people
from storage.publishing import items
from storage.sending.broadcasts import broadcasts
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed
from storage.sending.tables import deliveries

KEY = "incident"
INCIDENTS = Incidents(new_reference=lambda: "BENCH", trace=trace_of)


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def fresh_file() -> AsyncIterator[tuple[str, Database]]:
    """An empty database of this program's, and where it is."""
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "bench.sqlite3")
        database = open_database(file)
        try:
            await migrate(database, now=utc_now())
            yield file, database
        finally:
            await database.close()


@asynccontextmanager
async def fresh_database() -> AsyncIterator[Database]:
    async with fresh_file() as (_, database):
        yield database


@asynccontextmanager
async def open_bot(url: str) -> AsyncIterator[Bot]:
    settings = Settings.model_validate({"bot_token": SecretStr(TOKEN), "bot_api_url": url})
    async with make_bot(settings) as bot:
        yield bot


def messages(chats: Sequence[int], *, word: str, lane: Lane = Lane.NARRATIVE) -> list[Owed]:
    """A message to each of the chats, marked with the word and its number."""
    return [
        Owed(
            dedupe_key=f"{word}-{number}",
            lane=lane,
            chat_id=chat,
            payload=NoticePayload(key=KEY, gaps={"reference": f"{word}-{number}"}),
        )
        for number, chat in enumerate(chats)
    ]


async def cards(database: Database, chats: Sequence[int]) -> list[Owed]:
    """A broadcast to these chats: its cards with their buttons, to be paid for, and in the first chat its progress."""
    content = Content(
        title="Vaksin campak gratis di puskesmas",
        body="Imunisasi campak untuk anak usia 9 sampai 59 bulan diberikan tanpa biaya di semua puskesmas. " * 3,
        source_url="https://kemkes.go.id/vaksin-campak",
        office="Kementerian Kesehatan",
        post="Biro Komunikasi dan Informasi Publik",
    )
    async with database.write() as tx:
        author, approver = [
            await people.add(
                tx, telegram_id=number, name="Redaksi", language=LANGUAGES[0], audit_key=f"{number:032d}", now=utc_now()
            )
            for number in (1, 2)
        ]
        item = await items.add(
            tx,
            code="SM-ABCDE",
            kind=ItemKind.NARRATIVE,
            content=content,
            target=NATION,
            way=Way.DIRECT,
            author_id=author,
            now=utc_now(),
        )
        broadcast = await broadcasts.add(tx, terms_of(replace(item, approver_id=approver)), now=utc_now())
        await watch(tx, broadcast_id=broadcast, author_telegram_id=chats[0], now=utc_now())
    return [
        Owed(
            dedupe_key=f"kartu-{number}",
            lane=Lane.NARRATIVE,
            chat_id=chat,
            payload=ItemPayload(item_id=item.id, version=item.version),
            broadcast_id=broadcast,
        )
        for number, chat in enumerate(chats)
    ]


async def owe(database: Database, owed: Sequence[Owed]) -> None:
    async with database.write() as tx:
        await outbox.add(tx, owed, utc_now())


async def count(database: Database, state: DeliveryState) -> int:
    async with database.read() as connection:
        found = await connection.execute(
            select(func.count()).select_from(deliveries).where(deliveries.c.state == state.value)
        )
        return int(found.scalar_one())


class ProbingCourier(Protocol):
    """A courier that can also ask whether Telegram is there."""

    async def __call__(self, delivery: Delivery) -> Send: ...

    async def probe(self) -> Outcome: ...


def make_courier(database: Database, bot: Bot) -> Courier:
    return Courier(bot=bot, wordings=wordings(Showing(database=database)))


def make_sender(
    database: Database,
    bot: Bot,
    *,
    per_second: int,
    courier: ProbingCourier | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Sender:
    courier = courier or make_courier(database, bot)
    return Sender(
        database=database,
        clock=clock,
        pacer=Pacer(per_second=per_second),
        courier=courier,
        probe=courier.probe,
        progress=Progress(database=database, clock=clock),
        incidents=INCIDENTS,
        bot_id=bot.id,
        owner=f"bench-{os.getpid()}",
        per_second=per_second,
    )


@asynccontextmanager
async def sending(sender: Sender) -> AsyncIterator[None]:
    """Let it send until the block ends."""
    # As the bot does once it has started.
    gc.freeze()
    running = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        sender.stop()
        with contextlib.suppress(asyncio.CancelledError):
            await running


# In three parts, each as in an index's condition: looking for what is owed mustn't cost what sending it does.
_OWED = text(
    "SELECT 1 FROM deliveries WHERE state = 'pending' AND begun_at IS NOT NULL"
    " UNION ALL SELECT 1 FROM deliveries WHERE state = 'pending' AND begun_at IS NULL AND stage = 'ready'"
    " UNION ALL SELECT 1 FROM deliveries WHERE state = 'pending' AND begun_at IS NULL AND stage = 'waiting' LIMIT 1"
)


async def until_settled(database: Database) -> None:
    """Wait until nothing is owed any more."""
    while True:
        async with database.read() as connection:
            if (await connection.execute(_OWED)).first() is None:
                return
        await asyncio.sleep(0.1)
