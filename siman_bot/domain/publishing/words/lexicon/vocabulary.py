"""Every word that the rules know, towards which spelling is mended."""

from typing import Final

from siman_bot.domain.publishing.words.lexicon import calling, denying, naming
from siman_bot.domain.publishing.words.lexicon.lists import words

LOADED: Final = words(
    """
    hoaks hoax bohong palsu fitnah dusta keliru tidak bukan benar bener betul fakta kabar berita klaim sesat
    menyesatkan bantah membantah klarifikasi disinformasi misinformasi mitos serbu serang geruduk viralkan
    laporkan boikot doxing
    """
)
"""Words worth hiding, by a gap or a sign for a letter."""


def _words(sheet: dict[str, str], phrases: dict[str, str]) -> frozenset[str]:
    singles = " ".join(sheet.values()).split()
    return frozenset([*singles, *" ".join(phrases.values()).replace("|", " ").split()])


KNOWN: Final = (
    LOADED
    | _words(denying.WORDS, denying.PHRASES)
    | _words(calling.WORDS, calling.PHRASES)
    | _words(naming.WORDS, naming.PHRASES)
)
