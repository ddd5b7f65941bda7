"""How people write places and offices: short forms and old names, from the table beside this module."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import Final

FILE: Final = "forms.csv"
_COLUMNS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")
_UNSAID: Final = frozenset({"dan", "and", "the", "of", "administrasi", "adm"})
"""Nobody searches by them, and many leave them out."""
_MOST_READINGS: Final = 8
_TELLING: Final = 3
"""Letters from which on a short form may be the beginning of another name as well: "solo" is in "Solok"."""
_OFFICES: Final = frozenset(
    {"dinas", "badan", "kementerian", "kepolisian", "pemerintah", "sekretariat", "dewan", "rumah", "satuan"}
    | {"komando", "kejaksaan", "kantor", "komisi", "komunikasi", "kependudukan", "pangkalan", "otoritas", "tentara"}
)
"""What names of offices begin with."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is written, what it may mean, and how a button shows it ("": not by this)."""

    written: Words
    meanings: tuple[Words, ...]
    label: str


@cache
def forms() -> tuple[Form, ...]:
    """The table.

    Raises:
        ValueError: A line hasn't three columns.
    """
    found: list[Form] = []
    for line in files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            continue
        cells = line.split(",")
        if len(cells) != _COLUMNS:
            raise ValueError(line)
        written, meant, label = cells
        meanings = tuple(tuple(one.split()) for one in meant.split("|"))
        found.append(Form(written=tuple(written.split()), meanings=meanings, label=label))
    return tuple(found)


@cache
def _by_first() -> dict[str, list[Form]]:
    by: dict[str, list[Form]] = {}
    for form in forms():
        by.setdefault(form.written[0], []).append(form)
    for several in by.values():
        several.sort(key=lambda form: -len(form.written))
    return by


@cache
def office_words() -> frozenset[str]:
    """Words that say which office is meant and not where it is."""
    return frozenset(word for form in forms() for meant in form.meanings if meant[0] in _OFFICES for word in meant) - {
        "kota",
        "kabupaten",
        "provinsi",
    }


def words_of(text: str) -> Words:
    """The words, plain and in small letters, without those that nobody searches by."""
    return tuple(word for word in _plain_words(text) if word not in _UNSAID)


def unsaid_of(text: str) -> Words:
    """The other words."""
    return tuple(word for word in _plain_words(text) if word in _UNSAID)


def _plain_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)).casefold())


@lru_cache(maxsize=16_384)
def read(text: str) -> tuple[Words, ...]:
    """What a text may mean, most likely first: each short form in it written out."""
    parts = list(_parts(words_of(text)))
    return tuple(tuple(word for part in parts_of_one for word in part) for parts_of_one in _ways(parts))


def _ways(parts: Sequence[tuple[Words, ...]]) -> Iterator[tuple[Words, ...]]:
    return islice(product(*parts), _MOST_READINGS)


def _parts(words: Words) -> Iterator[tuple[Words, ...]]:
    place = 0
    while place < len(words):
        form = next(
            (
                one
                for one in _by_first().get(words[place], ())
                if words[place : place + len(one.written)] == one.written
            ),
            None,
        )
        if form is None:
            yield ((words[place],),)
            place += 1
        else:
            literal = (form.written,) if len(form.written) == 1 and len(words[place]) >= _TELLING else ()
            yield tuple(dict.fromkeys((*form.meanings, *literal)))
            place += len(form.written)
