"""An offer to a regional admin to forward an item to their groups."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.places import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One offer. `forwarded` when the admin has sent it on; an offer that is left alone stays as it is (R8).

    `outdated` when the offered version isn't the approved one any more: edited since, or withdrawn.
    """

    id: int
    broadcast_id: int
    admin_id: int
    item_id: int
    item_version: int
    code: str
    title: str
    outdated: bool
    target: Scope
    forwarded: bool
    offered_at: datetime
    revision: int
