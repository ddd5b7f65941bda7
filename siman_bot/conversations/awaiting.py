"""Whether what was typed is an answer to the open question at all: nothing is kept as what it wasn't meant for (R11).

Only what can't be the answer is told apart: thanks and greetings, a code alone, a call for help or to stop, a link
alone where words are wanted. Whether an answer is a good one is for the form to say.
"""

import re
from enum import StrEnum
from typing import Final

from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.post_link import find_links
from siman_bot.domain.text import clean_line


class Awaits(StrEnum):
    """What kind of thing a question waits for."""

    WORDS = "words"
    """Free words, a name, a time, or words to search for: a link alone is none of these."""
    WORDS_OR_CODE = "words_or_code"
    LINK = "link"
    POST = "post"
    """Whatever people come across: words, a link, a file."""
    CODE = "code"
    """A code alone, or a post in which one may stand."""
    FILE = "file"
    CODE_ALONE = "code_alone"
    """A list stands there already; a code alone opens one of its rows."""
    CHOICE = "choice"
    """A list stands there already; a code, a few words of a title or links choose in it."""
    LINK_ALONE = "link_alone"
    """A list stands there already; links alone add to it."""


class Meaning(StrEnum):
    """What typed words are meant as."""

    ANSWER = "answer"
    STOP = "stop"
    HELP = "help"
    COURTESY = "courtesy"
    ELSE = "else"
    """Something that was meant for another purpose."""


TO_THE_BOT: Final = frozenset({Meaning.STOP, Meaning.HELP, Meaning.COURTESY})
_STOP: Final = frozenset({"batal", "batalkan", "cancel", "tidak jadi", "gak jadi", "nggak jadi", "ga jadi"})
_HELP: Final = frozenset({"bantuan", "help", "menu", "tolong", "bantu", "?", "bingung", "perintah", "start", "mulai"})
_BESIDE_LISTS: Final = frozenset({Awaits.CODE_ALONE, Awaits.CHOICE, Awaits.LINK_ALONE})
_TITLE_WORDS: Final = 8
"""More are rather a post than words of a title."""
_GREETINGS: Final = (
    r"(?:terima ?kasih|makasih|trima ?kasih|trims|tengkyu|thanks|thank you|thx|matur ?nuwun|hatur ?nuhun|sama sama"
    r"|ok|oke|okay|okey|oks|sip|siap|baik|baiklah|noted|mantap|halo|hallo|hai|hi|hello|hey|permisi|punten"
    r"|as+al+am[ou]?'?alaikum(?: wr wb)?|wa'?alaikum ?salam|salam"
    r"|(?:selamat )?(?:pagi|siang|sore|malam)|tes|test|testing|ping|p)"
)
_FILLERS: Final = r"(?:ya|pak|bu|bapak|ibu|kak|min|admin|bang|mas|mbak|gan|banyak|sekali|atas|infonya|semua)"
_COURTESY: Final = re.compile(rf"{_GREETINGS}(?: (?:{_GREETINGS}|{_FILLERS}))*")
_LONGEST: Final = 80
"""Characters of a word to the bot; what is longer is said to somebody else."""
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_ENDLESS: Final = re.compile(r"(\w)\1{9,}")
"""Nobody stretches a greeting so far."""
_MARKS: Final = re.compile(r"[^\w\s'?]+")


def meant(typed: str, awaits: Awaits) -> Meaning:
    """What was typed while a question of this kind was open."""
    line = clean_line(typed).casefold()
    if line.startswith("/"):
        line = line.removeprefix("/")
    plain = " ".join(_STRETCHED.sub(r"\1", _MARKS.sub(" ", line)).split())
    if len(line) <= _LONGEST and not _ENDLESS.search(line):
        if plain in _STOP:
            return Meaning.STOP
        if plain in _HELP:
            return Meaning.HELP
        if plain and _COURTESY.fullmatch(plain):
            return Meaning.COURTESY
    if awaits in _BESIDE_LISTS:
        return Meaning.ANSWER if _chooses(line, typed, awaits) else Meaning.ELSE
    if awaits not in {Awaits.CODE, Awaits.WORDS_OR_CODE} and is_code(typed):
        return Meaning.ELSE
    if awaits in {Awaits.WORDS, Awaits.WORDS_OR_CODE, Awaits.FILE} and is_links(line):
        return Meaning.ELSE
    return Meaning.ANSWER


def _chooses(line: str, typed: str, awaits: Awaits) -> bool:
    """Whether it belongs to the list that stands there."""
    if is_code(typed):
        return True
    if awaits is Awaits.CODE_ALONE or not line:
        return False
    return is_links(line) or (awaits is Awaits.CHOICE and "\n" not in typed and len(line.split()) <= _TITLE_WORDS)


def is_code(typed: str) -> bool:
    """A code alone, with its prefix: without it many a word of five letters would be one."""
    line = clean_line(typed)
    return any(
        line.upper().startswith(f"{kind}-") and read_code(kind, line) is not None
        for kind in (CodeKind.ITEM, CodeKind.TICKET)
    )


def is_links(line: str) -> bool:
    """Links alone, one or several."""
    words = line.split()
    return bool(words) and all(word.startswith(("http://", "https://")) or find_links(word) == [word] for word in words)
