"""Owing messages of a broadcast once more, because a person asks for it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.places import covers
from siman_bot.domain.sending.broadcast import Broadcast, ItemNow
from siman_bot.domain.sending.delivery import CARRYING, TAKING_BACK, DeliveryKind, DeliveryState
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import ItemPayload
from siman_bot.services.transaction import Tx
from storage.groups import bound_groups
from storage.sending.broadcasts import resending
from storage.sending.broadcasts.resending import Choice, Resend, Stuck
from storage.sending.outbox import outbox

AT_ONCE: Final = 2_000
"""Messages of one tap, so that it holds up nobody else's transaction for long."""
_AT_ANY_HOUR: Final = frozenset({Lane.URGENT, Lane.CORRECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resent:
    """`quiet` of the `sent` wait for their groups' morning; `skipped` can't be sent, `more` need another tap."""

    code: str
    sent: int
    quiet: int
    skipped: int
    more: int


def resendable(broadcast: Broadcast, item: ItemNow, now: datetime, state: DeliveryState) -> frozenset[DeliveryKind]:
    """The kinds that may be owed once more.

    Of an item that has moved on that is what takes it back, and its words where nobody knew whether they had arrived:
    the newest version left those chats out, so they get it now.
    """
    over = broadcast.plan.expires_at is not None and broadcast.plan.expires_at <= now
    if broadcast.cancelled_at is not None or over or not item.is_open:
        return TAKING_BACK
    if item.version == broadcast.item_version:
        return CARRYING | TAKING_BACK
    return TAKING_BACK | {DeliveryKind.ITEM} if state is DeliveryState.UNKNOWN else TAKING_BACK


async def resend(tx: Tx, broadcast: Broadcast, item: ItemNow, choice: Choice, now: datetime) -> Resent:
    """Owe the chosen messages once more, each to its chat as it is now, outside its quiet hours."""
    chosen = await resending.count(tx, choice)
    found = await resending.stuck(tx, choice, limit=AT_ONCE + 1)
    bound = await bound_groups.of_chats(tx, [one.chat_id for one in found[:AT_ONCE]])
    again = [
        _resent_to(one, bound.get(one.chat_id), item, now)
        for one in found[:AT_ONCE]
        if one.chat_id not in bound or covers(item.target, bound[one.chat_id].location)
    ]
    if again:
        await resending.resend(tx, again, state=choice.state, now=now)
        await outbox.add(tx, await resending.lost_pins(tx, [one.stuck.id for one in again]), now)
    more = len(found) > AT_ONCE
    return Resent(
        code=broadcast.code,
        sent=len(again),
        quiet=sum(one.due > now for one in again),
        skipped=0 if more else chosen - len(again),
        more=chosen - len(again) if more else 0,
    )


def _resent_to(one: Stuck, group: BoundGroup | None, item: ItemNow, now: datetime) -> Resend:
    payload = replace(one.payload, version=item.version) if isinstance(one.payload, ItemPayload) else one.payload
    if group is None:
        return Resend(stuck=one, due=now, thread_id=None, payload=payload)
    due = now if one.lane in _AT_ANY_HOUR else after_quiet(now, clock_at(group.location), group.quiet)
    return Resend(stuck=one, due=due, thread_id=group.thread_id, payload=payload)
