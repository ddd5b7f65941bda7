from dataclasses import dataclass, field
from typing import Any

from siman_bot.sandbox.memory.update_queue import UpdateQueue


@dataclass(slots=True, kw_only=True, eq=False)
class User:
    """A Telegram account, a person's or a bot's; `caption` says on the page who plays this person's part."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    caption: str = ""
    is_bot: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(slots=True, kw_only=True, eq=False)
class Bot(User):
    """A bot: what its owner set with the token, and the updates that wait for it.

    `commands` is keyed by (scope as sorted pairs, language code); `names`, `descriptions` and `short_descriptions` by
    language code ("" for every other language); `menu_buttons` by chat id (0 for the default).
    """

    token: str
    queue: UpdateQueue
    is_bot: bool = True
    privacy_mode: bool = True
    commands: dict[tuple[tuple[tuple[str, Any], ...], str], list[dict[str, str]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)
