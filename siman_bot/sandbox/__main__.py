"""`python -m siman_bot.sandbox --port 8081 --token 123:abc`: the sandbox as a process of its own."""

import argparse
import asyncio
import errno
import signal
import sys
from contextlib import suppress

from siman_bot.sandbox.rules.limits import Rates
from siman_bot.sandbox.sandbox import Sandbox


async def run(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    sandbox = Sandbox(rates=Rates() if arguments.limits else None, penalty=arguments.penalty, seed=arguments.seed)
    sandbox.add_bot(arguments.token, username=arguments.username)
    async with sandbox.serve(host=arguments.host, port=arguments.port) as url:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="siman_bot.sandbox", description="A local Telegram to try and test on.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one; the address is printed")
    parser.add_argument("--token", required=True, help="the token the bot will use")
    parser.add_argument("--username", default="sandbox_bot", help="the bot's username")
    parser.add_argument("--limits", action="store_true", help="enforce Telegram's sending limits")
    parser.add_argument(
        "--penalty", type=float, default=0.0, help="seconds in which nothing is taken after a limit was exceeded"
    )
    parser.add_argument("--seed", type=int, default=0, help="repeats chance")
    arguments = parser.parse_args()
    try:
        asyncio.run(run(arguments))
    except OSError as error:
        reason = "it is taken" if error.errno == errno.EADDRINUSE else error.strerror
        parser.exit(1, f"Can't listen on port {arguments.port}: {reason}. Choose another; --port 0 takes a free one.\n")


if __name__ == "__main__":
    main()
