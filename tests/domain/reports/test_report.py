"""What may become of a report, for every order of events; and the floors of R2, R4 and R10."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from siman_bot.domain.refusals import Already, Invalid, OwnWork, Refusal, Stale
from siman_bot.domain.reports.report import (
    CONFIRMATIONS,
    MOVES,
    NEEDS,
    OPEN,
    PROVINCE_FLOOR,
    STATE_SENTENCES,
    URL_LIMIT,
    Evidence,
    Gap,
    Move,
    Outcome,
    Referral,
    Report,
    ReportState,
    Verdict,
    check_outcome,
    close,
    confirm,
    evidence_suffices,
    first_url,
    missing_evidence,
    read_post,
    shown_province,
    withdraw,
)
from siman_bot.domain.reports.verdict_form import Step, VerdictForm, answered, begin, read_evidence_url, skipped

NOW = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)
REPORTER = 1
PEOPLE = st.integers(REPORTER, 4)
PRIMARY = Evidence(url="https://bps.go.id/a", publisher="BPS", primary=True)
INDEPENDENT = Evidence(url="https://tempo.co/b", publisher="Tempo", primary=False)
FULL = Verdict(
    outcome=Outcome.FALSE, answer="Tidak benar.", subject="Bulog", office="Komdigi", evidence=(PRIMARY, INDEPENDENT)
)
NEW = Report(
    id=1,
    ticket="LP-22222",
    reporter_id=REPORTER,
    province_code="31",
    body="Beras plastik",
    url="https://contoh.id/x",
    state=ReportState.NEW,
    received_at=NOW,
    revision=1,
)
CHECKED = replace(NEW, state=ReportState.CHECKING)

verdicts = st.builds(
    Verdict,
    outcome=st.sampled_from(Outcome),
    answer=st.sampled_from(["", "Jawaban."]),
    subject=st.sampled_from(["", "Bulog"]),
    office=st.sampled_from(["", "Komdigi"]),
    evidence=st.lists(
        st.builds(
            Evidence,
            url=st.sampled_from(["https://a.id/1", "https://b.id/2"]),
            publisher=st.sampled_from(["Bulog", "Komdigi", "BPS", "Tempo"]),
            primary=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    referral=st.none() | st.sampled_from(Referral),
)


class Handling(RuleBasedStateMachine):
    """R4: whatever reporters and verifiers try, in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.report = NEW
        self.confirmed: set[int] = set()
        self.ended: Report | None = None

    @rule(by=PEOPLE)
    def confirms(self, by: int) -> None:
        try:
            self.report = confirm(self.report, by=by, confirmed_by=self.confirmed)
        except Refusal:
            return
        assert by != REPORTER
        assert by not in self.confirmed
        self.confirmed.add(by)

    @rule(by=PEOPLE, verdict=verdicts | st.just(FULL) | st.just(Verdict(outcome=Outcome.OPINION)))
    def closes(self, by: int, verdict: Verdict) -> None:
        try:
            self.report = close(self.report, verdict, by=by, confirmed_by=self.confirmed, at=NOW)
        except Refusal:
            return
        assert by != REPORTER

    @rule()
    def withdraws(self) -> None:
        try:
            self.report = withdraw(self.report)
        except Stale:
            return
        assert self.report.body is self.report.url is None

    @invariant()
    def what_has_ended_stays(self) -> None:
        if self.ended is None and self.report.state not in OPEN:
            self.ended = self.report
        assert self.ended in {None, self.report}

    @invariant()
    def a_verdict_has_all_it_needs(self) -> None:
        verdict = self.report.verdict
        assert (verdict is None) == (self.report.state is not ReportState.CLOSED)
        if verdict is None:
            return
        if verdict.outcome is Outcome.OPINION:
            assert verdict == Verdict(outcome=Outcome.OPINION)
        elif verdict.outcome is Outcome.OUT_OF_SCOPE:
            assert verdict == Verdict(outcome=Outcome.OUT_OF_SCOPE, referral=verdict.referral)
            assert verdict.referral is not None
        else:
            assert len(self.confirmed - {REPORTER}) >= CONFIRMATIONS
            assert verdict.answer
            assert evidence_suffices(verdict) or verdict.outcome is Outcome.UNPROVEN


TestHandling = Handling.TestCase
TestHandling.settings = settings(max_examples=40, stateful_step_count=10)


def test_every_state_has_its_sentence_and_no_move_leads_out_of_the_ends() -> None:
    assert set(STATE_SENTENCES) == set(ReportState)
    assert {state for state, _ in MOVES} == OPEN
    assert {move for _, move in MOVES} == set(Move)


@pytest.mark.parametrize("state", [state for state in ReportState if state not in OPEN])
def test_no_move_after_the_end(state: ReportState) -> None:
    """R4."""
    ended = replace(CHECKED, state=state)
    for outcome in Outcome:
        with pytest.raises(Stale):
            check_outcome(ended, outcome, by=2, confirmed_by={2, 3})
    with pytest.raises(Stale):
        confirm(ended, by=2, confirmed_by=())
    with pytest.raises(Stale):
        withdraw(ended)


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if NEEDS[outcome].confirmations])
def test_two_others_confirm_first(outcome: Outcome) -> None:
    """R4: the reporter's own word never counts, even where the row held it."""
    verdict = replace(FULL, outcome=outcome, answer="Kami sudah memeriksa sumbernya.")
    for confirmed in ((), (2,), (REPORTER, 2)):
        with pytest.raises(Invalid, match="needs-confirmations"):
            close(CHECKED, verdict, by=2, confirmed_by=confirmed, at=NOW)
    with pytest.raises(OwnWork):
        close(CHECKED, verdict, by=REPORTER, confirmed_by={2, 3}, at=NOW)
    with pytest.raises(Already):
        confirm(CHECKED, by=2, confirmed_by={2})
    closed = close(CHECKED, verdict, by=4, confirmed_by={2, 3}, at=NOW)
    assert (closed.state, closed.closed_by, closed.closed_at) == (ReportState.CLOSED, 4, NOW)


@pytest.mark.parametrize(
    ("change", "gaps"),
    [
        ({}, ()),
        ({"subject": ""}, (Gap.SUBJECT,)),
        ({"office": " . "}, (Gap.OFFICE,)),
        ({"evidence": ()}, (Gap.PRIMARY, Gap.INDEPENDENT)),
        ({"evidence": (PRIMARY,)}, (Gap.INDEPENDENT,)),
        ({"evidence": (INDEPENDENT,)}, (Gap.PRIMARY,)),
        ({"evidence": (PRIMARY, replace(INDEPENDENT, publisher="BU LOG"))}, (Gap.INDEPENDENT,)),
        (
            {"evidence": (PRIMARY, replace(INDEPENDENT, publisher="\uff2b\uff2f\uff2d\uff24\uff29\uff27\uff29"))},
            (Gap.INDEPENDENT,),
        ),
        ({"evidence": (replace(PRIMARY, publisher="bulog"), INDEPENDENT)}, (Gap.PRIMARY,)),
        ({"evidence": (replace(PRIMARY, publisher="Komdigi"), INDEPENDENT)}, ()),
        ({"evidence": (PRIMARY, replace(INDEPENDENT, publisher="..."))}, (Gap.INDEPENDENT,)),
        ({"evidence": (PRIMARY, replace(INDEPENDENT, url="http://www.bps.go.id/a/#x"))}, (Gap.SAME_LINK,)),
    ],
)
def test_the_evidence_floor(change: dict[str, object], gaps: tuple[Gap, ...]) -> None:
    """R2."""
    verdict = replace(FULL, **change)  # type: ignore[arg-type]
    assert missing_evidence(verdict) == gaps
    assert evidence_suffices(verdict) == (not gaps)
    if gaps:
        with pytest.raises(Invalid, match="needs-evidence"):
            close(CHECKED, verdict, by=2, confirmed_by={2, 3}, at=NOW)


@given(verdicts)
def test_nobody_is_a_source_in_their_own_matter(verdict: Verdict) -> None:
    """R2: what the claim's subject published changes nothing."""
    without = replace(verdict, evidence=tuple(one for one in verdict.evidence if one.publisher != verdict.subject))
    assert missing_evidence(verdict) == missing_evidence(without)


@pytest.mark.parametrize(
    ("verdict", "key"),
    [
        (replace(FULL, answer=""), "text-missing"),
        (Verdict(outcome=Outcome.UNPROVEN), "text-missing"),
        (Verdict(outcome=Outcome.OUT_OF_SCOPE, answer="x"), "needs-referral"),
        (Verdict(outcome=Outcome.OUT_OF_SCOPE, referral=Referral.INFORMATION, answer="Hoaks!"), "referral-no-words"),
        (Verdict(outcome=Outcome.UNPROVEN, answer="HOAKS! Itu berita bohong."), "labels-without-evidence"),
        (replace(FULL, answer="Tidak benar. Laporkan akun itu."), "calls-against"),
        (replace(FULL, answer="Penyebarnya @tetangga_jahat, 081234567890."), "personal-target"),
        (replace(FULL, subject="Budi @tetangga_jahat"), "personal-target"),
        (replace(FULL, evidence=(PRIMARY, replace(INDEPENDENT, publisher="@tetangga_jahat"))), "personal-target"),
        (Verdict(outcome=Outcome.OPINION, answer="Hoaks!"), "opinion-no-words"),
        (replace(FULL, outcome=Outcome.OPINION), "opinion-no-words"),
    ],
)
def test_an_incomplete_verdict_or_one_against_somebody_is_refused(verdict: Verdict, key: str) -> None:
    """R2, R4, R7: a verdict without evidence labels nothing, and no answer points at a person."""
    with pytest.raises(Invalid, match=key):
        close(CHECKED, verdict, by=2, confirmed_by={2, 3}, at=NOW)


@given(st.integers(0, 1_000))
def test_a_province_is_shown_from_five_members(members: int) -> None:
    """R10."""
    assert shown_province("91", members) == ("91" if members >= 5 else None)
    assert shown_province(None, members) is None
    assert PROVINCE_FLOOR == 5


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("tanpa tautan", None),
        ("https://", None),
        ("lihat (https://contoh.id/a?b=c&d=e).", "https://contoh.id/a?b=c&d=e"),
        ("HTTP://Contoh.id/x lalu https://y.id", "HTTP://Contoh.id/x"),
        ("ada di x.com/a/status/1 dan https://y.id", "x.com/a/status/1"),
        (f"https://{'a' * URL_LIMIT}.id https://y.id", "https://y.id"),
        ("tg://user?id=5", None),
    ],
)
def test_the_first_link(text: str, url: str | None) -> None:
    assert first_url(text) == url


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        body = read_post(text)
    except Invalid:
        return
    found = first_url(body)
    assert found is None or found in body


@pytest.mark.parametrize("url", ["https://bps.go.id/a", "http://arsip.bps.go.id/a"])
def test_links_to_public_hosts_are_sources(url: str) -> None:
    assert read_evidence_url(f" {url} ") == url


@pytest.mark.parametrize(
    "typed",
    ["", "bps", "ftp://bps.go.id/a", "http://localhost/a", "https://10.0.0.1/a", "http://a@b.id", "https://a.id b"],
)
def test_anything_else_is_none(typed: str) -> None:
    with pytest.raises(Invalid, match="evidence-not-link"):
        read_evidence_url(typed)


def test_the_form_asks_for_the_evidence_before_the_answer() -> None:
    """R2."""
    form = begin(Outcome.FALSE)
    asked = []
    for typed in ("Bulog", "Komdigi", PRIMARY.url, "BPS", INDEPENDENT.url, "Tempo", "Tidak benar."):
        asked.append(form.step)
        form = answered(form, typed)
    assert asked == [step for step in Step if step not in {Step.LACKING, Step.PREVIEW}]
    assert form.step is Step.PREVIEW
    assert form.verdict == FULL
    assert answered(form, "Lain.").answer == "Lain."


def test_a_form_below_the_floor_takes_no_answer() -> None:
    """R2."""
    form = begin(Outcome.FALSE)
    for typed in ("Bulog", "Komdigi"):
        form = answered(form, typed)
    form = skipped(skipped(form))
    assert (form.step, form.missing) == (Step.LACKING, (Gap.PRIMARY, Gap.INDEPENDENT))
    with pytest.raises(Invalid):
        answered(form, "Pokoknya salah.")
    with pytest.raises(Stale):
        skipped(form)


def test_what_needs_no_evidence_is_asked_for_none() -> None:
    assert begin(Outcome.UNPROVEN).step is Step.ANSWER
    assert begin(Outcome.OPINION).step is Step.PREVIEW
    with pytest.raises(Invalid, match="opinion-no-words"):
        answered(begin(Outcome.OPINION), "Hoaks!")
    with pytest.raises(Invalid, match="referral-no-words"):
        answered(begin(Outcome.OUT_OF_SCOPE, Referral.PRESS), "Hoaks!")
    with pytest.raises(Invalid, match="needs-referral"):
        begin(Outcome.OUT_OF_SCOPE)
    assert begin(Outcome.OUT_OF_SCOPE, Referral.PRESS) == VerdictForm(
        outcome=Outcome.OUT_OF_SCOPE, step=Step.PREVIEW, referral=Referral.PRESS
    )
