"""The class over HTTP: the trainee's page at /latihan, the trainer's at /latihan/pelatih, and what both ask for."""

import json
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from siman_bot.latihan import views
from siman_bot.latihan.classroom import Classroom, Refused
from siman_bot.latihan.seat import Seat
from siman_bot.latihan.worksheet import CONTENT_TYPE, LANGUAGES, make_worksheet
from siman_bot.latihan.worlds import JOIN
from siman_bot.sandbox.serving.guard import PAGE_HEADERS, Guard
from siman_bot.sandbox.serving.page_server import CONTENT_TYPES

PAGE: Final = Path(__file__).parent / "page"
SESSION: Final = "siman_latihan"
TRAINER_SESSION: Final = "siman_pelatih"
ASKED_LIMIT: Final = 4_000
"""Bytes of a request's body."""

Json = dict[str, Any]


def session_seat(classroom: Classroom, request: web.Request) -> Seat | None:
    return classroom.seat_of(request.cookies.get(SESSION, ""))


class Pages:
    def __init__(self, classroom: Classroom) -> None:
        self._classroom = classroom
        self._files = {path.name: path for path in PAGE.iterdir() if path.suffix in CONTENT_TYPES}

    def routes(self, guard: Guard) -> list[web.RouteDef]:
        """The two pages may be reached by a link from anywhere: they hold nothing. All else answers them alone."""
        return [
            web.get(JOIN, self.send_trainee_page),
            web.get(f"{JOIN}/pelatih", self.send_trainer_page),
            web.get(f"{JOIN}/page/{{name}}", guard(self.send_part)),
            web.get(f"{JOIN}/state", guard(self.show_seat)),
            web.post(f"{JOIN}/join", guard(self.join)),
            web.post(f"{JOIN}/begin", guard(self.begin)),
            web.post(f"{JOIN}/hint", guard(self.show_hint)),
            web.post(f"{JOIN}/leave", guard(self.leave)),
            web.post(f"{JOIN}/pelatih/enter", guard(self.enter)),
            web.get(f"{JOIN}/pelatih/state", guard(self.show_class)),
            web.get(f"{JOIN}/pelatih/hasil.xlsx", guard(self.send_result)),
        ]

    async def send_trainee_page(self, _: web.Request) -> web.StreamResponse:
        return self._part("trainee.html")

    async def send_trainer_page(self, _: web.Request) -> web.StreamResponse:
        return self._part("trainer.html")

    async def send_part(self, request: web.Request) -> web.StreamResponse:
        return self._part(request.match_info["name"])

    async def join(self, request: web.Request) -> web.StreamResponse:
        asked = await _asked(request)
        try:
            session = self._classroom.join(
                code=_text(asked, "code"),
                name=_text(asked, "name"),
                seat_code=_text(asked, "seat_code"),
                address=request.remote or "",
            )
        except Refused as refused:
            return _refused(refused.key)
        return _with_session(SESSION, session)

    async def enter(self, request: web.Request) -> web.StreamResponse:
        asked = await _asked(request)
        try:
            session = self._classroom.enter_as_trainer(code=_text(asked, "code"), address=request.remote or "")
        except Refused as refused:
            return _refused(refused.key)
        return _with_session(TRAINER_SESSION, session)

    async def leave(self, _: web.Request) -> web.StreamResponse:
        """Only this browser forgets the seat; it and its progress stay."""
        response = _answer(None)
        response.del_cookie(SESSION, path="/")
        return response

    async def show_seat(self, request: web.Request) -> web.StreamResponse:
        return _answer(views.seat_json(self._seat(request)))

    async def begin(self, request: web.Request) -> web.StreamResponse:
        seat = self._seat(request)
        key = _text(await _asked(request), "scenario")
        if key not in seat.progress:
            return _refused("unknown")
        await seat.begin(key)
        return _answer(views.seat_json(seat))

    async def show_hint(self, request: web.Request) -> web.StreamResponse:
        seat = self._seat(request)
        key = _text(await _asked(request), "step")
        if seat.current is None or key not in seat.current.records:
            return _refused("unknown")
        seat.current.show_hint(key)
        return _answer(views.seat_json(seat))

    async def show_class(self, request: web.Request) -> web.StreamResponse:
        self._require_trainer(request)
        return _answer(views.class_json(self._classroom))

    async def send_result(self, request: web.Request) -> web.StreamResponse:
        self._require_trainer(request)
        language = request.query.get("language", "")
        body = make_worksheet(self._classroom, language if language in LANGUAGES else LANGUAGES[0])
        headers = PAGE_HEADERS | {
            "Content-Disposition": 'attachment; filename="hasil-latihan.xlsx"',
            "Cache-Control": "no-store",
        }
        return web.Response(body=body, content_type=CONTENT_TYPE, headers=headers)

    def _seat(self, request: web.Request) -> Seat:
        seat = session_seat(self._classroom, request)
        if seat is None:
            raise web.HTTPUnauthorized
        return seat

    def _require_trainer(self, request: web.Request) -> None:
        if not self._classroom.is_trainer(request.cookies.get(TRAINER_SESSION, "")):
            raise web.HTTPUnauthorized

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


async def _asked(request: web.Request) -> Json:
    """A small JSON object; an HTML form of another page can't send one."""
    if request.content_type != "application/json" or (request.content_length or 0) > ASKED_LIMIT:
        raise web.HTTPBadRequest
    try:
        asked = json.loads(await request.content.read(ASKED_LIMIT))
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(asked, dict):
        raise web.HTTPBadRequest
    return asked


def _text(asked: Json, name: str) -> str:
    value = asked.get(name, "")
    return value if isinstance(value, str) else ""


def _answer(result: Json | None) -> web.Response:
    return web.json_response({"ok": True, "result": result}, headers=PAGE_HEADERS | {"Cache-Control": "no-store"})


def _refused(key: str) -> web.Response:
    return web.json_response({"ok": False, "refusal": key}, status=409, headers=PAGE_HEADERS)


def _with_session(name: str, session: str) -> web.Response:
    response = _answer(None)
    response.set_cookie(name, session, path="/", httponly=True, samesite="Strict")
    return response
