"""Senders killed with SIGKILL under Telegram's faults: nothing lost, nothing sent twice, the doubtful named.

A third of the deaths come between the commit of a begin-mark and the request: what was marked and never left can't be
told from what left and wasn't answered, so it is unknown as well, and counted apart here. The ratio is that of messages
in doubt at Telegram that are named unknown.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from bench.rig.crashing import AT_ONCE, ELSEWHERE, Account, CrashRig, Death, unseen_at_most
from bench.rig.other_core import Scene, Telegram
from bench.rig.processes import BOT_CORE, keep_to
from siman_bot.domain.sending.delivery import DeliveryState
from storage.engine import open_database
from storage.migrate import migrate

RUNS, QUICK_RUNS = 1_000, 20
PART = 10
SIDE_BY_SIDE = 6
"""Most of a run is waiting."""


async def prepare(file: str) -> None:
    database = open_database(file)
    await migrate(database, now=datetime.now(UTC))
    await database.close()


def show(accounts: list[Account]) -> None:
    states = sum((account.states for account in accounts), Counter[DeliveryState]())
    deaths = Counter(death for account in accounts for death in account.deaths)
    gap = [account for account in accounts if Death.MARKED in account.deaths]
    print(f"runs: {len(accounts):,}; messages: {sum(account.owed for account in accounts):,}")
    for death, number in sorted(deaths.items(), key=lambda one: one[0].value):
        print(f"  killed {death.value}: {number:,}")
    for state, number in states.most_common():
        print(f"  {state.value}: {number:,}")
    print(f"begun at Telegram, answer not recorded: {sum(account.unanswered for account in accounts):,}")
    print(f"marked and killed before the request left: {sum(account.unseen for account in gap):,} where so aimed")
    print(f"  in all other runs: {sum(account.unseen for account in accounts if account not in gap):,}")
    print(f"  allowed in all: {unseen_at_most(accounts):,} ({AT_ONCE} a death where so aimed, {ELSEWHERE} elsewhere)")
    print(f"lost: {sum(account.lost for account in accounts)}")
    print(f"sent twice: {sum(account.duplicates for account in accounts)}")


def runs(seeds: Sequence[int]) -> list[Account]:
    """One after another, on a sandbox and a database of their own."""
    keep_to(BOT_CORE)
    telegram = Telegram(Scene(groups=120, latency=0.02, limits=False))
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / "crash.sqlite3")
            asyncio.run(prepare(file))
            rig = CrashRig(telegram=telegram, database_url=file)
            return [rig.run(seed) for seed in seeds]
    finally:
        telegram.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"{RUNS:,} unless told")
    parser.add_argument("--quick", action="store_const", dest="runs", const=QUICK_RUNS, help=f"{QUICK_RUNS} runs")
    parser.add_argument(
        "--check",
        action="store_true",
        help="exit 1 if anything was lost, sent twice or not named, or too much is unknown that never left",
    )
    parser.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(10**6), help="repeats a run's chance"
    )
    options = parser.parse_args()
    print(f"seed: {options.seed}", flush=True)
    seeds = range(options.seed, options.seed + options.runs)
    with ProcessPoolExecutor(SIDE_BY_SIDE, mp_context=get_context("spawn")) as pool:
        parts = pool.map(runs, [seeds[start : start + PART] for start in range(0, options.runs, PART)])
        accounts = [account for part in parts for account in part]
    show(accounts)
    unanswered = sum(account.unanswered for account in accounts)
    named = unanswered - sum(account.unmarked for account in accounts)
    wrong = any(account.lost or account.duplicates or account.unmarked for account in accounts)
    wrong |= sum(account.unseen for account in accounts) > unseen_at_most(accounts)
    print(f"ratio: {named / unanswered if unanswered else 1.0:.3f} (target 1)")
    return 1 if options.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
