"""Senders killed with SIGKILL at any moment: nothing is lost, nothing sent twice, all that is in doubt is named."""

from collections.abc import Iterator

import pytest

from bench.rig.crashing import CrashRig, unseen_at_most
from bench.rig.other_core import Scene, Telegram

RUNS = 5


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    running = Telegram(Scene(groups=80, latency=0.02, limits=False))
    yield running
    running.close()


def test_a_killed_sender_loses_nothing_and_repeats_nothing(telegram: Telegram, database_url: str) -> None:
    rig = CrashRig(telegram=telegram, database_url=database_url)
    accounts = []
    for seed in range(RUNS):
        account = rig.run(seed)
        accounts.append(account)
        assert (account.lost, account.duplicates, account.unmarked) == (0, 0, 0), (seed, account)
    assert sum(account.unseen for account in accounts) <= unseen_at_most(accounts), accounts
