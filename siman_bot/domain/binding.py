"""What the audit rows say of the content and the people of decisions, held against what the tables say now (R12).

A row about an item or a report carries facts in its detail: hashes of content, and the audit keys of those whose work
it was. Most hold for ever. Where an item stands, and whose it is, holds until a later row says otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from siman_bot.domain.audit import AuditRow, ChainAct, ContentAct

Fact = str | int | None
Facts = Mapping[str, Fact]

LEAVE: Final = "role.leave"
"""After this act nobody goes by the key any more."""
_CLOCKS: Final = timedelta(days=1)
"""By so much clocks may differ, or have been set back."""
DESTROY: Final = "report.destroy"
"""This act says that the content is gone for good, and what its hash was."""

_OF_VERSION: Final = ("content", "writer", "decision", "decider")
"""The last two of what waited for approval, a verdict or an explanation: what became of it, and by whom."""
_OF_BROADCAST: Final = ("approved", "written")
"""By whom a version was approved and written that was sent: as the decision said."""
_LASTING: Final = ("author", "verdict", "closer")
_PASSING: Final = ("version", "state", "editor", "approver", "reason")
_PEOPLE: Final = frozenset({"writer", "author", "editor", "approver", "closer", "decider", *_OF_BROADCAST})
_BOUND: Final = {"item": "content", "report": "text", "explanation": "content"}
"""The fact without which a row about such a thing binds nothing."""
_OPEN: Final = frozenset({"draft", "in_review"})
"""States that an item takes without an act of its own, when its author leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What the tables say now.

    Args:
        facts: By subject, as the rows name it; those of a version are named `content@3`.
        nobody: Keys under which only those go who have left.
        kept_for: How long the text of what was closed is kept before it may be destroyed; None where that isn't known.
        at: The time of the look, by which nothing is destroyed ahead; None where that isn't known.
    """

    facts: Mapping[str, Facts]
    nobody: frozenset[str] = frozenset()
    kept_for: timedelta | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """A row that the tables contradict, or content that no row accounts for (then `seq` is 0)."""

    seq: int
    subject: str
    what: str


@dataclass
class Holding:
    """Takes in the rows of a chain in order, then tells what contradicts them."""

    now: Now
    _binding_since: int | None = None
    _early: int | None = None
    _bare: list[Contradiction] = field(default_factory=list)
    _doubts: list[tuple[Contradiction, Fact, Fact]] = field(default_factory=list)
    _passing: dict[str, dict[str, tuple[int, Fact]]] = field(default_factory=dict)
    _claimed: dict[str, set[str]] = field(default_factory=dict)
    _destroyed: dict[tuple[str, str], Fact] = field(default_factory=dict)
    _closed: dict[str, datetime | None] = field(default_factory=dict)
    _left: set[str] = field(default_factory=set)

    def add(self, row: AuditRow) -> None:
        kind, _, name = row.subject.partition(":")
        if row.act == ChainAct.BIND and self._binding_since is None:
            self._binding_since = row.seq
        if row.act == LEAVE and kind == "person":
            self._left.add(name)
        if kind not in _BOUND:
            return
        facts = self.now.facts.get(row.subject)
        if _BOUND[kind] not in row.detail:
            # What isn't there couldn't be bound.
            if facts is not None:
                self._bare.append(Contradiction(row.seq, row.subject, "unbound"))
            return
        self._early = row.seq if self._early is None else self._early
        self._hold(row, facts or {})

    def _hold(self, row: AuditRow, facts: Facts) -> None:
        detail = row.detail
        if row.act == DESTROY and "version" in detail and row.subject.startswith("report:"):
            self._destroyed[row.subject, f"content@{detail['version']}"] = detail.get("content")
        elif row.act == DESTROY or (row.act == ContentAct.BIND and detail.get("text", "") is None):
            self._destroyed[row.subject, "text"] = detail.get("text")
        if row.act == DESTROY and self._is_early(row):
            self._bare.append(Contradiction(row.seq, row.subject, "early"))
        if detail.get("verdict") is not None:
            # Of what was closed before verdicts were bound the chain doesn't say when.
            self._closed.setdefault(row.subject, None if row.act == ContentAct.BIND else row.at)
        for fact, value in _lasting(row):
            self._claimed.setdefault(row.subject, set()).add(fact)
            # Of what was approved and not sent there is no decision to send.
            sent = fact in facts or fact.partition("@")[0] not in _OF_BROADCAST
            if sent and facts.get(fact) != value:
                self._doubts.append((Contradiction(row.seq, row.subject, fact), value, facts.get(fact)))
        if "editor" in detail:
            known = self._passing.setdefault(row.subject, {})
            for fact in _PASSING:
                if fact not in known or known[fact][1] != detail.get(fact):
                    known[fact] = (row.seq, detail.get(fact))

    def _is_early(self, row: AuditRow) -> bool:
        """Whether retention can't have destroyed it then: nothing of what was closed before its time, nor ahead."""
        closed, now = self._closed.get(row.subject), self.now
        if now.at is not None and row.at > now.at + _CLOCKS:
            return True
        return closed is not None and now.kept_for is not None and row.at < closed + now.kept_for

    def contradictions(self) -> list[Contradiction]:
        """What contradicts the rows, by their numbers; content that no row accounts for comes last."""
        found = {one for one, said, is_now in self._doubts if not self._is_excused(one, said, is_now)}
        for subject, known in self._passing.items():
            facts = self.now.facts.get(subject, {})
            for fact, (seq, said) in known.items():
                one = Contradiction(seq, subject, fact)
                if facts.get(fact) != said and not self._is_excused(one, said, facts.get(fact)):
                    found.add(one)
        since = self._binding_since
        found |= {one for one in self._bare if one.what == "early" or since is None or one.seq > since}
        if since is not None and self._early is not None and self._early < since:
            found.add(Contradiction(since, "chain", "unbound"))
        return sorted(found) + sorted(self._unaccounted())

    def _is_excused(self, one: Contradiction, said: Fact, is_now: Fact) -> bool:
        name = one.what.partition("@")[0]
        if name in _PEOPLE:
            return said in self._left and is_now in self.now.nobody
        if name == "state":
            return said in _OPEN and is_now in _OPEN
        return is_now is None and self._destroyed.get((one.subject, one.what), "") == said

    def _unaccounted(self) -> Iterator[Contradiction]:
        for subject, facts in self.now.facts.items():
            claimed = self._claimed.get(subject, set())
            for fact, value in facts.items():
                name = fact.partition("@")[0]
                if name == "text":
                    missing = value is None and (subject, "text") not in self._destroyed
                else:
                    missing = (
                        name in {"content", "decision", "verdict", "approved"}
                        and value is not None
                        and fact not in claimed
                    )
                if missing:
                    yield Contradiction(0, subject, fact)


def _lasting(row: AuditRow) -> Iterator[tuple[str, Fact]]:
    detail = row.detail
    version = detail.get("version")
    for fact in _OF_VERSION:
        if fact in detail:
            yield f"{fact}@{version}", detail[fact]
    for fact in _LASTING:
        if fact in detail:
            yield fact, detail[fact]
    if detail.get("approver") is not None:
        yield f"approved@{version}", detail["approver"]
        yield f"written@{version}", detail.get("author")
    if detail.get("text") is not None:
        yield "text", detail["text"]
