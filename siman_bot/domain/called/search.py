"""Search for places and offices by what people type: short forms, old names, a slip of the pen, in any order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from siman_bot.domain.called.forms import Words, office_words, read, unsaid_of, words_of
from siman_bot.domain.called.slips import slips

T = TypeVar("T")

_MOST_WORDS: Final = 8
_LEVELS: Final = frozenset({"kabupaten", "kota", "provinsi"})
_TITLES: Final = _LEVELS | {"daerah", "istimewa", "khusus", "ibukota"}
"""Which of them a place bears says nothing of how near it is."""
_LEVELLED: Final = frozenset((level,) for level in _LEVELS)
_TAILS: Final = {"utara": ("ut", "ra", "tara"), "tenggara": ("tra", "gara"), "kepulauan": ("kep",)}
"""Ends of short forms that are neither the beginning nor the end of their word."""
_HEAD: Final = range(2, 6)
_TAIL: Final = range(2, 5)
_VOWELS: Final = frozenset("aiueo")
_FEWEST_CONSONANTS: Final = 3
_LONG: Final = 6
"""Letters from which on a word may have two wrong ones."""
_SHORTEST_WRONG: Final = 3
_SHORTEST_GLUED: Final = 5
_EXACT, _UNSAID, _OTHER_PART, _BEGUN, _WITHIN, _SHORT, _SKELETON, _SLIP = 0.0, 0.06, 0.05, 0.15, 0.5, 0.6, 0.8, 1.0
_OTHER_FIRST, _GLUED = 0.05, 0.1
_CLOSE: Final = 0.7
"""Up to here a name is what was typed, give or take; beyond it is a guess."""
_PLAIN: Final = 0.14
"""Up to here every typed word stands in a name: then nothing is offered but that, and names that are one slip off."""
_FARTHEST: Final = 1.3
"""A guess that is so much farther off than the best isn't offered."""


@dataclass(frozen=True, slots=True)
class _Name:
    """`words` are written out; `beyond` stand behind a comma and say where it lies, `aside` nobody has to type."""

    words: Words
    beyond: Words
    aside: Words
    shorts: frozenset[str]
    glued: tuple[str, ...]


def _is_none(_: object) -> bool:
    return False


def search_names(
    typed: str,
    named: Iterable[tuple[str, T]],
    limit: int = 30,
    *,
    is_office: Callable[[T], bool] = _is_none,
    guesses: bool = True,
) -> list[T]:
    """Those that every typed word means, the likeliest first, and places before offices.

    Args:
        typed: The words, in any order.
        named: All by name; behind a comma may stand where a place lies.
        limit: At most so many.
        is_office: Tells offices from places.
        guesses: With names that what was typed may be a slip of the pen for.
    """
    every = list(named)
    readings = [one[:_MOST_WORDS] for one in read(typed) if any(len(word) > 1 for word in one)]
    found = _found(readings, every, most=_NONE if guesses else _CLOSE)
    if not found:
        # Of an office that isn't among them, the place where it is.
        found = _found([_of_place(one) for one in readings], every, most=_CLOSE)
    if not found:
        return []
    best = min(cost for cost, _, _ in found)
    kept = [one for one in found if _is_offered(one[0], best)]
    kept.sort(key=lambda one: (one[0] > _CLOSE, is_office(one[2]), round(one[0], 2), one[1].casefold()))
    return [value for _, _, value in kept[:limit]]


def names(typed: str, name: str) -> bool:
    """Whether what was typed is this name, in whatever form and order."""
    return any(sorted(words) == sorted(_known(name).words) for words in read(typed))


def _found(readings: Iterable[Words], named: Iterable[tuple[str, T]], *, most: float) -> list[tuple[float, str, T]]:
    wanted = [words for words in dict.fromkeys(readings) if words]
    if not wanted:
        return []
    near = _Near()
    costed = ((min(_cost(words, _known(name), near) for words in wanted), name, value) for name, value in named)
    return [one for one in costed if one[0] <= most and one[0] < _NONE]


def _is_offered(cost: float, best: float) -> bool:
    if best > _PLAIN:
        return cost <= best + _FARTHEST
    return cost <= best + _WITHIN + _UNSAID or _SLIP <= cost <= _SLIP + _OTHER_FIRST + _UNSAID


def _of_place(words: Words) -> Words:
    left = tuple(word for word in words if word not in office_words())
    return left if len(left) < len(words) else ()


_NONE: Final = float("inf")


class _Near(dict[tuple[str, str], float]):
    """How far a typed word is from one of a name; kept for one search, as many names share their words."""

    def __missing__(self, pair: tuple[str, str]) -> float:
        cost = self[pair] = _of_word(*pair)
        return cost


def _cost(typed: Words, name: _Name, near: _Near) -> float:
    """How far the typed words are from a name; infinite where one of them isn't meant by it."""
    total = 0.0
    said: set[str] = set()
    for word in typed:
        cost, whose = min(((near[word, one], one) for one in name.words), default=(_NONE, ""))
        if cost > _SHORT and word in name.shorts:
            cost, whose = _SHORT, ""
            said.update(name.words)
        if cost > _EXACT and name.beyond:
            cost = min(cost, _OTHER_PART + min(near[word, one] for one in name.beyond))
        if cost == _NONE:
            cost = _beside(word, name)
        total += cost
        said.add(whose)
        if total == _NONE:
            break
    if total > _SLIP:
        total = min(total, _glued("".join(typed), name.glued))
    return total + _UNSAID * sum(1 for one in (*name.words, *name.beyond) if one not in said and one not in _TITLES)


def _beside(word: str, name: _Name) -> float:
    """Of a word that many write beside a name which goes without it, or that is a slip of one nobody has to type."""
    if word == "pemerintah" or (word == "provinsi" and name.words[:1] not in _LEVELLED):
        return _OTHER_PART
    return _SLIP if any(_is_slip(word, one) for one in name.aside) else _NONE


def _glued(typed: str, names: tuple[str, ...]) -> float:
    """As `_cost`, by all letters together: where a space is missing or too many."""
    if len(typed) < _SHORTEST_GLUED:
        return _NONE
    most = 2 if len(typed) > _LONG else 1
    found = min((slips(typed, one, most=most) for one in names), default=most + 1)
    return _GLUED + found * _SLIP if found <= most else _NONE


def _of_word(typed: str, word: str) -> float:
    if typed == word:
        return _EXACT
    if word.startswith(typed):
        return _BEGUN
    if typed in word:
        return _WITHIN
    if _is_skeleton(typed, word):
        return _SKELETON
    if len(typed) < _SHORTEST_WRONG or typed.isdigit():
        return _NONE
    most = 2 if len(typed) >= _LONG else 1
    number = slips(typed, word, most=most)
    if number > most or len(word) < _SHORTEST_WRONG:
        return _NONE
    return number * _SLIP + _OTHER_FIRST * (typed[0] != word[0])


def _is_slip(typed: str, word: str) -> bool:
    most = 2 if len(word) > _LONG else 1
    return slips(typed, word, most=most) <= most


def _is_skeleton(typed: str, word: str) -> bool:
    """Whether consonants alone were typed, as of big cities: "bdg", "sby"."""
    if len(typed) < _FEWEST_CONSONANTS or typed[0] != word[0] or not _VOWELS.isdisjoint(typed):
        return False
    letters = iter(word)
    return all(one in letters for one in typed)


@lru_cache(maxsize=16_384)
def _known(name: str) -> _Name:
    first, _, beyond = name.partition(",")
    words = read(first)[0] if first.strip() else ()
    bare = tuple(word for word in words if word not in _LEVELS)
    glued = ("".join(words), "".join(bare))
    return _Name(
        words=words,
        beyond=words_of(beyond),
        aside=unsaid_of(first),
        shorts=frozenset(_shorts(bare) if len(bare) > 1 else ()) | frozenset(_initials(words)),
        glued=tuple(dict.fromkeys(one for one in glued if one)),
    )


def _shorts(words: Words) -> Iterator[str]:
    """As people shorten names of several words: "jaksel", "bolmong", "sergai"."""
    for kept in {words, tuple(word for word in words if word != "kepulauan")}:
        if len(kept) > 1:
            ends = {kept[-1][:size] for size in _TAIL} | {kept[-1][-size:] for size in _TAIL}
            ends |= {*_TAILS.get(kept[-1], ())}
            heads = {kept[0][:size] for size in _HEAD}
            yield from (head + end for head in heads for end in ends)


def _initials(words: Words) -> Iterator[str]:
    """Of the whole name, with its level and without; of its beginning, where that is three words or more."""
    for kept in {words, tuple(word for word in words if word not in _LEVELS)}:
        letters = "".join(word[0] for word in kept)
        if len(letters) > 1:
            yield letters
        for end in range(_FEWEST_CONSONANTS, len(letters)):
            yield letters[:end]
