"""The state of deliveries changes here alone, along the moves that `domain.sending.delivery.MOVES` declares."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import TextClause, Update, text, update

from siman_bot.domain.sending.delivery import MOVES, DeliveryState
from storage.sending.tables import deliveries


def _leading_to(state: DeliveryState) -> TextClause:
    """Rows whose state may move there. Written out, because planners match no parameters with an index's condition."""
    before = ", ".join(sorted(f"'{one.value}'" for one, onward in MOVES.items() if state in onward))
    return text(f"deliveries.state IN ({before})")


_LEADING: Final[Mapping[DeliveryState, TextClause]] = MappingProxyType(
    {state: _leading_to(state) for state in DeliveryState}
)


def move_to(state: DeliveryState) -> Update:
    """The UPDATE of deliveries to that state; those that may not move there it leaves as they are.

    Which of the others are moved, and what else becomes of them, the caller adds.
    """
    return update(deliveries).where(_LEADING[state]).values(state=state)
