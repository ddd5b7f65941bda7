"""Every trainee's own Telegram on one port.

Which trainee's world a request of the Telegram page belongs to is told by the browser's session, which bot's by the
token in the path.
"""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final, cast

from aiohttp import web

from siman_bot.latihan.play import World, new_sandbox
from siman_bot.latihan.seat import Seat, Stage
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.rules.telegram_rules import UNAUTHORIZED
from siman_bot.sandbox.serving.guard import PAGE_HEADERS, Guard
from siman_bot.sandbox.serving.live import Live
from siman_bot.sandbox.serving.server import routes as sandbox_routes

JOIN: Final = "/latihan"
_FRAMED: Final = PAGE_HEADERS | {
    "Content-Security-Policy": PAGE_HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Handlers = Mapping[tuple[str, str], Handler]


class Worlds:
    """The open Telegrams, by seat and by bot. `url` is known once the server listens."""

    def __init__(self, guard: Guard) -> None:
        self.url = ""
        self._guard = guard
        self._of_seats: dict[int, Handlers] = {}
        self._of_bots: dict[str, Handlers] = {}
        spare = new_sandbox("0:spare").state
        self._ways = [*self._handlers_of(spare, Live(spare))]

    @asynccontextmanager
    async def host(self, seat: Seat) -> AsyncIterator[World]:
        token = f"{4200 + seat.number}:{secrets.token_urlsafe(24)}"
        sandbox = new_sandbox(token)
        live = Live(sandbox.state)
        handlers = self._handlers_of(sandbox.state, live)
        self._of_seats[seat.number] = self._of_bots[token] = handlers
        try:
            yield World(sandbox=sandbox, token=token, url=self.url)
        finally:
            del self._of_seats[seat.number], self._of_bots[token]
            await live.close(web.Application())
            sandbox.state.close()

    def routes(self, seat_of: Callable[[web.Request], Seat | None]) -> list[web.RouteDef]:
        """Every way into a Telegram, led to the right one."""
        return [web.route(method, path, self._leading(method, path, seat_of)) for method, path in self._ways]

    def _handlers_of(self, state: SandboxState, live: Live) -> Handlers:
        found = sandbox_routes(state, live=live, guard=self._guard)
        return {(route.method, route.path): cast("Handler", route.handler) for route in found}

    def _leading(self, method: str, path: str, seat_of: Callable[[web.Request], Seat | None]) -> Handler:
        async def lead(request: web.Request) -> web.StreamResponse:
            if "token" in request.match_info:
                handlers = self._of_bots.get(request.match_info["token"])
                if handlers is None:
                    refusal = {"ok": False, "error_code": UNAUTHORIZED.code, "description": UNAUTHORIZED.description}
                    return web.json_response(refusal, status=UNAUTHORIZED.code)
                return await handlers[method, path](request)
            seat = seat_of(request)
            handlers = self._of_seats.get(seat.number) if seat and seat.stage is Stage.READY else None
            if handlers is None and path == "/":
                raise web.HTTPSeeOther(JOIN)
            if handlers is None:
                raise web.HTTPForbidden(text="Masuk ke kelas dulu di /latihan.")
            response = await handlers[method, path](request)
            if path == "/":
                response.headers.update(_FRAMED)
            return response

        return lead
