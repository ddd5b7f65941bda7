"""Whatever a bot or a page sends, it gets an answer that it can read, and the chat stays readable."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from siman_bot.sandbox import Group, Person, Sandbox
from siman_bot.sandbox.botapi import table
from tests.sandbox.conftest import TOKEN


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def bold(offset: Any, length: Any) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("method", "values", "reason"),
    [
        ("sendMessage", {"reply_parameters": {"message_id": "abc"}}, "message_id"),
        ("sendMessage", {"reply_parameters": [1]}, "object expected as reply parameters"),
        ("sendMessage", {"reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ("sendMessage", {"link_preview_options": "5"}, "object expected as link preview options"),
        ("sendMessage", {"entities": "bold"}, "can't parse entities JSON object"),
        ("sendMessage", {"entities": {}}, "expected an Array of MessageEntity"),
        ("sendMessage", {"entities": ["x"]}, "can't parse MessageEntity: expected an Object"),
        ("sendMessage", {"entities": [{"type": "odd", "offset": 0, "length": 1}]}, "Unsupported type specified"),
        ("sendMessage", {"entities": [{"type": ["bold"], "offset": 0, "length": 1}]}, "Unsupported type specified"),
        ("sendMessage", {"entities": [{"type": "bold", "length": 1}]}, 'Can\'t find field "offset"'),
        ("sendMessage", {"entities": [bold("x", 1)]}, 'Field "offset" must be a valid Number'),
        ("sendMessage", {"entities": [bold(0, 1.5)]}, 'Field "length" must be a valid Number'),
        ("sendMessage", {"entities": [bold(-1, 1)]}, 'Field "offset" must be a valid Number'),
        (
            "sendMessage",
            {"entities": [bold(0, 100)]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100",
        ),
        ("sendMessage", {"entities": [bold(99, 1)]}, "entity begins after the end of the text at UTF-16 offset 99"),
        ("sendMessage", {"text": "a😀", "entities": [bold(0, 2)]}, "in the middle of a UTF-16 symbol"),
        ("sendMessage", {"entities": [{"type": "text_link", "offset": 0, "length": 1}]}, 'Can\'t find field "url"'),
        ("deleteMessages", {"message_ids": ["x"]}, "message identifier must be a Number"),
        ("deleteMessages", {"message_ids": [None]}, "message identifier must be a Number"),
        ("setMessageReaction", {"message_id": 1, "reaction": ["x"]}, "can't parse ReactionType"),
        ("setMessageReaction", {"message_id": 1, "reaction": {"type": "emoji"}}, "expected an Array of ReactionType"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": []}]}, "REACTION_INVALID"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": {}}]}, "Unsupported type specified"),
        ("getUpdates", {"allowed_updates": [{}]}, "expected an Array of String"),
        ("setWebhook", {"url": "http://x", "allowed_updates": [{}]}, "expected an Array of String"),
        ("setWebhook", {"url": "http://[::1"}, "bad webhook: invalid webhook URL"),
        ("setWebhook", {"url": "http://x:99999/"}, "bad webhook: invalid webhook URL"),
        ("setWebhook", {"url": "ftp://x/"}, "bad webhook: unsupported URL protocol"),
        ("setWebhook", {"url": "http:///x"}, "bad webhook: URL host is empty"),
        ("setChatMenuButton", {"menu_button": {"type": ["default"]}}, "can't parse menu button"),
        ("sendMessage", {"text": "a\ud800"}, "can't parse request body"),
    ],
)
async def test_a_bot_is_told_what_is_wrong(
    client: aiohttp.ClientSession, url: str, rina: Person, method: str, values: dict[str, Any], reason: str
) -> None:
    body = {"chat_id": rina.id, "text": "Halo"} | values
    async with client.post(f"{url}/bot{TOKEN}/{method}", json=body) as response:
        answer = await response.json()
    assert response.status == answer["error_code"] == 400
    assert reason in answer["description"]
    assert [message.text for message in await rina.messages()] == ["/start"]


async def test_entities_that_cross_each_other_leave_the_text_readable(
    client: aiohttp.ClientSession, url: str, rina: Person
) -> None:
    entities = [bold(0, 6), {"type": "italic", "offset": 3, "length": 6}]
    body = {"chat_id": rina.id, "text": "abcdefghi", "entities": entities}
    async with client.post(f"{url}/bot{TOKEN}/sendMessage", json=body) as response:
        assert response.status == 200
    assert (await rina.last()).html == "<b>abc<i>defghi</i></b>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"[", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"\xff", "application/json"),
        (b"5", "application/json"),
        (b"x", "multipart/form-data"),
        (b"\xff=1", "application/x-www-form-urlencoded"),
        (b"{}", "application/json; charset=odd"),
    ],
)
async def test_a_body_that_cannot_be_read(client: aiohttp.ClientSession, url: str, body: bytes, kind: str) -> None:
    async with client.post(f"{url}/bot{TOKEN}/getMe", data=body, headers={"Content-Type": kind}) as response:
        assert response.status == (await response.json())["error_code"] == 400
    async with client.post(f"{url}/sandbox/send", data=body, headers={"Content-Type": kind}) as response:
        assert response.status == 400
        assert not (await response.json())["ok"]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "true", '"x"', "[]", "9" * 5_000])
async def test_odd_numbers_are_no_numbers(client: aiohttp.ClientSession, url: str, number: str) -> None:
    body = f'{{"offset": {number}, "limit": {number}}}'
    async with client.post(
        f"{url}/bot{TOKEN}/getUpdates", data=body, headers={"Content-Type": "application/json"}
    ) as response:
        assert response.status in {200, 400}
        assert "ok" in await response.json()


async def test_a_fault_of_the_sandboxs_own_is_answered_as_telegram_answers_its_own(
    client: aiohttp.ClientSession, url: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setitem(table.METHODS, "getme", fail)
    async with client.post(f"{url}/bot{TOKEN}/getMe") as response:
        assert response.status == 500
        assert await response.json() == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert sandbox.calls.of("getMe")[-1].outcome == "Internal Server Error"


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("send_photo", {"data": "***"}),
        ("send_document", {"data": "abc"}),
        ("add_fault", {"kind": "delay", "seconds": "abc"}),
        ("add_fault", {"kind": "delay", "seconds": -1}),
        ("add_fault", {"kind": "delay", "seconds": 1e9}),
        ("add_fault", {"kind": "delay", "times": 0}),
        ("add_fault", {"kind": "delay", "probability": "half"}),
        ("add_fault", {"kind": "server_error", "status": "502"}),
        ("add_fault", {"kind": "server_error", "status": 200}),
        ("add_fault", {"kind": "cut_before", "method": 5}),
        ("add_fault", {"kind": "cut_before", "chat_id": "x"}),
        ("add_fault", {"kind": "refuse"}),
        ("add_fault", {"kind": "refuse", "refusal": {"code": "429", "description": "x"}}),
        ("add_fault", {"kind": "refuse", "refusal": {"code": 429, "description": "x", "parameters": {"a": "b"}}}),
        ("add_fault", {"kind": ["refuse"]}),
        ("expect", {"seconds": "abc"}),
        ("promote", {"rights": "{"}),
        ("restrict", {"permissions": 5}),
        ("set_permissions", {"permissions": [[]]}),
        ("nothing_of_the_kind", {}),
    ],
)
async def test_people_are_told_what_is_wrong(
    client: aiohttp.ClientSession, url: str, rina: Person, group: Group, action: str, values: dict[str, Any]
) -> None:
    chat = {} if action.startswith("send") else {"chat": group.id}
    async with client.post(f"{url}/sandbox/{action}", json={"person": rina.id} | chat | values) as response:
        assert response.status == 400, await response.text()
        assert (await response.json())["description"]
