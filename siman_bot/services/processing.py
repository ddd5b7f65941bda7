"""The record of processing (UU 27/2022, article 31), made from what the columns declare."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.personal import Aside, DataPart
from storage.schema import PERSONAL

__all__ = ["Aside", "DataPart", "Processed", "record_of_processing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """A column, as `table.column`, the one that leads to its person, and a word for what becomes of it in the end."""

    column: str
    whose: str
    erasing: str


def record_of_processing() -> Mapping[DataPart | Aside, tuple[Processed, ...]]:
    """The columns of each kind of personal data, whose name, purpose and retention the catalogues have."""
    uses: tuple[DataPart | Aside, ...] = (*DataPart, *Aside)
    found: dict[DataPart | Aside, list[Processed]] = {use: [] for use in uses}
    for column, one in PERSONAL.columns():
        whose = one.processing.whose or str(column)
        found[one.processing.use].append(Processed(column=str(column), whose=whose, erasing=one.erasing))
    return {use: tuple(columns) for use, columns in found.items()}
