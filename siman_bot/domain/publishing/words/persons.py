"""Private persons who are named with an accusation, or shown where they live, work or write (R7)."""

from typing import Final

from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.patterns import Rulebook, rules
from siman_bot.domain.publishing.words.sheets import PERSONS
from siman_bot.domain.publishing.words.tokens import Tokens

_WHO: Final = "(NAME|PROPER)"
_NO_OFFICE: Final = "(?:(?!OFFICE|FUNCTION)ANY)"

_CERTAIN: Final = rules(
    PERSONS,
    Level.REFUSE,
    (
        f"ACCOUNT (OF |CALLED |MISTER ){{1,3}}(?<!OF){_WHO}",
        f"ACCOUNT OF OF {_WHO}",
        f"DWELLS {_NO_OFFICE}{{0,5}}?STREET {_NO_OFFICE}{{0,5}}?(NUM|PROPER|NAME)",
        f"STREET {_NO_OFFICE}{{0,8}}?NUM {_NO_OFFICE}{{0,8}}?DWELLS",
        f"(CALLED|MISTER) (CALLED )?{_WHO} {_NO_OFFICE}{{0,8}}?(DWELLS|STREET NUM)",
    ),
    excuses=("OFFICE", "FUNCTION"),
)
_DOUBTS: Final = rules(
    PERSONS,
    Level.MARK,
    (
        f"NAME {_NO_OFFICE}{{0,10}}?ACCUSED",
        f"(CALLED|MISTER|FOLK) (CALLED |PROPER |MISTER ){{0,2}}(NAME|PROPER|WORD) {_NO_OFFICE}{{0,8}}?ACCUSED",
        f"PROPER (NAME |PROPER )?{_NO_OFFICE}{{0,5}}?(?<!WORD)ACCUSED",
        f"ACCUSED [.:,]? ?{_NO_OFFICE}{{0,6}}?{_WHO}(?! FUNCTION)",
        "ACCUSED [.:,]? ?(OF |CALLED |FOLK |WORD ){0,4}(CALLED|MISTER)",
        f"CALLED (PROPER|WORD|NAME) {_NO_OFFICE}{{0,8}}?(DWELLS|HOUSE|STREET|WORKS)",
        "CALLED (PROPER|WORD) (ANY ){0,5}?(FOLK|STREET|ACCUSED|OFFICE)",
        "(FOLK|MISTER) (WORD ){0,3}CALLED (PROPER|WORD)(?! FUNCTION)",
        f"(DWELLS|SELF ANY{{0,2}}HOUSE) {_NO_OFFICE}{{0,6}}?(STREET|NUM|PROPER|NAME|WORD)",
        f"HOUSE (OF |FOLK |KIN ){{0,3}}(NAME|CALLED) {_NO_OFFICE}{{0,6}}?STREET",
        f"HOUSE {_NO_OFFICE}{{0,6}}?STREET {_NO_OFFICE}{{0,4}}?NUM {_NO_OFFICE}{{0,6}}?(NUM|SELF|CALLED|ACCUSED)",
        f"STREET {_NO_OFFICE}{{1,3}}?NUM ','? STREET NUM (',' |STREET |'/' )*NUM",
        "(KIN|SELF) (WORD ){0,2}(WORKS|HOUSE)",
        f"REVEAL (':' )?(OF |CALLED |WORD ){{0,3}}{_WHO}",
        "REVEAL '?'",
        "ACCOUNT (WORD |OF ){0,2}(CALLED|MISTER|NAME)(?! (OFFICE|FUNCTION))",
        "ACCOUNT ANY{0,8}?ACCUSED",
    ),
    excuses=("FUNCTION", "PRAISED", "OFFICE", "PLAIN"),
)
_RULES: Final = Rulebook(
    PERSONS, (*_CERTAIN, *_DOUBTS), common=("STREET", "OF", "OFFICE", "FUNCTION", "MISTER", "PROPER", "HOUSE", "WORKS")
)


def persons(cut: Tokens) -> list[Hit]:
    """Where a text points at a private person by name, initials or home."""
    return _RULES.hits(cut)
