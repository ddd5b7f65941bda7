"""A decision on an item whose messages are written down in small steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.withdrawal import Removal


class DecisionKind(StrEnum):
    """To send a version, to forward it to an admin's own groups, to take the item back, to say why in own words."""

    VERSION = "version"
    FORWARDING = "forwarding"
    WITHDRAWAL = "withdrawal"
    EXPLANATION = "explanation"


class Phase(StrEnum):
    """What is being written down, in this order.

    First what earlier decisions still owe is cancelled, then the chats where the item stands get what is due there,
    then those that lack it.
    """

    CANCELLING = "cancelling"
    STANDING = "standing"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecision:
    """`broadcast_id` is the newest broadcast.

    `scopes` are those of the admin who forwards, `removal` is how a withdrawn item is taken back, `explanation` the
    number of the words that say why. `institution_id` is that of the admin who forwards, None where they have none.
    """

    kind: DecisionKind
    item_id: int
    broadcast_id: int
    scopes: tuple[Scope, ...] = field(default=())
    removal: Removal | None = None
    explanation: int | None = None
    institution_id: int | None = None

    def to_data(self) -> dict[str, Any]:
        """All but the two numbers, as JSON, for `from_data`."""
        return {
            "kind": self.kind.value,
            "scopes": [str(scope) for scope in self.scopes],
            "removal": None if self.removal is None else self.removal.value,
            "explanation": self.explanation,
            "institution": self.institution_id,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, item_id: int, broadcast_id: int) -> "ItemDecision":
        return cls(
            kind=DecisionKind(data["kind"]),
            item_id=item_id,
            broadcast_id=broadcast_id,
            scopes=tuple(Scope.parse(scope) for scope in data["scopes"]),
            removal=None if data["removal"] is None else Removal(data["removal"]),
            explanation=data.get("explanation"),
            institution_id=data.get("institution"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """A decision with how far its messages are written down: all up to `cursor` in this phase."""

    id: int
    decision: ItemDecision
    phase: Phase
    cursor: int
    decided_at: datetime
