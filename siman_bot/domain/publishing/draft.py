"""A working copy: what an author types before it becomes a version of an item."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import (
    Content,
    missing_fields,
    read_body,
    read_office,
    read_post,
    read_source_url,
    read_title,
)
from siman_bot.domain.sending.plan import AT_ONCE, Plan
from siman_bot.domain.sending.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`item_id` is the item that it will be a new version of, None for what isn't one yet."""

    id: int
    author_id: int
    item_id: int | None
    content: Content
    target: Scope | None
    way: Way | None
    plan: Plan = AT_ONCE
    revision: int

    @property
    def missing(self) -> list[str]:
        """As `missing_fields`."""
        return missing_fields(self.content, self.target, self.way)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChanges:
    """What is to be written into a working copy, words as they were typed. None leaves a field as it is."""

    title: str | None = None
    body: str | None = None
    source_url: str | None = None
    office: str | None = None
    post: str | None = None
    target: Scope | None = None
    way: Way | None = None

    @classmethod
    def of(cls, content: Content, *, target: Scope | None = None, way: Way | None = None) -> "DraftChanges":
        """All the words of a content, without its attachments."""
        return cls(**{name: getattr(content, name) for name in _READ}, target=target, way=way)

    def read_words(self) -> dict[str, str]:
        """The words by the content's fields.

        Raises:
            Invalid: By the rules of a field.
        """
        typed = {name: getattr(self, name) for name in _READ}
        return {name: _READ[name](words) for name, words in typed.items() if words is not None}


_READ: Final[Mapping[str, Callable[[str], str]]] = {
    "title": read_title,
    "body": read_body,
    "source_url": read_source_url,
    "office": read_office,
    "post": read_post,
}
