import asyncio
import struct
import zlib
from typing import Final

import pytest
from playwright.async_api import FilePayload, expect

from siman_bot.sandbox import Group, Person, Sandbox
from tests.page.echo_bot import EchoBot
from tests.page.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")
NEWS: Final = 0.6
"""Seconds in which a message has reached the page, several times over."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes((27, 108, 181)) * 4 for _ in range(4))))
    + _chunk(b"IEND", b"")
)


async def test_one_chooses_a_person_by_name_and_role_and_writes(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await screen.page.goto(screen.url)
    people = screen.page.get_by_role("dialog", name="Pilih orang")
    await people.get_by_role("searchbox").fill("editor")
    await people.get_by_role("button", name="Sari Wulandari").click()
    await screen.choose_chat("Bot Uji")
    await screen.page.get_by_role("button", name="Mulai", exact=True).click()
    await screen.sees("Halo")
    await screen.say("Selamat pagi")
    await screen.sees("Gema: Selamat pagi")
    await expect(screen.field).to_have_value("")


async def test_a_forced_reply_is_answered_by_a_reply(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    await screen.sees("Halo")
    forced = {"force_reply": True, "input_field_placeholder": "Judul berita"}
    await bot.send(sari.id, "Apa judulnya?", reply_markup=forced)
    await expect(screen.page.get_by_placeholder("Judul berita")).to_be_focused()
    await screen.say("Jadwal vaksinasi")
    await screen.sees("Balasan atas: Apa judulnya?")
    await expect(screen.page.get_by_placeholder("Judul berita")).to_have_count(0)
    await screen.say("Selesai")
    await screen.sees("Gema: Selesai")


async def test_what_is_pressed_stays_where_it_is(
    wide: Screen, bot: EchoBot, sari: Person, budi: Person, group: Group
) -> None:
    """A message that comes just then changes its line, and a click needs one line from beginning to end."""
    for person in (sari, budi):
        await person.start()
    await wide.open(sari)
    await wide.page.get_by_role("button", name="Berperan sebagai").click()
    people = wide.page.get_by_role("dialog", name="Pilih orang")
    await people.get_by_role("button", name="Budi Santoso").hover()
    await wide.page.mouse.down()
    await bot.send(budi.id, "Kabar")
    await asyncio.sleep(NEWS)
    await wide.page.mouse.up()
    await expect(wide.page.get_by_role("button", name="Berperan sebagai")).to_contain_text("Budi Santoso")
    await wide.chat_line("Bot Uji").hover()
    await wide.page.mouse.down()
    await bot.send(group.id, "Kabar di grup")
    await asyncio.sleep(NEWS)
    await expect(wide.chat_line("Humas Maluku")).not_to_contain_text("Kabar di grup")
    await wide.page.mouse.move(640, 400)
    await wide.page.mouse.up()
    await expect(wide.chat_line("Humas Maluku")).to_contain_text("Kabar di grup")


async def test_a_person_can_be_made_on_the_page(screen: Screen, bot: EchoBot) -> None:
    await screen.page.goto(screen.url)
    form = screen.page.get_by_role("dialog", name="Pilih orang")
    await form.get_by_label("Nama depan").fill("Yohana")
    await form.get_by_label("Peran (boleh kosong)").fill("anggota WIT")
    await form.get_by_role("button", name="Buat").click()
    await expect(screen.page.get_by_role("button", name="Berperan sebagai Yohana")).to_contain_text("anggota WIT")


async def test_nobody_takes_the_bots_name(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await wide.page.goto(wide.url)
    form = wide.page.get_by_role("dialog", name="Pilih orang")
    await form.get_by_text("Orang baru").click()
    await form.get_by_label("Nama depan").fill("Tiruan")
    await form.get_by_label("Nama pengguna").fill("Uji_Bot")
    await form.get_by_role("button", name="Buat").click()
    await expect(wide.page.get_by_text("Nama pengguna itu sudah dipakai.")).to_be_visible()
    await sari.start()
    await wide.open(sari)
    await wide.sees("Halo")


async def test_taps_show_toast_and_alert(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    await screen.tap("Sapa")
    await expect(screen.page.get_by_role("status").get_by_text("Halo dari bot")).to_be_visible()
    await screen.tap("Peringatan")
    alert = screen.page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Periksa dulu sumbernya.")
    await screen.page.keyboard.press("Enter")
    await expect(alert).to_be_hidden()


async def test_copy_buttons_fill_the_clipboard(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await wide.tap("Salin kode")
    await expect(wide.page.get_by_text("Disalin.")).to_be_visible()
    assert await wide.page.evaluate("navigator.clipboard.readText()") == "SIMAN-42"


async def test_a_deep_link_in_a_group_opens_the_private_chat(
    screen: Screen, bot: EchoBot, sari: Person, group: Group
) -> None:
    link = {"inline_keyboard": [[{"text": "Daftar", "url": "https://t.me/uji_bot?start=berita_7"}]]}
    await bot.send(group.id, "Siaran baru", reply_markup=link)
    await screen.open(sari, group)
    await screen.log.get_by_role("link", name="Daftar").click()
    await screen.sees("Halo berita_7")
    await expect(screen.page.get_by_role("heading", name="Bot Uji").first).to_be_visible()


async def test_the_menu_offers_the_commands_of_chat_and_language(
    screen: Screen, bot: EchoBot, sari: Person, budi: Person, group: Group
) -> None:
    await bot.call("setMyCommands", commands=[{"command": "bantuan", "description": "Cara memakai"}])
    await bot.call("setMyCommands", commands=[{"command": "help", "description": "How to use"}], language_code="en")
    await bot.call(
        "setMyCommands",
        commands=[{"command": "lapor", "description": "Laporkan hoaks"}],
        scope={"type": "chat", "chat_id": group.id},
    )
    await sari.start()
    await screen.open(sari)
    await screen.page.get_by_role("button", name="Menu perintah").click()
    await screen.page.get_by_role("option", name="/bantuan Cara memakai").click()
    await screen.sees("Gema: /bantuan")
    await screen.open(sari, group)
    await screen.field.fill("/la")
    await expect(screen.page.get_by_role("option")).to_have_count(1)
    await screen.field.press("Enter")
    await screen.sees("Gema: /lapor@uji_bot")
    await budi.start()
    await screen.open(budi)
    await screen.field.fill("/")
    await expect(screen.page.get_by_role("option")).to_have_text("/helpHow to use")


async def test_an_open_menu_follows_the_commands(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await wide.page.get_by_role("button", name="Menu perintah").click()
    await expect(wide.page.get_by_role("option")).to_have_count(1)
    await bot.call("setMyCommands", commands=[{"command": "rekap", "description": "Rekap sebaran"}])
    await bot.send(sari.id, "Menu baru")
    await wide.page.get_by_role("option", name="/rekap Rekap sebaran").click()
    await wide.sees("Gema: /rekap")


async def test_a_long_text_goes_as_several_and_a_rich_one_is_seen(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    await screen.field.fill("kata " * 1_000 + "AKHIR")
    await screen.field.press("Enter")
    await screen.sees("Gema: kata")
    assert len([one for one in await sari.messages() if not one.from_bot]) == 3
    await sari.send_rich({"type": "paragraph", "text": ["Teks ", {"type": "bold", "text": "kaya"}]})
    await screen.sees("Teks kaya")
    await sari.send_contact("Ani", "0812")
    await screen.sees("Ani 0812")


async def test_reply_and_forward(screen: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    await bot.send(group.id, "Kabar yang perlu dicek")
    await screen.open(sari, group)
    await screen.act_on("Kabar yang perlu dicek", "Teruskan")
    await screen.page.get_by_role("dialog", name="Teruskan ke").get_by_role("button", name="Bot Uji").click()
    await screen.sees("Kiriman terusan: Kabar yang perlu dicek")
    await expect(screen.message("Diteruskan dari Bot Uji")).to_be_visible()
    await screen.open(sari, group)
    await screen.act_on("Kabar yang perlu dicek", "Balas")
    await screen.say("Dari mana asalnya?")
    await screen.sees("Balasan atas: Kabar yang perlu dicek")


async def test_a_message_is_pinned_and_unpinned(
    wide: Screen, bot: EchoBot, sandbox: Sandbox, budi: Person, group: Group
) -> None:
    await budi.send("Jadwal piket", chat=group)
    await wide.open(budi, group)
    await wide.act_on("Jadwal piket", "Sematkan")
    await wide.sees("Budi Santoso menyematkan pesan")
    await wide.message("Jadwal piket").last.focus()
    await wide.page.keyboard.press("Enter")
    await wide.page.get_by_role("dialog").get_by_role("button", name="Lepas sematan").click()
    await sandbox.wait_for(lambda: not sandbox.chat(group).pinned)


async def test_forwarded_messages_are_not_edited(wide: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    said = await sari.send("Kabar dari grup", chat=group)
    await sari.forward(said)
    await wide.open(sari)
    await wide.message("Diteruskan dari").first.focus()
    await wide.page.keyboard.press("Enter")
    menu = wide.page.get_by_role("dialog")
    await expect(menu.get_by_role("button", name="Hapus")).to_be_visible()
    await expect(menu.get_by_role("button", name="Edit", exact=True)).to_have_count(0)


async def test_photos_and_files_are_sent_and_shown(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    picker = screen.page.locator("input[type=file]")
    await picker.set_input_files({"name": "bukti.png", "mimeType": "image/png", "buffer": PICTURE})
    await screen.page.get_by_label("Keterangan").fill("Tangkapan layar")
    await screen.page.keyboard.press("Enter")
    await screen.sees("Diterima foto")
    picture = screen.log.get_by_role("img", name="Foto: Tangkapan layar")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("picture => picture.naturalWidth") == 4
    await picker.set_input_files({"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 uji"})
    await screen.page.get_by_role("button", name="Kirim sebagai berkas").click()
    await screen.sees("Diterima surat.pdf")


async def test_an_album_is_sent_from_a_classroom_network(in_class: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await in_class.open(sari)
    assert not await in_class.page.evaluate("isSecureContext")
    files = [FilePayload(name=name, mimeType="image/png", buffer=PICTURE) for name in ("satu.png", "dua.png")]
    await in_class.page.locator("input[type=file]").set_input_files(files)
    await in_class.page.get_by_role("button", name="Kirim sebagai foto").click()
    await expect(in_class.message("Diterima foto")).to_have_count(2)
    albums = {message.raw["media_group_id"] for message in await sari.messages() if "photo" in message.raw}
    assert len(albums) == 1


async def test_copy_buttons_work_on_a_classroom_network(in_class: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await in_class.open(sari)
    await in_class.tap("Salin kode")
    await expect(in_class.page.get_by_text("Disalin.")).to_be_visible()
    await in_class.field.focus()
    await in_class.page.keyboard.press("Control+V")
    await expect(in_class.field).to_have_value("SIMAN-42")


async def test_a_file_that_cannot_be_read_is_said_so(in_class: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await in_class.open(sari)
    file = FilePayload(name="surat.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 uji")
    await in_class.page.locator("input[type=file]").set_input_files(file)
    await in_class.page.evaluate("() => { FileReader.prototype.readAsDataURL = () => { throw new Error('hilang') } }")
    await in_class.page.get_by_role("button", name="Kirim sebagai berkas").click()
    await expect(in_class.page.get_by_text("Tidak bisa: hilang")).to_be_visible()


async def test_edits_and_deletions_are_seen_as_they_happen(
    screen: Screen, bot: EchoBot, sandbox: Sandbox, sari: Person
) -> None:
    await sari.start()
    await screen.open(sari)
    await screen.tap("Ubah")
    await expect(screen.message("Isi sudah diperbarui")).to_contain_text("diedit")
    await screen.tap("Tarik")
    await expect(screen.message("Pesan dihapus")).to_be_visible()
    await expect(screen.message("Isi sudah diperbarui")).to_have_count(0)
    await screen.say("Salah ketk")
    await screen.sees("Gema: Salah ketk")
    await screen.act_on("Salah ketk", "Hapus")
    await expect(screen.message("Pesan dihapus")).to_have_count(2)
    await screen.say("Pesan awal")
    await screen.sees("Gema: Pesan awal")
    await screen.message("Pesan awal").first.focus()
    await screen.page.keyboard.press("Enter")
    await screen.page.get_by_role("dialog").get_by_role("button", name="Edit", exact=True).click()
    await screen.say("Pesan akhir")
    await expect(screen.message("Pesan akhir")).to_contain_text("diedit")


async def test_unread_messages_are_counted_until_seen(screen: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    await screen.page.goto(f"{screen.url}/#p={sari.id}&b=uji_bot")
    await screen.page.get_by_role("button", name="Mulai", exact=True).click()
    if screen.is_narrow:
        await screen.page.keyboard.press("Escape")
    await expect(screen.chat_line("Humas Maluku")).to_contain_text("2 belum dibaca")
    await bot.send(group.id, "Satu lagi")
    await expect(screen.chat_line("Humas Maluku")).to_contain_text("3 belum dibaca")
    await screen.chat_line("Humas Maluku").click()
    await screen.sees("Satu lagi")
    if screen.is_narrow:
        await screen.page.get_by_role("button", name="Kembali ke daftar obrolan").click()
    await expect(screen.chat_line("Humas Maluku")).not_to_contain_text("belum dibaca")


async def test_hostile_text_stays_text(screen: Screen, bot: EchoBot, sandbox: Sandbox, group: Group) -> None:
    hostile = "<img src=x onerror=\"document.title='kena'\"><script>document.title='kena'</script>"
    mallory = await sandbox.people.person(f"{hostile[:40]}", last_name="\u202eterbalik", caption="<b>orang luar</b>")
    await group.add(mallory)
    await mallory.send(f"{hostile} \u202eakhir", chat=group)
    await bot.send(
        group.id,
        "klik",
        entities=[{"type": "text_link", "offset": 0, "length": 4, "url": "javascript:document.title='kena'"}],
    )
    await screen.open(mallory, group)
    await screen.sees(hostile)
    await expect(screen.log.locator("script, img")).to_have_count(0)
    await expect(screen.log.locator("a[href^='javascript']")).to_have_count(0)
    await expect(screen.page).to_have_title("Kotak pasir")
    gap = "node => [...node.querySelectorAll('.meta')].every(each => getComputedStyle(each).direction === 'ltr')"
    assert await screen.log.evaluate(gap)
