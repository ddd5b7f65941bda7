"""What the database itself refuses, whoever writes to it (R4, R8, R12)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from sqlalchemy import Table, column, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.audit import GENESIS
from storage import guards
from storage.amplification.tables import account_confirmations, accounts
from storage.engine import Database
from storage.migrate import migrate
from storage.people.tables import grants, institutions, people
from storage.publishing.tables import explanations, item_versions, items
from storage.reports.tables import report_confirmations, report_evidence, report_proposals, report_relooks, reports
from storage.sending.tables import broadcasts
from storage.summaries.tables import cell_provinces, cell_sets, cells, figure_keys, figures
from storage.tables import audit

NOW: Final = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)

OPINION, FALSE, OPEN = 1, 2, 3

GRANT: Final = {"person_id": 2, "role": "verifier", "scope_kind": "nation", "scope_code": "", "granted_at": NOW}
WITHDRAWN: Final = {
    "id": 2, "code": "SM-22222", "kind": "narrative", "state": "withdrawn", "author_id": 1, "editor_id": 1,
    "version": 1, "revision": 3, "created_at": NOW, "changed_at": NOW, "withdrawn_for": "expired",
}  # fmt: skip
EXPLAINED: Final = {
    "id": 1, "item_id": 2, "number": 1, "words": "Salah ketik.", "answered": [{"rule": "denial"}], "role": "central",
    "scope_kind": "nation", "scope_code": "", "writer_id": 1, "written_at": NOW, "state": "waiting",
}  # fmt: skip
ROWS: Final[tuple[tuple[Table, Mapping[str, Any]], ...]] = (
    *(
        (
            people,
            {"id": n, "telegram_id": 900 + n, "name": "A", "language": "id", "audit_key": f"k{n}", "created_at": NOW},
        )
        for n in (1, 2, 3)
    ),
    (
        items,
        {
            "id": 1, "code": "SM-7K2QX", "kind": "narrative", "state": "approved", "author_id": 1, "editor_id": 1,
            "approver_id": 2, "version": 1, "revision": 2, "created_at": NOW, "changed_at": NOW,
        },
    ),
    (
        item_versions,
        {
            "item_id": 1, "version": 1, "title": "Judul", "body": "Isi", "source_url": "https://a.go.id/1",
            "office": "Kantor", "post": "Kepala", "title_print": "a", "body_print": "b",
            "media": [{"kind": "photo"}], "written_by": 1, "written_at": NOW,
        },
    ),
    (
        broadcasts,
        {
            "id": 1, "item_id": 1, "item_version": 1, "code": "SM-7K2QX", "title": "Judul", "way": "direct",
            "target_kind": "nation", "target_code": "", "author_id": 1, "approver_id": 2, "created_at": NOW,
        },
    ),
    *(
        (
            reports,
            {
                "id": number, "ticket": f"LP-{number}", "reporter_id": 3, "state": "diperiksa", "body": "Isi",
                "url": "https://a.example/1", "received_at": NOW,
            },
        )
        for number in (OPINION, FALSE, OPEN)
    ),
    (items, WITHDRAWN),
    (explanations, EXPLAINED),
    *(
        (
            grants, GRANT | {"person_id": number}
        )
        for number in (1, 2)
    ),
    *(
        (report_confirmations, {"report_id": report, "verifier_id": number, "confirmed_at": NOW})
        for report in (OPINION, FALSE, OPEN)
        for number in (1, 2)
    ),
    *(
        (
            report_proposals,
            {
                "id": number, "report_id": number, "number": 1, "outcome": "salah", "answer": "Tidak benar",
                "subject": "", "office": "", "evidence": [{"url": "u"}], "salt": "s", "written_by": 2,
                "written_at": NOW, "state": "menunggu",
            },
        )
        for number in (FALSE, OPEN)
    ),
    (
        report_relooks,
        {"report_id": OPINION, "looked_by": 2, "looked_at": NOW, "look": "dibuka", "reopened_id": OPEN},
    ),
    *(
        (report_evidence, {"id": number, "report_id": number, "url": "u", "publisher": "p", "is_primary": 1})
        for number in (FALSE, OPEN)
    ),
    (figure_keys, {"id": 1, "secret": "ab" * 32}),
    (cell_sets, {"item_id": 1, "fixed_at": NOW}),
    (cells, {"id": 1, "item_id": 1, "region": "WIB", "closes": "WIB", "closed_until": NOW, "days": 0}),
    (cell_provinces, {"item_id": 1, "province_code": "31", "cell_id": 1}),
    (figures, {"cell_id": 1, "closed_at": NOW + timedelta(days=1), "number": 25}),
    *(
        (
            audit,
            {
                "seq": seq, "at": NOW, "actor_key": "k1", "act": "item.approve", "subject": "item:SM-7K2QX",
                "detail": {"version": 1}, "previous_hash": GENESIS, "hash": "a" * 64,
            },
        )
        for seq in (1, 2)
    ),
)  # fmt: skip


OF_REPORTS: Final = {reports, report_evidence, report_proposals}
CLOSED: Final = {"state": "selesai", "subject": "", "office": "", "closed_at": NOW, "closed_by": 1}


async def fill(database: Database) -> None:
    async with database.write() as tx:
        for table, values in ROWS:
            await tx.execute(insert(table).values(**values))
        await tx.execute(
            update(report_proposals)
            .where(report_proposals.c.id == FALSE)
            .values(state="disetujui", decided_by=1, decided_at=NOW)
        )
        for number, outcome, answer in ((OPINION, "pendapat", ""), (FALSE, "salah", "Tidak benar")):
            await tx.execute(
                update(reports).where(reports.c.id == number).values(CLOSED | {"outcome": outcome, "answer": answer})
            )
        await tx.execute(update(cells).values(closed_until=NOW + timedelta(days=1), days=1))


async def refused(database: Database, statement: Any) -> bool:
    """Whether a guard refuses it; what else goes wrong is an error of the test."""
    try:
        async with database.write() as tx:
            await tx.execute(statement)
    except DBAPIError as error:
        if guards.REFUSAL not in str(error.orig):
            raise
        return True
    return False


def another(table: Table, name: str) -> Any:
    """A value that isn't in any row."""
    match str(table.c[name].type):
        case kind if kind.startswith(("VARCHAR", "TEXT")):
            return "lain"[: getattr(table.c[name].type, "length", None)]
        case "JSON":
            return {"version": 9}
        case "DATETIME":
            return datetime(2026, 12, 1, tzinfo=UTC)
        case _:
            return 77


CONTENT: Final = {
    item_versions: (
        "item_id", "version", "title", "body", "source_url", "office", "post", "title_print", "body_print", "media",
        "written_at",
    ),
    items: ("id", "code", "kind"),
    broadcasts: ("id", "item_id", "item_version", "code", "title"),
    audit: ("seq", "at", "actor_key", "act", "subject", "detail", "previous_hash", "hash"),
    reports: (
        "id", "ticket", "outcome", "answer", "subject", "office", "referral", "closed_at", "received_at", "body", "url",
    ),
    report_relooks: ("report_id", "looked_at", "look", "reopened_id"),
    report_proposals: (
        "id", "report_id", "number", "outcome", "answer", "subject", "office", "evidence", "salt", "written_at",
        "state", "decided_at", "reason",
    ),
    report_evidence: ("id", "report_id", "url", "publisher", "is_primary"),
    explanations: (
        "id", "item_id", "number", "words", "answered", "role", "scope_kind", "scope_code", "institution_id",
        "written_at",
    ),
    people: ("id", "telegram_id", "audit_key"),
    figure_keys: ("id", "secret"),
    cell_sets: ("item_id", "fixed_at"),
    cells: ("id", "item_id", "region", "closes"),
    cell_provinces: ("item_id", "province_code", "cell_id"),
    figures: ("cell_id", "closed_at", "number"),
}  # fmt: skip


def mine(table: Table, number: int) -> Any:
    key = next(iter(table.primary_key.columns))
    return key == number


async def test_no_content_changes_and_no_row_goes(database: Database) -> None:
    """R12: versions, verdicts, evidence and audit rows are kept by the database itself, column by column."""
    await fill(database)
    for table, names in CONTENT.items():
        number = FALSE if table in OF_REPORTS else 1
        for name in names:
            change = update(table).where(mine(table, number)).values({name: another(table, name)})
            assert await refused(database, change), f"{table.name}.{name}"
        assert await refused(database, delete(table).where(mine(table, number))), table.name


async def test_a_new_column_of_a_version_is_kept_without_being_named() -> None:
    """R12: by construction: all that is no reference to a person."""
    (guard,) = (one for one in guards.GUARDS if one.name == "guard_item_versions_update")
    for one in item_versions.c:
        assert (f"NEW.{one.name} " in str(guard.sqlite)) is (one.name != "written_by"), one.name


async def test_an_opinion_stays_one_by_no_detour(database: Database) -> None:
    """R4: not at once, not by way of nothing, not by a new row in its place, not with evidence, not reopened."""
    await fill(database)
    opinion = reports.c.id == OPINION
    async with database.read() as connection:
        row = dict((await connection.execute(select(reports).where(opinion))).one()._mapping)
    for values in (
        {"outcome": "salah", "answer": "Hoaks"},
        {"outcome": None, "closed_at": None},
        {"outcome": None, "closed_at": None, "state": "baru"},
        {"state": "dikoreksi"},
        {"state": "baru"},
        {"answer": "Hoaks"},
        {"referral": "ppid"},
        {"id": 9},
        {"ticket": "LP-9"},
    ):
        assert await refused(database, update(reports).where(opinion).values(**values)), values
    assert await refused(database, delete(reports).where(opinion))
    evidence = {"report_id": OPINION, "url": "u", "publisher": "p", "is_primary": 1}
    assert await refused(database, insert(report_evidence).values(**evidence))
    moved = update(report_evidence).where(report_evidence.c.id == OPEN).values(report_id=OPINION)
    assert await refused(database, moved)
    if database.dialect == "sqlite":
        for instead in (row | {"outcome": "salah"}, row | {"id": 9, "outcome": "salah"}):
            assert await refused(database, insert(reports).prefix_with("OR REPLACE").values(**instead)), instead
        for values in ({"id": OPINION}, {"ticket": row["ticket"]}):
            taking = update(reports).prefix_with("OR REPLACE").where(reports.c.id == OPEN).values(**values)
            assert await refused(database, taking), values
    async with database.read() as connection:
        assert dict((await connection.execute(select(reports).where(opinion))).one()._mapping) == row


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_a_replacement_is_no_detour(database: Database) -> None:
    """R12: SQLite's REPLACE deletes without asking the guards of deletion."""
    await fill(database)
    for table in CONTENT:
        number = FALSE if table in OF_REPORTS else 1
        async with database.read() as connection:
            row = (await connection.execute(select(table).where(mine(table, number)))).first()
        assert row is not None
        values = dict(row._mapping)
        for verb in ("OR REPLACE", "OR IGNORE"):
            assert await refused(database, insert(table).prefix_with(verb).values(**values)), table.name


@pytest.mark.parametrize("engine", ["postgres"])
async def test_a_table_is_not_emptied_at_once(database: Database) -> None:
    """R12."""
    await fill(database)
    for table in CONTENT:
        assert await refused(database, text(f"TRUNCATE {table.name} CASCADE")), table.name


async def test_a_reason_of_a_withdrawal_is_of_the_list_and_stays(database: Database) -> None:
    """R3: no words of anybody's own come into it, by no column, no new row, no detour; R13: it isn't changed later."""
    await fill(database)
    words = "Jangan percaya dia"
    for values in ({"withdrawn_because": words}, {"withdrawn_because": ""}, {"withdrawn_for": words}):
        assert await refused(database, update(items).values(**values)), values
        new = {**ROWS[3][1], "id": 9, "code": "SM-99999", **values}
        assert await refused(database, insert(items).values(**new)), values
    assert not await refused(database, update(items).values(withdrawn_for="expired"))
    for reason in ("changed", None, words):
        assert await refused(database, update(items).values(withdrawn_for=reason)), reason


async def test_what_only_names_people_can_go(database: Database) -> None:
    """R11 beside R12: erasure and retention still work, the latter in one direction alone."""
    await fill(database)
    for change in (
        update(item_versions).values(written_by=2),
        update(items).values(author_id=3, editor_id=3, state="withdrawn", revision=3),
        update(broadcasts).values(author_id=3),
        update(reports).where(reports.c.id != OPEN).values(reporter_id=None, closed_by=2),
        update(people).where(people.c.id == 1).values(telegram_id=-1, audit_key="new", name="-"),
        update(reports).values(body=None),
        update(reports).values(url=None, salt=None),
        update(report_proposals).values(answer=None, evidence=None, reason=None),
    ):
        assert not await refused(database, change), str(change)
    for values in ({"body": "Isi"}, {"url": "https://a.example/1"}, {"url": ""}):
        assert await refused(database, update(reports).values(**values)), values
    assert await refused(database, update(people).where(people.c.id == 1).values(audit_key="k1"))
    assert await refused(database, update(people).where(people.c.id == 1).values(telegram_id=901))


APPROVED: Final = {"state": "disetujui", "decided_by": 1, "decided_at": NOW}
SAID: Final = CLOSED | {"outcome": "salah", "answer": "Tidak benar"}


async def test_no_report_is_closed_with_a_verdict_that_two_do_not_stand_behind(database: Database) -> None:
    """R4: not without an approval, not with other words, not by its writer, not on the word of one or of dismissed."""
    await fill(database)
    waits = report_proposals.c.id == OPEN

    def closed(**values: Any) -> Any:
        return update(reports).where(reports.c.id == OPEN).values(SAID | values)

    assert await refused(database, closed())
    dismissed = delete(grants).where(grants.c.person_id == 2)
    again = insert(grants).values(GRANT)
    for unheld in (1, 2):
        assert not await refused(database, delete(grants).where(grants.c.person_id == unheld))
        assert await refused(database, update(report_proposals).where(waits).values(APPROVED)), unheld
        assert not await refused(database, insert(grants).values(GRANT | {"person_id": unheld}))
    assert not await refused(database, update(report_proposals).where(waits).values(APPROVED))
    for values in (
        {"answer": "Hoaks"},
        {"outcome": "penipuan"},
        {"subject": "Budi"},
        {"closed_by": 2},
        {"closed_by": None},
    ):
        assert await refused(database, closed(**values)), values
    assert not await refused(database, dismissed)
    assert await refused(database, closed())
    assert not await refused(database, again)
    whole = {"id": 9, "ticket": "LP-9", "received_at": NOW} | SAID
    assert await refused(database, insert(reports).values(whole))
    assert not await refused(database, closed())


async def test_what_became_of_a_verdict_is_said_once(database: Database) -> None:
    """R4, R12: nothing is approved by its writer, entered as approved, or decided again."""
    await fill(database)
    waits = report_proposals.c.id == OPEN
    row = {"report_id": OPEN, "number": 2, "outcome": "salah", "written_by": 1, "written_at": NOW}
    for values in (APPROVED | {"decided_by": 2}, {"state": "dikembalikan", "decided_at": NOW}):
        assert await refused(database, insert(report_proposals).values(row | values)), values
    with pytest.raises(DBAPIError):
        async with database.write() as tx:
            await tx.execute(update(report_proposals).where(waits).values(APPROVED | {"decided_by": 2}))
    with pytest.raises(DBAPIError):
        async with database.write() as tx:
            await tx.execute(insert(report_proposals).values(row | {"outcome": "pendapat", "state": "menunggu"}))
    returned = {"state": "dikembalikan", "decided_by": 1, "decided_at": NOW, "reason": "Sumbernya lain."}
    assert not await refused(database, update(report_proposals).where(waits).values(returned))
    others: list[dict[str, Any]] = [APPROVED, {"state": "menunggu", "decided_at": None}, {"reason": "Lain."}]
    for values in others:
        assert await refused(database, update(report_proposals).where(waits).values(values)), values


async def test_what_is_still_open_can_change(database: Database) -> None:
    await fill(database)
    for change in (
        update(report_evidence).where(report_evidence.c.id == OPEN).values(url="v"),
        delete(report_evidence).where(report_evidence.c.id == OPEN),
        update(reports).where(reports.c.id == OPEN).values(state="baru", revision=2),
    ):
        assert not await refused(database, change), str(change)


async def test_a_published_figure_comes_once(database: Database) -> None:
    """R8: no other number, none for a day that has closed, no day closed anew, no cell or province added later."""
    await fill(database)
    ended = NOW + timedelta(days=1)
    for change in (
        update(figures).values(number=30),
        delete(figures),
        insert(figures).values(cell_id=1, closed_at=NOW, number=15),
        update(cells).values(closed_until=NOW),
        update(cells).values(days=0),
        insert(cells).values(id=2, item_id=1, region="WIB", closes="WIB", closed_until=NOW),
        insert(cell_provinces).values(item_id=1, province_code="32", cell_id=1),
        update(figure_keys).values(secret="cd" * 32),
    ):
        assert await refused(database, change), str(change)
    for going_on in (
        insert(figures).values(cell_id=1, closed_at=ended + timedelta(days=1), number=30),
        update(cells).values(closed_until=ended + timedelta(days=1), days=2),
    ):
        assert not await refused(database, going_on), str(going_on)


async def standing(connection: AsyncConnection) -> set[str]:
    """The triggers by the database's own account."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal"
    )
    return set((await connection.execute(text(query).columns(column("name")))).scalars())


async def test_every_guard_stands_after_all_migrations(database: Database) -> None:
    """R12: SQLite drops a table's triggers when a migration copies it."""
    async with database.read() as connection:
        found = await standing(connection)
        assert await connection.run_sync(guards.missing) == []
    wanted = {guard.name for guard in guards.GUARDS if guard.refused(database.dialect) is not None}
    assert wanted <= found
    assert {f"guard_{table.name}_{deed}" for table in CONTENT for deed in ("update", "delete")} <= wanted
    assert {guard.table for guard in guards.GUARDS} == {table.name for table in CONTENT} | {"accounts"}, "each is tried"
    functions = (
        {f"guard_{table.name}_delete_all" for table in (*CONTENT, accounts)}
        if database.dialect == "postgresql"
        else set()
    )
    assert {name for name in found if name.startswith("guard_")} == wanted | functions


async def test_a_lost_guard_is_missed_and_put_up_again(database: Database) -> None:
    """R12: one that is gone, one that says something else."""
    async with database.claim() as tx:
        on = "" if database.dialect == "sqlite" else " ON audit"
        await tx.execute(text(f"DROP TRIGGER guard_audit_delete{on}"))
        if database.dialect == "sqlite":
            await tx.execute(text("DROP TRIGGER guard_reports_update"))
            await tx.execute(
                text("CREATE TRIGGER guard_reports_update BEFORE UPDATE ON reports WHEN 0 BEGIN SELECT 1; END")
            )
        else:
            await tx.execute(text("ALTER TABLE reports DISABLE TRIGGER guard_reports_update"))
    async with database.read() as connection:
        assert await connection.run_sync(guards.missing) == ["guard_audit_delete", "guard_reports_update"]
    await migrate(database, now=NOW)
    async with database.read() as connection:
        assert await connection.run_sync(guards.missing) == []


async def test_migrations_may_rebuild_what_is_guarded(database: Database) -> None:
    """R12: within a migration the guards are lifted, so that no rebuilt table trips over them."""
    await fill(database)
    async with database.claim() as tx:
        await tx.run_sync(guards.lift)
        assert not {name for name in await standing(tx) if name.startswith("guard_")}
        await tx.execute(update(item_versions).values(body="Isi baru"))
        await tx.run_sync(guards.put_up)
    assert await refused(database, update(item_versions).values(body="Isi lain"))


async def test_no_account_becomes_an_institutions_by_fewer_than_two_admins(database: Database) -> None:
    """R7: not by an update, not by a new row, not on the word of its declarer, of one, or of the dismissed."""
    await fill(database)
    office = {"id": 900_001, "name": "Dinas", "created_at": NOW}
    account = {
        "id": 1, "owner_id": 3, "institution_id": 900_001, "platform": "x", "handle": "dinas", "url": "u",
        "declared_at": NOW,
    }  # fmt: skip
    official = {"confirmed_at": NOW, "page": "https://dinas.go.id/"}
    assert not await refused(database, insert(institutions).values(office))
    assert await refused(database, insert(accounts).values(account | official))
    assert not await refused(database, insert(accounts).values(account))
    for admin in (3, 1, 2):
        assert await refused(database, update(accounts).values(official)), admin
        word = {"account_id": 1, "admin_id": admin, "confirmed_at": NOW}
        assert not await refused(database, insert(account_confirmations).values(word))
    assert await refused(database, update(accounts).values(official)), "they are verifiers"
    assert not await refused(database, update(grants).values(role="central"))
    assert await refused(database, update(accounts).values(confirmed_at=NOW)), "no page"
    assert not await refused(database, update(accounts).values(official))
    assert not await refused(database, update(accounts).values(contested_by=1, contested_at=NOW))


async def test_no_own_words_are_approved_but_by_another_reviewer(database: Database) -> None:
    """R3: not by their writer, not by whoever may not review, not as they come in, not a second time, nor otherwise."""
    await fill(database)
    said = {"state": "approved", "decided_by": 2, "decided_at": NOW}
    returned = {"state": "sent_back", "decided_by": 2, "decided_at": NOW, "reason": "unclear"}
    waits = {name: value for name, value in EXPLAINED.items() if name != "id"}
    assert await refused(database, insert(explanations).values(waits | {"number": 2})), "one waits already"
    assert await refused(database, insert(explanations).values(waits | {"item_id": 1})), "it isn't withdrawn"
    for values in (said, returned):
        assert await refused(database, insert(explanations).values(waits | {"number": 2} | values)), values
    assert await refused(database, update(explanations).values(said)), "they verify"
    assert not await refused(database, insert(grants).values(GRANT | {"role": "central"}))
    assert not await refused(database, insert(grants).values(GRANT | {"role": "central", "person_id": 1}))
    assert await refused(database, update(explanations).values(said | {"decided_by": 1}))
    impossible: list[dict[str, Any]] = [
        returned | {"decided_by": 1},
        returned | {"reason": None},
        returned | {"decided_by": None},
        {"state": "approved", "decided_by": 2},
    ]
    for values in impossible:
        with pytest.raises(DBAPIError):
            async with database.write() as tx:
                await tx.execute(update(explanations).values(values))
    assert not await refused(database, update(explanations).values(said))
    others: list[dict[str, Any]] = [
        {"state": "waiting", "decided_at": None, "decided_by": None},
        returned,
        {"state": "taken_back"},
        {"decided_at": NOW + timedelta(days=1)},
    ]
    for values in others:
        assert await refused(database, update(explanations).values(values)), values
    assert not await refused(database, insert(explanations).values(waits | {"number": 2}))
    assert not await refused(database, update(explanations).values(writer_id=3)), "erasure moves it"


async def test_one_own_word_waits_at_a_time(database: Database) -> None:
    """R3: by a key of the database, so that of two writers at once one gets through."""
    await fill(database)
    waits = {name: value for name, value in EXPLAINED.items() if name != "id"}
    async with database.claim() as tx:
        await tx.run_sync(guards.lift)
    with pytest.raises(DBAPIError, match=r"(?i)unique"):
        async with database.claim() as tx:
            await tx.execute(insert(explanations).values(waits | {"number": 2}))
