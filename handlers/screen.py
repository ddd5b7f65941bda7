"""What a person is shown: a text and its buttons, before Telegram has a say in it."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from typing import Any, Final

from siman_bot.domain.called.fitting import ROOM, fit_beside, fitted

CALLBACK_BYTES: Final = 64
MESSAGE_LIMIT: Final = 4_096
"""UTF-16 code units of a message after parsing."""
MOST_BUTTONS: Final = 8
"""On one screen."""
OPEN: Final = "open"
"""The action of a button that does what the command named in it does."""
HOME: Final = "home"
"""The action of a button that leads to the start screen."""
CONSENT: Final = "consent"
"""The action of a button that shows the consent text, with which everybody starts."""
EARLIER: Final = "‹"
LATER: Final = "›"
"""The labels of buttons that turn the pages of a list."""
BACK: Final = "‹ "
"""What the label of a button that leads back begins with."""

_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Exactly one of `data`, `url` and `copy` is set."""

    text: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, kw_only=True)
class Screen:
    """`text` is HTML; `rows` are rows of buttons, as many in each as a phone shows whole.

    A question without buttons may have a `placeholder`: then the phone opens its keyboard for the answer, and the
    writing field says this (64 characters at most) until something is typed.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    placeholder: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", _laid_out(self.rows))

    @cached_property
    def markup_json(self) -> str | None:
        """The buttons as Telegram's `reply_markup`."""
        if not self.rows:
            return None
        return json.dumps({"inline_keyboard": [[_button(button) for button in row] for row in self.rows]})

    @cached_property
    def asking_json(self) -> str | None:
        """`reply_markup` of a new message: the buttons, else the forced reply. An edited message can't ask for one."""
        if self.rows or not self.placeholder:
            return self.markup_json
        return json.dumps({"force_reply": True, "input_field_placeholder": self.placeholder})


def tap(text: str, action: str, *args: str | int) -> Button:
    """A button that comes back as a tap on `action`; name the row and its revision in `args`.

    Raises:
        ValueError: More than Telegram's 64 bytes.
    """
    data = ":".join([action, *(str(arg) for arg in args)])
    if len(data.encode()) > CALLBACK_BYTES:
        raise ValueError(action)
    return Button(text=text, data=data)


def link(text: str, url: str) -> Button:
    return Button(text=text, url=url)


def copy(text: str, what: str) -> Button:
    """A button that copies text (256 characters at most) to the person's clipboard."""
    return Button(text=text, copy=what)


def column(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    """One button a row."""
    return tuple((button,) for button in buttons)


def grid(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    """Rows of `width` buttons."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def followed(screen: Screen, last: Screen) -> Screen | None:
    """The first with the buttons of the second below its own; None where that is too many, without the way home too."""
    rows = (*screen.rows, *last.rows)
    if sum(map(len, rows)) > MOST_BUTTONS:
        rows = tuple(row for row in rows if not all((button.data or "").startswith(HOME) for button in row))
    return replace(screen, rows=rows) if sum(map(len, rows)) <= MOST_BUTTONS or not last.rows else None


def shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def fits(html: str) -> bool:
    """Whether it is no more than one message of Telegram's may hold."""
    return len(words_of_html(html).encode("utf-16-le", errors="surrogatepass")) // 2 <= MESSAGE_LIMIT


def words_of_html(html: str) -> str:
    """What is left of HTML of our own making once it is parsed."""
    return unescape(_TAG.sub("", html))


def _laid_out(rows: Sequence[Sequence[Button]]) -> tuple[tuple[Button, ...], ...]:
    narrow = [part for row in rows for part in _narrowed(row)]
    labels = iter(fitted([button.text for row in narrow for button in row]))
    return tuple(tuple(replace(button, text=next(labels)) for button in row) for row in narrow)


def _narrowed(row: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Parts of the row in which every label has room; alone it has the most that there is."""
    for width in range(min(len(row), max(ROOM)), 1, -1):
        parts = grid(row, width)
        if all(len(part) == 1 or fit_beside([button.text for button in part]) for part in parts):
            return parts
    return column(row)


def _button(button: Button) -> dict[str, Any]:
    if button.data is not None:
        return {"text": button.text, "callback_data": button.data}
    if button.url is not None:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "copy_text": {"text": button.copy}}
