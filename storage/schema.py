"""Every table of every capability, joined in one metadata. The migrations' result equals this: a test proves it."""

from storage import tables as kernel
from storage.amplification import tables as amplification
from storage.columns import metadata
from storage.groups import tables as groups
from storage.people import tables as people
from storage.publishing import tables as publishing
from storage.reports import tables as reports
from storage.sending import tables as sending

__all__ = ["TABLES", "metadata"]

TABLES = (kernel, people, groups, publishing, sending, reports, amplification)
"""The modules whose tables the metadata holds."""
