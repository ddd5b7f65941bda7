"""What one capability needs of another that it may not know: given to it where the services are made."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.sending.broadcast import Broadcast, ItemNow

OfficialAccounts = Callable[[AsyncConnection], Awaitable[frozenset[tuple[Platform, str]]]]
"""The confirmed accounts of institutions, which may be named and linked in what is said to the public (R7)."""

MoveChat = Callable[[AsyncConnection, int, int], Awaitable[None]]
"""What is owed to a group is owed to its new chat id: the old one, then the new one."""

MoveTopic = Callable[[AsyncConnection, int, int | None], Awaitable[None]]
"""What a group, named by its chat id, hasn't got yet goes to this topic, or outside topics."""

AccountsWaiting = Callable[[AsyncConnection, Person], Awaitable[int]]
"""How many accounts of institutions wait for this admin to confirm them."""

ItemSent = Callable[[AsyncConnection, int, Scope, datetime], Awaitable[None]]
"""An item, by its id, is sent now to this target; perhaps not for the first time."""

RequireNeutral = Callable[[AsyncConnection, Broadcast, datetime], Awaitable[None]]
"""That what is left of a broadcast may go now; raises Invalid where an election keeps it back."""

LookAtItem = Callable[[AsyncConnection, int], Awaitable[ItemNow]]
"""How an item that was broadcast stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Somebody whom a change of an item concerns, by the number of their row, and as Telegram names them."""

    person_id: int
    telegram_id: int


class PeopleConcerned(Protocol):
    """Those who are still there, by what they did until then: with numbers above `after`, at most `limit`, in order."""

    async def __call__(
        self, connection: AsyncConnection, item_id: int, *, until: datetime, after: int, limit: int
    ) -> Sequence[Concerned]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Whom a correction and a withdrawal of an item tell, as a capability declares it (R13).

    `name` is stored while they are being told, so it stays. `corrected` and `withdrawn` are messages of the catalogues;
    their gaps are `code`, `title` and `version`, and `code` and `reason`.
    """

    name: str
    people: PeopleConcerned
    corrected: str
    withdrawn: str


class CatchUp(Protocol):
    """Owes the newest version where one of these deliveries shows an older one, found to have arrived after all."""

    async def __call__(
        self, tx: AsyncConnection, item_id: int, delivery_ids: Collection[int], *, now: datetime
    ) -> None: ...
