# ruff: noqa: RUF001 - look-alike letters are what this module is about
"""What an author writes can't look like the block of attribution, nor like a code (R1).

Texts are compared as they look: letters of other scripts, wide, small-capital and boxed ones count as the Latin letters
that they are taken for. What imitates is returned as it stands in the text, for its author to see.
"""

import re
import unicodedata
from functools import cache
from typing import Final
from urllib.parse import unquote

from siman_bot.domain.code import ALPHABET, LENGTH
from siman_bot.domain.refusals import Invalid

LABELS: Final = frozenset(
    {
        *("Instansi", "Penanggung jawab", "Sumber", "Kode", "Versi"),
        *("Office", "Responsible", "Source", "Code", "Version"),
        *("Keterangan resmi SIMAN", "Official SIMAN details"),
    }
)
"""What stands before the lines of the block, in every language, and above them."""

_QUALIFIERS: Final = (
    *("", "resmi", "konten", "informasi", "penerbit", "pengirim", "verifikasi", "siman", "pesan", "berita", "item"),
    *("official", "post", "officer", "person", "content", "link", "terkait"),
)
"""Words that change nothing about what such a label looks like."""
_DISCLOSURE: Final = re.compile(r"\bkonten resmi\b.{0,200}\bkode\b")

_TWINS: Final = {
    **dict(zip("авекмнорстухѕіјһԁԛԝӏгпиь", "abekmhopctyxsijhdqwlrnub", strict=True)),
    **dict(zip("АВЕКМНОРСТУХЅІЈԌԚԜӀ", "abekmhopctyxsijgqwl", strict=True)),
    **dict(zip("αβγεικνορτυχηωςσ", "abyeiknoptuxnwcs", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True)),
    **dict(zip("օոսհցզԼՏՍՕ", "onuhgqlsuo", strict=True)),
    **dict(zip("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "abcdehjklmprstvwz", strict=True)),
    **dict(zip("ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "abcdefghijklmnoprstuvwxyz", strict=True)),
    **dict(zip("ıȷſɑɡɩʟƖ", "ijsagill", strict=True)),
}
_NAMED_LETTER: Final = re.compile(
    r"(?:LATIN|SQUARED|CIRCLED|REGIONAL|PARENTHESIZED|TURNED)\b.*"
    r"\b(?:LETTER|CAPITAL|SYMBOL LETTER) ([A-Z])(?: WITH .*)?"
)
_COLONS: Final = frozenset(":：∶꞉︓﹕ː˸։׃܃܄⁚⁝⦂፡፥|¦=≡>»→➜➡⇒►▶\u2013\u2014\u2015\u2212")
_LEADING: Final = re.compile(r"^[\W_]+")
_HYPHENS: Final = frozenset("-\u2010\u2011~")


@cache
def _look(char: str) -> str:
    """What a character is taken for: lower-case Latin letters and digits, else itself; nothing for a mark."""
    if char.isascii():
        return char.lower()
    if char in _TWINS:
        return _TWINS[char]
    plain = "".join(one for one in unicodedata.normalize("NFKD", char) if not unicodedata.category(one).startswith("M"))
    if plain != char:
        return "".join(_look(one) for one in plain)
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    named = _NAMED_LETTER.fullmatch(unicodedata.name(char, ""))
    return named[1].lower() if named else char.casefold()


def _looked_at(text: str) -> tuple[str, list[int]]:
    """The text as it looks, and for each of its characters the place in the text as it stands."""
    looks: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for look in _look(char):
            looks.append(look)
            places.append(place)
    return "".join(looks), places


_CODE: Final = re.compile(
    r"(?<![^\W_])(?P<kind>[s5$][\W_]{0,3}m|[l1i|!][\W_]{0,3}p|g[\W_]{0,3}g)"
    rf"(?P<gap>[\W_]{{0,5}})(?P<tail>(?:[^\W_][\W_]{{0,3}}){{{LENGTH - 1}}}[^\W_])(?![^\W_])"
)
_NAMED_CODE: Final = re.compile(rf"\b(?:kode|code)[\W_]{{1,4}}(?P<tail>[a-z0-9]{{{LENGTH}}})(?![^\W_])")
_SCHOOL: Final = re.compile(r"[apkt]?[apk]?n?\d+")
_DASHES: Final = re.compile(r"[-\u2010-\u2015\u2212\u30fc_~\u2043\ufe58\ufe63\uff0d]")


def code_in(text: str) -> str:
    """What looks like a code of ours, as it stands in the text; empty where nothing does."""
    look, places = _looked_at(text)
    start = 0
    while found := _CODE.search(look, start):
        raw_tail = text[places[found.start("tail")] : places[found.end("tail") - 1] + 1]
        if "\n" not in found[0] and _is_code(found["kind"], found["gap"], found["tail"], raw_tail):
            return text[places[found.start()] : places[found.end() - 1] + 1]
        start = found.start() + 1
    for found in _NAMED_CODE.finditer(look):
        raw = text[places[found.start()] : places[found.end() - 1] + 1]
        tail = raw[-LENGTH:]
        if tail.upper() == tail and any(char.isalpha() for char in tail):
            shouted = raw.upper() == raw and not any(char.isdigit() for char in tail)
            if not shouted:
                return raw
    return ""


def _is_code(kind: str, gap: str, tail: str, raw_tail: str) -> bool:
    groups = re.split(r"[\W_]+", tail)
    letters = "".join(groups)
    is_loud = raw_tail.upper() == raw_tail
    is_mixed = any(any(char.isdigit() for char in one) and any(char.isalpha() for char in one) for one in groups)
    if not gap and len(kind) == 2 and _SCHOOL.fullmatch(letters):  # noqa: PLR2004 - s and m stand together
        return False
    if len(groups) > 1:
        return is_mixed or is_loud or all(len(one) == 1 for one in groups)
    if _DASHES.search(gap):
        return True
    in_alphabet = all(char.upper() in ALPHABET for char in letters)
    if gap or len(kind) > 2:  # noqa: PLR2004 - s and m stand apart
        return is_mixed or (is_loud and in_alphabet)
    return is_mixed


def code_in_link(url: str) -> str:
    """What looks like a code in a link: a part of its path or query that is one, or has one in capitals."""
    plain = unquote(unquote(url))
    for part in re.split(r"[/?&=#.,;+ ]", plain):
        found = code_in(part)
        if found and (found == part or found.upper() == found):
            return found
    return ""


def _letters(text: str) -> str:
    """Letters alone, those that are drawn alike made one."""
    kept = "".join(char for char in text if char.isalnum())
    return kept.replace("rn", "m").replace("vv", "w").translate(_DRAWN_ALIKE)


_DRAWN_ALIKE: Final = str.maketrans("l1!|0345", "iiiioeas")


@cache
def _labels() -> frozenset[str]:
    plain = {"".join(label.lower().split()) for label in LABELS}
    return frozenset(_letters(f"{label}{more}") for label in plain for more in _QUALIFIERS)


def block_line_in(text: str) -> str:
    """A line that looks like one of the block, as it stands in the text; empty where none does."""
    for line in text.split("\n"):
        look = _LEADING.sub("", _looked_at(line)[0])
        if _is_label(look) or _has_label(look) or _DISCLOSURE.search(" ".join(look.split())):
            return line.strip()
    return ""


def _has_label(look: str) -> bool:
    """Whether a label and a colon begin the line, or several stand in it."""
    begin = 0
    inside = 0
    for place, char in enumerate(look):
        if not _parts(look, place, char):
            continue
        before = look[begin:place]
        if begin == 0 and _is_label(before):
            return True
        if any(_is_label(" ".join(before.split()[-words:])) for words in (1, 2, 3) if before.split()):
            inside += 1
        begin = place + 1
    return inside > 1


def _parts(look: str, place: int, char: str) -> bool:
    """Whether a character parts a label from its value as a colon does."""
    if char in _COLONS:
        return True
    return char in _HYPHENS and not look[place + 1 : place + 2].isalnum()


def _is_label(look: str) -> bool:
    words = "".join(char for char in look if char.isalnum())
    bare = re.sub(r"^(?:\d+|[a-z](?=[).]))", "", look.strip())
    return any(
        _letters(form) in _labels() for form in (words, words.lstrip("0123456789"), bare, re.sub(r"\(.*?\)", "", look))
    )


def check(*texts: str) -> None:
    """Pass where none of these texts looks like the block or like a code.

    Raises:
        Invalid: `looks-like-block` or `looks-like-code`, with the fragment.
    """
    for text in texts:
        if line := block_line_in(text):
            raise Invalid("looks-like-block", fragment=line)
        if code := code_in(text):
            raise Invalid("looks-like-code", fragment=code)


def check_name(text: str) -> None:
    """As `check`, for names in one line, of files too: no label with a colon stands anywhere in them.

    Raises:
        Invalid: As `check`.
    """
    plain = text.replace("_", " ")
    check(plain)
    look, _ = _looked_at(plain)
    begin = 0
    for place, char in enumerate(look):
        if _parts(look, place, char):
            words = look[begin:place].split()
            if any(_is_label(" ".join(words[-count:])) for count in (1, 2, 3) if words):
                raise Invalid("looks-like-block", fragment=text)
            begin = place + 1


def softened(name: str) -> str:
    """A name that Telegram brings along, a group's or a profile's, without what looks like the block or like a code.

    It can't be refused, because nobody types it here.
    """
    while fragment := code_in(name):
        name = name.replace(fragment, "…")
    try:
        check_name(name)
    except Invalid:
        return " ".join("".join(" " if _parts(name, place, char) else char for place, char in enumerate(name)).split())
    return name
