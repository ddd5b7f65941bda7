"""What groups declare of personal data besides their columns."""

from typing import Final

from storage.groups.tables import groups
from storage.personal import Dealings, Work

DEALINGS: Final = Dealings(
    works=(
        Work("group-added", groups, groups.c.added_by, groups.c.title, groups.c.added_at),
        Work("group-opened", groups, groups.c.opened_by, groups.c.title, groups.c.opened_at),
        Work("group-bound", groups, groups.c.bound_by, groups.c.title, groups.c.bound_at),
    )
)
