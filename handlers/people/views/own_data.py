"""The screens of one's own data, and the file that is handed out."""

import json
from datetime import datetime
from typing import Final

from handlers.paging import number_of, pages_of, turning
from handlers.screen import Screen, grid, shortened, tap
from siman_bot.domain.places import Clock
from siman_bot.domain.post_link import Platform
from siman_bot.services.paging import Page
from siman_bot.services.people.own_data import DataPart, Disclosure, Record, Value
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import on_date

EXPORT_NAME: Final = "siman-data.json"
RECORDS: Final = 4
"""Shown on one page."""
_SHOWN: Final = 200
"""Characters of a value on the screen; the file has all of it."""


def own_data(texts: Texts, data: Disclosure) -> Screen:
    lines = "\n".join(
        texts.html("data-line", part=texts.plain(f"data-part-{part}"), number=len(records))
        for part, records in data.parts.items()
        # Whoever uses no pages needn't wonder what these are.
        if records or part is not DataPart.REQUESTS
    )
    filled = [part for part, records in data.parts.items() if records]
    buttons = [tap(texts.plain(f"data-part-{part}"), "data_part", part) for part in filled]
    return Screen(
        text=texts.html("data", lines=Html(lines)),
        rows=(
            *grid(buttons, 2),
            (tap(texts.plain("button-data-export"), "data_export"),),
            (tap(texts.plain("button-data-erase"), "data_erase"),),
        ),
    )


def part(texts: Texts, data: Disclosure, part: DataPart, shown: Page[Record]) -> Screen:
    parts = [
        texts.html(
            "data-about",
            part=texts.plain(f"data-part-{part}"),
            purpose=texts.plain(f"data-why-{part}"),
            retention=texts.plain(f"data-keep-{part}"),
        ),
        *([_record(texts, one, data.clock) for one in shown.rows] or [texts.html("data-nothing")]),
    ]
    pages = pages_of(shown)
    if pages > 1:
        parts.append(texts.html("page-of", page=number_of(shown) + 1, pages=pages))
    turns = turning("data_part", shown, before=(part,))
    return Screen(text="\n\n".join(parts), rows=(*turns, (tap(texts.plain("button-data-back"), "data"),)))


def ask_erasure(texts: Texts, data: Disclosure) -> Screen:
    parts = [texts.html("data-erase-ask")]
    if data.parts[DataPart.ROLES]:
        parts.append(texts.html("data-erase-roles"))
    return Screen(
        text="\n\n".join(parts),
        rows=(
            (tap(texts.plain("button-data-erase-yes"), "data_erase_yes", data.person_id),),
            (tap(texts.plain("button-data-back"), "data"),),
        ),
    )


def erased(texts: Texts, *, overwritten: bool) -> Screen:
    return Screen(text=texts.html("data-erased" if overwritten else "data-erased-soon"))


def export(texts: Texts, data: Disclosure) -> bytes:
    """UTF-8 JSON: each part with its purpose, its retention and its records under the stored fields' names."""
    document = {
        "exported_at": data.at.isoformat(timespec="seconds"),
        "data": {
            part: {
                "purpose": texts.plain(f"data-why-{part}"),
                "retention": texts.plain(f"data-keep-{part}"),
                "records": records,
            }
            for part, records in data.parts.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=_as_json).encode()


def _as_json(value: object) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _record(texts: Texts, record: Record, clock: Clock) -> str:
    return "\n".join(
        texts.html(
            "data-field",
            field=texts.plain(f"data-field-{name.replace('_', '-')}"),
            value=_value(texts, name, value, clock),
        )
        for name, value in record.items()
    )


def _value(texts: Texts, name: str, value: Value, clock: Clock) -> str:
    match value:
        case None | "":
            return "-"
        case datetime():
            return on_date(value, clock, texts.language)
        case str():
            return shortened(worded(texts, name, value) or value, _SHOWN)
        case int():
            return str(value)
        case _:
            filled = value.get("gaps", value)
            return shortened("; ".join(f"{key}: {one}" for key, one in filled.items() if one), _SHOWN) or "-"


def worded(texts: Texts, name: str, value: str) -> str | None:
    """A word of the program in plain ones; None for what people typed, and for words of earlier versions."""
    if name == "platform":
        return Platform(value).label
    key = f"{name}-{value}" if name == "reason" else f"data-{name}-{value}"
    key = key.replace(".", "-").replace("_", "-")
    return texts.plain(key) if texts.has(key) else None
