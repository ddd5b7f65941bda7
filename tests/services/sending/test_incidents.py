"""A bug met while a message is put into words: an incident with a number, and the message goes out once mended."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason, Stage
from siman_bot.domain.sending.outcome import MAX_ATTEMPTS, MENDING, Outcome
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.services.notices import notice
from siman_bot.services.sending.outbox.courier import Send
from storage.engine import Database
from storage.sending.tables import deliveries
from tests.alone import numbers, owe, owed, sending, sends, states, until
from tests.listening import listening
from tests.outgoing import planned
from tests.patience import HANGING
from tests.town import TestClock, Town
from tests.writing import approve, bound_group

LATER = timedelta(hours=1)


class Broken:
    """A courier that can't find words; the bug is mended after so many tries of each message."""

    def __init__(self, *, mended_after: int) -> None:
        self.left: dict[int, int] = {}
        self._mended_after = mended_after

    async def __call__(self, delivery: Delivery) -> Send:
        left = self.left.setdefault(delivery.id, self._mended_after)
        self.left[delivery.id] = left - 1
        if left > 0:
            raise KeyError(delivery.id)
        return partial(sends, delivery)


async def row(database: Database, **which: object) -> Any:
    async with database.read() as connection:
        query = select(deliveries)
        for name, value in which.items():
            query = query.where(deliveries.c[name] == value)
        return (await connection.execute(query)).one()


async def test_a_notice_is_tried_again_hours_later_and_sent_by_a_mended_program(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = TestClock()
    logs = listening(monkeypatch, "siman_bot.services.incidents")
    await owe(database, owed(0), owed(1), now=clock())
    both = await numbers(database)
    async with sending(database, courier=Broken(mended_after=1), clock=clock):
        async with asyncio.timeout(HANGING):
            while [one.stage for one in await rows(database)] != [Stage.WAITING] * 2:
                await asyncio.sleep(0.02)
        assert await states(database) == [DeliveryState.PENDING] * 2
        waiting = await row(database, id=both[0])
        assert MENDING - timedelta(minutes=1) < waiting.not_before - clock() <= MENDING
        clock.advance(MENDING)
        await until(database, DeliveryState.SENT, DeliveryState.SENT)
    assert [entry["event"] for entry in logs] == ["incident", "incident_again"]
    assert len({entry["reference"] for entry in logs}) == 1
    assert logs[0]["trace"][0] == "KeyError"
    assert {entry["delivery"] for entry in logs} == set(both)


async def test_a_bug_after_the_words_leaves_it_in_doubt(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have left by then, so nothing sends it again by itself."""
    logs = listening(monkeypatch, "siman_bot.services.incidents")

    async def breaks(delivery: Delivery) -> Outcome:
        raise KeyError(delivery.id)

    await owe(database, owed(0))
    async with sending(database, breaks):
        await until(database, DeliveryState.UNKNOWN)
    assert [entry["event"] for entry in logs] == ["incident"]


async def test_a_notice_that_is_never_mended_fails_within_the_day(database: Database) -> None:
    clock = TestClock()
    began = clock()
    await owe(database, owed(0), now=began)
    (only,) = await numbers(database)
    courier = Broken(mended_after=100)
    async with sending(database, courier=courier, clock=clock):
        for tries in range(1, MAX_ATTEMPTS + 1):
            async with asyncio.timeout(HANGING):
                while courier.left.get(only) != 100 - tries:
                    await asyncio.sleep(0.02)
                while (await row(database, id=only)).attempts != tries:
                    await asyncio.sleep(0.02)
            if tries < MAX_ATTEMPTS:
                clock.advance(MENDING)
        await until(database, DeliveryState.FAILED)
    assert (await row(database, id=only)).reason == FailureReason.INCIDENT
    assert clock() - began < timedelta(hours=24)


async def test_a_bug_in_a_text_keeps_the_notice_and_holds_up_no_other(town: Town) -> None:
    rina = await town.agreed("Rina")
    broken = notice("there-is-no-such-text", to=rina.id, once="test:broken")
    sound = notice("home-public", to=rina.id, once="test:sound", name="Rina")
    await owe(town.database, broken, sound, now=town.clock())
    async with asyncio.timeout(HANGING):
        while (await row(town.database, dedupe_key=sound.dedupe_key)).state != DeliveryState.SENT:
            await asyncio.sleep(0.05)
        while (await row(town.database, dedupe_key=broken.dedupe_key)).stage != Stage.WAITING:
            await asyncio.sleep(0.05)
    waiting = await row(town.database, dedupe_key=broken.dedupe_key)
    assert (waiting.state, waiting.reason, waiting.attempts) == (DeliveryState.PENDING, None, 1)


async def test_a_card_that_broke_down_is_sent_again_by_hand_once_that_is_mended(town: Town) -> None:
    """R13: what holds for a card holds for its correction: nothing is lost to a bug of ours."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    plan = Plan(release=Release.AT, at=town.clock() + LATER)
    code = await planned(town, sari, plan, target=Scope.parse("province:51"))
    await approve(tono, code)
    card = await row(town.database, kind=DeliveryKind.ITEM)
    await rewrite(town, card.id, {"item": "of a later version"})
    town.clock.advance(LATER)
    async with asyncio.timeout(HANGING):
        while (await row(town.database, id=card.id)).state != DeliveryState.FAILED:
            await asyncio.sleep(0.05)
    failed = await row(town.database, id=card.id)
    assert (failed.reason, failed.payload) == (FailureReason.INCIDENT, {"item": "of a later version"})
    await rewrite(town, card.id, card.payload)
    await tono.send(f"/siaran {code.lower()}")
    shown = await tono.expect("kesalahan pada program bot", button="Kirim ulang yang gagal (1)")
    assert "Kirim ulang setelah program diperbaiki." in shown.text
    assert "1 pesan dikirim ulang" in (await tono.tap("Kirim ulang yang gagal (1)")).text
    async with asyncio.timeout(HANGING):
        while (await row(town.database, id=card.id)).state != DeliveryState.SENT:
            await asyncio.sleep(0.05)
    assert code in (await group.messages())[-1].text


async def rewrite(town: Town, delivery_id: int, payload: dict[str, Any]) -> None:
    async with town.database.write() as tx:
        await tx.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(payload=payload))


async def rows(database: Database) -> list[Any]:
    async with database.read() as connection:
        return list((await connection.execute(select(deliveries).order_by(deliveries.c.id))).all())
