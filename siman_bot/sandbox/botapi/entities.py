"""Marks that a bot gives as entities instead of writing them into the text."""

from typing import Any

from siman_bot.sandbox.formatting.markup import Entity
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import RefusedError

LOW_SURROGATES = range(0xDC, 0xE0)
"""The upper byte of a UTF-16 unit that is the second half of a character."""


def given_entities(text: str, given: Any) -> list[Entity]:
    """The entities, each of them within the text.

    Raises:
        RefusedError: 400, no entities, or beyond the text.
    """
    if given is None:
        return []
    if not isinstance(given, list):
        raise RefusedError(rules.ENTITIES_NOT_ARRAY)
    entities = [_entity(item) for item in given]
    units = text.encode("utf-16-le")
    for entity in entities:
        _check_place(units, entity["offset"], entity["offset"] + entity["length"])
    return [entity for entity in entities if entity["length"]]


def _entity(item: Any) -> Entity:
    if not isinstance(item, dict):
        raise RefusedError(rules.wrong_entity("expected an Object"))
    kind = item.get("type")
    if not isinstance(kind, str) or kind not in rules.ENTITY_TYPES:
        raise RefusedError(rules.wrong_entity("Unsupported type specified"))
    for name in ("offset", "length"):
        if name not in item:
            raise RefusedError(rules.wrong_entity(f'Can\'t find field "{name}"'))
        if not isinstance(item[name], int) or isinstance(item[name], bool) or item[name] < 0:
            raise RefusedError(rules.wrong_entity(f'Field "{name}" must be a valid Number'))
    if kind == "text_link" and not isinstance(item.get("url"), str):
        raise RefusedError(rules.wrong_entity('Can\'t find field "url"'))
    if kind == "date_time" and not isinstance(item.get("unix_time"), int):
        raise RefusedError(rules.wrong_entity('Can\'t find field "unix_time"'))
    return item


def _check_place(units: bytes, begin: int, end: int) -> None:
    length = len(units) // 2
    if begin > length:
        raise RefusedError(rules.bad_request(f"entity begins after the end of the text at UTF-16 offset {begin}"))
    where = f"entity beginning at UTF-16 offset {begin}"
    if end > length:
        raise RefusedError(rules.bad_request(f"{where} ends after the end of the text at UTF-16 offset {end}"))
    if any(at < length and units[2 * at + 1] in LOW_SURROGATES for at in (begin, end)):
        raise RefusedError(rules.bad_request(f"{where} begins or ends in the middle of a UTF-16 symbol"))
