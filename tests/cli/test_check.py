"""What `siman-bot check` says of each thing that can be wrong with a set-up."""

import os
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path
from time import time

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer, unused_port

from siman_bot.domain.people.roles import Role
from siman_bot.sandbox.sandbox import Sandbox
from tests.bot_process import Ended, environment, invoke
from tests.databases import SqliteFiles
from tests.town import TOKEN, USERNAME, Town


def lines(ended: Ended, *whats: str) -> list[str]:
    """The mark of each of these findings."""
    words = ended.output.split()
    return [next(mark for mark, what in pairwise(words) if what == wanted) for wanted in whats]


@asynccontextmanager
async def telegram(bot: Sandbox | None = None, *, token: str = TOKEN) -> AsyncIterator[str]:
    sandbox = bot or Sandbox()
    sandbox.add_bot(token, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url:
        yield url


@asynccontextmanager
async def answering(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[str]:
    """Something that answers every request in its own way."""
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", answer)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/")


async def test_a_good_set_up_and_what_is_still_missing(town: Town) -> None:
    settings = environment(url=town.url, database_url=town.database_url)
    lacking = await invoke("check", settings=settings)
    assert (lacking.code, lines(lacking, "roles")) == (1, ["WRONG"])
    assert "siman-bot grant <telegram id> central nation" in lacking.output

    await town.staff("Rina", Role.CENTRAL)
    alone = await invoke("check", settings=settings)
    assert (alone.code, lines(alone, "roles")) == (0, ["NOTE"])
    assert "only one person holds the role central" in alone.output

    await town.staff("Tono", Role.CENTRAL)
    good = await invoke("check", settings=settings)
    assert good.code == 0, good.output
    assert lines(good, "settings", "server", "clock", "token", "webhook", "database", "roles") == ["OK"] * 7
    assert "WRONG" not in good.output
    assert TOKEN not in good.output


async def test_settings_are_refused_together() -> None:
    ended = await invoke("check", settings={"SIMAN_WORKERS": "0", "SIMAN_DATABASE": ""})
    assert ended.code == 2
    for name in ("SIMAN_BOT_TOKEN is missing", "SIMAN_WORKERS:", "SIMAN_DATABASE:"):
        assert f"WRONG settings {name}" in ended.output


async def test_a_refused_token(tmp_path: Path) -> None:
    async with telegram(token="4343:AAE-another-token") as url:
        ended = await invoke("check", settings=environment(url=url, database_url=str(tmp_path / "new.sqlite3")))
    assert (ended.code, lines(ended, "server", "token", "database")) == (1, ["OK", "WRONG", "NOTE"])
    assert "BotFather" in ended.output
    assert TOKEN not in ended.output
    assert not any(os.scandir(tmp_path))


async def test_a_webhook_is_in_the_way(tmp_path: Path) -> None:
    sandbox = Sandbox()
    async with telegram(sandbox) as url:
        settings = environment(url=url, database_url=str(tmp_path / "new.sqlite3"))
        assert (await invoke("check", settings=settings)).code == 0
        async with answering(_ok_page) as elsewhere:
            await _call(f"{url}/bot{TOKEN}/setWebhook?url={elsewhere}/hook")
            ended = await invoke("check", settings=settings)
    assert (ended.code, lines(ended, "webhook")) == (1, ["WRONG"])


@pytest.mark.parametrize("seconds", [-3600, 60])
async def test_a_wrong_clock(tmp_path: Path, seconds: int) -> None:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(
            {"ok": True, "result": {"id": 1, "is_bot": True, "username": "x_bot", "can_join_groups": False}},
            headers={"Date": formatdate(time() + seconds, usegmt=True)},
        )

    async with answering(answer) as url:
        ended = await invoke("check", settings=environment(url=url, database_url=str(tmp_path / "new.sqlite3")))
    assert (ended.code, lines(ended, "clock", "groups")) == (1, ["WRONG", "WRONG"])
    assert ("behind" if seconds > 0 else "ahead") in ended.output


async def test_a_server_without_a_clock(tmp_path: Path) -> None:
    async def answer(_: web.Request) -> web.StreamResponse:
        result = {"id": 1, "username": "x", "can_join_groups": True, "can_read_all_group_messages": True}
        return web.json_response({"ok": True, "result": result}, headers={"Date": "kemarin"})

    async with answering(answer) as url:
        ended = await invoke("check", settings=environment(url=url, database_url=str(tmp_path / "new.sqlite3")))
    assert (ended.code, lines(ended, "clock", "privacy")) == (0, ["NOTE", "NOTE"])


async def test_no_server_and_one_that_is_no_bot_api_server(tmp_path: Path) -> None:
    database = str(tmp_path / "new.sqlite3")
    nowhere = await invoke(
        "check", settings=environment(url=f"http://127.0.0.1:{unused_port()}", database_url=database)
    )
    async with answering(_ok_page) as url:
        page = await invoke("check", settings=environment(url=url, database_url=database))
    for ended in (nowhere, page):
        assert (ended.code, lines(ended, "server", "clock")) == (1, ["WRONG", "NOTE"])
        assert TOKEN not in ended.output


async def test_databases_that_cannot_be_used(tmp_path: Path, sqlite_files: SqliteFiles) -> None:
    newer = sqlite_files.fresh()
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    no_database = tmp_path / "text.sqlite3"
    no_database.write_text("Bukan basis data. " * 500, encoding="utf-8")
    async with telegram() as url:
        for database, words in (
            (newer, "newer version"),
            (str(no_database), "can't be opened"),
            (str(tmp_path), "can't be opened"),
            (str(no_database / "x" / "new.sqlite3"), "can't be made"),
            ("postgresql://siman:sandi@127.0.0.1:1/siman", "can't be opened"),
        ):
            ended = await invoke("check", settings=environment(url=url, database_url=database))
            assert (ended.code, lines(ended, "database")) == (1, ["WRONG"]), ended.output
            assert words in ended.output, ended.output
            assert "sandi" not in ended.output


async def _ok_page(_: web.Request) -> web.StreamResponse:
    return web.Response(text="<html>It works.</html>", content_type="text/html")


async def _call(url: str) -> None:
    async with ClientSession() as session, session.get(url) as response:
        assert response.status == 200
