"""Stopping everything outgoing: one person with the right does it at once, another one lets it go on."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.people.permissions import may_everywhere, require_everywhere
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.refusals import Already, NotAllowed, Stale
from siman_bot.domain.sending.acts import SendingAct
from siman_bot.services.notices import notice
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit
from storage.engine import Database
from storage.people import people
from storage.sending.broadcasts import stops
from storage.sending.outbox import outbox

SUBJECT = "sending"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """`since` is None while messages go out. `seen` names the last stop; buttons carry it.

    `own` says that this person stopped it, `others` how many people could resume instead.
    """

    seen: int
    since: datetime | None
    own: bool
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody with the right, who has to know at once."""

    telegram_id: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Halted:
    """`told` are the others with the right. The outbox can't tell them: it is what was stopped."""

    since: datetime
    told: tuple[Told, ...]


class Stopping:
    """Every method raises WrongRole and WrongScope: only a grant for the whole nation allows it."""

    def __init__(self, *, database: Database, clock: Now, progress: Progress) -> None:
        self.database = database
        self._clock = clock
        self._progress = progress

    async def look(self, caller: Caller) -> StopView:
        async with self.database.read() as connection:
            person = await _allowed(connection, caller)
            stop = await stops.in_force(connection)
            return StopView(
                seen=await stops.newest(connection),
                since=None if stop is None else stop.stopped_at,
                own=stop is not None and stop.stopped_by == person.id,
                others=len(await _others(connection, person)),
            )

    async def stop(self, caller: Caller, *, seen: int) -> Halted:
        """Nothing of the outbox begins any more but the authors' progress messages.

        Raises:
            Already: `already-stopped`.
            Stale: `button-expired`: it was stopped and resumed since the person looked.
        """
        halted = await self._stop(caller, seen=seen)
        self._progress.touch_all()
        return halted

    async def resume(self, caller: Caller, *, seen: int) -> None:
        """Let everything go on.

        Raises:
            Already: `already-resumed`.
            NotAllowed: `own-stop`: whoever stopped it can't be who resumes.
        """
        await self._resume(caller, seen=seen)
        self._progress.touch_all()

    @transactional("sending.stopping.stop")
    async def _stop(self, tx: Tx, caller: Caller, *, seen: int) -> Halted:
        person = await _allowed(tx, caller)
        now = self._clock()
        if await stops.in_force(tx) is not None:
            raise Already("already-stopped")
        if await stops.newest(tx) != seen:
            raise Stale("button-expired")
        if not await stops.add(tx, by=person.id, now=now):
            raise Already("already-stopped")
        await _note(tx, person, SendingAct.STOP, now)
        others = await _others(tx, person)
        return Halted(since=now, told=tuple(Told(telegram_id=one.telegram_id, language=one.language) for one in others))

    @transactional("sending.stopping.resume")
    async def _resume(self, tx: Tx, caller: Caller, *, seen: int) -> None:
        person = await _allowed(tx, caller)
        stop = await stops.in_force(tx)
        if stop is None or stop.id != seen:
            raise Already("already-resumed")
        others = await _others(tx, person)
        if stop.stopped_by == person.id:
            raise NotAllowed("own-stop", number=len(others))
        now = self._clock()
        if not await stops.end(tx, stop, by=person.id, now=now):
            raise Already("already-resumed")
        await _note(tx, person, SendingAct.RESUME, now)
        told = [notice("stop-over", to=one.telegram_id, once=f"sending.resumed:{stop.id}") for one in others]
        await outbox.add(tx, told, now)


async def _allowed(connection: Tx, caller: Caller) -> Person:
    person = await acting(connection, caller)
    require_everywhere(person, Act.STOP_ALL)
    return person


async def _others(connection: Tx, person: Person) -> list[Person]:
    found = await people.with_grants(connection, ROLES_OF[Act.STOP_ALL])
    return [one for one in found if one.id != person.id and may_everywhere(one, Act.STOP_ALL)]


async def _note(tx: Tx, person: Person, act: AuditAct, now: datetime) -> None:
    await audit.append(tx, at=now, actor_key=await people.audit_key_of(tx, person.id), act=act, subject=SUBJECT)
