"""Owing an approved item to groups: when each is due, in which parts it travels, what follows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clock_at
from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.media import Parts, parts_of
from siman_bot.domain.publishing.item import Content, ItemKind, card_units
from siman_bot.domain.publishing.lanes import lane_of
from siman_bot.domain.sending.delivery import FailureReason, reason_of
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import ItemPayload, MediaPayload, PinPayload, Readable
from siman_bot.domain.sending.plan import Plan, due
from siman_bot.services.transaction import Tx
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """One approved version on its way to groups."""

    broadcast_id: int
    item_id: int
    version: int
    code: str
    kind: ItemKind
    content: Content
    plan: Plan


async def owe(tx: Tx, shipment: Shipment, groups: Sequence[BoundGroup], now: datetime) -> int:
    """Write it into the outbox for these groups; one that has it owed already from the same broadcast gets it once.

    For a troubled group it is written down as failed for that reason, so that nobody takes it for reached.

    Returns:
        How many of the others have their quiet hours when it is due.
    """
    owed: list[Owed] = []
    resting = 0
    for group in groups:
        clock = clock_at(group.location)
        planned = due(shipment.plan, clock, now)
        urgent = lane_of(shipment.kind) is Lane.URGENT
        when = planned if urgent else after_quiet(planned, clock, group.quiet)
        resting += when > planned and group.trouble is None
        owed += _parts(shipment, group, when)
    await outbox.add(tx, owed, now)
    return resting


def _parts(shipment: Shipment, group: BoundGroup, when: datetime) -> list[Owed]:
    lane, plan = lane_of(shipment.kind), shipment.plan
    item_id, version = shipment.item_id, shipment.version
    units = card_units(shipment.content, shipment.code, shipment.kind)
    parts = parts_of(shipment.content.media, card_units=units)

    def part(payload: Readable, *, follows: str | None = None, failed: FailureReason | None = None) -> Owed:
        return Owed(
            dedupe_key=f"{payload.KIND}:{shipment.broadcast_id}:{group.id}",
            lane=lane,
            chat_id=group.chat_id,
            payload=payload,
            broadcast_id=shipment.broadcast_id,
            not_before=when,
            expires_at=plan.expires_at,
            thread_id=group.thread_id,
            follows=follows,
            after=follows is not None,
            messages=len(shipment.content.media) if isinstance(payload, MediaPayload) else 1,
            failed=failed,
        )

    failed = None if group.trouble is None else reason_of(group.trouble)
    first: list[Owed] = []
    before = None
    if parts is Parts.MEDIA_FIRST:
        first = [part(MediaPayload(item_id=item_id, version=version, followed=True), failed=failed)]
        before = first[0].dedupe_key
    words = ItemPayload(item_id=item_id, version=version, followed=plan.pin)
    item = part(words, follows=before, failed=failed)
    last = [part(PinPayload(item_id=item_id, version=version), follows=item.dedupe_key)] if plan.pin else []
    return [*first, item, *last]
