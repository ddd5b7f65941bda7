"""How surely items that name candidates, parties and their signs are stopped, and how long one takes.

Stops: the share of the items that must stop that do. False stops: the share of ordinary ones that stop. The ratio is
that of the target of time to the time of one item beside a lexicon of 5,000 names.

With `--items` (JSON lines `{id, text, place, date}`), `--lexicon` (CSV `kind,name,aliases,place`) and `--calendar` (CSV
`place,kind,from,to`) other material is taken; `--out` writes JSON lines `{id, stop, hits}`. Items with a field `stop`
are counted.
"""

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from siman_bot.domain.publishing.neutrality.calendar import Calendar
from siman_bot.domain.publishing.neutrality.check import Hit, Neutrality
from siman_bot.domain.publishing.neutrality.names import Name, NameKind, read_place
from siman_bot.domain.publishing.neutrality.rows import read_name, read_period
from siman_bot.domain.publishing.words.lexicon.naming import NAMES

SETS = Path(__file__).parent / "neutrality_items"
PLACES = Path(__file__).parents[1] / "storage" / "data"
STOPPED, FALSELY = 0.99, 0.02
MILLISECONDS = 1.0
NAMES_BESIDE = 5_000
ROUNDS, QUICK_ROUNDS = 5, 1


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def items_of(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def official_places() -> dict[str, str]:
    return {row["code"]: row["name"] for file in ("provinces.csv", "regencies.csv") for row in rows(PLACES / file)}


def others(count: int) -> list[Name]:
    """Candidates of places where nothing is running, so that the lexicon has its size."""
    given = sorted(NAMES)
    return [
        Name(
            kind=NameKind.CANDIDATE,
            name=f"{given[number % len(given)]} {given[number * 7 % len(given)]}kusumo{number % 97}".title(),
            aliases=(f"nomor urut {number % 9 + 1}", f"Paslon {number % 9 + 1}"),
            place="99",
        )
        for number in range(count)
    ]


def hits_of(checker: Neutrality, item: dict[str, Any]) -> tuple[Hit, ...]:
    day = date.fromisoformat(item["date"])
    return checker.hits(item["text"], targets=(read_place(item["place"]),), first=day, last=day)


def measure(checker: Neutrality, items: Sequence[dict[str, Any]], rounds: int) -> float:
    """Milliseconds of the processor for one item."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        for item in items:
            hits_of(checker, item)
        spent.append(time.process_time() - begun)
    return min(spent) * 1_000 / len(items)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=Path, default=SETS / "items.jsonl", help="items to check")
    parser.add_argument("--lexicon", type=Path, default=SETS / "lexicon.csv", help="names")
    parser.add_argument("--calendar", type=Path, default=SETS / "calendar.csv", help="elections")
    parser.add_argument("--out", type=Path, help="where the answers go")
    parser.add_argument("--wrong", action="store_true", help="show the items that were taken wrongly")
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    places = official_places()
    names = [read_name(row) for row in rows(options.lexicon)]
    calendar = Calendar(tuple(read_period(row) for row in rows(options.calendar)))
    items = items_of(options.items)
    if not items:
        print("no items")
        return 1
    checker = Neutrality(names=names, calendar=calendar, places=places)
    answers = [(item, hits_of(checker, item)) for item in items]
    if options.out:
        lines = (
            {"id": item["id"], "stop": bool(hits), "hits": [f"{hit.name.name}: {hit.fragment}" for hit in hits]}
            for item, hits in answers
        )
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        options.out.write_text(text, encoding="utf-8")
    right = True
    for stops, target, what in ((True, STOPPED, "stopped"), (False, FALSELY, "falsely stopped")):
        told = [(item, hits) for item, hits in answers if item.get("stop") is stops]
        if told:
            share = sum(bool(hits) for _, hits in told) / len(told)
            right = right and (share >= target if stops else share <= target)
            print(f"{what}: {share:.1%} of {len(told)} (target {target:.0%})")
        if options.wrong:
            for item, hits in told:
                if bool(hits) is not stops:
                    print(f"  {item['id']} [{item.get('why', '')}] {item['text']} {[hit.fragment for hit in hits]}")
    large = Neutrality(names=[*names, *others(NAMES_BESIDE - len(names))], calendar=calendar, places=places)
    took = measure(large, items, QUICK_ROUNDS if options.quick else ROUNDS)
    print(f"one item beside {NAMES_BESIDE:,} names: {took:.2f} ms (target {MILLISECONDS:.0f} ms)")
    print(f"ratio: {MILLISECONDS / took:.2f} (target 1)")
    return 1 if options.check and not (right and took <= MILLISECONDS) else 0


if __name__ == "__main__":
    sys.exit(main())
