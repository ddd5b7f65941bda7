"""A group's quiet hours: shown, and changed by an admin of its place."""

from datetime import datetime
from typing import Final

from siman_bot.domain.groups.acts import GroupAct
from siman_bot.domain.groups.group import Group, GroupState
from siman_bot.domain.groups.quiet import Quiet, quiet_of, quiet_text
from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import Invalid, Stale
from siman_bot.domain.text import folded
from siman_bot.services.groups.atlas import atlas
from siman_bot.services.groups.opening import GroupView, current, looked_at, open_group, view_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit
from storage.engine import Database
from storage.groups import groups
from storage.people import people

NONE: Final = "-"
"""What stands for no quiet hours."""
_NONE_WORDS: Final = frozenset({"tanpa", "tidak ada", "none", "off"})


class Quieting:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    @transactional("groups.quieting.choose")
    async def choose(self, tx: Tx, caller: Caller, *, group_id: int, revision: int, hours: str) -> GroupView:
        """Set the hours, `21.30-05.00` for instance, or none; from the next message on.

        Raises:
            Invalid: `quiet-unreadable`.
            Refusal: As `group_to_quiet`.
        """
        person = await acting(tx, caller)
        group = await _bound(tx, person, group_id=group_id, revision=revision)
        quiet = _read(hours)
        await groups.set_quiet(tx, group, quiet)
        await audit.append(
            tx,
            at=self._clock(),
            actor_key=await people.audit_key_of(tx, person.id),
            act=GroupAct.QUIET,
            subject=f"group:{group.id}",
            detail={"hours": quiet_text(quiet), "before": quiet_text(group.quiet)},
        )
        return view_of(await open_group(tx, person, group_id), await atlas(tx))


async def group_to_quiet(tx: Tx, person: Person, *, group_id: int, revision: int, now: datetime) -> GroupView:
    """A bound group of the person's scopes, whose hours may be chosen.

    Raises:
        Refusal: As `services.groups.opening.open_group`.
        Stale: `group-changed`: by somebody else, or it isn't bound.
    """
    group = await _bound(tx, person, group_id=group_id, revision=revision)
    await looked_at(tx, person, group, now)
    return view_of(group, await atlas(tx))


async def _bound(tx: Tx, person: Person, *, group_id: int, revision: int) -> Group:
    group = current(await open_group(tx, person, group_id), revision)
    if group.state is not GroupState.BOUND:
        raise Stale("group-changed")
    return group


def _read(hours: str) -> Quiet | None:
    written = folded(hours)
    if not written:
        raise Invalid("quiet-unreadable")
    try:
        return quiet_of(NONE if written in _NONE_WORDS else written)
    except ValueError:
        raise Invalid("quiet-unreadable") from None
