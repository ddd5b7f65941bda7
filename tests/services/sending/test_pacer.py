"""How long somebody who waits for an answer is made to wait for the bot's pace."""

import asyncio

import pytest

from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.services.sending.outbox.pacer import Pacer
from tests.patience import HANGING


async def answered_after(pacer: Pacer) -> None:
    async with asyncio.timeout(HANGING), pacer.aside(77):
        pass


async def test_answers_that_fill_the_pace_themselves_go_at_once() -> None:
    """A class of forty that writes in one second is answered as fast as Telegram itself allows."""
    now = 100.0
    pacer = Pacer(per_second=2, monotonic=lambda: now)
    # The clock stands still, so whoever waited would wait for ever.
    for _ in range(40):
        await answered_after(pacer)


@pytest.mark.parametrize("since", [0.65, 0.9])
async def test_an_answer_takes_the_next_place_of_a_broadcast(since: float) -> None:
    """Sent before that, it would be refused, and wait longer."""
    now = 100.0

    def steps() -> float:
        nonlocal now
        now += 0.01
        return now

    pacer = Pacer(per_second=1, monotonic=steps)
    pacer.pace.answered(pacer.pace.take(1, ChatKind.PERSON, 100.0), 100.0)
    now += since
    await answered_after(pacer)
    assert now > 101.0
