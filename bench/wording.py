"""Time that the rules on words take for 1,000 characters; the ratio is that of the target to it.

With `--in` and `--out` it judges texts: JSON lines `{id, text}` in, `{id, verdict, rule, fragment}` out, the verdict
being "pass", "mark" or "refuse", with the rule and the words of what weighs most. Without `--in` it times its own.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from siman_bot.domain.publishing.wording import Level, judge

TARGET = 1.0
"""Milliseconds of the processor for 1,000 characters."""
TEXTS = Path(__file__).parent / "training" / "texts"
ROUNDS, QUICK_ROUNDS = 20, 2
VERDICTS = {None: "pass", Level.MARK: "mark", Level.REFUSE: "refuse"}


def own() -> Iterator[dict[str, str]]:
    for path in sorted(TEXTS.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from ({"id": f"{path.stem}-{number}", **json.loads(line)} for number, line in enumerate(lines))


def given(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def verdict(one: dict[str, str]) -> dict[str, str | None]:
    findings = judge(one["text"])
    gravest = max(findings, key=lambda finding: finding.level, default=None)
    return {
        "id": one["id"],
        "verdict": VERDICTS[gravest.level if gravest else None],
        "rule": gravest.rule if gravest else None,
        "fragment": gravest.fragment if gravest else None,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--in", dest="source", type=Path, help="texts to judge")
    parser.add_argument("--out", type=Path, help="where the verdicts go; stdout without it")
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--check", action="store_true", help=f"exit 1 above {TARGET} ms for 1,000 characters")
    options = parser.parse_args()
    texts = list(given(options.source) if options.source else own())
    verdicts = [verdict(one) for one in texts]
    if options.source:
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in verdicts)
        if options.out:
            options.out.write_text(lines, encoding="utf-8")
        else:
            print(lines, end="")
    characters = sum(len(one["text"]) for one in texts)
    if not characters:
        print("no texts")
        return 1
    spent = []
    for _ in range(QUICK_ROUNDS if options.quick else ROUNDS):
        begun = time.process_time()
        for one in texts:
            judge(one["text"])
        spent.append(time.process_time() - begun)
    seconds = min(spent)
    milliseconds = seconds * 1_000_000 / characters
    print(
        ", ".join(f"{count} {name}" for name, count in sorted(Counter(str(one["verdict"]) for one in verdicts).items()))
    )
    print(f"{len(texts) / seconds:,.0f} texts a second, {characters / len(texts):.0f} characters each")
    print(f"1,000 characters: {milliseconds:.2f} ms (target {TARGET:.0f} ms)")
    print(f"ratio: {TARGET / milliseconds:.2f} (target 1)")
    return 1 if options.check and milliseconds > TARGET else 0


if __name__ == "__main__":
    sys.exit(main())
