"""Characters as their reader takes them: look-alikes, styled alphabets, small capitals, digits of other scripts."""

import re
import unicodedata
from typing import Final

from siman_bot.domain.text import BLANKS, UNSEEN

CROSS: Final = "\u274c"
CHECK: Final = "\u2705"
WARNING: Final = "\u26a0"
_NAMED_LETTER: Final = re.compile(r"LATIN(?P<capital> CAPITAL)?\b.* (?P<letter>[A-Z])(?: WITH .*)?")
"""Letters whose very name says which Latin letter they are, barred, turned or small capitals."""
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_LINE_ENDS: Final = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_MOST_KEPT: Final = 4_096


_LOOKALIKES: Final = {
    "": "\u042a\u044a",
    "4": "\u13ce",
    "a": "\u0250\u0251\u03b1\u0430\u1d00",
    "A": "\u0391\u0410\u13aa\ua4ee",
    "ae": "\u00e6",
    "AE": "\u00c6",
    "b": "\u0180\u0299\u03b2\u0431\u044c\u13cf",
    "B": "\u0243\u0392\u0411\u0412\u042c\ua4d0",
    "c": "\u03be\u0441\u0446\u1d04",
    "C": "\u039e\u0421\u0426\ua4da",
    "ch": "\u0447",
    "CH": "\u0427",
    "d": "\u00f0\u0111\u03b4\u0434\u1d05",
    "D": "\u0110\u0414\u13a0\ua4d3",
    "e": "\u01dd\u0258\u03b5\u0435\u044d\u0451\u1d07",
    "E": "\u0395\u0401\u0415\u042d\u13ac\ua4f0",
    "f": "\u025f\u03c6\u0444\u0493\ua730",
    "F": "\u03a6\u0424\ua4dd",
    "g": "\u0261\u0262\u0433\u0491\u0581",
    "G": "\u0393\u0413\u0490\u13c0\ua4d6",
    "h": "\u0127\u0265\u029c\u04bb\u0570\u13c2",
    "H": "\u0126\u0397\u041d\u04ba\u13bb\ua4e7",
    "i": "\u0131\u026a\u03b9\u0438\u0456\u0457\u13a5\u1d09",
    "I": "\u0196\u0399\u0406\u0407\u0418\ua4f2",
    "j": "\u027e\u0439\u0458\u1d0a",
    "J": "\u0408\u0419\u13ab\ua4d9",
    "k": "\u029e\u03ba\u043a\u1d0b",
    "K": "\u039a\u041a\u13e6\ua4d7",
    "l": "\u0142\u026b\u029f\u03bb\u043b",
    "L": "\u0141\u039b\u041b\ua4e1",
    "m": "\u026f\u0271\u03bc\u043c\u1d0d",
    "M": "\u039c\u041c\u13b7\ua4df",
    "n": "\u0274\u03b7\u043d\u0578",
    "N": "\u039d\ua4e0",
    "o": "\u00f8\u0275\u03bf\u043e\u0585\u1d0f",
    "O": "\u00d8\u039f\u041e\ua4f3",
    "oe": "\u0153",
    "OE": "\u0152",
    "p": "\u03c0\u03c1\u043f\u0440\u1d18",
    "P": "\u03a0\u03a1\u041f\u0420\u13e2\ua4d1",
    "ps": "\u03c8",
    "PS": "\u03a8",
    "q": "\u01eb\u0566\ua7af",
    "r": "\u0279\u027c\u0280",
    "R": "\u13a1\u13d2\ua4e3",
    "s": "\u017f\u03c2\u03c3\u0455\ua731",
    "S": "\u03a3\u0405\u054f\ua4e2",
    "sh": "\u0448\u0449",
    "SH": "\u0428\u0429",
    "ss": "\u00df",
    "t": "\u0167\u0287\u03c4\u0442\u1d1b",
    "T": "\u0166\u03a4\u0422\u13a2\ua4d4",
    "th": "\u00fe\u03b8",
    "TH": "\u0398",
    "u": "\u0289\u03c5\u04af\u057d\u1d1c",
    "U": "\u04ae\u054d\ua4f4",
    "v": "\u028b\u028c\u03bd\u0432\u0475\u1d20",
    "V": "\u0474\ua4e6",
    "w": "\u028d\u03c9\u0461\u1d21",
    "W": "\u0460\u13b3\ua4ea",
    "x": "\u03c7\u0445",
    "X": "\u03a7\u0425\ua4eb",
    "y": "\u0263\u028e\u028f\u03b3\u0443\u044b",
    "Y": "\u03a5\u0423\u042b\u13a9\ua4ec",
    "ya": "\u044f",
    "YA": "\u042f",
    "yu": "\u044e",
    "YU": "\u042e",
    "z": "\u03b6\u0437\u1d22",
    "Z": "\u0396\u0417\u13c3\ua4dc",
    "zh": "\u0436",
    "ZH": "\u0416",
}
"""Letters of other scripts, small capitals, turned and barred letters, by the Latin that they are read as.

Cyrillic is read by its sound where no Latin letter looks the same, so that a word in Cyrillic letters is read as well.
"""
_PUNCTUATION: Final = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u2032\u00b4`\u02b9", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u3010\u3014", "["),
    **dict.fromkeys("\u3011\u3015", "]"),
    "\u3002": ".",
    "\u3001": ",",
    "\u01c3": "!",
}
_SIGNS: Final = {
    **dict.fromkeys(
        "\u274c\u274e\u2716\u2717\u2718\u2715\u26d4\U0001f6ab\U0001f6d1\U0001f645\U0001f44e\U0001f534", CROSS
    ),
    **dict.fromkeys("\u2705\u2611\u2714\u2713\U0001f44d\U0001f7e2\U0001f44c", CHECK),
}
"""Emoji that stand for "no" and "yes", whichever the writer likes."""
_LETTERS: Final = {
    **{chr(0x1F1E6 + place): chr(ord("a") + place) for place in range(26)},
    **{chr(start + place): chr(ord("A") + place) for start in (0x1F150, 0x1F170) for place in range(26)},
}
"""Letters of flags and those in filled circles and squares."""
_FOLDED: Final = {
    **{other: latin for latin, others in _LOOKALIKES.items() for other in others},
    **_PUNCTUATION,
    **_SIGNS,
    **_LETTERS,
}


def plain(char: str) -> str:
    """A character as its reader takes it: none, one or a few characters, their case kept.

    A blank of any kind is one space, a line's end one line feed; what can't be seen, and marks over letters, are "".
    """
    if char in _FOLDED:
        return _FOLDED[char]
    if char in _LINE_ENDS:
        return "\n"
    if char in BLANKS or char.isspace():
        return " "
    return "".join(map(_piece, unicodedata.normalize("NFKD", char)))


def _piece(char: str) -> str:
    if char in _FOLDED:
        return _FOLDED[char]
    if char in UNSEEN or unicodedata.category(char) in _INVISIBLE:
        return ""
    if char.isspace():
        return " "
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    named = None if char.isascii() else _NAMED_LETTER.fullmatch(unicodedata.name(char, ""))
    if named is None:
        return char
    return named["letter"] if named["capital"] else named["letter"].lower()


class _Glyphs(dict[int, str]):
    """For `str.translate`. It keeps what it met, up to a bound, so that no text fills the memory."""

    def __missing__(self, number: int) -> str:
        seen = plain(chr(number))
        if len(self) < _MOST_KEPT:
            self[number] = seen
        return seen


GLYPHS: Final = _Glyphs({number: plain(chr(number)) for number in range(128)})
