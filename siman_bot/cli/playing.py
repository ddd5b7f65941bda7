"""What is played in a local Telegram: the demo's day and training classes."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from siman_bot.app import utc_now
from siman_bot.cli.console import UNUSABLE, fail, stop_on_signal


def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="Port of the local Telegram; 0 takes a free one.")
    ] = 8700,
    once: Annotated[bool, typer.Option("--once", help="End when the day has been played.")] = False,
) -> None:
    """Play the main job in a local Telegram, then leave it open in the browser; needs no token and no account."""
    from siman_bot.demo import run as demo_run  # noqa: PLC0415 - only this command needs the sandbox

    try:
        asyncio.run(demo_run.demo(port=port, once=once, tell=lambda line: print(line, flush=True)))
    except demo_run.PortTaken:
        other = f"--port {port + 1}"
        fail(
            f"Port {port} is taken, perhaps by another demo. Stop that one, or choose another port: "
            f'`make demo ARGS="{other}"`, or `siman-bot demo {other}`.'
        )
    except demo_run.PortRefused as refused:
        fail(f"This machine doesn't let the demo listen on port {port}: {refused}.")
    except demo_run.BotEnded as ended:
        fail("\n".join([*ended.lines, f"The bot's process ended {ended}. Above is what it said last."]))


def latihan(
    host: Annotated[
        str, typer.Option(help="Address to listen on. Others can join only if this isn't the loopback address.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port of the class; 0 takes a free one.")] = 8710,
    trainees: Annotated[int, typer.Option(min=1, max=60, help="How many trainees may join.")] = 30,
    scenario: Annotated[
        list[Path] | None, typer.Option(help="A scenario file; may be repeated. Without it: the three built-in ones.")
    ] = None,
) -> None:
    """Open a training class: everybody plays through scenarios in a Telegram of their own. Speaks Indonesian."""
    from siman_bot.latihan import run as class_run  # noqa: PLC0415 - only this command needs the sandbox

    try:
        asyncio.run(_teach(class_run.teach, host=host, port=port, most=trainees, files=scenario or []))
    except class_run.PortTaken:
        fail(f"Port {port} sudah dipakai, mungkin oleh kelas lain. Hentikan kelas itu, atau pilih --port yang lain.")
    except class_run.NoSuchHost:
        fail(f"{host} bukan alamat komputer ini. Pakai --host 0.0.0.0 untuk semua alamatnya.")
    except class_run.BadScenarios as bad:
        for line in bad.lines:
            print(line, file=sys.stderr)
        raise typer.Exit(UNUSABLE) from None


async def _teach(teach: Callable[..., Coroutine[Any, Any, None]], **values: Any) -> None:
    stop = asyncio.Event()
    stop_on_signal(stop.set)
    await teach(**values, clock=utc_now, stop=stop, tell=lambda line: print(line, flush=True))
