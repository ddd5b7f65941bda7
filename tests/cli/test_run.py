"""`siman-bot run` as a process: how it starts, stops, refuses to start, and what SIGKILL can't undo."""

import asyncio
import re
import signal
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port

from siman_bot.sandbox.people import Person
from siman_bot.sandbox.rules.faults import LONGEST_SECONDS, Fault, FaultKind
from siman_bot.sandbox.sandbox import Sandbox
from tests.bot_process import BotProcess, Ended, environment
from tests.databases import SqliteFiles
from tests.patience import HANGING
from tests.town import TOKEN, USERNAME


class Place:
    """A sandbox, a database file, and bot processes on both."""

    def __init__(self, sandbox: Sandbox, url: str, database: str, folder: Path) -> None:
        self.sandbox = sandbox
        self.url = url
        self.database = database
        self._folder = folder
        self._started: list[BotProcess] = []

    async def start(self, *, ready: bool = True, **changes: str) -> BotProcess:
        given = {"url": self.url, "database_url": self.database} | changes
        process = await BotProcess.start("run", settings=environment(**given), folder=self._folder)
        self._started.append(process)
        if ready:
            await process.until('"started"')
        return process

    async def close(self) -> None:
        for process in self._started:
            await process.kill()


@pytest_asyncio.fixture
async def place(sqlite_files: SqliteFiles, tmp_path: Path) -> AsyncIterator[Place]:
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url:
        place = Place(sandbox, url, sqlite_files.fresh(), tmp_path)
        yield place
        await place.close()


@pytest.mark.long
async def test_starts_that_are_refused(place: Place, sqlite_files: SqliteFiles) -> None:
    newer = sqlite_files.fresh()
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    wrong_token = "4343:AAE-a-token-nobody-knows"
    cases: list[tuple[dict[str, str], int, str]] = [
        ({"log_format": "xml", "token": "salah"}, 2, "SIMAN_BOT_TOKEN"),
        ({"token": wrong_token}, 1, "doesn't serve this token"),
        ({"url": f"http://127.0.0.1:{unused_port()}"}, 1, "can't be reached"),
        ({"database_url": newer}, 1, "newer version"),
    ]
    starts = [await place.start(ready=False, **changes) for changes, _, _ in cases]
    for process, (_, code, words) in zip(starts, cases, strict=True):
        ended = await process.ended(seconds=HANGING)
        assert (ended.code, words in ended.output) == (code, True), ended.output
        assert "Traceback" not in ended.output
        assert TOKEN not in ended.output
        assert wrong_token not in ended.output


async def test_a_signal_lets_it_finish_what_is_in_hand(place: Place) -> None:
    rina = await place.sandbox.people.person("Rina")
    for number in (signal.SIGTERM, signal.SIGINT):
        place.sandbox.faults.add(Fault(kind=FaultKind.DELAY, method="sendMessage", seconds=1.0))
        process = await place.start()
        place.sandbox.calls.clear()
        await rina.send("/bantuan")
        await place.sandbox.wait_for(lambda: place.sandbox.calls.of("sendMessage"))
        process.process.send_signal(number)
        ended = await process.ended(seconds=HANGING)
        assert (ended.code, '"stopped"' in ended.output) == (0, True), ended.output
        await rina.expect("/batal")
        assert waiting_in(place.database) == 0


async def test_a_second_signal_ends_it_at_once(place: Place) -> None:
    rina = await place.sandbox.people.person("Rina")
    place.sandbox.faults.add(Fault(kind=FaultKind.DELAY, method="sendMessage", seconds=LONGEST_SECONDS))
    process = await place.start()
    await rina.send("/bantuan")
    await place.sandbox.wait_for(lambda: place.sandbox.calls.of("sendMessage"))
    process.process.terminate()
    async with asyncio.timeout(HANGING):
        while catches(process.process.pid, signal.SIGTERM):
            await asyncio.sleep(0.01)
    assert process.process.returncode is None
    process.process.terminate()
    ended = await process.ended(seconds=HANGING)
    assert ended.code == -signal.SIGTERM
    assert "Traceback" not in ended.output


def catches(pid: int, number: signal.Signals) -> bool:
    """Whether the process hears of the signal, instead of being ended by it."""
    (caught,) = re.findall(r"^SigCgt:\s+(\w+)$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return bool(int(caught, 16) >> (number - 1) & 1)


async def test_another_poller_and_a_revoked_token_end_it(place: Place) -> None:
    process = await place.start()
    await place.sandbox.wait_for(lambda: place.sandbox.calls.of("getUpdates"))
    asked = asyncio.create_task(keep_asking(f"{place.url}/bot{TOKEN}/getUpdates?timeout=5"))
    shut_out(await process.ended(seconds=HANGING))
    asked.cancel()

    process = await place.start()
    bot = place.sandbox.state.world.bots.pop(TOKEN)
    bot.queue.close()
    shut_out(await process.ended(seconds=HANGING))


async def keep_asking(url: str) -> None:
    """As a process on another database does."""
    async with ClientSession() as session:
        while True:
            async with session.get(url) as answer:
                await answer.read()


async def test_a_second_process_stands_by_and_takes_over(place: Place) -> None:
    rina = await place.sandbox.people.person("Rina")
    first = await place.start()
    await rina.start()
    second = await place.start()
    await rina.send("/bantuan")
    await rina.expect("/batal")

    await freeze(first, place.database)
    await rina.send("/bantuan")
    await rina.expect("/batal", seconds=HANGING)

    # The first one wakes up and finds that it isn't its turn any more; then it is again.
    first.process.send_signal(signal.SIGCONT)
    await rina.send("/bantuan")
    await rina.expect("/batal")
    second.process.terminate()
    assert (await second.ended(seconds=HANGING)).code == 0
    await rina.send("/bantuan")
    await rina.expect("/batal", seconds=HANGING)
    assert first.process.returncode is None, first.printed


async def freeze(running: BotProcess, database: str) -> None:
    """Not in the middle of a transaction, which would hold SQLite's lock for as long as the process stands still."""
    async with asyncio.timeout(HANGING):
        while True:
            running.process.send_signal(signal.SIGSTOP)
            while not stands_still(running.process.pid):
                await asyncio.sleep(0.005)
            if can_write(database):
                return
            running.process.send_signal(signal.SIGCONT)
            await asyncio.sleep(0.05)


def stands_still(pid: int) -> bool:
    """Whether every thread has stopped: a signal that was sent needn't have arrived."""
    try:
        states = [(thread / "stat").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return all(state.rpartition(")")[2].split()[0] == "T" for state in states)


def can_write(database: str) -> bool:
    connection = sqlite3.connect(database, timeout=0.5, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def shut_out(ended: Ended) -> None:
    assert (ended.code, "doesn't serve this token" in ended.output) == (1, True), ended.output
    assert "Traceback" not in ended.output
    assert TOKEN not in ended.output


@pytest.mark.long
async def test_killed_again_and_again_it_loses_and_doubles_nothing(place: Place) -> None:
    """Four times SIGKILL while six people agree and ask; each is answered, and recorded once."""
    random = Random(11)
    kills = 4
    people = [await place.sandbox.people.person(f"Warga {number}") for number in range(6)]

    async def use(person: Person) -> None:
        await person.start()
        await person.tap("Saya setuju", seconds=HANGING)
        await person.expect("Terima kasih", seconds=HANGING, earlier=True)
        for _ in range(3):
            await person.send("/bantuan")
            await person.expect("/batal", seconds=HANGING)
            await asyncio.sleep(random.uniform(0, 0.5))

    using = asyncio.gather(*(use(person) for person in people))
    for _ in range(kills):
        process = await place.start()
        await asyncio.sleep(random.uniform(0.0, 0.5))
        await process.kill()
        end_leases(place.database)
    last = await place.start()
    async with asyncio.timeout(HANGING):
        await using
    last.process.terminate()
    assert (await last.ended()).code == 0

    connection = sqlite3.connect(place.database)
    consents = connection.execute("SELECT count(*), count(DISTINCT person_id) FROM consents").fetchone()
    connection.close()
    assert consents == (len(people), len(people))
    assert waiting_in(place.database) == 0
    for person in people:
        answers = [message for message in await person.messages() if message.from_bot and "/batal" in message.text]
        assert 3 <= len(answers) <= 3 + kills


def waiting_in(database: str) -> int:
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM inbox WHERE state = 'waiting'").fetchone()[0])
    finally:
        connection.close()


def end_leases(database: str) -> None:
    """What ten seconds do by themselves."""
    connection = sqlite3.connect(database)
    connection.execute("UPDATE inbox SET lease_until = NULL WHERE state = 'waiting'")
    connection.commit()
    connection.close()
