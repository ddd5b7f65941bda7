"""Days that close: cells stay as they were fixed, and each figure is computed once (R8)."""

import asyncio
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.summaries.figure import STEP, offset_of
from siman_bot.domain.summaries.recap import Period
from siman_bot.services.paging import Cut
from siman_bot.services.summaries.closing import Closing
from siman_bot.services.transaction import Caller
from storage.summaries import figures
from storage.summaries.tables import cell_provinces, cell_sets, cells
from storage.summaries.tables import figures as figure_rows
from tests.attacker import Day, possible, readings
from tests.sharing import close_days, make_item, make_members, share_personally
from tests.tampering import unguarded
from tests.town import Town

JAKARTA, WIB = Scope.parse("province:31"), Scope.parse("region:WIB")
PERIODS = {Period.WEEK: 7, Period.MONTH: 30}
"""With their days, today included."""


async def rows(town: Town, table: Any) -> list[Any]:
    async with town.database.read() as connection:
        return list(await connection.execute(select(table).order_by(*table.primary_key.columns)))


async def test_cells_are_fixed_when_an_item_is_first_sent(town: Town) -> None:
    """R8: whoever joins later changes no cell, and what was sent before there were cells gets them once."""
    await make_members(town, "31", 19)
    small = await make_item(town, "Imunisasi")
    await make_members(town, "31", 1)
    large = await make_item(town, "Gizi")
    await make_item(town, "Sempit", target=Scope.parse("regency:31.71"))
    await close_days(town)
    assert [(row.item_id, row.province_code) for row in await rows(town, cell_provinces)] == [(large.id, "31")]
    assert len(await rows(town, cell_sets)) == 3
    # The bot doesn't run while its database is tampered with.
    await town.stop()
    async with unguarded(town.database) as tx:
        await tx.execute(delete(cell_sets).where(cell_sets.c.item_id == small.id))
    await town.start()
    await close_days(town)
    await close_days(town)
    assert [row.item_id for row in await rows(town, cells)] == [large.id, small.id]
    assert [row.days for row in await rows(town, cells)] == [3, 3]


async def test_a_figure_is_computed_once_by_whichever_process_is_faster(town: Town) -> None:
    """R8: nothing is due twice, days that nobody counted are counted later, and what is published stays."""
    crowd = await make_members(town, "31", 20)
    item = await make_item(town, "Imunisasi")
    for caller in crowd[:12]:
        await share_personally(town, item, caller)
    assert await rows(town, figure_rows) == []
    await close_days(town, 0)
    assert await rows(town, figure_rows) == []
    await close_days(town)
    (first,) = await rows(town, figure_rows)
    assert first.number in {10, 15}
    # Nobody keeps house for two days; then two do at once, and one of them may find that the other was faster.
    for caller in crowd[12:]:
        await share_personally(town, item, caller)
    town.clock.advance(timedelta(days=3))
    both = [Closing(database=town.database, clock=town.clock) for _ in range(2)]
    await asyncio.gather(*(one.close_days() for one in both), return_exceptions=True)
    await close_days(town, 0)
    assert town.app is not None
    (cell,) = await rows(town, cells)
    assert cell.days == 4
    published = await rows(town, figure_rows)
    assert (published[0], len(published)) == (first, 2)
    for caller in crowd:
        account = (await town.app.services.amplification.accounts.own(caller, cut=Cut(limit=1))).rows[0]
        await town.app.services.amplification.accounts.remove(caller, account_id=account.id)
    await close_days(town)
    assert await rows(town, figure_rows) == published


@pytest.mark.parametrize("seed", [1, 2])
async def test_all_readings_together_leave_five_counts(town: Town, seed: int) -> None:
    """R8: random days of people and helpers who record, retract and erase, read for every place and period."""
    random = Random(seed)
    assert town.app is not None
    services = town.app.services
    reader = Caller(telegram_id=(await town.staff("Pusat", Role.CENTRAL)).id)
    koko = await town.staff("Koko", Role.COORDINATOR, JAKARTA)
    await town.grant(koko, Role.COORDINATOR, WIB)
    nearer = Caller(telegram_id=koko.id)
    crowd = await make_members(town, "31", 24)
    steady, others, helpers = crowd[:4], crowd[4:14], crowd[14:]
    item = await make_item(town, "Imunisasi")
    kept: dict[Caller, list[int]] = {one: await share_personally(town, item, one) for one in steady}
    history: list[Day] = []
    seen: list[int] = []
    for _ in range(10):
        for one in random.sample([*others, *helpers], 6):
            if records := kept.pop(one, []):
                for record_id in records:
                    await services.amplification.recording.delete(one, record_id=record_id)
            else:
                kept[one] = await share_personally(town, item, one, posts=random.randint(1, 2))
        history.append(Day(helpers=len(kept.keys() & {*helpers}), others=len(kept.keys() - {*helpers})))
        await close_days(town)
        seen.append(await read(town, reader, NATION, Period.ALL, item))
        for caller, scope in ((reader, NATION), (nearer, WIB), (nearer, JAKARTA)):
            assert await read(town, caller, scope, Period.ALL, item) == seen[-1]
            for period, number in PERIODS.items():
                before = seen[-number] if len(seen) >= number else 0
                assert await read(town, caller, scope, period, item) == seen[-1] - before
    async with town.database.write() as tx:
        offset = offset_of(await figures.key(tx), item.id, ("31",))
    assert seen == readings(history, offset)
    last = history[-1].others
    left = possible(seen, [day.helpers for day in history], [day.others - last for day in history])
    assert last in left
    assert len(left) >= STEP


async def read(town: Town, caller: Caller, scope: Scope, period: Period, item: Item) -> int:
    assert town.app is not None
    recap = town.app.services.summaries.recap
    page = await recap.items(caller, scope=scope, period=period, cut=Cut(limit=5))
    (number,) = [one.personal for one in page.items.rows if one.id == item.id]
    assert number is not None
    found = await recap.item(caller, scope=scope, period=period, item_id=item.id)
    assert found.item.personal == number
    return number
