"""Lexicon and calendar of neutrality, taken in from sheets (R5)."""

import os
import pwd
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siman_bot.domain.refusals import Invalid
from siman_bot.services.publishing.neutrality.importing import Importing
from storage import audit
from storage.publishing import elections
from tests.bot_process import Ended, environment, invoke
from tests.town import Town

LEXICON = """kind,name,aliases,place
party,Partai Golkar,Golkar|Golongan Karya,nasional
candidate,"Drs. Andi Rahman, M.Si.",nomor urut 2,33
mayor,Somebody,,33
party,,,nasional
slogan,Maju Bersama,,99
party,Partai Golkar,,nasional
"""


async def siman_bot(town: Town, *arguments: str) -> Ended:
    return await invoke("neutrality", *arguments, settings=environment(database_url=town.database_url, token=""))


async def test_each_bad_row_is_named_and_no_good_one_is_lost(town: Town, tmp_path: Path) -> None:
    """R12: what was taken in leaves a row that names the system account."""
    sheet = tmp_path / "names.csv"
    sheet.write_text(LEXICON, encoding="utf-8")
    tried = await siman_bot(town, "names", str(sheet), "--dry-run")
    assert (tried.code, "Would be: 2 added" in tried.output) == (1, True)
    taken = await siman_bot(town, "names", str(sheet))
    assert taken.code == 1
    for said in ("line 4:", "“mayor”", "line 5:", "line 6:", "“99”", "line 7:", "2 added", "4 bad"):
        assert said in taken.output
    async with town.database.read() as connection:
        names = await elections.names(connection)
        rows = [row for row in await audit.all_rows(connection) if row is not None]
    assert [one.name for one in names] == ["Partai Golkar", "Drs. Andi Rahman, M.Si."]
    assert names[0].aliases == ("Golkar", "Golongan Karya")
    assert [row.actor_key for row in rows] == [f"system:{pwd.getpwuid(os.getuid()).pw_name}"]


async def test_a_sheet_can_take_the_place_of_what_is_there(town: Town, tmp_path: Path) -> None:
    sheet = tmp_path / "calendar.csv"
    sheet.write_text(
        "\ufeffplace;kind;from;to\n33;pilgub;2029-09-01;2029-11-30\n3374;pilwalkot;2029-09-01;2029-11-30\n",
        encoding="utf-8",
    )
    assert "2 added" in (await siman_bot(town, "calendar", str(sheet))).output
    sheet.write_text("place,kind,from,to\n33,pilgub,2029-09-01,2029-12-15\n", encoding="utf-8")
    again = await siman_bot(town, "calendar", str(sheet), "--instead")
    assert (again.code, "1 changed" in again.output, "1 removed" in again.output) == (0, True, True)
    async with town.database.read() as connection:
        (period,) = await elections.periods(connection)
    assert str(period.last) == "2029-12-15"


async def test_nothing_is_removed_where_a_row_is_bad(town: Town, tmp_path: Path) -> None:
    sheet = tmp_path / "calendar.csv"
    sheet.write_text("place,kind,from,to\n33,pilgub,2029-09-01,2029-11-30\n", encoding="utf-8")
    await siman_bot(town, "calendar", str(sheet))
    sheet.write_text(
        "place,kind,from,to\n34,pilgub,2029-09-31,2029-11-30\n34,pilgub,2029-09-30,2029-09-01\n", encoding="utf-8"
    )
    refused = await siman_bot(town, "calendar", str(sheet), "--instead")
    assert (refused.code, "2029-09-31" in refused.output, "0 removed" in refused.output) == (1, True, True)


@pytest.mark.parametrize(
    ("content", "says"), [(b"a,b\n1,2\n", "lacks these columns"), (b"", "lacks"), (b"\xff\xfe\x00", "UTF-8")]
)
async def test_a_file_of_another_kind_is_refused(town: Town, tmp_path: Path, content: bytes, says: str) -> None:
    sheet = tmp_path / "names.csv"
    sheet.write_bytes(content)
    refused = await siman_bot(town, "names", str(sheet))
    assert (refused.code, says in refused.output) == (1, True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(rows=st.lists(st.text(max_size=60), max_size=8))
async def test_any_rows_are_taken_or_named(town: Town, rows: list[str]) -> None:
    importing = Importing(database=town.database, clock=town.clock)
    lines = ["kind,name,aliases,place\n", *(f"{row}\n" for row in rows)]
    with suppress(Invalid):
        taken = await importing.names(lines, try_only=True)
        assert taken.added + taken.changed + taken.same + len(taken.bad) <= len("".join(lines).splitlines())
