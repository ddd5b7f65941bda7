"""The way to Telegram's servers: python-telegram-bot's request interface on aiohttp.

Its errors say the one thing a sender has to know: whether the request can have reached Telegram. They carry the
name of what went wrong and nothing else, because aiohttp's own errors hold the URL, and the token stands in it.
"""

import asyncio
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal, cast

import aiohttp
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

# The library reads this at every call and warns about its own whole seconds without it.
os.environ["PTB_TIMEDELTA"] = "true"

# Shorter than servers commonly keep an idle connection, so that ours is rarely the one closed under a request.
_KEEPALIVE_SECONDS = 15.0

_REPEATED = frozenset({"text", "entities", "caption", "caption_entities", "reply_markup", "from", "reply_to_message"})
"""What the answer to a message repeats of the message. Nobody reads it, and the library would make an object of each
piece of it, which costs more than the request."""

_JSON = {"Content-Type": "application/json"}

_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


class NotSent(NetworkError):  # noqa: N818 - named like the library's TimedOut and Forbidden
    """No byte of the request left us; sending it again is safe."""


class MaybeSent(NetworkError):  # noqa: N818 - as NotSent
    """Telegram may have acted on the request, and no answer says whether it did."""


@dataclass(frozen=True, slots=True)
class FormBody:
    """Parameters of a call as they go over the wire: texts, and whatever isn't a text as JSON."""

    json_parameters: Mapping[str, str]
    contains_files: Literal[False] = False


class AiohttpRequest(BaseRequest):
    """Requests to the Bot API over one pool of kept-alive connections; nothing is ever sent twice.

    Timeouts are in seconds, None meaning no limit. A request waits at most `pool_timeout` plus `connect_timeout`
    for a connection, of which opening one takes at most `connect_timeout`. `read_timeout` limits the silence before
    and within an answer. A POST as a whole also ends after the sum of all four, so that a server that stops
    reading can't hold it; a download only has to keep flowing.

    Raises (from its requests):
        NotSent: the request never left us.
        MaybeSent: it may have arrived: the connection was cut, the answer didn't come, or it wasn't Telegram's.
        BadRequest: the text can't be encoded.
    """

    __slots__ = (
        "_connect_timeout",
        "_connections",
        "_media_write_timeout",
        "_pool_timeout",
        "_read_timeout",
        "_session",
        "_write_timeout",
    )

    def __init__(
        self,
        *,
        connections: int = 128,
        pool_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        media_write_timeout: float | None = 60.0,
        read_timeout: float | None = 10.0,
    ) -> None:
        self._connections = connections
        self._pool_timeout = pool_timeout
        self._connect_timeout = connect_timeout
        self._write_timeout = write_timeout
        self._media_write_timeout = media_write_timeout
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=_KEEPALIVE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=False,
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | FormBody | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("The transport is not open")
        uploads = request_data is not None and request_data.contains_files
        timeout = _client_timeout(
            method,
            pool=_seconds(pool_timeout, self._pool_timeout),
            connect=_seconds(connect_timeout, self._connect_timeout),
            write=_seconds(write_timeout, self._media_write_timeout if uploads else self._write_timeout),
            read=_seconds(read_timeout, self._read_timeout),
        )
        # The error is raised outside the handlers, so that it has no context: aiohttp's error would bring the URL.
        error: TelegramError
        try:
            body, headers = _body(request_data)
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=timeout,
                allow_redirects=False,  # a redirected POST is sent twice, or comes out as a GET
            ) as response:
                status, payload = response.status, await response.read()
        except _NEVER_LEFT as caught:
            error = NotSent(type(caught).__name__)
        except asyncio.CancelledError:
            # A pool that closes cancels whoever waits for it, though nobody cancelled their task.
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            error = NotSent("The transport was closed")
        except UnicodeError:
            error = BadRequest("The text is not valid Unicode")
        except Exception as caught:  # noqa: BLE001 - whatever else happens here may have happened after sending
            error = MaybeSent(type(caught).__name__)
        else:
            if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or _json_object(payload) is not None:
                return status, payload
            # Something between us and Telegram has answered. Its page may repeat the URL: don't pass it on.
            error = MaybeSent(f"HTTP status {status} without Telegram's JSON")
        raise error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse an answer; unlike the library's own parser, never log it, since it may hold names and texts.

        Of a message that was sent or edited, what we said ourselves is left out.

        Raises:
            TelegramError: if the answer isn't a JSON object.
        """
        answer = _json_object(payload)
        if answer is None:
            raise TelegramError("Invalid server response")
        result = answer.get("result")
        if isinstance(result, dict) and "message_id" in result:
            answer["result"] = {name: value for name, value in result.items() if name not in _REPEATED}
        return answer


async def call(bot: Bot, method: str, parameters: Mapping[str, str]) -> Any:
    """Telegram's result as JSON gives it, with the bot's errors.

    What the library makes of parameters and result takes longer than the request itself does.
    """
    # The library hands the form on to `do_request` as it is.
    return await bot.request.post(f"{bot.base_url}/{method}", cast("RequestData", FormBody(parameters)))


def _json_object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _body(request_data: RequestData | FormBody | None) -> tuple[bytes | aiohttp.FormData | None, Mapping[str, str]]:
    """The body, and the headers that it needs."""
    if request_data is None:
        return None, {}
    if isinstance(request_data, FormBody) or not request_data.contains_files:
        # Of Telegram's ways to take parameters the one that costs least to write.
        return json.dumps(dict(request_data.json_parameters), ensure_ascii=False).encode(), _JSON
    # Telegram takes a file's name as it stands; quoted, "laporan mei.pdf" would arrive as "laporan%20mei.pdf".
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, content_type) in request_data.multipart_data.items():
        # In one piece, a large file would hold up the event loop while it is written.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=content_type)
    return form, {}


def _seconds(given: object, default: float | None) -> float | None:
    if given is None:
        return None
    # Anything else is the library's mark for "not given".
    return float(given) if isinstance(given, int | float) else default


def _client_timeout(
    method: str, *, pool: float | None, connect: float | None, write: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    acquire = None if pool is None or connect is None else pool + connect
    total = None if method == "GET" or acquire is None or write is None or read is None else acquire + write + read
    return aiohttp.ClientTimeout(total=total, connect=acquire, sock_connect=connect, sock_read=read)
