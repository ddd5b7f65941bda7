"""By keyboard alone, in both languages, and to axe's satisfaction at both widths and in both colour schemes."""

from typing import Any, Final, Literal

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Page, expect

from siman_bot.sandbox import Group, Person
from tests.page.echo_bot import EchoBot
from tests.page.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")
SCHEMES: Final[tuple[tuple[Literal["light", "dark"], dict[str, Any] | None], ...]] = (
    ("light", None),
    ("dark", {"runOnly": ["color-contrast"]}),
)


async def test_everything_works_by_keyboard(
    screen: Screen, bot: EchoBot, sari: Person, budi: Person, group: Group
) -> None:
    keys = screen.page.keyboard
    await bot.call("setMyCommands", commands=[{"command": "bantuan", "description": "Cara memakai"}])
    await screen.page.goto(screen.url)
    await expect(screen.page.get_by_role("button", name="Sari Wulandari")).to_be_focused()
    await keys.press("ArrowDown")
    await expect(screen.page.get_by_role("button", name="Budi Santoso")).to_be_focused()
    await keys.press("ArrowUp")
    await keys.press("Enter")
    if screen.is_narrow:
        await screen.chats.get_by_role("button").first.focus()
    else:
        await expect(screen.field).to_be_focused()
        await screen.chats.get_by_role("button").first.focus()
    await keys.press("ArrowDown")
    await expect(screen.chat_line("Bot Uji")).to_be_focused()
    await keys.press("Enter")
    await expect(screen.page.get_by_role("button", name="Mulai", exact=True)).to_be_focused()
    await keys.press("Enter")
    await expect(screen.field).to_be_focused()
    await screen.sees("Halo")
    await keys.type("/ba")
    await keys.press("Enter")
    await screen.sees("Gema: /bantuan")
    await keys.type("Baris satu")
    await keys.press("Shift+Enter")
    await keys.type("baris dua")
    await keys.press("Enter")
    await screen.sees("Gema: Baris satu")
    await keys.press("ArrowUp")
    await expect(screen.message("Gema: Baris satu")).to_be_focused()
    await keys.press("Enter")
    await expect(screen.page.get_by_role("button", name="Balas")).to_be_focused()
    await keys.press("Enter")
    await expect(screen.field).to_be_focused()
    await keys.type("Balasan saya")
    await keys.press("Enter")
    await screen.sees("Balasan atas: Gema: Baris satu")
    await keys.press("ArrowUp")
    await keys.press("Escape")
    await expect(screen.field).to_be_focused()
    if screen.is_narrow:
        await keys.press("Escape")
        await expect(screen.chats.get_by_role("button").first).to_be_focused()


async def test_the_focus_is_always_visible(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await wide.sees("Halo")
    seen = set()
    for _ in range(40):
        await wide.page.keyboard.press("Tab")
        name, outline = await wide.page.evaluate(
            "() => { const node = document.activeElement; const style = getComputedStyle(node);"
            " return [node.id + node.textContent.slice(0, 20) + node.tagName, style.outlineStyle] }"
        )
        assert name.endswith("BODY") or outline != "none", name
        seen.add(name)
    assert len(seen) > 15


async def test_the_page_speaks_two_languages(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.page.goto(f"{screen.url}/#p={sari.id}")
    await screen.page.get_by_role("button", name="English").click()
    await expect(screen.page.get_by_role("navigation", name="Chats")).to_be_visible()
    await screen.page.goto(f"{screen.url}/#p={sari.id}&b=uji_bot")
    await expect(screen.page.get_by_role("textbox", name="Write a message…")).to_be_visible()
    await expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    await screen.page.reload()
    await expect(screen.page.get_by_role("textbox", name="Write a message…")).to_be_visible()


async def test_nothing_is_wider_than_the_screen(screen: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    await bot.send(group.id, f"{'panjang' * 60} https://contoh.go.id/{'a' * 300}")
    await screen.open(sari, group)
    await screen.sees("panjang")
    for script in ("document.documentElement", "document.querySelector('[role=log]')"):
        assert await screen.page.evaluate(f"{script}.scrollWidth <= {script}.clientWidth")


async def test_what_is_hidden_is_shown_when_it_is_wanted(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    text = (
        "Klaim: <blockquote><tg-spoiler>rahasia di <a href='https://contoh.go.id'>laman</a></tg-spoiler></blockquote>"
    )
    await bot.send(sari.id, text, parse_mode="HTML")
    await screen.sees("Klaim")
    await expect(screen.log.get_by_role("link", name="laman")).to_have_count(0)
    cover = screen.log.get_by_role("button", name="Tampilkan yang tersembunyi")
    await cover.focus()
    await screen.page.keyboard.press("Enter")
    await expect(screen.log.get_by_role("link", name="laman")).to_be_visible()
    await expect(cover).to_have_count(0)
    await _check(screen.page)


async def test_axe_finds_nothing_serious(screen: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    page = screen.page
    await page.goto(screen.url)
    await expect(page.get_by_role("dialog", name="Pilih orang")).to_be_visible()
    await _check(page)
    await sari.start()
    await sari.send("Halo <b>semua</b> @uji_bot #rapat /bantuan https://contoh.go.id")
    await bot.send(
        sari.id,
        "<b>Tebal</b> <code>kode</code> <tg-spoiler>rahasia <a href='https://contoh.go.id'>di sana</a></tg-spoiler> <a href='https://contoh.go.id'>tautan</a>",
        parse_mode="HTML",
    )
    await screen.open(sari)
    await screen.sees("Tebal")
    await screen.field.fill("/")
    await _check(page)
    for tab in ("Panggilan", "Saluran", "Obrolan ini"):
        await screen.open_panel(tab)
        await _check(page)
    await screen.close_panel()
    await screen.open(sari, group)
    await bot.send(group.id, "Pesan di grup")
    await screen.sees("Pesan di grup")
    await _check(page)
    await screen.act_on("Pesan di grup", "Teruskan")
    await _check(page)


async def _check(page: Page) -> None:
    """Everything in the light scheme, and in the dark one what differs there: the contrasts."""
    for scheme, options in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        found = (await Axe().run(page, options=options)).response["violations"]
        grave = [
            (fault["id"], [node["html"] for node in fault["nodes"]])
            for fault in found
            if fault["impact"] in {"serious", "critical"}
        ]
        assert not grave, scheme
