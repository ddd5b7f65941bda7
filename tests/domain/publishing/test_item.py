"""The rules of items, with people who do everything at the wrong time."""

from collections.abc import Callable
from contextlib import suppress
from string import ascii_letters

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from siman_bot.domain.places import NATION
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState
from siman_bot.domain.refusals import Invalid, Refusal
from siman_bot.domain.sending.way import Way

WHOLE = Content(
    title="Judul", body="Isi.", source_url="https://kemkes.go.id/a", office="Kementerian", post="Kepala Biro"
)
PEOPLE = st.integers(1, 4)
CONTENTS = st.builds(
    Content,
    title=st.sampled_from(["", "Judul"]),
    body=st.sampled_from(["Isi.", "Isi.", "Isi lain."]),
    source_url=st.sampled_from(["", WHOLE.source_url, WHOLE.source_url]),
    office=st.sampled_from(["", "Kementerian", "Kementerian"]),
    post=st.sampled_from(["", "Kepala Biro", "Kepala Biro"]),
)


class ItemMachine(RuleBasedStateMachine):
    """R1, R3: no sequence of moves approves what is incomplete, unseen, or the approver's own work."""

    def __init__(self) -> None:
        super().__init__()
        self.item = Item(
            id=1,
            code="SM-7K2QX",
            kind=ItemKind.NARRATIVE,
            state=ItemState.DRAFT,
            author_id=1,
            editor_id=1,
            version=1,
            revision=1,
            content=WHOLE,
            target=NATION,
            way=Way.DIRECT,
        )
        self.seen = {1: WHOLE}

    def move(self, made: Callable[[Item], Item]) -> None:
        before = self.item
        with suppress(Refusal):
            self.item = made(before)
            assert self.item.revision == before.revision + 1
            assert (self.item.version > before.version) == (self.item.version not in self.seen)
            self.seen.setdefault(self.item.version, self.item.content)

    @rule(by=PEOPLE, content=CONTENTS)
    def edit(self, by: int, content: Content) -> None:
        self.move(lambda item: rules.edit(item, content, by=by))

    @rule()
    def complete(self) -> None:
        self.move(lambda item: rules.edit(item, WHOLE, by=1))

    @rule()
    def submit(self) -> None:
        self.move(rules.submit)

    @rule(by=PEOPLE, behind=st.integers(0, 1))
    def approve(self, by: int, behind: int) -> None:
        self.move(lambda item: rules.approve(item, by=by, version=item.version - behind))

    @rule(by=PEOPLE, behind=st.integers(0, 1))
    def send_back(self, by: int, behind: int) -> None:
        self.move(lambda item: rules.send_back(item, by=by, version=item.version - behind))

    @invariant()
    def approved_by_somebody_else_and_whole(self) -> None:
        assert self.seen[self.item.version] == self.item.content
        if self.item.state is ItemState.APPROVED:
            assert self.item.approver_id not in {None, self.item.author_id, self.item.editor_id}
            assert rules.missing_fields(self.item.content, self.item.target, self.item.way) == []


ItemMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=20)
test_no_moves_approve_own_or_incomplete_work = ItemMachine.TestCase


@settings(max_examples=60)
@given(
    title=st.text(min_size=1, max_size=130),
    office=st.text(min_size=1, max_size=130),
    url=st.text(alphabet=ascii_letters, max_size=290),
)
def test_a_share_text_ends_with_the_office_and_fits_a_button(title: str, office: str, url: str) -> None:
    """R7."""
    with suppress(Invalid):
        content = Content(
            title=rules.read_title(title),
            office=rules.read_office(office),
            source_url=rules.read_source_url(f"https://kemkes.go.id/{url}"),
        )
        shared = rules.share_text(content, "SM-7K2QX")
        assert rules.units(shared) <= rules.SHARE_LIMIT
        assert shared.split("\n")[-1] == f"Konten resmi {content.office}, kode SM-7K2QX"
        assert shared == rules.share_text(content, "SM-7K2QX")


@pytest.mark.parametrize(
    "typed",
    [
        "http://kemkes.go.id",
        "kemkes.go.id",
        "https://",
        "https://localhost/a",
        "https://10.0.0.1/a",
        "https://kemkes.go.id:8443/a",
        "https://saya@kemkes.go.id/a",
        "https://[::1",
        "https://kemkes.go.id/a https://kemkes.go.id/b",
        "javascript:alert(1)",
    ],
)
def test_a_source_is_one_public_https_link(typed: str) -> None:
    """R1."""
    with pytest.raises(Invalid) as refused:
        rules.read_source_url(typed)
    assert refused.value.key == "source-not-link"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (Content(title="HOAKS: vaksin berbahaya"), "labels-a-claim"),
        (Content(title="Vaksin", body="Kabar vaksin itu bohong."), "labels-a-claim"),
        (Content(body="Hubungi 0812 3456 7890"), "personal-target"),
        (Content(body="Hubungi 0812\u31643456\u11607890"), "personal-target"),
        (Content(body="Kabar itu hoa\u1160ks."), "labels-a-claim"),
        (Content(post="Tim @budi_santoso"), "personal-target"),
        (Content(body="Ayo serbu akun pengkritik itu"), "calls-against"),
        (Content(source_url="https://www.instagram.com/budi_santoso/"), "source-is-post"),
    ],
)
def test_words_that_may_not_be_broadcast(content: Content, key: str) -> None:
    """R2, R7."""
    with pytest.raises(Invalid) as refused:
        rules.check_words(ItemKind.NARRATIVE, content)
    assert refused.value.key == key


@pytest.mark.parametrize("typed", ["-", ".", "0", "12 34", "A.", "- B1", "\u3164A\u1160"])
@pytest.mark.parametrize("read", [rules.read_office, rules.read_post])
def test_a_dash_is_no_office_and_no_post(read: Callable[[str], str], typed: str) -> None:
    """R1."""
    with pytest.raises(Invalid, match="no-name"):
        read(typed)
    assert read(" BPS ") == "BPS"


def test_a_clarification_may_label_a_claim() -> None:
    rules.check_words(ItemKind.CLARIFICATION, Content(title="HOAKS: vaksin berbahaya"))
