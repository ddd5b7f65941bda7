"""What has happened since a scenario began: the bot's own record and tables, and the chats as people saw them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.code import ALPHABET, LENGTH, CodeKind
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.sending.delivery import SENT_ONCE, DeliveryKind
from siman_bot.latihan.checks import Event, Kind
from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.traffic import is_seen_by
from siman_bot.sandbox.memory.world import World
from storage.amplification.tables import accounts, amplifications
from storage.people.tables import people
from storage.publishing.tables import item_versions, items
from storage.reports.tables import reports
from storage.sending.tables import broadcasts, deliveries
from storage.tables import audit

_CODE: Final = re.compile(rf"\b{CodeKind.ITEM}-[{ALPHABET}]{{{LENGTH}}}\b")
_VERSION: Final = re.compile(r"\b(?:versi|version) (\d{1,6})\b", re.IGNORECASE)
_ACTS: Final[Mapping[str, Kind]] = {
    **{
        kind.value: kind
        for kind in (
            Kind.REPORT_CONFIRMED,
            Kind.REPORT_WRITTEN,
            Kind.REPORT_CLOSED,
            Kind.ITEM_SUBMITTED,
            Kind.ITEM_APPROVED,
            Kind.ITEM_SENT_BACK,
            Kind.ITEM_WITHDRAWN,
            Kind.ITEM_RELAYED,
        )
    },
    # Whoever approves a verdict closes the report with it.
    ReportAct.APPROVE.value: Kind.REPORT_CLOSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How far everything had come when the trainee's part began: the last row of each table, the world's sequence."""

    audit: int
    reports: int
    amplifications: int
    deliveries: int
    sequence: int


async def start_of(connection: AsyncConnection, world: World) -> Start:
    return Start(
        audit=await _last(connection, audit.c.seq),
        reports=await _last(connection, reports.c.id),
        amplifications=await _last(connection, amplifications.c.id),
        deliveries=await _last(connection, deliveries.c.id),
        sequence=world.sequence,
    )


async def events_since(
    start: Start, connection: AsyncConnection, world: World, players: Mapping[int, str]
) -> list[Event]:
    """All that the rules of a scenario can ask about.

    Args:
        start: What lies before it is left out.
        connection: A snapshot of the bot's database.
        world: The local Telegram.
        players: Ids of the players by Telegram id; others act under an empty id.
    """
    return [
        *await _acts(connection, start, players),
        *await _reports(connection, start, players),
        *await _shares(connection, start, players),
        *await _deliveries(connection, start),
        *_commands(world, start, players),
    ]


async def _last(connection: AsyncConnection, column: ColumnElement[int]) -> int:
    return int((await connection.execute(select(func.coalesce(func.max(column), 0)))).scalar_one())


async def _acts(connection: AsyncConnection, start: Start, players: Mapping[int, str]) -> list[Event]:
    """Acts of privileged roles. Their words come from the item's version or the report that they were done to."""
    rows = await connection.execute(
        select(audit.c.act, audit.c.subject, audit.c.detail, people.c.telegram_id)
        .join(people, people.c.audit_key == audit.c.actor_key, isouter=True)
        .where(audit.c.seq > start.audit, audit.c.act.in_([*_ACTS]))
        .order_by(audit.c.seq)
    )
    words = await _words_of_items(connection) | await _answers(connection)
    found = []
    for row in rows:
        about, _, subject = row.subject.partition(":")
        version = int(row.detail.get("version", 0)) if about == "item" else 0
        found.append(
            Event(
                kind=_ACTS[row.act],
                by=players.get(row.telegram_id, ""),
                subject=subject,
                text=words.get((subject, version), ""),
                outcome=str(row.detail.get("outcome", "")),
                version=version,
            )
        )
    return found


async def _words_of_items(connection: AsyncConnection) -> dict[tuple[str, int], str]:
    rows = await connection.execute(
        select(items.c.code, item_versions.c.version, item_versions.c.title, item_versions.c.body).join(
            items, items.c.id == item_versions.c.item_id
        )
    )
    return {(row.code, row.version): f"{row.title}\n{row.body}" for row in rows}


async def _answers(connection: AsyncConnection) -> dict[tuple[str, int], str]:
    rows = await connection.execute(select(reports.c.ticket, reports.c.answer))
    return {(row.ticket, 0): row.answer or "" for row in rows}


async def _reports(connection: AsyncConnection, start: Start, players: Mapping[int, str]) -> list[Event]:
    rows = await connection.execute(
        select(reports.c.ticket, reports.c.body, reports.c.url, people.c.telegram_id)
        .join(people, people.c.id == reports.c.reporter_id, isouter=True)
        .where(reports.c.id > start.reports)
    )
    return [
        Event(
            kind=Kind.REPORT_FILED,
            by=players.get(row.telegram_id, ""),
            subject=row.ticket,
            text=f"{row.body or ''}\n{row.url or ''}",
        )
        for row in rows
    ]


async def _shares(connection: AsyncConnection, start: Start, players: Mapping[int, str]) -> list[Event]:
    rows = await connection.execute(
        select(items.c.code, item_versions.c.title, people.c.telegram_id)
        .select_from(amplifications)
        .join(items, items.c.id == amplifications.c.item_id)
        .join(item_versions, (item_versions.c.item_id == items.c.id) & (item_versions.c.version == items.c.version))
        .join(accounts, accounts.c.id == amplifications.c.account_id)
        .join(people, people.c.id == accounts.c.owner_id)
        .where(amplifications.c.id > start.amplifications)
    )
    return [
        Event(kind=Kind.SHARE_RECORDED, by=players.get(row.telegram_id, ""), subject=row.code, text=row.title)
        for row in rows
    ]


async def _deliveries(connection: AsyncConnection, start: Start) -> list[Event]:
    """One for each group that has really been sent an item."""
    rows = await connection.execute(
        select(items.c.code, broadcasts.c.item_version)
        .select_from(deliveries)
        .join(broadcasts, broadcasts.c.id == deliveries.c.broadcast_id)
        .join(items, items.c.id == broadcasts.c.item_id)
        .where(
            deliveries.c.id > start.deliveries,
            deliveries.c.kind.in_((DeliveryKind.ITEM, DeliveryKind.EDIT)),
            deliveries.c.state.in_(SENT_ONCE),
        )
    )
    words = await _words_of_items(connection)
    return [
        Event(
            kind=Kind.ITEM_DELIVERED,
            subject=row.code,
            version=row.item_version,
            text=words.get((row.code, row.item_version), ""),
        )
        for row in rows
    ]


def _commands(world: World, start: Start, players: Mapping[int, str]) -> Iterator[Event]:
    """Commands that the bot has answered in private, and checks (`/cek`) whose answer names an item's code.

    The words of an answer are all that the bot has written or edited since: a list opens where it stands.
    """
    for chat in world.private_chats.values():
        by = players.get(chat.id, "")
        for command, answer in _answered(world, chat, start):
            typed, argument = [*command.text.split(maxsplit=1), ""][:2]
            name = typed.partition("@")[0].casefold()
            yield Event(kind=Kind.COMMAND_ANSWERED, by=by, subject=name, text=_said_since(command.sent, chat))
            code, version = _CODE.search(answer), _VERSION.search(answer)
            asks = (name == "/cek" and argument) or (name == "/start" and argument.startswith("cek_"))
            if asks and code:
                shown = int(version[1]) if version else 0
                yield Event(kind=Kind.CODE_CHECKED, by=by, subject=code[0], version=shown)


def _answered(world: World, chat: Chat, start: Start) -> Iterator[tuple[Message, str]]:
    """Each command of the person with the first message of the bot after it in their private chat."""
    command: Message | None = None
    heard = [*chat.messages.values(), *_heard_in_groups(world, chat)]
    for message in sorted(heard, key=lambda message: message.sent):
        if message.sender is not chat.bot:
            command = message if message.text.startswith("/") and message.sent > start.sequence else None
        elif command:
            yield command, message.text
            command = None


def _heard_in_groups(world: World, chat: Chat) -> Iterator[Message]:
    """Commands to this chat's bot that its person has written elsewhere."""
    for group in world.groups.values():
        for message in group.messages.values():
            is_command = message.sender is chat.person and message.text.startswith("/")
            if is_command and chat.bot and chat.bot.id in group.bots and is_seen_by(chat.bot, group, message):
                yield message


def _said_since(sequence: int, chat: Chat) -> str:
    return "\n".join(
        message.text
        for message in chat.messages.values()
        if message.sender is chat.bot and message.changed > sequence and not message.deleted
    )
