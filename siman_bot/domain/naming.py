"""What an office or a post may be called: real words of the Latin script (R1)."""

import re
import unicodedata
from typing import Final

from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import required

NAME_LETTERS: Final = 3
"""What names an office or a post has at least these letters; a dash names nobody."""
WORD_LETTERS: Final = 30
"""No word of a name is longer."""
MARKS: Final = frozenset(" .,;:-\u2010\u2011\u2013\u2014/&()'\u2018\u2019\"\u201c\u201d+")
"""What may stand between the letters and digits of a name."""

_VOWELS: Final = frozenset("aeiouy")
_ROMAN: Final = re.compile(r"[IVXLC]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2018\u2019][^\W\d_]+)*")
_SAME_LETTERS: Final = re.compile(r"(.)\1\1")
_SAME_BEAT: Final = re.compile(r"(.{1,3}?)\1{2,}")
_CONSONANTS: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_INITIALS: Final = range(2, 9)
"""Letters of an abbreviation without vowels, such as BPS."""


def read_name(raw: str, *, field: str, limit: int) -> str:
    """The name as it is stored.

    Raises:
        Invalid: `text-missing`, `text-too-long`; `no-name` (too few letters), `name-script` (letters or signs that
            don't belong in a name), `name-words` (no real word, or one of repeated letters).
    """
    text = required(raw, field=field, limit=limit, one_line=True)
    foreign = "".join(char for char in text if not _belongs(char))
    if foreign and any(char.isalpha() or unicodedata.category(char).startswith("M") for char in foreign):
        raise Invalid("name-script", field=field, fragment=_around(text, foreign[0]))
    if sum(char.isalpha() for char in text) < NAME_LETTERS:
        raise Invalid("no-name", field=field, letters=NAME_LETTERS)
    if foreign:
        raise Invalid("name-script", field=field, fragment=_around(text, foreign[0]))
    words = _WORD.findall(text)
    for word in words:
        if _is_drawn_out(word):
            raise Invalid("name-words", field=field, fragment=word[:WORD_LETTERS])
    if not any(_is_real(word) for word in words):
        raise Invalid("name-words", field=field, fragment=text)
    return text


def is_latin(char: str) -> bool:
    """Whether a letter is of the Latin script and looks as such: no wide, mathematical or small-capital form."""
    name = unicodedata.name(char, "")
    return (
        name.startswith(("LATIN SMALL LETTER ", "LATIN CAPITAL LETTER "))
        and unicodedata.category(char) in {"Lu", "Ll"}
        and unicodedata.normalize("NFKC", char) == char
        and _plain(char).isascii()
    )


def _belongs(char: str) -> bool:
    return char in MARKS or (char.isascii() and char.isdigit()) or is_latin(char)


def _plain(char: str) -> str:
    """A letter without its accents: only what is then a letter of the alphabet is read by everybody."""
    return "".join(one for one in unicodedata.normalize("NFD", char) if not unicodedata.combining(one))


def _is_drawn_out(word: str) -> bool:
    if len(word) > WORD_LETTERS:
        return True
    if _ROMAN.fullmatch(word):
        return False
    return _SAME_LETTERS.search(word.casefold()) is not None


def _is_real(word: str) -> bool:
    """A word that can be said, or an abbreviation in capitals."""
    letters = "".join(_plain(char) for char in word).casefold()
    if len(set(letters) - {"'"}) < 2 or _SAME_BEAT.fullmatch(letters):  # noqa: PLR2004 - one letter again and again
        return False
    if word.isupper() and len(letters) in _INITIALS:
        return not _ROMAN.fullmatch(word)
    can_be_said = bool(_VOWELS & set(letters)) and not set(letters) <= _VOWELS
    return can_be_said and len(letters) >= NAME_LETTERS and _CONSONANTS.search(letters) is None


def _around(text: str, char: str) -> str:
    """The word that a character stands in."""
    return next(word for word in text.split() if char in word)
