"""A text as its reader takes it, with the way back to the words as they were typed."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from siman_bot.domain.glyphs import GLYPHS


class Reading:
    """`text` is `raw` in plain letters: look-alikes folded, what can't be seen dropped, case and line ends kept.

    It takes time in proportion to the text's length, whatever it holds.
    """

    __slots__ = ("_ends", "raw", "text")

    def __init__(self, raw: str) -> None:
        """The way back is found when it is asked for."""
        self.raw = raw
        self.text = raw.translate(GLYPHS)
        self._ends: list[int] | None = None

    def fragment(self, start: int, end: int) -> str:
        """What stands in `raw` for a part of `text` that isn't empty, without white space around it."""
        if self.raw == self.text:
            return self.raw[start:end].strip()
        if self._ends is None:
            self._ends = list(accumulate(len(GLYPHS[ord(char)]) for char in self.raw))
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        return self.raw[first : last + 1].strip()


def read(raw: str) -> Reading:
    return Reading(raw)
