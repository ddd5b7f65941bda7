"""The messages of a broadcast as a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import xlsxwriter

from handlers.catalogue import Texts
from handlers.views.times import on_date
from siman_bot.domain.delivery import DeliveryKind, DeliveryState, FailureReason
from siman_bot.services.manifest import Entry

COLUMNS: Final = {
    "sheet-chat": 40,
    "sheet-place": 32,
    "sheet-kind": 16,
    "sheet-state": 16,
    "sheet-reason": 48,
    "sheet-attempts": 10,
    "sheet-sent": 26,
}
"""Heading and width in characters."""
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_SENT: Final = frozenset({DeliveryState.SENT, DeliveryState.EDITED, DeliveryState.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All that the sheet says, so that it can be made in a thread without the catalogue."""

    language: str
    headings: tuple[str, ...]
    name: str
    admin: str
    nation: str
    kinds: Mapping[DeliveryKind, str]
    states: Mapping[DeliveryState, str]
    reasons: Mapping[FailureReason, str]


def words(texts: Texts) -> Words:
    own = frozenset({DeliveryKind.NOTICE, DeliveryKind.PROGRESS})
    return Words(
        language=texts.language,
        headings=tuple(texts.plain(key) for key in COLUMNS),
        name=texts.plain("sheet-name"),
        admin=texts.plain("doubt-admin"),
        nation=texts.plain("scope-nation"),
        kinds={kind: texts.plain(f"delivery-kind-{_key(kind)}") for kind in DeliveryKind if kind not in own},
        states={state: texts.plain(f"delivery-state-{_key(state)}") for state in DeliveryState},
        reasons={
            reason: f"{texts.plain(f'reason-{_key(reason)}')}. {texts.plain(f'mend-{_key(reason)}')}"
            for reason in FailureReason
        },
    )


def sheet(said: Words, entries: Sequence[Entry]) -> bytes:
    """The file."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        page = book.add_worksheet(said.name)
        bold = book.add_format({"bold": True})
        for column, width in enumerate(COLUMNS.values()):
            page.set_column(column, column, width)
        for column, heading in enumerate(said.headings):
            page.write_string(0, column, heading, bold)
        for row, entry in enumerate(entries, start=1):
            for column, cell in enumerate(_cells(said, entry)):
                if isinstance(cell, str):
                    # Never a formula or a link, whatever a group is called.
                    page.write_string(row, column, cell)
                else:
                    page.write_number(row, column, cell)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(entries), 1), len(COLUMNS) - 1)
    return file.getvalue()


def _cells(said: Words, entry: Entry) -> tuple[str | int, ...]:
    sent = entry.at if entry.state in _SENT else None
    return (
        said.admin if entry.title is None else entry.title,
        entry.place or said.nation,
        said.kinds[entry.kind],
        said.states[entry.state],
        "" if entry.reason is None else said.reasons[entry.reason],
        entry.attempts,
        "" if sent is None else on_date(sent, entry.clock, said.language),
    )


def _key(word: str) -> str:
    return word.replace("_", "-")
