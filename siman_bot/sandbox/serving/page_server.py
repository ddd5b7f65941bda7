"""The page over HTTP: its files at /, what it shows under /view/. What people do on it goes through /sandbox/."""

from pathlib import Path
from typing import Any, Final

from aiohttp import web

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.serving import page_views as views
from siman_bot.sandbox.serving.guard import PAGE_HEADERS, Guard
from siman_bot.sandbox.serving.live import Live

PAGE: Final = Path(__file__).parents[1] / "page"
WINDOW: Final = 60
CALLS_SHOWN: Final = 80
CALLS_AT_MOST: Final = 2_000
CONTENT_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
PICTURE_SIGNS: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


class PageServer:
    def __init__(self, state: SandboxState, live: Live) -> None:
        self._state = state
        self._live = live
        self._marks = views.ReadMarks()
        self._files = {path.name: path for path in PAGE.iterdir() if path.suffix in CONTENT_TYPES}

    def routes(self, guard: Guard) -> list[web.RouteDef]:
        return [
            web.get("/", guard(self.send_page)),
            web.get("/page/{name}", guard(self.send_part)),
            web.get("/live", guard(self._live.connect)),
            web.get("/view/people", guard(self.show_people)),
            web.get("/view/chats", guard(self.show_chats)),
            web.get("/view/messages", guard(self.show_messages)),
            web.get("/view/calls", guard(self.show_calls)),
            web.get("/view/file/{file_id}", guard(self.send_file)),
            web.post("/view/read", guard(self.mark_read)),
        ]

    async def send_page(self, _: web.Request) -> web.StreamResponse:
        return self._part("index.html")

    async def send_part(self, request: web.Request) -> web.StreamResponse:
        return self._part(request.match_info["name"])

    async def show_people(self, _: web.Request) -> web.StreamResponse:
        return _shown({"people": views.people_json(self._state.world, self._marks)})

    async def show_chats(self, request: web.Request) -> web.StreamResponse:
        person = self._person(request.query.get("person"))
        return _shown({"chats": views.chats_json(self._state.world, self._marks, person)})

    async def show_messages(self, request: web.Request) -> web.StreamResponse:
        """The newest ones, those `before` a message id, or what changed `after` a sequence number.

        When more changed than a window holds, the answer is the newest window, with `whole` set.
        """
        world = self._state.world
        person = self._person(request.query.get("person"))
        chat = self._chat(person, request.query.get("chat"), request.query.get("bot", ""))
        before, after = _number(request.query.get("before")), _number(request.query.get("after"))
        messages = None
        if before:
            messages = views.messages_before(chat, before, most=WINDOW)
        elif after:
            messages = views.messages_changed(chat, after=after, most=WINDOW)
        whole = messages is None
        if messages is None:
            messages = views.newest_messages(chat, most=WINDOW)
        return _shown(
            {
                "sequence": world.sequence,
                "whole": whole,
                "more": len(messages) == WINDOW,
                "messages": messages,
                "head": views.head_json(world, chat, person),
            }
        )

    async def show_calls(self, request: web.Request) -> web.StreamResponse:
        """The newest ones, `most` of them; on request the `polls` too, or the `failed` alone."""
        calls = views.calls_json(
            self._state,
            most=min(_number(request.query.get("most")) or CALLS_SHOWN, CALLS_AT_MOST),
            with_polls=request.query.get("polls") == "1",
            only_failed=request.query.get("failed") == "1",
        )
        return _shown(
            calls
            | {
                "faults": views.faults_json(self._state),
                "limits": self._state.limits is not None,
                "penalty": self._state.limits.penalty if self._state.limits else None,
            }
        )

    async def mark_read(self, request: web.Request) -> web.StreamResponse:
        values = await request.json()
        person = self._person(values.get("person"))
        chat = self._chat(person, values.get("chat"), values.get("bot", ""))
        self._marks.mark(person, chat, _number(values.get("message")))
        self._state.world.changed.fire()
        return _shown(None)

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        """Pictures are shown; anything else, whatever it calls itself, can only be saved."""
        file = self._state.world.files.by_id(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        kind = next((kind for sign, kind in PICTURE_SIGNS.items() if file.content.startswith(sign)), "")
        if file.content[:4] == b"RIFF" and file.content[8:12] == b"WEBP":
            kind = "image/webp"
        headers = PAGE_HEADERS | {"Content-Security-Policy": "default-src 'none'; sandbox"}
        if not kind:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=file.content, content_type=kind or "application/octet-stream", headers=headers)

    def _part(self, name: str) -> web.StreamResponse:
        path = self._files.get(name)
        if path is None:
            raise web.HTTPNotFound
        return web.Response(
            body=path.read_bytes(),
            content_type=CONTENT_TYPES[path.suffix],
            charset="utf-8",
            headers=PAGE_HEADERS | {"Cache-Control": "no-cache"},
        )

    def _person(self, given: Any) -> User:
        person = self._state.world.users.get(_number(given))
        if person is None or person.is_bot:
            raise web.HTTPNotFound
        return person

    def _chat(self, person: User, given: Any, bot: str) -> Chat:
        """The group, or without one the private chat with the bot named."""
        world = self._state.world
        chat_id = _number(given)
        if not chat_id:
            found = world.usernames.get(bot.lower())
            if not isinstance(found, Bot):
                raise web.HTTPNotFound
            return world.private_chat(found, person)
        group = world.groups.get(chat_id)
        if group is None or group.deleted or not (group.migrated_to or group.member(person).is_in):
            raise web.HTTPNotFound
        return group


def _number(given: Any) -> int:
    try:
        return int(given or 0)
    except (TypeError, ValueError):
        return 0


def _shown(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result}, headers=PAGE_HEADERS | {"Cache-Control": "no-store"})
