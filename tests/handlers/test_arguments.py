"""What is typed behind a command, or in answer to its list, is taken for what it is."""

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from tests.desk import hand_in_many
from tests.handlers.test_where_answers_stand import below
from tests.sharing import make_account, make_item, recorded
from tests.town import Town
from tests.writing import approve, bound_group, in_review

POST = "https://x.com/rina_humas/status/1991"
HOAX = "Katanya mulai besok semua rekening dipotong seratus ribu. Sebarkan!"


async def sharer(town: Town) -> Person:
    rina = await town.member("Rina")
    await make_account(town, rina, Platform.X, "rina_humas")
    return rina


@pytest.mark.parametrize("sent", [("/sebar {post}",), ("/sebar", "{post}"), ("/akun {post}",), ("/akun", "{post}")])
async def test_a_link_to_a_post_is_recorded(town: Town, sent: tuple[str, ...]) -> None:
    rina = await sharer(town)
    item = await make_item(town, "Imunisasi gratis")
    for text in sent:
        await rina.send(text.format(post=POST))
    await rina.expect("1 tautan akan dicatat")
    await rina.tap(item.code)
    await rina.expect("@rina_humas sudah dicatat")
    assert [row.post_id for row in await recorded(town)] == ["1991"]


async def test_a_link_with_its_code_is_recorded_at_once(town: Town) -> None:
    rina = await sharer(town)
    item = await make_item(town, "Imunisasi gratis")
    await make_item(town, "Jadwal mudik")
    await below(rina, f"/sebar {item.code} {POST}", "@rina_humas sudah dicatat")


@pytest.mark.parametrize("sent", [("/sebar gratis",), ("/sebar", "gratis")])
async def test_words_of_a_title_choose_the_item(town: Town, sent: tuple[str, ...]) -> None:
    rina = await sharer(town)
    item = await make_item(town, "Imunisasi gratis")
    await make_item(town, "Jadwal mudik")
    for text in sent:
        await rina.send(text)
    shown = await rina.expect("cocok dengan yang Anda ketik")
    assert [label for label in shown.labels if label.startswith("SM-")] == [f"{item.code} Imunisasi gratis"]
    await below(rina, "mudik", "cocok dengan yang Anda ketik")
    await below(rina, "tidak ada itu", "dengan kata itu di judulnya")
    await rina.send("/sebar")
    await below(rina, item.code, "Kirim tautan kirimannya")


async def test_the_list_of_content_is_answered_by_typing(town: Town) -> None:
    rina = await town.agreed("Rina")
    item = await make_item(town, "Imunisasi gratis")
    await make_item(town, "Jadwal mudik")
    await below(rina, "/konten", "Konten resmi")
    shown = await below(rina, "gratis", "Konten resmi")
    assert [label for label in shown.labels if label.startswith("SM-")] == [f"{item.code} Imunisasi gratis"]
    await below(rina, "mudik sekarang", "Tidak ada konten resmi yang cocok")


@pytest.mark.parametrize("command", ["/konten", "/sebar", "/akun"])
async def test_a_post_beside_a_list_is_no_answer_to_it(town: Town, command: str) -> None:
    rina = await sharer(town)
    await make_item(town, "Imunisasi gratis")
    await below(rina, command, "")
    await rina.send(HOAX)
    await rina.expect(HOAX[:20], button="Laporkan")
    await below(rina, command, "")
    await rina.forward_text("Imunisasi besok", origin_name="Zulfikar")
    await rina.expect("Imunisasi besok", button="Laporkan")


async def test_an_account_begins_by_its_link(town: Town) -> None:
    rina = await town.member("Rina")
    for sent in (("/akun https://x.com/rina_humas",), ("/akun", "x.com/rina_humas"), ("/sebar x.com/rina_humas",)):
        for text in sent:
            await rina.send(text)
        await rina.expect("@rina_humas", button="pribadi")
        await rina.send("/batal")
        await rina.expect("dibatalkan")
    await below(rina, "/akun @rina_humas", "tautan profil")
    await below(rina, "https://x.com/rina_humas", "@rina_humas")


@pytest.mark.parametrize("command", ["/cek", "/konten", "/sebar", "/lapor", "/akun", "/tiket"])
async def test_a_ticket_is_found_behind_every_command(town: Town, command: str) -> None:
    rina = await sharer(town)
    await rina.send(f"/lapor {HOAX}")
    await rina.tap("Kirim laporan")
    shown = await rina.expect("LP-")
    ticket = next(word.strip(".,") for word in shown.text.split() if word.startswith("LP-"))
    await below(rina, f"{command} {ticket}", HOAX[:20])


@pytest.mark.parametrize("command", ["/tiket", "/lapor", "/akun"])
async def test_an_item_is_checked_behind_every_command(town: Town, command: str) -> None:
    rina = await sharer(town)
    item = await make_item(town, "Imunisasi gratis")
    await below(rina, f"{command} {item.code}", "Imunisasi gratis")


@pytest.mark.parametrize("command", ["/tiket", "/konten"])
async def test_a_post_behind_a_list_is_handed_in(town: Town, command: str) -> None:
    ed = await town.staff("Ed", Role.CENTRAL)
    await below(ed, f"{command} {POST}", "1 tautan")
    await ed.tap("Laporkan")
    await ed.expect(POST)


@pytest.mark.parametrize("behind", [True, False])
async def test_the_lists_of_staff_are_answered_by_codes(town: Town, *, behind: bool) -> None:
    """Behind the command, or beneath its list; a code of nothing there leads on."""
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    vera = await town.staff("Vera", Role.VERIFIER)
    await bound_group(town, "Humas Bali", creator=ayu, scope="province:51")
    offered = await in_review(town, sari, way=Way.RELAY)
    await approve(tono, offered)
    await ayu.expect("Untuk Anda teruskan", earlier=True)
    waiting = await in_review(town, sari)
    (ticket,) = await hand_in_many(town, await town.agreed("Rina"), 1)

    async def asks(person: Person, command: str, typed: str, then: str) -> Shown:
        if behind:
            return await below(person, f"/{command} {typed}", then)
        await person.send(f"/{command}")
        await person.expect()
        return await below(person, typed, then)

    await asks(tono, "tinjau", waiting, "Periksa sumbernya")
    await asks(ayu, "teruskan", offered, "Untuk Anda teruskan")
    await asks(tono, "siaran", offered, f"Siaran {offered}")
    await asks(vera, "antrean", ticket, f"Laporan {ticket}")
    for person, command in ((tono, "tinjau"), (ayu, "teruskan"), (tono, "siaran")):
        assert (await asks(person, command, "SM-22222", "Tidak ditemukan")).labels
