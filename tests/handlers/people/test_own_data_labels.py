"""R11: all that /dataku shows stands under names in plain words, however deep it is stored."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from handlers.people.views.own_data import field_key
from siman_bot.conversations.registry import FORMS
from siman_bot.domain.content import Content as Sent
from siman_bot.domain.people.roles import Role
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.sending.payload import NoticePayload, Readable
from siman_bot.domain.sending.plan import Plan
from siman_bot.texts.catalogue import LANGUAGES, texts_in
from storage.schema import PERSONAL
from tests.town import Town

RAW = re.compile(r"(?:^|; |: )[a-z_]+: ", re.MULTILINE)
"""A field by its name in the program; names in words begin with a capital."""


def _stored(declared: Any) -> Iterator[str]:
    """The fields of a value that is stored as one whole, and of what it holds."""
    for inner in get_args(declared):
        yield from _stored(inner)
    if isinstance(declared, type) and is_dataclass(declared):
        hints = get_type_hints(declared)
        for field in fields(declared):
            yield field.name
            yield from _stored(hints[field.name])


_CARRIED = [one for one in get_args(Readable) if one is not NoticePayload]
_NAMES = {name for one in (*FORMS, Sent, Content, Plan, *_CARRIED) for name in _stored(one)} | {"target", "way", "plan"}
_COLUMNS = {one.called or column.name for column, one in PERSONAL.columns() if one.is_shown and one.leads_to is None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stored_field_has_a_name_in_words(language: str) -> None:
    texts = texts_in(language)
    assert [name for name in sorted(_NAMES | _COLUMNS) if not texts.has(field_key(name))] == []


async def test_what_was_handed_in_stands_under_names_in_words(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("Benarkah kabar ini dan itu, bahwa semua rekening dipotong?")
    await rina.expect("Kami terima")
    await rina.send("/dataku")
    await rina.tap("Isian yang sedang berjalan")
    shown = await rina.expect("Teks: Benarkah kabar ini")
    assert RAW.findall(shown.text) == []


async def test_an_open_form_stands_under_names_in_words(town: Town) -> None:
    rina = await town.agreed("Rina")
    await rina.send("/lapor Katanya semua rekening dipotong")
    await rina.expect("akan dikirim")
    await rina.send("/dataku")
    await rina.tap("Isian yang sedang berjalan")
    shown = await rina.expect("Isi: Katanya semua rekening")
    assert RAW.findall(shown.text) == []


async def test_a_draft_stands_under_names_in_words(town: Town) -> None:
    ed = await town.staff("Ed", Role.CENTRAL)
    await ed.send("/buat")
    await ed.expect("Langkah 1")
    await ed.send("Jadwal imunisasi")
    await ed.expect("Langkah 2")
    await ed.send("/dataku")
    await ed.tap("Draf konten")
    shown = await ed.expect("Judul: Jadwal imunisasi")
    assert RAW.findall(shown.text) == []
