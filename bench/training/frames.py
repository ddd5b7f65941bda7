"""Texts made of parts, so that the marker learns the words of a denial and not what is denied."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

PARTS: dict[str, list[str]] = json.loads((Path(__file__).parent / "texts" / "frames.json").read_text(encoding="utf-8"))


def made(frames: str, *, each: int, seed: int) -> Iterator[str]:
    """Every frame of a kind a few times, with other parts each time."""
    rng = random.Random(seed)
    for frame in PARTS[frames]:
        for _ in range(each):
            claim = rng.choice(PARTS["claims"])
            yield frame.format(
                c=claim,
                C=claim[0].upper() + claim[1:],
                p=rng.choice(PARTS["people"]),
                q=rng.choice(PARTS["places"]),
                n=rng.choice(["07.00", "09.30", "19.00", "20", "50", "200"]),
            )
