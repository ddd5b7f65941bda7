"""A page from elsewhere in the same browser can neither read nor drive the sandbox."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser

from siman_bot.sandbox import Person, Sandbox
from tests.page.conftest import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

ATTACK = """async (url) => {
  const tried = [];
  const attempt = async (name, work) => {
    try { tried.push([name, await work()]); } catch { tried.push([name, "stopped"]); }
  };
  const person = PERSON;
  await attempt("json", async () => (await fetch(url + "/sandbox/block", { method: "POST",
    headers: { "Content-Type": "application/json" }, body: JSON.stringify({ person }) })).status);
  await attempt("plain", async () => (await fetch(url + "/sandbox/block", { method: "POST", mode: "no-cors",
    headers: { "Content-Type": "text/plain" }, body: JSON.stringify({ person }) })).type);
  await attempt("picture", () => new Promise((resolve, reject) => { const picture = new Image();
    picture.onload = () => resolve("loaded"); picture.onerror = reject;
    picture.src = url + "/sandbox/block?person=" + person; }));
  await attempt("socket", () => new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace("http", "ws") + "/live");
    socket.onopen = () => resolve("open"); socket.onerror = reject; }));
  await attempt("bot", async () => (await fetch(url + "/botTOKEN/sendMessage?text=palsu&chat_id=" + person)).status);
  await attempt("form", async () => (await fetch(url + "/botTOKEN/sendMessage", { method: "POST", mode: "no-cors",
    body: new URLSearchParams({ chat_id: person, text: "palsu" }) })).type);
  return tried;
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def foreign() -> AsyncIterator[str]:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<title>Halaman asing</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_foreign_page_changes_nothing(
    browser: Browser, url: str, foreign: str, sandbox: Sandbox, sari: Person
) -> None:
    await sari.start()
    page = await browser.new_page()
    await page.goto(foreign)
    tried = dict(await page.evaluate(ATTACK.replace("PERSON", str(sari.id)).replace("TOKEN", TOKEN), url))
    await page.close()
    assert tried == {
        "json": "stopped",
        "plain": "opaque",
        "picture": "stopped",
        "socket": "stopped",
        "bot": "stopped",
        "form": "opaque",
    }
    assert not sandbox.chat(sari).blocked
    assert [message.text for message in await sari.messages()] == ["/start"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "sandbox.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_requests_from_elsewhere_are_refused(
    url: str, sandbox: Sandbox, sari: Person, headers: dict[str, str]
) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{url}/sandbox/block", json={"person": sari.id}, headers=headers) as response:
            assert response.status == 403
        async with session.get(f"{url}/view/people", headers=headers) as response:
            assert response.status == 403
    assert not sandbox.chat(sari).blocked


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_a_bot_is_no_page_from_elsewhere(url: str, sari: Person, headers: dict[str, str]) -> None:
    sent = await sari.send_document(b"rahasia", name="surat.txt")
    file_id = sent.raw["document"]["file_id"]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/bot{TOKEN}/getFile", params={"file_id": file_id}) as response:
            path = (await response.json())["result"]["file_path"]
        for address in (f"{url}/bot{TOKEN}/getUpdates", f"{url}/file/bot{TOKEN}/{path}"):
            async with session.get(address, headers=headers) as response:
                assert response.status == 403
            async with session.get(address, headers={"Host": "sandbox.internal"}) as response:
                assert response.status == 200


async def test_acts_need_a_post(url: str, sandbox: Sandbox, sari: Person) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{url}/sandbox/block", params={"person": sari.id}) as response,
    ):
        assert response.status == 405
    assert not sandbox.chat(sari).blocked


async def test_the_page_allows_itself_nothing_from_elsewhere(url: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        text = await response.text()
    assert "http://" not in text
    assert "https://" not in text


async def test_files_that_are_no_pictures_are_only_saved(url: str, sandbox: Sandbox, sari: Person) -> None:
    sent = await sari.send_document(b"<script>alert(1)</script>", name="gambar.html", mime_type="text/html")
    file_id = sent.raw["document"]["file_id"]
    async with aiohttp.ClientSession() as session, session.get(f"{url}/view/file/{file_id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
