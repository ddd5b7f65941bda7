"""A text cut into words as they are meant, with what each word does and weighs."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import Any, Final

from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.lexicon.vocabulary import LOADED
from siman_bot.domain.publishing.words.records import (
    BEGINS,
    ENDS,
    HALF,
    HASH,
    LETTER,
    RECORDS,
    SHORTENED,
    SIGN,
    Record,
)
from siman_bot.domain.publishing.words.sheets import PERSONS, SHEETS, WORD
from siman_bot.domain.publishing.words.spelling import HALVES, Piece, mended

_TOKEN: Final = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*(?!\w)|\w+(?:['-]\w+)*|\n|[^\w\s.]|\.(?!\w)")
_TO_MEND: Final = HALF | SHORTENED | LETTER | SIGN | HASH
_COLUMNS: Final = len(Record._fields)


_Way = tuple[int, tuple[str, ...], list[str]]


@cache
def _phrases() -> dict[str, dict[str, list[_Way]]]:
    """Phrases of all sheets by their first word and their second ("": whichever): sheet, words, letters.

    Among those by a second word stand the phrases of one word too, each where its sheet has it in order.
    """
    found: dict[str, dict[str, list[_Way]]] = {}
    for first in {first for sheet in SHEETS for first in sheet.phrases}:
        ways = [
            (number, phrase, [letter, *[""] * (len(phrase) - 1)])
            for number, sheet in enumerate(SHEETS)
            for phrase, letter in sheet.phrases.get(first, ())
        ]
        seconds = {"", *(phrase[1] for _, phrase, _ in ways if len(phrase) > 1)}
        found[first] = {second: [way for way in ways if way[1][1:2] in ((), (second,))] for second in seconds}
    return found


class Tokens:
    """A text's words, numbers and signs in order; white space, underscores and marks of emphasis are left out.

    `letters` are what the words do on each sheet, "" for what counts as nothing there; `phrases` has on each sheet the
    last word of each phrase by its first.
    """

    __slots__ = (
        "_sentences",
        "_spans",
        "_text",
        "_written",
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
        self._written = _TOKEN.findall(text)
        records = list(map(known.__getitem__, self._written))
        self._spans: list[tuple[int, int]] | None = None
        self._sentences: list[tuple[int, int]] | None = None
        columns: list[tuple[Any, ...]] = list(zip(*records, strict=True)) or [()] * _COLUMNS
        self.flags = 0
        for several in set(columns[8]):
            self.flags |= several
        if self.flags & _TO_MEND:
            self._mend(records)
            columns = list(zip(*records, strict=True))
        self.words: tuple[str, ...] = columns[0]
        self.letters: list[list[str] | tuple[str, ...]] = [*columns[1:4]]
        self.buckets: tuple[int, ...] = columns[4]
        self.denies: tuple[int, ...] = columns[5]
        self.aims: tuple[int, ...] = columns[6]
        self.counts: tuple[int, ...] = columns[7]
        self.phrases: tuple[dict[int, int], ...] = ({}, {}, {})
        self.ends: list[int] = []
        if any(columns[9]):
            self._note(columns[9])
        denial, calls, persons = self.letters
        self.tags = ("".join(denial), "".join(calls), "".join(persons))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from one to another stand in the text."""
        spans = self._places()
        return spans[first][0], spans[last][1]

    def hit(self, first: int, last: int, level: Level) -> Hit:
        return Hit(*self.span(first, last), level)

    def hit_by_tags(self, sheet: int, hit: Hit) -> Hit:
        """A hit in the text for one in a sheet's tags."""
        first, last = hit.start, hit.end - 1
        if len(self.tags[sheet]) < len(self.words):
            kept = [place for place, letter in enumerate(self.letters[sheet]) if letter]
            first, last = kept[first], kept[last]
        spans = self._places()
        return Hit(spans[first][0], spans[self.phrases[sheet].get(last, last)][1], hit.level)

    def sentences(self) -> list[tuple[int, int]]:
        """Of each sentence the place of its first word and the place after its last."""
        if self._sentences is None:
            found: list[tuple[int, int]] = []
            first, length = 0, len(self.words)
            for end in self.ends:
                if end > first:
                    found.append((first, end + 1))
                first = end + 1
            if length > first:
                found.append((first, length))
            self._sentences = found
        return self._sentences

    def _note(self, noted: tuple[int, ...]) -> None:
        """Phrases, ends of sentences, and names that only begin a sentence."""
        phrases, words = _phrases(), self.words
        last = len(words) - 1
        begun = [0]
        done = [0, 0, 0]
        for place in compress(range(last + 1), noted):
            several = noted[place]
            if several & BEGINS:
                begun.append(place + 1)
                if several & ENDS:
                    self.ends.append(place)
                continue
            ways = phrases[words[place]]
            for sheet, phrase, letters in ways.get(words[place + 1] if place < last else "") or ways[""]:
                end = place + len(phrase)
                if place >= done[sheet] and words[place:end] == phrase:
                    self._put_letters(sheet, place, letters)
                    self.phrases[sheet][place] = end - 1
                    done[sheet] = end
        proper = PERSONS.proper
        if proper in self.letters[2]:
            for place in begun:
                if place <= last and self.letters[2][place] == proper:
                    self._put_letters(2, place, [WORD])

    def _put_letters(self, sheet: int, place: int, letters: list[str]) -> None:
        changed = self.letters[sheet]
        if isinstance(changed, tuple):
            changed = self.letters[sheet] = [*changed]
        changed[place : place + len(letters)] = letters

    def _places(self) -> list[tuple[int, int]]:
        """Between two words there is nothing that either could be taken for: the next place of each is its own."""
        if self._spans is None:
            spans: list[tuple[int, int]] = []
            find, end = self._text.find, 0
            for word in self._written:
                start = find(word, end)
                end = start + len(word)
                spans.append((start, end))
            self._spans = spans
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
