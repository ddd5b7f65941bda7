"""An item's own messages: when each is due, in which parts it travels, what follows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clock_at, clock_for
from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.groups.quiet import after_quiet
from siman_bot.domain.media import Parts
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Scope, covers
from siman_bot.domain.publishing.item import Content, Item, ItemKind
from siman_bot.domain.publishing.owing import ItemDecision
from siman_bot.domain.publishing.parts import item_parts
from siman_bot.domain.publishing.terms import lane_of
from siman_bot.domain.sending.broadcast import Broadcast
from siman_bot.domain.sending.delivery import FailureReason, reason_of
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import ItemPayload, MediaPayload, PinPayload, Readable, RelayCardPayload
from siman_bot.domain.sending.plan import Plan, due
from siman_bot.services.publishing.relayers import Relayer
from siman_bot.services.transaction import Tx
from storage.publishing import relays
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """One approved version on its way."""

    broadcast_id: int
    item_id: int
    version: int
    code: str
    kind: ItemKind
    content: Content
    plan: Plan
    scopes: tuple[Scope, ...] = ()
    institution_id: int | None = None

    @classmethod
    def of(cls, item: Item, broadcast: Broadcast, decision: ItemDecision) -> "Shipment":
        """The item in the version that the broadcast sends; `scopes` are those of whoever forwards it."""
        return cls(
            broadcast_id=broadcast.id,
            item_id=item.id,
            version=item.version,
            code=item.code,
            kind=item.kind,
            content=item.content,
            plan=broadcast.plan,
            scopes=decision.scopes,
            institution_id=decision.institution_id,
        )

    @property
    def lane(self) -> Lane:
        return lane_of(self.kind)


async def owe_to(tx: Tx, shipment: Shipment, groups: Sequence[BoundGroup], now: datetime) -> None:
    """Write it into the outbox for these groups; one that has it owed already from the same broadcast gets it once.

    For a troubled group it is written down as failed for that reason, so that nobody takes it for reached.
    """
    owed: list[Owed] = []
    for group in groups:
        clock = clock_at(group.location)
        planned = due(shipment.plan, clock, now)
        when = planned if shipment.lane is Lane.URGENT else after_quiet(planned, clock, group.quiet)
        owed += _parts(shipment, group, when)
    await outbox.add(tx, owed, now)


async def offer_to(tx: Tx, shipment: Shipment, relayers: Sequence[Relayer], now: datetime) -> None:
    """Offer it to these admins, who forward it to their own groups."""
    owed: list[Owed] = []
    for one in relayers:
        relay_id = await relays.add(tx, broadcast_id=shipment.broadcast_id, admin_id=one.admin.id, now=now)
        owed.append(
            Owed(
                dedupe_key=f"relay:{relay_id}",
                lane=shipment.lane,
                chat_id=one.admin.telegram_id,
                payload=RelayCardPayload(
                    item_id=shipment.item_id,
                    version=shipment.version,
                    relay_id=relay_id,
                    revision=1,
                    groups=one.groups,
                ),
                broadcast_id=shipment.broadcast_id,
                not_before=due(shipment.plan, clock_for(one.admin.scopes_for(Act.RELAY_ITEM)), now),
                expires_at=shipment.plan.expires_at,
            )
        )
    await outbox.add(tx, owed, now)


def _parts(shipment: Shipment, group: BoundGroup, when: datetime) -> list[Owed]:
    item_id, version, pin = shipment.item_id, shipment.version, shipment.plan.pin

    def part(payload: Readable, *, follows: str | None = None, failed: FailureReason | None = None) -> Owed:
        return Owed(
            dedupe_key=f"{payload.KIND}:{shipment.broadcast_id}:{group.id}",
            lane=shipment.lane,
            chat_id=group.chat_id,
            payload=payload,
            broadcast_id=shipment.broadcast_id,
            not_before=when,
            expires_at=shipment.plan.expires_at,
            thread_id=group.thread_id,
            follows=follows,
            after=follows is not None,
            messages=len(shipment.content.media) if isinstance(payload, MediaPayload) else 1,
            failed=failed,
        )

    failed = None if group.trouble is None else reason_of(group.trouble)
    first: list[Owed] = []
    before = None
    if item_parts(shipment.content, shipment.code, shipment.kind) is Parts.MEDIA_FIRST:
        first = [part(MediaPayload(item_id=item_id, version=version, followed=True), failed=failed)]
        before = first[0].dedupe_key
    scope = next((one for one in shipment.scopes if covers(one, group.location)), None)
    card = ItemPayload(
        item_id=item_id,
        version=version,
        followed=pin,
        relayed_in="" if scope is None else str(scope),
        relayed_by=0 if scope is None else shipment.institution_id or 0,
    )
    item = part(card, follows=before, failed=failed)
    last = [part(PinPayload(item_id=item_id, version=version), follows=item.dedupe_key)] if pin else []
    return [*first, item, *last]
