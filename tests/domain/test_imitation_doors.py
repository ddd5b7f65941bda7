"""R1: through no door, in no language and no disguise, comes anything that looks like the block or like a code."""

from collections.abc import Callable

import pytest

from siman_bot.domain import imitation
from siman_bot.domain.groups.group import shown_title
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.people.institution import institution_name
from siman_bot.domain.people.person import shown_name
from siman_bot.domain.publishing.item import (
    Content,
    ItemKind,
    check_words,
    read_body,
    read_office,
    read_post,
    read_title,
)
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.evidence import read_name
from siman_bot.domain.reports.verdict import read_answer

LABELS = sorted(imitation.LABELS)
TWINS = str.maketrans("aeiocpsSKIO", "\u0430\u0435\u0456\u043e\u0441\u0440\u0455\u0405\u041a\u0406\u041e")
WIDE = {number: number + 0xFEE0 for number in range(0x21, 0x7F)}
DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "Cyrillic twins": lambda label: label.translate(TWINS),
    "wide letters": lambda label: label.translate(WIDE),
    "mathematical letters": lambda label: "".join(
        chr(0x1D5EE + ord(char) - ord("a")) if char.islower() and char.isascii() else char for char in label
    ),
    "zero-width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "spaced": " ".join,
    "struck through": lambda label: "".join(f"{char}\u0336" if char.isalpha() else char for char in label),
    "joined": lambda label: label.replace(" ", ""),
    "underlined": lambda label: label.replace(" ", "_"),
}
SHAPES = [
    "{}: palsu",
    "{} : palsu",
    "{}\uff1a palsu",
    "{}\u2236 palsu",
    "{} = palsu",
    "{} \u2192 palsu",
    "{} \u2013 palsu",
    "\u2022 {}: palsu",
    "- {}: palsu",
    "> {}: palsu",
    "1) {}: palsu",
    "*{}*: palsu",
    "\U0001f4cc {}: palsu",
    "\u201c{}\u201d: palsu",
    "{} resmi: palsu",
]
BREAKS = ["\n", "\r", "\u2028", "\u2029", "\x0b\n", "\n\u2800\n", "\n\u200b"]


def in_file(name: str) -> None:
    file = Media(kind=MediaKind.DOCUMENT, file_id="f", unique_id="u", name=name, size=1)
    check_words(ItemKind.NARRATIVE, Content(media=(file,)))


TEXTS: dict[str, Callable[[str], object]] = {"title": read_title, "body": read_body, "answer": read_answer}
NAMES: dict[str, Callable[[str], object]] = {
    "office": read_office,
    "post": read_post,
    "file": in_file,
    "institution": institution_name,
    "publisher": read_name,
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_door_takes_a_label_of_the_block(label: str, disguise: str) -> None:
    """R1: texts and names, every label of every language, however it is drawn and whatever stands for the colon."""
    worn = DISGUISES[disguise](label)
    for shape in SHAPES:
        line = shape.format(worn)
        for name, read in (TEXTS | NAMES).items():
            with pytest.raises(Invalid) as refused:
                read(line)
            assert refused.value.fields.get("fragment", "palsu"), (name, line)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("broken", BREAKS)
def test_no_line_break_hides_a_label(label: str, broken: str) -> None:
    """R1."""
    for read in (read_body, read_answer):
        for text in (
            f"Vaksin gratis.{broken}{label}: palsu",
            f"Vaksin gratis.{broken}{label}: palsu{broken}Datanglah.",
        ):
            with pytest.raises(Invalid, match="looks-like-block"):
                read(text)


@pytest.mark.parametrize(
    "name", ["Kode: SM-7K2QX", "Humas SM-7K2QX", "Instansi: Kemkes | Kode: x", "LP 4T9WD", "S M 7 K 2 Q X"]
)
def test_what_telegram_brings_along_is_shown_without_it(name: str) -> None:
    """R1: groups' titles and profiles' names can't be refused."""
    for shown in (shown_title(name), shown_name(name)):
        assert shown
        assert imitation.code_in(shown) == ""
        assert not set(shown) & set(":|")
    assert shown_title("Humas Kota Bandung: kabar RW 05") == "Humas Kota Bandung: kabar RW 05"
