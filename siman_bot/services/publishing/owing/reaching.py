"""Whom a decision on an item reaches, counted before its messages are written down."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.terms import lane_of
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.plan import due
from siman_bot.domain.sending.way import Way
from siman_bot.services.publishing.relayers import relayers_in
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage.publishing import owings, reach
from storage.publishing.reach import Lacking
from storage.sending.broadcasts import broadcasts, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Whom a version reaches: `edited` groups have an older one, `new` groups (for a relay: admins) have none.

    `unknown` groups may have an older one, which can't be changed there. `resting` of the new ones have their quiet
    hours when it is due, and get it after them; `troubled` of them can't be written to as they stand. `is_change` says
    that the item was broadcast before.
    """

    edited: int = 0
    new: int = 0
    unknown: int = 0
    resting: int = 0
    troubled: int = 0
    is_change: bool = False


async def version_reach(tx: Tx, item: Item, broadcast_id: int | None, *, now: datetime) -> Reached:
    """Whom the newest version of an item reaches by this broadcast, or would by one to come (None)."""
    earlier = [one for one in await broadcasts.of_item(tx, item.id) if one.id != broadcast_id]
    stands = await standing.count_words(tx, item.id) if earlier else standing.Words()
    which = Lacking(
        item_id=item.id,
        broadcast_id=broadcasts.NEXT if broadcast_id is None else broadcast_id,
        target=target_of(item.target),
        with_unbegun=True,
    )
    alike = await reach.counted(tx, which)
    if item.way is Way.RELAY:
        return Reached(
            edited=stands.known,
            unknown=stands.unknown,
            new=len(await relayers_in(tx, alike)),
            is_change=bool(earlier),
        )
    resting = 0
    for one in alike:
        clock = clock_at(one.location)
        planned = due(item.plan, clock, now)
        rests = (
            not one.troubled
            and lane_of(item.kind) is not Lane.URGENT
            and after_quiet(planned, clock, one.quiet) > planned
        )
        resting += one.number if rests else 0
    return Reached(
        edited=stands.known,
        unknown=stands.unknown,
        new=sum(one.number for one in alike),
        resting=resting,
        troubled=sum(one.number for one in alike if one.troubled),
        is_change=bool(earlier),
    )


async def forwarding_reach(tx: Tx, broadcast_id: int, *, scopes: tuple[Scope, ...]) -> int:
    """How many of an admin's own groups a broadcast reaches that don't have it from another admin.

    Raises:
        LookupError: No such broadcast.
    """
    broadcast = await broadcasts.get(tx, broadcast_id)
    if broadcast is None:
        raise LookupError(broadcast_id)
    which = Lacking(item_id=broadcast.item_id, broadcast_id=broadcast_id, target=broadcast.target, scopes=scopes)
    others = [scope for one in await owings.of_broadcast(tx, broadcast_id) for scope in one.decision.scopes]
    return sum(one.number for one in await reach.counted_afresh(tx, which, besides=others))
