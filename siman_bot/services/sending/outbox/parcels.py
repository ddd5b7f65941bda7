"""What a sender needs to be told of Telegram: how to make one call, and what the call is to say."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.sending.outcome import Outcome
from siman_bot.domain.sending.payload import PinPayload, VersionPayload
from storage.engine import Database
from storage.publishing import items
from storage.sending.outbox.claims import Delivery

__all__ = ["Courier", "Delivery", "Parcel", "Parcels", "Probe", "ShownItem", "ShutOut"]

REMEMBERED: Final = 20
"""Items whose words are kept: those of the broadcasts that go out side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """What a card shows of an item."""

    code: str
    kind: ItemKind
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A delivery with what is needed to put it into words."""

    delivery: Delivery
    item: ShownItem | None = None


class ShutOut(Exception):  # noqa: N818 - a finding about the set-up
    """Telegram serves this token no more: it was revoked, or another process polls with it."""


Courier = Callable[[Parcel], Awaitable[Outcome]]
"""Makes one call to Telegram and says what it came to.

It never raises for Telegram's errors. What it does raise, of whatever kind, is a bug that it met before the call.
"""

Probe = Callable[[], Awaitable[Outcome]]
"""Asks Telegram for something that changes nothing; SENT if it answered."""


class Parcels:
    """Makes parcels; the words of an item are read once for a whole broadcast."""

    def __init__(self, *, database: Database) -> None:
        self.database = database
        self._shown: OrderedDict[tuple[int, int], ShownItem] = OrderedDict()

    async def of(self, delivery: Delivery) -> Parcel:
        """The parcel.

        Raises:
            Unavailable: The database didn't answer.
        """
        payload = delivery.payload
        if not isinstance(payload, VersionPayload) or isinstance(payload, PinPayload):
            return Parcel(delivery=delivery)
        key = (payload.item_id, payload.version)
        if key not in self._shown:
            async with self.database.read() as connection:
                item = await items.get(connection, key[0])
                if item is None:
                    return Parcel(delivery=delivery)
                content = await items.content_of(connection, key[0], key[1])
            self._shown[key] = ShownItem(code=item.code, kind=item.kind, content=content)
            if len(self._shown) > REMEMBERED:
                self._shown.popitem(last=False)
        return Parcel(delivery=delivery, item=self._shown[key])
