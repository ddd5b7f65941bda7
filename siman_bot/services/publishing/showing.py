"""What publishing tells of the items that are sent: the words of a version, and how an item stands now."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Content, ItemKind, ItemState
from siman_bot.domain.sending.broadcast import ItemNow
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage.engine import Database
from storage.publishing import explanations, items

REMEMBERED: Final = 20
"""Versions whose words are kept: those of the broadcasts that go out side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """What a card shows of one version of an item."""

    code: str
    kind: ItemKind
    content: Content


class Showing:
    """The words of versions, which never change: they are read once for a whole broadcast."""

    def __init__(self, *, database: Database) -> None:
        self.database = database
        self._shown: OrderedDict[tuple[int, int], ShownItem] = OrderedDict()

    async def words(self, *, item_id: int, version: int) -> ShownItem:
        """One version.

        Raises:
            LookupError: There is no such item.
            NoResultFound: There is no such version.
            Unavailable: The database didn't answer.
        """
        key = (item_id, version)
        if key not in self._shown:
            async with self.database.read() as connection:
                item = await items.get(connection, item_id)
                if item is None:
                    raise LookupError(item_id)
                content = await items.content_of(connection, item_id, version)
            self._shown[key] = ShownItem(code=item.code, kind=item.kind, content=content)
            if len(self._shown) > REMEMBERED:
                self._shown.popitem(last=False)
        return self._shown[key]

    async def said_of(self, item_id: int) -> Explanation | None:
        """The approved words of why the item was withdrawn, as they are now; None where there are none.

        Raises:
            Unavailable: The database didn't answer.
        """
        async with self.database.read() as connection:
            said = await explanations.approved_of(connection, item_id)
            return said[0] if said else None


async def look_at_item(connection: Tx, item_id: int) -> ItemNow:
    """How an item that was broadcast stands now.

    Raises:
        LookupError: There is no such item.
    """
    item = await items.get(connection, item_id)
    if item is None:
        raise LookupError(item_id)
    return ItemNow(
        version=item.version,
        target=target_of(item.target),
        is_open=item.state is ItemState.APPROVED,
        is_withdrawn=item.state is ItemState.WITHDRAWN,
    )
