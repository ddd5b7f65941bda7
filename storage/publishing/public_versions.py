"""Which version of an item the public may read."""

from sqlalchemy import ColumnElement, case, func, select

from siman_bot.domain.publishing.item import ItemState
from storage.publishing.tables import items
from storage.sending.tables import broadcasts


def public_version() -> ColumnElement[int]:
    """The newest version of an item that was approved: what is written over it is nobody's to read yet (R3)."""
    sent = select(func.max(broadcasts.c.item_version)).where(broadcasts.c.item_id == items.c.id).correlate(items)
    return case(
        (items.c.state == ItemState.APPROVED, items.c.version),
        else_=func.coalesce(sent.scalar_subquery(), items.c.version),
    )
