import asyncio

import pytest
from playwright.async_api import expect

from siman_bot.sandbox import Person
from tests.page.echo_bot import EchoBot
from tests.page.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.long
async def test_three_thousand_messages_leave_the_page_small(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await wide.sees("Halo")
    for batch in range(30):
        await asyncio.gather(*(bot.send(sari.id, f"Pesan nomor {batch * 100 + index}") for index in range(100)))
    await bot.send(sari.id, "Pesan penutup")
    await wide.sees("Pesan penutup")
    assert await wide.log.get_by_role("article").count() <= 200
    await wide.say("Masih lancar?")
    await wide.sees("Gema: Masih lancar?")


async def test_older_messages_come_on_scrolling_up(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    for number in range(150):
        await bot.send(sari.id, f"Pesan ke-{number}.")
    await wide.open(sari)
    await wide.sees("Pesan ke-149.")
    await expect(wide.message("Pesan ke-40.")).to_have_count(0)
    # Not with the mouse, for which the button would be scrolled into view, and that alone loads older ones.
    await wide.page.get_by_role("button", name="Muat pesan yang lebih lama").dispatch_event("click")
    await expect(wide.message("Pesan ke-40.")).to_have_count(1)
    await wide.log.evaluate("log => { log.scrollTop = 0 }")
    await expect(wide.message("Pesan ke-0.")).to_have_count(1)
    await bot.send(sari.id, "Datang selagi membaca")
    jump = wide.page.get_by_role("button", name="1 pesan baru")
    await jump.click()
    await expect(wide.message("Datang selagi membaca")).to_be_in_viewport()


async def test_an_event_touches_only_what_changed(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await bot.send(sari.id, "Pesan tetap")
    await wide.sees("Pesan tetap")
    await bot.send(sari.id, "Pesan kedua")
    await wide.sees("Pesan kedua")
    await wide.message("Pesan tetap").evaluate("node => { node.dataset.kept = 'yes' }")
    await bot.send(sari.id, "Pesan baru")
    await wide.sees("Pesan baru")
    await expect(wide.message("Pesan tetap")).to_have_attribute("data-kept", "yes")
