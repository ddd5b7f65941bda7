"""What sending declares of personal data besides its columns."""

from datetime import datetime
from typing import Final

from sqlalchemy import literal
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.sending.delivery import DeliveryState
from storage.personal import Dealings, Work
from storage.sending.moves import move_to
from storage.sending.tables import deliveries, stops


async def _cancel(tx: AsyncConnection, person: Person, now: datetime) -> None:
    """Take back what is still owed to the person, whichever row stays."""
    await tx.execute(
        move_to(DeliveryState.CANCELLED)
        .where(deliveries.c.chat_id == person.telegram_id)
        .values(settled_at=now, begun_at=None, fence=None)
    )


DEALINGS: Final = Dealings(
    works=(
        Work("all-stopped", stops, stops.c.stopped_by, literal(""), stops.c.stopped_at),
        Work("all-resumed", stops, stops.c.resumed_by, literal(""), stops.c.resumed_at),
    ),
    leaving=_cancel,
)
