"""By which way a broadcast reaches groups."""

from enum import StrEnum


class Way(StrEnum):
    """How an approved item travels: to every bound group at once, or as a card to the regional admins."""

    DIRECT = "direct"
    RELAY = "relay"
