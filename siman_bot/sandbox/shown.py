"""What people see: messages and what a tap led to; and the stage they act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class Stage(Protocol):
    """Where people act: does one thing by name, JSON in and JSON out."""

    async def act(self, name: str, values: Mapping[str, Any]) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as the app shows it at this moment.

    `text` is the text or caption, `html` the same with its marks, `buttons` the labels by row, `edits` how often it was
    edited, `raw` the Bot API's message; `forced_reply` what the writing field says where a reply is forced, else None.
    """

    chat_id: int
    message_id: int
    sender_id: int
    sender_name: str
    from_bot: bool
    service: bool
    text: str
    html: str
    keyboard: list[list[dict[str, Any]]]
    forced_reply: str | None
    edits: int
    deleted: bool
    reply_to: int
    thread_id: int
    raw: dict[str, Any] = field(repr=False)

    @classmethod
    def of(cls, shape: Mapping[str, Any]) -> "Shown":
        return cls(keyboard=shape["buttons"], **{name: value for name, value in shape.items() if name != "buttons"})

    @property
    def buttons(self) -> list[list[str]]:
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]

    def button(self, label: str) -> dict[str, Any]:
        """The first button whose label contains this.

        Raises:
            AssertionError: there is none.
        """
        for row in self.keyboard:
            for button in row:
                if label in button["text"]:
                    return button
        raise AssertionError(f"No button {label!r} among {self.labels}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped:
    """What a tap led to: the bot's answer (a toast, or an alert), the address opened, or the text copied."""

    text: str = ""
    alert: bool = False
    url: str = ""
    copied: str = ""
    answered: bool = True
