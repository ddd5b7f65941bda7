"""Institutions that are known by several names, from the table beside this module."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from siman_bot.domain.reports.institutions.words import squashed, tokens

FILE: Final = "known.csv"
_COLUMNS: Final = 3
_BRANCHES: Final = "*"
_FORGIVING: Final = 12
"""Letters from which on a name may have one slip of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One name of an institution. `branches`: a place, a number or a person may follow it."""

    key: str
    words: tuple[str, ...]
    branches: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All of them: by their letters without spaces, by their first word, and by domain."""

    by_letters: Mapping[str, Alias]
    by_word: Mapping[str, tuple[Alias, ...]]
    domains: Mapping[str, str]
    long: tuple[str, ...]

    def exactly(self, words: Iterable[str]) -> Alias | None:
        """By its letters alone, however they are spaced; with one slip of the pen where the name is long."""
        letters = squashed(words)
        found = self.by_letters.get(letters)
        if found is not None or len(letters) < _FORGIVING:
            return found
        near = {self.by_letters[one].key: one for one in self.long if _is_near(one, letters)}
        return self.by_letters[next(iter(near.values()))] if len(near) == 1 else None

    def of_host(self, host: str) -> str | None:
        """Whose host it is, by the domain that it lies beneath."""
        labels = host.split(".")
        names = (".".join(labels[place:]) for place in range(len(labels) - 1))
        return next((self.domains[name] for name in names if name in self.domains), None)


@cache
def table() -> Table:
    aliases: dict[str, Alias] = {}
    domains: dict[str, str] = {}
    for key, names, hosts in _rows(files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()[1:]):
        domains |= dict.fromkeys(hosts, key)
        for name in names:
            for alias in _aliases(key, name):
                aliases.setdefault(squashed(alias.words), alias)
    by_word: dict[str, list[Alias]] = {}
    for alias in aliases.values():
        by_word.setdefault(alias.words[0], []).append(alias)
    return Table(
        by_letters=aliases,
        by_word={word: tuple(sorted(found, key=lambda one: -len(one.words))) for word, found in by_word.items()},
        domains=domains,
        long=tuple(letters for letters in aliases if len(letters) >= _FORGIVING),
    )


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """The table's rows.

    Raises:
        ValueError: A line hasn't three columns.
    """
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split(",")
        if len(cells) != _COLUMNS:
            raise ValueError(line)
        key, names, hosts = cells
        yield key.strip(), [one for one in names.split("|") if one], [one for one in hosts.strip().split("|") if one]


def _aliases(key: str, name: str) -> Iterator[Alias]:
    """A name, and what is made from it: of a ministry also its minister's."""
    branches, name = name.endswith(_BRANCHES), name.removesuffix(_BRANCHES)
    words = tuple(tokens(name))
    yield Alias(key=key, words=words, branches=branches)
    match words:
        case ("kementerian", *about) if about:
            for head in ("menteri", "wakil menteri", "wamen", "kemen", "kem", "departemen", "dep"):
                yield Alias(key=key, words=(*head.split(), *about), branches=True)
        case ("ministry", *about) if about:
            yield Alias(key=key, words=(*about, "ministry"), branches=False)
            yield Alias(key=key, words=("min", *about), branches=False)
            yield Alias(key=key, words=("minister", *about), branches=True)
            yield Alias(key=key, words=(*about, "minister"), branches=True)
        case (short,) if re.fullmatch(r"kemen[a-z]{2,}", short):
            for head in ("men", "wamen", "permen", "kepmen"):
                yield Alias(key=key, words=(short.replace("kemen", head, 1),), branches=True)
        case _:
            pass


def _is_near(one: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong, or two that changed places make the difference."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    begin = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if begin is None:
        return True
    rest, others = one[begin:], other[begin:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )
