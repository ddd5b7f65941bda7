"""Long texts cut to what fits into one message, in UTF-16 units, as Telegram counts."""


def excerpt(text: str, limit: int) -> str:
    """At most `limit` units of a text, with an ellipsis where something is left out."""
    return text if _units(text) <= limit else f"{_head(text, limit - 1).rstrip()}…"


def parts(text: str, limit: int) -> list[str]:
    """A text in pieces of at most `limit` units, cut between words where there are any; at least one piece."""
    found: list[str] = []
    rest = text
    while _units(rest) > limit:
        head = _head(rest, limit)
        end = max(head.rfind(" "), head.rfind("\n")) + 1
        head = head[:end] if 2 * end > len(head) else head
        found.append(head.rstrip())
        rest = rest[len(head) :]
    return [*found, rest]


def _head(text: str, limit: int) -> str:
    # A character of two units that is cut in the middle goes whole.
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", errors="ignore")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
