"""What each word does in a denial, in a call and in what is said about a person: one letter on each of three sheets."""

from collections.abc import Mapping
from typing import Final

from siman_bot.domain.publishing.words.lexicon import calling, denying, naming

WORD: Final = "\ue0fe"
NUMBER: Final = "\ue0ff"
_FIRST: Final = 0xE000
_SIGNS: Final = frozenset(".!?\n:;,[]|-#=>\u274c\u2705\u26a0")
_ARROWS: Final = frozenset("\u27a1\u2192\u27a4\u279c\u2794\u21d2\U0001f449\u25b6\u276f\u25ba")
_STRESS: Final = frozenset("\u2757\u2755\u203c\U0001f4e2")


class Sheet:
    """Words and phrases by what they do."""

    def __init__(
        self, words: Mapping[str, str], phrases: Mapping[str, str], *, names: frozenset[str] = frozenset()
    ) -> None:
        """A word counts under the first tag that names it; a phrase goes before its words.

        Args:
            words: By tag.
            phrases: By tag, each followed by "|".
            names: Words tagged NAME where they are written with a capital letter and do nothing else. Other words with
                a capital letter within a sentence are PROPER then, but for those of capitals alone.
        """
        tags = dict.fromkeys([*words, *phrases, *(["NAME", "PROPER"] if names else ())])
        self._of = {name: chr(_FIRST + number) for number, name in enumerate(tags)}
        self._letters: dict[str, str] = {}
        for name, several in words.items():
            for word in several.split():
                self._letters.setdefault(word, self._of[name])
        self._names = names
        self.proper = self._of.get("PROPER", "")
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, several in phrases.items():
            for phrase in map(str.split, several.split("|")):
                ways = self.phrases.setdefault(phrase[0], [])
                ways.append((tuple(phrase), self._of[name]))
                ways.sort(key=lambda way: -len(way[0]))

    def letter(self, tag: str) -> str:
        return self._of[tag]

    @property
    def letters(self) -> frozenset[str]:
        return frozenset(self._of.values())

    def of(self, word: str, written: str) -> str:
        """The letter of a word, of which the first form is as it is meant; "" for a sign that no rule knows."""
        letter = self._letters.get(word)
        if letter is not None:
            return letter
        if word[0].isdigit():
            return NUMBER
        if not word[0].isalpha():
            return _of_sign(word)
        if self._names and written[0].isupper():
            if word in self._names:
                return self._of["NAME"]
            if not written.isupper():
                return self.proper
        return WORD


def _of_sign(sign: str) -> str:
    if sign in _SIGNS:
        return sign
    if sign in _ARROWS:
        return ">"
    return "!" if sign in _STRESS else ""


DENIAL: Final = Sheet(denying.WORDS, denying.PHRASES)
CALLS: Final = Sheet(calling.WORDS, calling.PHRASES)
PERSONS: Final = Sheet(naming.WORDS, naming.PHRASES, names=naming.NAMES)
SHEETS: Final = (DENIAL, CALLS, PERSONS)
