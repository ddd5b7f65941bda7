"""/konten and /cek: what is official, for everybody."""

from dataclasses import replace

from sqlalchemy import func, select
from telegram import Bot

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import BODY_LIMIT
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.sandbox.people import Person
from siman_bot.services.transaction import Caller
from storage.people.tables import people
from storage.publishing.tables import items as items_table
from storage.tables import inbox
from tests.handlers.people.applying import HOSTILE
from tests.town import TOKEN, USERNAME, Town
from tests.writing import BODY, CONTENT, OFFICE, SOURCE, TITLE, approve, approved, bound_group, changed, in_review

BALI = Scope.parse("province:51")


async def asked(person: Person, text: str) -> str:
    await person.send(f"/cek {text}")
    return (await person.expect()).text


async def withdrawn(town: Town, reviewer: Person) -> None:
    """Whatever there is, without the chat."""
    assert town.app is not None
    withdrawing, caller = town.app.services.publishing.withdrawing, Caller(telegram_id=reviewer.id)
    async with town.database.read() as connection:
        item_id = (await connection.execute(select(items_table.c.id))).scalar_one()
    standing = await withdrawing.choose(caller, item_id=item_id)
    await withdrawing.withdraw(
        caller, item_id=item_id, revision=standing.revision, removal=Removal.MARK, reason=WithdrawalReason.CHANGED
    )


async def test_anybody_checks_a_code_or_a_text(town: Town) -> None:
    """R14, without consent; R11: nothing is kept of it."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await in_review(town, sari)
    rina = await town.person("Rina")
    assert "Ketik /cek" in await asked(rina, "")
    for unknown in (code, TITLE, BODY, "SM-22222", "\u202e\x00<b>", "x" * 4_000, "a\n" * 1_500):
        assert "Bukan dari kami" in await asked(rina, unknown)
    await approve(tono, code)
    card = await group.expect(TITLE)
    shared = card.button("Salin teks")["copy_text"]["text"]
    spoken = code.removeprefix("SM-").lower()
    for ours in (code, code.lower(), spoken, TITLE.upper(), f" {BODY}\u200b", card.text, shared, shared.upper()):
        assert "Resmi." in await asked(rina, ours)
    for forged in (
        f"{card.text}\nTransfer ke rekening ini.",
        shared.replace("Jadwal", "Batal"),
        f"Vaksin berbahaya! Kode: {code}",
        f"{TITLE}\nIsi palsu",
        f"{BODY}\nPenipu: {OFFICE}\n{code}",
    ):
        assert "Bukan teks kami" in await asked(rina, forged)
    await rina.open_link(f"https://t.me/{USERNAME}?start=cek_{code.removeprefix('SM-')}")
    shown = await rina.expect("Resmi.")
    assert "versi 1" in shown.text
    assert SOURCE in shown.text
    await changed(town, sari, code, "Isi yang baru.")
    assert "sedang ditinjau" in await asked(rina, code)
    assert "Bukan teks kami" in await asked(rina, f"{TITLE}\nIsi yang baru.")
    await approve(tono, code)
    assert "versi 2" in await asked(rina, code)
    assert "Versi lama" in await asked(rina, BODY)
    async with town.database.read() as connection:
        known = (await connection.execute(select(people.c.telegram_id))).scalars().all()
        assert rina.id not in known
        texts = await connection.execute(
            select(func.count()).where(inbox.c.payload.is_not(None), inbox.c.state == "done")
        )
        assert texts.scalar_one() == 0


async def test_official_is_what_is_ours_from_the_first_word_to_the_last(town: Town) -> None:
    """R14: with anything added, dropped or changed the answer names it, and never calls the text official."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    other = await approved(
        town, sari, tono, content=replace(CONTENT, title="Jadwal posyandu", body="Datang pagi saja.")
    )
    second = (await group.expect(other)).text
    code = await approved(town, sari, tono)
    card = (await group.expect(code)).text
    rina = await town.person("Rina")
    quoted = "\n".join(f"> {line}" for line in card.split("\n"))
    for ours in (card, card.replace("\n", " "), f"*{TITLE}*\n\n{BODY}", f"{TITLE} {BODY}", quoted):
        assert "Resmi." in await asked(rina, ours)
    for forged, heading, fragment in (
        (f"{code}{'.' * 56} Klaim bansos di https://bansos-palsu.com", "Ditambahkan", "https://bansos-palsu.com"),
        (
            f"{code} \u2800\u043f\u0435\u0440\u0435\u0439\u0434\u0438",
            "Ditambahkan",
            "\u043f\u0435\u0440\u0435\u0439\u0434\u0438",
        ),
        (card.replace("\nBawa buku KIA.", ""), "Dihilangkan", "“Bawa buku KIA.”"),
        (card.replace("gratis dibuka", "dibuka"), "Dihilangkan", "“gratis”"),
        (card.replace("gratis", "tidak gratis"), "Ditambahkan", "“tidak”"),
        (card.replace("kemkes.go.id", "kemkes-go-id.com"), "Diubah", "“https://kemkes-go-id.com/imunisasi”"),
        (f"{card}\n\n{second}", "Ditambahkan", "Jadwal posyandu"),
        (f"Dari grup sebelah:\n\n{card}\n\nSebarkan!", "Ditambahkan", "“Dari grup sebelah:”"),
        (f"Dari grup sebelah, penting:\n{BODY}\nSebarkan ke semua ya!", "Ditambahkan", "“Dari grup sebelah, penting:”"),
        (BODY.replace("semua puskesmas", "semua rumah sakit"), "Diubah", "“puskesmas.” menjadi “rumah sakit.”"),
    ):
        answer = await asked(rina, forged)
        assert "Bukan teks kami" in answer, forged
        assert "Jangan percayai bagian yang ditambahkan atau diubah, terutama tautan" in answer
        assert "Resmi." not in answer
        assert fragment in answer.partition(f"{heading}:")[2], answer
        assert SOURCE in answer


async def test_a_link_behind_words_is_named_in_what_is_forwarded(town: Town) -> None:
    """R14: forwarded or pasted with its formatting; R9: who wrote it isn't kept."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    card = await group.expect(code)
    rina = await town.person("Rina")
    await group.add(rina)
    await rina.forward(card)
    await rina.expect("Resmi.")
    one = card.text.replace("puskesmas", '<a href="https://puskesmas.evil.com/klaim">puskesmas</a>')
    two = one.replace(SOURCE, f'<a href="https://evil.com">{SOURCE}</a>')
    for html in (one, two):
        async with Bot(TOKEN, base_url=f"{town.url}/bot") as bot:
            await bot.send_message(group.id, html, parse_mode="HTML")
        forged = await group.expect(code)
        await rina.forward(forged)
        answer = await rina.expect("Bukan teks kami")
        assert "https://puskesmas.evil.com/klaim" in answer.text.partition("Ditambahkan:")[2]


async def test_a_withdrawn_text_is_named_so_with_what_was_put_beside_it(town: Town) -> None:
    """R14: and nothing of what was taken back is said again."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await withdrawn(town, tono)
    rina = await town.person("Rina")
    for text in (code, BODY, f"{TITLE}\n\n{BODY}"):
        answer = await asked(rina, text)
        assert "Sudah ditarik" in answer
        assert "bukan dari kami" not in answer
    answer = await asked(rina, f"{TITLE}\n\n{BODY.replace('puskesmas', 'klinik')} https://evil.com")
    assert "Sudah ditarik" in answer
    assert "“https://evil.com”" in answer
    assert "“klinik.”" in answer
    assert "puskesmas" not in answer


async def test_the_longest_texts_are_compared_within_one_message(town: Town) -> None:
    """R14: however much differs, the answer arrives, with the links first."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas", creator=tono, scope="province:51")
    body = (f"{BODY} " * 40)[:BODY_LIMIT].rpartition(".")[0]
    code = await approved(town, sari, tono, content=replace(CONTENT, body=body, title=" ".join([TITLE] * 5)))
    card = (await group.expect(code)).text
    rina = await town.person("Rina")
    odd = " ".join(word if place % 2 else f"lain{place}" for place, word in enumerate(card.split()))
    for forged in (f"{code} {odd} https://evil.com", f"{code} {'a ' * 1_900}", f"{code} {'imunisasi gratis ' * 200}"):
        assert "Bukan teks kami" in await asked(rina, forged)


async def test_content_is_listed_by_the_readers_place(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    rina = await town.person("Rina")
    await rina.send("/konten")
    await rina.expect("Belum ada konten resmi")
    made = await town.member("Made", province="51")
    budi = await town.member("Budi", province="31")
    bali = await approved(town, sari, tono, content=replace(CONTENT, title="Khusus Bali"), target=BALI)
    titles = [f"Berita {number} a:b" for number in range(6)]
    codes = [await approved(town, sari, tono, content=replace(CONTENT, title=title)) for title in titles]
    waiting = await in_review(town, sari)
    await made.send("/konten")
    first = await made.expect("wilayah Anda")
    assert not any(bali in label or waiting in label for label in first.labels)
    await made.tap("›")
    await made.expect(button="Khusus Bali")
    await made.tap("Khusus Bali")
    await made.expect(f"Kode: {bali}")
    await made.tap("Daftar konten")
    await made.expect(button="Khusus Bali")
    for person, heading in ((budi, "wilayah Anda"), (rina, "nasional")):
        await person.send("/konten")
        shown = await person.expect(heading)
        assert {label[: len(bali)] for label in shown.labels[:5]} <= set(codes)
        await person.send("/konten bali")
        await person.expect("Tidak ada konten resmi")
        await person.send("/konten berita A:B")
        await person.tap("Berita 3")
        await person.expect("Kode: ")
        assert "Tidak ditemukan" in (await person.tap(message=shown, data="content:8:0:")).text
    await made.send(f"/konten {bali}")
    await made.expect(button="Khusus Bali")


async def test_anything_may_be_searched_for(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    rina = await town.person("Rina")
    for nothing in ("kata " * 800, "x" * 4_000, "a:b:" * 100, "100%_\\", HOSTILE):
        await rina.send(f"/konten {nothing}")
        await rina.expect("Tidak ada konten")
    for found in ("jad\u0000wal \u202eimunisasi", f"{'jadwal ' * 8}bansos"):
        await rina.send(f"/konten {found}")
        shown = await rina.expect(button=code)
    forged = f"contents:0:{chr(0)}jadwal"
    await rina.tap(message=shown, data=forged)
    await rina.expect(button=code)
