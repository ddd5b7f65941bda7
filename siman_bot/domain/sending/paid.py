"""Telegram's paid broadcasts: more messages a second for Stars. Source: Bot API, `allow_paid_broadcast`."""

from typing import Final

from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind

FREE_PER_SECOND: Final = 30
MOST_PER_SECOND: Final = 1_000
PER_STAR: Final = 10
"""Messages above the free ones that one Star pays for."""
_PAYABLE: Final = frozenset({DeliveryKind.ITEM, DeliveryKind.MEDIA, DeliveryKind.REPLY})


def is_payable(kind: DeliveryKind, chat_kind: ChatKind) -> bool:
    """Whether it may be paid for, where that is switched on: what a broadcast posts in groups.

    All else keeps to the free limit.
    """
    return kind in _PAYABLE and chat_kind is ChatKind.GROUP


def most_stars(messages: int, *, per_second: int) -> int:
    """What so many messages cost at most at that rate. None is counted as free: others may go in the same seconds."""
    return -(-messages // PER_STAR) if per_second > FREE_PER_SECOND else 0


def stars_a_second(per_second: int) -> int:
    """What a second at that rate costs at most."""
    return -(-max(0, per_second - FREE_PER_SECOND) // PER_STAR)
