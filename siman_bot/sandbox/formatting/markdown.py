"""Telegram's MarkdownV2 into text and entities."""

from dataclasses import dataclass
from typing import Final

from siman_bot.sandbox.formatting.markup import Entity, link_of, trimmed, utf16_length
from siman_bot.sandbox.rules.telegram_rules import RefusedError, unparsable_entities

RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!")
ESCAPABLE: Final = range(1, 127)
MARKS: Final = {"__": "underline", "||": "spoiler", "_": "italic", "*": "bold", "~": "strikethrough"}
"""Longer ones first."""
NAMES: Final = {"text_link": "TextUrl", "custom_emoji": "CustomEmoji"}
EMOJI_LINK: Final = "tg://emoji?id="


@dataclass(slots=True, kw_only=True)
class _Open:
    """What has begun: at which UTF-16 unit and which piece of the text, and at which character of the source."""

    kind: str
    offset: int
    piece: int
    begin: int


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []
        self._quote: _Open | None = None

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            if self._begins_line():
                self._line()
            else:
                self._next()
        if self._open:
            raise self._unclosed(self._open[-1])
        self._end_quote()
        return "".join(self._pieces), self._entities

    def _begins_line(self) -> bool:
        return (self._at == 0 or self._source[self._at - 1] == "\n") and not self._open

    def _line(self) -> None:
        if self._takes("**>"):
            self._end_quote()
            self._quote = self._opened("blockquote", 3)
        elif self._takes(">"):
            self._quote = self._quote or self._opened("blockquote", 1)
        else:
            self._end_quote()
        if self._at < len(self._source):
            self._next()

    def _end_quote(self, kind: str = "blockquote") -> None:
        if self._quote:
            self._add_entity(kind, self._quote.offset)
        self._quote = None

    def _next(self) -> None:
        sign = self._source[self._at]
        following = self._source[self._at + 1 : self._at + 2]
        if sign == "\\" and following and ord(following) in ESCAPABLE:
            self._at += 2
            self._add(following)
        elif sign not in RESERVED:
            self._at += 1
            self._add(sign)
        elif self._takes("```"):
            self._code("pre", "```")
        elif self._takes("`"):
            self._code("code", "`")
        elif self._takes("!["):
            self._open.append(self._opened("custom_emoji", 2))
        elif self._takes("["):
            self._open.append(self._opened("text_link", 1))
        elif sign == "]" and self._open and self._open[-1].kind in NAMES:
            self._at += 1
            self._link(self._open.pop())
        else:
            self._mark()

    def _mark(self) -> None:
        for mark, kind in MARKS.items():
            if self._source.startswith(mark, self._at):
                self._at += len(mark)
                if self._open and self._open[-1].kind == kind:
                    self._add_entity(kind, self._open.pop().offset)
                elif (
                    kind == "spoiler" and self._quote and not self._open and self._source[self._at :][:1] in {"", "\n"}
                ):
                    self._end_quote("expandable_blockquote")
                else:
                    self._open.append(self._opened(kind, len(mark)))
                return
        sign = self._source[self._at]
        raise self._error(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")

    def _code(self, kind: str, mark: str) -> None:
        """Within code nothing but its end and the backslash has a meaning."""
        opened = self._opened(kind, len(mark))
        language = ""
        if kind == "pre":
            line, newline, _ = self._source[self._at :].partition("\n")
            if newline and not any(sign.isspace() or sign == "`" for sign in line):
                language, self._at = line, self._at + len(line) + 1
        self._add(self._until(mark, opened))
        self._add_entity(kind, opened.offset, **({"language": language} if language else {}))

    def _link(self, opened: _Open) -> None:
        url = ""
        if self._takes("("):
            url = self._until(")", self._opened(opened.kind, 1))
        if opened.kind == "custom_emoji":
            if not url.startswith(EMOJI_LINK):
                raise self._error("Custom emoji entity must contain a tg://emoji URL")
            self._add_entity(opened.kind, opened.offset, custom_emoji_id=url.removeprefix(EMOJI_LINK))
        elif address := link_of(url or "".join(self._pieces[opened.piece :])):
            self._add_entity(opened.kind, opened.offset, url=address)

    def _until(self, mark: str, opened: _Open) -> str:
        found: list[str] = []
        while not self._source.startswith(mark, self._at):
            if self._at >= len(self._source):
                raise self._unclosed(opened)
            if self._source[self._at] == "\\" and self._source[self._at + 1 : self._at + 2]:
                self._at += 1
            found.append(self._source[self._at])
            self._at += 1
        self._at += len(mark)
        return "".join(found)

    def _takes(self, mark: str) -> bool:
        taken = self._source.startswith(mark, self._at)
        self._at += len(mark) if taken else 0
        return taken

    def _opened(self, kind: str, mark_length: int) -> _Open:
        return _Open(kind=kind, offset=self._length, piece=len(self._pieces), begin=self._at - mark_length)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += utf16_length(text)

    def _add_entity(self, kind: str, offset: int, **more: str) -> None:
        if self._length > offset:
            self._entities.append({"offset": offset, "length": self._length - offset, "type": kind} | more)

    def _unclosed(self, opened: _Open) -> RefusedError:
        name = NAMES.get(opened.kind, opened.kind.capitalize())
        return self._error(
            f"Can't find end of {name} entity at byte offset {len(self._source[: opened.begin].encode())}"
        )

    def _error(self, reason: str) -> RefusedError:
        return RefusedError(unparsable_entities(reason))


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Text without marks, trimmed, and its entities in order.

    Raises:
        RefusedError: 400 "can't parse entities: ...", as Telegram says it.
    """
    return trimmed(*_Reader(source).read())
