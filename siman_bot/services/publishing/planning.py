"""When a working copy's item is to go out, until when it holds, whether groups pin it: all of it optional."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from siman_bot.domain.moment import Moment, read_moment
from siman_bot.domain.people.person import Person
from siman_bot.domain.places import NATION, ZONES, Clock
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.refusals import Invalid, Refusal, Stale
from siman_bot.domain.sending.plan import Plan, Release, check_end, check_plan, last_due
from siman_bot.services.publishing.targets import clocks_in
from siman_bot.services.publishing.writing import Form, keep, own_draft
from siman_bot.services.transaction import Caller, Tx, acting, transactional
from siman_bot.services.transaction import Clock as Now
from storage import dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database

DIALOG: Final = "jadwal"
_DAY: Final = timedelta(days=1)
_AFTERNOON: Final = time(16)
_MORNING: Final = time(8)
_EVENING: Final = time(18)
_END_DAYS: Final = (0, 1, 3, 7)
"""Days after the release at whose evening an item may end by one tap."""


_Check = Callable[[Plan, Sequence[Clock], datetime], None]


class Asked(StrEnum):
    """Which time is being asked for."""

    RELEASE = "release"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What may be chosen. `clocks` are the target's; `clock` is the one meant where none is named, `today` its date."""

    dialog: Dialog
    draft: Draft
    asked: Asked
    clocks: tuple[Clock, ...]
    clock: Clock
    today: date
    presets: tuple[Moment, ...]


class Planning:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._now = clock

    @transactional("publishing.planning.ask")
    async def ask(self, tx: Tx, caller: Caller, *, draft_id: int, asked: str) -> Planned:
        """Ask for one of the times; from now on what is typed is read as that.

        Raises:
            Stale: `draft-gone`, or `button-expired` for a time that there isn't.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        wanted, clocks, now = _asked(asked), await _clocks(tx, draft), self._now()
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step=wanted, data={"draft": draft.id}, now=now)
        clock = usual_clock(clocks)
        found = _releases(clocks, clock, now) if wanted is Asked.RELEASE else _ends(draft.plan, clocks, clock, now)
        check = check_plan if wanted is Asked.RELEASE else check_end
        presets = tuple(
            moment for moment in found if _passes(check, _with(draft.plan, wanted, moment, clock), clocks, now)
        )
        return Planned(
            dialog=dialog,
            draft=draft,
            asked=wanted,
            clocks=clocks,
            clock=clock,
            today=now.astimezone(ZONES[clock]).date(),
            presets=presets,
        )

    @transactional("publishing.planning.write")
    async def write(self, tx: Tx, caller: Caller, *, text: str) -> Form:
        """Take what was typed for the time that is asked now.

        Raises:
            Invalid: `time-unreadable`, `end-not-local`, or as `domain.timing.check_plan`.
            Stale: `draft-gone`, or `button-expired`: nothing is asked any more.
        """
        person = await acting(tx, caller)
        dialog = await dialogs.get(tx, person.id)
        if dialog is None or dialog.kind != DIALOG:
            raise Stale("button-expired")
        draft = await own_draft(tx, person, dialog.data["draft"])
        clock = usual_clock(await _clocks(tx, draft))
        return await self._set(tx, person, draft, _asked(dialog.step), read_moment(text, now=self._now(), clock=clock))

    @transactional("publishing.planning.choose")
    async def choose(
        self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, asked: str, wall: str, clock: str
    ) -> Form:
        """Take a time from a button.

        Args:
            tx: The transaction.
            caller: The writer.
            draft_id: The working copy.
            revision: The one that the writer saw.
            asked: Which time.
            wall: As `%Y%m%d%H%M`; empty for none: at once, without an end.
            clock: Whose; empty for the time of day at each place.

        Raises:
            Invalid: As for `write`: it has passed meanwhile, for instance.
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        try:
            at = datetime.strptime(wall, "%Y%m%d%H%M") if wall else None  # noqa: DTZ007 - a wall time
            moment = None if at is None else Moment(wall=at, clock=Clock(clock) if clock else None)
        except ValueError:
            raise Stale("button-expired") from None
        return await self._set(tx, person, draft, _asked(asked), moment)

    @transactional("publishing.planning.pin")
    async def pin(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, pin: bool) -> Form:
        """Have the message pinned in the groups, or not.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        return await keep(tx, person, replace(draft, plan=replace(draft.plan, pin=pin)), self._now())

    async def _set(self, tx: Tx, person: Person, draft: Draft, asked: Asked, moment: Moment | None) -> Form:
        clocks, now = await _clocks(tx, draft), self._now()
        plan = _with(draft.plan, asked, moment, usual_clock(clocks))
        if asked is Asked.END:
            check_end(plan, clocks, now)
        elif moment is not None:
            check_plan(plan, clocks, now)
        return await keep(tx, person, replace(draft, plan=plan), now)


def usual_clock(clocks: Sequence[Clock]) -> Clock:
    """The clock by which a target's times are shown and read where none is named."""
    return clocks[0] if len(clocks) == 1 else Clock.WIB


async def _clocks(tx: Tx, draft: Draft) -> tuple[Clock, ...]:
    return clocks_in(await places.gazetteer(tx), draft.target or NATION)


def _with(plan: Plan, asked: Asked, moment: Moment | None, clock: Clock) -> Plan:
    """The plan with one of its times set.

    Raises:
        Invalid: `end-not-local`.
    """
    if asked is Asked.END:
        if moment is not None and moment.clock is None:
            raise Invalid("end-not-local", clock=clock.value)
        return replace(plan, expires_at=None if moment is None else moment.on(clock))
    if moment is None:
        return replace(plan, release=Release.NOW, at=None)
    if moment.clock is None:
        return replace(plan, release=Release.LOCAL, at=moment.wall)
    return replace(plan, release=Release.AT, at=moment.on(clock))


def _releases(clocks: tuple[Clock, ...], clock: Clock, now: datetime) -> list[Moment]:
    today = now.astimezone(ZONES[clock]).date()
    found = [
        Moment(wall=datetime.combine(today, _AFTERNOON), clock=clock),
        Moment(wall=datetime.combine(today + _DAY, _MORNING), clock=clock),
    ]
    if len(clocks) > 1:
        found.append(Moment(wall=datetime.combine(today + _DAY, _MORNING), clock=None))
    return found


def _ends(plan: Plan, clocks: tuple[Clock, ...], clock: Clock, now: datetime) -> list[Moment]:
    first = last_due(plan, clocks, now).astimezone(ZONES[clock]).date()
    return [Moment(wall=datetime.combine(first + days * _DAY, _EVENING), clock=clock) for days in _END_DAYS]


def _passes(check: _Check, plan: Plan, clocks: tuple[Clock, ...], now: datetime) -> bool:
    try:
        check(plan, clocks, now)
    except Refusal:
        return False
    return True


def _asked(name: str) -> Asked:
    try:
        return Asked(name)
    except ValueError:
        raise Stale("button-expired") from None
