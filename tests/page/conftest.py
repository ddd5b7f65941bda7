"""A real Chromium on the sandbox's page. All tests here share one event loop, as the browser lives on it."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from siman_bot.sandbox import Group, Person, Sandbox
from tests.page.echo_bot import EchoBot, running_bot
from tests.page.screen import NARROW, PATIENCE, WIDE, Screen

TOKEN = "4242:page-token"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
CLASSROOM = "192.168.77.7"
"""As another machine on a local network: leads here, but browsers don't call plain http on it a secure context."""
FLAGS = (
    f"--host-resolver-rules=MAP {CLASSROOM} 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-software-rasterizer",
    "--in-process-gpu",
    "--renderer-process-limit=1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium as installed on this machine; SIMAN_REQUIRE_BROWSER=1 makes its absence a failure."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = f"No Chromium here (looked for {', '.join(NAMES)}): apt-get install chromium-headless-shell"
        if os.environ.get("SIMAN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> Sandbox:
    sandbox = Sandbox(seed=7)
    sandbox.add_bot(TOKEN, username="uji_bot", name="Bot Uji")
    return sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with sandbox.serve() as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def bot(url: str) -> AsyncIterator[EchoBot]:
    async with running_bot(url, TOKEN) as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="session")
async def sari(sandbox: Sandbox) -> Person:
    return await sandbox.people.person("Sari", last_name="Wulandari", caption="editor")


@pytest_asyncio.fixture(loop_scope="session")
async def budi(sandbox: Sandbox) -> Person:
    return await sandbox.people.person("Budi", last_name="Santoso", caption="penyetuju", language_code="en")


@pytest_asyncio.fixture(loop_scope="session")
async def group(sandbox: Sandbox, sari: Person, budi: Person) -> Group:
    """Budi's basic group with Sari in it and the bot as administrator."""
    group = await sandbox.people.group("Humas Maluku", creator=budi, kind="group")
    await group.add_bot(admin=True)
    await group.add(sari)
    return group


@pytest_asyncio.fixture(loop_scope="session", params=[WIDE, NARROW], ids=["1280px", "390px"])
async def screen(request: pytest.FixtureRequest, browser: Browser, url: str) -> AsyncIterator[Screen]:
    """The page at both widths; any error in its scripts or against its security policy fails the test."""
    context = await browser.new_context(viewport=request.param, locale="id-ID", reduced_motion="reduce")
    async for screen in _screen(context, url):
        yield screen


@pytest_asyncio.fixture(loop_scope="session")
async def wide(browser: Browser, url: str) -> AsyncIterator[Screen]:
    context = await browser.new_context(viewport=WIDE, locale="id-ID", reduced_motion="reduce")
    async for screen in _screen(context, url):
        yield screen


@pytest_asyncio.fixture(loop_scope="session")
async def in_class(browser: Browser, url: str) -> AsyncIterator[Screen]:
    """The page as on a trainee's own machine."""
    context = await browser.new_context(viewport=WIDE, locale="id-ID", reduced_motion="reduce")
    async for screen in _screen(context, url.replace("127.0.0.1", CLASSROOM)):
        yield screen


async def _screen(context: BrowserContext, url: str) -> AsyncIterator[Screen]:
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    page: Page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield Screen(page=page, url=url)
    await context.close()
    assert not faults
