"""Somebody who walks through the real bot on the page, and what the walk takes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Locator, Page, expect

from siman_bot.sandbox import Group, Person
from tests.page.screen import PATIENCE, Screen
from tests.town import USERNAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a walk takes: taps, messages sent, and messages of the bot's that the person gets.

    A tap is one touch of a button, a link or a line of the bot's menu; typing is none.
    """

    taps: int
    sent: int
    received: int

    def is_within(self, most: "Effort") -> bool:
        return self.taps <= most.taps and self.sent <= most.sent and self.received <= most.received


@dataclass(slots=True, kw_only=True)
class Walk:
    """One browser that goes from person to person."""

    screen: Screen
    taps: int = field(default=0, init=False)

    @asynccontextmanager
    async def of(self, person: Person, *groups: Group, at_most: Effort) -> AsyncIterator[None]:
        """From the person's private chat on; fails where it takes more, or where the page ends with a fault."""
        before = await messages(person, *groups)
        self.taps = 0
        await self.screen.page.goto(f"{self.screen.url}/#p={person.id}&b={USERNAME}")
        await expect(self.screen.page.get_by_role("heading", name="SIMAN").first).to_be_visible()
        yield
        await self.check()
        self.count(before, await messages(person, *groups), at_most=at_most)

    def count(self, before: tuple[int, int], after: tuple[int, int], *, at_most: Effort) -> None:
        """With the messages sent and received until then and until now."""
        took = Effort(taps=self.taps, sent=after[0] - before[0], received=after[1] - before[1])
        assert took.is_within(at_most), f"It took {took}, at most {at_most}."

    async def touch(self, place: Locator) -> None:
        self.taps += 1
        await place.click()

    async def become(self, name: str) -> None:
        """Choose the person by name, as at any time on the page."""
        page = self.screen.page
        back = page.get_by_role("button", name="Kembali ke daftar obrolan")
        if await back.is_visible():
            await back.click()
        await page.get_by_role("button", name="Berperan sebagai").click()
        await self.pick(name)

    async def pick(self, name: str) -> None:
        people = self.screen.page.get_by_role("dialog", name="Pilih orang")
        await people.get_by_role("searchbox").fill(name)
        await people.get_by_role("button", name=name).click()
        await expect(self.screen.page.get_by_role("button", name="Berperan sebagai")).to_contain_text(name)
        await self.enter("SIMAN")

    async def enter(self, title: str) -> None:
        opened = self.screen.page.get_by_role("heading", name=title).first
        async with asyncio.timeout(PATIENCE / 1000):
            while True:
                await self.screen.choose_chat(title)
                # A message that comes just then moves the lines of the list under the pointer.
                with suppress(AssertionError):
                    return await expect(opened).to_be_visible(timeout=PATIENCE / 10)

    async def press_start(self, *, then: str) -> None:
        await self.touch(self.screen.page.get_by_role("button", name="Mulai", exact=True))
        await self.finds(then)

    async def reads(self, text: str) -> None:
        """The bot's newest message says it."""
        said = self.screen.log.get_by_role("article", name="SIMAN, ").last
        await expect(said).to_contain_text(text)

    async def finds(self, text: str) -> None:
        """Some message says it."""
        await expect(self.screen.message(text).last).to_be_visible()

    async def tap(self, label: str, *, then: str) -> None:
        """The first such button of the newest message that has one; `then` is what the bot says then."""
        button = self.screen.page.get_by_role("button", name=label)
        keyboard = self.screen.log.get_by_role("group", name="Tombol di bawah pesan").filter(has=button)
        await self.touch(keyboard.last.get_by_role("button", name=label).first)
        await self.reads(then)

    async def say(self, text: str, *, then: str) -> None:
        await self.screen.say(text)
        await self.reads(then)

    async def command(self, name: str, *, then: str) -> None:
        """From the bot's menu, as those who don't know the commands do."""
        await self.touch(self.screen.page.get_by_role("button", name="Menu perintah"))
        await self.touch(self.screen.page.get_by_role("option", name=f"/{name} "))
        await self.reads(then)

    async def check(self) -> None:
        await check(self.screen.page)
        log = "document.querySelector('[role=log]')"
        assert await self.screen.page.evaluate(f"{log}.scrollWidth <= {log}.clientWidth")


async def check(page: Page) -> None:
    """Neither axe nor the eye finds a fault: nothing is wider than the screen."""
    found = (await Axe().run(page)).response["violations"]
    grave = [
        (fault["id"], [node["html"] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]
    assert not grave
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def messages(person: Person, *groups: Group) -> tuple[int, int]:
    """How many there are of the person's and of the bot's, in the private chat and in these groups."""
    chats = (None, *groups)
    shown = [one for chat in chats for one in await person.messages(chat=chat, deleted=True) if not one.service]
    return sum(one.sender_id == person.id for one in shown), sum(one.from_bot for one in shown)
