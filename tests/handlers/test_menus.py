"""Telegram's command menus: by scope, language and role, made from the route table."""

import json

from handlers.commands import EVERYONE, commands_for
from handlers.routes import ROUTES
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION
from siman_bot.sandbox.rules.calls import Call
from siman_bot.services.people.granting import Granting
from tests.town import Town, helped


def menu(call: Call) -> list[str]:
    return [command["command"] for command in json.loads(str(call.arguments["commands"]))]


def scope(call: Call) -> tuple[str, int]:
    shape = json.loads(str(call.arguments["scope"]))
    return shape["type"], int(shape.get("chat_id", 0))


async def test_everybody_has_a_menu_in_both_languages_and_groups_a_short_one(town: Town) -> None:
    set_menus = await town.sandbox.wait_for(lambda: len(calls := town.sandbox.calls.of("setMyCommands")) >= 6 and calls)
    seen = {(scope(call)[0], str(call.arguments.get("language_code", ""))): menu(call) for call in set_menus}
    for language in ("", "id", "en"):
        assert {"start", "bantuan", "lapor", "cek", "dataku"} <= set(seen["all_private_chats", language])
        assert not {"buat", "antrean", "rekap", "siaran"} & set(seen["all_private_chats", language])
        assert seen["all_group_chats", language] == ["grup"]
    descriptions = {
        str(call.arguments.get("language_code", "")): json.loads(str(call.arguments["commands"]))[1]["description"]
        for call in set_menus
        if scope(call)[0] == "all_private_chats"
    }
    assert descriptions == {"": "daftar perintah", "id": "daftar perintah", "en": "list of commands"}


async def test_a_role_brings_its_commands_into_that_persons_menu(town: Town) -> None:
    vera = await town.staff("Vera", Role.VERIFIER)
    await vera.start()
    await vera.expect("Halo, Vera")
    own = [call for call in town.sandbox.calls.of("setMyCommands") if scope(call) == ("chat", vera.id)]
    assert "antrean" in menu(own[-1])
    assert "buat" not in menu(own[-1])
    await vera.send("/bantuan")
    shown = await vera.expect("Perintah yang dapat Anda pakai")
    assert "/antrean" in shown.text
    assert "/buat" not in shown.text


async def test_a_role_that_is_given_or_taken_changes_the_menu_by_itself(town: Town) -> None:
    citra = await town.agreed("Citra")
    await helped(citra)
    await town.grant(citra, Role.CENTRAL)

    def menus_of_citra() -> list[list[str]]:
        return [menu(call) for call in town.sandbox.calls.of("setMyCommands") if scope(call) == ("chat", citra.id)]

    async def until(expected: set[str], gone: set[str]) -> None:
        def is_so() -> bool:
            own = menus_of_citra()
            return bool(own) and expected <= set(own[-1]) and not gone & set(own[-1])

        assert await town.sandbox.wait_for(is_so, seconds=20), menus_of_citra()

    assert town.app is not None
    roles = town.app.services.people.granting
    await until({"buat", "bantuan"}, {"antrean"})
    assert await roles.grant(citra.id, Grant(role=Role.VERIFIER, scope=NATION))
    await until({"buat", "antrean"}, set())
    assert await roles.revoke(citra.id, Grant(role=Role.VERIFIER, scope=NATION))
    await until({"buat"}, {"antrean"})
    assert await roles.revoke(citra.id, Grant(role=Role.CENTRAL, scope=NATION))
    await until({"bantuan"}, {"buat", "antrean"})


async def test_a_role_that_was_given_while_no_bot_ran_is_in_the_menu_after_the_start(town: Town) -> None:
    citra = await town.agreed("Citra")
    dewi = await town.staff("Dewi", Role.VERIFIER)
    await dewi.start()
    await dewi.expect("Halo, Dewi")
    await town.stop()
    by_hand = Granting(database=town.database, clock=town.clock)
    assert await by_hand.grant(citra.id, Grant(role=Role.CENTRAL, scope=NATION))
    before = len(town.sandbox.calls.of("setMyCommands"))
    await town.start()

    def is_so() -> bool:
        calls = town.sandbox.calls.of("setMyCommands")[before:]
        return any(scope(call) == ("chat", citra.id) and "buat" in menu(call) for call in calls)

    assert await town.sandbox.wait_for(is_so, seconds=20)
    assert not [call for call in town.sandbox.calls.of("setMyCommands")[before:] if scope(call) == ("chat", dewi.id)]


async def test_the_bot_introduces_itself_in_both_languages(town: Town) -> None:
    calls = town.sandbox.calls
    assert await town.sandbox.wait_for(lambda: calls.of("setChatMenuButton"), seconds=20)
    for method, name, longest in (
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ):
        said = {str(one.arguments.get("language_code", "")): str(one.arguments[name]) for one in calls.of(method)}
        assert set(said) == {"", "id", "en"}
        assert said[""] == said["id"] != said["en"]
        assert "official" in said["en"]
        assert all(0 < len(text) <= longest for text in said.values())
    assert "Ketuk Mulai" in str(calls.of("setMyDescription")[0].arguments["description"])
    assert json.loads(str(calls.of("setChatMenuButton")[0].arguments["menu_button"])) == {"type": "commands"}


async def test_what_the_bot_says_of_itself_is_sent_only_where_it_changed(town: Town) -> None:
    calls = town.sandbox.calls
    assert await town.sandbox.wait_for(lambda: calls.of("setChatMenuButton"), seconds=20)
    await town.restart()
    assert await town.sandbox.wait_for(lambda: len(calls.of("setChatMenuButton")) == 2, seconds=20)
    assert len(calls.of("setMyDescription")) == 3
    assert len(calls.of("setMyShortDescription")) == 3


def test_no_menu_is_longer_than_telegram_takes() -> None:
    assert len(commands_for(ROUTES.commands, frozenset(Role))) <= 100
    assert all(
        command in commands_for(ROUTES.commands, frozenset(Role)) for command in commands_for(ROUTES.commands, EVERYONE)
    )
