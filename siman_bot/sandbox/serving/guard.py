"""Keeps foreign web pages away: a page somebody has open in the same browser must not drive the sandbox."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FROM_HERE: Final = frozenset({"same-origin", "none"})
PAGE_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Lets requests through that name this machine as their host and come from no other origin.

    A browser sends Origin or Sec-Fetch-Site with what a foreign page starts; a name that was re-pointed at this machine
    (DNS rebinding) shows in Host. `host` is the name the server is bound to.
    """

    def __init__(self, host: str) -> None:
        self._names = {"localhost", host.lower()}

    def __call__(self, handler: Handler) -> Handler:
        return _guarded(handler, lambda request: self._is_named(request) and _is_no_foreign_page(request))

    def for_bots(self, handler: Handler) -> Handler:
        """Bots may call this machine by any name: they prove themselves by their token."""
        return _guarded(handler, _is_no_foreign_page)

    def _is_named(self, request: web.Request) -> bool:
        name = _host_name(request.host)
        return name in self._names or _is_address(name)


def _guarded(handler: Handler, is_ours: Callable[[web.Request], bool]) -> Handler:
    async def guarded(request: web.Request) -> web.StreamResponse:
        if not is_ours(request):
            raise web.HTTPForbidden(text="This address answers its own page only.")
        return await handler(request)

    return guarded


def _is_no_foreign_page(request: web.Request) -> bool:
    if request.headers.get("Sec-Fetch-Site", "none") not in FROM_HERE and not _is_visit(request):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.host.lower()


def _is_visit(request: web.Request) -> bool:
    """A link on another page may lead to the page itself: that only shows it."""
    return request.method == "GET" and request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"


def _host_name(host: str) -> str:
    return (urlsplit(f"//{host}").hostname or "").lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
