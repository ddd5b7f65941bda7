"""An item is shared by its reader as themselves, with the one text and its line of disclosure (R6, R7)."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.sharing import Window, share_link
from siman_bot.services.publishing.neutrality.importing import Importing
from tests.sharing import make_item
from tests.town import MORNING, USERNAME, Town

LONGEST_LINK = 2_048
WINDOWS = {"WhatsApp": "wa.me", "Telegram": "t.me", "X": "x.com", "Threads": "www.threads.com"}


@given(text=st.text(max_size=256), window=st.sampled_from(Window))
def test_the_whole_text_comes_out_of_the_link_as_it_went_in(text: str, window: Window) -> None:
    said = parse_qs(
        urlsplit(share_link(window, text, check_url="https://t.me/a?start=b")).query, keep_blank_values=True
    )
    assert said["text"] == [text]


@given(text=st.text(alphabet=st.characters(min_codepoint=0x20, exclude_categories=["Cs"]), max_size=128))
def test_no_link_is_longer_than_a_button_holds(text: str) -> None:
    for window in Window:
        assert len(share_link(window, text, check_url=f"https://t.me/{USERNAME}?start=cek_7K2QX")) <= LONGEST_LINK


async def test_the_windows_hold_the_text_with_its_last_line(town: Town) -> None:
    item = await make_item(town, "Imunisasi & gizi: 100% gratis?")
    rina = await town.agreed("Rina")
    await rina.send("/konten")
    await rina.tap(item.code)
    shown = await rina.expect("Imunisasi", button="Bagikan")
    assert not [button for row in shown.keyboard for button in row if "url" in button], "nothing leads back by a link"
    await rina.tap("Bagikan")
    ways = await rina.expect("sebagai diri Anda")
    for label, host in WINDOWS.items():
        url = urlsplit(ways.button(label)["url"])
        assert url.netloc == host
        assert parse_qs(url.query)["text"][0].endswith(f"Konten resmi {item.content.office}, kode {item.code}")
    assert ways.button("Salin teks")["copy_text"]["text"].endswith(item.code)
    await rina.tap("Kembali")
    await rina.expect("Imunisasi", button="Catat sebaran")


async def test_a_record_of_a_share_begins_with_a_tap(town: Town) -> None:
    item = await make_item(town, "Imunisasi")
    rina = await town.member("Rina")
    await rina.send(f"/cek {item.code}")
    await rina.tap("Catat sebaran", message=await rina.expect("Kode Resmi"))
    await rina.expect("Kirim tautan kirimannya")


async def test_nothing_is_shared_while_those_who_stand_for_election_are_named(town: Town) -> None:
    """R5: no share row."""
    item = await make_item(town, "Bakti sosial Golkar", target=Scope.parse("province:31"))
    rina = await town.member("Rina")
    await rina.send(f"/cek {item.code}")
    before = await rina.expect("Golkar", button="Bagikan")
    importing = Importing(database=town.database, clock=town.clock)
    await importing.names(("kind,name,aliases,place", "party,Partai Golkar,Golkar,nasional"))
    await importing.periods(("place,kind,from,to", f"31,pilgub,{MORNING.date()},{MORNING.date()}"))
    late = await rina.tap(message=before, data=before.button("Bagikan")["callback_data"])
    assert "peserta pemilihan" in late.text
    await rina.send(f"/cek {item.code}")
    shown = await rina.expect("Golkar")
    assert not {"Bagikan", "Salin teks", "Catat sebaran"} & set(shown.labels)
