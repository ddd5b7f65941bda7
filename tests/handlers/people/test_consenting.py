"""Start, consent and language."""

from sqlalchemy import select

from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Role
from siman_bot.services.transaction import Caller
from storage.people.tables import consents
from tests.town import Town


async def test_a_person_agrees_and_is_known(town: Town) -> None:
    rina = await town.person("Rina")
    await rina.start()
    await rina.expect("Sebelum Anda mulai")
    await rina.tap("Saya setuju")
    await rina.expect("Terima kasih")
    await rina.start()
    await rina.expect("Halo, Rina")


async def test_nothing_is_stored_before_consent(town: Town) -> None:
    """R11."""
    rina = await town.person("Rina")
    await rina.start()
    await rina.tap("Tidak setuju")
    await rina.expect("tidak ada yang kami simpan")
    assert town.app is not None
    assert (await town.app.services.people.consenting.standing(rina.id)).person is None


async def test_language_changes_at_once(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/bahasa")
    await rina.tap("English")
    await rina.expect("speaks English")
    await rina.send("/bantuan")
    await rina.expect("Commands you can use")


async def test_a_stranger_chooses_a_language_without_being_stored(town: Town) -> None:
    """R11."""
    john = await town.person("John", language_code="en")
    await john.send("/bahasa")
    await john.tap("English")
    await john.expect("Before you start")
    assert town.app is not None
    assert (await town.app.services.people.consenting.standing(john.id)).person is None


async def test_a_new_consent_text_is_asked_for_before_anything_else(town: Town) -> None:
    """R11: until then people see, take and erase their data, and no more."""
    rina = await town.person("Rina")
    await rina.has_started()
    assert town.app is not None
    await town.app.services.people.consenting.agree(
        Caller(telegram_id=rina.id), name="Rina", language="id", text_version=CONSENT_VERSION - 1
    )
    await town.grant(rina, Role.CENTRAL)
    for command in ("/buat", "/daftar", "/profil", "/lapor kabar", "/siaran"):
        await rina.send(command)
        await rina.expect("belum memberi persetujuan atas teks yang berlaku")
    await rina.send("/dataku")
    await rina.expect("Data Anda di bot ini", button="Tarik persetujuan")
    await rina.start()
    await rina.expect("Sebelum Anda mulai")
    await rina.tap("Tidak setuju")
    await rina.expect("sampai Anda menghapusnya lewat /dataku")
    await rina.start()
    await rina.tap("Saya setuju")
    await rina.expect("Terima kasih")
    await rina.send("/buat")
    await rina.expect("Langkah 1")
    async with town.database.read() as connection:
        given = (await connection.execute(select(consents.c.text_version).order_by(consents.c.id))).scalars().all()
    assert given == [CONSENT_VERSION - 1, CONSENT_VERSION]
    await rina.send("/dataku")
    await rina.tap("Tarik persetujuan")
    await rina.tap("Ya, hapus sekarang")
    await rina.expect("Data Anda sudah dihapus")
