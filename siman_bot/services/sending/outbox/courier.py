"""What a sender needs to be told of Telegram: how a delivery becomes one call, and whether anybody answers."""

from collections.abc import Awaitable, Callable

from siman_bot.domain.sending.begun import Delivery
from siman_bot.domain.sending.outcome import Outcome


class ShutOut(Exception):  # noqa: N818 - a finding about the set-up
    """Telegram serves this token no more: it was revoked, or another process polls with it."""


Send = Callable[[], Awaitable[Outcome]]
"""Makes one call to Telegram and says what it came to; never raises for Telegram's errors."""

Courier = Callable[[Delivery], Awaitable[Send]]
"""Puts a delivery into words and gives the call that sends them, without making it.

It raises Unavailable where the database didn't answer; whatever else it raises is a bug that it met.
"""

Probe = Callable[[], Awaitable[Outcome]]
"""Asks Telegram for something that changes nothing; SENT if it answered."""
