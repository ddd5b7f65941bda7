"""Tells open pages that something changed; each then asks for what it shows."""

import asyncio
from contextlib import suppress
from typing import Final

from aiohttp import WSCloseCode, web

from siman_bot.sandbox.memory.state import SandboxState

PAUSE_SECONDS: Final = 0.08
HEARTBEAT_SECONDS: Final = 20.0


class Live:
    """One WebSocket per open page, as browsers keep few event streams to one host at a time.

    Sends {"sequence", "calls", "people"}: the world's sequence number, the calls received, the number of accounts. News
    that comes thick and fast is told once per PAUSE_SECONDS.
    """

    def __init__(self, state: SandboxState) -> None:
        self._state = state
        self._open: set[web.WebSocketResponse] = set()

    async def connect(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
        await socket.prepare(request)
        self._open.add(socket)
        telling = asyncio.create_task(self._tell(socket))
        try:
            async for _ in socket:
                pass
        finally:
            self._open.discard(socket)
            telling.cancel()
            with suppress(asyncio.CancelledError):
                await telling
        return socket

    async def close(self, _: web.Application) -> None:
        for socket in list(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _tell(self, socket: web.WebSocketResponse) -> None:
        news = asyncio.Event()
        news.set()
        listening = asyncio.create_task(self._listen(news))
        try:
            while not socket.closed:
                await news.wait()
                news.clear()
                await socket.send_json(
                    {
                        "sequence": self._state.world.sequence,
                        "calls": self._state.calls.received,
                        "people": len(self._state.world.users),
                    }
                )
                await asyncio.sleep(PAUSE_SECONDS)
        except ConnectionError:
            return
        finally:
            listening.cancel()

    async def _listen(self, news: asyncio.Event) -> None:
        while True:
            await self._state.world.changed.wait()
            news.set()
