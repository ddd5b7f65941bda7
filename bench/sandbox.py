"""Messages a second that the sandbox takes, so that other figures can be trusted to be the bot's own.

The sandbox runs as its own process on one core; a raw HTTP client with connections kept alive calls sendMessage from
the other one.
"""

import argparse
import asyncio
import socket
import sys
import time
from typing import Final

from bench.rig.processes import BOT_CORE, OTHER_CORE, TOKEN, USERNAME, bot_process, keep_to
from siman_bot.sandbox.client import remote_people

TARGET: Final = 3_000.0
CONNECTIONS: Final = 32
TEXT: Final = "<b>Kabar+baik</b>+dari+https%3A%2F%2Fkomdigi.go.id+untuk+semua"


async def one_connection(host: str, port: int, request: bytes, calls: int) -> int:
    """The calls that were answered with 200, one after another over one connection."""
    reader, writer = await asyncio.open_connection(host, port)
    answered = 0
    for _ in range(calls):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        answered += head.startswith(b"HTTP/1.1 200")
    writer.close()
    await writer.wait_closed()
    return answered


async def measure(url: str, calls: int) -> float:
    async with remote_people(url) as people:
        person = await people.person("Rina", bot=USERNAME)
        await person.start()
    host, _, port = url.removeprefix("http://").partition(":")
    body = f"chat_id={person.id}&parse_mode=HTML&text={TEXT}".encode()
    head = (
        f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: {host}:{port}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    each = calls // CONNECTIONS
    begun = time.perf_counter()
    answered = await asyncio.gather(
        *(one_connection(host, int(port), head.encode() + body, each) for _ in range(CONNECTIONS))
    )
    seconds = time.perf_counter() - begun
    if sum(answered) != each * CONNECTIONS:
        msg = f"only {sum(answered)} of {each * CONNECTIONS} messages were taken"
        raise RuntimeError(msg)
    return sum(answered) / seconds


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


async def until_open(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help=f"exit 1 below {TARGET:,.0f} messages a second")
    options = parser.parse_args()
    keep_to(OTHER_CORE)
    port = free_port()
    program = ("-m", "siman_bot.sandbox", "--port", str(port), "--token", TOKEN, "--username", USERNAME)
    async with bot_process(program, {}) as running:
        await until_open(port)
        await measure(f"http://127.0.0.1:{port}", 1_000)
        before = running.cpu_seconds()
        calls = 5_000 if options.quick else 30_000
        rate = await measure(f"http://127.0.0.1:{port}", calls)
        used = (running.cpu_seconds() - before) / calls
    print(f"on core {BOT_CORE}, {used * 1e6:,.0f} microseconds of processor time for each message")
    print(f"messages a second: {rate:,.0f} (target {TARGET:,.0f})")
    return 1 if options.check and rate < TARGET else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
