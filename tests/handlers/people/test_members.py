"""Deciding on members: one tap, the right role in the right scope, and the list of those who wait."""

import asyncio

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from siman_bot.domain.people.person import MemberState
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Person
from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.transaction import Caller
from storage.people import people
from storage.people.tables import members
from storage.sending.tables import deliveries
from storage.tables import audit as audit_rows
from tests.handlers.people.applying import HOSTILE, acts, apply, state_of
from tests.town import Town

JAKARTA = Scope.parse("province:31")
BANDUNG = Scope.parse("regency:32.73")


async def test_two_admins_tap_one_decides_and_the_other_hears_it(town: Town) -> None:
    """R12: one act, one audit row."""
    first = await town.staff("Satu", Role.REGIONAL_ADMIN, BANDUNG)
    second = await town.staff("Dua", Role.REGIONAL_ADMIN, Scope.parse("region:WIB"))
    rina = await town.agreed("Rina")
    await apply(rina)
    cards = [await admin.expect("Pendaftar baru") for admin in (first, second)]
    await second.tap("Tolak", message=cards[1])
    why = (await second.expect("Mengapa tidak disetujui?")).button("Belum kami kenal")["callback_data"]
    answers = await asyncio.gather(
        first.tap(message=cards[0], data=cards[0].button("Setujui")["callback_data"]),
        second.tap(message=cards[1], data=why),
    )
    late = [answer.text for answer in answers if answer.alert]
    state = await state_of(town, rina)
    word = "disetujui" if state is MemberState.APPROVED else "ditolak"
    assert late == [f"Pendaftar ini sudah {word} sebelumnya."]
    assert len([act for act in await acts(town) if act in {"member.approve", "member.refuse"}]) == 1
    again = await first.tap(message=cards[0], data=why)
    assert again.alert
    assert await state_of(town, rina) is state


async def test_a_refusal_has_a_reason_is_found_again_and_can_be_taken_back(town: Town) -> None:
    """R12: each act leaves its row."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, BANDUNG)
    rina = await town.agreed("Rina")
    await apply(rina)
    await admin.expect("Pendaftar baru")
    await admin.tap("Tolak")
    asked = await admin.expect("Mengapa tidak disetujui?")
    assert "Rina" in asked.text, "whom it is about stays in sight"
    await admin.tap("Bukan dari instansi itu")
    done = await admin.expect("Ditolak")
    assert "Alasan: Bukan dari instansi itu" in done.text
    await rina.expect("instansi Anda yang benar", button="Daftar lagi")
    await rina.send("/dataku")
    await rina.tap("Keanggotaan")
    await rina.expect("Alasan tidak disetujui: Bukan dari instansi itu")

    await admin.send("/anggota")
    await admin.tap("✖️ Rina")
    card = await admin.expect("Alasan: Bukan dari instansi itu")
    await admin.tap("Batalkan penolakan")
    assert "Diputuskan" not in (await admin.expect("Status: menunggu persetujuan")).text
    await rina.expect("dibatalkan")
    late = await admin.tap(message=card, data=card.button("Batalkan penolakan")["callback_data"])
    assert late.alert
    await admin.tap("Setujui")
    told = await rina.expect("Pendaftaran Anda disetujui")
    assert told.labels == ["Konten resmi terbaru", "Catat sebaran", "Semua perintah", "Menu"]
    await rina.tap("Catat sebaran", message=told)
    await rina.expect("belum ada konten untuk wilayah Anda")
    await rina.expect("Pendaftaran Anda disetujui", earlier=True)
    assert [act for act in await acts(town) if act not in {"member.look", "member.list", "role.grant"}] == [
        "member.refuse",
        "member.reopen",
        "member.approve",
    ]


async def test_only_the_right_role_in_the_right_scope_decides_and_never_on_itself(town: Town) -> None:
    """R12, and the rule of scopes: a grant never reaches outside."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, BANDUNG)
    outside = await town.staff("Luar", Role.REGIONAL_ADMIN, JAKARTA)
    verifier = await town.staff("Vera", Role.VERIFIER)
    stranger = await town.person("Asing")
    rina = await town.agreed("Rina")
    await apply(rina)
    card = await admin.expect("Pendaftar baru")
    data = card.button("Setujui")["callback_data"]
    _, person_id, revision = data.split(":")
    for person, words in (
        (outside, "tidak terdaftar"),
        (verifier, "peran Anda tidak mencakup"),
        (rina, "peran Anda tidak mencakup"),
        (stranger, "belum memberi persetujuan"),
    ):
        message = await person.send("halo")
        shown = await person.expect()
        assert message.chat_id == shown.chat_id
        for tried in (data, f"mem_no:{person_id}:{revision}", f"mem_open:{person_id}"):
            refused = await person.tap(message=shown, data=tried)
            assert words in refused.text, tried
            assert refused.alert
    assert await state_of(town, rina) is MemberState.PENDING
    for tried in (f"mem_ok:{10**30}:1", f"mem_page:{-(10**20)}", "mem_ok", "mem_open:x"):
        assert "tidak berlaku" in (await admin.tap(message=card, data=tried)).text
    for tried in ("mem_ok:999999:1", "mem_open:999999"):
        assert "tidak terdaftar" in (await admin.tap(message=card, data=tried)).text
    with pytest.raises(IntegrityError):
        async with town.database.write() as tx:
            await tx.execute(members.update().values(decided_by=members.c.person_id))
    await verifier.send("/anggota")
    await verifier.expect("peran Anda tidak mencakup")

    await apply(admin)
    assert await notices_about_self(town, admin) == 0, "nobody is asked to decide on themselves"
    async with town.database.read() as connection:
        own = await people.find(connection, admin.id)
    assert own is not None
    refused = await admin.tap(message=card, data=f"mem_ok:{own.id}:1")
    assert "diputuskan admin lain" in refused.text
    await admin.send("/anggota")
    await admin.tap("Admin")
    shown = await admin.expect("diputuskan admin lain")
    assert "Setujui" not in shown.labels
    assert not {"member.look", "member.approve", "member.refuse"} & set(await acts(town)), "no act, no row"


async def notices_about_self(town: Town, person: Person) -> int:
    """Notices to the person that ask for a decision on themselves."""
    async with town.database.read() as connection:
        found = await people.find(connection, person.id)
        assert found is not None
        statement = (
            select(func.count())
            .select_from(deliveries)
            .where(deliveries.c.chat_id == person.id, deliveries.c.dedupe_key.like(f"member.applied:{found.id}:%"))
        )
        return int((await connection.execute(statement)).scalar_one())


async def test_the_list_pages_searches_and_keeps_to_the_scope(town: Town) -> None:
    """R8: names and states, never who shared. R12: opening one is written down."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, JAKARTA)
    seed = await town.member("Zainab")
    outside = await town.member("Wayan", province="51")
    assert town.app is not None
    numbered = [
        Newcomer(telegram_id=900_000 + number, name=f"Anggota {number:02d}", province_code="31") for number in range(10)
    ]
    await enrol(town.app.services, numbered)
    await town.app.services.people.joining.apply(
        Caller(telegram_id=numbered[-1].telegram_id), province_code="31", institution_name="Balai Warta"
    )
    async with town.database.read() as connection:
        before = (await connection.execute(select(func.count()).select_from(audit_rows))).scalar_one()
    await admin.send("/anggota")
    shown = await admin.expect("Anggota di wilayah Anda: 11")
    assert shown.labels[0].startswith("⏳ Anggota 09"), "who waits comes first"
    assert shown.labels[1].startswith("✅ Anggota 00")
    for _ in range(2):
        await admin.tap("›")
    await admin.expect("Halaman 3 dari 3", button="Zainab")
    await admin.tap("Zainab")
    card = await admin.expect("Status: anggota")
    assert "sebar" not in card.text.casefold()
    assert (await acts(town))[-1] == "member.look"
    await admin.tap("Daftar anggota")
    await admin.expect("Halaman 3 dari 3")
    await admin.send("ANGGOTA 03")
    found = await admin.expect("Hasil pencarian")
    assert [label[:12] for label in found.labels if "✅" in label] == ["✅ Anggota 03"]
    for typed in ("Wayan", "100%_\\", HOSTILE):
        await admin.send(typed)
        await admin.expect(": 0")
    await admin.send("y" * 61)
    await admin.expect("terlalu panjang")
    await admin.tap("Tampilkan semua")
    await admin.expect("Anggota di wilayah Anda: 11")
    assert seed.id != outside.id
    async with town.database.read() as connection:
        listed = audit_rows.c.act == "member.list"
        counted = select(func.count()).select_from(audit_rows)
        assert (await connection.execute(counted.where(~listed))).scalar_one() == before + 1
        # R11: whoever stood on a page that was shown can see so in their own data.
        assert (await connection.execute(counted.where(listed))).scalar_one() == 19
