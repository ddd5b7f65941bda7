"""Hostile text typed into the conversations whose own tests have none: nothing breaks, and nothing of it counts."""

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Person
from tests.handlers.people.applying import HOSTILE
from tests.town import Town
from tests.writing import BODY, SOURCE, TITLE, approved, bound_group, fill

INVISIBLE = "\u3164\u1160\u202e\u200b\u0000\ufe0f\u2800"
WORDS = (HOSTILE, "x" * 4_096, "<&" * 2_048, "100%_\\'\"; DROP TABLE people", "{ $search } {0} %s", "👩‍👩‍👧\u202e")


async def each_is_answered(person: Person, expected: str, *words: str) -> None:
    for typed in words:
        await person.send(typed)
        await person.expect(expected)


async def test_fields_and_the_target_of_an_item(town: Town) -> None:
    """R1: what nobody can see fills no field."""
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send("/buat")
    await sari.expect("Langkah 1")
    for place, words in enumerate((TITLE, BODY, SOURCE, "Kementerian\u1160 Kesehatan", "Kepala\u3164Biro"), start=2):
        await each_is_answered(sari, "masih kosong", INVISIBLE)
        await sari.send(words)
        await sari.expect(f"Langkah {place}")
    await each_is_answered(sari, "Tidak ada wilayah tugas Anda yang cocok", *WORDS)
    await sari.send(f"{INVISIBLE}Jakarta\u3164Pusat")
    await sari.tap("Jakarta Pusat")
    await sari.tap("Langsung ke grup")
    preview = await sari.expect("Pratinjau")
    assert "Kementerian Kesehatan" in preview.text
    assert "Kepala Biro" in preview.text


async def test_the_time_of_an_item(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await fill(sari, target="Jakarta Pusat")
    await sari.tap("Atur waktu")
    await sari.tap("Waktu kirim")
    await sari.expect("ketik waktunya dalam WIB")
    await each_is_answered(sari, "belum jelas", INVISIBLE, *WORDS)
    await sari.send("\u202ebesok\u3164\u11608.00\u200b")
    await sari.expect("Waktu kirim: 26 Nov 08.00 WIB")


async def test_quiet_hours_and_searches_of_an_admin(town: Town) -> None:
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    await ayu.send("/grup")
    await ayu.tap("Humas Bali")
    await ayu.tap("Jam tenang")
    await ayu.expect("hanya klarifikasi darurat")
    await each_is_answered(ayu, "belum jelas", INVISIBLE, *WORDS)
    await ayu.send_photo(b"no words")
    await ayu.expect("foto tidak bisa dipakai")
    await ayu.send("\u202e21.30-05.00\u200b")
    await ayu.expect("Jam tenang: 21.30-05.00 WITA")
    await ayu.send("/anggota")
    await ayu.expect("Anggota")
    await each_is_answered(ayu, "masih kosong", INVISIBLE)
    await each_is_answered(ayu, "terlalu panjang", "x" * 4_096, "<&" * 2_048)


async def test_the_reason_of_a_withdrawal(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    code = await approved(town, sari, tono)
    await group.expect(TITLE, earlier=True)
    await tono.send(f"/siaran {code}")
    await tono.tap("Tarik dari grup")
    await tono.tap("Tandai ditarik")
    await each_is_answered(tono, "dari daftar", INVISIBLE, *WORDS)
    await tono.tap("Isinya keliru")
    await tono.expect("tandai pesannya")
    await tono.tap("Ya, tarik sekarang")
    told = await group.expect("DITARIK", earlier=True)
    assert "gnukud" not in told.text
