"""A delivery in a sender's hands, and what came of it."""

from dataclasses import dataclass

from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind
from siman_bot.domain.sending.outcome import Outcome, Step
from siman_bot.domain.sending.payload import Payload, edits, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One that is begun. `language` is the reader's, None for groups.

    `target` is the message of the delivery that it follows, None where it follows none or that message can't be
    reached any more; `target_more` are the other messages of an album. `reason` is why its words go alone. `troubled`
    says that its group couldn't be written to the last time, `silent` that it is night where the person lives.
    """

    id: int
    chat_id: int
    chat_kind: ChatKind
    thread_id: int | None
    payload: Payload
    attempts: int
    broadcast_id: int | None
    language: str | None
    follows_id: int | None = None
    target: int | None = None
    target_more: tuple[int, ...] = ()
    reason: str | None = None
    troubled: bool = False
    silent: bool = False

    @property
    def kind(self) -> DeliveryKind:
        return kind_of(self.payload)

    @property
    def has_target(self) -> bool:
        """Whether it acts on a message that is known."""
        return self.target is not None or edits(self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What came of a begun delivery, and what follows from that."""

    delivery: Delivery
    outcome: Outcome
    step: Step
