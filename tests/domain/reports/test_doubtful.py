"""R2, R7: what is doubtful in a verdict is shown, what is certain is refused."""

from handlers.reports.views.verdicts import doubtful
from siman_bot.domain.publishing.words.findings import Rule
from siman_bot.domain.reports.doubtful import doubtful_words
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.texts.catalogue import texts_in

DOUBTFUL = "Faktanya, stok aman. Jangan makan lagi di warung Bu Tejo."


def test_without_evidence_a_denial_is_doubtful_too() -> None:
    """R2: "not proven" says no more than that."""
    found = [one.rule for one in doubtful_words(Verdict(outcome=ReportOutcome.UNPROVEN, answer=DOUBTFUL))]
    assert found == [Rule.DENIAL, Rule.CALL]


def test_with_evidence_a_verdict_may_deny_and_may_not_call() -> None:
    """R2, R7."""
    found = [one.rule for one in doubtful_words(Verdict(outcome=ReportOutcome.FALSE, answer=DOUBTFUL))]
    assert found == [Rule.CALL]


def test_ordinary_words_and_names_are_left_alone() -> None:
    """R7."""
    answer = "Beras plastik tidak ditemukan di pasar yang diperiksa."
    verdict = Verdict(
        outcome=ReportOutcome.FALSE, answer=answer, subject="Kementerian Perdagangan", office="Kemkomdigi"
    )
    assert doubtful_words(verdict) == ()
    assert doubtful_words(Verdict(outcome=ReportOutcome.OPINION)) == ()


def test_the_words_stand_on_the_preview_in_both_languages() -> None:
    """R7: with their fragment, before anything is sent."""
    verdict = Verdict(outcome=ReportOutcome.FALSE, answer=DOUBTFUL)
    (line,) = doubtful(texts_in("id"), verdict)
    assert "warung" in line
    assert "mengajak bertindak" in line
    (line,) = doubtful(texts_in("en"), verdict)
    assert "call to act" in line
