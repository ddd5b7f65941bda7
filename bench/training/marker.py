"""Weights of the marker for doubtful words (`siman_bot/domain/publishing/words/marker.bin`).

It learns from the texts beside it, and, where `--data` names the folder of the matching data, from sentences of
clarifications, claims as they circulate and real headlines there. Only weights are written. It prints what it catches
in texts that it didn't learn from: a fifth of them, and each style when no text of that style was learnt.
"""

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.training import frames
from siman_bot.domain.publishing.words import marker, weights
from siman_bot.domain.publishing.words.denials import denials
from siman_bot.domain.publishing.words.tokens import Tokens
from siman_bot.domain.reading import read

TEXTS = Path(__file__).with_name("texts")
TARGET = Path(weights.__file__).with_name(weights.FILE)
ROUNDS, RATE, DECAY = 12, 0.5, 2e-5
FALSE_MARKS = 0.012
"""Share of ordinary texts that each head may mark by itself."""
FEWEST_HEADLINE_WORDS = 4
MOST_OF_A_KIND = 2_500
MISSED = 0.004
"""Share of what would be marked that the look at the words alone may miss."""


@dataclass(frozen=True, slots=True)
class Window:
    """Buckets of the words by themselves, and all those of each of the two heads."""

    words: list[int]
    denial: list[int]
    target: list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """A text as windows, one of which at least is what it is said to be."""

    windows: list[Window]
    label: bool
    weight: float
    style: str


def features_of(text: str) -> list[Window]:
    """Of each sentence and each two sentences that follow each other, as the marker looks at them."""
    cut = Tokens(read(text).text)
    singles = []
    for first, end in cut.sentences():
        words = [buckets for word in cut.words[first:end] if (buckets := weights.of_word(word))]
        alone = [bucket for buckets in words for bucket in buckets]
        own = [weights.bucket(weights.START), *(buckets[0] for buckets in words)]
        shared = alone + [weights.of_pair(one, other) for one, other in pairwise(own)]
        denial, called, person = (marker.tags_of(cut, sheet, first, end) for sheet in range(3))
        singles.append(
            Window(
                alone,
                shared + weights.of_tags("d", denial),
                shared + weights.of_tags("c", called) + weights.of_tags("p", person),
            )
        )
    pairs = [
        Window(one.words + two.words, one.denial + two.denial, one.target + two.target)
        for one, two in pairwise(singles)
    ]
    return [*singles, *pairs]


class Head:
    """Logistic regression by AdaGrad, one example at a time; the window that scores highest speaks for its text."""

    def __init__(self, buckets: Callable[[Window], list[int]]) -> None:
        self.buckets = buckets
        self.weights = [0.0] * weights.BUCKETS
        self.squares = [1e-3] * weights.BUCKETS
        self.bias = -1.0
        self.bias_square = 1.0

    def score(self, windows: Iterable[Window]) -> tuple[float, list[int]]:
        best: tuple[float, list[int]] = (-math.inf, [])
        for window in windows:
            buckets = self.buckets(window)
            total = sum(map(self.weights.__getitem__, buckets)) / math.sqrt(len(buckets) or 1)
            if total > best[0]:
                best = total, buckets
        return best[0] + self.bias, best[1]

    def learn(self, examples: Sequence[Example], *, rounds: int = ROUNDS, seed: int = 1) -> None:
        rng = random.Random(seed)
        order = list(examples)
        for _ in range(rounds):
            rng.shuffle(order)
            for example in order:
                score, buckets = self.score(example.windows)
                if not buckets:
                    continue
                wrong = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - example.label) * example.weight
                step = wrong / math.sqrt(len(buckets))
                for bucket in buckets:
                    slope = step + DECAY * self.weights[bucket]
                    self.squares[bucket] += slope * slope
                    self.weights[bucket] -= RATE * slope / math.sqrt(self.squares[bucket])
                self.bias_square += wrong * wrong
                self.bias -= RATE * wrong / math.sqrt(self.bias_square)


def own(name: str) -> list[tuple[str, str]]:
    with (TEXTS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [(one["style"], one["text"]) for one in map(json.loads, lines)]


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(data: Path | None) -> tuple[list[Example], list[Example]]:
    """For the head of denials and for the head of targets. A text that is either is no example for the other head."""
    denying = [Example(features_of(text), label=True, weight=3.0, style=style) for style, text in own("denials")]
    denying += made("denying", each=6, label=True, weight=0.5, seed=1)
    aiming = [Example(features_of(text), label=True, weight=3.0, style=style) for style, text in own("targets")]
    aiming += made("aiming", each=8, label=True, weight=0.5, seed=2)
    ordinary = [Example(features_of(text), label=False, weight=3.0, style="ordinary") for _, text in own("ordinary")]
    stating = made("stating", each=20, label=False, weight=0.5, seed=3)
    honouring = made("honouring", each=15, label=False, weight=0.5, seed=4)
    claims: list[Example] = []
    if data:
        for one in lines_of(data / "negatives.jsonl"):
            style = "headline" if "valid" in one["kind"] else "claim"
            ordinary.append(Example(features_of(one["query"]), label=False, weight=1.0, style=style))
        circulating = (features_of(one["query"]) for one in lines_of(data / "reports.jsonl"))
        claims += [Example(one, label=False, weight=0.5, style="claim") for one in circulating]
        denying += clarified(data)
    return [*denying, *ordinary, *stating, *honouring, *claims], [*aiming, *ordinary, *stating, *honouring]


def made(kind: str, *, each: int, label: bool, weight: float, seed: int) -> list[Example]:
    return [
        Example(features_of(text), label=label, weight=weight, style="made")
        for text in frames.made(kind, each=each, seed=seed)
    ]


def clarified(data: Path) -> list[Example]:
    """Sentences of clarifications in which the rules find a denial, other words around it each time."""
    rng = random.Random(5)
    found: list[Example] = []
    bodies = [one["body"] for one in lines_of(data / "library.jsonl")]
    rng.shuffle(bodies)
    for body in bodies:
        plain = read(body).text
        cut = Tokens(plain)
        for first, end in cut.sentences()[:2]:
            sentence = plain[slice(*cut.span(first, end - 1))]
            if denials(Tokens(sentence)):
                found.append(Example(features_of(sentence), label=True, weight=0.3, style="clarification"))
        if len(found) >= MOST_OF_A_KIND:
            break
    return found


def threshold_of(head: Head, ordinary: Sequence[Example]) -> float:
    scores = sorted((head.score(one.windows)[0] for one in ordinary), reverse=True)
    return scores[int(len(scores) * FALSE_MARKS)]


def check(name: str, buckets: Callable[[Window], list[int]], every: list[Example], ordinary: str) -> float:
    """A fifth held out in turn, then each style: what is caught where a share of ordinary texts is marked.

    Returns:
        The threshold, from scores of ordinary texts that weren't learnt.
    """
    rng = random.Random(7)
    fold = {id(one): rng.randrange(5) for one in every}
    scored: list[tuple[float, Example]] = []
    for held in range(5):
        head = Head(buckets)
        head.learn([one for one in every if fold[id(one)] != held], rounds=6)
        scored += [(head.score(one.windows)[0], one) for one in every if fold[id(one)] == held]
    negatives = sorted((score for score, one in scored if one.style in {ordinary, "headline"}), reverse=True)
    threshold = negatives[int(len(negatives) * FALSE_MARKS)]
    caught: dict[str, Counter[bool]] = defaultdict(Counter)
    for score, one in scored:
        caught[one.style if one.label else f"({one.style})"][score > threshold] += 1
    print(f"{name}, a fifth held out: " + shares(caught))
    styles = sorted({one.style for one in every if one.label} - {"made", "clarification"})
    alone: dict[str, Counter[bool]] = defaultdict(Counter)
    for style in styles:
        head = Head(buckets)
        head.learn([one for one in every if one.style != style and fold[id(one)] != 0], rounds=4)
        limit = threshold_of(head, [one for one in every if one.style in {ordinary, "headline"} and fold[id(one)] == 0])
        for one in every:
            if one.style == style:
                alone[style][head.score(one.windows)[0] > limit] += 1
    print(f"{name}, the style held out: " + shares(alone))
    return threshold


def shares(caught: dict[str, Counter[bool]]) -> str:
    return ", ".join(f"{style} {one[True] / one.total():.0%}" for style, one in sorted(caught.items()))


def packed(head: Head, threshold: float, every: Sequence[Example]) -> bytes:
    step = max(map(abs, head.weights)) / 127 or 1.0
    steps = [round(weight / step) for weight in head.weights]
    near = sorted(
        max(sum(steps[bucket] for bucket in window.words) / math.sqrt(len(window.words) or 1) for window in one.windows)
        for one in every
        if one.label and head.score(one.windows)[0] > threshold
    )
    floor = near[int(len(near) * MISSED)]
    return weights.HEADER.pack((threshold - head.bias) / step, floor) + bytes(one % 256 for one in steps)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the matching data")
    parser.add_argument("--check", action="store_true", help="measure only, write nothing")
    parser.add_argument("--quick", action="store_true", help="write without measuring, at the threshold 0")
    options = parser.parse_args()
    for_denials, for_targets = examples(options.data)
    data = b""
    for name, buckets, every in (
        ("denials", lambda one: one.denial, for_denials),
        ("targets", lambda one: one.target, for_targets),
    ):
        threshold = 0.0 if options.quick else check(name, buckets, every, "ordinary")
        if not options.check:
            head = Head(buckets)
            head.learn(every)
            data += packed(head, threshold, every)
            print(f"{name}: {len(every)} examples, threshold {threshold:.2f}, bias {head.bias:.2f}")
    if data:
        TARGET.write_bytes(data)
        print(f"{len(data) / 1024:.0f} KB of weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
