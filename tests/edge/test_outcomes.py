"""Every row of Telegram's error table, answered by a real HTTP server to a real bot."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from telegram import Bot
from telegram.error import EndPointNotFound, TelegramError

from handlers.edge.outcomes import outcome_of, passes
from handlers.edge.transport import AiohttpRequest, call
from siman_bot.domain.sending.delivery import FailureReason
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind
from tests.patience import HANGING

WAYS = 2
"""To send a message: see `outcome_at`."""
TOKEN = "123456:AAtesttokenAAAAAAAAAAAAAAAAAAAAAAAA"


class Telegram:
    """A Bot API server that gives the same answer to every call."""

    def __init__(self) -> None:
        self.status, self.body, self.content_type = 200, b"", "text/html"
        self.calls = 0

    async def handle(self, request: web.Request) -> web.Response:
        await request.read()
        self.calls += 1
        # A response can be used once.
        headers = {"Location": "/elsewhere"}
        return web.Response(status=self.status, body=self.body, content_type=self.content_type, headers=headers)

    def refuses(self, status: int, description: str, **parameters: int) -> None:
        body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            body["parameters"] = parameters
        self.says(status, json.dumps(body), "application/json")

    def says(self, status: int, body: str, content_type: str = "text/html") -> None:
        self.status, self.body, self.content_type = status, body.encode(), content_type


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def base_url(telegram: Telegram) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", telegram.handle)
    async with TestServer(app, host="127.0.0.1") as server:
        yield str(server.make_url("/bot"))


async def outcome_at(base_url: str) -> Outcome:
    """Of the library's own way to send and of the sender's short one, which mustn't differ."""
    async with AiohttpRequest(read_timeout=HANGING) as request:
        bot = Bot(TOKEN, base_url=base_url, request=request, get_updates_request=AiohttpRequest())
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any exception has an outcome
            await bot.send_message(chat_id=1, text="Klarifikasi SM-7K2Q")
        with pytest.raises(Exception) as caught_shortly:  # noqa: PT011 - as above
            (await call(bot, "sendMessage", {"chat_id": "1", "text": "Klarifikasi SM-7K2Q"}))["message_id"]
    outcome = outcome_of(caught.value)
    assert outcome_of(caught_shortly.value) == outcome
    return outcome


def refused(reason: FailureReason) -> Outcome:
    return Outcome(kind=OutcomeKind.REFUSED, reason=reason)


async def test_a_flood_answer_is_obeyed_to_the_second(telegram: Telegram, base_url: str) -> None:
    telegram.refuses(429, "Too Many Requests: retry after 10072", retry_after=10072)

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.RETRY_AFTER, retry_after=timedelta(seconds=10072))
    assert telegram.calls == WAYS


@pytest.mark.parametrize("parameters", [{}, {"retry_after": 0}, {"retry_after": -3}])
async def test_a_flood_answer_without_a_usable_time_still_waits(
    telegram: Telegram, base_url: str, parameters: dict[str, int]
) -> None:
    telegram.refuses(429, "Too Many Requests", **parameters)

    outcome = await outcome_at(base_url)

    assert outcome.kind is OutcomeKind.RETRY_AFTER
    assert outcome.retry_after is not None
    assert outcome.retry_after >= timedelta(seconds=1)


async def test_a_migrated_group_names_its_new_id(telegram: Telegram, base_url: str) -> None:
    telegram.refuses(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001234567890
    )

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.MIGRATED, migrate_to=-1001234567890)


@pytest.mark.parametrize(
    ("status", "description", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user", FailureReason.BLOCKED),
        (403, "Forbidden: bot was kicked from the group chat", FailureReason.KICKED),
        (403, "Forbidden: bot was kicked from the supergroup chat", FailureReason.KICKED),
        (403, "Forbidden: bot was kicked from the channel chat", FailureReason.KICKED),
        (403, "Forbidden: user is deactivated", FailureReason.DEACTIVATED),
        (403, "Forbidden: bot is not a member of the channel chat", FailureReason.NOT_MEMBER),
        (403, "Forbidden: the group chat was deleted", FailureReason.GROUP_DELETED),
        (403, "Forbidden: bot can't initiate conversation with a user", FailureReason.CHAT_NOT_FOUND),
        (403, "Forbidden: something Telegram invents later", FailureReason.NO_RIGHT_TO_WRITE),
        (400, "Bad Request: chat not found", FailureReason.CHAT_NOT_FOUND),
        (400, "Bad Request: PEER_ID_INVALID", FailureReason.CHAT_NOT_FOUND),
        (
            400,
            "Bad Request: not enough rights to send text messages to the chat",
            FailureReason.NO_RIGHT_TO_WRITE,
        ),
        (400, "Bad Request: have no rights to send a message", FailureReason.NO_RIGHT_TO_WRITE),
        (400, "Bad Request: not enough rights to send photos to the chat", FailureReason.NO_RIGHT_TO_MEDIA),
        (400, "Bad Request: CHAT_SEND_DOCS_FORBIDDEN", FailureReason.NO_RIGHT_TO_MEDIA),
        (400, "Bad Request: can't use file of type Photo as Document", FailureReason.FILE_REFUSED),
        (400, "Bad Request: need administrator rights in the channel chat", FailureReason.NO_RIGHT_TO_WRITE),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", FailureReason.NO_RIGHT_TO_WRITE),
        (403, "Forbidden: CHAT_WRITE_FORBIDDEN", FailureReason.NO_RIGHT_TO_WRITE),
        (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", FailureReason.NO_RIGHT_TO_WRITE),
        (400, "Bad Request: TOPIC_CLOSED", FailureReason.TOPIC_CLOSED),
        (400, "Bad Request: message thread not found", FailureReason.THREAD_NOT_FOUND),
        (400, "Bad Request: TOPIC_DELETED", FailureReason.THREAD_NOT_FOUND),
        (
            400,
            'Bad Request: can\'t parse entities: Unsupported start tag "chat not found" at byte offset 4',
            FailureReason.CONTENT_REFUSED,
        ),
        (400, "Bad Request: message can't be edited", FailureReason.CANT_CHANGE),
        (400, "Bad Request: message can't be deleted", FailureReason.CANT_CHANGE),
        (400, "Bad Request: message can't be deleted for everyone", FailureReason.CANT_CHANGE),
        (400, "Bad Request: message is too long", FailureReason.CONTENT_REFUSED),
        (400, "Bad Request: message caption is too long", FailureReason.CONTENT_REFUSED),
        (400, "Bad Request: something Telegram invents later", FailureReason.CONTENT_REFUSED),
        (
            400,
            "Bad Request: wrong file identifier/HTTP URL specified",
            FailureReason.FILE_REFUSED,
        ),
        (400, "Bad Request: wrong remote file identifier specified: wrong padding", FailureReason.FILE_REFUSED),
        (400, "Bad Request: failed to get HTTP URL content", FailureReason.FILE_REFUSED),
        (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", FailureReason.FILE_REFUSED),
        (413, "Request Entity Too Large", FailureReason.FILE_REFUSED),
    ],
)
async def test_a_refusal_has_a_reason(
    telegram: Telegram, base_url: str, status: int, description: str, reason: FailureReason
) -> None:
    telegram.refuses(status, description)

    assert await outcome_at(base_url) == refused(reason)


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
)
async def test_what_needs_no_doing_is_done(telegram: Telegram, base_url: str, description: str) -> None:
    telegram.refuses(400, description)

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.ALREADY_THERE)


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message to edit not found",
        "Bad Request: message to delete not found",
        "Bad Request: message to reply not found",
        "Bad Request: message to be replied not found",
        "Bad Request: MESSAGE_ID_INVALID",
    ],
)
async def test_a_removed_message_is_gone(telegram: Telegram, base_url: str, description: str) -> None:
    telegram.refuses(400, description)

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.TARGET_GONE)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (401, "Unauthorized"),
        (404, "Not Found"),
        (409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
    ],
)
async def test_a_bot_that_was_shut_out_stops(telegram: Telegram, base_url: str, status: int, description: str) -> None:
    telegram.refuses(status, description)

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.STOP)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_server_error_leaves_it_undecided(telegram: Telegram, base_url: str, status: int) -> None:
    telegram.refuses(status, "Internal Server Error: restart")

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.UNDECIDED)
    assert telegram.calls == WAYS


@pytest.mark.parametrize("status", [200, 302, 307, 400, 403, 429, 451, 500, 502])
async def test_a_page_that_is_not_telegrams_leaves_it_undecided(telegram: Telegram, base_url: str, status: int) -> None:
    telegram.says(status, "<html><h1>Situs ini diblokir</h1></html>")

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.UNDECIDED)
    assert telegram.calls == WAYS


@pytest.mark.parametrize("body", ["", "garbage", "[]", "5", "{}", '{"ok": true, "result": 5}', '{"ok": true, "result"'])
async def test_an_answer_nobody_can_read_leaves_it_undecided(telegram: Telegram, base_url: str, body: str) -> None:
    telegram.says(200, body, content_type="application/json")

    assert await outcome_at(base_url) == Outcome(kind=OutcomeKind.UNDECIDED)


async def test_a_closed_port_means_not_sent() -> None:
    assert await outcome_at(f"http://127.0.0.1:{unused_port()}/bot") == Outcome(kind=OutcomeKind.NOT_SENT)


async def test_text_that_can_not_be_encoded_is_our_fault_and_never_leaves(telegram: Telegram, base_url: str) -> None:
    async with AiohttpRequest() as request:
        bot = Bot(TOKEN, base_url=base_url, request=request, get_updates_request=AiohttpRequest())
        with pytest.raises(Exception, match="Unicode") as caught:
            await bot.send_message(chat_id=1, text="rahasia \ud83d")

    assert outcome_of(caught.value) == refused(FailureReason.CONTENT_REFUSED)
    assert "rahasia" not in repr(caught.value)
    assert telegram.calls == 0


@pytest.mark.parametrize(
    ("status", "description", "outcome"),
    [
        (404, "Not Found", refused(FailureReason.CONTENT_REFUSED)),
        (401, "Unauthorized", Outcome(kind=OutcomeKind.STOP)),
    ],
)
async def test_a_method_telegram_does_not_know_is_told_from_a_revoked_token(
    telegram: Telegram, base_url: str, status: int, description: str, outcome: Outcome
) -> None:
    telegram.says(200, '{"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "SIMAN"}}', "application/json")
    async with Bot(TOKEN, base_url=base_url, request=AiohttpRequest(), get_updates_request=AiohttpRequest()) as bot:
        telegram.refuses(status, description)
        with pytest.raises(EndPointNotFound) as caught:
            await bot.do_api_request("sendNothing")

    assert outcome_of(caught.value) == outcome


@pytest.mark.parametrize(
    ("status", "description", "passing"),
    [
        (429, "Too Many Requests: retry after 5", True),
        (401, "Unauthorized", True),
        (502, "Bad Gateway", True),
        (400, "Bad Request: chat not found", False),
        (403, "Forbidden: bot was kicked from the group chat", False),
    ],
)
async def test_what_passes_is_told_from_what_stays(
    telegram: Telegram, base_url: str, status: int, description: str, *, passing: bool
) -> None:
    telegram.refuses(status, description)
    async with AiohttpRequest() as request:
        bot = Bot(TOKEN, base_url=base_url, request=request, get_updates_request=AiohttpRequest())
        with pytest.raises(TelegramError) as caught:
            await bot.leave_chat(1)

    assert passes(caught.value) is passing
