from dataclasses import dataclass

from playwright.async_api import Locator, Page, ViewportSize, expect

from siman_bot.sandbox import Group, Person

WIDE = ViewportSize(width=1280, height=800)
NARROW = ViewportSize(width=390, height=760)
PATIENCE = 90_000
"""Milliseconds, on a crowded machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The page as somebody uses it, by roles and words alone."""

    page: Page
    url: str

    @property
    def is_narrow(self) -> bool:
        return self.page.viewport_size == NARROW

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("textbox", name="Tulis pesan")

    @property
    def chats(self) -> Locator:
        return self.page.get_by_role("navigation", name="Obrolan")

    async def open(self, person: Person, chat: Group | None = None) -> None:
        """Straight to a chat by its address; without a group to the private chat with the bot."""
        where = f"c={chat.id}" if chat else "b=uji_bot"
        await self.page.goto(f"{self.url}/#p={person.id}&{where}")
        await expect(self.page.get_by_role("heading", name=chat.title if chat else "Bot Uji").first).to_be_visible()

    async def choose_chat(self, title: str) -> None:
        if self.is_narrow and await self.page.get_by_role("button", name="Kembali ke daftar obrolan").is_visible():
            await self.page.get_by_role("button", name="Kembali ke daftar obrolan").click()
        await self.chat_line(title).click()

    def chat_line(self, title: str) -> Locator:
        return self.chats.get_by_role("button").filter(has=self.page.locator("strong", has_text=title))

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    def message(self, text: str) -> Locator:
        return self.log.get_by_role("article").filter(has_text=text)

    async def sees(self, text: str) -> None:
        await expect(self.message(text).last).to_be_visible()

    async def tap(self, label: str) -> None:
        await self.log.get_by_role("button", name=label).last.click()

    async def act_on(self, text: str, action: str) -> None:
        """Open a message's menu with the keyboard and choose from it."""
        await self.message(text).last.focus()
        await self.page.keyboard.press("Enter")
        await self.page.get_by_role("dialog").get_by_role("button", name=action, exact=True).click()

    async def open_panel(self, tab: str) -> Locator:
        """The control room's pane behind the tab; open already on wide screens."""
        panel = self.page.get_by_role("complementary", name="Ruang kendali")
        if not await panel.is_visible():
            await self.page.get_by_role("button", name="Ruang kendali").locator("visible=true").click()
        await panel.get_by_role("tab", name=tab).click()
        return panel.get_by_role("tabpanel", name=tab)

    async def close_panel(self) -> None:
        if self.is_narrow:
            await self.page.keyboard.press("Escape")
