"""What publishing tells of the items that are sent: the words of a version, and how an item stands now."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Content, ItemKind, ItemState
from siman_bot.domain.sending.broadcast import ItemNow
from siman_bot.domain.sending.payload import CardPayload
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage import places
from storage.engine import Database
from storage.people import institutions
from storage.publishing import explanations, items

REMEMBERED: Final = 20
"""Versions whose words are kept: those of the broadcasts that go out side by side."""
RELAYED: Final = 100
"""Places and institutions whose names are kept: those from where something is being forwarded."""


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
        self._relayed: OrderedDict[tuple[str, int], Byline] = OrderedDict()

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

    async def relayed(self, payload: CardPayload) -> Byline | None:
        """From where a card was forwarded, None where it wasn't.

        Raises:
            Unavailable: The database didn't answer.
        """
        if not payload.relayed_in:
            return None
        key = (payload.relayed_in, payload.relayed_by)
        if key not in self._relayed:
            scope = Scope.parse(payload.relayed_in)
            async with self.database.read() as connection:
                found = await institutions.institution(connection, payload.relayed_by)
                place = (await places.gazetteer(connection)).name_of(scope)
            self._relayed[key] = Byline(
                role=Role.REGIONAL_ADMIN, scope=scope, place=place, institution="" if found is None else found.name
            )
            if len(self._relayed) > RELAYED:
                self._relayed.popitem(last=False)
        return self._relayed[key]

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
