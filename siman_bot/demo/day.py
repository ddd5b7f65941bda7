"""One short day, played by tapping and typing as people do, and told while it happens."""

import asyncio
from collections.abc import Callable
from typing import Final

from siman_bot.demo.cast import Cast
from siman_bot.domain.places import Region
from siman_bot.sandbox import Person, Shown

Tell = Callable[[str], None]
"""Prints one line of the story."""

PATIENCE: Final = 30.0
"""Seconds to wait for what goes through the outbox, which keeps Telegram's pace."""

_NARRATIVE: Final = (
    "Imunisasi campak gratis di semua posyandu",
    "Mulai Senin, imunisasi campak diberikan gratis di semua posyandu. Bawa buku KIA anak Anda.",
    "https://kemkes.go.id/imunisasi-campak",
    "Kementerian Kesehatan",
    "Kepala Biro Komunikasi",
)
_EVENT: Final = (
    "Pameran Keluarga Sehat dibuka Sabtu",
    "Pameran Keluarga Sehat dibuka untuk umum hari Sabtu, masuk gratis, dari pagi sampai sore.",
    "https://kemkes.go.id/pameran-keluarga-sehat",
)
_PAGE: Final = "https://www.humas-daerah.go.id/kontak"
_CLAIM: Final = "AWAS! Vaksin campak mengandung chip pelacak. Sebarkan! https://kabar.example/chip"
_VERDICT: Final = (
    "Kementerian Kesehatan",
    "Kementerian Komunikasi dan Digital",
    "https://www.pom.go.id/vaksin-campak",
    "Badan Pengawas Obat dan Makanan",
    "https://www.who.int/measles",
    "Organisasi Kesehatan Dunia",
    "Vaksin campak tidak mengandung chip. Bahan-bahannya tercantum dalam izin edarnya.",
)


async def play(cast: Cast, tell: Tell) -> None:
    """The seven steps of the main job, in order."""
    await _join(cast, tell)
    await _bind(cast, tell)
    await _publish(cast, tell)
    await _relay(cast, tell)
    await _share(cast, tell)
    await _report(cast, tell)
    await _sum_up(cast, tell)


async def _join(cast: Cast, tell: Tell) -> None:
    tell("1. Rina joins: consent, region, province, regency, institution; the admin of her region approves")
    rina, adi = cast.newcomer, cast.admins[Region.WIB]
    await rina.start()
    await rina.tap("Saya setuju")
    await rina.tap("Daftar sebagai anggota")
    await rina.tap("WIB")
    await rina.expect("provinsi")
    await rina.send("jakarta")
    await rina.tap("Jakarta")
    await rina.expect("kabupaten")
    await rina.send("selatan")
    await rina.expect('"selatan"')
    await rina.tap("Jakarta Selatan")
    await rina.tap("Diskominfo")
    await rina.tap("Kirim")
    card = await adi.expect("Pendaftar baru", seconds=PATIENCE)
    _show(tell, adi, card.text)
    await adi.tap("Setujui")
    _show(tell, rina, (await rina.expect("disetujui", earlier=True, seconds=PATIENCE)).text)


async def _bind(cast: Cast, tell: Tell) -> None:
    tell("2. The admin adds the bot to one more group and binds it with /grup")
    adi = cast.admins[Region.WIB]
    group = await cast.stage.group("Humas Kota Jakarta Selatan", creator=adi, kind="group")
    await group.add_bot()
    await adi.send("/grup", chat=group)
    await adi.expect("Hubungkan grup ini")
    await adi.send("jakarta selatan")
    await adi.tap("Jakarta Selatan")
    await adi.tap("Hubungkan ke")
    _show(tell, adi, (await group.expect("terhubung", earlier=True, seconds=PATIENCE)).text, where=group.title)
    cast.groups.append(group)


async def _publish(cast: Cast, tell: Tell) -> None:
    tell(f"3. The centre writes a narrative; another person approves it; it goes to all {len(cast.groups)} groups")
    budi, citra = cast.staff["budi"], cast.staff["citra"]
    await _write(budi, _NARRATIVE, "Langsung ke grup")
    await _approve(citra)
    seen = await cast.groups[0].expect(_NARRATIVE[0], earlier=True, seconds=PATIENCE)
    _show(tell, cast.members[0], seen.text, where=cast.groups[0].title)


async def _relay(cast: Cast, tell: Tell) -> None:
    tell("4. Another item travels through regional admins: each forwards it to the own groups with one tap")
    budi, citra = cast.staff["budi"], cast.staff["citra"]
    await _write(budi, _EVENT, "Lewat admin wilayah")
    await _approve(citra)
    for region in (Region.WITA, Region.WIT):
        admin = cast.admins[region]
        await admin.expect(_EVENT[0], button="Teruskan ke", earlier=True, seconds=PATIENCE)
        await admin.tap("Teruskan ke")
        _show(tell, admin, (await admin.expect("grup Anda")).text)


async def _share(cast: Cast, tell: Tell) -> None:
    tell("5. Members register accounts, tap 'Catat sebaran' in the group and hand in the links of their posts")
    everybody = enumerate([*cast.members, cast.newcomer])
    # Of each region the first one writes for the institution, the others for themselves.
    firsts = {cast.homes.index(region) for region in Region}
    answers = await asyncio.gather(
        *(_share_one(cast, number, member, official=number in firsts) for number, member in everybody)
    )
    _show(tell, cast.newcomer, answers[-1].text)
    tell(f"   {len(answers)} shares are recorded.")


async def _share_one(cast: Cast, number: int, member: Person, *, official: bool) -> Shown:
    """All at once, as people do: each waits for the pace of the own chat."""
    handle = f"humas_{member.first_name.lower()}"
    await member.send("/akun")
    await member.tap("Tambah akun")
    await member.send(f"https://www.instagram.com/{handle}")
    await member.tap("Akun instansi" if official else "Akun pribadi")
    await member.tap("Saya mengelola" if official else "Ini akun saya")
    await member.expect("sudah terdaftar")
    if official:
        # Two admins, the first by a page of the institution's own that names it: the account is the institution's.
        first, second = cast.admins[cast.homes[number]], cast.staff["citra"]
        asked = await first.expect(f"@{handle}", button="Setujui akun", earlier=True, seconds=PATIENCE)
        await first.tap("Setujui akun", message=asked, seconds=PATIENCE)
        await first.send(_PAGE)
        asked = await second.expect(f"@{handle}", button="Setujui akun", earlier=True, seconds=PATIENCE)
        await second.tap("Setujui akun", message=asked, seconds=PATIENCE)
        await member.expect("dikonfirmasi", earlier=True, seconds=PATIENCE)
    await member.tap("Catat sebaran", chat=cast.groups[0] if number < len(cast.members) else None)
    await member.expect(button="Lewati") if number < len(cast.members) else await member.tap(_NARRATIVE[0][:20])
    await member.send(f"https://www.instagram.com/{handle}/p/Cx{number}demo/?igsh=abc")
    return await member.expect("sudah dicatat")


async def _report(cast: Cast, tell: Tell) -> None:
    tell("6. A member reports a suspicious post; two verifiers confirm the claim; one answers, the other approves")
    eko, vera, vino = cast.members[1], cast.staff["vera"], cast.staff["vino"]
    await eko.send("/lapor")
    await eko.forward_text(_CLAIM, origin_name="Grup keluarga")
    await eko.tap("Kirim laporan")
    _show(tell, eko, (await eko.expect("tiket")).text)
    for verifier in (vera, vino):
        await verifier.send("/antrean")
        await verifier.tap("LP-")
        await verifier.tap("Layak diperiksa")
    await vino.tap("Salah")
    for answer in _VERDICT:
        await vino.send(answer)
        await vino.expect()
    await vino.tap("Kirim untuk disetujui")
    await vera.expect("menunggu persetujuan", button="Buka laporan", earlier=True, seconds=PATIENCE)
    await vera.tap("Buka laporan")
    await vera.tap("Baca putusannya")
    _show(tell, vera, (await vera.expect("Begini pelapor akan membacanya")).text)
    await vera.tap("Setujui dan jawab pelapor")
    _show(tell, eko, (await eko.expect("Klarifikasi", earlier=True, seconds=PATIENCE)).text)


async def _sum_up(cast: Cast, tell: Tell) -> None:
    tell("7. The author sees what came of the broadcast; the coordinator asks who amplified what")
    budi, koko = cast.staff["budi"], cast.staff["koko"]
    _show(tell, budi, (await budi.expect("Selesai", earlier=True, seconds=PATIENCE)).text)
    await koko.send("/rekap")
    await koko.tap("Semua")
    await koko.expect("SM-")
    await koko.tap(_NARRATIVE[0][:15])
    _show(tell, koko, (await koko.expect("Wilayah WIB")).text)
    await koko.tap("Akun instansi")
    _show(tell, koko, (await koko.expect("Instagram")).text)


async def _write(editor: Person, words: tuple[str, ...], way: str) -> None:
    await editor.send("/buat")
    shown = await editor.expect()
    if "Langkah" not in shown.text:
        await editor.tap("Tulis baru")
    for word in words:
        await editor.expect("Langkah")
        await editor.send(word)
    for _ in range(len(_NARRATIVE) - len(words)):
        await editor.expect(button="Pakai")
        await editor.tap("Pakai")
    await editor.tap("Seluruh Indonesia")
    await editor.tap(way)
    await editor.tap("Kirim untuk ditinjau")


async def _approve(reviewer: Person) -> None:
    await reviewer.send("/tinjau")
    await reviewer.tap("SM-")
    await reviewer.tap("Sudah saya periksa")
    await reviewer.expect("disetujui")


def _show(tell: Tell, person: Person, text: str, *, where: str = "") -> None:
    place = f" in {where}" if where else ""
    tell(f"   {person.first_name}{place} reads:")
    for line in text.splitlines():
        tell(f"   | {line}")
