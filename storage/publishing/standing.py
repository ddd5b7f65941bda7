"""What has to hold in the database for a withdrawal and for what is said of it, as conditions on a written row (R3)."""

from typing import Final

from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.publishing.withdrawal import WithdrawalReason

_REASONS: Final = ", ".join(f"'{one.value}'" for one in WithdrawalReason)
_REVIEWERS: Final = ", ".join(f"'{one.value}'" for one in sorted(ROLES_OF[Act.REVIEW_ITEM]))

WITHDRAWN_OTHERWISE: Final = (
    "OLD.withdrawn_for IS NOT NULL AND (NEW.withdrawn_for IS NULL OR NEW.withdrawn_for <> OLD.withdrawn_for)"
    f" OR NEW.withdrawn_for NOT IN ({_REASONS})"
)
"""The reason of a withdrawal is of the list, and stays."""
ENTERS_WITHDRAWN: Final = f"NEW.withdrawn_because IS NOT NULL OR NEW.withdrawn_for NOT IN ({_REASONS})"

_MAY_APPROVE: Final = (
    f"EXISTS (SELECT 1 FROM grants WHERE grants.person_id = NEW.decided_by AND grants.role IN ({_REVIEWERS}))"  # noqa: S608 - words of the program
)
EXPLAINED_OTHERWISE: Final = (
    "(OLD.state <> 'waiting' AND (NEW.state <> OLD.state OR NEW.decided_at <> OLD.decided_at"
    " OR NEW.decided_at IS NULL OR COALESCE(NEW.reason, '') <> COALESCE(OLD.reason, '')))"
    " OR (OLD.state = 'waiting' AND NEW.state = 'approved'"
    f" AND (NEW.decided_by = NEW.writer_id OR NOT {_MAY_APPROVE}))"
)
"""What became of an explanation is said once, and an approval by another reviewer than its writer alone."""
ENTERS_EXPLAINED: Final = (
    "NEW.state <> 'waiting' OR EXISTS (SELECT 1 FROM explanations AS other WHERE other.item_id = NEW.item_id"
    " AND other.state = 'waiting') OR NOT EXISTS (SELECT 1 FROM items WHERE items.id = NEW.item_id"
    " AND items.state = 'withdrawn')"
)
"""It waits when it comes, of a withdrawn item that has no other one waiting."""
