"""A sender that is killed again and again, and the account of what it sent and what it says it sent.

Each run owes one message to each of some groups, lets a forked sender begin, kills it with SIGKILL at a random moment
or at a chosen point of one request, and does so a few times before a last sender finishes. The faults of Telegram are
drawn for each chat. Afterwards every message is looked up on both sides.
"""

import asyncio
import contextlib
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import partial
from typing import Final

import structlog
from sqlalchemy import delete, select

from bench.rig.other_core import Telegram
from bench.rig.sending import make_courier, make_sender, messages, open_bot, owe
from handlers.edge.courier import Courier
from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.domain.sending.outcome import Outcome
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import Refusal, forbidden, too_many_requests, upgraded
from siman_bot.services.sending.outbox.courier import Send
from siman_bot.services.sending.outbox.shift import CATCHING_UP, FEWEST_AT_ONCE, TICK
from siman_bot.texts.catalogue import LANGUAGES, texts_in
from storage.engine import Database, open_database
from storage.sending.tables import deliveries

SPARE: Final = 8
"""Groups at the end of the sandbox's list that others migrate to."""
RATE: Final = 200
LONGEST_LIFE: Final = 0.5
"""Seconds until a sender is killed at the latest."""
LAST_LIFE: Final = 60.0
ENDED: Final = frozenset(
    {DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.UNKNOWN, DeliveryState.EXPIRED, DeliveryState.CANCELLED}
)


AT_ONCE: Final = max(FEWEST_AT_ONCE, round(RATE * TICK * CATCHING_UP))
"""Messages that a sender at that rate begins in one transaction."""
ELSEWHERE: Final = 4
"""Messages that a death at another moment finds begun and not left, on average at most: those of 20 ms at that rate."""


class Death(Enum):
    """Where a sender dies."""

    ANYWHERE = "at a random moment"
    MARKED = "between the begin-mark's commit and the request"
    ANSWERED = "between the answer and its record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What came of one run.

    `unanswered` are messages that the sandbox was asked for while the sender heard no answer or couldn't record it,
    `unmarked` those of them that aren't unknown. `unseen` are unknown ones that the sandbox was never asked for:
    marked, and killed before the request left.
    """

    owed: int
    deaths: tuple[Death, ...]
    states: Counter[DeliveryState]
    lost: int
    duplicates: int
    unanswered: int
    unmarked: int
    unseen: int


def unseen_at_most(accounts: Sequence[Account]) -> int:
    """What so many deaths can leave marked and unsent: a transaction's worth where so aimed, elsewhere less on average.

    There a death finds that much only if it falls into the moment before the requests leave.
    """
    deaths = [death for account in accounts for death in account.deaths]
    aimed = deaths.count(Death.MARKED)
    return aimed * AT_ONCE + (len(deaths) - aimed) * ELSEWHERE


class CrashRig:
    """One sandbox and one database for many runs; made before any loop runs, because its senders are forked."""

    def __init__(self, *, telegram: Telegram, database_url: str) -> None:
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        self._telegram = telegram
        self._database_url = database_url
        self._ahead = timedelta()
        # Once here instead of in each sender: the texts take half a second to read.
        texts_in(LANGUAGES[0])

    def run(self, seed: int, *, owed: int = 40, kills: int = 2) -> Account:
        chance = random.Random(seed)
        chats = chance.sample(self._telegram.chats[:-SPARE], owed)
        self._telegram.set_faults(_faults(chance, chats, self._telegram.chats[-SPARE:]))
        asyncio.run(self._owe(chats))
        deaths = tuple(chance.choice(tuple(Death)) for _ in range(kills))
        for death in (*deaths, None):
            self._live(death, chance)
        return asyncio.run(self._account(owed, deaths))

    def _live(self, death: Death | None, chance: random.Random) -> None:
        """One sender's life, in a process of its own."""
        # A dead holder's lease has run out by then.
        self._ahead += timedelta(seconds=10)
        at, point = chance.uniform(0.02, LONGEST_LIFE), chance.randrange(1, 25)
        child = os.fork()
        if child == 0:
            try:
                asyncio.run(self._send(death, point))
            finally:
                os._exit(0)
        began = time.monotonic()
        patience = LAST_LIFE if death is None else LONGEST_LIFE * 2
        while time.monotonic() - began < patience:
            if os.waitpid(child, os.WNOHANG)[0]:
                return
            if death is Death.ANYWHERE and time.monotonic() - began > at:
                break
            time.sleep(0.002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    async def _send(self, death: Death | None, point: int) -> None:
        database = open_database(self._database_url)
        async with open_bot(self._telegram.url) as bot:
            courier: Courier | _Mortal = make_courier(database, bot)
            if death in {Death.MARKED, Death.ANSWERED}:
                courier = _Mortal(make_courier(database, bot), point=point, answered=death is Death.ANSWERED)
            sender = make_sender(database, bot, per_second=RATE, courier=courier, clock=self._now)
            running = asyncio.create_task(sender.run())
            while await self._pending(database):  # noqa: ASYNC110 - a row has no event
                await asyncio.sleep(0.02)
            sender.stop()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        await database.close()

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def _owe(self, chats: Sequence[int]) -> None:
        database = open_database(self._database_url)
        async with database.write() as tx:
            await tx.execute(delete(deliveries))
        await owe(database, messages(chats, word="kabar"))
        await database.close()

    async def _pending(self, database: Database) -> bool:
        async with database.read() as connection:
            found = await connection.execute(
                select(deliveries.c.id).where(deliveries.c.state == DeliveryState.PENDING).limit(1)
            )
            return found.first() is not None

    async def _account(self, owed: int, deaths: tuple[Death, ...]) -> Account:
        database = open_database(self._database_url)
        async with database.read() as connection:
            rows = (await connection.execute(select(deliveries.c.dedupe_key, deliveries.c.state))).all()
        await database.close()
        seen = self._telegram.seen()
        states = {row.dedupe_key: DeliveryState(row.state) for row in rows}
        unanswered = {
            mark
            for mark, outcomes in seen.outcomes.items()
            if any(_silent(outcome) for outcome in outcomes)
            or ("ok" in outcomes and states[mark] is not DeliveryState.SENT)
        }
        unknown = {mark for mark, state in states.items() if state is DeliveryState.UNKNOWN}
        sent = {mark for mark, state in states.items() if state is DeliveryState.SENT}
        return Account(
            owed=owed,
            deaths=deaths,
            states=Counter(states.values()),
            lost=owed
            - sum(state in ENDED for state in states.values())
            + sum("ok" not in seen.outcomes.get(mark, ()) for mark in sent),
            duplicates=seen.duplicates,
            unanswered=len(unanswered),
            unmarked=len(unanswered - unknown),
            unseen=len(unknown - set(seen.outcomes)),
        )


class _Mortal:
    """A courier in whose hands the process dies at one request."""

    def __init__(self, courier: Courier, *, point: int, answered: bool) -> None:
        self._courier = courier
        self._left = point
        self._answered = answered

    async def probe(self) -> Outcome:
        return await self._courier.probe()

    async def __call__(self, delivery: Delivery) -> Send:
        return partial(self._send, await self._courier(delivery))

    async def _send(self, send: Send) -> Outcome:
        self._left -= 1
        dies = self._left == 0
        if dies and not self._answered:
            os.kill(os.getpid(), signal.SIGKILL)
        outcome = await send()
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        return outcome


def _silent(outcome: str) -> bool:
    """Whether the sender can't have learnt what came of the request."""
    return any(kind.value in outcome for kind in _SILENT)


_SILENT: Final = (
    FaultKind.CUT_BEFORE,
    FaultKind.CUT_AFTER,
    FaultKind.CUT_MIDDLE,
    FaultKind.SERVER_ERROR,
    FaultKind.NOT_JSON,
)


def _faults(chance: random.Random, chats: Sequence[int], spare: Sequence[int]) -> list[Fault]:
    """What Telegram does wrong to each chat: about a third of them."""
    faults = []
    for chat_id in chats:
        match chance.randrange(20):
            case 0:
                faults.append(_refusal(chat_id, too_many_requests(1), times=1))
            case 1:
                faults.append(_refusal(chat_id, forbidden("bot was kicked from the supergroup chat")))
            case 2:
                faults.append(_refusal(chat_id, upgraded(chance.choice(spare))))
            case number if number - 3 < len(_SILENT):
                faults.append(Fault(kind=_SILENT[number - 3], method="sendMessage", chat_id=chat_id))
            case _:
                pass
    return faults


def _refusal(chat_id: int, refusal: Refusal, *, times: int | None = None) -> Fault:
    return Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=chat_id, times=times, refusal=refusal)
