"""What the tests of groups share."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from siman_bot.domain.called.labels import short_office, short_place
from siman_bot.domain.groups.group import Group as StoredGroup
from siman_bot.domain.places import Scope
from siman_bot.sandbox.memory.accounts import Bot
from siman_bot.sandbox.people import Group, Person
from storage.groups import groups
from tests.patience import HANGING
from tests.town import TOKEN, Town

WEST: Final = Scope.parse("region:WIB")
JAKARTA: Final = Scope.parse("province:31")


async def stored(town: Town, group: Group) -> StoredGroup | None:
    async with town.database.read() as connection:
        return await groups.find(connection, group.id)


async def becomes(town: Town, group: Group, wanted: Callable[[StoredGroup], bool]) -> StoredGroup:
    async with asyncio.timeout(HANGING):
        while (found := await stored(town, group)) is None or not wanted(found):
            await asyncio.sleep(0.02)
    return found


async def bind(person: Person, group: Group, place: str) -> None:
    """As an admin does who types the place's name."""
    await person.send("/grup", chat=group)
    await person.expect("Hubungkan grup ini ke")
    await person.send(place)
    await person.tap(short_office(place) if place.startswith("Kementerian") else short_place(place))
    await person.tap("Hubungkan ke")
    await person.expect("sekarang terhubung")


def happen(town: Town, kind: str, payload: dict[str, Any], *, chat_id: int) -> None:
    """An update that nobody in the sandbox can bring about."""
    own_bot(town).queue.put(kind, payload, chat_id=chat_id)


def own_bot(town: Town) -> Bot:
    return town.sandbox.state.world.bots[TOKEN]
