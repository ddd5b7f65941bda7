"""What a sending can come to, and what follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from siman_bot.domain.sending.delivery import DeliveryState, FailureReason, Manner

MAX_ATTEMPTS = 8
FIRST_BACKOFF = timedelta(seconds=2)
LONGEST_BACKOFF = timedelta(minutes=5)
MENDING = timedelta(hours=3)
"""Between two tries of what this program broke down over: with MAX_ATTEMPTS, most of a day for a mended one to come."""


class OutcomeKind(StrEnum):
    SENT = "sent"
    ALREADY_THERE = "already_there"
    RETRY_AFTER = "retry_after"
    MIGRATED = "migrated"
    REFUSED = "refused"
    WORDS_ALONE = "words_alone"
    TARGET_GONE = "target_gone"
    NOT_SENT = "not_sent"
    UNDECIDED = "undecided"
    STOP = "stop"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one call to Telegram came to, or that an incident on our side came before any.

    A refusal has its `reason`, one of the media alone too; a flood answer its `retry_after` (above zero), a migration
    the new chat's id; no other kind has one. `message_id` is there where Telegram returned a message, `more_ids` are
    those of the other messages of an album.

    Raises:
        ValueError: if the fields don't fit the kind.
    """

    kind: OutcomeKind
    reason: FailureReason | None = None
    retry_after: timedelta | None = None
    migrate_to: int | None = None
    message_id: int | None = None
    more_ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if (self.reason is not None) != (self.kind in {OutcomeKind.REFUSED, OutcomeKind.WORDS_ALONE}):
            raise ValueError("a refusal has a reason, and nothing else has one")
        if (self.retry_after is not None) != (self.kind is OutcomeKind.RETRY_AFTER):
            raise ValueError("a flood answer says how long to wait, and nothing else does")
        if self.retry_after is not None and self.retry_after <= timedelta():
            raise ValueError("a wait is longer than nothing")
        if (self.migrate_to is not None) != (self.kind is OutcomeKind.MIGRATED):
            raise ValueError("a migration names the new chat, and nothing else does")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What follows from one kind of outcome.

    `counts` says whether the sending uses up one of MAX_ATTEMPTS, `anew` that the message it was to change is gone.
    """

    state: DeliveryState
    counts: bool
    sentence: str
    anew: bool = False


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
        OutcomeKind.WORDS_ALONE: Rule(
            state=DeliveryState.PENDING,
            counts=True,
            sentence="What was attached was refused, for the reason named: send the words alone at once.",
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
        OutcomeKind.INCIDENT: Rule(
            state=DeliveryState.FAILED,
            counts=True,
            sentence="This program broke down over it before it left: a person sends it again once that is mended.",
        ),
    }
)


UNATTENDED = Rule(
    state=DeliveryState.PENDING,
    counts=True,
    sentence="This program broke down over it, and nobody can send it again by hand: try for most of a day.",
)
"""What follows from an incident with a message that isn't for a person to send again."""

_AGAIN = Rule(
    state=DeliveryState.PENDING,
    counts=True,
    sentence="It may have been done, and doing it twice changes nothing: do it again.",
)
_BACK = Rule(
    state=DeliveryState.WITHDRAWN,
    counts=True,
    sentence="The message was gone already, as it should be.",
)

RULES_BY_MANNER: Mapping[tuple[Manner, OutcomeKind], Rule] = MappingProxyType(
    {
        (Manner.CHANGE, OutcomeKind.UNDECIDED): _AGAIN,
        (Manner.REFRESH, OutcomeKind.UNDECIDED): _AGAIN,
        (Manner.PIN, OutcomeKind.UNDECIDED): _AGAIN,
        (Manner.TAKE_BACK, OutcomeKind.UNDECIDED): _AGAIN,
        (Manner.CHANGE, OutcomeKind.TARGET_GONE): Rule(
            state=DeliveryState.PENDING,
            counts=True,
            sentence="The group removed the message that was to be changed: send the new version as a new message.",
            anew=True,
        ),
        (Manner.TAKE_BACK, OutcomeKind.TARGET_GONE): _BACK,
    }
)
"""Where what follows differs from `RULES`, which are those of a post."""

DONE: Mapping[Manner, DeliveryState] = MappingProxyType(
    {
        Manner.POST: DeliveryState.SENT,
        Manner.CHANGE: DeliveryState.EDITED,
        Manner.REFRESH: DeliveryState.SENT,
        Manner.PIN: DeliveryState.SENT,
        Manner.TAKE_BACK: DeliveryState.WITHDRAWN,
    }
)
"""What a delivery becomes when Telegram has done it."""

REPEATABLE = frozenset(manner for manner, kind in RULES_BY_MANNER if kind is OutcomeKind.UNDECIDED)
"""What may be done again when nobody knows whether it was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to record after one sending.

    `not_before` (UTC) is set exactly when the state is pending, and so is `deferred_at`, when that was decided.
    `reason` is that of a failure, or of going on with the words alone. `attempts` replaces the stored count. `release`
    means that the sender stops and hands back everything it has claimed. `chat_moved_to` is the chat's new id, to be
    rewritten wherever the old one stands. `anew` says that the message to change is gone, so that the next sending
    posts it.
    """

    state: DeliveryState
    attempts: int
    not_before: datetime | None = None
    deferred_at: datetime | None = None
    reason: FailureReason | None = None
    chat_moved_to: int | None = None
    release: bool = False
    anew: bool = False


def next_step(
    outcome: Outcome, attempts: int, now: datetime, manner: Manner = Manner.POST, *, decidable: bool = True
) -> Step:
    """Decide what follows from one sending of a pending delivery.

    What we broke down over has failed, so that a person sees it and sends it again once the program is mended. A
    notice or a progress message nobody can send again: it stays owed and is tried every three hours, eight times at
    most, so that a mended program that comes within the day sends it by itself; then it has failed as well.

    Args:
        outcome: what the sending came to.
        attempts: attempts used up before this sending.
        now: the present, in UTC.
        manner: what the sending was to do.
        decidable: whether a person can send it again (`delivery.DECIDABLE`).

    Raises:
        ValueError: if `now` isn't in UTC or `attempts` is negative.
    """
    if now.utcoffset() != timedelta():
        raise ValueError("now must be in UTC")
    if attempts < 0:
        raise ValueError("attempts can't be negative")

    rule = RULES_BY_MANNER.get((manner, outcome.kind)) or RULES[outcome.kind]
    if outcome.kind is OutcomeKind.INCIDENT and not decidable:
        rule = UNATTENDED
    used = attempts + 1 if rule.counts else attempts

    if rule.state is not DeliveryState.PENDING:
        state = DONE[manner] if rule.state is DeliveryState.SENT else rule.state
        reason = outcome.reason
        if state is DeliveryState.FAILED:
            reason = _REASONS.get(outcome.kind, reason)
        return Step(state=state, attempts=used, reason=reason)
    if rule.counts and used >= MAX_ATTEMPTS:
        return Step(
            state=DeliveryState.FAILED,
            attempts=used,
            reason=FailureReason.INCIDENT if rule is UNATTENDED else FailureReason.GAVE_UP,
            chat_moved_to=outcome.migrate_to,
        )
    return Step(
        state=DeliveryState.PENDING,
        attempts=used,
        not_before=now + _wait(outcome, used),
        deferred_at=now,
        reason=outcome.reason,
        chat_moved_to=outcome.migrate_to,
        release=outcome.kind is OutcomeKind.STOP,
        anew=rule.anew,
    )


_REASONS: Mapping[OutcomeKind, FailureReason] = MappingProxyType(
    {OutcomeKind.TARGET_GONE: FailureReason.MESSAGE_GONE, OutcomeKind.INCIDENT: FailureReason.INCIDENT}
)
"""Of failures for which Telegram names none."""


def _wait(outcome: Outcome, used: int) -> timedelta:
    if outcome.kind is OutcomeKind.INCIDENT:
        return MENDING
    if outcome.retry_after is not None:
        return outcome.retry_after
    if outcome.kind in {OutcomeKind.NOT_SENT, OutcomeKind.UNDECIDED}:
        return min(FIRST_BACKOFF * 2.0 ** (used - 1), LONGEST_BACKOFF)
    return timedelta()
