"""What may become of a report, for every order of events; and the floors of R2, R4 and R10."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, NOWHERE
from siman_bot.domain.refusals import Already, Invalid, OwnWork, Refusal, Stale
from siman_bot.domain.reports.confirming import Confirmations, confirmations
from siman_bot.domain.reports.evidence import Evidence, EvidenceGap
from siman_bot.domain.reports.proposal import Proposal, ProposalState, approve, propose, revise, send_back, take_back
from siman_bot.domain.reports.report import (
    ANSWERED,
    MOVES,
    OPEN,
    PROVINCE_FLOOR,
    STATE_SENTENCES,
    Report,
    ReportMove,
    ReportState,
    check_outcome,
    close,
    confirm,
    shown_province,
    withdraw,
)
from siman_bot.domain.reports.verdict import (
    AT_ONCE,
    CONFIRMATIONS,
    EVIDENCE_LIMIT,
    NEEDS,
    Referral,
    ReportOutcome,
    Verdict,
    evidence_suffices,
    missing_evidence,
)

NOW = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)
REPORTER = 1
PEOPLE = st.integers(REPORTER, 4)
PRIMARY = Evidence(url="https://bps.go.id/a", publisher="BPS", primary=True)
INDEPENDENT = Evidence(url="https://tempo.co/b", publisher="Tempo", primary=False)
FULL = Verdict(
    outcome=ReportOutcome.FALSE,
    answer="Tidak benar.",
    subject="Bulog",
    office="Komdigi",
    evidence=(PRIMARY, INDEPENDENT),
)
OTHER = replace(FULL, outcome=ReportOutcome.TRUE, answer="Benar.")
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


def word_of(*verifiers: int) -> Confirmations:
    """Of people who hold the role."""
    word = frozenset(verifiers)
    return Confirmations(given=word, counting=word - {REPORTER})


verdicts = st.builds(
    Verdict,
    outcome=st.sampled_from(ReportOutcome),
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


def somebody(number: int, *, holds: bool) -> Person:
    grants = (Grant(role=Role.VERIFIER, scope=NATION),) if holds else ()
    return Person(id=number, telegram_id=number, name="A", language="id", consent=1, membership=None, grants=grants)


class Handling(RuleBasedStateMachine):
    """R4: whatever reporters and verifiers try, in whatever order, while roles are lost and held again."""

    def __init__(self) -> None:
        super().__init__()
        self.report = NEW
        self.given: set[int] = set()
        self.holding = {REPORTER, 2, 3, 4}
        self.proposal: Proposal | None = None
        self.ended: Report | None = None

    @property
    def word(self) -> Confirmations:
        return confirmations(
            [somebody(one, holds=one in self.holding) for one in self.given],
            reporter_id=REPORTER,
            location=NOWHERE,
        )

    @property
    def standing(self) -> set[int]:
        return (self.given & self.holding) - {REPORTER}

    @rule(one=PEOPLE)
    def loses_the_role(self, one: int) -> None:
        self.holding.discard(one)

    @rule(one=PEOPLE)
    def holds_it_again(self, one: int) -> None:
        self.holding.add(one)

    @rule(by=PEOPLE)
    def confirms(self, by: int) -> None:
        try:
            self.report = confirm(self.report, by=by, confirmed=self.word)
        except Refusal:
            return
        assert by != REPORTER
        assert by not in self.given
        self.given.add(by)

    @rule(by=PEOPLE, verdict=verdicts | st.just(Verdict(outcome=ReportOutcome.OPINION)))
    def closes(self, by: int, verdict: Verdict) -> None:
        before = self.report
        try:
            self.report = close(self.report, verdict, by=by, confirmed=self.word, at=NOW)
        except Refusal:
            return
        assert by != REPORTER
        assert verdict.outcome in AT_ONCE
        assert before.state in OPEN

    @rule(by=PEOPLE, verdict=verdicts | st.just(FULL))
    def writes(self, by: int, verdict: Verdict) -> None:
        try:
            self.report, whole = propose(self.report, verdict, by=by, confirmed=self.word)
        except Refusal:
            return
        assert by != REPORTER
        assert len(self.standing) >= CONFIRMATIONS
        number = 1 if self.proposal is None else self.proposal.number + 1
        self.proposal = Proposal(number=number, outcome=whole.outcome, verdict=whole, writer_id=by, written_at=NOW)

    @rule(by=PEOPLE, verdict=verdicts | st.sampled_from([FULL, OTHER]), corrects=st.integers(1, 3))
    def corrects(self, by: int, verdict: Verdict, corrects: int) -> None:
        """R13."""
        before = self.report
        try:
            self.report, whole = revise(
                self.report, verdict, corrects=corrects, newest=self.proposal, by=by, confirmed=self.word
            )
        except Refusal:
            return
        assert by != REPORTER
        assert before.state in ANSWERED
        assert len(self.standing) >= CONFIRMATIONS
        assert whole not in {before.standing, Verdict(outcome=ReportOutcome.OPINION)}
        assert whole.outcome not in AT_ONCE
        assert corrects == len(before.answers)
        assert self.proposal is not None
        self.proposal = Proposal(
            number=self.proposal.number + 1,
            outcome=whole.outcome,
            verdict=whole,
            writer_id=by,
            written_at=NOW,
            corrects=corrects,
        )

    @rule(by=PEOPLE)
    def approves(self, by: int) -> None:
        if self.proposal is None:
            return
        before = self.report
        writer = somebody(self.proposal.writer_id, holds=self.proposal.writer_id in self.holding)
        try:
            self.report, self.proposal = approve(
                self.report,
                self.proposal,
                by=by,
                writer=writer,
                location=NOWHERE,
                confirmed=self.word,
                at=NOW,
            )
        except Refusal:
            return
        assert by not in {REPORTER, writer.id}
        assert writer.id in self.holding
        assert len(self.standing) >= CONFIRMATIONS
        assert self.report.answers == (*before.answers, self.proposal.verdict)
        assert (self.report.state is ReportState.CORRECTED) == (len(self.report.answers) > 1)

    @rule(by=PEOPLE)
    def sends_back(self, by: int) -> None:
        if self.proposal is None:
            return
        with suppress(Refusal):
            self.report, self.proposal = send_back(
                self.report, self.proposal, by=by, confirmed=self.word, reason="Sumbernya lain.", at=NOW
            )
            assert by not in {REPORTER, self.proposal.writer_id}

    @rule(by=PEOPLE)
    def takes_back(self, by: int) -> None:
        if self.proposal is None:
            return
        with suppress(Refusal):
            self.report, self.proposal = take_back(self.report, self.proposal, by=by, confirmed=self.word, at=NOW)
            assert by == self.proposal.writer_id

    @rule()
    def withdraws(self) -> None:
        try:
            self.report = withdraw(self.report)
        except Stale:
            return
        assert self.report.body is self.report.url is None

    @invariant()
    def what_has_ended_stays(self) -> None:
        """R4, R13: what was said stays; only a verdict on the claim is followed by corrections."""
        if self.ended is None and self.report.state not in OPEN:
            self.ended = self.report
        if self.ended is None:
            return
        if self.report.is_correctable:
            before = replace(self.report, state=ReportState.CLOSED, corrections=(), revision=self.ended.revision)
            assert before == self.ended
        else:
            assert self.report == self.ended

    @invariant()
    def one_verdict_waits_or_none(self) -> None:
        waits = self.proposal is not None and self.proposal.state is ProposalState.WAITING
        assert self.report.state is not ReportState.PROPOSED or waits

    @invariant()
    def a_verdict_has_all_it_needs(self) -> None:
        assert (self.report.verdict is None) == (self.report.state not in ANSWERED)
        for verdict in self.report.answers:
            self.has_all_it_needs(verdict)

    def has_all_it_needs(self, verdict: Verdict) -> None:
        if verdict.outcome is ReportOutcome.OPINION:
            assert verdict == Verdict(outcome=ReportOutcome.OPINION)
        elif verdict.outcome is ReportOutcome.OUT_OF_SCOPE:
            assert verdict == Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, referral=verdict.referral)
            assert verdict.referral is not None
        else:
            assert len(self.given - {REPORTER}) >= CONFIRMATIONS
            assert verdict.answer
            assert evidence_suffices(verdict) or verdict.outcome is ReportOutcome.UNPROVEN
            assert self.proposal is not None
            if self.proposal.state is ProposalState.APPROVED:
                assert self.proposal.verdict == self.report.standing
                assert self.proposal.decider_id != self.proposal.writer_id


TestHandling = Handling.TestCase
TestHandling.settings = settings(max_examples=80, stateful_step_count=25)


def test_every_state_has_its_sentence_and_no_move_leads_out_of_the_ends() -> None:
    assert set(STATE_SENTENCES) == set(ReportState)
    assert {state for state, _ in MOVES} == OPEN | ANSWERED
    assert {move for _, move in MOVES} == set(ReportMove)


@pytest.mark.parametrize("state", [state for state in ReportState if state not in OPEN])
def test_no_move_after_the_end(state: ReportState) -> None:
    """R4."""
    ended = replace(CHECKED, state=state)
    for outcome in ReportOutcome:
        with pytest.raises(Stale):
            check_outcome(ended, outcome, by=2, confirmed=word_of(2, 3))
    with pytest.raises(Stale):
        confirm(ended, by=2, confirmed=Confirmations())
    with pytest.raises(Stale):
        withdraw(ended)
    for outcome in AT_ONCE:
        said = replace(ended, verdict=Verdict(outcome=outcome))
        with pytest.raises(Stale, match="report-closed"):
            revise(said, FULL, corrects=1, newest=None, by=2, confirmed=word_of(2, 3))
        with pytest.raises(Stale, match="report-closed"):
            confirm(said, by=2, confirmed=Confirmations())


@pytest.mark.parametrize("outcome", [outcome for outcome in ReportOutcome if NEEDS[outcome].confirmations])
def test_two_others_confirm_first(outcome: ReportOutcome) -> None:
    """R4: the reporter's own word never counts, even where the row held it; and nobody closes such a report alone."""
    verdict = replace(FULL, outcome=outcome, answer="Kami sudah memeriksa sumbernya.")
    for confirmed in ((), (2,), (REPORTER, 2)):
        with pytest.raises(Invalid, match="needs-confirmations"):
            propose(CHECKED, verdict, by=2, confirmed=word_of(*confirmed))
    with pytest.raises(OwnWork):
        propose(CHECKED, verdict, by=REPORTER, confirmed=word_of(2, 3))
    with pytest.raises(Already):
        confirm(CHECKED, by=2, confirmed=word_of(2))
    with pytest.raises(Invalid, match="needs-approval"):
        close(CHECKED, verdict, by=4, confirmed=word_of(2, 3), at=NOW)
    waiting, whole = propose(CHECKED, verdict, by=2, confirmed=word_of(2, 3))
    assert (waiting.state, waiting.verdict) == (ReportState.PROPOSED, None)
    proposal = Proposal(number=1, outcome=outcome, verdict=whole, writer_id=2, written_at=NOW)
    writer = somebody(2, holds=True)
    closed, approved = approve(
        waiting, proposal, by=3, writer=writer, location=NOWHERE, confirmed=word_of(2, 3), at=NOW
    )
    assert (closed.state, closed.closed_by, closed.closed_at) == (ReportState.CLOSED, 3, NOW)
    assert (approved.state, approved.decider_id) == (ProposalState.APPROVED, 3)


ANSWERED_FALSE = replace(CHECKED, state=ReportState.CLOSED, verdict=FULL, closed_by=3, closed_at=NOW)


@pytest.mark.parametrize("outcome", ReportOutcome)
def test_an_answer_is_corrected_on_the_word_of_two_and_evidence(outcome: ReportOutcome) -> None:
    """R2, R4, R13: as the first verdict was; never to what is no verdict, and what was said stays."""
    wording = replace(FULL, outcome=outcome, answer="Kami sudah memeriksa sumbernya.")
    write = partial(revise, newest=None, by=2)
    if outcome in AT_ONCE:
        with pytest.raises(Invalid, match="never-corrected-to"):
            write(ANSWERED_FALSE, wording, corrects=1, confirmed=word_of(2, 3))
        return
    for confirmed in ((), (2,), (REPORTER, 2)):
        with pytest.raises(Invalid, match="needs-confirmations"):
            write(ANSWERED_FALSE, wording, corrects=1, confirmed=word_of(*confirmed))
    with pytest.raises(OwnWork, match="own-report"):
        revise(ANSWERED_FALSE, wording, corrects=1, newest=None, by=REPORTER, confirmed=word_of(2, 3))
    if NEEDS[outcome].evidence:
        with pytest.raises(Invalid, match="needs-evidence"):
            write(ANSWERED_FALSE, replace(wording, evidence=()), corrects=1, confirmed=word_of(2, 3))
    with pytest.raises(Stale, match="verdict-moved-on"):
        write(ANSWERED_FALSE, wording, corrects=2, confirmed=word_of(2, 3))
    for state in OPEN:
        with pytest.raises(Stale, match="report-closed"):
            write(replace(CHECKED, state=state), wording, corrects=1, confirmed=word_of(2, 3))
    waiting, whole = write(ANSWERED_FALSE, wording, corrects=1, confirmed=word_of(2, 3))
    assert (waiting.state, waiting.answers) == (ReportState.CLOSED, (FULL,))
    proposal = Proposal(number=2, outcome=outcome, verdict=whole, writer_id=2, written_at=NOW, corrects=1)
    with pytest.raises(Stale, match="verdict-waits"):
        revise(waiting, wording, corrects=1, newest=proposal, by=3, confirmed=word_of(2, 3))
    do = partial(approve, writer=somebody(2, holds=True), location=NOWHERE, at=NOW)
    with pytest.raises(OwnWork, match="own-verdict"):
        do(waiting, proposal, by=2, confirmed=word_of(2, 3))
    with pytest.raises(Invalid, match="needs-confirmations"):
        do(waiting, proposal, by=3, confirmed=word_of(2))
    corrected, approved = do(waiting, proposal, by=3, confirmed=word_of(2, 3))
    assert (corrected.state, corrected.answers) == (ReportState.CORRECTED, (FULL, wording))
    assert (corrected.verdict, corrected.closed_by, approved.decider_id) == (FULL, 3, 3)
    with pytest.raises(Stale, match="verdict-moved-on"):
        do(corrected, proposal, by=3, confirmed=word_of(2, 3))
    with pytest.raises(Invalid, match="nothing-corrected"):
        write(corrected, wording, corrects=2, confirmed=word_of(2, 3))


@pytest.mark.parametrize(
    ("change", "gaps"),
    [
        ({}, ()),
        ({"subject": ""}, (EvidenceGap.SUBJECT,)),
        ({"office": " . "}, (EvidenceGap.OFFICE,)),
        ({"evidence": ()}, (EvidenceGap.PRIMARY, EvidenceGap.INDEPENDENT)),
        ({"evidence": (PRIMARY,)}, (EvidenceGap.INDEPENDENT,)),
        ({"evidence": (INDEPENDENT,)}, (EvidenceGap.PRIMARY,)),
        ({"evidence": (PRIMARY, replace(INDEPENDENT, publisher="BU LOG"))}, (EvidenceGap.INDEPENDENT,)),
        (
            {"evidence": (PRIMARY, replace(INDEPENDENT, publisher="\uff2b\uff2f\uff2d\uff24\uff29\uff27\uff29"))},
            (EvidenceGap.INDEPENDENT,),
        ),
        ({"evidence": (replace(PRIMARY, publisher="bulog"), INDEPENDENT)}, (EvidenceGap.PRIMARY,)),
        ({"evidence": (replace(PRIMARY, publisher="Komdigi"), INDEPENDENT)}, ()),
        ({"evidence": (PRIMARY, replace(INDEPENDENT, publisher="..."))}, (EvidenceGap.INDEPENDENT,)),
        ({"evidence": (PRIMARY, replace(INDEPENDENT, url="http://www.bps.go.id/a/#x"))}, (EvidenceGap.SAME_LINK,)),
    ],
)
def test_the_evidence_floor(change: dict[str, object], gaps: tuple[EvidenceGap, ...]) -> None:
    """R2."""
    verdict = replace(FULL, **change)  # type: ignore[arg-type]
    assert missing_evidence(verdict) == gaps
    assert evidence_suffices(verdict) == (not gaps)
    if gaps:
        with pytest.raises(Invalid, match="needs-evidence"):
            propose(CHECKED, verdict, by=2, confirmed=word_of(2, 3))


@given(verdicts)
def test_nobody_is_a_source_in_their_own_matter(verdict: Verdict) -> None:
    """R2: what the claim's subject published changes nothing."""
    without = replace(verdict, evidence=tuple(one for one in verdict.evidence if one.publisher != verdict.subject))
    assert missing_evidence(verdict) == missing_evidence(without)


@pytest.mark.parametrize(
    ("verdict", "key"),
    [
        (replace(FULL, answer=""), "text-missing"),
        (Verdict(outcome=ReportOutcome.UNPROVEN), "text-missing"),
        (Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, answer="x"), "needs-referral"),
        (
            Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, referral=Referral.INFORMATION, answer="Hoaks!"),
            "referral-no-words",
        ),
        (Verdict(outcome=ReportOutcome.UNPROVEN, answer="HOAKS! Itu berita bohong."), "labels-without-evidence"),
        (replace(FULL, answer="Tidak benar. Laporkan akun itu."), "calls-against"),
        (replace(FULL, answer="Penyebarnya @tetangga_jahat, 081234567890."), "personal-target"),
        (replace(FULL, subject="Budi @tetangga_jahat"), "personal-target"),
        (replace(FULL, evidence=(PRIMARY, replace(INDEPENDENT, publisher="@tetangga_jahat"))), "personal-target"),
        (Verdict(outcome=ReportOutcome.OPINION, answer="Hoaks!"), "opinion-no-words"),
        (replace(FULL, outcome=ReportOutcome.OPINION), "opinion-no-words"),
    ],
)
def test_an_incomplete_verdict_or_one_against_somebody_is_refused(verdict: Verdict, key: str) -> None:
    """R2, R4, R7: a verdict without evidence labels nothing, and no answer points at a person."""
    give: Any = partial(close, at=NOW) if verdict.outcome in AT_ONCE else propose
    with pytest.raises(Invalid, match=key):
        give(CHECKED, verdict, by=2, confirmed=word_of(2, 3))


@given(st.integers(0, 1_000))
def test_a_province_is_shown_from_five_members(members: int) -> None:
    """R10."""
    assert shown_province("91", members) == ("91" if members >= 5 else None)
    assert shown_province(None, members) is None
    assert PROVINCE_FLOOR == 5


def test_a_verdict_given_whole_is_read_as_one_that_is_typed() -> None:
    """Words and links as they are kept; a referral counts for what is out of scope alone; sources fit one message."""
    rough = replace(
        FULL,
        answer=" Tidak\u200b benar. ",
        office="Komdigi\n",
        evidence=(replace(PRIMARY, url=f" {PRIMARY.url} "), INDEPENDENT),
        referral=Referral.PRESS,
    )
    assert propose(CHECKED, rough, by=2, confirmed=word_of(2, 3))[1] == FULL
    for change, key in (
        ({"evidence": (PRIMARY, replace(INDEPENDENT, url="ftp://tempo.co/b"))}, "evidence-not-link"),
        ({"evidence": (INDEPENDENT,) * (EVIDENCE_LIMIT + 1)}, "too-many-sources"),
        ({"answer": "\u200b"}, "text-missing"),
        ({"answer": "a" * 1_501}, "text-too-long"),
        ({"subject": "a" * 121}, "text-too-long"),
    ):
        with pytest.raises(Invalid, match=key):
            propose(CHECKED, replace(FULL, **change), by=2, confirmed=word_of(2, 3))


@pytest.mark.parametrize("outcome", sorted(AT_ONCE))
def test_what_one_verifier_closes_waits_for_nobody(outcome: ReportOutcome) -> None:
    """R4: an opinion is no verdict that somebody could approve."""
    with pytest.raises(Stale):
        propose(CHECKED, Verdict(outcome=outcome), by=2, confirmed=word_of(2, 3))
