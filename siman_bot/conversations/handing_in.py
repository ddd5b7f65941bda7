"""What somebody hands in outside any question: kept until they say what is to be done with it.

It is kept for people who have agreed alone (R11), beside the open form, which it leaves as it is. One message may go on
what came just before: then both are one act.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from siman_bot.conversations.forms import KEPT
from siman_bot.domain.content import Content, goes_on, joined
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.people import handed_in

__all__ = ["Act", "HandingInConversation"]


@cache
def _parts() -> TypeAdapter[tuple[Content, ...]]:
    """Made when it is first needed: a start does without."""
    return TypeAdapter(tuple[Content, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`parts` are the messages in the order in which they came, `message_id` is the bot's that answers them.

    `chosen`: its sender has said what is to be done with it, so that what comes next is another act.
    """

    id: int
    parts: tuple[Content, ...]
    message_id: int | None = None
    chosen: bool = False


class HandingInConversation:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    @transactional("conversations.handing_in.take")
    async def take(self, tx: Tx, caller: Caller, *, content: Content, whole: bool = False) -> Act:
        """Keep one message, with those that it goes on or that it is a change of; a `whole` act takes in no others."""
        person = await acting(tx, caller)
        acts = await _acts(tx, person.id)
        held = _holding(acts, content.message_id)
        if held is None and _goes_on(acts, content):
            held = acts[0]
        if held is None:
            added = await handed_in.add(
                tx, person_id=person.id, parts=_data([content]), chosen=whole, now=self._clock()
            )
            return Act(id=added.id, parts=(content,))
        return await self._changed(tx, held, content)

    @transactional("conversations.handing_in.change")
    async def change(self, tx: Tx, caller: Caller, *, content: Content) -> Act | None:
        """Take what a message says now in the place of what it said; None where it isn't kept or says the same."""
        person = await acting(tx, caller)
        held = _holding(await _acts(tx, person.id), content.message_id)
        if held is None or content in held.parts:
            return None
        return await self._changed(tx, held, content)

    @transactional("conversations.handing_in.choose")
    async def choose(self, tx: Tx, caller: Caller, *, message_id: int) -> None:
        """What the bot's message answers is whole: its sender has said what is to be done with it."""
        person = await acting(tx, caller)
        await handed_in.choose(tx, person_id=person.id, message_id=message_id)

    @transactional("conversations.handing_in.forget")
    async def forget(self, tx: Tx, caller: Caller, *, message_id: int) -> None:
        """Keep nothing more of what the bot's message answers."""
        person = await acting(tx, caller)
        await handed_in.drop(tx, person_id=person.id, message_id=message_id)

    async def answered_by(self, caller: Caller, *, message_id: int) -> tuple[Content, ...]:
        """What the bot's message answers; nothing where it isn't kept."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            acts = await _acts(connection, person.id)
        return next((act.parts for act in acts if act.message_id == message_id), ())

    async def goes_on(self, caller: Caller, *, content: Content) -> bool:
        """Whether a message belongs to what is kept."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            acts = await _acts(connection, person.id)
        return _goes_on(acts, content)

    async def show_in(self, caller: Caller, *, act: Act, message_id: int) -> None:
        """Remember the message that answers it. Losing this costs one extra message, no more."""
        async with self.database.claim() as tx:
            await handed_in.set_message(tx, act.id, telegram_id=caller.telegram_id, message_id=message_id)

    async def drop_old(self) -> None:
        """Forget what nobody wanted to have done."""
        async with self.database.claim() as tx:
            await handed_in.drop_older(tx, before=self._clock() - KEPT)

    async def _changed(self, tx: Tx, held: Act, content: Content) -> Act:
        parts = joined(held.parts, content)
        await handed_in.change(tx, held.id, parts=_data(parts), now=self._clock())
        return Act(id=held.id, parts=parts, message_id=held.message_id)


async def _acts(connection: Tx, person_id: int) -> list[Act]:
    """The newest first."""
    return [
        Act(id=one.id, parts=_parts().validate_python(one.parts), message_id=one.message_id, chosen=one.chosen)
        for one in await handed_in.of_person(connection, person_id)
    ]


def _goes_on(acts: Sequence[Act], content: Content) -> bool:
    if not acts:
        return False
    if acts[0].chosen:
        return bool(content.album) and any(part.album == content.album for part in acts[0].parts)
    return goes_on(acts[0].parts, content)


def _holding(acts: Sequence[Act], message_id: int) -> Act | None:
    return next((act for act in acts if any(part.message_id == message_id for part in act.parts)), None)


def _data(parts: Sequence[Content]) -> list[Any]:
    data: list[Any] = _parts().dump_python(tuple(parts), mode="json")
    return data
