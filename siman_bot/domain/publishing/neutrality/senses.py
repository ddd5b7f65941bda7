"""Whether words are meant as the name that they look like."""

import re
from collections.abc import Sequence
from typing import Final

from siman_bot.domain.publishing.neutrality.contexts import (
    CALLING,
    EDUCATING,
    PARTISAN,
    PLAIN,
    SIGNS,
    common_names,
    is_ordinary,
)
from siman_bot.domain.publishing.neutrality.phrases import HONORIFICS, TITLES, Phrase, Sureness
from siman_bot.domain.publishing.neutrality.tokens import Token

_AROUND, _NEAR, _CLOSE, _BESIDE = 12, 8, 3, 2
_JOINERS: Final = re.compile(r"\s*[-&/+\u2013,x]\s*")
_QUOTES: Final = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb")
_FEWEST_LETTERS: Final = 20
_BEFORE_NAMES: Final = frozenset({"muhammad", "mohammad", "moh", "muh", "m", "h", "hj", "siti", "ahmad"})
_MOSTLY: Final = 0.7


class Sight:
    """One text, looked at around the words in question."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        letters = [char for char in text if char.isalpha()]
        self._shouted = len(letters) >= _FEWEST_LETTERS and sum(map(str.isupper, letters)) > _MOSTLY * len(letters)

    def holds(self, phrase: Phrase, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` are the name."""
        if phrase.pair:
            return self._holds_pair(phrase, first, last)
        if phrase.person and self._is_another(phrase, first, last):
            return False
        if self._has_plain_sense(phrase, first, last):
            return False
        match phrase.sureness:
            case Sureness.SURE:
                return not phrase.acronym or self._is_written_large(first, last) or self.is_political(first, last)
            case Sureness.NEEDS_CAPITALS:
                return self._is_written_as_name(first, last) or self.is_political(first, last)
            case _:
                large = phrase.acronym and self._tokens[first].is_upper and not self._shouted
                return (large and len(phrase.words[0]) > _CLOSE) or self.is_political(first, last)

    def holds_joined(self, phrase: Phrase, first: int, last: int, *, letters: bool) -> bool:
        """As `holds`, for words whose letters stand apart or that stand together: that is done on purpose."""
        if self._has_plain_sense(phrase, first, last):
            return False
        if phrase.sureness is Sureness.NEEDS_POLITICS and len(phrase.words) == 1:
            return (letters and last > first) or self._tokens[first].tagged or self.is_political(first, last)
        if phrase.acronym and len(phrase.words[0]) <= _CLOSE:
            return all(token.is_upper for token in self._tokens[first : last + 1]) or self.is_political(first, last)
        return True

    def is_political(self, first: int, last: int) -> bool:
        """Whether somebody is supported, or belongs to a party, close by."""
        before = self._tokens[max(0, first - _CLOSE) : first]
        after = self._tokens[last + 1 : last + 1 + _CLOSE]
        if any(_says(token, PARTISAN) for token in (*before, *after)):
            return True
        near = self._tokens[max(0, first - _NEAR) : last + 1 + _NEAR]
        if any(token.word in EDUCATING for token in near):
            return False
        close = (*self._tokens[max(0, first - _BESIDE) : first], *self._tokens[last + 1 : last + 1 + _BESIDE])
        if any(token.word in SIGNS for token in self._tokens[max(0, first - _BESIDE) : first]):
            return True
        return any(_says(token, CALLING) for token in close) and (
            self._is_written_as_name(first, last)
            or any(_says(token, _ASKING) for token in self._tokens[max(0, first - _BESIDE) : first])
        )

    def _holds_pair(self, phrase: Phrase, first: int, last: int) -> bool:
        joined = last == first + 1 and _JOINERS.fullmatch(self._tokens[last].gap) is not None
        tagged = self._tokens[first].tagged and self._tokens[last].tagged
        if not (joined or tagged):
            return self._names_both(first, last) and self.is_political(first, last)
        commas = self._tokens[last].gap.strip() == ","
        if commas or phrase.sureness is Sureness.NEEDS_POLITICS:
            return self.is_political(first, last)
        return self._tokens[first].is_capital or self.is_political(first, last)

    def _names_both(self, first: int, last: int) -> bool:
        return self._tokens[first].is_capital and self._tokens[last].is_capital

    def _is_another(self, phrase: Phrase, first: int, last: int) -> bool:
        """Whether the words are part of somebody else's name."""
        if last + 1 < len(self._tokens) and phrase.words[0] not in HONORIFICS:
            after = self._tokens[last + 1]
            if self._goes_on(after, phrase):
                return True
        if first == 0 or phrase.words[0] in HONORIFICS:
            return False
        before = self._tokens[first - 1]
        if self._tokens[first].gap.strip() or before.word in TITLES | HONORIFICS | _BEFORE_NAMES:
            return False
        return self._goes_on(before, phrase, gap=self._tokens[first].gap)

    def _goes_on(self, token: Token, phrase: Phrase, *, gap: str | None = None) -> bool:
        if (token.gap if gap is None else gap).strip(" ") or not token.is_capital or token.word in phrase.words:
            return False
        if self._shouted or token.word in TITLES:
            return token.word in common_names()
        return token.word in common_names() or (
            phrase.part and not token.begins and not is_ordinary(token.word) and not _says(token, PARTISAN | CALLING)
            and not token.is_upper
        )  # fmt: skip

    def _has_plain_sense(self, phrase: Phrase, first: int, last: int) -> bool:
        """Whether the words around say that something else of that name is meant."""
        word = phrase.words[-1] if len(phrase.words) > 1 else phrase.words[0]
        close = (*self._tokens[max(0, first - _BESIDE) : first], *self._tokens[last + 1 : last + 2])
        if any(_says(token, PARTISAN) for token in close):
            return False
        if len(phrase.words) == 1 and phrase.acronym and self._stands_for_other(phrase):
            return True
        plain = PLAIN.get(word) if phrase.sureness is not Sureness.SURE or len(phrase.words) == 1 else None
        if plain is None:
            return False
        near = (*self._tokens[max(0, first - _AROUND) : first], *self._tokens[last + 1 : last + 1 + _AROUND])
        return any(token.word in plain or token.word.removesuffix("nya") in plain for token in near)

    def _stands_for_other(self, phrase: Phrase) -> bool:
        """Whether the text itself writes out the short form, as something else."""
        short = phrase.words[0]
        words = [token.word for token in self._tokens]
        for place, token in enumerate(self._tokens):
            if token.word != short:
                continue
            if token.gap.endswith("(") and place >= len(short):
                said = words[place - len(short) : place]
                if [one[0] for one in said] == list(short) and said[0] != "partai":
                    return True
            said = words[place + 1 : place + 1 + len(short)]
            opens = place + 1 < len(self._tokens) and self._tokens[place + 1].gap.strip() in {"(", "=", "adalah"}
            if opens and [one[0] for one in said] == list(short) and said[0] != "partai":
                return True
        return False

    def _is_written_large(self, first: int, last: int) -> bool:
        return all(token.is_upper or token.tagged for token in self._tokens[first : last + 1])

    def _is_written_as_name(self, first: int, last: int) -> bool:
        """In capitals where these tell something, in a hashtag, or in quotes."""
        tokens = self._tokens[first : last + 1]
        if any(token.tagged for token in tokens):
            return True
        after = self._text[tokens[-1].end : tokens[-1].end + 1]
        if tokens[0].gap[-1:] in _QUOTES and after and after in _QUOTES:
            return True
        if self._shouted or not all(token.is_capital for token in tokens):
            return False
        return len(tokens) > 1 or not tokens[0].begins


_ASKING: Final = frozenset(
    {"dukung", "mendukung", "coblos", "cobloslah", "mencoblos", "nyoblos", "contreng", "pilih", "pilihlah", "memilih"}
    | {"menangkan", "memenangkan", "vote", "kampanyekan"}
)


def _says(token: Token, words: frozenset[str]) -> bool:
    return token.word in words or token.word.removesuffix("nya") in words
