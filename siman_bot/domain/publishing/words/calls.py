"""Calls to act against somebody, to rank, and to post in step (R7)."""

from typing import Final

from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.patterns import Rulebook, rules
from siman_bot.domain.publishing.words.sheets import CALLS
from siman_bot.domain.publishing.words.tokens import Tokens

_POST: Final = "(ONLINE|COMMENT)"
_WHOM: Final = "(ONLINE|COMMENT|PERSON|THEIRS)"
_DO: Final = "(SOCIAL|SHARE|COMMENT)"
_PLAINLY: Final = "(?:(?!NOTDO)ANY)"
"""Any word but one that forbids or warns."""

_BY_THE_CLOCK: Final = "(?:(?!UNTIL)ANY){0,6}?(?<!UNTIL)HOUR NUM"

_CERTAIN: Final = rules(
    CALLS,
    Level.REFUSE,
    (
        f"(ATTACK|HARSH) (EACH |WORD |TO |THIS |TREND ){{0,2}}{_WHOM}",
        "(ATTACK|HARSH) THIS (EACH )?(PERSON|WORD)",
        "LET (LET )?(ATTACK|HARSH|BOYCOTT)(?=[!.\n]| END| TOGETHER)",
        "REPORT (EACH |TO |THIS |LET ){0,2}(ONLINE|PERSON)(?! (WORD |ANY )?(VICE|TO|CHANNEL|LOCAL))",
        "REPORT (LET )?TOGETHER",
        "TOGETHER REPORT",
        "REPORT (EACH |ANY ){0,2}ONLINE (THIS|PERSON|TOGETHER)",
        "EXPOSE (THIS |EACH |WORD ){0,2}(PERSON|THEIRS)",
        "SHARE (WORD |THIS )?THEIRS",
        "HARM (THIS |EACH ){0,2}(PERSON|THEIRS)",
        f"REPLY (EACH |PERSON |THEIRS |WORD ){{0,2}}{_POST} (WORD )?(GOOD|PERSON|THIS|TOGETHER|EACH)",
        f"REPLY (EACH |THEIRS |PERSON |TO ){{1,3}}{_POST}",
        f"REPLY {_POST}(?! (WORD )?CHANNEL) PERSON",
        "(RAISE|ATTACK) (WORD |EACH |THIS |LET ){0,3}(TREND|TRENDING)",
        "MUST (WORD ){0,2}TRENDING",
        "TRENDING '#'",
        "RANK",
        "GIVE (WORD )?RATING GOOD",
        "GIVE (WORD )?COMMENT (WORD )?GOOD",
        f"(EACH|STAFF) (STAFF |WORD |NOTDO ){{0,3}}MUST {_PLAINLY}{{0,2}}?(SOCIAL|COMMENT|REPLY|ATTACK)",
        f"{_DO} ANY{{0,8}}?TOGETHER",
        f"TOGETHER (WORD |LET ){{0,2}}{_DO}",
        f"(EACH )?STAFF {_PLAINLY}{{0,6}}?(SOCIAL|SHARE) {_BY_THE_CLOCK}",
        f"(SOCIAL|SHARE) {_BY_THE_CLOCK} (WORD )?(TOGETHER|EXACT)",
        "(SOCIAL|SHARE) ANY{0,6}?EXACT HOUR NUM",
        "BOYCOTT (WORD |EACH )?(SHOP|PERSON|THEIRS|ONLINE)",
    ),
    excuses=("NOTDO", "LOCAL"),
)
_DOUBTS: Final = rules(
    CALLS,
    Level.MARK,
    (
        f"(ATTACK|HARSH|EXPOSE|HARM|BOYCOTT) {_PLAINLY}{{0,5}}?{_WHOM}",
        f"(PERSON|THEIRS) {_PLAINLY}{{0,4}}?(ATTACK|HARM|HARSH)",
        "REPORT ANY{0,4}?(PERSON|ONLINE)(?! ANY{0,4}?(VICE|TO|CHANNEL))",
        "REPORT (WORD |PERSON )THIS TO",
        "HARSH",
        "EXPOSE(?! (EACH |WORD |ONLINE ){0,2}(LOCAL|VICE|END))",
        "BOYCOTT(?! VICE)",
        "HARM (THIS|TOGETHER|LET)",
        "ATTACK (TOGETHER|HOUR|LET|THIS)",
        "LET (LET )?ATTACK(?! (WORD )?LOCAL)",
        f"(STAFF|EACH) {_PLAINLY}{{0,6}}?MUST {_PLAINLY}{{0,8}}?(SOCIAL|COMMENT|PROOF|REPLY)",
        f"STAFF {_PLAINLY}{{0,6}}?(COMMENT|PROOF|ATTACK)",
        "(MUST|GIVE) ANY{0,6}?PROOF ANY{0,4}?(ONLINE|SOCIAL|COMMENT)",
        "MUST (WORD )?(NUM )?(SOCIAL|COMMENT|TREND)",
        "(SOCIAL|COMMENT) (SOCIAL|COMMENT|SHARE|',' )+ANY{0,3}?PROOF",
        "(COMMENT|REPLY) ANY{0,4}?(GOOD|POSTING)",
        "(SOCIAL|POSTING) ANY{0,6}?POSTING",
        "GIVE (WORD |GOOD ){0,2}RATING (WORD )?(GOOD|NUM|TO)",
        "HARM (RATING|WORD RATING)",
        f"(SOCIAL|SHARE) {_BY_THE_CLOCK}",
        "GIVE ANY{0,2}ONLINE RUN",
        "RAISE ANY{0,3}?(ONLINE|TREND|TRENDING)",
        "TRENDING (WORD |THIS ){0,2}(HOUR|LET|THIS|'#')",
        f"REPLY ANY{{0,3}}?(PERSON|{_POST})",
    ),
    excuses=("NOTDO", "LOCAL"),
)
_SHUNNING: Final = rules(CALLS, Level.MARK, ("NOTDO (WORD |LET )?BUYNOT ANY{0,4}?SHOP",))
_RULES: Final = Rulebook(
    CALLS,
    (*_CERTAIN, *_DOUBTS, *_SHUNNING),
    common=("SOCIAL", "SHARE", "LET", "EACH", "TO", "THIS", "STAFF", "GIVE", "GOOD", "MUST"),
)


def calls(cut: Tokens) -> list[Hit]:
    """Where a text asks to act against somebody or to post in step."""
    return _RULES.hits(cut)
