"""What publishing declares of personal data besides its columns.

Who did something to a broadcast is declared here too: sending doesn't know the item whose code names it.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.publishing.item import ItemState
from storage.personal import Dealings, Work
from storage.publishing import explanations
from storage.publishing.tables import explanations as explanations_table
from storage.publishing.tables import item_versions, items, relays
from storage.sending.tables import broadcasts

_VERSIONS: Final = item_versions.join(items, items.c.id == item_versions.c.item_id)
_BROADCASTS: Final = broadcasts.join(items, items.c.id == broadcasts.c.item_id)
_EXPLANATIONS: Final = explanations_table.join(items, items.c.id == explanations_table.c.item_id)
_RELAYS: Final = relays.join(_BROADCASTS, broadcasts.c.id == relays.c.broadcast_id)


async def _reopen_items(tx: AsyncConnection, person: Person, now: datetime) -> None:
    """What they wrote and nobody has approved yet is no longer offered for review.

    Whoever comes back is a new person to the rows, and could otherwise approve the own words (R3).
    """
    theirs = or_(items.c.author_id == person.id, items.c.editor_id == person.id)
    await tx.execute(
        update(items)
        .where(theirs, items.c.state == ItemState.IN_REVIEW)
        .values(state=ItemState.DRAFT, revision=items.c.revision + 1, changed_at=now)
    )
    await explanations.take_back_of_leaver(tx, person.id, now)


DEALINGS: Final = Dealings(
    works=(
        Work("item-author", items, items.c.author_id, items.c.code, items.c.created_at),
        Work("item-editor", items, items.c.editor_id, items.c.code, items.c.changed_at),
        Work("item-approver", items, items.c.approver_id, items.c.code, items.c.changed_at),
        Work("version-writer", _VERSIONS, item_versions.c.written_by, items.c.code, item_versions.c.written_at),
        Work("broadcast-author", _BROADCASTS, broadcasts.c.author_id, items.c.code, broadcasts.c.created_at),
        Work("broadcast-approver", _BROADCASTS, broadcasts.c.approver_id, items.c.code, broadcasts.c.created_at),
        Work("broadcast-paused", _BROADCASTS, broadcasts.c.paused_by, items.c.code, broadcasts.c.paused_at),
        Work("broadcast-cancelled", _BROADCASTS, broadcasts.c.cancelled_by, items.c.code, broadcasts.c.cancelled_at),
        Work(
            "explanation-writer",
            _EXPLANATIONS,
            explanations_table.c.writer_id,
            items.c.code,
            explanations_table.c.written_at,
        ),
        Work(
            "explanation-decider",
            _EXPLANATIONS,
            explanations_table.c.decided_by,
            items.c.code,
            explanations_table.c.decided_at,
        ),
        Work("relay-offered", _RELAYS, relays.c.admin_id, items.c.code, relays.c.offered_at),
        Work("relay-decided", _RELAYS, relays.c.admin_id, items.c.code, relays.c.decided_at),
    ),
    leaving=_reopen_items,
)
