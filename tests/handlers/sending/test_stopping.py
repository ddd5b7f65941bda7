"""/hentikan: one person stops everything outgoing, another one lets it go on."""

import re

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Group
from storage import audit
from storage.engine import Database
from storage.sending.broadcasts.stops import newest
from storage.sending.tables import stops
from tests.alone import looked_after
from tests.town import MORNING, Town
from tests.writing import TITLE, approved, bound_group


async def shown_in(group: Group) -> int:
    return len([message for message in await group.messages() if TITLE in message.text])


async def test_one_stops_everything_and_another_lets_it_go_on(town: Town) -> None:
    """R12: both acts are in the audit, in the transactions of the acts."""
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    await town.enrol(tono, province="91")
    budi = await town.staff("Budi", Role.CENTRAL, Scope.parse("province:51"))
    vera = await town.staff("Vera", Role.VERIFIER)
    group = await bound_group(town, "Humas Bali", creator=tono, scope="province:51")
    for person, words in ((vera, "peran Anda"), (budi, "di luar wilayah tugas")):
        await person.send("/hentikan")
        refused = await person.expect(words)
        for data in ("stop-all:0", "resume-all:1", "stop-look"):
            assert words in (await person.tap(message=refused, data=data)).text
    await sari.send("/hentikan")
    asked = await sari.expect("1 petugas Pusat nasional lainnya", button="Hentikan semua sekarang")
    await sari.tap("Hentikan semua")
    await sari.expect("oleh Anda (Pusat)")
    told = await tono.expect("Anda termasuk yang dapat melanjutkannya", earlier=True)
    assert re.search(r"25 Nov 12\.\d\d WIT\b", told.text)
    assert "sudah dihentikan" in (await sari.tap(message=asked, data="stop-all:0")).text
    async with town.database.read() as connection:
        resume = f"resume-all:{await newest(connection)}"
    code = await approved(town, sari, tono)
    await sari.expect("Semua pengiriman sedang dihentikan", earlier=True)
    await town.restart()
    await sari.send("/bantuan")
    await sari.expect("/hentikan")
    await tono.send("/siaran")
    await tono.expect("Semua pengiriman dihentikan sejak 25 Nov 12.")
    await tono.tap(code)
    await tono.expect("Status: dihentikan")
    await budi.send("/siaran")
    seen = await budi.expect("Semua pengiriman dihentikan sejak 25 Nov 11.")
    assert "/hentikan" not in seen.text
    assert re.search(r"25 Nov 11\.\d\d WITA", seen.text)
    own = await sari.tap(message=asked, data=resume)
    assert "salah satu dari 1 petugas Pusat nasional lainnya" in own.text
    await looked_after(town.database)
    assert await shown_in(group) == 0
    await tono.tap("Lihat")
    screen = await tono.expect("Pastikan sebabnya sudah diatasi")
    assert "Tidak ada yang berubah" in (await tono.tap("Perbarui")).text
    await tono.tap("Lanjutkan pengiriman")
    went_on = await tono.expect("Pengiriman berjalan lagi")
    assert "Hentikan" not in " ".join(went_on.labels)
    await group.expect(TITLE, earlier=True)
    await sari.expect("Pengiriman dilanjutkan", earlier=True)
    await sari.expect("1/1 terkirim", earlier=True)
    assert "sudah dilanjutkan" in (await tono.tap(message=screen, data=resume)).text
    assert "tidak berlaku" in (await sari.tap(message=asked, data="stop-all:0")).text
    async with town.database.read() as connection:
        assert [row.act for row in await audit.about(connection, "sending")] == ["sending.stop", "sending.resume"]


async def test_whoever_is_alone_is_warned_before_and_after(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await sari.send("/hentikan")
    await sari.expect("belum ada orang lain yang berhak")
    await sari.tap("Hentikan semua")
    await sari.expect("Minta pengelola bot")


async def test_the_database_lets_nobody_resume_what_they_stopped(database: Database) -> None:
    from storage.people import people  # noqa: PLC0415 - only here

    async with database.write() as tx:
        person = await people.add(tx, telegram_id=7, name="Tono", language="id", audit_key="k", now=MORNING)
        await tx.execute(stops.insert().values(stopped_by=person, stopped_at=MORNING, in_force=1))
    with pytest.raises(IntegrityError, match="not_self_resumed"):
        async with database.write() as tx:
            await tx.execute(update(stops).values(in_force=None, resumed_at=MORNING, resumed_by=person))
