"""R5: where an election is running nothing that names those who take part is spread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Content
from siman_bot.services.publishing.neutrality.importing import Importing
from tests.sharing import make_account, make_item, recorded
from tests.town import MORNING, USERNAME, Town
from tests.writing import CONTENT, bound_group, in_review

JATENG = Scope.parse("province:33")
NAMES = (
    "kind,name,aliases,place",
    "candidate,Andi Prawirakusuma,nomor urut 2,33",
    "party,Partai Golkar,Golkar,nasional",
)


async def elections(town: Town, *, names: Sequence[str] = NAMES, running: bool = True) -> None:
    """A lexicon, and an election in Central Java that is running now, or is over."""
    importing = Importing(database=town.database, clock=town.clock)
    assert not (await importing.names(names)).bad
    first = MORNING.date() - timedelta(days=0 if running else 9)
    last = first + timedelta(days=7)
    calendar = await importing.periods(("place,kind,from,to", f"33,pilgub,{first},{last}"), instead=True)
    assert not calendar.bad


def naming(words: str) -> Content:
    return replace(CONTENT, body=words)


async def test_an_author_reads_which_words_stand_in_the_way(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await bound_group(town, "Humas Jateng", creator=sari, scope="province:33")
    await elections(town)
    await sari.send("/buat")
    await sari.expect("Langkah 1")
    for place, words in enumerate(
        (CONTENT.title, "Bersama 4ndi Prawirakusumah kita sehat.", CONTENT.source_url, CONTENT.office, CONTENT.post),
        start=2,
    ):
        await sari.send(words)
        await sari.expect(f"Langkah {place}")
    await sari.send("Jawa Tengah")
    await sari.tap("Jawa Tengah")
    await sari.tap("Langsung ke grup")
    refused = await sari.tap("Kirim untuk ditinjau")
    assert "4ndi Prawirakusumah" in refused.text
    assert "peserta pemilihan" in refused.text


async def test_a_name_that_is_declared_after_submission_stops_the_approval(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Jateng", creator=tono, scope="province:33")
    code = await in_review(town, sari, content=naming("Bakti sosial Golkar dibuka."), target=JATENG)
    await elections(town)
    await tono.send("/tinjau")
    await tono.tap(code)
    assert "peserta pemilihan" in (await tono.tap("Sudah saya periksa")).text


async def test_after_the_election_the_same_words_pass(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await bound_group(town, "Humas Jateng", creator=sari, scope="province:33")
    await elections(town, running=False)
    assert await in_review(town, sari, content=naming("Bakti sosial Golkar dibuka."), target=JATENG)


async def test_elsewhere_the_same_words_pass(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    await bound_group(town, "Humas Bali", creator=sari, scope="province:51")
    await elections(town)
    assert await in_review(town, sari, content=naming("Bakti sosial Golkar dibuka."), target=Scope.parse("province:51"))


async def test_what_was_sent_before_the_election_is_not_amplified_during_it(town: Town) -> None:
    rina = await town.member("Rina", province="33", regency="33.74")
    item = await make_item(town, "Bakti sosial Golkar", target=JATENG)
    await make_account(town, rina, Platform.X, "rina_humas")
    await elections(town)
    await rina.open_link(f"https://t.me/{USERNAME}?start=catat_{item.code.removeprefix('SM-')}")
    await rina.send("https://x.com/Rina_Humas/status/1991")
    await rina.expect("sebarannya tidak dicatat")
    assert not await recorded(town)


async def test_words_that_a_box_does_not_hold_are_a_message(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    await bound_group(town, "Humas Jateng", creator=tono, scope="province:33")
    party = f"Partai {'Kemaslahatan Nusawangsa ' * 6}".strip()
    code = await in_review(town, sari, content=naming(f"Bakti sosial {party}."), target=JATENG)
    await elections(town, names=("kind,name,aliases,place", f"party,{party},,nasional"))
    await tono.send("/tinjau")
    await tono.tap(code)
    await tono.tap("Sudah saya periksa")
    assert (await tono.expect("konten harus netral")).labels
