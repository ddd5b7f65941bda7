"""Offices that a candidate holds: "Gubernur Jawa Tengah" is named by the title alone, where it is that place's."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from siman_bot.domain.called.forms import read as read_called
from siman_bot.domain.publishing.neutrality.contexts import OFFICES_BEFORE
from siman_bot.domain.publishing.neutrality.tokens import Token

_TITLES: Final = {
    "gubernur": "gubernur", "gub": "gubernur", "gubernurnya": "gubernur", "governor": "gubernur",
    "bupati": "bupati", "bup": "bupati", "bupatinya": "bupati", "regent": "bupati",
    "walikota": "wali kota", "walkot": "wali kota", "walikotanya": "wali kota", "mayor": "wali kota",
    "presiden": "presiden", "president": "presiden", "presidennya": "presiden",
    "wagub": "wakil gubernur", "wabup": "wakil bupati", "wawalkot": "wakil wali kota", "wawali": "wakil wali kota",
    "wapres": "wakil presiden",
}  # fmt: skip
_DEPUTIES: Final = frozenset({"wakil", "vice", "deputy"})
_FILLING: Final = frozenset(
    {"kabupaten", "kota", "provinsi", "prov", "kab", "daerah", "republik", "ri", "kita", "kami", "of"}
)
_PLACES: Final = 3


class Office(NamedTuple):
    """`title` and the words of its place, plain and without "kabupaten"."""

    title: str
    place: tuple[str, ...]


class Held(NamedTuple):
    """`first` to `last` are the words that name it."""

    office: Office
    first: int
    last: int


def office_of(words: Sequence[str]) -> Office | None:
    """The office that an alias names; None for other words."""
    found = _title_at(words, 0)
    if found is None:
        return None
    title, after = found
    place = tuple(word for word in words[after:] if word not in _FILLING)
    return Office(title, _meant(place))


def offices_in(tokens: Sequence[Token]) -> Iterator[Held]:
    """Titles in a text that name who holds the office."""
    words = [token.word for token in tokens]
    place = 0
    while place < len(words):
        found = _title_at(words, place)
        if found is None:
            place += 1
            continue
        title, after = found
        if not _names_nobody(tokens, place, after):
            yield from _placed(tokens, title, place, after)
        place = after


def _placed(tokens: Sequence[Token], title: str, first: int, after: int) -> Iterator[Held]:
    """The title with each place that the words behind it may mean; none where they mean no place."""
    yield Held(Office(title, ()), first, after - 1)
    end = after
    while end < len(tokens) and tokens[end].word in _FILLING:
        end += 1
    for length in range(1, _PLACES + 1):
        part = tokens[end : end + length]
        if len(part) == length and all(not one.gap.strip() for one in part):
            yield Held(Office(title, _meant(tuple(one.word for one in part))), first, end + length - 1)


def _meant(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        return ()
    return tuple(word for word in read_called(" ".join(words))[0] if word not in _FILLING)


def _title_at(words: Sequence[str], place: int) -> tuple[str, int] | None:
    deputy = words[place] in _DEPUTIES and place + 1 < len(words)
    at = place + 1 if deputy else place
    if words[at] in {"wali", "wal"} and at + 1 < len(words) and words[at + 1] == "kota":
        title, after = "wali kota", at + 2
    elif words[at] in _TITLES:
        title, after = _TITLES[words[at]], at + 1
    else:
        return None
    return (f"wakil {title}" if deputy else title), after


def _names_nobody(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether the office itself is meant, or what somebody else was or wants to be."""
    before = [token.word for token in tokens[max(0, first - 2) : first]]
    close = before[-1:]
    if close and (close[0] in OFFICES_BEFORE or close[0].startswith(("pemilihan", "pil"))):
        return True
    # "pemilihan Gubernur dan Wakil Gubernur", "calon Bupati dan Wakil Bupati"
    if close and close[0] in {"dan", "atau", "serta"} and first >= _PLACES:
        earlier = [token.word for token in tokens[max(0, first - 5) : first - 1]]
        if any(word in {"pemilihan", "calon", "bakal", "pasangan", "debat", "kandidat"} for word in earlier):
            return True
    if after >= len(tokens):
        return False
    return tokens[after].word == "terpilih" or (
        tokens[after].gap.strip() == "-" and tokens[after].word == tokens[first].word
    )
