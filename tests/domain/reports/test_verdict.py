"""What is read of a verdict's words and links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.evidence import Evidence, read_evidence_url
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict, read_verdict


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


@given(
    st.builds(
        Verdict,
        outcome=st.sampled_from(ReportOutcome),
        answer=st.text(max_size=50),
        subject=st.text(max_size=20),
        office=st.text(max_size=20),
        evidence=st.lists(
            st.builds(
                Evidence,
                url=st.sampled_from(["https://a.id/1", " HTTP://b.id/2 ", "http://c.id/\u200b3", "d"]),
                publisher=st.text(max_size=20),
                primary=st.booleans(),
            ),
            max_size=2,
        ).map(tuple),
        referral=st.none() | st.sampled_from(Referral),
    )
)
def test_a_verdict_read_again_is_the_same(given_verdict: Verdict) -> None:
    try:
        verdict = read_verdict(given_verdict)
    except Invalid:
        return
    assert read_verdict(verdict) == verdict
