import aiohttp
import pytest
from playwright.async_api import expect

from siman_bot.sandbox import Group, Person, Sandbox
from tests.page.echo_bot import BotError, EchoBot
from tests.page.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_bot_is_kicked_and_brought_back(screen: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    await screen.open(sari, group)
    pane = await screen.open_panel("Obrolan ini")
    await pane.get_by_role("button", name="Keluarkan bot").click()
    await expect(pane).to_contain_text("dikeluarkan")
    with pytest.raises(BotError, match="kicked"):
        await bot.send(group.id, "Masih di sini?")
    calls = await screen.open_panel("Panggilan")
    await expect(calls.get_by_role("listitem").first).to_contain_text("ditolak")
    await expect(calls.get_by_role("listitem").first).to_contain_text("Forbidden: bot was kicked")
    pane = await screen.open_panel("Obrolan ini")
    await pane.get_by_role("button", name="Masukkan bot").click()
    await expect(pane.get_by_role("button", name="Keluarkan bot")).to_be_visible()
    await bot.send(group.id, "Kembali lagi")
    await screen.close_panel()
    await screen.sees("Kembali lagi")


async def test_a_silenced_bot_may_not_write_until_allowed(
    wide: Screen, bot: EchoBot, sari: Person, group: Group
) -> None:
    await wide.open(sari, group)
    pane = await wide.open_panel("Obrolan ini")
    await pane.get_by_role("button", name="Larang menulis").click()
    await expect(pane).to_contain_text("tidak boleh menulis")
    with pytest.raises(BotError, match="not enough rights"):
        await bot.send(group.id, "Boleh?")
    await pane.get_by_role("button", name="Izinkan menulis").click()
    await expect(pane.get_by_role("button", name="Larang menulis")).to_be_visible()
    await bot.send(group.id, "Boleh.")
    await wide.sees("Boleh.")


async def test_the_page_follows_a_group_that_migrates(screen: Screen, bot: EchoBot, sari: Person, group: Group) -> None:
    await screen.open(sari, group)
    await screen.field.fill("Halo supergrup")
    pane = await screen.open_panel("Obrolan ini")
    await pane.get_by_role("button", name="Jadikan supergrup").click()
    await expect(pane.get_by_role("button", name="Jadikan supergrup")).to_have_count(0)
    with pytest.raises(BotError, match="upgraded to a supergroup"):
        await bot.send(group.id, "Ke alamat lama")
    await screen.close_panel()
    await expect(screen.message("Grup ini menjadi supergrup")).to_have_count(1)
    await screen.field.press("Enter")
    await screen.sees("Gema: Halo supergrup")


async def test_a_person_blocks_the_bot_and_restarts_it(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    pane = await screen.open_panel("Obrolan ini")
    await pane.get_by_role("button", name="Blokir bot").click()
    await expect(pane).to_contain_text("memblokir bot")
    with pytest.raises(BotError, match="blocked"):
        await bot.send(sari.id, "Halo?")
    await screen.close_panel()
    await screen.page.get_by_role("button", name="Buka blokir dan mulai lagi").click()
    await expect(screen.message("Halo")).to_have_count(2)


async def test_the_line_is_cut_and_mended(screen: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await screen.open(sari)
    await screen.sees("Halo")
    pane = await screen.open_panel("Saluran")
    await pane.get_by_role("button", name="Putus saluran").click()
    await expect(pane).to_contain_text("Saluran terganggu.")
    with pytest.raises(aiohttp.ClientError):
        await bot.send(sari.id, "Tidak sampai")
    calls = await screen.open_panel("Panggilan")
    await expect(calls.get_by_role("listitem").first).to_contain_text("Putus sebelum sampai")
    pane = await screen.open_panel("Saluran")
    await pane.get_by_role("button", name="Pulihkan saluran").click()
    await expect(pane).to_contain_text("Saluran tersambung.")
    await screen.close_panel()
    await screen.say("Sudah pulih?")
    await screen.sees("Gema: Sudah pulih?")
    await expect(screen.message("Tidak sampai")).to_have_count(0)


async def test_faults_can_be_narrowed(wide: Screen, bot: EchoBot, sandbox: Sandbox, sari: Person, budi: Person) -> None:
    await sari.start()
    await budi.start()
    await wide.open(sari)
    await wide.sees("Halo")
    pane = await wide.open_panel("Saluran")
    await pane.get_by_label("Jenis gangguan").select_option(label="Terlalu cepat (429)")
    await pane.get_by_label("Detik", exact=True).fill("17")
    await pane.get_by_label("Metode").select_option("sendMessage")
    await pane.get_by_label("Hanya untuk obrolan yang terbuka").check()
    await pane.get_by_role("button", name="Tambah gangguan").click()
    await expect(pane.get_by_role("list", name="Gangguan yang berlaku")).to_contain_text("17 detik")
    await bot.send(budi.id, "Tidak terganggu")
    with pytest.raises(BotError, match="retry after 17"):
        await bot.send(sari.id, "Ditunda")
    await expect(pane).to_contain_text("Saluran tersambung.")


async def test_an_answer_that_got_lost_is_told_apart(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await wide.sees("Halo")
    pane = await wide.open_panel("Saluran")
    await pane.get_by_label("Jenis gangguan").select_option(label="Putus setelah sampai")
    await pane.get_by_label("Metode").select_option("sendMessage")
    await pane.get_by_role("button", name="Tambah gangguan").click()
    await expect(pane).to_contain_text("Saluran terganggu.")
    with pytest.raises(aiohttp.ClientError):
        await bot.send(sari.id, "Sampai juga")
    await wide.sees("Sampai juga")
    calls = await wide.open_panel("Panggilan")
    await expect(calls.get_by_role("listitem").first).to_contain_text("sampai, jawaban hilang")


async def test_a_group_can_be_founded_and_filled(wide: Screen, bot: EchoBot, sari: Person, budi: Person) -> None:
    await sari.start()
    await wide.open(sari)
    pane = await wide.open_panel("Obrolan ini")
    await pane.get_by_text("Grup baru").click()
    await pane.get_by_label("Nama grup").fill("Tim Verifikasi")
    await pane.get_by_role("button", name="Buat").click()
    await expect(wide.page.get_by_role("heading", name="Tim Verifikasi").first).to_be_visible()
    await pane.get_by_role("button", name="Masukkan bot").click()
    await wide.sees("Sari Wulandari menambahkan Bot Uji")
    await pane.get_by_label("Tambah orang ke grup").select_option(label="Budi Santoso")
    await pane.get_by_role("button", name="Tambah", exact=True).click()
    await wide.sees("Sari Wulandari menambahkan Budi Santoso")


async def test_a_group_with_topics(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    pane = await wide.open_panel("Obrolan ini")
    await pane.get_by_text("Grup baru").click()
    await pane.get_by_label("Nama grup").fill("Forum Humas")
    await pane.get_by_label("Dengan topik").check()
    await pane.get_by_role("button", name="Buat", exact=True).click()
    await expect(wide.page.get_by_role("heading", name="Forum Humas").first).to_be_visible()
    await pane.get_by_role("button", name="Masukkan bot").click()
    await pane.get_by_role("button", name="Jadikan admin").click()
    await pane.get_by_label("Nama topik baru").fill("Siaran")
    await pane.get_by_role("button", name="Buat topik").click()
    await wide.sees("Sari Wulandari membuka topik “Siaran”")
    await wide.page.get_by_role("combobox", name="Topik", exact=True).select_option("Siaran")
    await wide.say("Halo topik")
    await expect(wide.message("Gema: Halo topik")).to_be_visible()
    await expect(wide.message("# Siaran").first).to_contain_text("Halo topik")
    await pane.get_by_role("button", name="Tutup topik").click()
    await wide.sees("Sari Wulandari menutup topik")
    await pane.get_by_role("button", name="Buka kembali").click()
    await wide.sees("Sari Wulandari membuka kembali topik")


async def test_only_a_supergroup_can_have_topics(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await wide.open(sari)
    pane = await wide.open_panel("Obrolan ini")
    await pane.get_by_text("Grup baru").click()
    await pane.get_by_label("Nama grup").fill("Grup lama")
    await pane.get_by_label("Jenis grup").select_option("group")
    await pane.get_by_label("Dengan topik").check()
    await pane.get_by_role("button", name="Buat", exact=True).click()
    await expect(wide.page.get_by_text("Hanya supergrup yang dapat memakai topik.")).to_be_visible()


async def test_a_violation_is_followed_by_silence(wide: Screen, bot: EchoBot, sari: Person, budi: Person) -> None:
    await sari.start()
    await budi.start()
    await wide.open(sari)
    await wide.sees("Halo")
    pane = await wide.open_panel("Saluran")
    await pane.get_by_label("Detik tanpa layanan setelah melanggar").fill("90")
    await pane.get_by_label("Terapkan batas kirim Telegram").check()
    await expect(pane.get_by_label("Terapkan batas kirim Telegram")).to_be_checked()
    for number in range(3):
        await bot.send(sari.id, f"Kabar {number}")
    with pytest.raises(BotError, match="Too Many Requests"):
        await bot.send(sari.id, "Satu lagi")
    with pytest.raises(BotError, match=r"retry after (?:89|90)"):
        await bot.send(budi.id, "Juga tidak")


async def test_failed_calls_are_found_among_many(wide: Screen, bot: EchoBot, sari: Person) -> None:
    await sari.start()
    await wide.open(sari)
    await wide.sees("Halo")
    with pytest.raises(BotError, match="chat not found"):
        await bot.send(5, "Kepada tak seorang pun")
    for number in range(100):
        await bot.send(sari.id, f"Kabar {number}")
    calls = await wide.open_panel("Panggilan")
    await expect(calls).to_contain_text("101 berhasil · 0 menunggu · 1 gagal")
    await expect(calls.get_by_role("listitem")).to_have_count(80)
    await calls.get_by_role("button", name="Muat panggilan yang lebih lama").click()
    await expect(calls.get_by_role("listitem")).to_have_count(102)
    await calls.get_by_label("Hanya yang gagal").check()
    await expect(calls.get_by_role("listitem")).to_have_count(1)
    await expect(calls.get_by_role("listitem")).to_contain_text("chat not found")
    await expect(calls.get_by_role("button", name="Muat panggilan yang lebih lama")).to_be_hidden()
