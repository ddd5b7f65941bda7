"""The pace: no more than Telegram's limits however the network wavers, and never much less."""

import heapq
import random
from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siman_bot.domain.sending.delivery import ChatKind
from siman_bot.domain.sending.pace import CHAT_LIMITS, SEVERAL, WHOLE_BOT, Limit, Pace, Turn

GROUP = CHAT_LIMITS[ChatKind.GROUP]


class Server:
    """Counts as Telegram does: a message when it arrives, in sliding windows."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.window: deque[float] = deque()
        self.refused = 0

    def takes(self, at: float) -> None:
        while self.window and self.window[0] <= at - self.limit.seconds:
            self.window.popleft()
        if len(self.window) >= self.limit.messages:
            self.refused += 1
        else:
            self.window.append(at)


def play(pace: Pace, *, chats: int, messages: int, jitter: float, seed: int, step: float = 0.002) -> tuple[float, int]:
    """Send so many to each chat over a network with jitter; the seconds it took, and the flood answers."""
    chance = random.Random(seed)
    bot = Server(Limit(messages=30, seconds=1.0))
    groups = {-chat: Server(GROUP) for chat in range(1, chats + 1)}
    owed = deque(chat for _ in range(messages) for chat in groups)
    answers: list[tuple[float, int, Turn]] = []
    arrivals: list[tuple[float, int]] = []
    now, number = 0.0, 0
    while owed or answers:
        while answers and answers[0][0] <= now:
            at, _, turn = heapq.heappop(answers)
            pace.answered(turn, at)
        for _ in range(len(owed)):
            if pace.wait(now) > 0:
                break
            chat = owed.popleft()
            if pace.chat_wait(chat, ChatKind.GROUP, now) > 0:
                owed.append(chat)
                continue
            turn = pace.take(chat, ChatKind.GROUP, now)
            there, back = 0.025 + chance.random() * jitter, 0.025 + chance.random() * jitter
            arrivals.append((now + there, chat))
            number += 1
            heapq.heappush(answers, (now + there + back, number, turn))
        now += step
    for at, chat in sorted(arrivals):
        bot.takes(at)
        groups[chat].takes(at)
    return now, bot.refused + sum(group.refused for group in groups.values())


@settings(max_examples=8)
@given(seed=st.integers(0, 10_000), jitter=st.sampled_from([0.0, 0.002, 0.02, 0.2]))
def test_no_flood_is_provoked_whatever_the_jitter(seed: int, jitter: float) -> None:
    _, refused = play(Pace(per_second=30), chats=150, messages=1, jitter=jitter, seed=seed)
    assert refused == 0


def test_a_calm_network_is_used_to_the_limit() -> None:
    took, refused = play(Pace(per_second=30), chats=600, messages=1, jitter=0.004, seed=1)
    assert refused == 0
    assert took <= 1.03 * 600 / 30


def test_groups_are_held_to_their_own_limit() -> None:
    took, refused = play(Pace(per_second=30), chats=3, messages=25, jitter=0.004, seed=1, step=0.02)
    assert refused == 0
    assert 60 <= took <= 1.03 * 62


def test_a_flood_answer_of_one_chat_delays_that_chat_alone() -> None:
    pace = Pace(per_second=30)
    pace.flooded(-1, 0.0, 60.0)
    assert pace.chat_wait(-1, ChatKind.GROUP, 0.0) == 60.0
    assert pace.chat_wait(-2, ChatKind.GROUP, 0.0) == 0.0
    assert pace.wait(0.0) == 0.0


def test_flood_answers_of_several_chats_slow_the_bot_which_recovers_by_itself() -> None:
    pace = Pace(per_second=30)
    for chat in range(SEVERAL):
        pace.flooded(-chat, 0.1 * chat, 5.0)
    assert pace.wait(1.0) > 4.0
    assert pace.share(6.0) < 0.6
    assert pace.share(120.0) == 1.0
    assert pace.wait(120.0) == 0.0


@pytest.mark.parametrize("kind", ChatKind)
def test_a_chat_waits_for_its_whole_window(kind: ChatKind) -> None:
    pace, limit = Pace(per_second=1000), CHAT_LIMITS[kind]
    for _ in range(limit.messages):
        assert pace.chat_wait(-1, kind, 0.0) == 0.0
        pace.answered(pace.take(-1, kind, 0.0), 0.0)
    assert limit.seconds <= pace.chat_wait(-1, kind, 0.0) <= limit.seconds + 0.01
    assert pace.chat_wait(-1, kind, 0.0, ahead=limit.messages) > 2 * limit.seconds - 0.01


def test_an_album_counts_for_each_of_its_files() -> None:
    pace = Pace(per_second=30)
    pace.answered(pace.take(-1, ChatKind.GROUP, 0.0, messages=10), 0.0)
    assert pace.chat_wait(-1, ChatKind.GROUP, 0.0, messages=10) == 0.0
    assert pace.chat_wait(-1, ChatKind.GROUP, 0.0, messages=11) > 59.0
    assert pace.wait(0.5, messages=20) == 0.0
    assert pace.wait(0.5, messages=21) > 0.0
    pace.unsent(pace.take(-1, ChatKind.GROUP, 0.5, messages=10))
    assert pace.chat_wait(-1, ChatKind.GROUP, 0.5, messages=10) == 0.0
    pace.answered(pace.take(-1, ChatKind.GROUP, 1.5, messages=10), 1.5)
    assert pace.chat_wait(-1, ChatKind.GROUP, 1.5) > 58.0
    pace.recall(-2, ChatKind.GROUP, 1.5, ago=1.0, messages=20)
    assert pace.chat_wait(-2, ChatKind.GROUP, 1.5) > 58.0


def test_an_album_takes_as_many_seconds_of_a_persons_chat_as_it_has_files() -> None:
    pace = Pace(per_second=30)
    pace.answered(pace.take(7, ChatKind.PERSON, 0.0, messages=10), 0.0)
    assert pace.chat_wait(7, ChatKind.PERSON, 5.0) > 4.9
    assert pace.chat_wait(7, ChatKind.PERSON, 10.1) == 0.0


def test_after_many_answers_at_once_what_is_owed_waits_a_second_and_no_longer() -> None:
    pace = Pace(per_second=30)
    for _ in range(6):
        pace.answered(pace.take(7, ChatKind.PERSON, 0.0), 0.0)
    assert 0.9 < pace.chat_wait(7, ChatKind.PERSON, 0.0) < 1.1
    assert 1.9 < pace.chat_wait(7, ChatKind.PERSON, 0.0, ahead=1) < 2.1


def test_an_album_waits_for_no_more_places_than_there_ever_are() -> None:
    pace = Pace(per_second=5)
    assert pace.wait(0.0, messages=10) == 0.0
    assert pace.chat_wait(7, ChatKind.PERSON, 0.0, messages=10) == 0.0
    for chat in range(SEVERAL):
        pace.flooded(-chat, 0.0, 1.0)
    assert pace.wait(1.1, messages=10) == 0.0


def test_a_message_that_never_left_takes_no_place() -> None:
    pace = Pace(per_second=30)
    pace.unsent(pace.take(7, ChatKind.PERSON, 0.0))
    assert pace.chat_wait(7, ChatKind.PERSON, 0.0) == 0.0


def test_an_unanswered_message_keeps_its_place() -> None:
    pace = Pace(per_second=1)
    pace.take(7, ChatKind.PERSON, 0.0)
    assert pace.wait(30.0) > 0


def test_looking_ahead_frees_no_place_for_others() -> None:
    pace = Pace(per_second=1)
    pace.answered(pace.take(-1, ChatKind.GROUP, 0.0), 0.0)
    free = pace.aside_wait(0.5)
    assert pace.wait(0.5 + free) == 0.0
    assert pace.aside_wait(0.5) == free


def test_who_waits_aside_goes_before_what_is_owed() -> None:
    pace = Pace(per_second=2)
    pace.answered(pace.take(-1, ChatKind.GROUP, 0.0), 0.0)
    pace.queue_aside()
    assert pace.wait(0.6) > 0
    assert pace.aside_wait(0.6) == 0.0
    pace.leave_aside()
    assert pace.wait(0.6) == 0.0


def test_at_a_high_rate_a_few_places_are_left_to_who_waits_aside() -> None:
    pace, now = Pace(per_second=1000), 0.0
    while now < 5.0:
        if pace.wait(now) == 0.0:
            pace.answered(pace.take(-1 - int(now * 1e6), ChatKind.GROUP, now), now)
        assert pace.aside_wait(now) == 0.0
        now += 0.0005


def test_what_an_earlier_process_sent_still_counts() -> None:
    pace = Pace(per_second=30)
    for _ in range(20):
        pace.recall(-1, ChatKind.GROUP, 100.0, ago=10.0)
    assert 50.0 <= pace.chat_wait(-1, ChatKind.GROUP, 100.0) < 50.1
    assert pace.wait(100.0) == 0.0
    pace.moved(-1, -1001)
    assert pace.chat_wait(-1001, ChatKind.GROUP, 100.0) >= 50.0
    pace.forget(200.0)
    assert pace.chat_wait(-1001, ChatKind.GROUP, 200.0) == 0.0


def test_what_an_earlier_process_was_to_wait_for_still_counts() -> None:
    earlier, later = Pace(per_second=30), Pace(per_second=30)
    for chat_id in range(-SEVERAL, 0):
        earlier.flooded(chat_id, 100.0, 5.0)
    earlier.flooded(-9, 100.0, 60.0)
    blocks = earlier.blocks(103.0)
    assert blocks == {-3: 2.0, -2: 2.0, -1: 2.0, -9: 57.0, WHOLE_BOT: 2.0}
    later.recall_blocks(blocks, 7.0)
    assert later.wait(7.0) == 2.0
    assert later.wait(9.0) == 0.0
    assert later.chat_wait(-9, ChatKind.GROUP, 9.0) == 55.0
    assert earlier.blocks(160.0) == {}


def test_what_is_not_paid_for_keeps_to_the_free_limit_beside_what_is() -> None:
    pace = Pace(per_second=1000, unpaid_per_second=30)
    for chat in range(100):
        pace.take(-1 - chat, ChatKind.GROUP, 0.0, payable=True)
    for chat in range(30):
        assert pace.chat_wait(1 + chat, ChatKind.PERSON, 0.0) == 0
        pace.take(1 + chat, ChatKind.PERSON, 0.0)
    assert pace.chat_wait(99, ChatKind.PERSON, 0.0) > 0
    assert pace.aside_wait(0.0) > 0
    assert pace.chat_wait(-999, ChatKind.GROUP, 0.0, payable=True) == 0


def test_what_an_earlier_process_sent_unpaid_still_counts() -> None:
    pace = Pace(per_second=1000, unpaid_per_second=30)
    for chat in range(30):
        pace.recall(1 + chat, ChatKind.PERSON, 100.0, ago=0.25)
    assert 0.75 <= pace.chat_wait(99, ChatKind.PERSON, 100.0) < 0.76
    assert pace.chat_wait(-999, ChatKind.GROUP, 100.0, payable=True) == 0


def test_asking_for_the_wait_changes_no_answer() -> None:
    pace = Pace(per_second=30)
    for begun in (0.0, 1.1):
        turns = [pace.take(-chat, ChatKind.GROUP, begun) for chat in range(1, 31)]
        for turn in turns:
            pace.answered(turn, begun + 0.05)
    first = pace.wait(2.08)
    assert 0 < first < 0.1
    assert pace.wait(2.08) == first
