"""Rules on the words of what is broadcast. What breaks one is returned as it stands in the text, for its author to see.

What is certain is refused. What is doubtful is marked: the author sees the mark and may say that it isn't so, and a
reviewer answers it by name (R3). Patterns and a small trained marker know much and not all: a second person reads on.
"""

from collections.abc import Iterable

from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.words.accounts import Allowed, accounts, hidden_accounts
from siman_bot.domain.publishing.words.calls import calls
from siman_bot.domain.publishing.words.denials import denials
from siman_bot.domain.publishing.words.findings import Finding, Hit, Level, Rule, outer
from siman_bot.domain.publishing.words.marker import aiming, denying
from siman_bot.domain.publishing.words.numbers import numbers
from siman_bot.domain.publishing.words.persons import persons
from siman_bot.domain.publishing.words.tokens import Tokens
from siman_bot.domain.reading import Reading, read

__all__ = ["Finding", "Level", "Rule", "calls_to_act_against", "judge", "labels_a_claim", "personal_targets"]


def judge(
    text: str, *, allowed: frozenset[tuple[Platform, str]] = frozenset(), guess: bool = True
) -> tuple[Finding, ...]:
    """All that the rules find, in the order of the text; none where it passes.

    Args:
        text: What would be broadcast.
        allowed: Accounts of institutions, handles as `post_link` reads them. A bare "@handle" may be any of theirs; a
            link has to be on the account's own platform, and one that carries no handle is nobody's it could vouch for.
        guess: With what the trained marker knows, which learnt from sentences; else by the patterns alone.
    """
    reading = read(text)
    cut = Tokens(reading.text)
    denied = denials(cut) or (denying(cut) if guess else [])
    called = calls(cut)
    targets = _targets(reading, cut, allowed) or (aiming(cut) if guess and not called else [])
    found: list[tuple[Hit, Rule]] = []
    for rule, hits in ((Rule.DENIAL, denied), (Rule.CALL, called), (Rule.TARGET, targets)):
        if hits:
            found += [(hit, rule) for hit in outer(hits)]
    found.sort()
    return tuple([Finding(rule, hit.level, reading.fragment(hit.start, hit.end)) for hit, rule in found])


def labels_a_claim(text: str) -> str | None:
    """The first words that certainly deny or label a claim (R2), or None. To write about hoaxes in general doesn't."""
    reading = read(text)
    return _first_certain(reading, denials(Tokens(reading.text)))


def calls_to_act_against(text: str) -> str | None:
    """The first words that certainly ask to act against somebody, to rank, or to post in step (R7)."""
    reading = read(text)
    return _first_certain(reading, calls(Tokens(reading.text)))


def personal_targets(text: str, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> list[str]:
    """Accounts, links, addresses and numbers that are certainly of private persons (R7), in order.

    An account that is called like an institution's and isn't registered counts here too. `allowed` is as for `judge`.
    """
    reading = read(text)
    cut = Tokens(reading.text)
    unvouched = accounts(reading, allowed)
    found = _targets(reading, cut, allowed)
    certain = [hit for hit in found if hit.level is Level.REFUSE]
    hits = outer([Hit(hit.start, hit.end, Level.REFUSE) for hit in (*unvouched, *certain)])
    return list(dict.fromkeys(reading.fragment(hit.start, hit.end) for hit in hits))


def _targets(reading: Reading, cut: Tokens, allowed: Allowed) -> list[Hit]:
    return [
        *accounts(reading, allowed),
        *hidden_accounts(reading, cut, allowed),
        *numbers(reading.text, cut),
        *persons(cut),
    ]


def _first_certain(reading: Reading, hits: Iterable[Hit]) -> str | None:
    """The certain words that begin first, and of those the longest."""
    certain = [hit for hit in hits if hit.level is Level.REFUSE]
    if not certain:
        return None
    first = min(certain, key=lambda hit: (hit.start, -hit.end))
    return reading.fragment(first.start, first.end)
