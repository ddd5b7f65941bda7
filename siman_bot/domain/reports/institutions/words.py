"""The words of an institution's name, as they are compared: plain letters without case or signs."""

import re
from collections.abc import Iterable
from typing import Final

from siman_bot.domain.glyphs import plain
from siman_bot.domain.text import clean_line


def listed(words: str) -> frozenset[str]:
    """The words of a list, one after another."""
    return frozenset(words.split())


_SPELT: Final = {
    "kementrian": "kementerian",
    "kementiran": "kementerian",
    "kemeterian": "kementerian",
    "kementerain": "kementerian",
    "kemetrian": "kementerian",
    "propinsi": "provinsi",
    "prov": "provinsi",
    "kab": "kabupaten",
    "kotamadya": "kota",
    "kodya": "kota",
    "pemerintahan": "pemerintah",
    "kepolisan": "kepolisian",
    "walikota": "wali kota",
    "dirjen": "ditjen",
    "direktorat jenderal": "ditjen",
    "communications": "communication",
    "elections": "election",
    "defence": "defense",
    "organisation": "organization",
    "deptkes": "depkes",
    "&": "dan",
    "and": "dan",
}
_SAYS_LITTLE: Final = listed(
    """
    of the pt tbk persero perum cv ud yang para ri dan untuk resmi official
    """
)
"""Of no weight where names are compared; what is left decides."""
_OWN: Final = re.compile(
    r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[:/?#].*)?", re.IGNORECASE
)


def tokens(name: str) -> list[str]:
    """The words that count. Letters that stand alone, as in "B.M.K.G.", are one word."""
    letters = "".join(plain(char) for char in clean_line(name).replace("\u2019", "'")).casefold().replace("'", "")
    found: list[str] = []
    alone = ""
    for word in re.findall(r"[^\W_]+|&", letters):
        if len(word) == 1 and word.isalpha():
            alone += word
            continue
        found += [alone] if alone else []
        alone = ""
        found += _SPELT.get(word, word).split()
    found += [alone] if alone else []
    joined = _without_country(found)
    return [word for word in joined if word not in _SAYS_LITTLE] or joined


def _without_country(words: list[str]) -> list[str]:
    """Without "Republik Indonesia" behind a name; a radio is called after it."""
    joined = " ".join(words).replace("direktorat jenderal", "ditjen")
    return re.sub(r"(?<!^)(?<!radio)(?<!televisi) (?:republik|republic) indonesia\b", "", joined).split()


def squashed(words: Iterable[str]) -> str:
    return "".join(words)


def host_in(name: str) -> str | None:
    """The host, where a name is one: "kemkes.go.id", "Kompas.com"."""
    found = _OWN.fullmatch(clean_line(name))
    return None if found is None else found[1].lower()
