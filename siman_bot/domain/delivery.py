"""The life of a delivery: its states, what a sending can come to, and what follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

MAX_ATTEMPTS = 8
FIRST_BACKOFF = timedelta(seconds=2)
LONGEST_BACKOFF = timedelta(minutes=5)


class Stage(StrEnum):
    """Where a pending delivery waits: for its time, its turn, a person who holds it, or what it follows."""

    WAITING = "waiting"
    READY = "ready"
    HELD = "held"
    FOLLOWING = "following"


class ChatKind(StrEnum):
    """What Telegram's limits distinguish."""

    PERSON = "person"
    GROUP = "group"
    CHANNEL = "channel"


class DeliveryKind(StrEnum):
    """What a delivery is made into.

    A notice is a text of the catalogues for one person, an item the public card in a group, a relay card the offer
    to a regional admin, progress the one message by which an author watches a broadcast. Media are an item's
    attachments where its words don't fit beneath them. The others follow another delivery, whose message they
    edit, answer, pin, mark as withdrawn or delete; attribution edits what stands beneath media.
    """

    NOTICE = "notice"
    ITEM = "item"
    RELAY_CARD = "relay_card"
    PROGRESS = "progress"
    MEDIA = "media"
    EDIT = "edit"
    ATTRIBUTION = "attribution"
    REPLY = "reply"
    PIN = "pin"
    WITHDRAW = "withdraw"
    DELETE = "delete"


TAKING_BACK = frozenset({DeliveryKind.WITHDRAW, DeliveryKind.DELETE})
"""What takes a message back is owed even when the item has moved on, and isn't held back with its broadcast."""

CARRYING = frozenset(DeliveryKind) - TAKING_BACK - {DeliveryKind.NOTICE, DeliveryKind.PROGRESS}
"""What brings an item or a new version of it to its readers: held back while its broadcast is paused or cancelled."""


class Manner(StrEnum):
    """What a request does to the chat, which decides whether it may be repeated.

    A post that is made twice stands there twice. A change, a pin or a taking back that is made twice is made once. So
    is a refreshing, a change that is worth nothing as a message of its own.
    """

    POST = "post"
    CHANGE = "change"
    REFRESH = "refresh"
    PIN = "pin"
    TAKE_BACK = "take_back"


_MANNERS: Mapping[DeliveryKind, Manner] = MappingProxyType(
    {
        DeliveryKind.EDIT: Manner.CHANGE,
        DeliveryKind.ATTRIBUTION: Manner.CHANGE,
        DeliveryKind.PROGRESS: Manner.REFRESH,
        DeliveryKind.PIN: Manner.PIN,
        DeliveryKind.WITHDRAW: Manner.TAKE_BACK,
        DeliveryKind.DELETE: Manner.TAKE_BACK,
    }
)


def manner_of(kind: DeliveryKind, *, has_target: bool) -> Manner:
    """What a delivery does now. A new version or a withdrawal whose message can't be reached is posted instead.

    So is the first of an author's progress messages, which all later ones change.
    """
    manner = _MANNERS.get(kind, Manner.POST)
    return manner if manner is Manner.PIN or has_target else Manner.POST


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


STATE_SENTENCES: Mapping[DeliveryState, str] = MappingProxyType(
    {
        DeliveryState.PENDING: "It is owed and will be tried when its time comes.",
        DeliveryState.SENT: "Telegram has confirmed it.",
        DeliveryState.EDITED: "Telegram has confirmed it, and later a newer version of it in the same message.",
        DeliveryState.WITHDRAWN: "It was sent and then taken back: deleted, or marked as withdrawn.",
        DeliveryState.FAILED: "It can't be delivered, and the reason is recorded.",
        DeliveryState.EXPIRED: "Its time ran out before it could be sent.",
        DeliveryState.CANCELLED: "A person withdrew it before it was sent.",
        DeliveryState.UNKNOWN: "It may have arrived; only a person may decide to send it again.",
    }
)

MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = MappingProxyType(
    {
        DeliveryState.PENDING: frozenset(DeliveryState),
        # By a delivery that follows it.
        DeliveryState.SENT: frozenset({DeliveryState.EDITED, DeliveryState.WITHDRAWN}),
        DeliveryState.EDITED: frozenset({DeliveryState.EDITED, DeliveryState.WITHDRAWN}),
        DeliveryState.WITHDRAWN: frozenset(),
        # By a person, once what hindered it is mended.
        DeliveryState.FAILED: frozenset({DeliveryState.PENDING}),
        DeliveryState.EXPIRED: frozenset(),
        DeliveryState.CANCELLED: frozenset(),
        # By a person who has looked into the chat, never by next_step.
        DeliveryState.UNKNOWN: frozenset({DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.FAILED}),
    }
)

STANDING = frozenset({DeliveryState.SENT, DeliveryState.EDITED})
"""The message stands in the chat, as far as we know."""

SENT_ONCE = STANDING | {DeliveryState.WITHDRAWN}
"""The message arrived, whether it stands there still or not."""


class FailureReason(StrEnum):
    """Why a delivery failed, or was cancelled where it says `nothing_there` or `superseded`.

    One that was sent has a reason in one case: its words went out without what was to be attached, because the chat
    takes no media (`no_right_to_media`) or Telegram refused the file.

    `content_refused` and `file_refused` are our own mistakes and are logged as bugs. `gave_up` means that
    MAX_ATTEMPTS were used up without the message leaving us, `cant_change` that the message stands but Telegram lets
    nobody change or delete it, `not_arrived` that a person has looked for it in vain, `nothing_there` that what it
    follows never arrived, `superseded` that a newer version goes out instead.
    """

    BLOCKED = "blocked"
    KICKED = "kicked"
    DEACTIVATED = "deactivated"
    NOT_MEMBER = "not_member"
    GROUP_DELETED = "group_deleted"
    CHAT_NOT_FOUND = "chat_not_found"
    NO_RIGHT_TO_WRITE = "no_right_to_write"
    NO_RIGHT_TO_PIN = "no_right_to_pin"
    NO_RIGHT_TO_MEDIA = "no_right_to_media"
    TOPIC_CLOSED = "topic_closed"
    THREAD_NOT_FOUND = "thread_not_found"
    CONTENT_REFUSED = "content_refused"
    FILE_REFUSED = "file_refused"
    MESSAGE_GONE = "message_gone"
    CANT_CHANGE = "cant_change"
    GAVE_UP = "gave_up"
    NOT_ARRIVED = "not_arrived"
    NOTHING_THERE = "nothing_there"
    SUPERSEDED = "superseded"


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


BUGS = frozenset({FailureReason.CONTENT_REFUSED, FailureReason.FILE_REFUSED})
"""Reasons that are our own mistakes."""

MEDIA_REFUSED = frozenset({FailureReason.NO_RIGHT_TO_MEDIA, FailureReason.FILE_REFUSED})
"""Reasons that don't concern the words."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one call to Telegram came to.

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
    }
)


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

    `not_before` (UTC) is set exactly when the state is pending. `reason` is that of a failure, or of going on with the
    words alone. `attempts` replaces the stored count. `release`
    means that the sender stops and hands back everything it has claimed. `chat_moved_to` is the chat's new id,
    to be rewritten wherever the old one stands; `chat_unreachable` marks the chat or the person. `anew` says that the
    message to change is gone, so that the next sending posts it.
    """

    state: DeliveryState
    attempts: int
    not_before: datetime | None = None
    reason: FailureReason | None = None
    chat_moved_to: int | None = None
    chat_unreachable: bool = False
    release: bool = False
    anew: bool = False


def next_step(outcome: Outcome, attempts: int, now: datetime, manner: Manner = Manner.POST) -> Step:
    """Decide what follows from one sending of a pending delivery.

    Args:
        outcome: what the sending came to.
        attempts: attempts used up before this sending.
        now: the present, in UTC.
        manner: what the sending was to do.

    Raises:
        ValueError: if `now` isn't in UTC or `attempts` is negative.
    """
    if now.utcoffset() != timedelta():
        raise ValueError("now must be in UTC")
    if attempts < 0:
        raise ValueError("attempts can't be negative")

    rule = RULES_BY_MANNER.get((manner, outcome.kind)) or RULES[outcome.kind]
    used = attempts + 1 if rule.counts else attempts

    if rule.state is not DeliveryState.PENDING:
        state = DONE[manner] if rule.state is DeliveryState.SENT else rule.state
        reason = outcome.reason
        if state is DeliveryState.FAILED and outcome.kind is OutcomeKind.TARGET_GONE:
            reason = FailureReason.MESSAGE_GONE
        return Step(state=state, attempts=used, reason=reason, chat_unreachable=reason in UNREACHABLE)
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
        reason=outcome.reason,
        chat_moved_to=outcome.migrate_to,
        release=outcome.kind is OutcomeKind.STOP,
        anew=rule.anew,
    )


def _wait(outcome: Outcome, used: int) -> timedelta:
    if outcome.retry_after is not None:
        return outcome.retry_after
    if outcome.kind in {OutcomeKind.NOT_SENT, OutcomeKind.UNDECIDED}:
        return min(FIRST_BACKOFF * 2.0 ** (used - 1), LONGEST_BACKOFF)
    return timedelta()
