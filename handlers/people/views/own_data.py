"""The screens of one's own data, and the files that are handed out."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Final

from handlers.paging import cut_at, number_of, pages_of, turning
from handlers.screen import Screen, grid, shortened, tap
from siman_bot.domain.places import Clock
from siman_bot.domain.post_link import Platform
from siman_bot.services.paging import Page, cut_of
from siman_bot.services.people.own_data import DataPart, Disclosure, Record, Value
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import on_date

EXPORT_NAME: Final = "siman-data.json"
READABLE_NAME: Final = "siman-data.html"
RECORDS: Final = 4
"""Shown on one page."""
_PARTS: Final = 6
"""Buttons of parts under the overview, where all of them find room."""
_PARTS_BESIDE_TURNING: Final = 4
_SHOWN: Final = 200
"""Characters of a value on the screen; the file has all of it."""


def own_data(texts: Texts, data: Disclosure, page: int = 0) -> Screen:
    """What there is; the rest needn't be looked through."""
    filled = [part for part, records in data.parts.items() if records]
    lines = "\n".join(
        texts.html("data-line", part=texts.plain(f"data-part-{part}"), number=len(data.parts[part])) for part in filled
    )
    size = _PARTS if len(filled) <= _PARTS else _PARTS_BESIDE_TURNING
    shown = cut_of(filled, cut_at(page, size=size))
    buttons = [tap(texts.plain(f"data-part-{part}"), "data_part", part) for part in shown.rows]
    return Screen(
        text=texts.html("data", lines=Html(lines)),
        rows=(
            *grid(buttons, 2),
            *turning("data", shown),
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


def readable(texts: Texts, data: Disclosure) -> bytes:
    """The same as a page that any browser opens: what there is, in plain words, with times by the reader's clock."""
    sections = "\n".join(_section(texts, data, part) for part, records in data.parts.items() if records)
    title = escape(texts.plain("data-file-title"))
    made_at = escape(texts.plain("data-file-at", at=on_date(data.at, data.clock, texts.language)))
    return _PAGE.format(language=texts.language, title=title, made_at=made_at, sections=sections).encode()


def _section(texts: Texts, data: Disclosure, part: DataPart) -> str:
    about = (
        f"<h2>{escape(texts.plain(f'data-part-{part}'))}</h2>"
        f"<p>{texts.html('data-file-why', purpose=texts.plain(f'data-why-{part}'))}<br>"
        f"{texts.html('data-file-keep', retention=texts.plain(f'data-keep-{part}'))}</p>"
    )
    records = "\n".join(
        "<dl>" + "".join(f"<dt>{escape(field)}</dt><dd>{escape(value)}</dd>" for field, value in fields) + "</dl>"
        for fields in (_fields(texts, one, data.clock) for one in data.parts[part])
    )
    return f"<section>{about}\n{records}</section>"


_PAGE: Final = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; margin: 1.5rem auto; max-width: 45rem; padding: 0 1rem; overflow-wrap: anywhere; }}
dl {{ border-top: 1px solid #767676; padding-top: .75rem; }}
dt {{ font-weight: bold; }}
dd {{ margin: 0 0 .5rem; white-space: pre-wrap; }}
</style></head>
<body><h1>{title}</h1><p>{made_at}</p>
{sections}
</body></html>
"""


def _as_json(value: object) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _record(texts: Texts, record: Record, clock: Clock) -> str:
    return "\n".join(
        texts.html("data-field", field=field, value=shortened(value, _SHOWN))
        for field, value in _fields(texts, record, clock)
    )


def _fields(texts: Texts, record: Record, clock: Clock) -> list[tuple[str, str]]:
    """The names and values of what isn't empty, in words."""
    valued = ((name, _value(texts, name, value, clock)) for name, value in record.items())
    return [(texts.plain(field_key(name)), value) for name, value in valued if value]


def _value(texts: Texts, name: str, value: Value, clock: Clock) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return on_date(value, clock, texts.language)
        case str():
            return worded(texts, name, value) or value
        case int():
            return str(value)
        case Mapping():
            return _inner(texts, value.get("gaps", value))
        case _:
            return _inner(texts, value)


def _inner(texts: Texts, value: object) -> str:
    """What is stored as one whole, however deep, without what is empty in it; each field by its name in words."""
    match value:
        case Mapping():
            inner = ((key, _inner(texts, one)) for key, one in value.items())
            return "; ".join(_named(texts, key, one) for key, one in inner if one)
        case str():
            return value
        case Sequence():
            return "; ".join(one for one in (_inner(texts, one) for one in value) if one)
        case True:
            return texts.plain("data-yes")
        case _:
            return str(value) if value else ""


def _named(texts: Texts, name: str, value: str) -> str:
    """A value with the name of its field; alone where earlier versions had a field that has no name any more."""
    key = field_key(name)
    return f"{texts.plain(key)}: {value}" if texts.has(key) else value


def field_key(name: str) -> str:
    """What a stored field is called in the catalogues."""
    return f"data-field-{name.replace('_', '-')}"


_WORDS: Final = {"reason": "reason", "refused_for": "member-reason"}
"""What their words are called in the catalogues, where they stand on other screens too."""


def worded(texts: Texts, name: str, value: str) -> str | None:
    """A word of the program in plain ones; None for what people typed, and for words of earlier versions."""
    if name == "platform":
        return Platform(value).label
    own = _WORDS.get(name)
    key = f"data-{name}-{value}" if own is None else f"{own}-{value}"
    key = key.replace(".", "-").replace("_", "-")
    return texts.plain(key) if texts.has(key) else None
