"""A small language for rules on words: what each word does is one letter, and a rule is a pattern of such letters.

In a pattern "NOT FILL{0,2} TRUE" a name in capitals is a word with that tag, ANY any word within the sentence, WORD one
without a tag, NUM a number, 'x' a sign, START the place where a sentence begins, END where it ends; the rest is as in
`re`. A gap between two names may be a line's end.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.glyphs import CHECK, CROSS, WARNING
from siman_bot.domain.publishing.words.findings import Hit, Level, outer
from siman_bot.domain.publishing.words.sheets import NUMBER, SHEETS, WORD, Sheet
from siman_bot.domain.publishing.words.tokens import Tokens

_NAME: Final = re.compile(r"'(.)'|\b[A-Z]{2,}\b")
_FIXED: Final = {
    "ANY": r"[^.!?\n]",
    "WORD": WORD,
    "NUM": NUMBER,
    "START": r"(?<![^.!?\n])[\u274c\u2705\u26a0-]*",
    "END": r"(?![^.!?\n])",
}
_EMOJI: Final = frozenset((CROSS, CHECK, WARNING))
_WINDOW: Final = 8
_MOST_KEPT: Final = 8_192
_Search = Callable[[str], re.Match[str] | None]


def _read(pattern: str, sheet: Sheet) -> str:
    """A pattern as `re` takes it, but for its gaps."""

    def part(found: re.Match[str]) -> str:
        return re.escape(found[1]) if found[1] else _FIXED.get(found[0]) or sheet.letter(found[0])

    return _NAME.sub(part, pattern)


_STEP: Final = re.compile(
    r"(?P<open>\((?P<look>\?(?:<!|<=|!|=))?)|(?P<close>\))|(?P<either>\|)|\[(?P<several>[^\]]*)\]|\\(?P<sign>.)|(?P<one>.)",
    re.DOTALL,
)
_OPTIONAL: Final = re.compile(r"[?*]|\{0")


def _needs(pattern: str, letters: frozenset[str]) -> list[frozenset[str]]:
    """Sets of letters, of each of which one must be there: what stands outside of options and looks around."""
    stack: list[tuple[list[list[frozenset[str]]], bool]] = [([[]], False)]
    for step in _STEP.finditer(pattern):
        ways, _ = stack[-1]
        optional = _OPTIONAL.match(pattern, step.end())
        if step["open"]:
            stack.append(([[]], bool(step["look"])))
        elif step["close"]:
            ways, looks = stack.pop()
            if not looks and not optional and all(ways):
                stack[-1][0][-1].append(frozenset().union(*(min(way, key=len) for way in ways)))
        elif step["either"]:
            ways.append([])
        elif not optional and (one := step["sign"] or (step["one"] if step["one"] in letters else None)):
            ways[-1].append(frozenset(one))
    (ways, _), *_ = stack
    return ways[0] if len(ways) == 1 else []


@dataclass(frozen=True, slots=True)
class Pattern:
    """`excuses` are letters which, in the same sentence a few words before, make it another thing."""

    level: Level
    pattern: re.Pattern[str]
    needs: list[frozenset[str]]
    excuses: frozenset[str]

    def hits(self, tags: str) -> list[Hit]:
        """By places in the tags."""
        hits: list[Hit] = []
        for found in self.pattern.finditer(tags):
            start, end = found.span()
            if start < end and not (self.excuses and self._excused(tags, start)):
                hits.append(Hit(start, end, self.level))
        return hits

    def _excused(self, tags: str, start: int) -> bool:
        for letter in reversed(tags[max(0, start - _WINDOW) : start]):
            if letter in self.excuses:
                return True
            if letter in ".!?\n":
                return False
        return False


def rules(sheet: Sheet, level: Level, patterns: Iterable[str], *, excuses: Iterable[str] = ()) -> list[Pattern]:
    """Rules of one level from patterns in the language above."""
    excusing, needed = frozenset(map(sheet.letter, excuses)), sheet.letters | _EMOJI
    read = [_read(one, sheet) for one in patterns]
    return [
        Pattern(level, re.compile(one.replace(" ", "\n?")), _needs(one.replace(" ", ""), needed), excusing)
        for one in read
    ]


class Rulebook:
    """Rules by the letters that they can't do without, so that a text meets those alone that may concern it."""

    def __init__(self, sheet: Sheet, patterns: Iterable[Pattern], *, common: Iterable[str] = ()) -> None:
        """`common` names tags that stand in most texts, by which no rule is looked up if another can be."""
        self._sheet = SHEETS.index(sheet)
        self._concerned = _Concerned(self)
        everyday = frozenset(map(sheet.letter, common))
        self._by: dict[str, list[Pattern]] = {}
        self._always: list[Pattern] = []
        for pattern in patterns:
            if not pattern.needs:
                self._always.append(pattern)
                continue
            for letter in min(pattern.needs, key=lambda need: (len(need & everyday), len(need))):
                self._by.setdefault(letter, []).append(pattern)

    def hits(self, cut: Tokens) -> list[Hit]:
        tags = cut.tags[self._sheet]
        found: list[Hit] = []
        for search, one in self._concerned[frozenset(tags)]:
            if search(tags):
                found += one.hits(tags)
        return [cut.hit_by_tags(self._sheet, hit) for hit in outer(found)] if found else []

    def concerned(self, present: frozenset[str]) -> list[Pattern]:
        """The rules that a text with these letters may meet."""
        met = {id(one): one for one in self._always}
        for letter in present & self._by.keys():
            met |= {id(one): one for one in self._by[letter] if not any(map(present.isdisjoint, one.needs))}
        return list(met.values())


class _Concerned(dict[frozenset[str], list[tuple[_Search, Pattern]]]):
    """The rules that texts with some letters may meet, each after its search; kept up to a bound."""

    def __init__(self, book: Rulebook) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, present: frozenset[str]) -> list[tuple[_Search, Pattern]]:
        rules: list[tuple[_Search, Pattern]] = [(one.pattern.search, one) for one in self._book.concerned(present)]
        if len(self) < _MOST_KEPT:
            self[present] = rules
        return rules
