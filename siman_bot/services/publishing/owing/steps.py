"""One step of writing down what a decision on an item owes: some chats of one phase, then the next phase."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.owing import DecisionKind, ItemDecision, Phase
from siman_bot.domain.sending.broadcast import Broadcast
from siman_bot.domain.sending.delivery import DeliveryKind, FailureReason
from siman_bot.domain.sending.way import Way
from siman_bot.services.publishing.owing.amending import Amendment
from siman_bot.services.publishing.owing.carrying import Shipment, offer_to, owe_to
from siman_bot.services.publishing.owing.explaining import explain
from siman_bot.services.publishing.owing.taking_back import TAKEN_BACK, take_back
from siman_bot.services.publishing.relayers import relayers_in
from siman_bot.services.transaction import Tx
from storage.publishing import items, reach
from storage.publishing.reach import Lacking
from storage.sending.broadcasts import broadcasts, standing

CARRIED: Final = (
    DeliveryKind.MEDIA,
    DeliveryKind.ITEM,
    DeliveryKind.EDIT,
    DeliveryKind.ATTRIBUTION,
    DeliveryKind.REPLY,
    DeliveryKind.PIN,
    DeliveryKind.RELAY_CARD,
)
"""What an earlier decision may still have on its way."""
EXPLAINED: Final = (DeliveryKind.EXPLAIN,)
"""What an earlier explanation may still have on its way."""
GOING_ON: Final = frozenset({DeliveryKind.ITEM, DeliveryKind.PIN, DeliveryKind.RELAY_CARD})
"""What of it isn't ended by a new version as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwingStep:
    """Where a step begins, and for how many chats there is still room in it."""

    phase: Phase
    cursor: int
    room: int

    def on(self, cursor: int, *, done: int) -> "OwingStep":
        return replace(self, cursor=cursor, room=self.room - done)

    def next(self, phase: Phase, *, done: int) -> "OwingStep":
        return OwingStep(phase=phase, cursor=0, room=self.room - done)


async def step(tx: Tx, decision: ItemDecision, at: OwingStep, now: datetime) -> OwingStep | None:
    """Write down some; where the next step begins, None after the last one."""
    match at.phase:
        case Phase.CANCELLING:
            return await _cancel(tx, decision, at, now)
        case Phase.STANDING if decision.kind is DecisionKind.WITHDRAWAL:
            return await _take_back(tx, decision, at, now)
        case Phase.STANDING if decision.kind is DecisionKind.EXPLANATION:
            return await _explain(tx, decision, at, now)
        case Phase.STANDING:
            return await _amend(tx, decision, at, now)
        case Phase.LACKING:
            return await _carry(tx, decision, at, now)


async def _cancel(tx: Tx, decision: ItemDecision, at: OwingStep, now: datetime) -> OwingStep:
    """What earlier decisions owe and hasn't begun is cancelled; what is on its way isn't tried again."""
    before = _before(decision)
    kinds = EXPLAINED if decision.kind is DecisionKind.EXPLANATION else CARRIED
    reason = None if decision.kind is DecisionKind.WITHDRAWAL else FailureReason.SUPERSEDED
    done = await standing.drop_unbegun(
        tx, decision.item_id, kinds, before=before, now=now, reason=reason, limit=at.room
    )
    if done == at.room:
        return at.on(at.cursor, done=done)
    # The item's own message goes on with the new words where those are wanted: that is seen to chat by chat.
    ending = set(CARRIED) - GOING_ON if decision.kind is DecisionKind.VERSION else kinds
    await standing.end_pending(tx, decision.item_id, ending, before=before, now=now)
    return at.next(Phase.STANDING, done=done)


async def _amend(tx: Tx, decision: ItemDecision, at: OwingStep, now: datetime) -> OwingStep:
    found = await standing.of_item(
        tx,
        decision.item_id,
        (DeliveryKind.ITEM, DeliveryKind.MEDIA),
        before=decision.broadcast_id,
        after=at.cursor,
        limit=at.room,
    )
    if found:
        item, broadcast = await _decided(tx, decision)
        amendment = await Amendment.of(tx, item, broadcast, now=now)
        await amendment.owe(tx, found)
        await broadcasts.add_owing(tx, broadcast.id, edits=-sum(one.kind is DeliveryKind.ITEM for one in found))
    if len(found) == at.room:
        return at.on(found[-1].id, done=len(found))
    return at.next(Phase.LACKING, done=len(found))


async def _take_back(tx: Tx, decision: ItemDecision, at: OwingStep, now: datetime) -> OwingStep | None:
    found = await standing.of_item(tx, decision.item_id, TAKEN_BACK, before=None, after=at.cursor, limit=at.room)
    if found and decision.removal is not None:
        item = await items.get(tx, decision.item_id)
        if item is None:
            raise LookupError(decision.item_id)
        await take_back(tx, item, found, removal=decision.removal, now=now)
    return at.on(found[-1].id, done=len(found)) if len(found) == at.room else None


async def _explain(tx: Tx, decision: ItemDecision, at: OwingStep, now: datetime) -> OwingStep | None:
    found = await standing.notices(tx, decision.item_id, after=at.cursor, limit=at.room)
    if found and decision.explanation is not None:
        await explain(tx, found, number=decision.explanation, now=now)
    return at.on(found[-1].id, done=len(found)) if len(found) == at.room else None


async def _carry(tx: Tx, decision: ItemDecision, at: OwingStep, now: datetime) -> OwingStep | None:
    item, broadcast = await _decided(tx, decision)
    shipment = Shipment.of(item, broadcast, decision)
    which = Lacking(item_id=item.id, broadcast_id=broadcast.id, target=broadcast.target, scopes=decision.scopes)
    if decision.kind is DecisionKind.VERSION and broadcast.way is Way.RELAY:
        relayers = await relayers_in(tx, await reach.counted(tx, which))
        chosen = [one for one in relayers if one.admin.id > at.cursor][: at.room]
        await offer_to(tx, shipment, chosen, now)
        reached = [one.admin.id for one in chosen]
    else:
        groups = await reach.lacking(tx, which, after=at.cursor, limit=at.room)
        await owe_to(tx, shipment, groups, now)
        await broadcasts.add_owing(tx, broadcast.id, new=-len(groups))
        reached = [group.id for group in groups]
    return at.on(reached[-1], done=len(reached)) if len(reached) == at.room else None


async def _decided(tx: Tx, decision: ItemDecision) -> tuple[Item, Broadcast]:
    """The item in the version that was decided on, and the decision to send it.

    Raises:
        LookupError: There is no such decision.
    """
    broadcast = await broadcasts.get(tx, decision.broadcast_id)
    item = await items.get(tx, decision.item_id)
    if broadcast is None or item is None:
        raise LookupError(decision.broadcast_id)
    version = broadcast.item_version
    content = await items.content_of(tx, item.id, version)
    return replace(item, version=version, content=content, plan=broadcast.plan), broadcast


def _before(decision: ItemDecision) -> int | None:
    """Of which broadcasts something stands or is owed: the earlier ones, and all of an item that is withdrawn."""
    withdrawn = decision.kind in {DecisionKind.WITHDRAWAL, DecisionKind.EXPLANATION}
    return None if withdrawn else decision.broadcast_id
