"""The messages of a broadcast one by one: to which group or admin, where, and what came of each."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clock_at, clock_for
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.places import Clock, Gazetteer, Location
from siman_bot.domain.sending.acts import BroadcastAct
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason
from siman_bot.services.paging import Cut, Page, page_of
from siman_bot.services.sending.broadcasts.steering import note, steered
from siman_bot.services.transaction import Caller, Now, Tx, transactional
from storage import places
from storage.engine import Database
from storage.people import people
from storage.sending.broadcasts import manifests
from storage.sending.broadcasts.manifests import Line

__all__ = ["Entry", "Manifest", "entries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message. `title` is the group's, None for an admin, who acts in a role and is known by the place alone.

    `place` is empty for the nation. `at` is when it was sent, or settled otherwise; `clock` is that of the place.
    """

    id: int
    kind: DeliveryKind
    state: DeliveryState
    reason: FailureReason | None
    attempts: int
    title: str | None
    place: str
    clock: Clock
    at: datetime | None


class Manifest:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    async def export(self, caller: Caller, *, broadcast_id: int) -> str:
        """Note that somebody who may steer a broadcast takes the list of all its messages with them; its code.

        Raises:
            NotFound, WrongRole: As `steering.steered`.
        """
        return await self._note(caller, broadcast_id=broadcast_id)

    async def part(self, *, broadcast_id: int, cut: Cut) -> Page[Entry]:
        """Messages of a broadcast; the cursor is the number of a message, and the next part begins behind its last.

        Only for whom `export` has let through.
        """
        async with self.database.read() as connection:
            found = await entries(connection, broadcast_id, limit=cut.limit + 1, after=cut.cursor - 1)
        return page_of(found, cut)

    @transactional("sending.manifest.note")
    async def _note(self, tx: Tx, caller: Caller, *, broadcast_id: int) -> str:
        one = await steered(tx, caller, broadcast_id)
        await note(tx, one, BroadcastAct.EXPORT, self._clock())
        return one.broadcast.code


async def entries(
    connection: Tx,
    broadcast_id: int,
    *,
    state: DeliveryState | None = None,
    limit: int | None = None,
    offset: int = 0,
    after: int = 0,
) -> tuple[Entry, ...]:
    """The messages of a broadcast in the order in which they were owed."""
    gazetteer = await places.gazetteer(connection)
    found = await manifests.lines(connection, broadcast_id, state=state, limit=limit, offset=offset, after=after)
    admins = await _admins(connection, gazetteer) if any(line.kind is DeliveryKind.RELAY_CARD for line in found) else {}
    return tuple(_entry(line, admins, gazetteer) for line in found)


async def _admins(connection: Tx, gazetteer: Gazetteer) -> dict[int, tuple[str, Clock]]:
    """Place and clock of each regional admin, by Telegram id."""
    found: dict[int, tuple[str, Clock]] = {}
    for admin in await people.with_grants(connection, ROLES_OF[Act.RELAY_ITEM]):
        scopes = admin.scopes_for(Act.RELAY_ITEM)
        named = ", ".join(name for scope in scopes if (name := gazetteer.name_of(scope)))
        found[admin.telegram_id] = (named, clock_for(scopes))
    return found


def _entry(line: Line, admins: dict[int, tuple[str, Clock]], gazetteer: Gazetteer) -> Entry:
    if line.location is not None:
        place, clock = _name(line.location, gazetteer), clock_at(line.location)
    else:
        place, clock = admins.get(line.chat_id, ("", Clock.WIB))
    return Entry(
        id=line.id,
        kind=line.kind,
        state=line.state,
        reason=line.reason,
        attempts=line.attempts,
        title=line.title,
        place=place,
        clock=clock,
        at=line.settled_at,
    )


def _name(location: Location, gazetteer: Gazetteer) -> str:
    """For example `Kota Denpasar, Bali`."""
    if location.province_code is None:
        return location.region or ""
    province = gazetteer.provinces[location.province_code].name
    if location.regency_code is None:
        return province
    return f"{gazetteer.regencies[location.regency_code].name}, {province}"
