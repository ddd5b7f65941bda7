"""A mark: doubtful words of an item, which its author answers and a reviewer answers after that (R2, R7)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from siman_bot.domain.publishing.words.findings import Rule

_KEY_LENGTH: Final = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """`fragment` is as it was typed; `times` is how often it was found, so that one time more is another mark."""

    rule: Rule
    fragment: str
    times: int = 1

    @property
    def key(self) -> str:
        """Names the mark in buttons and audit rows, where its words have no place."""
        return hashlib.sha256(f"{self.rule}\n{self.times}\n{self.fragment}".encode(errors="replace")).hexdigest()[
            :_KEY_LENGTH
        ]


def marks_data(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """As JSON, for `marks_from`."""
    return [asdict(one) for one in marks]


def marks_from(data: Iterable[Mapping[str, Any]] | None) -> tuple[Mark, ...]:
    return tuple(Mark(**{**one, "rule": Rule(one["rule"])}) for one in data or ())
