"""What is known about a word as it is written: how it is meant, what it does and weighs, what to look at closer."""

from typing import Final, NamedTuple

from siman_bot.domain.glyphs import CROSS
from siman_bot.domain.publishing.words.lexicon.denying import FOREIGN
from siman_bot.domain.publishing.words.lexicon.lists import words
from siman_bot.domain.publishing.words.lexicon.numerals import NUMERALS
from siman_bot.domain.publishing.words.lexicon.online import PLATFORMS, PROVIDERS
from siman_bot.domain.publishing.words.sheets import SHEETS
from siman_bot.domain.publishing.words.spelling import HALVES, meant
from siman_bot.domain.publishing.words.weights import heads, of_word

PHRASE, HALF, SHORTENED, LETTER, SIGN, HASH, BEGINS, ENDS = (1 << bit for bit in range(8))
DIGIT, NUMERAL, QUESTION, CROSSED, ENGLISH, ONLINE, MIXED = (1 << bit for bit in range(8, 15))
"""What is worth a closer look where a word stands somewhere in a text, as bits of `flags`."""

_ABBREVIATIONS: Final = words(
    """
    jl jln no dr drs dra drg ir kh hj h st tgl kab kec kel ds prof bpk sdr rp gg telp tlp hal vol pt cv tn ny a
    n s d jend pkl mr mrs ms etc dkk dst
    """
)
"""A point after them ends no sentence."""
_BEGINNERS: Final = frozenset(".!?\n:-\"'")
_ENDS: Final = frozenset(".!?\n")
_MENDING: Final = frozenset("@$!|*+\u20ac\u00a3")
_MOST_KEPT: Final = 30_000


class Record(NamedTuple):
    """A word as it is meant, its letters on the three sheets, and its bucket (-1: none), weights and their number."""

    word: str
    denial: str
    calls: str
    persons: str
    bucket: int
    denies: int
    aims: int
    number: int
    flags: int
    noted: int
    """Those of the flags that say what a word is to the words around it."""


class _Records(dict[str, Record]):
    """What was found out, up to a bound."""

    def __missing__(self, written: str) -> Record:
        word = meant(written.lower())
        denials, targets = heads()
        buckets = of_word(word)
        denial, calls, persons = (sheet.of(word, written) for sheet in SHEETS)
        flags = _flags(word, written.lower())
        record = Record(
            word=word,
            denial=denial,
            calls=calls,
            persons=persons,
            bucket=buckets[0] if buckets else -1,
            denies=sum(denials.weights[one] for one in buckets),
            aims=sum(targets.weights[one] for one in buckets),
            number=len(buckets),
            flags=flags,
            noted=flags & (BEGINS | ENDS | PHRASE),
        )
        if len(self) < _MOST_KEPT:
            self[written] = record
        return record


def _flags(word: str, written: str) -> int:
    return (
        PHRASE * any(word in sheet.phrases for sheet in SHEETS)
        | HALF * (written in HALVES)
        | SHORTENED * (word in _ABBREVIATIONS)
        | LETTER * (len(written) == 1 and written.isalpha())
        | SIGN * (word in _MENDING)
        | HASH * (word == "#")
        | BEGINS * (word in _BEGINNERS)
        | ENDS * (word in _ENDS)
        | DIGIT * any(map(str.isdigit, written))
        | MIXED * (any(map(str.isdigit, written)) and any(map(str.isalpha, written)))
        | NUMERAL * (word in NUMERALS)
        | QUESTION * (word == "?")
        | CROSSED * (word == CROSS)
        | ENGLISH * (word in FOREIGN)
        | ONLINE * (word in PROVIDERS or word in PLATFORMS)
    )


RECORDS: Final = _Records()
