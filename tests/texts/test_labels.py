"""Labels whose words are the catalogues' own stand whole on a button that has a row of its own."""

import re
from pathlib import Path
from typing import Final

import pytest
from fluent.syntax import FluentParser, ast

from siman_bot.domain.called.fitting import ROOM
from siman_bot.texts.catalogue import LANGUAGES

_ROOT: Final = Path(__file__).parents[2]
_LABELS: Final = re.compile(
    "button-|task-|member-reason-|withdrawal-reason|explanation-return-reason|referral|report-outcome$|mark-not-"
    "|data-part-|share-on-|recap-period-|region-"
)
"""What the keys of labels begin with."""
_NAMED: Final = {"kind": "question-name", "answer": "mark-not-"}
"""Gaps that are filled with other messages of the catalogue."""
_NUMBER: Final = 3
"""Letters of a gap's number; what names take is left to them."""


def catalogue(language: str) -> dict[str, ast.Pattern]:
    return {
        entry.id.name: entry.value
        for file in (_ROOT / "siman_bot" / "texts" / language).rglob("*.ftl")
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message) and entry.value is not None
    }


def longest(pattern: ast.Pattern, of: dict[str, ast.Pattern]) -> int:
    """Letters of its longest variant."""
    return sum(_element(one, of) for one in pattern.elements)


def _element(one: ast.TextElement | ast.Placeable, of: dict[str, ast.Pattern]) -> int:
    if isinstance(one, ast.TextElement):
        return len(one.value)
    inner = one.expression
    if isinstance(inner, ast.SelectExpression):
        return max(longest(variant.value, of) for variant in inner.variants)
    if isinstance(inner, ast.MessageReference):
        return longest(of[inner.id.name], of)
    name = inner.id.name if isinstance(inner, ast.VariableReference) else ""
    if name in _NAMED:
        return max(longest(of[key], of) for key in of if key.startswith(_NAMED[name]))
    return _NUMBER


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit(language: str) -> None:
    found = catalogue(language)
    labels = {key: longest(pattern, found) for key, pattern in found.items() if _LABELS.match(key)}
    assert {key: letters for key, letters in labels.items() if letters > ROOM[1]} == {}
