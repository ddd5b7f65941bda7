"""The rules by which a step is seen to be done: each counts events of one kind that really happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.latihan.scenario import Check, Part, Step


class Kind(StrEnum):
    """What can happen. Most are acts in the audit; the others are seen in the tables or in the local Telegram."""

    REPORT_FILED = "report.file"
    REPORT_CONFIRMED = "report.confirm"
    REPORT_WRITTEN = "report.write"
    REPORT_CLOSED = "report.close"
    ITEM_SUBMITTED = "item.submit"
    ITEM_APPROVED = "item.approve"
    ITEM_SENT_BACK = "item.send_back"
    ITEM_WITHDRAWN = "item.withdraw"
    ITEM_RELAYED = "item.relay"
    ITEM_DELIVERED = "item.deliver"
    SHARE_RECORDED = "share.record"
    CODE_CHECKED = "code.check"
    COMMAND_ANSWERED = "command.answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: by which player, to which item, report or command, with which words.

    `outcome` is a report's, `version` an item's; one of ITEM_DELIVERED stands for one group.
    """

    kind: Kind
    by: str = ""
    subject: str = ""
    text: str = ""
    outcome: str = ""
    version: int = 0


class Given(StrEnum):
    """What a rule can be told, by the name it has in a scenario file."""

    COUNT = "count"
    BY = "by"
    CONTAINS = "contains"
    OUTCOME = "outcome"
    VERSION = "version"
    COMMAND = "command"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`short` is what a bare value after the rule's name means.

    With `together` only what happened to one version of one item or report is counted, to which each person (each
    group) comes once; else all of it. `parts` are those who can do it, none where anybody can; the file needs `people`
    of them, because nobody reviews the own item.
    """

    kind: Kind
    takes: tuple[Given, ...]
    short: Given = Given.COUNT
    together: bool = False
    needs: tuple[Given, ...] = ()
    parts: tuple[Part, ...] = ()
    people: int = 1


def parts_for(act: Act) -> tuple[Part, ...]:
    return tuple(part for part in Part if part.role in ROLES_OF[act])


_ITEM: Final = (Given.COUNT, Given.BY, Given.CONTAINS, Given.VERSION)
_VERIFIERS: Final = parts_for(Act.WORK_REPORT)

RULES: Final[Mapping[str, Rule]] = {
    "report_filed": Rule(kind=Kind.REPORT_FILED, takes=(Given.COUNT, Given.BY, Given.CONTAINS)),
    "report_confirmed_by": Rule(
        kind=Kind.REPORT_CONFIRMED, takes=(Given.COUNT, Given.BY), together=True, parts=_VERIFIERS
    ),
    "verdict_written": Rule(
        kind=Kind.REPORT_WRITTEN, takes=(Given.OUTCOME, Given.COUNT, Given.BY), short=Given.OUTCOME, parts=_VERIFIERS
    ),
    "report_closed": Rule(
        kind=Kind.REPORT_CLOSED,
        takes=(Given.OUTCOME, Given.COUNT, Given.BY, Given.CONTAINS),
        short=Given.OUTCOME,
        parts=_VERIFIERS,
    ),
    "item_submitted": Rule(kind=Kind.ITEM_SUBMITTED, takes=_ITEM, parts=parts_for(Act.WRITE_ITEM)),
    "item_approved": Rule(kind=Kind.ITEM_APPROVED, takes=_ITEM, parts=parts_for(Act.REVIEW_ITEM), people=2),
    "item_sent_back": Rule(kind=Kind.ITEM_SENT_BACK, takes=_ITEM, parts=parts_for(Act.REVIEW_ITEM), people=2),
    "item_withdrawn": Rule(kind=Kind.ITEM_WITHDRAWN, takes=_ITEM, parts=parts_for(Act.WITHDRAW_ITEM)),
    "item_broadcast": Rule(kind=Kind.ITEM_DELIVERED, takes=(Given.COUNT, Given.CONTAINS, Given.VERSION), together=True),
    "relayed": Rule(
        kind=Kind.ITEM_RELAYED,
        takes=(Given.COUNT, Given.BY, Given.CONTAINS),
        together=True,
        parts=parts_for(Act.RELAY_ITEM),
    ),
    "share_recorded": Rule(
        kind=Kind.SHARE_RECORDED, takes=(Given.COUNT, Given.BY, Given.CONTAINS), parts=(Part.MEMBER,)
    ),
    "checked_code": Rule(kind=Kind.CODE_CHECKED, takes=(Given.COUNT, Given.BY, Given.VERSION)),
    "command_answered": Rule(
        kind=Kind.COMMAND_ANSWERED,
        takes=(Given.COMMAND, Given.COUNT, Given.BY, Given.CONTAINS),
        short=Given.COMMAND,
        needs=(Given.COMMAND,),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How much of what a step needs has been seen, in counts."""

    have: int
    need: int

    @property
    def done(self) -> bool:
        return self.have >= self.need


def look(step: Step, events: Iterable[Event]) -> Sight:
    """All checks of a step together."""
    seen = tuple(events)
    parts = [_look(check, seen) for check in step.checks]
    return Sight(have=sum(min(part.have, part.need) for part in parts), need=sum(part.need for part in parts))


def _look(check: Check, events: tuple[Event, ...]) -> Sight:
    rule = RULES[check.name]
    found = [event for event in events if event.kind is rule.kind and _fits(event, check)]
    if not rule.together:
        return Sight(have=len(found), need=check.count)
    heaps: dict[tuple[str, int], int] = {}
    for event in found:
        heap = (event.subject, event.version)
        heaps[heap] = heaps.get(heap, 0) + 1
    return Sight(have=max(heaps.values(), default=0), need=check.count)


def _fits(event: Event, check: Check) -> bool:
    text = event.text.casefold()
    return (
        check.by in {"", event.by}
        and (check.contains.id.casefold() in text or check.contains.en.casefold() in text)
        and check.outcome in {"", event.outcome}
        and check.version <= event.version
        and check.command in {"", event.subject}
    )
