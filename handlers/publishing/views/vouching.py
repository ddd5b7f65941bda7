"""What a reviewer is asked: one thing at a time where something is marked, else all at once."""

from typing import Final

from handlers.screen import Button, shortened, tap
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.publishing.vouching import Answers, Question, left_to_answer, questions_of
from siman_bot.services.publishing.reviewing import Review
from siman_bot.texts.catalogue import Html, Texts

FRAGMENT: Final = 160


def next_(texts: Texts, shown: Review, answers: Answers) -> tuple[Html, list[Button]]:
    """What is asked next, and the buttons that answer it."""
    item, marks = shown.item, shown.marks
    seen, questions = (item.id, item.version, item.revision), questions_of(item.kind)
    unanswered = [one for one in marks if one not in item.content.answered]
    if unanswered:
        return texts.html("review-author-first", fragment=words_of(unanswered[0])), []
    if not marks:
        lines = [texts.html("vouch-line", says=texts.plain(f"vouch-{_named(shown, one)}")) for one in questions]
        return texts.html("review-duty", list=Html("\n".join(lines))), _decide(texts, shown, "all")
    number = len(marks) + len(questions)
    left = left_to_answer(item.kind, marks, answers)
    if not left:
        return texts.html("review-answered", number=number), _decide(texts, shown, "yes")
    asked, what = left[0], {"number": number - len(left) + 1, "all": number}
    if isinstance(asked, Question):
        question, label = texts.html(f"ask-{_named(shown, asked)}"), texts.plain(f"button-ask-{asked}")
        return texts.html("review-question", **what, question=question), [tap(label, "review-answer", *seen, asked)]
    question = texts.html(
        "ask-mark-again",
        fragment=words_of(asked),
        says=texts.plain(f"mark-{asked.rule}"),
        answer=texts.plain(f"mark-not-{asked.rule}"),
    )
    label = texts.plain("button-ask-mark", answer=texts.plain(f"mark-not-{asked.rule}"))
    return texts.html("review-question", **what, question=question), [tap(label, "review-answer", *seen, asked.key)]


def _decide(texts: Texts, shown: Review, how: str) -> list[Button]:
    """What can be decided: to change what stands, to keep it until a time, or to send."""
    item = shown.item
    if shown.amends is not None and shown.amends.edited:
        label = texts.plain(f"button-amend-{how}")
    else:
        label = texts.plain(f"button-approve-later-{how}" if shown.scheduled else f"button-approve-{how}")
    return [tap(label, f"review-{how}", item.id, item.version, item.revision)]


def _named(shown: Review, question: Question) -> str:
    """Who reviews attachments is told to look at them: the bot can't."""
    return "person-media" if question is Question.PERSON and shown.item.content.media else question


def words_of(mark: Mark) -> str:
    """The doubtful words, on one line and no longer than a screen has room for."""
    return shortened(" ".join(mark.fragment.split()), FRAGMENT)
