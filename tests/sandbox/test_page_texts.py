"""What the page says, it says in both languages."""

import json
import re
from pathlib import Path

from siman_bot.sandbox import humans
from siman_bot.sandbox.serving.page_server import PAGE

TEXTS = {language: json.loads((PAGE / f"{language}.json").read_text()) for language in ("id", "en")}


def test_both_languages_have_the_same_texts() -> None:
    assert list(TEXTS["id"]) == list(TEXTS["en"])


def test_every_refusal_that_names_a_sentence_has_one() -> None:
    sources = [path.read_text() for path in Path(humans.__path__[0]).glob("*.py")]
    named = {key for source in sources for key in re.findall(r'key="(\w+)"', source)}
    assert {f"cannot-{key}" for key in named} == {key for key in TEXTS["id"] if key.startswith("cannot-")}
