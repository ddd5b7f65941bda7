"""Every table of every capability, joined in one metadata, and all personal data, as each capability declares them.

The migrations' result equals this: a test proves it.
"""

from typing import Final

from storage import tables as kernel
from storage.amplification import personal as amplification_personal
from storage.amplification import tables as amplification
from storage.columns import metadata
from storage.groups import personal as groups_personal
from storage.groups import tables as groups
from storage.people import personal as people_personal
from storage.people import tables as people
from storage.personal import PersonalData
from storage.publishing import personal as publishing_personal
from storage.publishing import tables as publishing
from storage.reports import personal as reports_personal
from storage.reports import tables as reports
from storage.sending import personal as sending_personal
from storage.sending import tables as sending
from storage.summaries import tables as summaries

__all__ = ["PERSONAL", "TABLES", "metadata"]

TABLES = (kernel, people, groups, publishing, sending, reports, amplification, summaries)
"""The modules whose tables the metadata holds."""

PERSONAL: Final = PersonalData(
    metadata=metadata,
    dealings=(
        people_personal.DEALINGS,
        groups_personal.DEALINGS,
        publishing_personal.DEALINGS,
        sending_personal.DEALINGS,
        reports_personal.DEALINGS,
        amplification_personal.DEALINGS,
    ),
)
