"""The transport against servers that do each thing for real: refuse, hang, cut, stall and answer."""

import asyncio
import gc
import io
import logging
import traceback
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from telegram import Bot, InputFile

from handlers.edge.transport import AiohttpRequest, MaybeSent, NotSent, call
from tests.patience import HANGING

TOKEN = "123456:AAtesttokenAAAAAAAAAAAAAAAAAAAAAAAA"
MESSAGE = b'{"ok":true,"result":{"message_id":7,"date":0,"chat":{"id":1,"type":"private"}}}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(MESSAGE), MESSAGE)

Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def read_request(reader: asyncio.StreamReader) -> bytes:
    """One whole request off the wire; empty when the client has closed the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return head + await reader.readexactly(length)


class Line:
    """A server on a bare socket. It counts the requests that arrived in full."""

    def __init__(self, conversation: Conversation) -> None:
        self.requests = 0
        self.connections = 0
        self.asked = asyncio.Event()
        self._conversation = conversation

    async def take(self, reader: asyncio.StreamReader) -> bytes:
        request = await read_request(reader)
        if request:
            self.requests += 1
            self.asked.set()
        return request

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            await self._conversation(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def listening(line: Line) -> AsyncIterator[str]:
    talks: set[asyncio.Task[None]] = set()
    lines: list[asyncio.WriteTransport] = []

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.append(writer.transport)
        talks.add(asyncio.create_task(line.serve(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}/bot"
    finally:
        server.close()
        # What was accepted at the last moment is still on its way to `accept`.
        await asyncio.sleep(0.01)
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        # A talk that was cancelled before it began closes nothing.
        for one in lines:
            one.abort()
        await asyncio.sleep(0)


@asynccontextmanager
async def bot_at(base_url: str, request: AiohttpRequest) -> AsyncIterator[Bot]:
    async with request:
        yield Bot(TOKEN, base_url=base_url, request=request, get_updates_request=AiohttpRequest())


async def send(bot: Bot) -> int:
    return (await bot.send_message(chat_id=1, text="Klarifikasi SM-7K2Q")).message_id


async def cut_after_request(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)


async def reset_after_request(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    writer.transport.abort()


async def cut_in_answer_head(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    writer.write(ANSWER[:20])
    await writer.drain()


async def cut_in_answer_body(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    writer.write(ANSWER[:-10])
    await writer.drain()


async def no_http(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    writer.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")
    await writer.drain()


async def hang(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    await asyncio.sleep(60)


async def hang_in_answer(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    writer.write(ANSWER[:-10])
    await asyncio.sleep(60)


async def echoing_page(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    request = await line.take(reader)
    page = b"<html>Cannot reach " + request.split(b" ")[1] + b"</html>"
    writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page))
    await writer.drain()


async def garbage(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await line.take(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ngarbage")
    await writer.drain()


Fault = Callable[[Line, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
FAULTS: list[Fault] = [
    cut_after_request,
    reset_after_request,
    cut_in_answer_head,
    cut_in_answer_body,
    no_http,
    hang,
    hang_in_answer,
    echoing_page,
]


def line_with(fault: Fault) -> Line:
    line: Line

    async def conversation(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await fault(line, reader, writer)

    line = Line(conversation)
    return line


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_request_that_arrived_may_have_been_sent_and_is_not_repeated(fault: Fault) -> None:
    line = line_with(fault)
    async with listening(line) as url, bot_at(url, AiohttpRequest(read_timeout=0.2)) as bot:
        with pytest.raises(MaybeSent):
            await send(bot)
        await line.asked.wait()

    assert line.requests == 1


async def test_a_closed_port_means_not_sent() -> None:
    async with bot_at(f"http://127.0.0.1:{unused_port()}/bot", AiohttpRequest()) as bot:
        with pytest.raises(NotSent):
            await send(bot)


async def test_a_full_pool_means_not_sent() -> None:
    line = line_with(hang)
    request = AiohttpRequest(connections=1, pool_timeout=0.1, read_timeout=HANGING)
    async with listening(line) as url, bot_at(url, request) as bot:
        hanging = asyncio.create_task(send(bot))
        await asyncio.wait_for(line.asked.wait(), HANGING)
        with pytest.raises(NotSent):
            await send(bot)
        hanging.cancel()
        await asyncio.gather(hanging, return_exceptions=True)

    assert line.requests == 1


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def no_tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    await writer.drain()


async def cut_handshake(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


@pytest.mark.parametrize("conversation", [silent, no_tls, cut_handshake])
async def test_a_handshake_that_fails_means_not_sent(conversation: Conversation) -> None:
    async with listening(Line(conversation)) as url:
        secure = url.replace("http:", "https:")
        async with bot_at(secure, AiohttpRequest(connect_timeout=0.2)) as bot:
            with pytest.raises(NotSent):
                await send(bot)


async def test_a_transport_that_is_not_open_sends_nothing() -> None:
    request = AiohttpRequest()
    async with bot_at("http://127.0.0.1:1/bot", request) as bot:
        await request.shutdown()
        with pytest.raises(NotSent):
            await send(bot)


async def test_a_shutdown_tells_what_waited_from_what_was_under_way() -> None:
    line = line_with(hang)
    request = AiohttpRequest(connections=1)
    async with listening(line) as url, bot_at(url, request) as bot:
        under_way = asyncio.create_task(send(bot))
        await asyncio.wait_for(line.asked.wait(), HANGING)
        waiting = asyncio.create_task(send(bot))
        await asyncio.sleep(0.05)
        await request.shutdown()
        errors = await asyncio.gather(under_way, waiting, return_exceptions=True)

    assert [type(error) for error in errors] == [MaybeSent, NotSent]


async def test_a_cancelled_send_stays_cancelled() -> None:
    line = line_with(hang)
    async with listening(line) as url, bot_at(url, AiohttpRequest(connections=1)) as bot:
        sends = [asyncio.create_task(send(bot)) for _ in range(2)]
        await asyncio.wait_for(line.asked.wait(), HANGING)
        for task in sends:
            task.cancel()
        await asyncio.gather(*sends, return_exceptions=True)

    assert all(task.cancelled() for task in sends)


async def test_a_server_that_stops_reading_an_upload_can_not_hold_it() -> None:
    async def deaf(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        await asyncio.sleep(60)

    request = AiohttpRequest(media_write_timeout=0.1, read_timeout=0.1)
    async with listening(Line(deaf)) as url, bot_at(url, request) as bot:
        with pytest.raises(MaybeSent):
            await bot.send_document(chat_id=1, document=bytes(20_000_000), filename="poster.pdf")


async def test_a_timeout_given_with_a_call_counts_for_that_call() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await read_request(reader):
            await asyncio.sleep(0.2)
            writer.write(ANSWER)
            await writer.drain()

    async with listening(Line(slow)) as url, bot_at(url, AiohttpRequest(read_timeout=0.05)) as bot:
        patient = await bot.send_message(chat_id=1, text="Klarifikasi", read_timeout=HANGING)
        endless = await bot.send_message(chat_id=1, text="Klarifikasi", read_timeout=None)
        with pytest.raises(MaybeSent):
            await send(bot)

    assert (patient.message_id, endless.message_id) == (7, 7)


async def test_a_connection_closed_while_idle_is_replaced() -> None:
    closed = asyncio.Event()

    async def one_answer_each(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(ANSWER)
        writer.close()
        await writer.wait_closed()
        closed.set()

    line = Line(one_answer_each)
    async with listening(line) as url, bot_at(url, AiohttpRequest()) as bot:
        for _ in range(3):
            assert await send(bot) == 7
            await closed.wait()
            closed.clear()
            # The event loop hears of it in its next rounds.
            for _ in range(5):
                await asyncio.sleep(0)

    assert line.connections == 3


async def test_a_kept_connection_cut_under_the_second_request_is_not_retried() -> None:
    async def answer_once_then_cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await line.take(reader)
        writer.write(ANSWER)
        await line.take(reader)

    line = Line(answer_once_then_cut)
    async with listening(line) as url, bot_at(url, AiohttpRequest()) as bot:
        assert await send(bot) == 7
        with pytest.raises(MaybeSent):
            await send(bot)

    assert (line.connections, line.requests) == (1, 2)


@pytest.mark.parametrize("fault", [*FAULTS, garbage, None])
async def test_no_error_and_no_log_line_holds_the_token(fault: Fault | None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    # The library's own bot tells its URL and every text at this level, with any transport.
    caplog.set_level(logging.INFO, logger="telegram.Bot")
    line = line_with(fault or hang)
    async with listening(line) as url:
        target = url if fault else f"http://127.0.0.1:{unused_port()}/bot"
        async with bot_at(target, AiohttpRequest(read_timeout=0.2)) as bot:
            with pytest.raises(Exception) as caught:  # noqa: PT011 - the rule holds for every error
                await send(bot)

    error: BaseException | None = caught.value
    while error is not None:
        told = f"{error!s} {error!r} {error.args!r} {vars(error)!r}"
        assert TOKEN not in told
        error = error.__cause__ or error.__context__
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert TOKEN not in caplog.text
    assert "garbage" not in caplog.text


class Files:
    """A Bot API server that keeps what was uploaded and gives it out again."""

    def __init__(self) -> None:
        self.uploads: list[tuple[str | None, str | None, bytes]] = []
        self.fields: dict[str, str] = {}
        self.sent = 0

    async def message(self, request: web.Request) -> web.Response:
        self.fields = await request.json()
        await asyncio.sleep(0.02)
        self.sent += 1
        return web.Response(body=MESSAGE, content_type="application/json")

    async def document(self, request: web.Request) -> web.Response:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                self.uploads.append((value.filename, value.content_type, value.file.read()))
                value.file.close()
            elif isinstance(value, str):
                self.fields[name] = value
        return web.Response(body=MESSAGE, content_type="application/json")

    async def file(self, _request: web.Request) -> web.Response:
        path = {"file_id": "F1", "file_unique_id": "U1", "file_path": "documents/laporan mei.pdf"}
        return web.json_response({"ok": True, "result": path})

    async def download(self, _request: web.Request) -> web.Response:
        return web.Response(body=self.uploads[0][2])

    async def me(self, _request: web.Request) -> web.Response:
        me = {"id": 123456, "is_bot": True, "first_name": "SIMAN", "username": "siman_bot"}
        return web.json_response({"ok": True, "result": me})


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
async def server(files: Files) -> AsyncIterator[TestServer]:
    app = web.Application(client_max_size=30_000_000)
    app.router.add_post(f"/bot{TOKEN}/sendMessage", files.message)
    app.router.add_post(f"/bot{TOKEN}/sendDocument", files.document)
    app.router.add_post(f"/bot{TOKEN}/getFile", files.file)
    app.router.add_post(f"/bot{TOKEN}/getMe", files.me)
    app.router.add_get(f"/file/bot{TOKEN}/documents/laporan mei.pdf", files.download)
    running = TestServer(app, host="127.0.0.1")
    async with running:
        yield running


@pytest.fixture
async def bot(server: TestServer) -> AsyncIterator[Bot]:
    running = Bot(
        TOKEN,
        base_url=str(server.make_url("/bot")),
        base_file_url=str(server.make_url("/file/bot")),
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    async with running:
        yield running


async def test_parameters_arrive_as_they_were(bot: Bot, files: Files) -> None:
    text = "Kemendagri & <b>BPS</b>: 100% benar + jelas\nSM-7K2Q 🇮🇩"
    await bot.send_message(chat_id=-1001234567890, text=text, disable_notification=True)

    assert files.fields["chat_id"] == "-1001234567890"
    assert files.fields["text"] == text
    assert files.fields["disable_notification"] == "true"


async def test_a_short_call_sends_its_texts_as_they_are(bot: Bot, files: Files) -> None:
    sent = await call(bot, "sendMessage", {"chat_id": "-100123", "text": "100% benar & <b>jelas</b>\n🇮🇩"})

    assert files.fields == {"chat_id": "-100123", "text": "100% benar & <b>jelas</b>\n🇮🇩"}
    assert sent["message_id"] == 7


async def test_a_file_goes_up_and_comes_down_unchanged(bot: Bot, files: Files) -> None:
    content = bytes(range(256)) * 8_000
    await bot.send_document(chat_id=1, document=content, filename="laporan mei.pdf", caption="Kutipan “resmi”")

    file = await bot.get_file("F1")

    assert files.uploads == [("laporan mei.pdf", "application/pdf", content)]
    assert (files.fields["chat_id"], files.fields["caption"]) == ("1", "Kutipan “resmi”")
    assert bytes(await file.download_as_bytearray()) == content


async def test_an_open_file_goes_up_too(bot: Bot, files: Files) -> None:
    with io.BytesIO(b"%PDF-1.7") as handle:
        surat = InputFile(handle, filename="surat.pdf", read_file_handle=False)
        await bot.send_document(chat_id=1, document=surat)

    assert files.uploads == [("surat.pdf", "application/pdf", b"%PDF-1.7")]


async def test_a_hundred_messages_go_side_by_side(bot: Bot, files: Files) -> None:
    ids = await asyncio.gather(*(send(bot) for _ in range(100)))

    assert ids == [7] * 100
    assert files.sent == 100


async def test_a_small_pool_queues_what_it_can_not_carry(server: TestServer, files: Files) -> None:
    async with bot_at(str(server.make_url("/bot")), AiohttpRequest(connections=4)) as bot:
        await asyncio.gather(*(send(bot) for _ in range(40)))

    assert files.sent == 40


async def test_the_transport_opens_again_after_a_shutdown(server: TestServer) -> None:
    request = AiohttpRequest(read_timeout=3)
    for _ in range(2):
        async with bot_at(str(server.make_url("/bot")), request) as bot:
            await request.initialize()
            assert await send(bot) == 7
    await request.shutdown()

    assert request.read_timeout == 3


async def test_a_shutdown_leaves_nothing_open(server: TestServer) -> None:
    # What earlier tests left to the collector isn't what this one looks for.
    gc.collect()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        running = Bot(
            TOKEN,
            base_url=str(server.make_url("/bot")),
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
        )
        async with running:
            await send(running)
        del running
        gc.collect()

    assert [str(warning.message) for warning in seen if issubclass(warning.category, ResourceWarning)] == []
