"""Reads a YAML document piece by piece and notes every problem with its line, instead of stopping at the first."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import yaml

from siman_bot.domain.text import clean, clean_line

FILE_LIMIT: Final = 64 * 1024
"""Bytes."""
DEEPEST: Final = 10
KEY_LIMIT: Final = 30
_KEY: Final = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{KEY_LIMIT - 1}}}")
_TAGS: Final = {"str": "teks", "int": "bilangan bulat", "map": "pasangan nama: isi", "seq": "daftar (baris diawali -)"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What a trainer has to put right, and the line (from 1) where it stands."""

    line: int
    reason: str


def composed(raw: bytes) -> yaml.Node | Problem:
    """The root of the one document in a file's bytes, or why there is none. No object is made of any tag."""
    if len(raw) > FILE_LIMIT:
        return Problem(line=1, reason=f"berkas lebih besar dari {FILE_LIMIT // 1024} KB")
    try:
        text = raw.decode()
        return _too_deep(text) or yaml.compose(text, Loader=yaml.SafeLoader) or Problem(line=1, reason="berkas kosong")
    except UnicodeDecodeError as error:
        return Problem(line=raw.count(b"\n", 0, error.start) + 1, reason="bukan teks UTF-8")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Problem(line=mark.line + 1 if mark else 1, reason=f"bukan YAML yang benar ({error.problem})")
    except yaml.reader.ReaderError as error:
        line = raw.decode().count("\n", 0, error.position) + 1
        return Problem(line=line, reason="berisi karakter yang tidak boleh ada")


def _too_deep(text: str) -> Problem | None:
    """Found by the parser's events, which come one by one: composing thousands of levels takes minutes."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark = event.start_mark
            return Problem(line=mark.line + 1 if mark else 1, reason="bertingkat terlalu dalam")
    return None


class Sheet:
    """Every reader gives an empty value for what it can't use; nothing may be made of a sheet that has problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, node: yaml.Node, reason: str) -> None:
        self.problems.append(Problem(line=node.start_mark.line + 1, reason=reason))

    def fields(
        self, node: yaml.Node, what: str, *, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        """The values of a mapping by name."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self._another_kind(node, what, "map")
            return found
        for key_node, value in node.value:
            name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if name in found:
                self.wrong(key_node, f"{what}: “{name}” ditulis dua kali")
            elif name not in required and name not in optional:
                known = ", ".join([*required, *optional])
                self.wrong(key_node, f"{what}: “{name[:KEY_LIMIT]}” tidak dikenal; yang dikenal: {known}")
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self.wrong(node, f"{what}: “{name}” belum ada")
        return found

    def entries(self, node: yaml.Node, what: str, *, most: int, least: int = 0) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            self._another_kind(node, what, "seq")
            return []
        if not least <= len(node.value) <= most:
            self.wrong(node, f"{what}: ada {len(node.value)}, seharusnya {least} sampai {most}")
        return list(node.value[:most])

    def text(self, node: yaml.Node, what: str, *, limit: int, one_line: bool = False) -> str:
        """Cleaned as everything that a person types."""
        if not isinstance(node, yaml.ScalarNode) or _tag(node) != "str":
            self._another_kind(node, what, "str")
            return ""
        words = clean_line(node.value) if one_line else clean(node.value)
        if not words:
            self.wrong(node, f"{what}: masih kosong")
        if len(words) > limit:
            self.wrong(node, f"{what}: terlalu panjang, {len(words)} karakter; paling banyak {limit}")
        return words

    def key(self, node: yaml.Node, what: str) -> str:
        """A short name within the file."""
        if not isinstance(node, yaml.ScalarNode) or not _KEY.fullmatch(str(node.value)):
            self.wrong(node, f"{what}: pakai huruf kecil, angka, - atau _, paling banyak {KEY_LIMIT} karakter")
            return ""
        return str(node.value)

    def number(self, node: yaml.Node, what: str, *, least: int, most: int) -> int:
        digits = str(node.value)
        if not isinstance(node, yaml.ScalarNode) or _tag(node) != "int" or not (digits.isascii() and digits.isdigit()):
            self._another_kind(node, what, "int")
            return least
        # Compared by its length first: turning thousands of digits into a number is refused by Python.
        if len(digits) > len(str(most)) or not least <= int(digits) <= most:
            self.wrong(node, f"{what}: seharusnya {least} sampai {most}")
            return least
        return int(digits)

    def choice(self, node: yaml.Node, what: str, among: Collection[str]) -> str:
        if not isinstance(node, yaml.ScalarNode) or str(node.value) not in among:
            self.wrong(node, f"{what}: pilih salah satu dari {', '.join(among)}")
            return next(iter(among), "")
        return str(node.value)

    def _another_kind(self, node: yaml.Node, what: str, expected: str) -> None:
        quoted = " (beri tanda kutip)" if expected == "str" and isinstance(node, yaml.ScalarNode) else ""
        self.wrong(node, f"{what}: seharusnya {_TAGS[expected]}{quoted}")


def _tag(node: yaml.Node) -> str:
    return str(node.tag).rpartition(":")[2]
