import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from siman_bot.sandbox.rules.telegram_rules import RefusedError, bad_request

_HALF = re.compile(r"\\u[dD]")


def read_json(text: str) -> Any:
    """What a JSON text says.

    Raises:
        ValueError: it is none, is nested too deeply, or holds halves of characters, which can't be written again.
    """
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _HALF.search(text):
        json.dumps(value, ensure_ascii=False).encode()
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What a request asks for, whether its body was JSON, a form or a query string."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        value = self.values.get(name)
        return value is not None and value != ""

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, int):
            return str(value)
        return "" if value is None else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str) -> int:
        """0 when absent or no number, as Telegram reads it."""
        try:
            return int(self.values.get(name) or 0)
        except (TypeError, ValueError, OverflowError):
            return 0

    def boolean(self, name: str) -> bool:
        value = self.values.get(name)
        return value.lower() in {"true", "1", "yes", "t", "y"} if isinstance(value, str) else bool(value)

    def parsed(self, name: str) -> Any:
        """A JSON-serialized object or list; None when absent.

        Raises:
            RefusedError: 400, when it is no JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return read_json(value)
        except ValueError:
            raise RefusedError(bad_request(f"can't parse {name.replace('_', ' ')} JSON object")) from None
