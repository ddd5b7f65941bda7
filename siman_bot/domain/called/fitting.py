"""Labels that a phone shows whole: cut at a word; where that makes two alike, they show what tells them apart."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

ROOM: Final = {1: 34, 2: 16, 3: 10}
"""Letters of a label, by how many buttons share the row of a phone that is 390 pixels wide."""
PART: Final = " · "
"""Between the parts of a label."""
_TAIL: Final = 21
"""Letters at most of what tells a label apart; its beginning stands before them."""
_MORE: Final = "…"
_WORDLESS: Final = 0.6
"""Of the room: what a cut at a word leaves at least, else it is made within the word."""


def width_of(label: str) -> int:
    """In letters: signs that are drawn as pictures are two wide, marks on other letters none."""
    return sum(map(_width, label))


def fit_beside(labels: Sequence[str]) -> bool:
    """Whether all of them fit into one row."""
    room = ROOM.get(len(labels), 0)
    return all(width_of(label) <= room for label in labels)


def fitted(labels: Sequence[str]) -> list[str]:
    """Each as it fits into a row of its own; different ones stay different."""
    shown = {label: cut(label, ROOM[1]) for label in labels}
    for alike in list(_alike(shown)):
        shown |= _told_apart(alike)
    for alike in _alike(shown):
        shown |= {label: _numbered(label, number) for number, label in enumerate(alike, start=1)}
    return [shown[label] for label in labels]


def by_parts(rows: Sequence[Sequence[str]]) -> list[str]:
    """The first part of each row, and as many of the others as tell it apart; rows alike in all are numbered."""
    shown = [parts[0] for parts in rows]
    for depth in range(1, max(map(len, rows), default=0)):
        alike = {label for label in shown if shown.count(label) > 1}
        shown = [
            f"{label}{PART}{parts[depth]}" if label in alike and len(parts) > depth and parts[depth] else label
            for label, parts in zip(shown, rows, strict=True)
        ]
    return [
        f"{label}{PART}{shown[: place + 1].count(label)}" if shown.count(label) > 1 else label
        for place, label in enumerate(shown)
    ]


def cut(label: str, room: int) -> str:
    if width_of(label) <= room:
        return label
    taken = _taken(label, room - 1)
    at_word = taken.rfind(" ") if label[len(taken)] != " " else len(taken)
    if at_word >= room * _WORDLESS:
        taken = taken[:at_word]
    return taken.rstrip(" ·,-(") + _MORE


def _alike(shown: Mapping[str, str]) -> Iterator[list[str]]:
    by: dict[str, list[str]] = {}
    for label, one in shown.items():
        by.setdefault(one, []).append(label)
    return (labels for labels in by.values() if len(labels) > 1)


def _told_apart(labels: Sequence[str]) -> dict[str, str]:
    """They begin alike: the beginning, and what stands from where they differ on."""
    differ = sum(1 for _ in takewhile(lambda letters: len({*letters}) == 1, zip(*labels, strict=False)))
    part, word = (labels[0].rfind(sign, 0, differ) + len(sign) for sign in (PART, " "))
    whole = part >= len(PART) and all(width_of(label[part:]) <= _TAIL for label in labels)
    shown = _cut_out(labels, part if whole else word)
    if len({*shown.values()}) == 1:
        shown = _cut_out(labels, differ)
    for alike in list(_alike(shown)):
        shown |= _told_apart(alike)
    return shown


def _cut_out(labels: Sequence[str], start: int) -> dict[str, str]:
    shown = {}
    for label in labels:
        rest = cut(label[start:], _TAIL)
        head = _taken(label, ROOM[1] - 1 - width_of(rest))
        shown[label] = f"{head.rstrip()}{_MORE}{rest}"
    return shown


def _numbered(label: str, number: int) -> str:
    sign = f" ({number})"
    return cut(label, ROOM[1] - len(sign)) + sign


def _taken(label: str, room: int) -> str:
    """The longest beginning that fits."""
    left = room
    for place, letter in enumerate(label):
        left -= _width(letter)
        if left < 0:
            return label[:place]
    return label


def _width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
