"""Places and offices in few letters, for buttons: "Kab. Bandung", "DKI Jakarta", "Diskominfo Jaksel"."""

from functools import cache, lru_cache
from typing import Final

from siman_bot.domain.called.forms import Words, forms, words_of

_PLACES: Final = (
    ("daerah khusus ibukota", "DKI"),
    ("daerah istimewa", "DI"),
    ("kabupaten", "Kab."),
    ("kepulauan", "Kep."),
)
_LEVELS: Final = frozenset({"Kota", "Provinsi"})
"""Left out before a place that goes by a name of its own: "Jaksel", "Jabar"."""

Labels = dict[str, tuple[tuple[Words, str], ...]]


@lru_cache(maxsize=8_192)
def short_place(name: str) -> str:
    """A province, regency or city; behind a comma may stand where it lies."""
    place, comma, beyond = name.partition(", ")
    return _shortened(place, _of_places()) + (comma + _shortened(beyond, _of_offices()) if comma else "")


@lru_cache(maxsize=8_192)
def short_office(name: str) -> str:
    """An institution, by the abbreviations that offices and provinces go by."""
    return _shortened(name, _of_offices())


@cache
def _of_places() -> Labels:
    return _by_first([(words_of(meant), label) for meant, label in _PLACES])


@cache
def _of_offices() -> Labels:
    named = [(form.meanings[0], form.label) for form in forms() if form.label]
    return _by_first([*named, *((words_of(meant), label) for meant, label in _PLACES)])


def _by_first(named: list[tuple[Words, str]]) -> Labels:
    by: dict[str, list[tuple[Words, str]]] = {}
    for words, label in named:
        by.setdefault(words[0], []).append((words, label))
    return {first: tuple(sorted(several, key=lambda one: -len(one[0]))) for first, several in by.items()}


def _shortened(name: str, labels: Labels) -> str:
    """Each part that has a label by it, the longest first; words that nobody says go with what they stand in."""
    written = name.split()
    plain = [" ".join(words_of(word)) for word in written]
    said = [place for place, word in enumerate(plain) if word]
    out: list[str] = []
    at = 0
    while at < len(said):
        for words, label in labels.get(plain[said[at]], ()):
            if tuple(plain[place] for place in said[at : at + len(words)]) == words:
                if out and out[-1] in _LEVELS and len(words) > 1:
                    out.pop()
                out.append(label)
                at += len(words)
                break
        else:
            out.append(written[said[at]])
            at += 1
            if at < len(said) and labels is not _of_places():
                out += [word for word in written[said[at - 1] + 1 : said[at]] if word.casefold() == "dan"]
    return " ".join(out) or name
