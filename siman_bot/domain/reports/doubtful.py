"""Doubtful words of a verdict: shown to its writer and to whoever approves it; what is certain is refused before."""

from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.publishing.vouching import Answers, marks_left
from siman_bot.domain.publishing.words.findings import Level, Rule
from siman_bot.domain.refusals import Unanswered
from siman_bot.domain.reports.verdict import NEEDS, Verdict


def doubtful_words(verdict: Verdict) -> tuple[Mark, ...]:
    """In the order of the answer and of the names. A verdict that rests on evidence may deny (R2)."""
    from siman_bot.domain.publishing import wording  # noqa: PLC0415 - its word lists would take a tenth of the start

    found = [*wording.judge(verdict.answer)] if verdict.answer else []
    for name in (verdict.subject, verdict.office, *(source.publisher for source in verdict.evidence)):
        found += wording.judge(name, guess=False)
    denies = NEEDS[verdict.outcome].evidence
    marks = (
        Mark(one.rule, one.fragment)
        for one in found
        if one.level is Level.MARK and not (denies and one.rule is Rule.DENIAL)
    )
    return tuple(dict.fromkeys(marks))


def check_vouched(verdict: Verdict, answers: Answers, *, ticket: str) -> tuple[Mark, ...]:
    """The marks, each of which whoever approves has answered by name (R2, R7).

    Raises:
        Unanswered: `verdict-unanswered`, with how many are left.
    """
    marks = doubtful_words(verdict)
    if left := marks_left(marks, answers):
        raise Unanswered("verdict-unanswered", ticket=ticket, left=len(left))
    return marks
