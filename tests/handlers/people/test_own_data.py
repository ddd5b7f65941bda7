"""One's own data: shown in full, handed out, erased at once (R11), with the chain of acts unbroken (R12)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from html import unescape
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Engine, event, select

from handlers.people.views.own_data import worded
from handlers.routes import ROUTES
from siman_bot.conversations.registry import FORMS
from siman_bot.domain.audit import AuditAct, first_altered
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Region, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.reports.acts import ReportAct
from siman_bot.domain.reports.verdict import Referral, ReportOutcome, Verdict
from siman_bot.sandbox.people import Person
from siman_bot.services.notices import notice
from siman_bot.services.people.own_data import DataPart, OwnData
from siman_bot.services.transaction import Caller
from siman_bot.texts.catalogue import LANGUAGES, texts_in
from storage import audit
from storage.amplification.tables import accounts, amplifications
from storage.columns import Word, metadata
from storage.people import people
from storage.people.tables import members
from storage.people.tables import people as people_rows
from storage.personal import REPLACED, WORK, Aside, Erasing
from storage.publishing.tables import items
from storage.reports.tables import reports
from storage.schema import PERSONAL
from storage.sending.outbox import outbox
from storage.sending.tables import deliveries
from tests.sharing import make_account, make_item, make_shares
from tests.town import MORNING, Town
from tests.writing import in_review

MARK = "Ratnaningsih"
"""Part of the name of whoever leaves; nothing may hold it afterwards."""


DECLARED = {str(column): one for column, one in PERSONAL.columns()}
ANONYMOUS = {name for name, one in DECLARED.items() if one.processing is WORK}
"""Columns of what was done in a role: they stay, and lead to a row that names nobody."""
NAMED = {name for name, one in DECLARED.items() if one.processing.use is Aside.NAMED}
"""Whom a message to somebody else names; it says what is shown in /dataku already, and is taken back."""
CHATS = {
    name for name, one in DECLARED.items() if name.endswith((".chat_id", ".telegram_id")) and one.erasing == REPLACED
}
"""Columns that can hold a person's own chat."""
OTHER_CHATS = frozenset({"groups.chat_id", "inbox.chat_key"})
"""A group's; and that of an update in hand, which is blanked once it is handled."""
ERASED = {
    name
    for name, one in DECLARED.items()
    if name == one.processing.whose and one.erasing in {Erasing.DELETED, REPLACED} and name not in CHATS | NAMED
}
"""Columns whose rows are about the person: shown in /dataku and taken out with the person."""


def test_every_link_to_a_person_is_known_to_erasure() -> None:
    """R11: a new table about people has to say here what becomes of it."""
    linked = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if any(key.target_fullname == "people.id" for key in column.foreign_keys)
    }
    assert linked == ERASED | ANONYMOUS | NAMED
    chats = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.name in {"chat_id", "chat_key", "telegram_id"}
    }
    assert chats == CHATS | OTHER_CHATS


async def test_every_column_about_a_person_is_read_for_them(town: Town) -> None:
    """R11: a new link to people or chats has to be shown in /dataku."""
    rina = await town.member("Rina")
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement.partition("WHERE")[2])

    event.listen(Engine, "before_cursor_execute", listen)
    await OwnData(database=town.database, clock=town.clock, personal=PERSONAL).disclosure(
        Caller(telegram_id=rina.id, update_id=1)
    )
    event.remove(Engine, "before_cursor_execute", listen)
    about = ERASED | ANONYMOUS | CHATS
    assert {name for name in about if not any(f"{name} = " in statement for statement in asked)} == set()


async def row_id(town: Town, person: Person) -> int:
    async with town.database.read() as connection:
        found = await people.find(connection, person.id)
    assert found is not None
    return found.id


async def everything(town: Town) -> str:
    """All rows of all tables but the inbox, as text."""
    async with town.database.read() as connection:
        rows = [
            str(dict(row._mapping))
            for table in metadata.sorted_tables
            if table.name != "inbox"
            for row in await connection.execute(select(table))
        ]
    return "\n".join(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a person left in the tables: an open report, a closed one, and the item whose shares they recorded."""

    ticket: str
    closed: str
    code: str


async def leave_traces(town: Town, member: Person) -> Kept:
    """A personal account and one of an institution, each with a share; and two reports, a draft, a form."""
    assert town.app is not None
    services, caller = town.app.services, Caller(telegram_id=member.id)
    vera = await town.staff("Vera", Role.VERIFIER)
    item = await make_item(town, "Imunisasi")
    for handle, official in ((f"akun.{MARK}", False), ("akun1", True)):
        account = await make_account(town, member, Platform.INSTAGRAM, handle, official=official)
        await make_shares(town, item, account, 1)
    closed = await services.reports.reporting.hand_in(caller, text="Kabar lain")
    report = await services.reports.reporting.find(caller, typed=closed.ticket)
    verdict = Verdict(outcome=ReportOutcome.OUT_OF_SCOPE, referral=Referral.PRESS)
    await services.reports.verdicts.give(Caller(telegram_id=vera.id), report_id=report.id, verdict=verdict)
    await member.expect(closed.ticket)
    left = await services.reports.reporting.hand_in(caller, text="Kabar <b>aneh</b>")
    await town.grant(member, Role.CENTRAL)
    await services.publishing.writing.start(caller, changes=DraftChanges(title=MARK))
    await member.send(f"/lapor {MARK}")
    await member.expect("akan dikirim")
    return Kept(ticket=left.ticket, closed=closed.ticket, code=item.code)


async def exported(town: Town, person: Person) -> dict[str, Any]:
    await person.send("/dataku")
    await person.tap("Unduh semua data")
    document = (await person.last()).raw["document"]
    assert document["file_name"] == "siman-data.json"
    stored = town.sandbox.state.world.files.by_id(document["file_id"])
    assert stored is not None
    read: dict[str, Any] = json.loads(stored.content)
    return read


async def turned(person: Person, part: str) -> None:
    """Turn the pages of /dataku until there is a button of that part; none has more than eight."""
    while True:
        shown = await person.expect("Data Anda di bot ini")
        assert len(shown.labels) <= 8
        if any(part in label for label in shown.labels):
            return
        await person.tap("›")


async def test_what_is_empty_is_hidden_and_the_download_can_be_read(town: Town) -> None:
    """R11: the page says what the data file says, in plain words; nothing in it is markup of somebody's."""
    rina = await town.member("Rina", last_name="<script>alert(1)</script> & Co")
    await leave_traces(town, rina)
    await rina.send("/dataku")
    shown = await rina.expect("Data Anda di bot ini")
    assert ": 0" not in shown.text
    await rina.tap("Profil")
    profile = await rina.expect("Guna:")
    assert not [line for line in profile.text.splitlines() if line.endswith((": -", ":"))]
    document = await exported(town, rina)
    page = (await rina.messages())[-2].raw["document"]
    assert page["file_name"] == "siman-data.html"
    stored = town.sandbox.state.world.files.by_id(page["file_id"])
    assert stored is not None
    read = stored.content.decode()
    assert "<script" not in read
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in read
    for name, part in document["data"].items():
        heading = f"<h2>{texts_in('id').plain(f'data-part-{name}')}</h2>"
        assert (heading in unescape(read)) == bool(part["records"])
    assert "WIB" in read
    assert "menunggu" in read or "disetujui" in read


async def test_own_data_are_shown_with_purpose_retention_and_every_look(town: Town) -> None:
    """R8 (own shares, seen by the owner), R9 and R11."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, Scope.parse("province:31"))
    rina = await town.member("Rina", last_name=MARK)
    left = await leave_traces(town, rina)
    await admin.send("/anggota")
    await admin.tap("Rina")
    await admin.expect("Status")
    async with town.database.write() as tx:
        for ticket in (left.ticket, "LP-22222"):
            await audit.append(
                tx,
                at=town.clock(),
                actor_key="0" * 32,
                act=ReportAct.OPEN,
                subject=f"report:{ticket}",
                detail={"role": "verifier"},
            )

    await rina.send("/dataku")
    shown = await rina.expect("Data Anda di bot ini")
    for line in ("Profil: 1", "Persetujuan: 1", "Keanggotaan: 1", "Sebaran: 2", "Laporan: 2", "Draf konten: 1"):
        assert line in shown.text
    # Her approval, her account's, her role, the list she stood in, her card, and reports of hers.
    assert "Dilihat atau diubah petugas: 8" in shown.text
    await rina.tap("Profil")
    profile = await rina.expect("Guna:")
    assert f"Nama: Rina {MARK}" in profile.text
    assert f"ID Telegram: {rina.id}" in profile.text
    assert "Disimpan: sampai Anda menarik persetujuan" in profile.text
    await rina.tap("Data saya")
    await rina.tap("Persetujuan")
    consent = await rina.expect("Versi teks: 1")
    assert "WIB" in consent.text
    await rina.tap("Data saya")
    await turned(rina, "Dilihat")
    await rina.tap("Dilihat")
    look = await rina.expect("data Anda dibuka")
    assert "Admin wilayah" in look.text
    assert "Waktu:" in look.text
    assert "Nama" not in look.text, "no names of staff"
    await rina.tap("Data saya")
    await turned(rina, "Laporan")
    await rina.tap("Laporan")
    report = await rina.expect(left.ticket)
    assert "Isi: Kabar <b>aneh</b>" in report.text
    assert f"Dimusnahkan: {(MORNING + timedelta(days=90)).day} Februari 2027" in report.text

    for part in DataPart:
        await rina.tap(message=report, data=f"data_part:{part}:0")
        await rina.expect("Guna:")

    document = await exported(town, rina)
    assert set(document["data"]) == set(DataPart)
    assert all(part["purpose"] and part["retention"] for part in document["data"].values())
    records = {name: part["records"] for name, part in document["data"].items()}
    assert records["profile"][0]["name"] == f"Rina {MARK}"
    assert [one["code"] for one in records["shares"]] == [left.code, left.code]
    assert records["conversation"][0]["data"]["body"] == MARK
    assert [(one["act"], one["ticket"], one["role"]) for one in records["lookups"]] == [
        ("member.approve", None, "central"),
        ("account.vouch", None, "central"),
        ("account.confirm", None, "central"),
        ("report.close", left.closed, None),
        ("role.grant", None, "central"),
        ("member.list", None, "regional_admin"),
        ("member.look", None, "regional_admin"),
        ("report.open", left.ticket, "verifier"),
    ]

    await admin.send("/dataku")
    await turned(admin, "Tindakan Anda")
    await admin.tap("Tindakan Anda")
    own = await admin.expect("data Anda dibuka")
    assert MARK not in own.text
    forged = await admin.tap(message=own, data="data_part:semua:0")
    assert "tidak berlaku" in forged.text
    await admin.tap(message=own, data="data_part:accounts:99")
    await admin.expect("Tidak ada yang tersimpan")


async def test_erasure_leaves_nobody_to_be_found(town: Town) -> None:
    """R11: one step, at once. R12: the chain verifies, its keys lead nowhere. R10: reports lose their reporter."""
    admin = await town.staff("Admin", Role.REGIONAL_ADMIN, Scope.parse("province:31"))
    rina = await town.member("Rina", province="51", last_name=MARK)
    await town.grant(rina, Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    await leave_traces(town, rina)
    for text in ("/daftar", "Jakarta Utara"):
        await rina.send(text)
    for button in ("Jakarta Utara", "Instansi saya tidak ada"):
        await rina.tap(button)
    await rina.send(f"Kantor {MARK}")
    await rina.tap("Kirim pendaftaran")
    told = await admin.expect(MARK)
    await admin.send("/anggota")
    await admin.tap("Rina")
    await admin.expect("Status")
    owner = await row_id(town, rina)
    async with town.database.write() as tx:
        later = notice("member-told-approved", to=rina.id, once="later:1", institution=MARK)
        due = town.clock() + timedelta(days=1)
        await outbox.add(tx, [replace(later, not_before=due)], town.clock())
        key = await people.audit_key_of(tx, owner)

    await rina.send("/dataku")
    await rina.tap("Tarik persetujuan dan hapus")
    await rina.expect("Peran Anda sebagai petugas juga berakhir")
    await rina.tap("Data saya")
    await rina.tap("Tarik persetujuan dan hapus")
    asked = await rina.expect("tidak dapat dibatalkan")
    yes = asked.button("Ya, hapus sekarang")["callback_data"]
    await rina.tap("Ya, hapus sekarang")
    await rina.expect("Data Anda sudah dihapus")

    kept = await everything(town)
    assert MARK.lower() not in kept.lower()
    assert str(rina.id) not in kept
    async with town.database.read() as connection:
        assert (await connection.execute(select(members))).all() == []
        assert (await connection.execute(select(reports.c.reporter_id))).scalars().all() == [None, None]
        assert (await connection.execute(select(accounts.c.handle))).scalars().all() == ["akun1"], "an institution's"
        assert len((await connection.execute(select(amplifications))).all()) == 1
        about = (deliveries.c.chat_id == rina.id) | (deliveries.c.about_person_id == owner)
        assert (await connection.execute(select(deliveries).where(about))).all() == []
        assert key not in (await connection.execute(select(people_rows.c.audit_key))).scalars().all()
        chain = await audit.all_rows(connection)
    assert any(row is not None and row.subject == f"person:{key}" for row in chain), "the acts stay"
    assert first_altered([row for row in chain if row is not None]) is None

    gone = await admin.tap(message=told, data=told.button("Setujui")["callback_data"])
    assert "tidak terdaftar lagi" in gone.text
    twice = await rina.tap(message=asked, data=yes)
    assert "belum memberi persetujuan" in twice.text
    await rina.start()
    await rina.tap("Saya setuju")
    await rina.expect("Terima kasih")
    foreign = await rina.tap(message=asked, data=yes)
    assert "tidak berlaku" in foreign.text, "an old button erases nothing new"
    document = await exported(town, rina)
    filled = {name for name, part in document["data"].items() if part["records"]}
    assert filled == {"profile", "consents"}
    await rina.send("/anggota")
    await rina.expect("peran Anda tidak mencakup")


async def test_nobody_approves_their_own_words_as_a_new_person(town: Town) -> None:
    """R3: what somebody sent for review goes back when they leave, for the rows don't know them when they return."""
    author = await town.staff("Budi", Role.CENTRAL)
    await in_review(town, author)
    await author.send("/dataku")
    await author.tap("Tarik persetujuan dan hapus")
    await author.tap("Ya, hapus sekarang")
    await author.expect("sudah dihapus")
    async with town.database.read() as connection:
        state = (await connection.execute(select(items.c.state))).scalar_one()
    assert state == ItemState.DRAFT


async def test_what_is_stored_as_a_list_is_shown_and_handed_out(town: Town) -> None:
    """R11: what was handed in, as well as the further links of a report."""
    rina = await town.agreed("Rina")
    words = "Benarkah https://contoh.id/satu dan https://contoh.id/dua ini?"
    await rina.send(words)
    await rina.expect("Kami terima")
    await rina.send("/dataku")
    await rina.tap("Isian yang sedang berjalan")
    await rina.expect(words)
    (kept,) = (await exported(town, rina))["data"]["conversation"]["records"]
    assert kept["data"][0]["text"] == words
    await rina.send(f"/lapor {words}")
    await rina.tap("Kirim laporan")
    await rina.expect("LP-")
    await rina.send("/dataku")
    await rina.tap(data="data_part:reports")
    await rina.expect("https://contoh.id/dua")


def _steps(declared: Any) -> Iterable[str]:
    """Those of a form, declared as an enum's or as some of them alone."""
    return get_args(declared) or declared


_WORDS: dict[str, set[str]] = {
    "act": {act for declared in AuditAct.__subclasses__() for act in declared},
    "kind": set(ROUTES.forms),
    "language": set(LANGUAGES),
    "step": {step for form in FORMS for step in _steps(get_type_hints(form)["step"])},
    "work": {work.name for work in PERSONAL.works},
}
for column, declared in PERSONAL.columns():
    # Time regions are shown by their names, as everywhere.
    if declared.is_shown and isinstance(column.type, Word) and column.type.vocabulary not in {None, Region}:
        _WORDS.setdefault(column.name, set()).update(column.type.vocabulary or ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", _WORDS)
def test_every_word_of_the_program_is_shown_in_plain_ones(name: str, language: str) -> None:
    """R11: what is stored is shown so that it is understood."""
    assert _WORDS[name]
    assert [word for word in sorted(_WORDS[name]) if worded(texts_in(language), name, word) is None] == []
