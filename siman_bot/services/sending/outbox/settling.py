"""Recording what came of sendings, and what that means for their chats."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from siman_bot.domain.groups.trouble import OUTSIDE
from siman_bot.domain.sending.delivery import BUGS, TROUBLES, DeliveryKind, DeliveryState
from siman_bot.domain.sending.outcome import Outcome, Step
from siman_bot.domain.sending.payload import is_followed
from siman_bot.services.groups.presence import tell_trouble
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Clock, Tx
from storage.groups import groups, troubles
from storage.people import people
from storage.sending.outbox import claims, following, outbox
from storage.sending.outbox.claims import Delivery, Settlement

_PROVES: Final = frozenset({DeliveryKind.ITEM, DeliveryKind.MEDIA})
"""What arrives only where the group's topic can be written to."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A sending with its outcome, not recorded yet."""

    delivery: Delivery
    outcome: Outcome
    step: Step


class Settling:
    """Records a batch in the caller's transaction; `shown` is to be called once that is durable."""

    def __init__(self, *, clock: Clock, progress: Progress) -> None:
        self._clock = clock
        self._progress = progress

    async def settle(self, tx: Tx, finished: Sequence[Finished], *, fence: int) -> None:
        now = self._clock()
        settlements = [
            Settlement(
                delivery_id=one.delivery.id,
                chat_id=one.delivery.chat_id,
                step=one.step,
                message_id=one.outcome.message_id,
                more_ids=one.outcome.more_ids,
                kind=one.delivery.kind,
                follows_id=one.delivery.follows_id,
            )
            for one in finished
        ]
        await claims.settle(tx, settlements, fence=fence, now=now)
        followed = [one.delivery.id for one in finished if is_followed(one.delivery.payload)]
        if followed:
            await following.release(tx, now, after=followed)
        for one in finished:
            await self._follow(tx, one.delivery, one.step)

    def shown(self, finished: Sequence[Finished]) -> None:
        """Let whoever watches see it, and whoever mends this program."""
        for one in finished:
            delivery, reason = one.delivery, one.step.reason
            if reason in BUGS:
                log.error("delivery_refused", delivery=delivery.id, kind=delivery.kind.value, reason=reason.value)
            if delivery.broadcast_id is not None and delivery.kind is not DeliveryKind.PROGRESS:
                self._progress.touch(delivery.broadcast_id)

    async def _follow(self, tx: Tx, delivery: Delivery, step: Step) -> None:
        chat_id = delivery.chat_id
        if step.chat_moved_to is not None:
            await groups.move_chat(tx, chat_id, step.chat_moved_to)
            await outbox.move_chat(tx, chat_id, step.chat_moved_to)
        if delivery.troubled and delivery.kind in _PROVES and step.state is DeliveryState.SENT:
            await troubles.heal(tx, chat_id)
        trouble = None if step.reason is None else TROUBLES.get(step.reason)
        if trouble is None:
            return
        # Who may not pin or change may still write.
        if delivery.follows_id is not None and trouble not in OUTSIDE:
            return
        now = self._clock()
        if chat_id > 0:
            await people.set_unreachable(tx, chat_id, now)
        else:
            await tell_trouble(tx, chat_id, trouble, now)
