"""What Telegram accepts as a keyboard under a message."""

import re
from typing import Any, Final

from siman_bot.sandbox.formatting.markup import utf16_length
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import RefusedError
from siman_bot.sandbox.serving.arguments import Arguments

_URL: Final = re.compile(r"^(?:tg://\S+|(?:https?://)?[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?)$", re.IGNORECASE)
_OTHER_ACTIONS: Final = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)


def read_markup(arguments: Arguments) -> dict[str, Any] | None:
    """The inline keyboard asked for; None for none and for the kinds that are not shown under a message.

    Raises:
        RefusedError: 400, as Telegram refuses the keyboard.
    """
    try:
        markup = arguments.parsed("reply_markup")
    except RefusedError:
        raise RefusedError(rules.MARKUP_NOT_JSON) from None
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise RefusedError(rules.MARKUP_NOT_OBJECT)
    if "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        raise RefusedError(rules.KEYBOARD_NOT_ROWS)
    checked = [[_button(button) for button in _row(row)] for row in rows if row != []]
    if sum(map(len, checked)) > rules.BUTTONS_PER_MESSAGE:
        raise RefusedError(rules.MARKUP_TOO_LONG)
    return {"inline_keyboard": checked} if checked else None


def read_forced_reply(arguments: Arguments) -> str | None:
    """What the writing field says while the answer is forced to be a reply; None where it isn't.

    Call `read_markup` first: it refuses what is no markup.
    """
    markup = arguments.parsed("reply_markup") or {}
    return str(markup.get("input_field_placeholder", "")) if markup.get("force_reply") is True else None


def _row(row: Any) -> list[Any]:
    if not isinstance(row, list):
        raise RefusedError(rules.KEYBOARD_ROW_NOT_ARRAY)
    if len(row) > rules.BUTTONS_PER_ROW:
        raise RefusedError(rules.MARKUP_TOO_LONG)
    return row


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise RefusedError(rules.BUTTON_NOT_OBJECT)
    text = button.get("text")
    if not isinstance(text, str):
        raise RefusedError(rules.BUTTON_WITHOUT_TEXT)
    if not text.strip():
        raise RefusedError(rules.BUTTON_TEXT_EMPTY)
    shown = {name: button[name] for name in ("text", "style", "icon_custom_emoji_id") if button.get(name)}
    return shown | _action(button)


def _action(button: dict[str, Any]) -> dict[str, Any]:
    if "url" in button:
        url = button["url"]
        if not isinstance(url, str) or not _URL.match(url):
            raise RefusedError(rules.button_url_invalid(str(url)))
        return {"url": url if "://" in url else f"http://{url}"}
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= rules.CALLBACK_DATA_BYTES:
            raise RefusedError(rules.BUTTON_DATA_INVALID)
        return {"callback_data": data}
    if "copy_text" in button:
        copied = button["copy_text"].get("text") if isinstance(button["copy_text"], dict) else None
        if not isinstance(copied, str) or not 1 <= utf16_length(copied) <= rules.COPY_TEXT_LENGTH:
            raise RefusedError(rules.BUTTON_COPY_TEXT_INVALID)
        return {"copy_text": {"text": copied}}
    for name in _OTHER_ACTIONS:
        if name in button:
            return {name: button[name]}
    raise RefusedError(rules.BUTTON_WITHOUT_ACTION)
