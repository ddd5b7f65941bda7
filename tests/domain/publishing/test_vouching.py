"""R2, R3, R7: nothing is approved before its author and its reviewer have answered for every mark."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.places import NATION
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState
from siman_bot.domain.publishing.marking import answer, marks_of, settled, standing
from siman_bot.domain.publishing.vouching import (
    EVERY_QUESTION,
    NO_ANSWERS,
    Answers,
    Question,
    approve,
    audited,
    questions_of,
)
from siman_bot.domain.refusals import OwnWork, Refusal, Stale, Unanswered
from siman_bot.domain.sending.way import Way
from tests.domain.publishing.test_marking import BODIES, CALL, DENIAL, PLAIN

NARRATIVE = ItemKind.NARRATIVE


def in_review(content: Content, *, kind: ItemKind = NARRATIVE) -> Item:
    return Item(
        id=1,
        code="SM-AAAAA",
        kind=kind,
        state=ItemState.IN_REVIEW,
        author_id=1,
        editor_id=1,
        version=3,
        revision=7,
        content=content,
        target=NATION,
        way=Way.DIRECT,
    )


def answered(content: Content, kind: ItemKind = NARRATIVE) -> Content:
    for mark in marks_of(kind, content):
        content = answer(kind, content, mark.key)
    return settled(kind, content)


DOUBTFUL = answered(replace(PLAIN, body=f"{DENIAL}\n{CALL}"))
KEYS = frozenset(one.key for one in marks_of(NARRATIVE, DOUBTFUL))
WHOLE = Answers(questions=frozenset(Question), marks=KEYS)


def test_every_question_suffices_where_nothing_is_marked() -> None:
    """R3, R7."""
    approved, marks = approve(in_review(PLAIN), by=2, version=3, revision=7, answers=EVERY_QUESTION)
    assert (approved.state, approved.approver_id, marks) == (ItemState.APPROVED, 2, ())
    assert audited(NARRATIVE, marks) == {"questions": "source,claim,person,neutral"}


@pytest.mark.parametrize("lacking", Question)
def test_no_question_may_be_left_out(lacking: Question) -> None:
    """R2, R7: whoever calls."""
    answers = Answers(questions=frozenset(Question) - {lacking})
    with pytest.raises(Unanswered, match="review-unanswered") as refusal:
        approve(in_review(PLAIN), by=2, version=3, revision=7, answers=answers)
    assert refusal.value.fields["left"] == 1


def test_each_mark_is_answered_by_name() -> None:
    """R2, R7: neither all questions nor the key of something else stands for a mark."""
    for marks in (frozenset[str](), frozenset({*KEYS} - {min(KEYS)}), frozenset({min(KEYS), "0" * 12, "", "*"})):
        with pytest.raises(Unanswered, match="review-unanswered"):
            approve(in_review(DOUBTFUL), by=2, version=3, revision=7, answers=replace(WHOLE, marks=marks))
    approved, marks_found = approve(in_review(DOUBTFUL), by=2, version=3, revision=7, answers=WHOLE)
    assert approved.state is ItemState.APPROVED
    said = audited(NARRATIVE, marks_found)["marks"]
    assert said.startswith("denial:")
    assert {one.partition(":")[2] for one in said.split(",")} == KEYS
    assert "Faktanya" not in said


def test_a_reviewer_cannot_answer_in_the_authors_place() -> None:
    """R2, R3: of a version from before there were marks, or whose author's answers don't fit any more."""
    for said in ((), DOUBTFUL.answered[:1], (replace(DOUBTFUL.answered[0], times=2), DOUBTFUL.answered[1])):
        with pytest.raises(Unanswered, match="author-unanswered"):
            approve(in_review(replace(DOUBTFUL, answered=said)), by=2, version=3, revision=7, answers=WHOLE)


@pytest.mark.parametrize(
    ("by", "version", "revision", "refusal"), [(1, 3, 7, OwnWork), (2, 2, 7, Stale), (2, 3, 6, Stale), (2, 4, 8, Stale)]
)
def test_the_answers_belong_to_what_was_seen(by: int, version: int, revision: int, refusal: type[Refusal]) -> None:
    """R3."""
    with pytest.raises(refusal):
        approve(in_review(DOUBTFUL), by=by, version=version, revision=revision, answers=WHOLE)


def test_of_a_clarification_it_is_not_asked_whether_it_denies() -> None:
    """R2."""
    kind = ItemKind.CLARIFICATION
    assert questions_of(kind) == (Question.SOURCE, Question.PERSON, Question.NEUTRAL)
    content = answered(replace(PLAIN, body=DENIAL), kind)
    answers = Answers(questions=frozenset(questions_of(kind)))
    assert approve(in_review(content, kind=kind), by=2, version=3, revision=7, answers=answers)[1] == ()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), BODIES),
        st.tuples(st.sampled_from(["author", "reviewer"]), st.integers(0, 3)),
        st.tuples(st.sampled_from(["questions", "submit", "approve"]), st.just(0)),
    ),
    max_size=25,
)


@given(STEPS)
def test_no_order_of_edits_and_answers_approves_an_unanswered_mark(steps: list[tuple[str, str | int]]) -> None:
    """R2, R3, R7: whatever is kept of answers, what is approved has each of its marks answered by both."""
    copy, seen = PLAIN, NO_ANSWERS
    item: Item | None = None
    by_author, by_reviewer = set[str](), set[str]()
    for step, what in steps:
        marks = marks_of(NARRATIVE, copy if item is None or step in {"edit", "author"} else item.content)
        try:
            if step == "edit":
                copy = standing(replace(copy, body=str(what)))
                by_author &= {one.key for one in marks_of(NARRATIVE, copy)}
            elif step == "author" and int(what) < len(marks):
                copy = answer(NARRATIVE, copy, marks[int(what)].key)
                by_author.add(marks[int(what)].key)
            elif step == "submit":
                rules.check_words(NARRATIVE, copy)
                content, before = settled(NARRATIVE, copy), item
                item = in_review(content)
                if before is not None:
                    item = replace(rules.edit(before, content, by=1), state=ItemState.IN_REVIEW)
                seen, by_reviewer = NO_ANSWERS, set()
            elif item is not None and step == "reviewer" and int(what) < len(marks):
                by_reviewer.add(marks[int(what)].key)
                seen = replace(seen, marks=frozenset(by_reviewer))
            elif step == "questions":
                seen = replace(seen, questions=frozenset(Question))
            elif item is not None and step == "approve":
                item, found = approve(item, by=2, version=item.version, revision=item.revision, answers=seen)
                keys = {one.key for one in found}
                assert keys == {one.key for one in marks_of(NARRATIVE, item.content)}
                assert keys <= by_reviewer
                assert keys <= {one.key for one in item.content.answered}
                assert seen.questions == frozenset(Question)
        except Refusal:
            continue


def test_words_of_questions_are_kept_as_they_are() -> None:
    """R12: they stand in audit rows."""
    assert [one.value for one in Question] == ["source", "claim", "person", "neutral"]
