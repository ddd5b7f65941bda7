"""What has to hold in the database for an account to be an institution's, as conditions on a written row (R7)."""

from typing import Final

_ADMINS: Final = (
    "FROM account_confirmations AS word WHERE word.account_id = NEW.id AND word.admin_id <> NEW.owner_id"
    " AND EXISTS (SELECT 1 FROM grants WHERE grants.person_id = word.admin_id"
    " AND grants.role IN ('regional_admin', 'central'))"
)
OFFICIAL_BY_FEWER: Final = (
    "OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL"
    f" AND (NEW.institution_id IS NULL OR NEW.page IS NULL OR 2 > (SELECT COUNT(*) {_ADMINS}))"
)
"""Without a page that names it, or by fewer than two admins who hold the role and haven't declared it."""
