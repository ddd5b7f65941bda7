"""What a reviewer answers for before an item is sent: a few short questions, and each of its marks (R2, R3, R7)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.item import Content, Item, ItemKind
from siman_bot.domain.publishing.marking import Allowed, marks_of
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.refusals import Stale, Unanswered


class Question(StrEnum):
    """The words are kept in audit rows, so they stay."""

    SOURCE = "source"
    """The source was opened, and it agrees."""
    CLAIM = "claim"
    """Nothing denies or labels a claim."""
    PERSON = "person"
    """No private person stands in words, pictures or names of files."""
    NEUTRAL = "neutral"
    """It takes no side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """To which questions the reviewer says yes, and of which marks, by their keys, that they aren't so."""

    questions: frozenset[Question] = frozenset()
    marks: frozenset[str] = frozenset()


Asked = TypeVar("Asked", bound=Mark | Question)

NO_ANSWERS: Final = Answers()
EVERY_QUESTION: Final = Answers(questions=frozenset(Question))
"""Suffices where nothing is marked."""


def questions_of(kind: ItemKind) -> tuple[Question, ...]:
    """What is asked of such an item, in order: a clarification may deny (R2)."""
    return tuple(one for one in Question if not (one is Question.CLAIM and kind is ItemKind.CLARIFICATION))


def left_to_answer(kind: ItemKind, marks: Collection[Mark], answers: Answers) -> tuple[Mark | Question, ...]:
    """What has no answer yet, the marks first."""
    return (
        *marks_left(marks, answers),
        *(one for one in questions_of(kind) if one not in answers.questions),
    )


def marks_left(marks: Collection[Mark], answers: Answers) -> tuple[Mark, ...]:
    """Those that have no answer yet."""
    return tuple(one for one in marks if one.key not in answers.marks)


def asked_by(asked: Iterable[Asked], what: str) -> Asked:
    """What a button answers, a question by its word and a mark by its key.

    Raises:
        Stale: `button-expired`: it isn't asked (any more).
    """
    for one in asked:
        if what == (one.key if isinstance(one, Mark) else one):
            return one
    raise Stale("button-expired")


def check_author(marks: Collection[Mark], content: Content) -> None:
    """Pass when the author has answered all marks.

    Raises:
        Unanswered: `author-unanswered`, for instance where an account may be named no more since then.
    """
    for mark in marks:
        if mark not in content.answered:
            raise Unanswered("author-unanswered", fragment=mark.fragment)


def approve(
    item: Item, *, by: int, version: int, revision: int, answers: Answers, allowed: Allowed = frozenset()
) -> tuple[Item, tuple[Mark, ...]]:
    """Approval of exactly the revision that the approver saw and answered for; the item, and the marks it has.

    Raises:
        OwnWork: The approver wrote or last edited it (R3).
        Stale: Not in review, or another version or revision by now.
        Invalid: A field of R1 is missing, or the words may not be broadcast (R2, R7).
        Unanswered: `author-unanswered`; or `review-unanswered`, with how many answers are left.
    """
    approved = rules.approve(item, by=by, version=version)
    if item.revision != revision:
        raise Stale("item-moved-on", code=item.code)
    rules.check_words(item.kind, item.content, allowed=allowed)
    marks = marks_of(item.kind, item.content, allowed=allowed)
    check_author(marks, item.content)
    if left := left_to_answer(item.kind, marks, answers):
        raise Unanswered("review-unanswered", code=item.code, left=len(left))
    return approved, marks


def audited(kind: ItemKind, marks: Collection[Mark]) -> dict[str, str]:
    """What was answered for, as an audit row keeps it: keys, never words."""
    said = {"questions": ",".join(questions_of(kind))}
    return said | audited_marks(marks)


def audited_marks(marks: Collection[Mark]) -> dict[str, str]:
    """Those that were answered by name; nothing where there were none."""
    return {"marks": ",".join(f"{one.rule}:{one.key}" for one in marks)} if marks else {}
