"""What a delivery carries: never the finished text, but what it is put into words from when it is sent.

One frozen class for each kind. As JSON each has the names of its fields as keys, and what is at its default is left
out; keys that a class doesn't know are passed over. Rows that earlier versions of the program wrote are read as well.
"""

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import datetime
from typing import Any, ClassVar, Final, Self

from siman_bot.domain.places import Clock
from siman_bot.domain.sending.course import Course, Tally
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.way import Way

Gap = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeButton:
    """`label` is a catalogue key; `action` and `args` come back with the tap."""

    label: str
    action: str
    args: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePayload:
    """A message of the catalogues with what fills its gaps, and buttons, each on a row of its own."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.NOTICE

    key: str
    gaps: Mapping[str, Gap]
    buttons: tuple[NoticeButton, ...] = ()

    def to_json(self) -> dict[str, Any]:
        buttons = [{"label": one.label, "action": one.action, "args": list(one.args)} for one in self.buttons]
        return {"key": self.key, "gaps": dict(self.gaps), "buttons": buttons}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        buttons = [
            NoticeButton(label=one["label"], action=one["action"], args=tuple(one["args"])) for one in data["buttons"]
        ]
        return cls(key=data["key"], gaps=dict(data["gaps"]), buttons=tuple(buttons))


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPayload:
    """What has to do with one version of an item."""

    item_id: int
    version: int

    def to_json(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {field.name: values[field.name] for field in fields(self) if values[field.name] != field.default}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        needed = [field.name for field in fields(cls) if field.default is MISSING]
        known = [field.name for field in fields(cls) if field.name in data]
        return cls(**{name: data[name] for name in (*needed, *known)})


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPayload(VersionPayload):
    """A card that a group reads.

    `relayed_in` is the scope in which a regional admin has forwarded it, empty where nobody has; `relayed_by` is the
    number of their institution, 0 where they have none. No name is part of it (R3).
    """

    relayed_in: str = ""
    relayed_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPayload(CardPayload):
    """The public card. `followed` says that another delivery waits for this one."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.ITEM

    followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPayload(VersionPayload):
    """Attachments that travel before their words; `followed` as of an item."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.MEDIA

    followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayCardPayload(VersionPayload):
    """The offer to a regional admin; `groups` is how many own groups it would go to."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.RELAY_CARD

    relay_id: int
    revision: int
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPayload:
    """How a broadcast goes; `until` is when it goes on, where it waits, and `clock` its reader's.

    `edit` is the message that is changed to say so, None for the first one.
    """

    KIND: ClassVar[DeliveryKind] = DeliveryKind.PROGRESS

    code: str
    way: Way
    tally: Tally
    course: Course
    until: datetime | None = None
    clock: Clock = Clock.WIB
    edit: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "way": self.way.value,
            "tally": asdict(self.tally),
            "course": self.course.value,
            "until": None if self.until is None else self.until.isoformat(),
            "clock": self.clock.value,
            "edit": self.edit,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        tally = Tally(**data["tally"])
        until, edit = data.get("until"), data.get("edit")
        # Earlier versions of this program wrote no course and no clock.
        course = data.get("course") or (Course.RUNNING if tally.pending else Course.DONE)
        return cls(
            code=data["code"],
            way=Way(data["way"]),
            tally=tally,
            course=Course(course),
            until=None if until is None else datetime.fromisoformat(until),
            clock=Clock(data.get("clock", Clock.WIB)),
            edit=None if edit is None else int(edit),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPayload(CardPayload):
    """A new version, in the place of an older one that is `captioned`, if it stands beneath an attachment."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.EDIT

    captioned: bool
    followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionPayload(VersionPayload):
    """Who answers for attachments now, beneath them."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.ATTRIBUTION


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyPayload(VersionPayload):
    """Beneath a message whose words are new."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class PinPayload(VersionPayload):
    KIND: ClassVar[DeliveryKind] = DeliveryKind.PIN


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPayload(VersionPayload):
    """The public reason, in the place of a message of kind `part` that is `captioned` as of an edit."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.WITHDRAW

    reason: str
    part: DeliveryKind
    captioned: bool

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            item_id=data["item_id"],
            version=data["version"],
            reason=data["reason"],
            part=DeliveryKind(data["part"]),
            captioned=data["captioned"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletePayload(VersionPayload):
    """As of a withdrawal. Without a `reason` nothing is said where the message can't be deleted."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.DELETE

    part: DeliveryKind
    captioned: bool
    reason: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            item_id=data["item_id"],
            version=data["version"],
            part=DeliveryKind(data["part"]),
            captioned=data.get("captioned", False),
            reason=data.get("reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainPayload(VersionPayload):
    """Approved words of why it was withdrawn, in the notice that says so; `reason` and `captioned` as of that."""

    KIND: ClassVar[DeliveryKind] = DeliveryKind.EXPLAIN

    reason: str
    captioned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePayload:
    """What this version of the program can't read: kept as it is `stored`, until one comes that can."""

    kind: DeliveryKind
    stored: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        return dict(self.stored)


Readable = (
    NoticePayload
    | ItemPayload
    | MediaPayload
    | RelayCardPayload
    | ProgressPayload
    | EditPayload
    | AttributionPayload
    | ReplyPayload
    | PinPayload
    | WithdrawPayload
    | DeletePayload
    | ExplainPayload
)
Payload = Readable | UnreadablePayload

_CLASSES: Final[Mapping[DeliveryKind, type[Readable]]] = {
    one.KIND: one
    for one in (
        NoticePayload,
        ItemPayload,
        MediaPayload,
        RelayCardPayload,
        ProgressPayload,
        EditPayload,
        AttributionPayload,
        ReplyPayload,
        PinPayload,
        WithdrawPayload,
        DeletePayload,
        ExplainPayload,
    )
}


def payload_of(kind: DeliveryKind, stored: Mapping[str, Any]) -> Payload:
    """The payload that `to_json` of its class wrote."""
    try:
        return _CLASSES[kind].from_json(stored)
    except (KeyError, TypeError, ValueError):
        return UnreadablePayload(kind=kind, stored=stored)


def version_payload_of(kind: DeliveryKind, stored: Mapping[str, Any]) -> VersionPayload:
    """As `payload_of`, of a kind that has to do with a version.

    Raises:
        TypeError: It hasn't, or this version of the program can't read it.
    """
    payload = payload_of(kind, stored)
    if not isinstance(payload, VersionPayload):
        raise TypeError(kind)
    return payload


def kind_of(payload: Payload) -> DeliveryKind:
    return payload.kind if isinstance(payload, UnreadablePayload) else payload.KIND


def is_followed(payload: Payload) -> bool:
    """Whether other deliveries wait, or may wait, until this one is settled."""
    if isinstance(payload, WithdrawPayload | DeletePayload):
        return True
    return isinstance(payload, ItemPayload | MediaPayload | EditPayload) and payload.followed


def edits(payload: Payload) -> bool:
    """Whether it names the message that it changes itself."""
    return isinstance(payload, ProgressPayload) and payload.edit is not None
