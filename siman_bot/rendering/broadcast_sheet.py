"""The messages of a broadcast as a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Self

from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, FailureReason
from siman_bot.services.sending.broadcasts.manifest import Entry
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.times import on_date

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


class Sheet:
    """A file that grows by whole pages of entries, in a thread of the caller's; left unfinished, it is dropped."""

    def __init__(self, said: Words) -> None:
        import xlsxwriter  # noqa: PLC0415 - a start does without it

        self._said = said
        self._file = BytesIO()
        self._book = xlsxwriter.Workbook(self._file, _OPTIONS)
        self._rows = 0
        self._page = self._book.add_worksheet(said.name)
        bold = self._book.add_format({"bold": True})
        for column, width in enumerate(COLUMNS.values()):
            self._page.set_column(column, column, width)
        for column, heading in enumerate(said.headings):
            self._page.write_string(0, column, heading, bold)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._book.fileclosed:
            self._book.close()

    def add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self._rows += 1
            for column, cell in enumerate(_cells(self._said, entry)):
                if isinstance(cell, str):
                    # Never a formula or a link, whatever a group is called.
                    self._page.write_string(self._rows, column, cell)
                else:
                    self._page.write_number(self._rows, column, cell)

    def content(self) -> bytes:
        """The finished file."""
        self._page.freeze_panes(1, 0)
        self._page.autofilter(0, 0, max(self._rows, 1), len(COLUMNS) - 1)
        self._book.close()
        return self._file.getvalue()


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
