"""The bot itself: run it, or say what keeps it from running."""

import asyncio
import gc

import typer

from siman_bot.app import ShutOut, Unreached, open_app, utc_now
from siman_bot.cli.console import UNUSABLE, WRONG, fail, line, settings_of, stop_on_signal
from siman_bot.diagnosis import Mark, diagnose
from siman_bot.logs import set_up_logs
from siman_bot.settings import Settings, WrongSettings, read_settings
from storage.engine import Unavailable
from storage.migrate import SchemaTooNew


def run() -> None:
    """Run the bot until SIGTERM or SIGINT; what is in hand is finished first. A second signal ends it at once."""
    settings = settings_of(Settings)
    set_up_logs(settings.log_format)
    asyncio.run(_serve(settings))


def check() -> None:
    """Say what is wrong with the set-up, and what to do about it."""
    try:
        settings = read_settings(Settings)
    except WrongSettings as wrong:
        for problem in wrong.problems:
            line(Mark.WRONG, "settings", f"{problem}.")
        raise typer.Exit(UNUSABLE) from None
    line(Mark.OK, "settings", "all can be used.")
    if not asyncio.run(_diagnosed(settings)):
        raise typer.Exit(WRONG)


async def _serve(settings: Settings) -> None:
    try:
        async with open_app(settings, clock=utc_now) as opened:
            # What was made up to here lives as long as the process: looking through it again and again would only
            # hold up answers.
            gc.freeze()
            stop_on_signal(opened.stop)
            await opened.run()
    except ShutOut:
        fail(
            "Telegram doesn't serve this token: it is wrong or was revoked (put the right one into SIMAN_BOT_TOKEN), "
            "or another process polls with it (stop that one)."
        )
    except Unreached:
        fail(
            f"{settings.bot_api_url.host} can't be reached, or gave no answer that can be used. "
            "`siman-bot check` says more."
        )
    except SchemaTooNew:
        fail("A newer version of this program has changed the database. Install that version again.")
    except Unavailable as trouble:
        fail(f"The database can't be used ({trouble.cause}). `siman-bot check` says more.")


async def _diagnosed(settings: Settings) -> bool:
    wrong = False
    async for finding in diagnose(settings, clock=utc_now):
        line(finding.mark, finding.what, finding.words)
        wrong = wrong or finding.mark is Mark.WRONG
    return not wrong
