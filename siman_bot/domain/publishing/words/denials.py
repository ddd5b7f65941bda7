"""Denials and labels of claims (R2). To write about hoaxes in general is no such thing."""

import re
from collections.abc import Iterator
from typing import Final

from siman_bot.domain.glyphs import CHECK, CROSS
from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.lexicon.denying import ASKING, FOREIGN, REASSURING
from siman_bot.domain.publishing.words.lexicon.lists import words
from siman_bot.domain.publishing.words.patterns import Rulebook, rules
from siman_bot.domain.publishing.words.records import CROSSED, ENGLISH, QUESTION
from siman_bot.domain.publishing.words.sheets import DENIAL
from siman_bot.domain.publishing.words.tokens import Tokens

_NO: Final = "(NOT|ISNT|NONE|RNOT)"
_LIES: Final = "(HOAX|FALSE|LIE)"
_UNTRUE: Final = f"({_LIES}|(NOT|ISNT|RNOT|'❌') FILL{{0,2}} (TRUE|FACT|RTRUE))"
_JUDGED: Final = f"({_LIES}|WRONG|(NOT|ISNT|RNOT|'❌') FILL{{0,2}} (TRUE|FACT|SOUND|RTRUE))"
_NEWS: Final = "(RUMOR|CLAIM|MEDIA)"
_SAID: Final = "(RUMOR|CLAIM|MEDIA|THING|SPREAD|CIRCULATE|HEARSAY)"
_WHICH: Final = "(THIS|CIRCULATE|SPREAD|IS)"
_OR_NOT: Final = "(?! (LINK|'?'))"

_LABELS: Final = rules(
    DENIAL,
    Level.REFUSE,
    (
        "'[' ANY{0,3}?(HOAX|FALSE|WRONG|STRAIGHTEN|TRICK|(NOT|ISNT) TRUE) ANY{0,8}?']'",
        f"START ({_UNTRUE}|WRONG) (':'|'!'|'|'|'-')",
        f"START THIS?({_UNTRUE}|WRONG) END",
        f"(?<='?') ?(THIS |FILL ){{0,2}}({_UNTRUE}|WRONG|ANSWER)(?=[.!,\n]| END)",
        "'❌' (HOAX|FALSE|WRONG|(NOT|ISNT) TRUE)",
        "'⚠' (HOAX|FALSE|(NOT|ISNT) TRUE)",
        "'#' (THIS|AWAS)?(HOAX|CHECK|FALSE|RIGHT|(NOT|ISNT) TRUE)",
        "AWAS HOAX",
        "ALARM HOAX (THAT|RUMOR|MEDIA)",
        "(?<!NOT)DENY",
        f"STRAIGHTEN (FILL |THAT |WORD ){{0,2}}{_NEWS}",
        "START STRAIGHTEN ANY{0,8}?':'",
        "(US )?STRAIGHTEN (':'|','|THAT|THIS)",
        "(NOT|ISNT|RNOT) FILL{0,1} (TRUE|RTRUE) (THAT|IF|THIS|RUMOR|CLAIM)",
        f"{_NEWS} ANY{{1,12}}?':' ({_UNTRUE}|WRONG)",
        "EITHER ANY{0,25}?[:?!] ANY{0,12}?(HOAX|FALSE|TRICK|WRONG|(NOT|ISNT) TRUE)",
        "START CHECK ':'",
        f"[=>] {_LIES}",
    ),
)
"""No context excuses them."""

_STATEMENTS: Final = rules(
    DENIAL,
    Level.REFUSE,
    (
        f"IS FILL{{0,3}} HOAX{_OR_NOT}",
        f"START THIS FILL{{0,4}} (IS FILL{{0,2}} )?{_UNTRUE}(THIS|THAT|':')?(?! (IS|LINK))",
        "THIS FILL{0,3} (IS FILL{0,2} )?HOAX END",
        "(RUMOR|CLAIM) ANY{0,20}?THIS FILL{0,3} (NONE|RNOT|NOT EVER FILL{0,1} (ISSUE|ISSUED)) END",
        "(?<!FORWARD)HOAX '!'",
        "HOAX (THAT|THIS)",
        f"{_NEWS} (?!HOAX)ANY{{0,20}}?{_WHICH} (FILL |IS |CLAIM |MEDIA |SAY ){{0,4}}{_JUDGED}{_OR_NOT}",
        "(RUMOR|CLAIM|MEDIA) ANY{1,15}?(?<!LINK)(NOT|ISNT) FILL{0,2} (TRUE|FACT)",
        "(RUMOR|CLAIM|MEDIA) (THAT|THIS) ANY{1,15}?(?<!LINK)FALSE(?=[.!,]| END)",
        f"CIRCULATE (WORD |FILL |NUM ){{0,2}}{_NEWS}",
        f"DONT FILL{{0,1}} (WORD )?BELIEVE (FILL |WORD ){{0,1}}{_NEWS} (THIS|THAT|SPREAD|LINK (THAT|SPREAD|ISSUE))",
        "RESULT",
        "CONTRARY",
    ),
    excuses=("LEARN", "IF", "PLAIN"),
)
"""They deny, unless the words before make them a condition or a lesson."""

_HINTS: Final = rules(
    DENIAL,
    Level.MARK,
    (
        "SAID",
        "ASK",
        "START HEARSAY",
        "'?' ANSWER",
        "(?<!LINK)RNOT FILL{0,2} (TRUE|RTRUE)",
        "START RNOT (TRUE|RTRUE)",
        "START ISNT (SO|[!,.\n])",
        "(HEARSAY|SAID) ANY{0,25}?[.?!:,] ?ANY{0,3}?(NOT|ISNT|NONE|LIE|FALSE|RIGHT|ANSWER)",
    ),
)

_FOREIGN: Final = rules(DENIAL, Level.MARK, ("FOREIGN",), excuses=("LEARN",))
"""In English a word is enough: texts in it are few."""

_DOUBTS: Final = rules(
    DENIAL,
    Level.MARK,
    (
        "(?<!LINK)(NOT|ISNT) FILL{0,2} (TRUE|RTRUE)",
        "(?<!LINK)ISNT FILL{0,2} (FACT|SOUND)",
        "LIE",
        "START (FALSE|HOAX|TRICK) (?!IS)(ANY){0,5} END",
        "(START|[,;:✅] ?)RATHER ANY{0,8}?(NOT|ISNT|NONE|SO|RNOT)",
        "(RUMOR|CLAIM|MEDIA|SPREAD|HEARSAY|'?') ANY{0,20}?[.!?\n: ]{1,3}(RATHER|FACT) ",
        "(RUMOR|CLAIM|THIS|MEDIA) ANY{0,10}?NOT FILL{0,2} SOUND",
        f"(RUMOR|CLAIM|MEDIA|THIS) ANY{{0,15}}?(?<!NOT)(?<!ISNT){_LIES}{_OR_NOT}",
        f"{_SAID} ANY{{0,4}}?(THIS|SPREAD|CIRCULATE) ANY{{0,6}}?(TRICK|WRONG)",
        "(MEDIA|THING) ANY{0,10}?IS FILL{0,2} (WORD )?TRICK",
        "(THIS|IS) FILL{0,3} (TRICK|FALSE|WRONG|HOAX|MYTH)(FILL )?(?=[.!,]| END)",
        "(IS|THIS) (FILL )?MYTH",
        "THIS FILL{0,3} WRONG (CLAIM|FILL|RUMOR)",
        "(FALSE|LIE|WRONG|TRICK) (THIS|FILL THIS)",
        "(RUMOR|CLAIM) ANY{0,12}?(RNOT|TRICK|LIE)",
        "(RUMOR|CLAIM) ANY{1,15}?WRONG END",
        "(RUMOR|CLAIM) (LINK )?(FALSE|WRONG)",
        "(START|[,;:✅] ?|THIS )RIGHT",
        "RIGHT (IS|':')",
        "(NOT|RNOT|ISNT|NONE) EVER (FILL |WORD |US ){0,2}(ISSUE|ISSUED|NONE)",
        "(NOT|NONE|ISNT) ANY{0,15}?AS (LINK |THIS |WORD ){0,2}(SPREAD|CIRCULATE|RUMOR|CLAIM|MEDIA|HEARSAY)",
        "ISNT FILL{0,1} (FROM|US|SOUND|CLAIM|ISSUED)",
        "START THIS FILL{0,2} (ISNT|NONE)",
        "START THIS (MEDIA|CLAIM|RUMOR)",
        "(NOT|ISNT) (FROM|ISSUED WORD|US)",
        "NOT SO (?=[.!,]| END)",
        "NONE (THIS|SO)",
        "NONE (WORD ){0,2}(THIS|SO)(?=[.!,]| END)",
        f"{_SAID} ANY{{0,8}}?(THIS|SPREAD|CIRCULATE) ANY{{0,6}}?(ISNT|OLD|ARTIFICIAL|NONE)",
        "(MEDIA|RUMOR|CLAIM|THING) ANY{0,4}?MISUSE",
        "(RUMOR|CLAIM|THIS|SPREAD|LIE|FALSE) ANY{0,15}?[.,!?]{0,2} ?DONT (FILL |WORD ){0,2}(BELIEVE|FORWARD)",
        "DONT (FILL |WORD ){0,2}BELIEVE (FILL |WORD ){0,2}(RUMOR|MEDIA|CLAIM (THIS|THAT|SPREAD)|THIS|HOAX)",
        "(CLAIM|RUMOR) SO BELIEVE",
        "(RUMOR|CLAIM|MEDIA|THING) ANY{0,15}?IGNORE",
        "IGNORE (WORD |FILL ){0,2}(CIRCULATE|SPREAD|MEDIA (WORD ){0,3}THIS)",
        f"DOUBTED ANY{{1,25}}?'?' ?ANY{{0,8}}?({_NO}|NO|WRONG|FALSE|HOAX|LIE|TRICK|ANSWER|ASK)",
        "DONT (FILL |WORD ){0,2}FOOLED",
        "NONE (RUMOR|CLAIM THIS)",
        "(MEDIA|THING|THIS|RUMOR|CLAIM) ANY{0,6}?(NOT|ISNT|RNOT) FILL{0,1} GENUINE",
        "(?:(?!LEARN|EITHER)ANY){2}'❌' END",
        "'?' ?(THIS |FILL ){0,2}(NOT|NO|ANSWER|RNOT|NONE) ?(FILL )?(?=[.!,])",
        "'?' ?(THIS |FILL ){0,2}(FALSE|TRICK|WRONG|HOAX|ISNT|LIE)",
        "(THAT|SPREAD|OBJECT) (RUMOR|MEDIA THIS) ANY{0,25}?(NOT|ISNT|FALSE|RNOT|NONE)",
        "RUMOR ANY{0,12}?(SPREAD|CIRCULATE|IS (WORD )?(FALSE|TRICK))",
        "SAY ANY{0,8}?(THAT|OBJECT) (RUMOR|MEDIA|CLAIM|SPREAD|CIRCULATE)",
        "OBJECT (WORD )?(RUMOR|MEDIA|CLAIM|SPREAD|CIRCULATE)",
        f"(RUMOR|MEDIA) (THIS |ANY{{0,15}}?THIS )FILL{{0,2}} (IS )?{_NO}",
        "START (RUMOR|SPREAD|MYTH|HOAX|WRONG|CLAIM) [:❌>] ?ANY{1,40}?[.!\n ]{1,4}(FACT|RIGHT|TRUE|SOUND) [:✅>]",
        f"CHECK ANY{{0,20}}?({_NO}|FALSE|OLD|HOAX|MEDIA)",
        "SPREAD [.!? ]{0,4}ANY{0,15}?(ANSWER|FALSE|TRICK|HOAX|'❌')",
        "(HOAX|TRICK) '?'",
        "START (?:(?!LEARN)ANY){0,6}?HOAX [.! ]{0,4}END",
        "(NOT|ISNT) US",
        "NOT (IS )?ISSUE ANY{1,15}?(AS|RUMOR|CIRCULATE|SPREAD)",
        "'❌' (TRICK|RUMOR|HEARSAY|CLAIM THIS)",
    ),
    excuses=("LEARN", "IF", "ALARM"),
)
_RULES: Final = Rulebook(
    DENIAL,
    (*_LABELS, *_STATEMENTS, *_HINTS, *_FOREIGN, *_DOUBTS),
    common=("NOT", "THIS", "FILL", "THAT", "LINK", "IF", "IS", "FROM"),
)


_COMMAND: Final = re.compile(
    r"jangan|jgn|hindari|dilarang|tidak|tak|tanpa|stop|no|don't|never|avoid|kurangi|batasi|(?:me|ber)[a-z]{3,}|panik|buang"
)
"""What a list of things not to do begins its lines with."""
_SHORTEST_CLAIM: Final = 3
_SHORTEST_QUESTION, _LONGEST_QUESTION, _ANSWER = 2, 14, 10
_ENDS: Final = frozenset(".!?\n")
_LESSONS: Final = words(
    """
    learn spot workshop how recognise recognize avoid fight combat teaches training
    """
)


def denials(cut: Tokens) -> list[Hit]:
    """Where a text denies or labels a claim."""
    hits = _RULES.hits(cut)
    if cut.flags & CROSSED:
        hits += _crossed_out(cut)
    if cut.flags & QUESTION:
        hits += _answered(cut)
    if cut.flags & ENGLISH and _LESSONS.isdisjoint(cut.words):
        place = next(place for place, word in enumerate(cut.words) if word in FOREIGN)
        hits.append(cut.hit(place, place, Level.MARK))
    return hits


def _crossed_out(cut: Tokens) -> list[Hit]:
    """Statements that a cross strikes out where a check confirms others, unless they are things not to do."""
    words = cut.words
    if CHECK not in words:
        return []
    hits: list[Hit] = []
    for place in (place for place, word in enumerate(words) if word == CROSS):
        first = place + 1
        last = first
        while last < len(words) and words[last] not in {CROSS, CHECK, "\n"}:
            last += 1
        said = [word for word in words[first:last] if word[0].isalnum()]
        if len(said) >= _SHORTEST_CLAIM and not _COMMAND.fullmatch(said[0]):
            hits.append(cut.hit(place, last - 1, Level.MARK))
    return hits


def _answered(cut: Tokens) -> Iterator[Hit]:
    """Claims that are put as a question and answered with words that reassure ("Stok habis? Gudang masih penuh.")."""
    words = cut.words
    first = 0
    for place, word in enumerate(words):
        if word == "?" and place + 1 < len(words):
            answer = words[place + 1 : place + 1 + _ANSWER]
            answer = answer[: next((number for number, one in enumerate(answer) if one in _ENDS), _ANSWER)]
            claim = words[first:place]
            if (
                _SHORTEST_QUESTION <= len(claim) <= _LONGEST_QUESTION
                and ASKING.isdisjoint(claim)
                and ASKING.isdisjoint(answer)
                and not REASSURING.isdisjoint(answer)
            ):
                yield cut.hit(first, place + len(answer), Level.MARK)
        if word in _ENDS:
            first = place + 1
