"""Whom among the reporters a change of an item concerns, and what a report is about."""

from datetime import datetime
from typing import Final

from siman_bot.domain.code import CodeKind, codes_in
from siman_bot.domain.text import clean, fingerprint
from siman_bot.services.ports import Concern, Concerned
from siman_bot.services.transaction import Tx
from storage.publishing import by_words, items
from storage.reports import subjects

__all__ = ["REPORTERS", "note_subjects"]

MOST: Final = 5
"""Items that one report is about."""
LINES: Final = 100
"""Lines of the reported post that are looked for as titles."""


async def note_subjects(tx: Tx, report_id: int, text: str) -> None:
    """Remember which of our items the reported post bears, so that its reporter hears what becomes of them."""
    coded = [await items.by_code(tx, code) for code in codes_in(CodeKind.ITEM, text)[:MOST]]
    lines = [line for line in clean(text).split("\n") if line][:LINES]
    worded = await by_words.worded(tx, [fingerprint(text), *(fingerprint(line) for line in lines)])
    found = dict.fromkeys([*(one.id for one in coded if one is not None), *worded])
    await subjects.add(tx, report_id, list(found)[:MOST])


async def _reporters(connection: Tx, item_id: int, *, until: datetime, after: int, limit: int) -> list[Concerned]:
    found = await subjects.reporters(connection, item_id, until=until, after=after, limit=limit)
    return [Concerned(person_id=person_id, telegram_id=telegram_id) for person_id, telegram_id in found]


REPORTERS: Final = Concern(
    name="reporters", people=_reporters, corrected="reported-item-corrected", withdrawn="reported-item-withdrawn"
)
"""Everybody who has handed in a post with it, or whose report is answered by it (R13)."""
