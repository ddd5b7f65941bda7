"""The command line, for whoever operates the bot: plain words, and an exit code that a script can go by.

0 all is well · 1 something is wrong, and it says what · 2 the settings or the arguments can't be used
"""

import asyncio
import gc
import os
import pwd
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn, TypeVar

import structlog
import typer

from siman_bot.app import ShutOut, Unreached, open_app, utc_now
from siman_bot.diagnosis import Mark, diagnose
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import NotFound
from siman_bot.logs import set_up_logs, trace_of
from siman_bot.rendering.audit_verdict import words_of
from siman_bot.rendering.processing_record import processing_record
from siman_bot.services.auditing import Auditing, read_heads
from siman_bot.services.people.granting import Granting
from siman_bot.services.processing import record_of_processing
from siman_bot.settings import DatabaseSettings, Settings, WrongSettings, read_settings
from siman_bot.texts.catalogue import texts_in
from storage.engine import Database, Unavailable, database_url, open_database
from storage.migrate import SchemaTooNew, pending

WRONG: Final = 1
UNUSABLE: Final = 2
SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)

# The framework's own tracebacks show local variables, and with them the token and people's words.
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="SIMAN bot. Settings are environment variables or lines of the file .env; .env.example explains each.",
)
audit_app = typer.Typer(no_args_is_help=True, help="The record of what privileged roles did.")
app.add_typer(audit_app, name="audit")


class Language(StrEnum):
    ID = "id"
    EN = "en"


TelegramId = Annotated[int, typer.Argument(min=1, show_default=False, help="The person's Telegram id, a number.")]
RoleName = Annotated[Role, typer.Argument(show_default=False)]
ScopeText = Annotated[
    str,
    typer.Argument(show_default=False, help="nation, region:WIB, province:31, regency:31.71 or institution:12"),
]
KeptHead = Annotated[
    list[str] | None,
    typer.Option(
        help="A head that `audit head` printed earlier and that was kept elsewhere; may be repeated.",
        show_default=False,
    ),
]
HeadsFile = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        dir_okay=False,
        readable=True,
        help="A file with such heads, one a line, after whatever else stands there.",
        show_default=False,
    ),
]

T = TypeVar("T", bound=DatabaseSettings)
R = TypeVar("R")


def main() -> None:
    set_up_logs("text")
    try:
        app()
    except Exception as error:  # noqa: BLE001 - its words may hold a token or a person's text, its place doesn't
        structlog.get_logger().error("crashed", trace=trace_of(error))
        print("The program has a fault. The log line above says where; please report it.", file=sys.stderr)
        sys.exit(WRONG)


@app.command()
def run() -> None:
    """Run the bot until SIGTERM or SIGINT; what is in hand is finished first. A second signal ends it at once."""
    settings = _settings(Settings)
    set_up_logs(settings.log_format)
    asyncio.run(_serve(settings))


@app.command()
def check() -> None:
    """Say what is wrong with the set-up, and what to do about it."""
    try:
        settings = read_settings(Settings)
    except WrongSettings as wrong:
        for problem in wrong.problems:
            _line(Mark.WRONG, "settings", f"{problem}.")
        raise typer.Exit(UNUSABLE) from None
    _line(Mark.OK, "settings", "all can be used.")
    if not asyncio.run(_diagnosed(settings)):
        raise typer.Exit(WRONG)


@app.command()
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
        _fail(
            f"Port {port} is taken, perhaps by another demo. Stop that one, or choose another port: "
            f'`make demo ARGS="{other}"`, or `siman-bot demo {other}`.'
        )
    except demo_run.PortRefused as refused:
        _fail(f"This machine doesn't let the demo listen on port {port}: {refused}.")
    except demo_run.BotEnded as ended:
        _fail("\n".join([*ended.lines, f"The bot's process ended {ended}. Above is what it said last."]))


@app.command()
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
        _fail(f"Port {port} sudah dipakai, mungkin oleh kelas lain. Hentikan kelas itu, atau pilih --port yang lain.")
    except class_run.NoSuchHost:
        _fail(f"{host} bukan alamat komputer ini. Pakai --host 0.0.0.0 untuk semua alamatnya.")
    except class_run.BadScenarios as bad:
        for line in bad.lines:
            print(line, file=sys.stderr)
        raise typer.Exit(UNUSABLE) from None


@app.command()
def grant(telegram_id: TelegramId, role: RoleName, scope: ScopeText) -> None:
    """Give a role within a scope to somebody who has agreed by /start."""
    given = Grant(role=role, scope=_scope(scope))
    if _on_database(lambda database: _granting(database).grant(telegram_id, given)):
        print(
            f"{telegram_id} now holds {role.value} for {given.scope}. Their menu in the running bot follows by itself."
        )
    else:
        print(f"{telegram_id} holds {role.value} for {given.scope} already; nothing changed.")


@app.command()
def revoke(telegram_id: TelegramId, role: RoleName, scope: ScopeText) -> None:
    """Take a role within a scope away."""
    taken = Grant(role=role, scope=_scope(scope))
    if _on_database(lambda database: _granting(database).revoke(telegram_id, taken)):
        print(f"{telegram_id} no longer holds {role.value} for {taken.scope}.")
    else:
        _fail(f"{telegram_id} doesn't hold {role.value} for {taken.scope}; `siman-bot roles` lists who holds what.")


@app.command()
def roles() -> None:
    """List who holds which role, by Telegram id."""
    granted = _on_database(lambda database: _granting(database).granted())
    for one in granted:
        print(f"{one.telegram_id:<12} {one.grant.role.value:<15} {one.grant.scope}")
    if not granted:
        print("Nobody holds a role.")


@app.command()
def data(
    language: Annotated[Language, typer.Option(help="Of the words; the columns go by their names.")] = Language.EN,
) -> None:
    """Print the record of processing: every column with personal data, what for, for how long, how it is erased."""
    for line in processing_record(texts_in(language), record_of_processing()):
        print(line)


@audit_app.command()
def head() -> None:
    """Print the head of the chain. Keep each of them where whoever can write to the database can't."""
    found = _on_database(lambda database: Auditing(database=database).head())
    if found is None:
        _fail("The chain has no row yet, so there is no head to keep.")
    print(found)


@audit_app.command()
def verify(head: KeptHead = None, heads: HeadsFile = None) -> None:
    """Verify the whole chain, what it says was decided on, and that all heads kept earlier are still part of it.

    0: intact. 1: altered; the first row that isn't as it was written is named. 2: the heads can't be read.
    """
    kept = [*_heads(heads), *_given_heads(head or [])]
    verdict = _on_database(lambda database: Auditing(database=database).verify(*kept))
    for line in words_of(verdict, kept):
        print(line)
    if not verdict.intact:
        raise typer.Exit(WRONG)


def _heads(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        kept = read_heads(file.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(f"{file} can't be read", param_hint="--heads") from None
    except ValueError as error:
        raise typer.BadParameter(f"line {error} holds no head (64 hexadecimal digits)", param_hint="--heads") from None
    if not kept:
        raise typer.BadParameter(f"{file} holds no head", param_hint="--heads")
    return kept


def _given_heads(given: list[str]) -> list[str]:
    try:
        return read_heads(given)
    except ValueError:
        raise typer.BadParameter("a head is 64 hexadecimal digits", param_hint="--head") from None


async def _teach(teach: Callable[..., Coroutine[Any, Any, None]], **values: Any) -> None:
    stop = asyncio.Event()
    _stop_on_signal(stop.set)
    await teach(**values, clock=utc_now, stop=stop, tell=lambda line: print(line, flush=True))


async def _serve(settings: Settings) -> None:
    try:
        async with open_app(settings, clock=utc_now) as opened:
            # What was made up to here lives as long as the process: looking through it again and again would only
            # hold up answers.
            gc.freeze()
            _stop_on_signal(opened.stop)
            await opened.run()
    except ShutOut:
        _fail(
            "Telegram doesn't serve this token: it is wrong or was revoked (put the right one into SIMAN_BOT_TOKEN), "
            "or another process polls with it (stop that one)."
        )
    except Unreached:
        _fail(
            f"{settings.bot_api_url.host} can't be reached, or gave no answer that can be used. "
            "`siman-bot check` says more."
        )
    except SchemaTooNew:
        _fail("A newer version of this program has changed the database. Install that version again.")
    except Unavailable as trouble:
        _fail(f"The database can't be used ({trouble.cause}). `siman-bot check` says more.")


def _stop_on_signal(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()

    def first() -> None:
        for number in SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        stop()

    for number in SIGNALS:
        loop.add_signal_handler(number, first)


async def _diagnosed(settings: Settings) -> bool:
    wrong = False
    async for finding in diagnose(settings, clock=utc_now):
        _line(finding.mark, finding.what, finding.words)
        wrong = wrong or finding.mark is Mark.WRONG
    return not wrong


def _on_database(work: Callable[[Database], Coroutine[Any, Any, R]]) -> R:
    """Run something on a database that the bot has used before."""
    raw_url = _settings(DatabaseSettings).database
    url = database_url(raw_url)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        _fail(f"There is no database at {url.database}. The first start of the bot makes it.")
    return asyncio.run(_worked(raw_url, work))


async def _worked(raw_url: str, work: Callable[[Database], Coroutine[Any, Any, R]]) -> R:
    try:
        async with _migrated(raw_url) as database:
            return await work(database)
    except SchemaTooNew:
        _fail("A newer version of this program has changed the database. Install that version again.")
    except Unavailable as trouble:
        _fail(f"The database can't be used ({trouble.cause}). `siman-bot check` says more.")
    except NotFound as refused:
        if refused.key == "scope-unknown":
            _fail("There is no such place or institution. `siman-bot grant --help` shows how scopes are written.")
        _fail("Nobody with this Telegram id has agreed yet. They open the bot, send /start and agree; then try again.")


@asynccontextmanager
async def _migrated(raw_url: str) -> AsyncIterator[Database]:
    database = open_database(raw_url)
    try:
        if await pending(database):
            _fail("The database isn't of this version yet. Start the bot once; it brings it up to date.")
        yield database
    finally:
        await database.close()


def _granting(database: Database) -> Granting:
    return Granting(database=database, clock=utc_now, account=_account())


def _account() -> str:
    """The system account that runs this, by what the system says: the environment could say anything."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _settings(kind: type[T]) -> T:
    try:
        return read_settings(kind)
    except WrongSettings as wrong:
        for problem in wrong.problems:
            print(f"{problem}.", file=sys.stderr)
        print("`.env.example` explains every setting.", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from None


def _scope(text: str) -> Scope:
    try:
        return Scope.parse(text)
    except ValueError:
        raise typer.BadParameter(
            "write nation, region:WIB, province:31, regency:31.71 or institution:12", param_hint="SCOPE"
        ) from None


def _line(mark: Mark, what: str, words: str) -> None:
    print(f"{mark:<6} {what:<9} {words}", flush=True)


def _fail(words: str) -> NoReturn:
    print(words, file=sys.stderr)
    raise typer.Exit(WRONG)
