"""A class that is being served, and browsers at it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Self

import aiohttp
import pytest_asyncio

from siman_bot.app import utc_now
from siman_bot.latihan.run import LOOPBACK, Opened, open_class
from siman_bot.latihan.seat import Seat, Stage
from siman_bot.sandbox import Person
from tests.patience import HANGING


@pytest_asyncio.fixture
async def opened() -> AsyncIterator[Opened]:
    async with open_class(host=LOOPBACK, port=0, most=3, files=[], clock=utc_now) as served:
        yield served


class Browser:
    """Somebody's browser: keeps its cookies and asks as the page's scripts do."""

    def __init__(self, opened: Opened) -> None:
        self.url = opened.url
        self.classroom = opened.classroom
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def post(self, path: str, **values: Any) -> tuple[int, Any]:
        async with self.session.post(self.url + path, json=values) as response:
            return response.status, await self._read(response)

    async def get(self, path: str) -> tuple[int, Any]:
        async with self.session.get(self.url + path, allow_redirects=False) as response:
            return response.status, await self._read(response)

    async def join(self, name: str) -> Seat:
        assert (await self.post("/latihan/join", code=self.classroom.code, name=name))[0] == 200
        return next(seat for seat in self.classroom.seats if seat.name == name)

    async def state(self) -> dict[str, Any]:
        status, answer = await self.get("/latihan/state")
        assert status == 200
        found: dict[str, Any] = answer["result"]
        return found

    async def begin(self, scenario: str) -> None:
        """Begin it and wait until its world is set up."""
        assert (await self.post("/latihan/begin", scenario=scenario))[0] == 200
        await self.until(lambda state: state["stage"] == Stage.READY)

    async def until(self, told: Callable[[dict[str, Any]], bool], *, seconds: float = HANGING) -> dict[str, Any]:
        state: dict[str, Any] = {}
        try:
            async with asyncio.timeout(seconds):
                while not told(state := await self.state()):
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(state) from None
        return state

    async def _read(self, response: aiohttp.ClientResponse) -> Any:
        return await response.json() if response.content_type == "application/json" else await response.read()


def cast_of(seat: Seat) -> dict[str, Person]:
    """The players of the open scenario."""
    assert seat.play is not None
    return seat.play.cast


def ticks(state: dict[str, Any]) -> dict[str, bool]:
    return {step["id"]: step["done"] for step in state["current"]["steps"]}


def one_file(folder: Path, text: str) -> Path:
    path = folder / "latihan.yaml"
    path.write_text(text, encoding="utf-8")
    return path
