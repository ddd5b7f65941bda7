"""A text cut into words as they are meant, with what each word does and weighs."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.lexicon.vocabulary import LOADED
from siman_bot.domain.publishing.words.records import (
    BEGINS,
    ENDS,
    HALF,
    HASH,
    LETTER,
    PHRASE,
    RECORDS,
    SHORTENED,
    SIGN,
    Record,
)
from siman_bot.domain.publishing.words.sheets import PERSONS, SHEETS, WORD
from siman_bot.domain.publishing.words.spelling import HALVES, Piece, mended

_TOKEN: Final = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*(?!\w)|\w+(?:['-]\w+)*|\n|[^\w\s.]|\.(?!\w)")
_TO_MEND: Final = HALF | SHORTENED | LETTER | SIGN | HASH
_NOTED: Final = BEGINS | PHRASE
_COLUMNS: Final = len(Record._fields)


@cache
def _phrases() -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """Phrases of all sheets by their first word, with the number of the sheet."""
    found: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for number, sheet in enumerate(SHEETS):
        for first, ways in sheet.phrases.items():
            found.setdefault(first, []).extend((number, phrase, letter) for phrase, letter in ways)
    return found


class Tokens:
    """A text's words, numbers and signs in order; white space, underscores and marks of emphasis are left out.

    `letters` are what the words do on each sheet, "" for what counts as nothing there; `phrases` has on each sheet the
    last word of each phrase by its first.
    """

    __slots__ = (
        "_spans",
        "_text",
        "aims",
        "buckets",
        "counts",
        "denies",
        "ends",
        "flags",
        "letters",
        "phrases",
        "tags",
        "words",
    )

    def __init__(self, text: str) -> None:
        """Where each word stands is found out when it is asked for."""
        self._text = text = text.replace("_", " ")
        known = RECORDS
        records = [known[written] for written in _TOKEN.findall(text)]
        self._spans: list[tuple[int, int]] | None = None
        self.flags = 0
        for several in {record[8] for record in records}:
            self.flags |= several
        if self.flags & _TO_MEND:
            self._mend(records)
        columns: list[tuple[Any, ...]] = list(zip(*records, strict=True)) or [()] * _COLUMNS
        self.words: tuple[str, ...] = columns[0]
        self.letters: list[list[str] | tuple[str, ...]] = [*columns[1:4]]
        self.buckets: tuple[int, ...] = columns[4]
        self.denies: tuple[int, ...] = columns[5]
        self.aims: tuple[int, ...] = columns[6]
        self.counts: tuple[int, ...] = columns[7]
        self.phrases: tuple[dict[int, int], ...] = ({}, {}, {})
        self.ends: list[int] = []
        if self.flags & _NOTED:
            self._note(columns[8])
        self.tags = ["".join(letters) for letters in self.letters]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from one to another stand in the text."""
        spans = self._places()
        return spans[first][0], spans[last][1]

    def hit(self, first: int, last: int, level: Level) -> Hit:
        return Hit(*self.span(first, last), level)

    def hit_by_tags(self, sheet: int, hit: Hit) -> Hit:
        """A hit in the text for one in a sheet's tags."""
        kept = [place for place, letter in enumerate(self.letters[sheet]) if letter]
        last = kept[hit.end - 1]
        return self.hit(kept[hit.start], self.phrases[sheet].get(last, last), hit.level)

    def sentences(self) -> list[tuple[int, int]]:
        """Of each sentence the place of its first word and the place after its last."""
        found: list[tuple[int, int]] = []
        first = 0
        for end in (*self.ends, len(self.words)):
            if end > first:
                found.append((first, min(end + 1, len(self.words))))
            first = end + 1
        return found

    def _note(self, flags: tuple[int, ...]) -> None:
        """Phrases, ends of sentences, and names that only begin a sentence."""
        phrases, words = _phrases(), self.words
        begun = [0]
        done = [0, 0, 0]
        for place, several in [(place, several) for place, several in enumerate(flags) if several & _NOTED]:
            if several & BEGINS:
                begun.append(place + 1)
                if several & ENDS:
                    self.ends.append(place)
                continue
            for sheet, phrase, letter in phrases[words[place]]:
                end = place + len(phrase)
                if words[place:end] == phrase and place >= done[sheet]:
                    self._put_letters(sheet, place, [letter, *[""] * (len(phrase) - 1)])
                    self.phrases[sheet][place] = end - 1
                    done[sheet] = end
        if PERSONS.proper in self.letters[2]:
            for place in begun:
                if place < len(words) and self.letters[2][place] == PERSONS.proper:
                    self._put_letters(2, place, [WORD])

    def _put_letters(self, sheet: int, place: int, letters: list[str]) -> None:
        changed = self.letters[sheet]
        if isinstance(changed, tuple):
            changed = self.letters[sheet] = [*changed]
        changed[place : place + len(letters)] = letters

    def _places(self) -> list[tuple[int, int]]:
        if self._spans is None:
            self._spans = [found.span() for found in _TOKEN.finditer(self._text)]
        return self._spans

    def _mend(self, records: list[Record]) -> None:
        if self.flags & SHORTENED:
            for place, record in enumerate(records):
                if record[0] == "." and place and records[place - 1][8] & SHORTENED:
                    records[place] = RECORDS[","]
        if self.flags & (LETTER | SIGN | HASH):
            parts = mended(self._text, tagged=bool(self.flags & HASH))
            self._put(records, sorted(parts, reverse=True))
        if self.flags & HALF:
            self._put(records, list(self._rejoined(records)))

    def _put(self, records: list[Record], parts: list[list[Piece]]) -> None:
        """Pieces in place of the words that stand where they do, from the last part to the first."""
        if not parts:
            return
        spans = self._places()
        begun = len(self._text) + 1
        for pieces in parts:
            start, end = pieces[0].start, pieces[-1].end
            if end <= begun:
                begun = start
                cut = slice(bisect_left(spans, (start, 0)), bisect_left(spans, (end, 0)))
                records[cut] = [RECORDS[piece.word] for piece in pieces]
                spans[cut] = [(piece.start, piece.end) for piece in pieces]
                for piece in pieces:
                    self.flags |= RECORDS[piece.word][8]

    def _rejoined(self, records: list[Record]) -> Iterator[list[Piece]]:
        """Two halves of a loaded word made one ("hoa ks"), from the last to the first."""
        spans = self._places()
        for place in range(len(records) - 2, -1, -1):
            half = records[place][0]
            if half in HALVES:
                other = place + 2 if records[place + 1][0] == "\n" and place + 2 < len(records) else place + 1
                if half + records[other][0] in LOADED:
                    yield [Piece(spans[place][0], spans[other][1], half + records[other][0])]
