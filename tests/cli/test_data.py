"""R11: the record of processing, from the command line."""

import pytest

from storage.schema import PERSONAL
from tests.bot_process import invoke


@pytest.mark.parametrize(("language", "words"), [("en", "article 31"), ("id", "pasal 31")])
async def test_the_record_names_every_personal_column(language: str, words: str) -> None:
    """Without a database or a token: it is made from what the program declares."""
    printed = await invoke("data", "--language", language, settings={})
    assert printed.code == 0
    assert words in printed.output
    assert {str(column) for column, _ in PERSONAL.columns()} <= set(printed.output.split())


async def test_a_language_that_there_is_not_is_refused() -> None:
    refused = await invoke("data", "--language", "jv", settings={})
    assert (refused.code, "Invalid value" in refused.output) == (2, True)
