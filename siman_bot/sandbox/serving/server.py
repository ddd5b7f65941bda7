"""The sandbox over HTTP: the Bot API under /bot<token>/, files under /file/bot<token>/, the people under /sandbox/."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from siman_bot.sandbox.botapi.request import BotRequest
from siman_bot.sandbox.botapi.table import METHODS
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.memory.accounts import Bot
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.calls import POLL, Call
from siman_bot.sandbox.rules.faults import Fault, FaultKind, Faults
from siman_bot.sandbox.rules.telegram_rules import Refusal, RefusedError
from siman_bot.sandbox.serving.arguments import Arguments, Upload, read_json
from siman_bot.sandbox.serving.control import Control
from siman_bot.sandbox.serving.guard import Guard
from siman_bot.sandbox.serving.live import Live
from siman_bot.sandbox.serving.page_server import PageServer
from siman_bot.sandbox.serving.webhook_sender import send_webhooks

log = logging.getLogger(__name__)

NOT_JSON_PAGE = "<html><body>It works.</body></html>"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
SEVERAL_IN = {"sendmediagroup": "media", "forwardmessages": "message_ids", "copymessages": "message_ids"}
"""The argument whose length is the number of messages that a method sends."""
BODY_BYTES = rules.FILE_UP_BYTES + 2**20


@asynccontextmanager
async def serving(state: SandboxState, *, host: str, port: int) -> AsyncIterator[str]:
    """Serve until the block ends; yields the address ("http://127.0.0.1:8081"). Port 0 takes a free one."""
    live = Live(state)
    app = web.Application(client_max_size=BODY_BYTES)
    app.add_routes(routes(state, live=live, guard=Guard(host)))
    app.on_shutdown.append(live.close)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    webhooks = asyncio.create_task(send_webhooks(state))
    try:
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        webhooks.cancel()
        with suppress(asyncio.CancelledError):
            await webhooks
        state.close()
        await runner.cleanup()


def routes(state: SandboxState, *, live: Live, guard: Guard) -> list[web.RouteDef]:
    """All that one sandbox answers, for a server of one's own; `live` is to be closed when it ends."""
    server = BotApiServer(state)
    return [
        web.route("*", r"/bot{token:[^/]+}/{method}", guard.for_bots(server.answer_bot)),
        web.get(r"/file/bot{token:[^/]+}/{path:.+}", guard.for_bots(server.send_file)),
        web.post("/sandbox/{action}", guard(server.answer_people)),
        *PageServer(state, live).routes(guard),
    ]


class BotApiServer:
    def __init__(self, state: SandboxState) -> None:
        self._state = state
        self._control = Control(state)

    async def answer_bot(self, request: web.Request) -> web.StreamResponse:
        bot = self._state.world.bots.get(request.match_info["token"])
        if bot is None:
            return _answer(rules.UNAUTHORIZED)
        method = request.match_info["method"]
        if method.lower() not in METHODS:
            return _answer(rules.NO_SUCH_METHOD)
        try:
            arguments = await read_arguments(request)
        except RefusedError as error:
            return _answer(error.refusal)
        chat_id = self._state.world.chat_id(arguments.text("chat_id"))
        call = Call(
            method=method,
            bot_username=bot.username,
            arguments=arguments.values,
            chat_id=chat_id,
            at=self._state.world.clock(),
        )
        self._state.calls.append(call)
        faults = self._state.faults.strike(method.lower(), chat_id)
        call.faults = tuple(fault.kind.value for fault in faults)
        self._state.world.changed.fire()
        early = await _before(request, faults, self._state.faults)
        if early is not None:
            return self._faulted(call, early)
        try:
            result = await self._do(call, bot, arguments)
        except RefusedError as error:
            self._state.calls.settle(call, error.refusal.description)
            return _answer(error.refusal)
        except UnicodeEncodeError:
            self._state.calls.settle(call, rules.NOT_UTF8.description)
            return _answer(rules.NOT_UTF8)
        except Exception:
            # The sandbox's own fault: the client gets Telegram's form of an answer, and the call doesn't stay open.
            log.exception("The sandbox failed in %s", method)
            self._state.calls.settle(call, rules.INTERNAL_ERROR.description)
            return _answer(rules.INTERNAL_ERROR)
        finally:
            self._state.world.changed.fire()
        # A line that was cut while a poll waited brings it nothing.
        late = self._state.faults.lasting(POLL) if call.is_poll else []
        early = await _before(request, late, self._state.faults)
        if early is not None:
            call.faults = tuple(fault.kind.value for fault in late)
            return self._faulted(call, early)
        self._state.calls.settle(call, "ok")
        return await _after(request, faults, self._state.faults, _ok(result))

    async def _do(self, call: Call, bot: Bot, arguments: Arguments) -> Any:
        """The method's result.

        Raises:
            RefusedError: As Telegram refuses it.
        """
        self._check_limits(call.method.lower(), bot.id, call.chat_id, arguments)
        request = BotRequest(world=self._state.world, faults=self._state.faults, bot=bot, arguments=arguments)
        result = METHODS[call.method.lower()](request)
        return await result if asyncio.iscoroutine(result) else result

    def _faulted(self, call: Call, answer: web.StreamResponse) -> web.StreamResponse:
        self._state.calls.settle(call, "faulted")
        self._state.world.changed.fire()
        return answer

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] not in self._state.world.bots:
            return _answer(rules.UNAUTHORIZED)
        file = self._state.world.files.by_path(request.match_info["path"])
        if file is None:
            return _answer(rules.NOT_FOUND)
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def answer_people(self, request: web.Request) -> web.StreamResponse:
        try:
            values = read_json(await request.text()) if request.can_read_body else {}
        except (ValueError, LookupError):
            values = None
        if not isinstance(values, dict):
            return _cannot("The body is no JSON object.")
        action = request.match_info["action"]
        try:
            result = await self._control.act(action, values)
        except CannotDoError as error:
            return _cannot(str(error), key=error.key)
        except RefusedError as error:
            return _cannot(str(error))
        except Exception:
            # As above; the page reads JSON alone.
            log.exception("The sandbox failed in %s", action)
            return web.json_response({"ok": False, "description": rules.INTERNAL_ERROR.description}, status=500)
        return web.json_response({"ok": True, "result": result})

    def _check_limits(self, method: str, bot_id: int, chat_id: int, arguments: Arguments) -> None:
        if self._state.limits is None or method == POLL:
            return
        now = asyncio.get_running_loop().time()
        if method not in rules.SENDING_METHODS:
            seconds = self._state.limits.blocked(bot_id, now=now)
        else:
            many = arguments.parsed(SEVERAL_IN[method]) if method in SEVERAL_IN else None
            seconds = self._state.limits.wait(
                bot_id,
                chat_id,
                now=now,
                messages=len(many) if isinstance(many, list) and many else 1,
                paid=arguments.boolean("allow_paid_broadcast"),
            )
        if seconds:
            raise RefusedError(rules.too_many_requests(seconds))


async def read_arguments(request: web.Request) -> Arguments:
    """Query string and body together, the body winning.

    Raises:
        RefusedError: 400, an unreadable body; 413, an upload beyond the limit.
    """
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Arguments(values=values)
    try:
        if request.content_type == "application/json":
            body = await request.text()
            given = read_json(body) if body else {}
            if not isinstance(given, dict):
                raise RefusedError(rules.bad_request("can't parse request: object expected"))
            return Arguments(values=values | given)
        if request.content_type == "application/x-www-form-urlencoded":
            pairs = parse_qsl((await request.read()).decode(), keep_blank_values=True)
            return Arguments(values=values | dict(pairs))
        form = await request.post()
        return _form_arguments(values, form)
    except (ValueError, LookupError):
        raise RefusedError(rules.BODY_NOT_READ) from None
    except web.HTTPRequestEntityTooLarge:
        raise RefusedError(rules.UPLOAD_TOO_LARGE) from None


def _form_arguments(values: dict[str, Any], form: Mapping[str, Any]) -> Arguments:
    uploads = {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(name=value.filename, mime_type=value.content_type, content=value.file.read())
        else:
            values[name] = value if isinstance(value, str) else bytes(value).decode()
    return Arguments(values=values, uploads=uploads)


async def _before(request: web.Request, faults: list[Fault], in_force: Faults) -> web.StreamResponse | None:
    """The answer of a fault that strikes before anything is done."""
    for fault in faults:
        match fault.kind:
            case FaultKind.DELAY:
                await in_force.delay(fault)
            case FaultKind.REFUSE if fault.refusal:
                return _answer(fault.refusal)
            case FaultKind.SERVER_ERROR:
                return web.Response(status=fault.status, text=NOT_JSON_PAGE, content_type="text/html")
            case FaultKind.CUT_BEFORE:
                return _cut(request)
            case _:
                pass
    return None


async def _after(
    request: web.Request, faults: list[Fault], in_force: Faults, response: web.Response
) -> web.StreamResponse:
    """The answer, or what a fault makes of it once the thing is done."""
    for fault in faults:
        match fault.kind:
            case FaultKind.DELAY_ANSWER:
                await in_force.delay(fault)
            case FaultKind.NOT_JSON:
                return web.Response(text=NOT_JSON_PAGE, content_type="text/html")
            case FaultKind.CUT_AFTER:
                return _cut(request)
            case FaultKind.CUT_MIDDLE:
                return await _cut_in_the_middle(request, response)
            case _:
                pass
    return response


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.close()
    return web.Response()


async def _cut_in_the_middle(request: web.Request, response: web.Response) -> web.StreamResponse:
    body = response.body if isinstance(response.body, bytes) else b""
    half = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport:
        request.transport.close()
    return half


def _cannot(reason: str, *, key: str = "") -> web.Response:
    return web.json_response({"ok": False, "description": reason, "key": key}, status=HTTPStatus.BAD_REQUEST)


def _ok(result: Any) -> web.Response:
    return web.Response(body=_ENCODER.encode({"ok": True, "result": result}).encode(), content_type="application/json")


def _answer(refusal: Refusal) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = dict(refusal.parameters)
    return web.json_response(body, status=refusal.code)
