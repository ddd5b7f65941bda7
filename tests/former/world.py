"""A morning in the program's former version, frozen while much was under way, and its Telegram beside it.

`0004.json` was written by the last program whose database had revision 0004. Its answers were held back for some people
(what they asked for is applied and not answered), its handling for others (what they sent is stored and not handled),
and nothing that was owed went out any more.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, DateTime, MetaData, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.sandbox.memory.chats import Chat, Message
from siman_bot.sandbox.memory.update_queue import UpdateQueue
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.sandbox import Sandbox
from storage.engine import open_database
from storage.migrate import config
from tests.town import TOKEN

REVISION = "0004"
_FILE = Path(__file__).with_name(f"{REVISION}.json")


@dataclass(frozen=True, slots=True)
class FormerWorld:
    _kept: dict[str, Any]

    @classmethod
    def read(cls) -> "FormerWorld":
        return cls(json.loads(_FILE.read_text()))

    @property
    def at(self) -> datetime:
        """When it was frozen."""
        return datetime.fromisoformat(self._kept["at"])

    @property
    def next_message_id(self) -> int:
        """Of private chats; the bot's messages up to there are the former program's."""
        return int(self._kept["next_message"])

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._kept["tables"][table]
        return found

    async def fill(self, database_url: str) -> None:
        """Make the former version's tables in an empty database, with what was in them."""
        database = open_database(database_url)
        try:
            async with database.claim() as tx:
                await tx.run_sync(lambda connection: command.upgrade(config(connection), REVISION))
                await self._insert(tx)
        finally:
            await database.close()

    async def settle(self, sandbox: Sandbox) -> dict[str, Person | Group]:
        """Bring the people and groups into a Telegram, with what the bot had written to them; by their names."""
        known: dict[int, Person] = {}
        found: dict[str, Person | Group] = {}
        for one in self._kept["people"]:
            person = await sandbox.people.person(one["first_name"], id=one["id"])
            await person.has_started()
            known[person.id] = found[person.first_name] = person
        for one in self._kept["groups"]:
            group = await sandbox.people.group(one["title"], creator=known[one["creator"]], kind=one["kind"])
            await group.add_bot(admin=one["admin"])
            assert group.id == one["id"]
            found[group.title] = group
        self._fill_chats(sandbox.state.world)
        return found

    def _fill_chats(self, world: World) -> None:
        bot = world.bots[TOKEN]
        for number in range(self._kept["files"]):
            world.files.add(b"%d" % number, name="photo.jpg", mime_type="image/jpeg", kind="photo")
        for one in self._kept["messages"]:
            chat = world.groups.get(one["chat"]) or world.private_chat(bot, world.users[one["chat"]])
            chat.messages[one["id"]] = _message(one, chat, bot)
            chat.next_message_id = max(chat.next_message_id, one["id"] + 1)
        world._message_ids = count(self.next_message_id)
        # What the sandbox made of the coming of people and groups, the bot has heard of in its former life.
        bot.queue = UpdateQueue(first_update_id=self._kept["next_update"], changed=world.updates_changed)

    async def _insert(self, tx: AsyncConnection) -> None:
        tables = MetaData()
        await tx.run_sync(tables.reflect)
        for table in tables.sorted_tables:
            for row in self._kept["tables"].get(table.name, ()):
                instants = {column.name for column in table.columns if isinstance(column.type, DateTime)}
                values = {name: _instant(value, tx) if name in instants else value for name, value in row.items()}
                await tx.execute(table.insert().values(values))
            if tx.dialect.name == "postgresql" and "id" in table.c and table.name in self._kept["tables"]:
                await tx.run_sync(_continue_numbers, table)


def _message(one: dict[str, Any], chat: Chat, bot: Any) -> Message:
    content: dict[str, Any] = {"text": one["text"]}
    if "photo" in one:
        shape = {"file_id": one["photo"], "file_unique_id": one["photo"], "file_size": 1, "width": 1, "height": 1}
        content = {"photo": [shape], "caption": one["text"]}
    markup = {"inline_keyboard": [[button] for button in one["buttons"]]} if "buttons" in one else None
    return Message(id=one["id"], chat=chat, sender=bot, date=one["date"], content=content, reply_markup=markup)


def _instant(value: str, tx: AsyncConnection) -> datetime:
    instant = datetime.fromisoformat(value).astimezone(UTC)
    return instant.replace(tzinfo=None) if tx.dialect.name == "sqlite" else instant


def _continue_numbers(connection: Connection, table: Table) -> None:
    """Rows were numbered from outside; PostgreSQL is to number the next one after them."""
    numbers = select(func.pg_get_serial_sequence(table.name, "id"), func.max(table.c.id))
    sequence, last = connection.execute(numbers).one()
    connection.execute(select(func.setval(sequence, last)))
