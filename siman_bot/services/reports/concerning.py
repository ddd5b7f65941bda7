"""Whom among the reporters a change of an item concerns, and what a report is about."""

from datetime import datetime
from typing import Final

from siman_bot.domain.code import CodeKind, codes_in
from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import clean, fingerprint
from siman_bot.services.ports import Concern, Concerned
from siman_bot.services.transaction import Tx
from storage.publishing import by_words, items
from storage.publishing.public_versions import public_versions
from storage.reports import subjects

__all__ = ["ANSWERED", "REPORTERS", "check_answering", "note_subjects"]

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


async def check_answering(connection: Tx, code: str, now: datetime) -> None:
    """Pass when what a verdict names as answering a report is public and not withdrawn (R14); none need be named.

    Raises:
        Invalid: `answer-not-public`.
    """
    if not code:
        return
    item = await items.by_code(connection, code)
    if item is None or item.state is ItemState.WITHDRAWN or not await public_versions(connection, item.id, now):
        raise Invalid("answer-not-public")


async def _answered(connection: Tx, item_id: int, *, until: datetime, after: int, limit: int) -> list[Concerned]:
    found = await subjects.answered(connection, item_id, until=until, after=after, limit=limit)
    return [Concerned(person_id=person_id, telegram_id=telegram_id) for person_id, telegram_id in found]


async def _reporters(connection: Tx, item_id: int, *, until: datetime, after: int, limit: int) -> list[Concerned]:
    found = await subjects.reporters(connection, item_id, until=until, after=after, limit=limit)
    return [Concerned(person_id=person_id, telegram_id=telegram_id) for person_id, telegram_id in found]


REPORTERS: Final = Concern(
    name="reporters", people=_reporters, corrected="reported-item-corrected", withdrawn="reported-item-withdrawn"
)
"""Everybody who has handed in a post with it (R13)."""

ANSWERED: Final = Concern(
    name="answered", people=_answered, corrected="answering-item-corrected", withdrawn="answering-item-withdrawn"
)
"""Everybody whose report was answered with it (R13)."""
