"""Own words about why an item was withdrawn: a second act, which somebody else than its writer approves (R3).

The withdrawal itself needs one person and has a reason of the list. What is explained here is judged as the words of
a narrative are: it denies and labels no claim (R2), and names nobody (R7).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from siman_bot.domain.media import CAPTION_LIMIT
from siman_bot.domain.publishing.explaining.byline import Byline
from siman_bot.domain.publishing.item import Content, Item, ItemKind, check_words, units
from siman_bot.domain.publishing.marking import Allowed, marks_of
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.refusals import Invalid, OwnWork, Stale, Unanswered
from siman_bot.domain.text import required

LIMIT: Final = 300
"""In UTF-16 code units, as Telegram counts."""
NOTICE_UNITS: Final = 230
"""What the notice of a withdrawal adds of our own at most, the longest reason of the list included."""


class ExplanationState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    TAKEN_BACK = "taken_back"


class ReturnReason(StrEnum):
    """Why an explanation goes back to its writer. The words are stored, so they stay."""

    UNCLEAR = "unclear"
    WRONG = "wrong"
    PERSONAL = "personal"
    PARTIAL = "partial"
    UNNEEDED = "unneeded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One explanation of an item's withdrawal, from `number` 1 on; the newest approved one is what groups read.

    Its words never change: other words are another one, which waits anew. `answered` are the marks of which the writer
    has said that they aren't so. `reason` is why somebody sent it back.
    """

    id: int
    item_id: int
    number: int
    words: str
    answered: tuple[Mark, ...]
    byline: Byline
    writer_id: int
    state: ExplanationState = ExplanationState.WAITING
    decider_id: int | None = None
    decided_at: datetime | None = None
    reason: ReturnReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationWords:
    """Words as they are kept, with the marks that their writer has answered and those that are left."""

    text: str
    answered: tuple[Mark, ...] = ()
    left: tuple[Mark, ...] = ()


def room_of(item: Item, content: Content, byline: Byline) -> int:
    """How long an explanation may be, so that the notice fits beneath an attachment too."""
    reason = units(item.public_reason) if item.withdrawn_for is None else 0
    block = sum(units(part) for part in (content.office, content.post, content.source_url, item.code))
    return min(LIMIT, CAPTION_LIMIT - NOTICE_UNITS - block - reason - byline.units)


def read_words(
    raw: str, *, room: int, answered: Collection[str] = (), allowed: Allowed = frozenset(), settled: bool = False
) -> ExplanationWords:
    """The words as they are kept.

    Args:
        raw: As they were typed.
        room: As of `room_of`.
        answered: Keys of marks of which the writer says that they aren't so.
        allowed: Accounts of institutions, which may be named.
        settled: Refuse words that have a mark without an answer.

    Raises:
        Invalid: `text-missing`, `text-too-long`, or as `check_words` of a narrative.
        Unanswered: `mark-unanswered`, with the first mark.
    """
    text = required(raw, field="explanation", limit=LIMIT, one_line=True)
    if units(text) > room:
        raise Invalid("text-too-long", field="explanation", limit=max(0, room), length=units(text))
    content = Content(body=text)
    check_words(ItemKind.NARRATIVE, content, allowed=allowed)
    marks = marks_of(ItemKind.NARRATIVE, content, allowed=allowed)
    left = tuple(one for one in marks if one.key not in answered)
    if settled and left:
        raise Unanswered("mark-unanswered", rule=left[0].rule, fragment=left[0].fragment, left=len(left))
    return ExplanationWords(text=text, answered=tuple(one for one in marks if one.key in answered), left=left)


def approve(
    explanation: Explanation, *, by: int, at: datetime, answered: Collection[str], allowed: Allowed = frozenset()
) -> Explanation:
    """Approval by somebody who didn't write it, and who says of each mark that it isn't so.

    Raises:
        OwnWork: `own-explanation`: nobody approves what they wrote (R3).
        Stale: `explanation-moved-on`.
        Invalid: The words may not be said any more (R1, R2, R7).
        Unanswered: `author-unanswered`, or `explanation-unanswered` with how many answers are left.
    """
    decided = _decided(explanation, ExplanationState.APPROVED, by=by, at=at)
    content = Content(body=explanation.words)
    check_words(ItemKind.NARRATIVE, content, allowed=allowed)
    marks = marks_of(ItemKind.NARRATIVE, content, allowed=allowed)
    for mark in marks:
        if mark not in explanation.answered:
            raise Unanswered("author-unanswered", fragment=mark.fragment)
    if left := [one for one in marks if one.key not in answered]:
        raise Unanswered("explanation-unanswered", left=len(left))
    return decided


def send_back(explanation: Explanation, *, by: int, at: datetime, reason: str) -> Explanation:
    """Back to its writer, for a reason of the list.

    Raises:
        OwnWork: As for `approve`.
        Stale: As for `approve`.
        Invalid: `return-reason-not-listed`.
    """
    decided = _decided(explanation, ExplanationState.SENT_BACK, by=by, at=at)
    try:
        return replace(decided, reason=ReturnReason(reason))
    except ValueError:
        raise Invalid("return-reason-not-listed") from None


def take_back(explanation: Explanation, *, at: datetime) -> Explanation:
    """By its writer.

    Raises:
        Stale: `explanation-moved-on`.
    """
    _check_waiting(explanation)
    return replace(explanation, state=ExplanationState.TAKEN_BACK, decided_at=at)


def _decided(explanation: Explanation, state: ExplanationState, *, by: int, at: datetime) -> Explanation:
    if by == explanation.writer_id:
        raise OwnWork("own-explanation")
    _check_waiting(explanation)
    return replace(explanation, state=state, decider_id=by, decided_at=at)


def _check_waiting(explanation: Explanation) -> None:
    if explanation.state is not ExplanationState.WAITING:
        raise Stale("explanation-moved-on")
