"""When a working copy's item is to go out, until when it holds, whether groups pin it: all of it optional."""

from dataclasses import replace
from enum import Enum
from typing import Final, Literal

from siman_bot.domain.clock import clocks_in, usual_clock
from siman_bot.domain.moment import Moment
from siman_bot.domain.places import NATION, Clock
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.sending.plan import check_end, check_plan, ending, released
from siman_bot.services.publishing.drafting import keep, own_draft
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.engine import Database

__all__ = ["UNCHANGED", "Planning", "Unchanged", "clocks_for"]


class _Mark(Enum):
    UNCHANGED = "unchanged"


Unchanged = Literal[_Mark.UNCHANGED]
UNCHANGED: Final = _Mark.UNCHANGED
"""For a time that stays as it is, where None means that there is to be none."""


class Planning:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._now = clock

    @transactional("publishing.planning.plan")
    async def plan(
        self,
        tx: Tx,
        caller: Caller,
        *,
        draft_id: int,
        revision: int | None = None,
        release: Moment | Unchanged | None = UNCHANGED,
        end: Moment | Unchanged | None = UNCHANGED,
        pin: bool | None = None,
    ) -> Draft:
        """Plan a working copy anew, some of it or all at once.

        Args:
            tx: The transaction.
            caller: The writer.
            draft_id: The working copy.
            revision: The one that was shown; None: whatever it is by now.
            release: When it is to go out; None: at once.
            end: Until when it holds; None: for good.
            pin: Whether groups are to pin it; None leaves it as it is.

        Raises:
            Invalid: `end-not-local`, or as `domain.sending.plan.check_plan`.
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        clocks, now, plan = await clocks_for(tx, draft), self._now(), draft.plan
        if release is not UNCHANGED:
            plan = released(plan, release)
        if end is not UNCHANGED:
            plan = ending(plan, end, usual_clock(clocks))
        if release is not UNCHANGED and release is not None:
            check_plan(plan, clocks, now)
        elif end is not UNCHANGED:
            check_end(plan, clocks, now)
        if pin is not None:
            plan = replace(plan, pin=pin)
        return await keep(tx, replace(draft, plan=plan), now)


async def clocks_for(tx: Tx, draft: Draft) -> tuple[Clock, ...]:
    """The clocks where a working copy is to go, from west to east; all three as long as it has no target."""
    return clocks_in(await places.gazetteer(tx), draft.target or NATION)
