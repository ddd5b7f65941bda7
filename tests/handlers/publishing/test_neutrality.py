"""R5: where an election is running nothing that names those who take part is spread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import forbidden
from siman_bot.services.publishing.neutrality.importing import Importing
from storage import audit
from tests.alone import looked_after
from tests.outgoing import planned
from tests.sharing import make_account, make_item, recorded
from tests.town import MORNING, USERNAME, Town
from tests.writing import CONTENT, approve, bound_group, in_review

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


async def test_what_was_planned_before_the_election_is_held_and_goes_on_after_it(town: Town) -> None:
    """Its author and approver are told why; nobody lets it go on meanwhile."""
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jateng", creator=tono, scope="province:33")
    late = Plan(release=Release.AT, at=town.clock() + timedelta(hours=2))
    code = await planned(town, sari, late, target=JATENG, content=naming("Bakti sosial Golkar dibuka."))
    await approve(tono, code)
    await elections(town)
    await town.restart()  # The duty looks soon after the start.
    for person in (sari, tono):
        told = await person.expect(f"Siaran {code} ditahan", earlier=True)
        assert "“Golkar” menyebut Partai Golkar" in told.text
    await tono.tap("Buka siaran", message=told)
    shown = await tono.expect("ditahan sejak 25 Nov", button="Lanjutkan")
    assert "belum dapat dikirim" in (await tono.tap("Lanjutkan", message=shown)).text
    town.clock.advance(timedelta(hours=3))
    await looked_after(town.database)
    assert code not in "".join(one.text for one in await group.messages())
    async with town.database.read() as connection:
        assert [row.act for row in await audit.about(connection, f"item:{code}")][-1] == "broadcast.hold"

    await elections(town, running=False)
    await tono.tap("Lanjutkan", message=shown)
    await group.expect(code, earlier=True)


async def test_what_is_neutral_or_goes_elsewhere_is_not_held(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    places = {"province:33": CONTENT, "province:51": naming("Bakti sosial Golkar dibuka.")}
    groups = [await bound_group(town, scope, creator=tono, scope=scope) for scope in places]
    late = Plan(release=Release.AT, at=town.clock() + timedelta(hours=2))
    for scope, content in places.items():
        await approve(tono, await planned(town, sari, late, target=Scope.parse(scope), content=content))
    await elections(town)
    assert town.app is not None
    await town.app.services.publishing.holding.hold()
    town.clock.advance(timedelta(hours=3))
    for group in groups:
        await group.expect(CONTENT.title, earlier=True)


async def test_what_was_offered_before_the_election_is_forwarded_by_nobody_during_it(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, JATENG)
    await bound_group(town, "Humas Jateng", creator=ayu, scope="province:33")
    code = await in_review(town, sari, content=naming("Bakti sosial Golkar dibuka."), target=JATENG, way=Way.RELAY)
    await approve(tono, code)
    await ayu.expect("Untuk Anda teruskan", earlier=True)
    await elections(town)
    assert "belum dapat dikirim" in (await ayu.tap("Teruskan ke 1 grup")).text


async def test_what_failed_before_the_election_is_not_sent_again_during_it(town: Town) -> None:
    sari, tono = await town.staff("Sari", Role.CENTRAL), await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Jateng", creator=tono, scope="province:33")
    refusal = forbidden("not enough rights to send text messages to the chat")
    town.sandbox.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=group.id, refusal=refusal))
    code = await in_review(town, sari, content=naming("Bakti sosial Golkar dibuka."), target=JATENG)
    await approve(tono, code)
    await sari.expect("0/1 terkirim, 1 gagal", earlier=True)
    await elections(town)
    await tono.send(f"/siaran {code}")
    await tono.expect(button="Kirim ulang yang gagal")
    assert "belum dapat dikirim" in (await tono.tap("Kirim ulang yang gagal")).text
