"""Recording what came of sendings, and what that means for their chats."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import structlog

from siman_bot.domain.groups.trouble import OUTSIDE
from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import BUGS, TROUBLES, DeliveryKind, DeliveryState
from siman_bot.domain.sending.outcome import Step
from siman_bot.services.groups.presence import tell_trouble
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Now, Tx
from storage.groups import groups, troubles
from storage.people import people
from storage.sending.outbox import claims, outbox

_PROVES: Final = frozenset({DeliveryKind.ITEM, DeliveryKind.MEDIA})
"""What arrives only where the group's topic can be written to."""

log = structlog.get_logger()


class Settling:
    """Records a batch in the caller's transaction; `shown` is to be called once that is durable."""

    def __init__(self, *, clock: Now, progress: Progress) -> None:
        self._clock = clock
        self._progress = progress

    async def settle(self, tx: Tx, settlements: Sequence[Settlement], *, fence: int) -> None:
        now = self._clock()
        await claims.settle(tx, settlements, fence=fence, now=now)
        for one in settlements:
            await _tell_chat(tx, one.delivery, one.step, now)

    def shown(self, settlements: Sequence[Settlement]) -> None:
        """Let whoever watches see it, and whoever mends this program."""
        for one in settlements:
            delivery, reason = one.delivery, one.step.reason
            if reason in BUGS:
                log.error("delivery_refused", delivery=delivery.id, kind=delivery.kind.value, reason=reason.value)
            if delivery.broadcast_id is not None and delivery.kind is not DeliveryKind.PROGRESS:
                self._progress.touch(delivery.broadcast_id)


async def _tell_chat(tx: Tx, delivery: Delivery, step: Step, now: datetime) -> None:
    """What the sending has shown about the group or the person that it was for."""
    chat_id = delivery.chat_id
    if step.chat_moved_to is not None:
        await groups.move_chat(tx, chat_id, step.chat_moved_to)
        await outbox.move_chat(tx, chat_id, step.chat_moved_to)
    if delivery.troubled and delivery.kind in _PROVES and step.state is DeliveryState.SENT:
        await troubles.heal(tx, chat_id)
    trouble = None if step.reason is None else TROUBLES.get(step.reason)
    # Who may not pin or change may still write.
    if trouble is None or (delivery.follows_id is not None and trouble not in OUTSIDE):
        return
    if chat_id > 0:
        await people.set_unreachable(tx, chat_id, now)
    else:
        await tell_trouble(tx, chat_id, trouble, now)
