"""R2, R7: doubtful words are marks, each is answered once by its author, and an answer never outlives its words."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Content, ItemKind, check_words
from siman_bot.domain.publishing.marking import answer, marks_of, settled, standing, unanswered
from siman_bot.domain.publishing.marks import Mark, marks_data, marks_from
from siman_bot.domain.publishing.words.findings import Rule
from siman_bot.domain.refusals import Refusal, Stale, Unanswered

PLAIN = Content(
    title="Jadwal imunisasi anak",
    body="Imunisasi gratis dibuka di semua puskesmas.",
    source_url="https://kemkes.go.id/imunisasi",
    office="Kementerian Kesehatan",
    post="Kepala Biro Humas",
)
DENIAL, CALL, TARGET = (
    "Faktanya, stok vaksin aman.",
    "Jangan makan lagi di warung Bu Tejo.",
    "Ikuti Instagram @dinkes_kotabogor.",
)
NARRATIVE = ItemKind.NARRATIVE


def named(name: str) -> tuple[Media, ...]:
    return (Media(kind=MediaKind.DOCUMENT, file_id="a", unique_id="a", name=name),)


def fragments(content: Content, kind: ItemKind = NARRATIVE) -> list[tuple[Rule, str]]:
    return [(one.rule, one.fragment) for one in marks_of(kind, content)]


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        (replace(PLAIN, title=DENIAL), Rule.DENIAL, "Faktanya"),
        (replace(PLAIN, body=DENIAL), Rule.DENIAL, "Faktanya"),
        (replace(PLAIN, body=CALL), Rule.CALL, "warung"),
        (replace(PLAIN, body="Siapa bilang\nKB bikin gemuk?"), Rule.DENIAL, "Siapa bilang"),
        (replace(PLAIN, source_url="https://kemkes.go.id/isu/kabar-itu-hoaks-dan-bohong.html"), Rule.DENIAL, "hoaks"),
        (replace(PLAIN, media=named("Klarifikasi_hoaks_vaksin.pdf")), Rule.DENIAL, "hoaks"),
        (replace(PLAIN, media=named("Foto_Budi_Santoso_pelaku.jpg")), Rule.TARGET, "Budi"),
    ],
)
def test_everything_that_is_broadcast_is_marked(content: Content, rule: Rule, words: str) -> None:
    """R2, R7: title, body, the way to the source, and the names of files."""
    found = fragments(content)
    assert any(one is rule and words in fragment for one, fragment in found), found
    with pytest.raises(Unanswered):
        settled(NARRATIVE, content)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2031.jpg",
        "20261124_101512.jpg",
        "WhatsApp Image 2026-11-24 at 10.15.12.jpeg",
        "VID-20261124-WA0012.mp4",
        "poster.jpg",
        "image0.jpeg",
        "Jadwal_Imunisasi_2026.pdf",
        "Surat Edaran No 12 Tahun 2026.pdf",
        "",
        ".",
    ],
)
def test_ordinary_names_of_files_cost_no_tap(name: str) -> None:
    """R7: what cameras and offices call files says nothing."""
    assert marks_of(NARRATIVE, replace(PLAIN, media=named(name))) == ()


@pytest.mark.parametrize("body", ["Pukul 08.00.", "Mulai Senin.\nPukul 08.00 WIB.\nGratis."])
def test_two_words_are_too_few_to_guess_by(body: str) -> None:
    """R7: a short line that the marker has never seen isn't aimed at anybody."""
    assert marks_of(NARRATIVE, replace(PLAIN, body=body)) == ()


def test_a_clarification_may_deny_and_may_not_call_or_aim() -> None:
    """R2, R7."""
    content = replace(PLAIN, title=DENIAL, body=CALL)
    assert {rule for rule, _ in fragments(content, ItemKind.CLARIFICATION)} == {Rule.CALL}


def test_accounts_that_may_be_named_are_no_marks() -> None:
    """R7: the table of accounts decides, at the time of asking."""
    allowed = frozenset({(Platform.INSTAGRAM, "dinkes_kotabogor")})
    content = replace(PLAIN, body=TARGET)
    assert marks_of(NARRATIVE, content, allowed=allowed) == ()
    assert unanswered(NARRATIVE, content) != ()


def test_an_answer_is_about_these_words_so_often() -> None:
    """R2: words that come once more are asked about once more; other words nearby change nothing."""
    content = replace(PLAIN, body=DENIAL)
    (mark,) = marks_of(NARRATIVE, content)
    answered = answer(NARRATIVE, content, mark.key)
    assert unanswered(NARRATIVE, answered) == ()
    longer = standing(replace(answered, body=f"Layanan buka setiap hari kerja.\n{DENIAL}"))
    assert unanswered(NARRATIVE, longer) == ()
    twice = standing(replace(answered, body=f"{DENIAL}\nFaktanya, dokter juga siaga."))
    assert unanswered(NARRATIVE, twice) != ()


def test_an_answer_falls_away_with_its_words() -> None:
    """R2: taken out and put in again, they are asked about again."""
    content = replace(PLAIN, body=DENIAL)
    (mark,) = marks_of(NARRATIVE, content)
    answered = answer(NARRATIVE, content, mark.key)
    gone = standing(replace(answered, body=PLAIN.body))
    assert gone.answered == ()
    assert unanswered(NARRATIVE, replace(gone, body=DENIAL)) == (mark,)
    twice = replace(PLAIN, body=f"{DENIAL}\n{DENIAL}")
    (both,) = marks_of(NARRATIVE, twice)
    once = standing(replace(answer(NARRATIVE, twice, both.key), body=DENIAL))
    assert unanswered(NARRATIVE, standing(replace(once, body=twice.body))) == (both,)


def test_only_a_mark_that_the_words_have_is_answered() -> None:
    """R2, R7: nothing is answered ahead."""
    (mark,) = marks_of(NARRATIVE, replace(PLAIN, body=DENIAL))
    for key in (mark.key, "", "0" * 12, "denial"):
        with pytest.raises(Stale, match="button-expired"):
            answer(NARRATIVE, PLAIN, key)


def test_a_version_keeps_an_answer_for_each_mark_and_no_other() -> None:
    """R2, R7: a kept answer that fits no mark is nobody's."""
    content = replace(PLAIN, body=f"{DENIAL}\n{CALL}")
    marks = marks_of(NARRATIVE, content)
    assert len(marks) == 2
    stray = Mark(Rule.TARGET, "Jadwal")
    with pytest.raises(Unanswered) as refusal:
        settled(NARRATIVE, replace(content, answered=(stray, marks[0])))
    assert refusal.value.fields == {"rule": marks[1].rule, "fragment": marks[1].fragment, "left": 1}
    assert settled(NARRATIVE, replace(content, answered=(stray, *reversed(marks)))).answered == marks


def test_marks_are_kept_as_they_are_read() -> None:
    marks = (Mark(Rule.DENIAL, "Faktanya", 2), Mark(Rule.TARGET, "ig \ud83d\ude00"))
    assert marks_from(marks_data(marks)) == marks
    assert marks_from(None) == ()
    assert len({one.key for one in (*marks, Mark(Rule.DENIAL, "Faktanya"), Mark(Rule.CALL, "Faktanya", 2))}) == 4


BODIES = st.sampled_from(
    ["", DENIAL, CALL, f"{DENIAL}\n{CALL}", f"{DENIAL}\n{DENIAL}", "Siapa bilang KB bikin gemuk?", PLAIN.body]
)


@given(st.lists(st.one_of(BODIES, st.integers(0, 3)), min_size=1, max_size=12))
@example([DENIAL, 0, f"{DENIAL}\n{DENIAL}", DENIAL])
def test_no_order_of_edits_and_answers_settles_an_unanswered_mark(steps: list[str | int]) -> None:
    """R2, R7: an edit writes words, a number answers one of their marks.

    Settled is what was answered since its words came, so often.
    """
    content, said = replace(PLAIN, body=""), set[Mark]()
    for step in steps:
        if isinstance(step, str):
            content = standing(replace(content, body=step))
            there = {(one.rule, one.fragment): one.times for one in marks_of(NARRATIVE, content)}
            said = {one for one in said if there.get((one.rule, one.fragment), 0) >= one.times}
        else:
            marks = marks_of(NARRATIVE, content)
            if step < len(marks):
                content = answer(NARRATIVE, content, marks[step].key)
                said.add(marks[step])
        asked = set(marks_of(NARRATIVE, content))
        try:
            check_words(NARRATIVE, content)
            assert set(settled(NARRATIVE, content).answered) == asked
        except Refusal:
            assert asked - said
        else:
            assert asked <= said
