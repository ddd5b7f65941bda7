"""An item (narrative or clarification), its versions, and the legal moves between its states."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.media import Media
from siman_bot.domain.naming import read_name
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.publishing.source import read_link
from siman_bot.domain.publishing.withdrawal import WithdrawalReason
from siman_bot.domain.refusals import Invalid, OwnWork, Stale
from siman_bot.domain.sending.plan import AT_ONCE, Plan
from siman_bot.domain.sending.way import Way
from siman_bot.domain.text import clean_line, required

# Limits in UTF-16 code units, as Telegram counts.
TITLE_LIMIT: Final = 120
BODY_LIMIT: Final = 2_500
"""Leaves room in Telegram's 4,096 for title, attribution, source, code and the disclosure line."""
OFFICE_LIMIT: Final = 120
POST_LIMIT: Final = 120
URL_LIMIT: Final = 300
SHARE_LIMIT: Final = 256
"""What a button can copy."""


class ItemKind(StrEnum):
    NARRATIVE = "narrative"
    CLARIFICATION = "clarification"


OWN_UNITS: Final[Mapping[ItemKind, int]] = {ItemKind.NARRATIVE: 72, ItemKind.CLARIFICATION: 84}
"""What a card adds of our own in the groups' language: headings, labels, line breaks; in no language is it more."""
HEADING_UNITS: Final = 23
"""What of it is the heading of the block of attribution, with its line break."""


class ItemState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


STATE_SENTENCES: Final[Mapping[ItemState, str]] = {
    ItemState.DRAFT: "Being written; only its author sees it.",
    ItemState.IN_REVIEW: "Waits for a person other than its writers to approve it or send it back.",
    ItemState.APPROVED: "Approved by somebody else than its writers; it may be broadcast in this version.",
    ItemState.WITHDRAWN: "Taken back in the open; it is not sent any more.",
}


class Move(StrEnum):
    EDIT = "edit"
    SUBMIT = "submit"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"


MOVES: Final[Mapping[tuple[ItemState, Move], ItemState]] = {
    (ItemState.DRAFT, Move.EDIT): ItemState.DRAFT,
    (ItemState.DRAFT, Move.SUBMIT): ItemState.IN_REVIEW,
    (ItemState.DRAFT, Move.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.IN_REVIEW, Move.EDIT): ItemState.IN_REVIEW,
    (ItemState.IN_REVIEW, Move.APPROVE): ItemState.APPROVED,
    (ItemState.IN_REVIEW, Move.SEND_BACK): ItemState.DRAFT,
    (ItemState.IN_REVIEW, Move.WITHDRAW): ItemState.WITHDRAWN,
    (ItemState.APPROVED, Move.EDIT): ItemState.IN_REVIEW,
    (ItemState.APPROVED, Move.WITHDRAW): ItemState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of one version and what is attached. The four fields after the body are R1's, with the code.

    `answered` are the marks of which the author has said that they aren't so.
    """

    title: str = ""
    body: str = ""
    source_url: str = ""
    office: str = ""
    post: str = ""
    media: tuple[Media, ...] = ()
    answered: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`version` counts contents and is never overwritten; `revision` counts changes of the row, for buttons.

    `withdrawn_for` is the reason of a withdrawal in the open. Those of earlier times have their own words in its place,
    `withdrawn_because`; no new ones come to it (R3). `returned_because` are a reviewer's words to the author, who alone
    reads them until the item is submitted again.
    """

    id: int
    code: str
    kind: ItemKind
    state: ItemState
    author_id: int
    editor_id: int
    version: int
    revision: int
    content: Content
    target: Scope | None
    way: Way | None
    plan: Plan = AT_ONCE
    approver_id: int | None = None
    withdrawn_for: WithdrawalReason | None = None
    withdrawn_because: str = ""
    returned_because: str = ""

    @property
    def public_reason(self) -> str:
        """Why it was taken back: a word of `WithdrawalReason`, else the words of earlier times; empty if it wasn't."""
        return self.withdrawn_because if self.withdrawn_for is None else self.withdrawn_for.value


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def card_units(content: Content, code: str, kind: ItemKind) -> int:
    """What a card of these words takes in a group, in UTF-16 code units after parsing."""
    words = (content.title, content.body, content.office, content.post, content.source_url, code)
    return sum(units(part) for part in words) + OWN_UNITS[kind]


def read_title(raw: str) -> str:
    title = _measured(raw, field="title", limit=TITLE_LIMIT, one_line=True)
    imitation.check(title)
    return title


def read_body(raw: str) -> str:
    body = _measured(raw, field="body", limit=BODY_LIMIT)
    imitation.check(body)
    return body


def read_office(raw: str) -> str:
    office = _short(read_name(raw, field="office", limit=OFFICE_LIMIT), field="office", limit=OFFICE_LIMIT)
    imitation.check_name(office)
    return office


def read_post(raw: str) -> str:
    post = _short(read_name(raw, field="post", limit=POST_LIMIT), field="post", limit=POST_LIMIT)
    imitation.check_name(post)
    return post


def _measured(raw: str, *, field: str, limit: int, one_line: bool = False) -> str:
    return _short(required(raw, field=field, limit=limit, one_line=one_line), field=field, limit=limit)


def _short(text: str, *, field: str, limit: int) -> str:
    if units(text) > limit:
        raise Invalid("text-too-long", field=field, limit=limit, length=units(text))
    return text


def read_source_url(raw: str) -> str:
    """One https link to a public host.

    Raises:
        Invalid: `text-missing`, `text-too-long`, or as `read_link`.
    """
    typed = _measured(raw, field="source_url", limit=URL_LIMIT, one_line=True)
    return read_link(clean_line(typed))


def check_words(kind: ItemKind, content: Content, *, allowed: frozenset[tuple[Platform, str]] = frozenset()) -> None:
    """Pass when the words may be broadcast.

    Args:
        kind: A narrative may not deny or label a claim (R2).
        content: All of it is read, the attachments' file names too; fields may still be empty.
        allowed: Accounts of institutions, which may be named and linked.

    Raises:
        Invalid: `looks-like-block` or `looks-like-code` (R1), `labels-a-claim` (R2), `calls-against`,
            `personal-target` or `source-is-post` (R7), with the fragment.
    """
    from siman_bot.domain.publishing import wording  # noqa: PLC0415 - its word lists would take a tenth of the start

    imitation.check(content.title, content.body)
    for name in (content.office, content.post, *(one.name for one in content.media)):
        imitation.check_name(name)
    parts = (content.title, content.body, content.office, content.post, *(one.name for one in content.media))
    text = "\n".join(part for part in parts if part)
    if kind is ItemKind.NARRATIVE and (fragment := wording.labels_a_claim(text)):
        raise Invalid("labels-a-claim", fragment=fragment)
    if fragment := wording.calls_to_act_against(text):
        raise Invalid("calls-against", fragment=fragment)
    if targets := wording.personal_targets(text, allowed):
        raise Invalid("personal-target", fragment=targets[0])
    if targets := wording.personal_targets(content.source_url, allowed):
        raise Invalid("source-is-post", fragment=targets[0])


def disclosure_line(content: Content, code: str) -> str:
    """The line that every share ends with (R7). It is the same in every language, because the posts are public."""
    return f"Konten resmi {content.office}, kode {code}"


def share_text(content: Content, code: str) -> str:
    """What a member copies: the title, the source where it fits, the disclosure line; at most SHARE_LIMIT units.

    One text for everybody, without variants (R7).
    """
    last = disclosure_line(content, code)
    whole = f"{content.title}\n{content.source_url}\n{last}"
    if units(whole) <= SHARE_LIMIT:
        return whole
    title = content.title
    while units(f"{title}\n{last}") > SHARE_LIMIT:
        title = f"{title.removesuffix('…')[:-1].rstrip()}…"
    return f"{title}\n{last}"


def missing_fields(content: Content, target: Scope | None, way: Way | None) -> list[str]:
    """Names of what R1 and the broadcast still need, in the order in which they are asked."""
    needed = {
        "title": content.title,
        "body": content.body,
        "source_url": content.source_url,
        "office": content.office,
        "post": content.post,
        "target": target,
        "way": way,
    }
    return [name for name, value in needed.items() if not value]


def _moved(item: Item, move: Move) -> Item:
    state = MOVES.get((item.state, move))
    if state is None:
        raise Stale("item-moved-on", code=item.code)
    return replace(item, state=state, revision=item.revision + 1)


def edit(item: Item, content: Content, *, by: int) -> Item:
    """A new version; an edit after approval returns the item to review (R3).

    Raises:
        Stale: The item was withdrawn.
    """
    return replace(_moved(item, Move.EDIT), content=content, version=item.version + 1, editor_id=by, approver_id=None)


def submit(item: Item) -> Item:
    """To review.

    Raises:
        Invalid: `item-incomplete` (R1), naming the first missing field.
        Stale: It isn't a draft any more.
    """
    missing = missing_fields(item.content, item.target, item.way)
    if missing:
        raise Invalid("item-incomplete", field=missing[0])
    return replace(_moved(item, Move.SUBMIT), returned_because="")


def approve(item: Item, *, by: int, version: int) -> Item:
    """Approval of exactly the version that the approver saw.

    Raises:
        OwnWork: The approver wrote or last edited it (R3).
        Stale: Not in review, or another version by now.
        Invalid: A field of R1 is missing.
    """
    if by in {item.author_id, item.editor_id}:
        raise OwnWork
    if version != item.version:
        raise Stale("item-moved-on", code=item.code)
    missing = missing_fields(item.content, item.target, item.way)
    if missing:
        raise Invalid("item-incomplete", field=missing[0])
    return replace(_moved(item, Move.APPROVE), approver_id=by)


def send_back(item: Item, *, by: int, version: int, because: str = "") -> Item:
    """Back to its author, with the reason.

    Raises:
        OwnWork: As for `approve`.
        Stale: As for `approve`.
    """
    if by in {item.author_id, item.editor_id}:
        raise OwnWork
    if version != item.version:
        raise Stale("item-moved-on", code=item.code)
    return replace(_moved(item, Move.SEND_BACK), returned_because=because)


def withdraw(item: Item, *, reason: WithdrawalReason | None = None) -> Item:
    """Taken back for good, in the open where a reason is given.

    Raises:
        Stale: It was withdrawn before.
    """
    return replace(_moved(item, Move.WITHDRAW), withdrawn_for=reason)
