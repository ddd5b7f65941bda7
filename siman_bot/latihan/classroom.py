"""Who is in the class: a code lets trainees in, another one the trainer; each trainee has a seat."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from siman_bot.domain.code import ALPHABET
from siman_bot.domain.text import clean_line, folded
from siman_bot.latihan.scenario import Scenario
from siman_bot.latihan.seat import Seat, Workshop
from siman_bot.services.transaction import Now

CLASS_CODE_LENGTH: Final = 6
TRAINER_CODE_LENGTH: Final = 10
SEAT_CODE_LENGTH: Final = 4
NAME_LIMIT: Final = 60
TRIES: Final = 10
TRIES_WITHIN: Final = timedelta(minutes=1)
"""Wrong codes from one address; then it has to wait."""
ADDRESSES_KEPT: Final = 1_000
VISITS_PER_SEAT: Final = 8
"""Browsers at one seat; the one that came first is shown out."""


class Refused(Exception):  # noqa: N818 - an answer to a person
    """Not let in. `key` names the page's sentence."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


@dataclass(slots=True, kw_only=True)
class _Tries:
    since: datetime
    wrong: int = 0


class Door:
    """Compares codes and slows down whoever guesses. Codes are typed in any case, with or without spaces."""

    def __init__(self, clock: Now) -> None:
        self._clock = clock
        self._tries: dict[str, _Tries] = {}

    def require(self, typed: str, code: str, *, address: str, otherwise: str) -> None:
        """Pass when the code is right.

        Raises:
            Refused: `otherwise`, or `too-many-tries`.
        """
        now = self._clock()
        tries = self._tries.get(address)
        if tries is None or now - tries.since > TRIES_WITHIN:
            tries = _Tries(since=now)
        if tries.wrong >= TRIES:
            raise Refused("too-many-tries")
        letters = "".join(char for char in typed.upper()[:40] if char.isascii() and char.isalnum())
        if secrets.compare_digest(letters, code):
            return
        tries.wrong += 1
        self._tries[address] = tries
        if len(self._tries) > ADDRESSES_KEPT:
            self._tries.pop(next(iter(self._tries)))
        raise Refused(otherwise)


class Classroom:
    """Seats by the session that a browser carries. `most` seats at the most; `choice` draws one character."""

    def __init__(
        self,
        *,
        scenarios: Sequence[Scenario],
        workshop: Workshop,
        most: int,
        choice: Callable[[str], str],
    ) -> None:
        self.scenarios = tuple(scenarios)
        self.code = _drawn(choice, CLASS_CODE_LENGTH)
        self.trainer_code = _drawn(choice, TRAINER_CODE_LENGTH)
        self.seats: list[Seat] = []
        self._workshop = workshop
        self._most = most
        self._choice = choice
        self._door = Door(workshop.clock)
        self._visits: dict[str, Seat] = {}
        self._trainers: set[str] = set()

    def join(self, *, code: str, name: str, seat_code: str, address: str) -> str:
        """Take a seat, or come back to one; the session to remember.

        Args:
            code: The class's.
            name: The trainee's.
            seat_code: The seat's, where the name has one already.
            address: Where the request comes from.

        Raises:
            Refused: `wrong-code`, `too-many-tries`, `name-missing`, `name-long`, `name-taken`, `wrong-seat-code`,
                `class-full`.
        """
        self._door.require(code, self.code, address=address, otherwise="wrong-code")
        shown = clean_line(name)
        if not shown:
            raise Refused("name-missing")
        if len(shown) > NAME_LIMIT:
            raise Refused("name-long")
        seat = next((seat for seat in self.seats if folded(seat.name) == folded(shown)), None)
        if seat is None:
            seat = self._new_seat(shown)
        elif not seat_code.strip():
            raise Refused("name-taken")
        else:
            self._door.require(seat_code, seat.code, address=address, otherwise="wrong-seat-code")
        return self._new_visit(seat)

    def enter_as_trainer(self, *, code: str, address: str) -> str:
        """The session to remember.

        Raises:
            Refused: `wrong-code` or `too-many-tries`.
        """
        self._door.require(code, self.trainer_code, address=address, otherwise="wrong-code")
        session = secrets.token_urlsafe(24)
        self._trainers.add(session)
        return session

    def seat_of(self, session: str) -> Seat | None:
        return self._visits.get(session)

    def is_trainer(self, session: str) -> bool:
        return session in self._trainers

    async def close(self) -> None:
        await asyncio.gather(*(seat.close() for seat in self.seats))

    def _new_seat(self, name: str) -> Seat:
        if len(self.seats) >= self._most:
            raise Refused("class-full")
        seat = Seat(
            number=len(self.seats) + 1,
            name=name,
            code=_drawn(self._choice, SEAT_CODE_LENGTH),
            scenarios=self.scenarios,
            workshop=self._workshop,
        )
        self.seats.append(seat)
        return seat

    def _new_visit(self, seat: Seat) -> str:
        visits = [session for session, visited in self._visits.items() if visited is seat]
        if len(visits) >= VISITS_PER_SEAT:
            del self._visits[visits[0]]
        session = secrets.token_urlsafe(24)
        self._visits[session] = seat
        return session


def _drawn(choice: Callable[[str], str], length: int) -> str:
    return "".join(choice(ALPHABET) for _ in range(length))
