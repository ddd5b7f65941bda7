"""What the form of a verdict asks, in which order."""

import pytest

from siman_bot.conversations.reports.answers import VerdictAnswers, VerdictStep, answered, begun, skipped
from siman_bot.domain.refusals import Invalid, Stale
from siman_bot.domain.reports.evidence import Evidence, EvidenceGap
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict

PRIMARY = Evidence(url="https://bps.go.id/a", publisher="BPS", primary=True)
INDEPENDENT = Evidence(url="https://tempo.co/b", publisher="Tempo", primary=False)
FULL = Verdict(
    outcome=ReportOutcome.FALSE,
    answer="Tidak benar.",
    subject="Bulog",
    office="Komdigi",
    evidence=(PRIMARY, INDEPENDENT),
)


def test_the_form_asks_for_the_evidence_before_the_answer() -> None:
    """R2."""
    form = begun(ReportOutcome.FALSE)
    asked = []
    for typed in ("Bulog", "Komdigi", PRIMARY.url, "BPS", INDEPENDENT.url, "Tempo", "Tidak benar."):
        asked.append(form.step)
        form = answered(form, typed)
    assert asked == [step for step in VerdictStep if step not in {VerdictStep.LACKING, VerdictStep.PREVIEW}]
    assert form.step is VerdictStep.PREVIEW
    assert form.verdict == FULL
    assert answered(form, "Lain.").answer == "Lain."


def test_a_form_below_the_floor_takes_no_answer() -> None:
    """R2."""
    form = begun(ReportOutcome.FALSE)
    for typed in ("Bulog", "Komdigi"):
        form = answered(form, typed)
    form = skipped(skipped(form))
    assert (form.step, form.missing) == (VerdictStep.LACKING, (EvidenceGap.PRIMARY, EvidenceGap.INDEPENDENT))
    with pytest.raises(Invalid):
        answered(form, "Pokoknya salah.")
    with pytest.raises(Stale):
        skipped(form)


def test_what_needs_no_evidence_is_asked_for_none() -> None:
    assert begun(ReportOutcome.UNPROVEN).step is VerdictStep.ANSWER
    assert begun(ReportOutcome.OPINION).step is VerdictStep.PREVIEW
    with pytest.raises(Invalid, match="opinion-no-words"):
        answered(begun(ReportOutcome.OPINION), "Hoaks!")
    with pytest.raises(Invalid, match="referral-no-words"):
        answered(begun(ReportOutcome.OUT_OF_SCOPE, Referral.PRESS), "Hoaks!")
    with pytest.raises(Invalid, match="needs-referral"):
        begun(ReportOutcome.OUT_OF_SCOPE)
    assert begun(ReportOutcome.OUT_OF_SCOPE, Referral.PRESS) == VerdictAnswers(
        outcome=ReportOutcome.OUT_OF_SCOPE, step=VerdictStep.PREVIEW, referral=Referral.PRESS
    )
