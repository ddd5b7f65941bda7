"""The life of a delivery: its states, what a sending can come to, and what follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

MAX_ATTEMPTS = 8
FIRST_BACKOFF = timedelta(seconds=2)
LONGEST_BACKOFF = timedelta(minutes=5)


class Lane(IntEnum):
    """What goes first; the lowest number does."""

    URGENT = 0
    CORRECTION = 10
    CLARIFICATION = 20
    ANSWER = 30
    NARRATIVE = 40
    DIGEST = 50


HEAD_START: Mapping[Lane, timedelta] = MappingProxyType(
    {
        Lane.URGENT: timedelta(),
        Lane.CORRECTION: timedelta(hours=24),
        Lane.CLARIFICATION: timedelta(hours=26),
        Lane.ANSWER: timedelta(hours=28),
        Lane.NARRATIVE: timedelta(hours=40),
        Lane.DIGEST: timedelta(hours=48),
    }
)
"""By how much a message of the first lane goes before one of this lane that came at the same time.

A waiting message ages upward: a narrative that has waited twelve hours goes before an answer of this moment, so that
no lane starves. A million narratives take nine hours at the free rate, and still everything else overtakes them.
"""


def rank(lane: Lane, due: datetime) -> int:
    """Where a message due at that time stands among all others: the lowest goes first (milliseconds)."""
    return round((due + HEAD_START[lane]).timestamp() * 1000)


class Stage(StrEnum):
    """Where a pending delivery waits: for its time, for its turn, or for a person who holds it."""

    WAITING = "waiting"
    READY = "ready"
    HELD = "held"


class ChatKind(StrEnum):
    """What Telegram's limits distinguish."""

    PERSON = "person"
    GROUP = "group"
    CHANNEL = "channel"


class DeliveryKind(StrEnum):
    """What a delivery is made into.

    A notice is a text of the catalogues for one person, an item the public card in a group, a relay card the offer
    to a regional admin, progress the one message by which an author watches a broadcast.
    """

    NOTICE = "notice"
    ITEM = "item"
    RELAY_CARD = "relay_card"
    PROGRESS = "progress"


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


STATE_SENTENCES: Mapping[DeliveryState, str] = MappingProxyType(
    {
        DeliveryState.PENDING: "It is owed and will be tried when its time comes.",
        DeliveryState.SENT: "Telegram has confirmed it.",
        DeliveryState.FAILED: "It can't be delivered, and the reason is recorded.",
        DeliveryState.EXPIRED: "Its time ran out before it could be sent.",
        DeliveryState.CANCELLED: "A person withdrew it before it was sent.",
        DeliveryState.UNKNOWN: "It may have arrived; only a person may decide to send it again.",
    }
)

MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = MappingProxyType(
    {
        DeliveryState.PENDING: frozenset(DeliveryState),
        DeliveryState.SENT: frozenset(),
        DeliveryState.FAILED: frozenset(),
        DeliveryState.EXPIRED: frozenset(),
        DeliveryState.CANCELLED: frozenset(),
        # By a person who has looked into the chat, never by next_step.
        DeliveryState.UNKNOWN: frozenset({DeliveryState.SENT, DeliveryState.PENDING}),
    }
)

TERMINAL = frozenset(state for state, onward in MOVES.items() if not onward)


class FailureReason(StrEnum):
    """Why a delivery failed.

    `content_refused` and `file_refused` are our own mistakes and are logged as bugs. `gave_up` means that
    MAX_ATTEMPTS were used up without the message leaving us.
    """

    BLOCKED = "blocked"
    KICKED = "kicked"
    DEACTIVATED = "deactivated"
    NOT_MEMBER = "not_member"
    GROUP_DELETED = "group_deleted"
    CHAT_NOT_FOUND = "chat_not_found"
    NO_RIGHT_TO_WRITE = "no_right_to_write"
    TOPIC_CLOSED = "topic_closed"
    THREAD_NOT_FOUND = "thread_not_found"
    CONTENT_REFUSED = "content_refused"
    FILE_REFUSED = "file_refused"
    MESSAGE_GONE = "message_gone"
    GAVE_UP = "gave_up"


UNREACHABLE = frozenset(
    {
        FailureReason.BLOCKED,
        FailureReason.KICKED,
        FailureReason.DEACTIVATED,
        FailureReason.NOT_MEMBER,
        FailureReason.GROUP_DELETED,
        FailureReason.CHAT_NOT_FOUND,
    }
)
"""Reasons that hold for every later message to the same chat."""


class OutcomeKind(StrEnum):
    SENT = "sent"
    ALREADY_THERE = "already_there"
    RETRY_AFTER = "retry_after"
    MIGRATED = "migrated"
    REFUSED = "refused"
    TARGET_GONE = "target_gone"
    NOT_SENT = "not_sent"
    UNDECIDED = "undecided"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one call to Telegram came to.

    A refusal has its `reason`, a flood answer its `retry_after` (above zero), a migration the new chat's id;
    no other kind has one. `message_id` is there where Telegram returned a message.

    Raises:
        ValueError: if the fields don't fit the kind.
    """

    kind: OutcomeKind
    reason: FailureReason | None = None
    retry_after: timedelta | None = None
    migrate_to: int | None = None
    message_id: int | None = None

    def __post_init__(self) -> None:
        if (self.reason is not None) != (self.kind is OutcomeKind.REFUSED):
            raise ValueError("a refusal has a reason, and nothing else has one")
        if (self.retry_after is not None) != (self.kind is OutcomeKind.RETRY_AFTER):
            raise ValueError("a flood answer says how long to wait, and nothing else does")
        if self.retry_after is not None and self.retry_after <= timedelta():
            raise ValueError("a wait is longer than nothing")
        if (self.migrate_to is not None) != (self.kind is OutcomeKind.MIGRATED):
            raise ValueError("a migration names the new chat, and nothing else does")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What follows from one kind of outcome. `counts` says whether the sending uses up one of MAX_ATTEMPTS."""

    state: DeliveryState
    counts: bool
    sentence: str


RULES: Mapping[OutcomeKind, Rule] = MappingProxyType(
    {
        OutcomeKind.SENT: Rule(
            state=DeliveryState.SENT,
            counts=True,
            sentence="Telegram took it.",
        ),
        OutcomeKind.ALREADY_THERE: Rule(
            state=DeliveryState.SENT,
            counts=True,
            sentence="Nothing was left to do: the edit stands already, or the tap was answered too late.",
        ),
        OutcomeKind.RETRY_AFTER: Rule(
            state=DeliveryState.PENDING,
            counts=False,
            sentence="We were too fast: wait exactly as long as Telegram says; no attempt is used up.",
        ),
        OutcomeKind.MIGRATED: Rule(
            state=DeliveryState.PENDING,
            counts=True,
            sentence="The group has a new id: send there at once.",
        ),
        OutcomeKind.REFUSED: Rule(
            state=DeliveryState.FAILED,
            counts=True,
            sentence="Telegram refused it for good, for the reason named.",
        ),
        OutcomeKind.TARGET_GONE: Rule(
            state=DeliveryState.FAILED,
            counts=True,
            sentence="The message to edit, delete or answer is gone or can't be changed any more.",
        ),
        OutcomeKind.NOT_SENT: Rule(
            state=DeliveryState.PENDING,
            counts=True,
            sentence="It never left us: try again, waiting twice as long each time.",
        ),
        OutcomeKind.UNDECIDED: Rule(
            state=DeliveryState.UNKNOWN,
            counts=True,
            sentence="It may have been delivered, and Telegram can't be asked: never send it again by itself.",
        ),
        OutcomeKind.STOP: Rule(
            state=DeliveryState.PENDING,
            counts=False,
            sentence="The bot itself was shut out, which is not this message's fault: give it back and stop sending.",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to record after one sending.

    `not_before` (UTC) is set exactly when the state is pending. `attempts` replaces the stored count. `release`
    means that the sender stops and hands back everything it has claimed. `chat_moved_to` is the chat's new id,
    to be rewritten wherever the old one stands; `chat_unreachable` marks the chat or the person.
    """

    state: DeliveryState
    attempts: int
    not_before: datetime | None = None
    reason: FailureReason | None = None
    chat_moved_to: int | None = None
    chat_unreachable: bool = False
    release: bool = False


def next_step(outcome: Outcome, attempts: int, now: datetime) -> Step:
    """Decide what follows from one sending of a pending delivery.

    Args:
        outcome: what the sending came to.
        attempts: attempts used up before this sending.
        now: the present, in UTC.

    Raises:
        ValueError: if `now` isn't in UTC or `attempts` is negative.
    """
    if now.utcoffset() != timedelta():
        raise ValueError("now must be in UTC")
    if attempts < 0:
        raise ValueError("attempts can't be negative")

    rule = RULES[outcome.kind]
    used = attempts + 1 if rule.counts else attempts

    if rule.state is not DeliveryState.PENDING:
        reason = FailureReason.MESSAGE_GONE if outcome.kind is OutcomeKind.TARGET_GONE else outcome.reason
        return Step(state=rule.state, attempts=used, reason=reason, chat_unreachable=reason in UNREACHABLE)
    if rule.counts and used >= MAX_ATTEMPTS:
        return Step(
            state=DeliveryState.FAILED,
            attempts=used,
            reason=FailureReason.GAVE_UP,
            chat_moved_to=outcome.migrate_to,
        )
    return Step(
        state=DeliveryState.PENDING,
        attempts=used,
        not_before=now + _wait(outcome, used),
        chat_moved_to=outcome.migrate_to,
        release=outcome.kind is OutcomeKind.STOP,
    )


def _wait(outcome: Outcome, used: int) -> timedelta:
    if outcome.retry_after is not None:
        return outcome.retry_after
    if outcome.kind is OutcomeKind.NOT_SENT:
        return min(FIRST_BACKOFF * 2.0 ** (used - 1), LONGEST_BACKOFF)
    return timedelta()
