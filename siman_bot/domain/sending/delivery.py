"""The life of a delivery: its kinds, its states, and the reasons for which it fails."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from siman_bot.domain.groups.trouble import Trouble


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
    edit, answer, pin, mark as withdrawn or delete; attribution edits what stands beneath media, and explain the notice
    that a message was withdrawn.
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
    EXPLAIN = "explain"


TAKING_BACK = frozenset({DeliveryKind.WITHDRAW, DeliveryKind.DELETE, DeliveryKind.EXPLAIN})
"""What takes a message back, or says why, is owed even when the item has moved on, and isn't held back with its
broadcast."""

CARRYING = frozenset(DeliveryKind) - TAKING_BACK - {DeliveryKind.NOTICE, DeliveryKind.PROGRESS}
"""What brings an item or a new version of it to its readers: held back while its broadcast is paused or cancelled."""


DECIDABLE = frozenset(DeliveryKind) - {DeliveryKind.PROGRESS, DeliveryKind.NOTICE}
"""What a person can send again when it has failed, and decide on when it is unknown."""


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
        DeliveryKind.EXPLAIN: Manner.CHANGE,
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

    `content_refused` and `file_refused` are our own mistakes and are logged as bugs. So is `incident`: this program
    broke down over it before anything was sent. `gave_up` means that
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
    INCIDENT = "incident"


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

TROUBLES: Mapping[FailureReason, Trouble] = MappingProxyType(
    {
        # Telegram says the first two of persons; a group of which it did so would be out of reach as well.
        FailureReason.BLOCKED: Trouble.CHAT_NOT_FOUND,
        FailureReason.DEACTIVATED: Trouble.CHAT_NOT_FOUND,
        FailureReason.KICKED: Trouble.KICKED,
        FailureReason.NOT_MEMBER: Trouble.NOT_MEMBER,
        FailureReason.GROUP_DELETED: Trouble.GROUP_DELETED,
        FailureReason.CHAT_NOT_FOUND: Trouble.CHAT_NOT_FOUND,
        FailureReason.NO_RIGHT_TO_WRITE: Trouble.NO_RIGHT_TO_WRITE,
        FailureReason.TOPIC_CLOSED: Trouble.TOPIC_CLOSED,
        FailureReason.THREAD_NOT_FOUND: Trouble.THREAD_NOT_FOUND,
    }
)
"""What is the chat's own state and not one message's, as groups know it."""

BUGS = frozenset({FailureReason.CONTENT_REFUSED, FailureReason.FILE_REFUSED})
"""Reasons by which Telegram tells us of our own mistakes."""

MEDIA_REFUSED = frozenset({FailureReason.NO_RIGHT_TO_MEDIA, FailureReason.FILE_REFUSED})
"""Reasons that don't concern the words."""


def reason_of(trouble: Trouble) -> FailureReason:
    """Why a message to a group in such trouble fails."""
    return FailureReason(trouble.value)
