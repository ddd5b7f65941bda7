"""PostgreSQL refuses what is longer than its column; SQLite would keep it."""

from enum import StrEnum

import pytest
from sqlalchemy import Column, String

from storage.columns import Word
from storage.schema import metadata

WORDS = [
    (column, column.type.vocabulary)
    for table in metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Word) and column.type.vocabulary is not None
]


@pytest.mark.parametrize(("column", "words"), WORDS, ids=str)
def test_every_word_fits_into_its_column(column: Column[str], words: type[StrEnum]) -> None:
    assert isinstance(column.type, String)
    assert column.type.length is not None
    assert max(len(word) for word in words) <= column.type.length
