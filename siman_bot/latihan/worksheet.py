"""The result of a class as a spreadsheet: one row for each trainee and step."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

import xlsxwriter

from siman_bot.domain.places import ZONES, Clock
from siman_bot.latihan.classroom import Classroom
from siman_bot.latihan.scenario import Words

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LANGUAGES: Final = ("id", "en")
_CLOCK: Final = Clock.WIB
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        "Peserta",
        "Skenario",
        "Langkah",
        "Perintah",
        "Selesai",
        f"Waktu selesai ({_CLOCK})",
        "Petunjuk dipakai",
        "Percobaan",
    ),
    "en": ("Trainee", "Scenario", "Step", "Instruction", "Done", f"Done at ({_CLOCK})", "Hints used", "Attempts"),
}
_YES_NO: Final[Mapping[str, tuple[str, str]]] = {"id": ("ya", "belum"), "en": ("yes", "no")}
_SHEET: Final[Mapping[str, str]] = {"id": "Hasil latihan", "en": "Training results"}
_WIDTHS: Final = (24, 28, 9, 60, 10, 22, 18, 12)


def make_worksheet(classroom: Classroom, language: str) -> bytes:
    """An XLSX file. What people typed stays text in it: nothing becomes a formula or a link.

    Attempts are those at the scenario: up to the one in which the step was first done, all of them where it wasn't.

    Args:
        classroom: Every seat is listed with every step of every scenario.
        language: One of LANGUAGES.
    """
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_SHEET[language])
        head = book.add_format({"bold": True, "bottom": 1})
        time = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        for column, (words, width) in enumerate(zip(_HEADS[language], _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, words, head)
        row = 0
        for seat in classroom.seats:
            for progress in seat.progress.values():
                for number, step in enumerate(progress.scenario.steps, start=1):
                    row += 1
                    record = progress.records[step.key]
                    sheet.write_string(row, 0, seat.name)
                    sheet.write_string(row, 1, _in(progress.scenario.title, language))
                    sheet.write_number(row, 2, number)
                    sheet.write_string(row, 3, _in(step.instruction, language))
                    sheet.write_string(row, 4, _YES_NO[language][record.done_at is None])
                    if record.done_at is not None:
                        local = record.done_at.astimezone(ZONES[_CLOCK]).replace(tzinfo=None, microsecond=0)
                        sheet.write_datetime(row, 5, local, time)
                    sheet.write_number(row, 6, int(record.hint_used))
                    sheet.write_number(row, 7, record.attempt or progress.attempts)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(row, 1), len(_WIDTHS) - 1)
    return buffer.getvalue()


def _in(words: Words, language: str) -> str:
    return words.en if language == "en" else words.id
