"""/konten and /cek: what is official, for everybody."""

from dataclasses import replace

from sqlalchemy import func, select

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Person
from storage.people.tables import people
from storage.tables import inbox
from tests.handlers.people.applying import HOSTILE
from tests.town import USERNAME, Town
from tests.writing import BODY, CONTENT, OFFICE, SOURCE, TITLE, approve, approved, bound_group, changed, in_review

BALI = Scope.parse("province:51")


async def asked(person: Person, text: str) -> str:
    await person.send(f"/cek {text}")
    return (await person.expect()).text


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
        assert len(shown.labels) == len(codes)
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
