"""Approved words of why an item was withdrawn, in each notice that says that it was (R3)."""

from collections.abc import Sequence
from datetime import datetime

from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import DeletePayload, ExplainPayload, WithdrawPayload
from siman_bot.services.transaction import Tx
from storage.sending.broadcasts.standing import Standing
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed


async def explain(tx: Tx, found: Sequence[Standing], *, number: int, now: datetime) -> None:
    """Owe the change of these notices, of those that are still owed once they stand.

    Args:
        tx: The transaction.
        found: Notices of a withdrawn item.
        number: That of the explanation, which names the occasion.
        now: The time.
    """
    owed: list[Owed] = []
    for one in found:
        payload = one.payload
        # What was deleted because its words had never come says nothing.
        if not isinstance(payload, WithdrawPayload | DeletePayload) or payload.reason is None:
            continue
        owed.append(
            Owed(
                dedupe_key=f"explain:{number}:{one.id}",
                lane=Lane.CORRECTION,
                chat_id=one.chat_id,
                payload=ExplainPayload(
                    item_id=payload.item_id,
                    version=payload.version,
                    reason=payload.reason,
                    captioned=payload.captioned or payload.part is DeliveryKind.MEDIA,
                ),
                broadcast_id=one.broadcast_id,
                thread_id=one.thread_id,
                follows=one.id,
                after=one.begun,
            )
        )
    await outbox.add(tx, owed, now)
