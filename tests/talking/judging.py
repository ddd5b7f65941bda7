"""What is wrong with an answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from handlers.screen import MOST_BUTTONS
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.shown import Shown
from storage.sending.tables import deliveries
from tests.patience import HANGING
from tests.talking.acting import Done
from tests.town import Town

APOLOGIES = (
    "ada kesalahan",
    "kesalahan pada bot",
    "sesuatu yang keliru",
    "Sistem sedang sibuk",
    "something went wrong",
)

Chat = dict[int, Shown]
"""The bot's messages by their numbers."""


async def chat_of(person: Person | Group) -> Chat:
    return {one.message_id: one for one in await person.messages() if one.from_bot}


async def owed_to(town: Town, person: Person | Group) -> set[int]:
    """Messages that came by themselves; what is on its way is waited for."""
    of_person = select(deliveries.c.message_id, deliveries.c.begun_at, deliveries.c.state).where(
        deliveries.c.chat_id == person.id
    )
    async with asyncio.timeout(HANGING):
        while True:
            async with town.database.read() as connection:
                rows = (await connection.execute(of_person)).all()
            if not any(row.begun_at is not None and row.state == DeliveryState.PENDING for row in rows):
                return {row.message_id for row in rows}
            await asyncio.sleep(0.02)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A chat before and after something was done in it; `asked`: a question is open in it."""

    done: Done
    before: Chat
    after: Chat
    owed: set[int]
    asked: bool

    @property
    def answers(self) -> list[Shown]:
        """What is new, or reads anew, and didn't come by itself."""
        return [
            one
            for number, one in self.after.items()
            if (number == self.done.tapped or number not in self.owed)
            and (number not in self.before or _differs(self.before[number], one))
        ]

    def faults(self) -> list[str]:
        if self.done.in_group and not self.done.text.startswith("/"):
            return ["chatter is answered"] if self.answers else []
        return [*self._of_silence(), *self._of_screens(), *self._of_ends()]

    def _of_silence(self) -> Sequence[str]:
        toast = self.done.told is not None and self.done.told.text
        if self.answers or toast or (self.done.tapped and self.done.told is None):
            return ()
        return ("no answer",)

    def _of_screens(self) -> Sequence[str]:
        new = [one for number, one in self.after.items() if one != self.before.get(number)]
        crowded = [f"{len(one.labels)} buttons: {one.labels}" for one in new if len(one.labels) > MOST_BUTTONS]
        sorry = [one.text for one in new if any(words in one.text for words in APOLOGIES)]
        twice = [
            f"a button twice: {one.labels}"
            for one in new
            if len({label.strip() for label in one.labels}) < len(one.labels)
        ]
        return (*crowded, *sorry, *twice)

    def _of_ends(self) -> Sequence[str]:
        if self.asked:
            return ()
        tapped = self.after.get(self.done.tapped)
        stand = [one for one in (tapped, *self.answers[-1:]) if one is not None]
        if not stand or any(one.keyboard for one in stand):
            return ()
        return (f"a dead end: {stand[-1].text!r}",)


def _differs(before: Shown, after: Shown) -> bool:
    return (before.text, before.keyboard, before.edits) != (after.text, after.keyboard, after.edits)
