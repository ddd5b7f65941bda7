"""Roles given and taken from the command line."""

import os
import pwd
import re
from pathlib import Path

import pytest

from storage import audit
from tests.bot_process import Ended, environment, invoke
from tests.town import Town


async def siman_bot(town: Town, *arguments: str) -> Ended:
    return await invoke(*arguments, settings=environment(database_url=town.database_url, token=""))


async def test_the_first_central_person_is_made_after_agreeing(town: Town) -> None:
    """R11: nobody gets a role before they have agreed. R12: giving and taking leave an audit row each."""
    rina = await town.person("Rina")
    refused = await siman_bot(town, "grant", str(rina.id), "central", "nation")
    assert refused.code == 1
    assert "has agreed yet" in refused.output
    assert "/start" in refused.output
    assert "Nobody holds a role." in (await siman_bot(town, "roles")).output

    await rina.start()
    await rina.tap("Saya setuju")
    await rina.expect("Terima kasih")
    given = await siman_bot(town, "grant", str(rina.id), "central", "nation")
    assert (given.code, "now holds central for nation" in given.output) == (0, True)
    again = await siman_bot(town, "grant", str(rina.id), "central", "nation")
    assert (again.code, "nothing changed" in again.output) == (0, True)

    listed = await siman_bot(town, "roles")
    assert f"{rina.id} central nation" in listed.output
    assert "Rina" not in listed.output
    # The grant, the one that changed nothing, and the list, which named one person (R12).
    assert "3 rows" in (await siman_bot(town, "audit", "verify")).output

    taken = await siman_bot(town, "revoke", str(rina.id), "central", "nation")
    assert (taken.code, "no longer holds" in taken.output) == (0, True)
    assert (await siman_bot(town, "revoke", str(rina.id), "central", "nation")).code == 1
    assert "5 rows" in (await siman_bot(town, "audit", "verify")).output


async def test_the_audit_names_the_system_account(town: Town) -> None:
    """R12: by what the system says, whatever the environment claims."""
    rina = await town.agreed("Rina")
    settings = environment(database_url=town.database_url, token="") | {"USER": "orang lain", "LOGNAME": "orang lain"}
    assert (await invoke("grant", str(rina.id), "central", "nation", settings=settings)).code == 0
    async with town.database.read() as connection:
        actors = [row.actor_key for row in await audit.all_rows(connection) if row is not None]
    assert actors[-1] == f"system:{pwd.getpwuid(os.getuid()).pw_name}"


async def test_a_scope_must_exist(town: Town) -> None:
    rina = await town.agreed("Rina")
    for scope in ("province:31", "regency:31.71", "region:WITA", "institution:1"):
        assert (await siman_bot(town, "grant", str(rina.id), "verifier", scope)).code == 0, scope
    for scope in (
        "province:99",
        "regency:31.99",
        "region:wit",
        "institution:0",
        "institution:999999",
        "institution:01",
    ):
        refused = await siman_bot(town, "grant", str(rina.id), "verifier", scope)
        assert (refused.code, "no such place" in refused.output) == (1, True), scope
    assert len(re.findall("verifier", (await siman_bot(town, "roles")).output)) == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ("0", "central", "nation"),
        ("Rina", "central", "nation"),
        ("7", "bos", "nation"),
        ("7", "central", "province"),
        ("7", "central", "nation:31"),
        ("7", "central", "kota:31"),
        ("7", "central", ""),
    ],
)
async def test_arguments_that_cannot_be_used(arguments: tuple[str, ...]) -> None:
    refused = await invoke("grant", *arguments, settings={})
    assert refused.code == 2
    assert "Invalid value" in refused.output


async def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.sqlite3")
    for command in (("roles",), ("audit", "head"), ("grant", "7", "central", "nation")):
        refused = await invoke(*command, settings=environment(database_url=missing, token=""))
        assert (refused.code, "There is no database" in refused.output) == (1, True)
    assert not any(os.scandir(tmp_path))


async def test_a_database_without_tables_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite3"
    empty.touch()
    refused = await invoke("roles", settings=environment(database_url=str(empty), token=""))
    assert (refused.code, "isn't of this version yet" in refused.output) == (1, True)


async def test_wrong_settings_end_with_two() -> None:
    refused = await invoke("roles", settings={"SIMAN_DATABASE": "mysql://root:sandi@host/x"})
    assert (refused.code, "SIMAN_DATABASE: a file path" in refused.output) == (2, True)
    assert "sandi" not in refused.output


async def test_a_scope_may_be_given_by_its_name(town: Town) -> None:
    """R12: as people write places; where several may be meant nothing is given, and they are named."""
    rina = await town.agreed("Rina")
    given = await siman_bot(town, "grant", str(rina.id), "regional_admin", "sulsel")
    assert "province:73" in given.output
    assert given.code == 0
    assert "regency:32.04" in (await siman_bot(town, "grant", str(rina.id), "verifier", "kab. bandung")).output
    asked = await siman_bot(town, "grant", str(rina.id), "verifier", "bandung")
    assert asked.code != 0
    assert "regency:32.73" in asked.output
    assert (await siman_bot(town, "grant", str(rina.id), "verifier", "entah")).code != 0
