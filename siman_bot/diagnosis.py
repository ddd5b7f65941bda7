"""What is wrong with the set-up, each finding in one plain sentence that says what to do."""

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import aiohttp

from siman_bot.domain.people.roles import Role
from siman_bot.domain.sending.paid import FREE_PER_SECOND, stars_a_second
from siman_bot.services.people.granting import Granting
from siman_bot.services.transaction import Now, Unavailable
from siman_bot.settings import Settings
from storage.engine import Database, database_url, open_database
from storage.migrate import SchemaTooNew, pending

CLOCK_SLACK: Final = 5.0
"""Seconds; more, and leases, reminders and the times shown go wrong."""
LEAST_SPACE: Final = 500 * 2**20
"""Bytes free beside the database: some weeks of growth, and a copy before a migration."""
ANSWER_SECONDS: Final = 10.0
_NETWORK_FILE_SYSTEMS: Final = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "ceph", "glusterfs")


class Mark(StrEnum):
    OK = "OK"
    NOTE = "NOTE"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`what` is a word or two, `words` the sentence. A note doesn't keep the bot from running."""

    mark: Mark
    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the Bot API server said. `ahead` is how many seconds this machine's clock is before the server's."""

    status: int
    result: Any
    ahead: float | None


async def diagnose(settings: Settings, *, clock: Now) -> AsyncIterator[Finding]:
    """Every finding about the set-up, in order, as it is found."""
    if settings.paid_broadcast:
        yield _cost(settings.messages_per_second)
    async for finding in _telegram(settings, clock):
        yield finding
    async for finding in _database(settings.database, clock):
        yield finding


def _ok(what: str, words: str) -> Finding:
    return Finding(mark=Mark.OK, what=what, words=words)


def _note(what: str, words: str) -> Finding:
    return Finding(mark=Mark.NOTE, what=what, words=words)


def _wrong(what: str, words: str) -> Finding:
    return Finding(mark=Mark.WRONG, what=what, words=words)


def _cost(per_second: int) -> Finding:
    stars = stars_a_second(per_second)
    if not stars:
        return _note(
            "cost", f"paid broadcasts are on but free: {per_second} messages a second are within the free limit."
        )
    return _note(
        "cost",
        f"broadcasts to groups cost up to {stars} Stars a second: at {per_second} messages a second, 0.1 Star for each "
        f"above the free {FREE_PER_SECOND}. Telegram takes them from the bot's balance, and refuses without one.",
    )


async def _telegram(settings: Settings, clock: Now) -> AsyncIterator[Finding]:
    server = settings.bot_api_url.host
    base = f"{str(settings.bot_api_url).rstrip('/')}/bot{settings.bot_token.get_secret_value()}"
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS)) as session:
        me = await _ask(session, f"{base}/getMe", clock)
        if me is None:
            yield _wrong(
                "server",
                f"{server} can't be reached, or it is no Bot API server. Check the network, the firewall and "
                "SIMAN_BOT_API_URL.",
            )
            yield _note("clock", "not measured, because the server gave no time to compare with.")
            return
        yield _ok("server", f"{server} answers.")
        yield _clock(me.ahead)
        if not isinstance(me.result, dict):
            yield _wrong(
                "token",
                f"the server refuses it (status {me.status}). Copy the token again from BotFather (/mybots, API Token) "
                "into SIMAN_BOT_TOKEN.",
            )
            return
        yield _ok("token", f"accepted; the bot is @{me.result.get('username', '')}.")
        yield _joining(me.result)
        yield _privacy(me.result)
        yield _webhook(await _ask(session, f"{base}/getWebhookInfo", clock))


async def _ask(session: aiohttp.ClientSession, url: str, clock: Now) -> Answer | None:
    """None where nobody answers, or not with Telegram's JSON. No error is passed on: it would hold the token."""
    asked_at = clock()
    try:
        async with session.get(url, allow_redirects=False) as response:
            middle = asked_at + (clock() - asked_at) / 2
            date = response.headers.get("Date")
            body = await response.json(content_type=None)
            status = response.status
    except (aiohttp.ClientError, OSError, ValueError):
        return None
    if not isinstance(body, dict) or "ok" not in body:
        return None
    return Answer(status=status, result=body.get("result"), ahead=_ahead(middle, date))


def _ahead(here: datetime, date: str | None) -> float | None:
    try:
        there = parsedate_to_datetime(date or "")
    except ValueError:
        return None
    # The header has whole seconds: on the average it is half a second behind.
    return (here - there.replace(tzinfo=there.tzinfo or UTC)).total_seconds() - 0.5


def _clock(ahead: float | None) -> Finding:
    if ahead is None:
        return _note("clock", "not measured, because the server gave no time to compare with.")
    if abs(ahead) > CLOCK_SLACK:
        direction = "ahead" if ahead > 0 else "behind"
        return _wrong(
            "clock",
            f"this machine is {abs(ahead):.0f} s {direction} of the Bot API server. Set the time by the network: "
            "timedatectl set-ntp true",
        )
    return _ok("clock", "right to within 5 s.")


def _joining(me: dict[str, Any]) -> Finding:
    if me.get("can_join_groups"):
        return _ok("groups", "the bot can be added to groups.")
    return _wrong("groups", "the bot can't be added to groups. In BotFather: /setjoingroups, Enable.")


def _privacy(me: dict[str, Any]) -> Finding:
    if me.get("can_read_all_group_messages"):
        return _note(
            "privacy",
            "privacy mode is off, so Telegram sends the bot all group messages, which it drops. "
            "In BotFather: /setprivacy, Enable.",
        )
    return _ok("privacy", "privacy mode is on: of groups the bot sees commands and replies to it.")


def _webhook(answer: Answer | None) -> Finding:
    if answer is None or not isinstance(answer.result, dict):
        return _note("webhook", "the server didn't say whether one is set.")
    if answer.result.get("url"):
        return _wrong(
            "webhook", "one is set, so that asking for updates won't work. Remove it with the method deleteWebhook."
        )
    return _ok("webhook", "none is set.")


async def _database(raw_url: str, clock: Now) -> AsyncIterator[Finding]:
    url = database_url(raw_url)
    file = Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
    if file is not None:
        folder = _nearest(file)
        for finding in _place(folder):
            yield finding
        if not file.exists():
            yield (
                _note("database", f"there is none yet at {file}; the first start makes it.")
                if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
                else _wrong("database", f"it can't be made in {folder}. Check SIMAN_DATABASE and who owns the folder.")
            )
            return
    try:
        database = open_database(raw_url)
    except Unavailable as trouble:
        yield _unavailable(trouble)
        return
    try:
        async for finding in _contents(database, clock):
            yield finding
    except SchemaTooNew:
        yield _wrong("database", "a newer version of this program has changed it. Install that version again.")
    except Unavailable as trouble:
        yield _unavailable(trouble)
    finally:
        await database.close()


async def _contents(database: Database, clock: Now) -> AsyncIterator[Finding]:
    waits = await pending(database)
    async with database.write():
        pass
    if waits:
        yield _note("database", "it can be written; the next start brings it to this version (a file is copied first).")
        yield _note("roles", "not looked at before that.")
        return
    yield _ok("database", f"{database.dialect}; it can be written and has this version's tables.")
    # Counted, and shown to nobody.
    central = [one for one in await Granting(database=database, clock=clock).holders() if Role.CENTRAL in one.roles]
    if len(central) > 1:
        yield _ok("roles", f"{len(central)} people hold the role central.")
    elif central:
        yield _note("roles", "only one person holds the role central, so nothing that they write can be approved.")
    else:
        yield _wrong(
            "roles",
            "nobody holds the role central, so nothing can be written or reviewed. Somebody agrees by /start, then: "
            "siman-bot grant <telegram id> central nation",
        )


def _nearest(file: Path) -> Path:
    """The folder of a file, or what there is of the way to it."""
    return next(folder for folder in file.absolute().parents if folder.exists())


def _place(folder: Path) -> list[Finding]:
    """The room beside a SQLite file, and whether it lies where SQLite's locks work."""
    free = shutil.disk_usage(folder).free
    found = [
        _ok("disk", f"{free // 2**20} MB free.")
        if free >= LEAST_SPACE
        else _wrong("disk", f"only {free // 2**20} MB free beside the database. Make room: {LEAST_SPACE // 2**20} MB.")
    ]
    if _file_system(folder).startswith(_NETWORK_FILE_SYSTEMS):
        found.append(
            _wrong("disk", "the database lies on a network file system, where SQLite loses data. Use a local disk.")
        )
    return found


def _file_system(folder: Path) -> str:
    """The kind of file system that holds a folder, where the kernel tells; else empty."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    kinds = {Path(mount.split()[1]): mount.split()[2] for mount in mounts}
    here = folder.resolve()
    return next((kinds[parent] for parent in (here, *here.parents) if parent in kinds), "")


def _unavailable(trouble: Unavailable) -> Finding:
    words = {
        "locked": "another process has held its lock for longer than 5 s. Find what else is writing to it.",
        "full": "the disk is full or failing. Make room, and look at the system's log.",
        "conflict": "too much is written to it at once. Try again.",
        "down": "it can't be opened and written. Check SIMAN_DATABASE, that it runs, and who owns file and folder.",
    }
    return _wrong("database", words[trouble.cause])
