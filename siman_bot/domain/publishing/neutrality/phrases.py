"""What a name of the lexicon looks like in a text: its words, and how sure they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

from siman_bot.domain.publishing.neutrality.ballots import ballot_of
from siman_bot.domain.publishing.neutrality.contexts import common_names, is_ordinary
from siman_bot.domain.publishing.neutrality.names import Name, NameKind
from siman_bot.domain.publishing.neutrality.offices import Office, office_of
from siman_bot.domain.publishing.words.lexicon.lists import words as listed
from siman_bot.domain.reading import read

_WORD: Final = re.compile(r"[^\W_]+")
_DEGREES: Final = re.compile(r",.*$")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])")
_YEAR: Final = re.compile(r"(?:20)?[0-9]{2}$")
_JOINED: Final = re.compile(r"\s*(?:[&/+\u2013\u2014]|\s-\s|-(?=[A-Z])|\bdan\b|\bdengan\b|\bbersama\b)\s*")
TITLES: Final = listed(
    """
    h hj ir dr drs dra prof kh kyai kiai ust ustaz ustad tgk tgh rm raden kompol brigjen jend jenderal letjen mayjen
    irjen komjen kolonel letkol purn tni pol haji hajah sh se si mm msi phd st sip spd ssos mh mkn spog apt drg dokter
    insinyur profesor doktor lc ma mba
    """
)
HONORIFICS: Final = listed(
    """
    pak bapak ibu bu mas mbak kang cak gus ning bang bung abang teh teteh neng bli mbok daeng puang ajo uda uni om
    tante mr mrs sdr bro sis koh ko ci cik pakde bude aa
    """
)
_FIRST_NAMES: Final = frozenset({"muhammad", "mohammad", "mochamad", "moh", "muh", "m", "siti", "sri"})
_PARTY: Final = frozenset({"partai", "party", "parpol"})
_SORTS: Final = listed("burung pohon bunga kepala hewan ikan gambar buah daun gunung perahu kaus kain warna tanduk")
"""Of these there are many more than the one on a flag."""
_SHORT: Final = 4
_SURE: Final = 5
_MANY: Final = 3
_LONGEST_ACRONYM: Final = 12
_FEWEST_OF_NAME: Final = 3


class Sureness(IntEnum):
    NEEDS_POLITICS = 1
    """Ordinary words, or what many are called."""
    NEEDS_CAPITALS = 2
    """Ordinary words that together are nobody's but theirs when they are written as a name."""
    SURE = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """`acronym` counts in capitals. `pair` stands for two persons side by side. `fixed` words aren't inflected.

    `part` is less than a person's whole name, which others may bear as well.
    """

    words: tuple[str, ...]
    name: int
    sureness: Sureness
    person: bool = False
    acronym: bool = False
    pair: bool = False
    fixed: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Shapes:
    """All that a name looks like."""

    phrases: tuple[Phrase, ...]
    ballots: frozenset[int]
    offices: frozenset[Office]


def words_in(text: str) -> tuple[str, ...]:
    """The words of a name, plain and in small letters."""
    return tuple(_WORD.findall(read(text).text.casefold().replace("'", "")))


def shapes_of(name: Name, number: int) -> Shapes:
    """`number` is how the phrases refer to the name."""
    phrases: dict[tuple[str, ...], Phrase] = {}
    ballots: set[int] = set()
    offices: set[Office] = set()
    for written in name.written:
        words = words_in(written)
        if not words:
            continue
        if (ballot := ballot_of(words)) is not None:
            ballots.add(ballot)
        elif name.kind is NameKind.CANDIDATE and (office := office_of(words)) is not None:
            offices.add(office)
        else:
            for phrase in _phrases(name.kind, written, number):
                kept = phrases.get(phrase.words)
                if kept is None or phrase.sureness > kept.sureness:
                    phrases[phrase.words] = phrase
    return Shapes(tuple(phrases.values()), frozenset(ballots), frozenset(offices))


def _phrases(kind: NameKind, written: str, number: int) -> Iterator[Phrase]:
    match kind:
        case NameKind.PARTY:
            yield from _of_party(written, number)
        case NameKind.CANDIDATE:
            yield from _of_candidate(written, number)
        case NameKind.SLOGAN:
            yield from _of_slogan(written, number)
        case NameKind.HASHTAG:
            yield from _of_hashtag(written, number)
        case NameKind.SYMBOL:
            yield from _of_symbol(written, number)


def _of_party(written: str, number: int) -> Iterator[Phrase]:
    words = words_in(written)
    if len(words) == 1:
        yield _single(written, words[0], number)
        return
    rest = words[1:] if words[0] in _PARTY else words
    if rest != words:
        yield Phrase(words, number, Sureness.SURE)
    if len(rest) > 1:
        sure = Sureness.NEEDS_CAPITALS if all(map(is_ordinary, rest)) else Sureness.SURE
        yield Phrase(rest, number, sure)
        initials = "".join(word[0] for word in rest)
        if len(words) > len(rest):
            yield Phrase((f"p{initials}",), number, Sureness.NEEDS_POLITICS, acronym=True)
    elif rest != words:
        yield _single(written.rsplit(maxsplit=1)[-1], rest[0], number)


def _single(written: str, word: str, number: int, *, person: bool = False) -> Phrase:
    """One word that stands for a name."""
    acronym = written.strip("#@").isupper() and len(word) <= _LONGEST_ACRONYM
    if is_ordinary(word) or word in common_names() or len(word) < _FEWEST_OF_NAME:
        return Phrase((word,), number, Sureness.NEEDS_POLITICS, person, acronym=acronym, part=person)
    return Phrase((word,), number, Sureness.SURE, person, acronym=acronym and len(word) <= _SHORT, part=person)


def _of_slogan(written: str, number: int) -> Iterator[Phrase]:
    words = words_in(written)
    if written.lstrip().startswith("#"):
        yield from _of_hashtag(written, number)
    elif len(words) == 1:
        yield _single(written, words[0], number)
    else:
        common = all(map(is_ordinary, words))
        sure = Sureness.NEEDS_CAPITALS if common and len(words) < _MANY else Sureness.SURE
        yield Phrase(words, number, sure, fixed=True)


def _of_hashtag(written: str, number: int) -> Iterator[Phrase]:
    """With and without its year, as one word and as those that it is made of."""
    tag = read(written).text.strip().lstrip("#")
    for shown in dict.fromkeys((tag, _YEAR.sub("", tag).rstrip("_"))):
        parts = tuple(part.casefold() for part in _HUMP.split(shown.replace("_", " ")) for part in part.split())
        if len(parts) > 1:
            sure = Sureness.NEEDS_CAPITALS if all(map(is_ordinary, parts)) else Sureness.SURE
            yield Phrase(parts, number, sure, fixed=True)
        elif parts and len(parts[0]) > _SHORT:
            yield Phrase(parts, number, Sureness.NEEDS_POLITICS if is_ordinary(parts[0]) else Sureness.SURE)


def _of_symbol(written: str, number: int) -> Iterator[Phrase]:
    words = words_in(written)
    if len(words) == 1:
        yield Phrase(words, number, Sureness.NEEDS_POLITICS)
        return
    common = all(map(is_ordinary, words))
    yield Phrase(words, number, Sureness.SURE if not common or len(words) >= _MANY else Sureness.NEEDS_POLITICS)
    for pair in pairwise(words):
        if not all(map(is_ordinary, pair)):
            told = not _SORTS.intersection(pair)
            yield Phrase(pair, number, Sureness.SURE if told else Sureness.NEEDS_POLITICS)


def _of_candidate(written: str, number: int) -> Iterator[Phrase]:
    sides = [side for side in _JOINED.split(written) if words_in(side)]
    if len(sides) < 2:  # noqa: PLR2004 - a pair
        yield from _of_person(written, number)
        return
    names = [_personal(side) for side in sides]
    for side, words in zip(sides, names, strict=True):
        if len(words) > 1:
            yield from _of_person(side, number)
    told = [words for words in names if words]
    for one, other in pairwise(told):
        for at in (0, -1):
            yield Phrase((one[at], other[at]), number, Sureness.SURE, person=True, pair=True)
        yield Phrase((one[-1], other[0]), number, Sureness.NEEDS_POLITICS, person=True, pair=True)
        yield Phrase((one[0], other[-1]), number, Sureness.NEEDS_POLITICS, person=True, pair=True)


def _personal(written: str) -> tuple[str, ...]:
    """A person's own words: without titles, degrees, and how they are addressed."""
    words = words_in(_DEGREES.sub("", written))
    while len(words) > 1 and words[0] in TITLES | HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in TITLES:
        words = words[:-1]
    return words


def _of_person(written: str, number: int) -> Iterator[Phrase]:
    words = _personal(written)
    if not words:
        return
    spoken = words_in(_DEGREES.sub("", written))
    addressed = next((word for word in spoken if word in HONORIFICS), "")
    if addressed:
        yield Phrase((addressed, words[0]), number, Sureness.SURE, person=True, part=True)
        if len(words) == 1:
            yield Phrase(words, number, Sureness.NEEDS_POLITICS, person=True, part=True)
            return
    if len(words) == 1:
        yield _single(written.rsplit(maxsplit=1)[-1], words[0], number, person=True)
        return
    yield Phrase(words, number, Sureness.SURE, person=True)
    if len(words) > 2:  # noqa: PLR2004 - more than a first and a last name
        for pair in (*pairwise(words), (words[0], words[-1])):
            told = pair[1] == words[-1] or any(word not in common_names() for word in pair)
            yield Phrase(pair, number, Sureness.SURE if told else Sureness.NEEDS_POLITICS, person=True, part=True)
    first, last = words[0], words[-1]
    for pair in ((first[0], last), (first, last[0])):
        yield Phrase(pair, number, Sureness.NEEDS_CAPITALS, person=True, part=True)
    for word in dict.fromkeys(words):
        if len(word) > 1 and word not in _FIRST_NAMES:
            rare = word == last and not _is_common(word) and len(word) >= _SURE
            yield Phrase((word,), number, Sureness.SURE if rare else Sureness.NEEDS_POLITICS, person=True, part=True)


def _is_common(word: str) -> bool:
    return word in common_names() or is_ordinary(word)


def squashed(words: Iterable[str]) -> str:
    return "".join(words)
