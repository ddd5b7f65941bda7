"""The same people, from another process: what `people` offers, over HTTP."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from siman_bot.sandbox.cast import People
from siman_bot.sandbox.humans.refusals import CannotDoError


class HttpStage:
    """A stage in another process. Does one thing per request; waiting is done on the sandbox's side."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url.rstrip("/")
        self._session = session

    async def act(self, name: str, values: Mapping[str, Any]) -> Any:
        async with self._session.post(f"{self._url}/sandbox/{name}", json=dict(values)) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise CannotDoError(answer["description"])
        return answer["result"]


@asynccontextmanager
async def remote_people(url: str) -> AsyncIterator[People]:
    """People of the sandbox at this address ("http://127.0.0.1:8081")."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:
        yield People(stage=HttpStage(url, session))
