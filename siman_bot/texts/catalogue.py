"""The words: Fluent catalogues, one folder a language, gaps escaped by default."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Final, Self

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES: Final = ("id", "en")
"""Bahasa Indonesia first; the first one is what a person gets who hasn't chosen."""

_FOLDER: Final = Path(__file__).parent

_ENTRY: Final = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\{\s*(-?[a-z][\w-]*)")
_LONG_GAP: Final = 1_000
"""Characters. Fluent refuses placeables of more than 2,500; longer ones are put in after it has formatted the rest."""
_MARK: Final = re.compile("\ue000([^\ue000\ue001]*)\ue001")

Gap = str | int


class Html(str):
    """Text that is HTML already and goes into a gap as it is."""

    __slots__ = ()


class Time(str):
    """An instant as a person reads it. In a chat a tap on it shows the reader's own date and time.

    Args:
        words: With the name of their clock, for clients that know of no such times.
        unix: The instant, in seconds.
    """

    __slots__ = ("unix",)

    unix: int

    def __new__(cls, words: str, *, unix: int) -> Self:
        made = super().__new__(cls, words)
        made.unix = unix
        return made


class Texts:
    """The catalogue of one language.

    Raises:
        KeyError: By every method, for a message that the catalogue lacks.
        ValueError: By every method, for a gap that isn't filled.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        # An entry is parsed when it is first asked for: all of them take longer than the rest of an answer.
        self._unparsed: dict[str, str] = {}
        for file in sorted((_FOLDER / language).rglob("*.ftl")):
            for entry in _ENTRY.split(file.read_text(encoding="utf-8")):
                self._unparsed[entry.partition("=")[0].rstrip()] = entry

    def html(self, key: str, /, **gaps: Gap) -> Html:
        """A message for a chat. Gaps are escaped unless they are `Html`."""
        return Html(self._format(key, {name: _escaped(value) for name, value in gaps.items()}))

    def plain(self, key: str, /, **gaps: Gap) -> str:
        """A message where no HTML is read: buttons, toasts, command menus."""
        return self._format(key, gaps)

    def has(self, key: str) -> bool:
        self._parse(key)
        return bool(self._bundle.has_message(key))

    def _format(self, key: str, gaps: Mapping[str, Gap]) -> str:
        self._parse(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        aside = {name: value for name, value in gaps.items() if isinstance(value, str) and len(value) > _LONG_GAP}
        marks = {name: f"\ue000{name}\ue001" for name in aside}
        text, errors = self._bundle.format_pattern(pattern, {**gaps, **marks})
        if errors:
            raise ValueError(key)
        return _MARK.sub(lambda found: aside.get(found[1], ""), str(text))

    def _parse(self, key: str) -> None:
        entry = self._unparsed.pop(key, None)
        if entry is not None:
            self._bundle.add_resource(FluentResource(entry))
            for referred in _REFERENCE.findall(entry):
                self._parse(referred)


@cache
def texts_in(language: str) -> Texts:
    """The catalogue of a language, Indonesian for one that there isn't; read once."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])


def _escaped(value: Gap) -> Gap:
    if isinstance(value, Time):
        return f'<tg-time unix="{value.unix}">{escape(value, quote=True)}</tg-time>'
    return escape(value, quote=True) if isinstance(value, str) and not isinstance(value, Html) else value
