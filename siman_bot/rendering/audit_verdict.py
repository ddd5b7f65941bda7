"""What a look at the audit chain has found, line by line, for whoever operates the bot."""

from collections.abc import Iterator, Sequence
from typing import Final

from siman_bot.domain.audit import GENESIS
from siman_bot.services.auditing import Verification

MOST: Final = 20
"""Lines of one kind at most."""

_WHAT: Final = {
    "content": "its content isn't what was decided on",
    "writer": "somebody else stands as its writer",
    "author": "somebody else stands as its author",
    "editor": "somebody else stands as its last editor",
    "approver": "somebody else stands as its approver",
    "approved": "somebody else stands as the approver of what was sent",
    "written": "somebody else stands as the author of what was sent",
    "version": "another version stands as the newest",
    "state": "it is in another state",
    "text": "its text or link isn't what was reported",
    "verdict": "its verdict or evidence isn't what was decided",
    "closer": "somebody else stands as who closed it",
    "decision": "something else became of it",
    "decider": "somebody else stands as who decided on it",
    "early": "nothing of it was to be destroyed by then",
    "unbound": "it doesn't say what was decided on",
}


def words_of(verdict: Verification, kept: Sequence[str]) -> Iterator[str]:
    """The verdict in lines, the worst first. `kept` are the heads that it was held against."""
    if verdict.altered is not None and verdict.altered <= verdict.rows:
        yield f"ALTERED: row {verdict.altered} of {verdict.rows} is the first that isn't as it was written."
    elif verdict.altered is not None:
        yield f"ALTERED: row {verdict.altered} is missing: rows were cut off the end after row {verdict.rows}."
    yield from _of_heads(verdict, kept)
    for one in verdict.contradicted[:MOST]:
        yield f"Row {one.seq} about {one.subject}: {_what(one.what)}."
    if len(verdict.contradicted) > MOST:
        yield f"And {len(verdict.contradicted) - MOST} more."
    for one in verdict.unaccounted[:MOST]:
        yield f"ALTERED: no row accounts for {one.subject} ({one.what})."
    if len(verdict.unaccounted) > MOST:
        yield f"And {len(verdict.unaccounted) - MOST} more."
    if verdict.intact:
        yield f"The chain is intact: {verdict.rows} rows."
        if not kept:
            yield "Without a kept head a cut-off end or a chain that was written anew can't be noticed."
    if verdict.unguarded:
        yield f"Guards of the database are missing: {', '.join(verdict.unguarded)}. The bot's next start puts them up."
    yield f"Head: {verdict.head}" if verdict.head != GENESIS else "Head: none, the chain has no row."


def _of_heads(verdict: Verification, kept: Sequence[str]) -> Iterator[str]:
    if not verdict.lost:
        return
    if len(kept) == 1:
        yield (
            f"ALTERED: the kept head is in none of the {verdict.rows} rows. Rows were cut off the end, or it was "
            "written anew."
        )
    else:
        yield f"ALTERED: {len(verdict.lost)} of {len(kept)} kept heads are in none of the {verdict.rows} rows."
        for head in verdict.lost[:MOST]:
            yield f"  {head}"
    if verdict.matched:
        yield f"The last kept head that matches is of row {verdict.matched}; row {verdict.matched + 1} doesn't follow."
    else:
        yield "No kept head matches, so no row can be relied on."
    if GENESIS in verdict.lost:
        yield "A head of zeros is that of an empty chain: it never matches. Keep one that `audit head` prints."


def _what(fact: str) -> str:
    return _WHAT.get(fact.partition("@")[0], fact)
