"""The program takes over the database of its former version in the middle of a morning; nobody notices."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState, Stage
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.sandbox import Sandbox
from storage.columns import metadata
from storage.sending.tables import deliveries
from storage.tables import inbox
from tests.desk import SOURCES
from tests.former.world import FormerWorld
from tests.town import TOKEN, USERNAME, Town
from tests.writing import BODY

pytestmark = pytest.mark.long
LEASES = timedelta(seconds=15)
"""After it, the leases of the process that was replaced have run out."""
HANGING = 120.0
"""Seconds after which a test waits for what never comes."""


class TakenOver:
    """The former world with the present bot in it."""

    def __init__(self, former: FormerWorld, town: Town, known: dict[str, Person | Group]) -> None:
        self.former = former
        self.town = town
        self._known = known

    def person(self, name: str) -> Person:
        found = self._known[name]
        assert isinstance(found, Person)
        return found

    def group(self, title: str) -> Group:
        found = self._known[title]
        assert isinstance(found, Group)
        return found

    async def read_by(self, name: str) -> list[str]:
        """What the bot has written to them since it took over."""
        shown = await self.person(name).messages()
        return [one.text for one in shown if one.edits or one.message_id >= self.former.next_message_id]

    async def answered(self) -> None:
        """Until every update that was in flight is handled."""
        async with asyncio.timeout(HANGING):
            while await self._count("inbox", inbox.c.state == "waiting"):
                await asyncio.sleep(0.05)

    async def settled(self, *, but: Sequence[Stage] = (Stage.WAITING, Stage.HELD)) -> None:
        """Until nothing is owed any more but what waits for its time or is held by a person."""
        async with asyncio.timeout(HANGING):
            while await self._count(
                "deliveries",
                deliveries.c.state == DeliveryState.PENDING,
                deliveries.c.stage.not_in(but),
                deliveries.c.kind != DeliveryKind.PROGRESS,
            ):
                await asyncio.sleep(0.05)

    async def states(self, ids: Collection[int]) -> set[tuple[DeliveryKind, DeliveryState]]:
        """What has become of these deliveries."""
        query = select(deliveries.c.kind, deliveries.c.state).where(deliveries.c.id.in_(ids))
        async with self.town.database.read() as connection:
            return {(DeliveryKind(kind), DeliveryState(state)) for kind, state in await connection.execute(query)}

    async def more(self, *tables: str) -> dict[str, int]:
        """How many rows each table has more than at first."""
        return {name: await self._count(name) - len(self.former.rows(name)) for name in tables}

    async def _count(self, table: str, *conditions: object) -> int:
        query = select(func.count()).select_from(metadata.tables[table])
        async with self.town.database.read() as connection:
            return int((await connection.execute(query.where(*conditions))).scalar_one())  # type: ignore[arg-type]


@pytest_asyncio.fixture
async def taken_over(empty_database_url: str) -> AsyncIterator[TakenOver]:
    former = FormerWorld.read()
    await former.fill(empty_database_url)
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    known = await former.settle(sandbox)
    async with sandbox.serve() as url:
        town = Town(sandbox=sandbox, url=url, database_url=empty_database_url)
        town.clock.ahead = former.at + LEASES - town.clock()
        await town.start()
        try:
            yield TakenOver(former, town, known)
        finally:
            await town.close()


ALREADY_DONE = "Ini sudah dilakukan"
"""Where the result that was kept has another shape by now."""
ANSWERS = {
    "Ida": "menunggu persetujuan",
    "Ika": ALREADY_DONE,
    "Ina": "sudah dikirim untuk ditinjau",
    "Ipin": "nomor tiket",
    "Iqbal": ALREADY_DONE,
    "Ira": "sudah terdaftar",
    "Isa": "sudah dicatat",
    "Ita": "Layak diperiksa",
    "Iva": "ditutup: Salah",
    "Iwan": "disetujui",
    "Iyan": "dikembalikan",
    "Jaka": "sedang ditandai",
    "Jeni": "sekarang terhubung",
    "Jihan": "22.00-05.00",
    "Juli": "Disetujui\nBudi",
    "Jusuf": "dijeda",
    "Kadek": "sedang dikirim ke 2 grup Anda",
    "Kiki": ALREADY_DONE,
    "Kuncoro": ALREADY_DONE,
    "Lia": "dihapus",
    "Lea": "Terima kasih",
    "Leo": "dibatalkan",
    "Lili": "English",
    "Yana": "akan dikirim",
    "Yani": "@yani_humas",
    "Yoga": "Terima kasih",
}
"""What people read in the end whose update was applied and not answered, or stored and not handled."""

MORE = {
    "people": 1,
    "consents": 1,
    "grants": 0,
    "members": 0,
    "accounts": 0,
    "amplifications": 1,
    "items": 0,
    "item_versions": 0,
    "reports": 0,
    "report_confirmations": 0,
    "report_evidence": 0,
    "broadcasts": 0,
    "relays": 0,
    "groups": 0,
    "audit": 23,
}
"""How many rows more there are then, by those alone who were not handled before: Yoga agrees, Isa records a share.

The audit has those by which a migration binds what was there before (R12).
"""

FORMS = {
    "Dina": ("[Dinas Komunikasi]", "[Kirim pendaftaran]", "menunggu persetujuan"),
    "Doni": ("[Kirim pendaftaran]", "menunggu persetujuan"),
    "Bayu": (BODY, "Langkah 3"),
    "Beni": ("[Kirim untuk ditinjau]", "sudah dikirim untuk ditinjau"),
    "Joni": ("besok 08.00", "Waktu kirim: 26 Nov 08.00"),
    "Lala": ("[Selesai]", "Pratinjau"),
    "Tina": ("Sumbernya belum tepat.", "dikembalikan"),
    "Tari": ("Jadwalnya salah.", "[Isinya keliru]", "dan tidak dapat dibatalkan"),
    "Lina": ("Minyak palsu", "akan dikirim"),
    "Lusi": ("[Kirim laporan]", "nomor tiket"),
    "Anta": (*SOURCES[2:], "Tulis jawaban"),
    "Anto": ("[Kirim jawaban]", "menunggu persetujuan verifikator lain"),
    "Susi": ("https://www.instagram.com/reel/C9abcDEF123/", "sudah dicatat"),
    "Soni": ("[X @soni]", "sudah dicatat"),
    "Aan": ("https://www.instagram.com/aan_humas", "Ini akun siapa?"),
    "Ani": ("[Akun pribadi saya]", "Anda menyatakan"),
    "Asa": ("[Ini akun saya sendiri]", "sudah terdaftar"),
    "Gani": ("kecil", "Grup dengan nama “kecil”"),
    "Gina": ("[Kota Administrasi Jakarta Pusat]", "[Hubungkan ke]", "sekarang terhubung"),
    "Gita": ("21.30-05.00", "Jam tenang: 21.30-05.00"),
    "Mega": ("Soni", "Hasil pencarian"),
    "Tomi": ("[Ya, tarik sekarang]", "[Isinya keliru]", "[Ya, tarik sekarang]", "sedang ditandai"),
}
"""How people go on whose form was open: by what they type and tap; and what they read then."""


async def test_each_update_in_flight_is_applied_once_and_answered(taken_over: TakenOver) -> None:
    await taken_over.answered()
    read = {name: await taken_over.read_by(name) for name in ANSWERS}
    assert {name: texts for name, texts in read.items() if not any(ANSWERS[name] in text for text in texts)} == {}
    assert await taken_over.more(*MORE) == MORE


async def test_what_was_owed_goes_out(taken_over: TakenOver) -> None:
    """By what former programs wrote down of it, for each kind that there was."""
    await taken_over.settled()
    taken_over.town.clock.advance(timedelta(hours=3))
    await taken_over.settled(but=(Stage.HELD,))
    owed = {row["id"] for row in taken_over.former.rows("deliveries") if row["state"] == DeliveryState.PENDING}
    states = await taken_over.states(owed)
    assert {kind for kind, _ in states} == set(DeliveryKind) - {DeliveryKind.EXPLAIN}
    held = {(DeliveryKind.ITEM, DeliveryState.PENDING)}
    assert {state for kind, state in states if (kind, state) not in held} == {
        DeliveryState.SENT,
        DeliveryState.EDITED,
        DeliveryState.WITHDRAWN,
    }

    group = taken_over.group("Humas Bali 1")
    texts = [shown.text for shown in await group.messages()]
    assert len([text for text in texts if "Isi yang sudah dibetulkan." in text]) == 2
    assert len([text for text in texts if "DITARIK" in text]) == 2
    assert [text for text in texts if "Kementerian Kesehatan RI" in text]
    assert not [text for text in texts if text.startswith("Akan dihapus")]
    assert len(taken_over.town.sandbox.chat(group).pinned) == 1


async def test_forms_that_were_open_go_on(taken_over: TakenOver) -> None:
    await taken_over.answered()
    await taken_over.settled()
    for name, (*acts, words) in FORMS.items():
        person = taken_over.person(name)
        for act in acts:
            if act.startswith("["):
                await person.tap(act[1:-1])
            else:
                await person.send(act)
        await person.expect(words)
