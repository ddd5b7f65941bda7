"""R2, R3, R7: a reviewer answers each mark by name and the short questions, one tap each, or all by one tap."""

from dataclasses import replace

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import BODY_LIMIT, OFFICE_LIMIT, POST_LIMIT, TITLE_LIMIT, Content, ItemState
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from siman_bot.services.transaction import Caller
from storage import audit
from tests.handlers.publishing.test_marking import DOUBTFUL
from tests.handlers.publishing.test_publishing import item_of
from tests.town import Town
from tests.writing import BODY, TITLE, bound_group, changed, in_review

NEXT = (
    ("Jawaban penulis: Bukan bantahan", "Setuju: Bukan bantahan"),
    ("Jawaban penulis: Bukan ajakan", "Setuju: Bukan ajakan"),
    ("sumbernya sudah Anda buka", "Ya, sudah saya buka"),
    ("tidak membantah atau melabeli", "Ya, tidak membantah"),
    ("tidak ada orang pribadi", "Ya, tidak ada"),
    ("netral", "Ya, netral"),
)


async def submitted(town: Town, author: Person, content: Content) -> str:
    """In review with all marks answered by its author, without the chat; its code."""
    assert town.app is not None
    publishing, caller = town.app.services.publishing, Caller(telegram_id=author.id)
    changes = DraftChanges.of(content, target=NATION, way=Way.DIRECT)
    draft = await publishing.writing.start(caller, changes=changes)
    while marks := (await publishing.marking.of_draft(caller, draft_id=draft.id)).unanswered:
        draft = await publishing.marking.answer(caller, draft_id=draft.id, revision=draft.revision, mark=marks[0].key)
    return (await publishing.submitting.submit(caller, draft_id=draft.id, revision=draft.revision)).code


async def test_each_mark_and_question_is_answered_by_a_tap(town: Town) -> None:
    """R2, R3, R7, R12: the item stays on the screen; only after the last answer it can be approved."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await submitted(town, sari, DOUBTFUL)
    await tono.send("/tinjau")
    await tono.tap(code)
    for number, (question, answer) in enumerate(NEXT, start=1):
        shown = await tono.expect(question, button=answer)
        assert f"Pertanyaan {number} dari 6" in shown.text
        assert "Faktanya" in shown.text
        assert shown.labels[1:] == ["Kembalikan", "‹ Antrean"]
        await tono.tap(answer)
    await tono.expect("Semua 6 pertanyaan sudah Anda jawab", button="Setujui dan kirim")
    await tono.tap("Setujui dan kirim")
    await tono.expect(f"{code} disetujui")
    await group.expect("Faktanya")
    async with town.database.read() as connection:
        row = (await audit.about(connection, f"item:{code}"))[-1]
    assert (row.act, row.detail["questions"]) == ("item.approve", "source,claim,person,neutral")
    assert str(row.detail["marks"]).count(":") == 2


async def test_what_is_unmarked_takes_one_tap(town: Town) -> None:
    """R7: the screen says what is answered for."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await in_review(town, sari)
    await tono.send("/tinjau")
    await tono.tap(code)
    shown = await tono.expect("Periksa sumbernya dan pastikan", button="Sudah saya periksa, setujui")
    for part in ("sesuai dengan sumbernya", "melabeli klaim", "orang pribadi", "netral"):
        assert part in shown.text
    await tono.tap("Sudah saya periksa, setujui")
    await tono.expect(f"{code} disetujui")
    await group.expect(TITLE)


@pytest.mark.parametrize("old", ["review-approve", "review-approve-tell"])
async def test_buttons_that_lie_in_chats_lead_on_to_the_questions(town: Town, old: str) -> None:
    """R2, R7: no button of an earlier version approves by itself, and neither does a forged one."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    for code, asked in (
        (await in_review(town, sari), "Periksa sumbernya"),
        (await submitted(town, sari, DOUBTFUL), "Pertanyaan 1 dari 6"),
    ):
        item = await item_of(town, code)
        await tono.send("/tinjau")
        queue = await tono.expect("Menunggu tinjauan")
        seen = f"{item.id}:{item.version}:{item.revision}"
        await tono.tap(message=queue, data=f"{old}:{seen}")
        shown = await tono.expect(asked)
        assert (await item_of(town, code)).state is ItemState.IN_REVIEW
    for forged in (f"review-all:{seen}", f"review-approve:{seen}"):
        await tono.tap(message=shown, data=forged)
        await tono.expect("Pertanyaan 1 dari 6", earlier=True)
    for forged in (f"review-yes:{seen}", f"review-answer:{seen}:all", f"review-answer:{seen}:000000000000"):
        assert "sudah tidak berlaku" in (await tono.tap(message=shown, data=forged)).text
    assert (await item_of(town, code)).state is ItemState.IN_REVIEW
    await sari.send("/tinjau")
    own = await sari.expect("Tidak ada konten yang menunggu")
    for forged in (f"{old}:{seen}", f"review-all:{seen}", f"review-answer:{seen}:source"):
        assert "Orang lain yang harus memutuskannya" in (await sari.tap(message=own, data=forged)).text


async def test_answers_are_about_what_was_seen(town: Town) -> None:
    """R3: a changed item is asked about from the first question on, and an old answer button is told so."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await submitted(town, sari, DOUBTFUL)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Setuju: Bukan bantahan")
    shown = await tono.expect("Pertanyaan 2 dari 6")
    await changed(town, sari, code, f"{BODY}\n{DOUBTFUL.body}")
    assert "sudah berubah" in (await tono.tap("Setuju: Bukan ajakan", message=shown)).text
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.expect("Pertanyaan 1 dari 6")


async def test_a_reviewer_goes_on_where_they_left(town: Town) -> None:
    """What is typed meanwhile shows the open question again."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    code = await submitted(town, sari, DOUBTFUL)
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Setuju: Bukan bantahan")
    await tono.expect("Pertanyaan 2 dari 6")
    await tono.send("setuju")
    await tono.expect("Pertanyaan 2 dari 6")
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.expect("Pertanyaan 2 dari 6")
    await tono.tap("Kembalikan")
    await tono.expect("alasan mengembalikan")
    await tono.send("Faktanya dari mana? Tambahkan sumbernya.")
    await tono.expect("dikembalikan kepada penulisnya")
    await sari.expect("Faktanya dari mana?")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("doubtful", [True, False])
async def test_the_longest_review_fits(town: Town, language: str, *, doubtful: bool) -> None:
    """R2, R7: with its questions, in both languages."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    if language == "en":
        await tono.send("/bahasa")
        await tono.tap("English")
    line = "Tidak ada kebijakan pemotongan gaji ASN untuk membangun <masjid> & pasar nomor {} seperti yang diisukan.\n"
    if not doubtful:
        line = "Imunisasi gratis dibuka di semua puskesmas <&> mulai Senin sampai Sabtu tanpa biaya apa pun.\n"
    content = replace(
        DOUBTFUL,
        title=("Jadwal imunisasi anak " * 9)[:TITLE_LIMIT].strip(),
        body="".join(line.format(number) for number in range(40))[:BODY_LIMIT].rpartition("\n")[0],
        office=("Dinas Kesehatan dan Pemberdayaan " * 9)[:OFFICE_LIMIT].strip(),
        post=("Kepala Bidang Pelayanan Publik dan " * 9)[:POST_LIMIT].strip(),
        source_url=f"https://kemkes.go.id/{'a' * 270}",
    )
    code = await submitted(town, sari, content)
    await tono.send("/tinjau")
    await tono.tap(code)
    question = {"id": "Pertanyaan 1", "en": "Question 1"} if doubtful else {"id": "Periksa", "en": "Check the source"}
    await tono.expect(question[language])
