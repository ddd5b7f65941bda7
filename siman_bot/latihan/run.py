"""Opens a class and keeps it open: reads the scenarios, serves the pages and ends every bot when it is told to stop."""

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from random import SystemRandom
from typing import Final

from aiohttp import web

from siman_bot.latihan.classroom import Classroom
from siman_bot.latihan.pages import Pages, session_seat
from siman_bot.latihan.parsing import SHIPPED, BadScenario, load
from siman_bot.latihan.scenario import Scenario
from siman_bot.latihan.seat import Workshop
from siman_bot.latihan.worlds import JOIN, Worlds
from siman_bot.sandbox.serving.guard import Guard
from siman_bot.services.transaction import Now
from storage import places
from storage.engine import open_database
from storage.migrate import migrate

LOOPBACK: Final = "127.0.0.1"
OPENED_AT_ONCE: Final = 2
"""Worlds that are set up at the same time; the others wait their turn, so that a class doesn't choke its machine."""
BODY_BYTES: Final = 8 * 2**20
"""Of one request: a photo or a document. What is sent stays in memory, for each trainee."""
_UNROUTED: Final = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): asking for the way there shows this machine's own, and sends nothing."""


class PortTaken(Exception):  # noqa: N818 - a finding about the machine
    """Something else listens on the port."""


class NoSuchHost(Exception):  # noqa: N818 - a finding about the machine
    """The host is no address of this machine."""


class BadScenarios(Exception):  # noqa: N818 - a finding about files
    """Some files can't be used; `lines` has one sentence for each problem, with file and line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A class that is being served; `url` is where this machine reaches it."""

    classroom: Classroom
    url: str


@asynccontextmanager
async def open_class(*, host: str, port: int, most: int, files: Sequence[Path], clock: Now) -> AsyncIterator[Opened]:
    """Serve until the block ends.

    Args:
        host: The address to listen on.
        port: 0 takes a free one.
        most: Trainees.
        files: Scenarios; those that come with the program where none are named.
        clock: The time.

    Raises:
        BadScenarios: See there.
        PortTaken: See there.
        NoSuchHost: See there.
    """
    with tempfile.TemporaryDirectory(prefix="siman-latihan-") as folder:
        template = Path(folder) / "template.sqlite3"
        scenarios = await _prepared(template, files or sorted(SHIPPED.glob("*.yaml")), clock)
        guard = Guard(host)
        worlds = Worlds(guard)
        workshop = Workshop(
            folder=Path(folder),
            template=template,
            clock=clock,
            opening=asyncio.Semaphore(OPENED_AT_ONCE),
            host_world=worlds.host,
        )
        classroom = Classroom(scenarios=scenarios, workshop=workshop, most=most, choice=SystemRandom().choice)
        app = web.Application(client_max_size=BODY_BYTES)
        app.add_routes(Pages(classroom).routes(guard))
        app.add_routes(worlds.routes(lambda request: session_seat(classroom, request)))
        async with _served(app, host, port) as bound:
            worlds.url = _url(_near(host), bound)
            try:
                yield Opened(classroom=classroom, url=worlds.url)
            finally:
                await classroom.close()


async def teach(
    *,
    host: str,
    port: int,
    most: int,
    files: Sequence[Path],
    clock: Now,
    stop: asyncio.Event,
    tell: Callable[[str], None],
) -> None:
    """As `open_class`, until `stop` is set; says where everybody finds it."""
    async with open_class(host=host, port=port, most=most, files=files, clock=clock) as opened:
        for line in announcement(opened, host):
            tell(line)
        await stop.wait()
        tell("Kelas ditutup.")


def announcement(opened: Opened, host: str) -> list[str]:
    """What the trainer reads at the start."""
    bound = opened.url.rpartition(":")[2]
    addresses = [f"http://{_bracketed(address)}:{bound}{JOIN}" for address in reachable_at(host)]
    who = (
        "Hanya komputer ini yang dapat membukanya. Untuk satu ruang kelas, jalankan lagi dengan --host 0.0.0.0."
        if _is_loopback(host)
        else "PERHATIAN: siapa pun di jaringan yang sama dapat membuka alamat ini; tanpa kode kelas mereka tidak dapat "
        "ikut. Lalu lintasnya tidak disandikan, jadi jangan memakai data sungguhan."
    )
    return [
        f"Peserta membuka:  {'  atau  '.join(addresses)}",
        f"Kode kelas:       {opened.classroom.code}",
        f"Pelatih membuka:  {opened.url}{JOIN}/pelatih",
        f"Kode pelatih:     {opened.classroom.trainer_code}",
        who,
        "Unduh hasilnya di halaman pelatih sebelum menutup kelas; setelah itu semuanya dihapus. Ctrl-C menutup kelas.",
    ]


def reachable_at(host: str) -> list[str]:
    """Addresses to open in a browser, for one that the server is bound to."""
    if not _is_any(host):
        return [host]
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(_UNROUTED)
        found.append(probe.getsockname()[0])
    with suppress(OSError):
        for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found.append(str(address[0]))
    return [address for address in dict.fromkeys(found) if not _is_loopback(address)] or [LOOPBACK]


async def _prepared(template: Path, files: Sequence[Path], clock: Now) -> list[Scenario]:
    """The scenarios, and the migrated database that every world's is copied from."""
    database = open_database(str(template))
    try:
        await migrate(database, now=clock())
        async with database.read() as connection:
            gazetteer = await places.gazetteer(connection)
    finally:
        await database.close()
    scenarios: dict[str, Scenario] = {}
    file_of: dict[str, str] = {}
    wrong: list[str] = []
    for path in files:
        try:
            scenario = load(path, gazetteer)
        except BadScenario as bad:
            wrong += [f"{bad.file}, baris {problem.line}: {problem.reason}" for problem in bad.problems]
            continue
        if scenario.key in scenarios:
            taken = f"id “{scenario.key}” sudah dipakai {file_of[scenario.key]}"
            wrong.append(f"{path.name}, baris {scenario.line}: {taken}")
        scenarios[scenario.key], file_of[scenario.key] = scenario, path.name
    if wrong:
        raise BadScenarios(wrong)
    return [*scenarios.values()]


@asynccontextmanager
async def _served(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """The port it listens on."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except socket.gaierror:
            raise NoSuchHost from None
        except OSError as error:
            if not await _is_here(host):
                raise NoSuchHost from error
            raise PortTaken from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _is_here(host: str) -> bool:
    """Whether this machine can listen on the address, on any port."""
    try:
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, host, 0)
    except OSError:
        return False
    server.close()
    return True


def _near(host: str) -> str:
    return LOOPBACK if _is_any(host) else host


def _url(host: str, port: int) -> str:
    return f"http://{_bracketed(host)}:{port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_any(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_unspecified
    return False


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"
