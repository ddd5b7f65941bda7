"""Pending deliveries in the words of the indexes: planners match no parameters with an index's condition."""

from typing import Final

from sqlalchemy import text

_UNBEGUN: Final = "deliveries.state = 'pending' AND deliveries.begun_at IS NULL"

BEGUN: Final = text("deliveries.state = 'pending' AND deliveries.begun_at IS NOT NULL")
READY: Final = text(f"{_UNBEGUN} AND deliveries.stage = 'ready'")
READY_PROGRESS: Final = text(f"{_UNBEGUN} AND deliveries.stage = 'ready' AND deliveries.kind = 'progress'")
WAITING: Final = text(f"{_UNBEGUN} AND deliveries.stage = 'waiting'")
HELD: Final = text(f"{_UNBEGUN} AND deliveries.stage = 'held'")
FOLLOWING: Final = text(f"{_UNBEGUN} AND deliveries.stage = 'following'")
DEFERRED: Final = text(
    "deliveries.state = 'pending' AND deliveries.stage = 'waiting' AND deliveries.deferred_at IS NOT NULL"
)
EXPIRING: Final = text(f"{_UNBEGUN} AND deliveries.expires_at IS NOT NULL")
