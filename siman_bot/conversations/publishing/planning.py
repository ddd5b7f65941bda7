"""Planning an item in the chat: each of its times is asked for by itself, with some to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from siman_bot.conversations.forms import Form, Open, put, require
from siman_bot.conversations.publishing.writing import WritingPrompt, prompt_of
from siman_bot.domain.clock import usual_clock
from siman_bot.domain.moment import Moment, understand
from siman_bot.domain.people.person import Person
from siman_bot.domain.places import ZONES, Clock
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.refusals import Refusal, Stale
from siman_bot.domain.sending.plan import Plan, check_end, check_plan, ending, last_due, released
from siman_bot.services.publishing.drafting import own_draft
from siman_bot.services.publishing.marking import Marking
from siman_bot.services.publishing.planning import Planning, clocks_for
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["PlanningConversation", "PlanningForm", "PlanningPrompt", "PlanningStep"]

_DAY: Final = timedelta(days=1)
_AFTERNOON: Final = time(16)
_MORNING: Final = time(8)
_EVENING: Final = time(18)
_END_DAYS: Final = (0, 1, 3, 7)
"""Days after the release at whose evening an item may end by one tap."""

_Check = Callable[[Plan, Sequence[Clock], datetime], None]


class PlanningStep(StrEnum):
    """Which time is being asked for."""

    RELEASE = "release"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningForm(Form):
    """`draft` is the id of the working copy."""

    KIND: ClassVar[str] = "jadwal"
    step: PlanningStep
    draft: int

    @property
    def work(self) -> str:
        return f"buat:{self.draft}"

    @property
    def holds(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningPrompt:
    """What may be chosen. `clocks` are the target's; `clock` is the one meant where none is named, `today` its date."""

    open: Open[PlanningForm]
    draft: Draft
    clocks: tuple[Clock, ...]
    clock: Clock
    today: date
    presets: tuple[Moment, ...]
    unclear: bool = False
    """What was typed may mean each of these; nothing is planned before one of them is chosen."""

    @property
    def step(self) -> PlanningStep:
        return self.open.form.step


class PlanningConversation:
    def __init__(self, *, database: Database, clock: Now, planning: Planning, marking: Marking) -> None:
        self.database = database
        self._now = clock
        self._planning = planning
        self._marking = marking

    @transactional("conversations.publishing.planning.ask")
    async def ask(self, tx: Tx, caller: Caller, *, draft_id: int, asked: str) -> PlanningPrompt:
        """Ask for one of the times; from now on what is typed is read as that.

        Raises:
            Stale: `draft-gone`, or `button-expired` for a time that there isn't.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        step, clocks, now = _step(asked), await clocks_for(tx, draft), self._now()
        clock = usual_clock(clocks)
        return PlanningPrompt(
            open=await put(tx, person.id, PlanningForm(step=step, draft=draft.id), now),
            draft=draft,
            clocks=clocks,
            clock=clock,
            today=now.astimezone(ZONES[clock]).date(),
            presets=_presets(step, draft.plan, clocks, now),
        )

    async def _which(
        self, tx: Tx, person: Person, draft: Draft, step: PlanningStep, moments: Sequence[Moment]
    ) -> PlanningPrompt | None:
        """Which of these times is meant; None where none of them could be taken."""
        clocks, now = await clocks_for(tx, draft), self._now()
        clock = usual_clock(clocks)
        presets = tuple(one for one in moments if _may_be(step, draft.plan, one, clocks, now))
        if not presets:
            return None
        return PlanningPrompt(
            open=await put(tx, person.id, PlanningForm(step=step, draft=draft.id), now),
            draft=draft,
            clocks=clocks,
            clock=clock,
            today=now.astimezone(ZONES[clock]).date(),
            presets=presets,
            unclear=True,
        )

    @transactional("conversations.publishing.planning.write")
    async def write(self, tx: Tx, caller: Caller, *, text: str) -> WritingPrompt | PlanningPrompt:
        """Take what was typed for the time that is asked now; or ask, where it may mean several.

        Raises:
            Invalid: `time-unreadable`, or as `Planning.plan`.
            Stale: `draft-gone`, or `button-expired`: nothing is asked any more.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, PlanningForm)).form
        draft = await own_draft(tx, person, form.draft)
        clock = usual_clock(await clocks_for(tx, draft))
        meant = understand(text, now=self._now(), clock=clock)
        if not meant.clear and (asked := await self._which(tx, person, draft, form.step, meant.moments)):
            return asked
        return await self._set(tx, caller, person, form.step, meant.moments[0], draft_id=draft.id)

    @transactional("conversations.publishing.planning.choose")
    async def choose(
        self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, asked: str, wall: str, clock: str
    ) -> WritingPrompt:
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
            Stale: `draft-gone`, `button-expired`.
            Refusal: As `Planning.plan`: the time has passed meanwhile, for instance.
        """
        person = await acting(tx, caller)
        try:
            at = datetime.strptime(wall, "%Y%m%d%H%M") if wall else None  # noqa: DTZ007 - a wall time
            moment = None if at is None else Moment(wall=at, clock=Clock(clock) if clock else None)
        except ValueError:
            raise Stale("button-expired") from None
        return await self._set(tx, caller, person, _step(asked), moment, draft_id=draft_id, revision=revision)

    @transactional("conversations.publishing.planning.pin")
    async def pin(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, pin: bool) -> WritingPrompt:
        """Have the message pinned in the groups, or not.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await self._planning.plan.within(tx, caller, draft_id=draft_id, revision=revision, pin=pin)
        return await prompt_of(tx, person, draft, self._marking, self._now())

    async def _set(
        self,
        tx: Tx,
        caller: Caller,
        person: Person,
        step: PlanningStep,
        moment: Moment | None,
        *,
        draft_id: int,
        revision: int | None = None,
    ) -> WritingPrompt:
        plan = self._planning.plan
        if step is PlanningStep.RELEASE:
            draft = await plan.within(tx, caller, draft_id=draft_id, revision=revision, release=moment)
        else:
            draft = await plan.within(tx, caller, draft_id=draft_id, revision=revision, end=moment)
        return await prompt_of(tx, person, draft, self._marking, self._now())


def _presets(step: PlanningStep, plan: Plan, clocks: tuple[Clock, ...], now: datetime) -> tuple[Moment, ...]:
    """Times that may be chosen by one tap, as long as they can be."""
    clock = usual_clock(clocks)
    found = _releases(clocks, clock, now) if step is PlanningStep.RELEASE else _ends(plan, clocks, clock, now)
    return tuple(moment for moment in found if _may_be(step, plan, moment, clocks, now))


def _may_be(step: PlanningStep, plan: Plan, moment: Moment, clocks: tuple[Clock, ...], now: datetime) -> bool:
    if step is PlanningStep.RELEASE:
        return _passes(check_plan, lambda: released(plan, moment), clocks, now)
    return _passes(check_end, lambda: ending(plan, moment, usual_clock(clocks)), clocks, now)


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


def _passes(check: _Check, plan: Callable[[], Plan], clocks: tuple[Clock, ...], now: datetime) -> bool:
    try:
        check(plan(), clocks, now)
    except Refusal:
        return False
    return True


def _step(name: str) -> PlanningStep:
    try:
        return PlanningStep(name)
    except ValueError:
        raise Stale("button-expired") from None
