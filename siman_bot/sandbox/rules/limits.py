import math
from collections import Counter, deque
from dataclasses import dataclass, field

from siman_bot.sandbox.rules import telegram_rules as rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """At most `messages` within any `seconds`."""

    messages: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Telegram's sending limits. `paid` is the bot's where it pays for what is above `bot`.

    A person's chat allows short bursts, so its window is the burst's.
    """

    bot: Rate = Rate(messages=rules.MESSAGES_PER_SECOND, seconds=1)
    paid: Rate = Rate(messages=rules.PAID_MESSAGES_PER_SECOND, seconds=1)
    person: Rate = Rate(
        messages=rules.BURST_TO_A_PERSON, seconds=rules.BURST_TO_A_PERSON / rules.MESSAGES_PER_SECOND_TO_A_PERSON
    )
    group: Rate = Rate(messages=rules.MESSAGES_PER_MINUTE_TO_A_GROUP, seconds=60)


@dataclass(slots=True, kw_only=True)
class Limits:
    """Sliding windows per bot and per chat. Time is any steady clock in seconds.

    After a violation no request of that bot is taken for `penalty` seconds. `charged` counts by bot the messages above
    the free ones of their second: each costs a tenth of a Star.
    """

    rates: Rates = field(default_factory=Rates)
    penalty: float = 0.0
    charged: Counter[int] = field(default_factory=Counter)
    _all: dict[int, deque[float]] = field(default_factory=dict)
    _blocked: dict[int, float] = field(default_factory=dict)
    _windows: dict[tuple[int, int], deque[float]] = field(default_factory=dict)

    def blocked(self, bot_id: int, *, now: float) -> int:
        """The whole seconds for which nothing of the bot is taken, 0 for none."""
        left = self._blocked.get(bot_id, now) - now
        return max(1, math.ceil(left)) if left > 0 else 0

    def wait(self, bot_id: int, chat_id: int, *, now: float, messages: int = 1, paid: bool = False) -> int:
        """0 when the messages may go (they are counted then), else the whole seconds to wait.

        A chat id of 0 (no chat) counts for the bot alone. What is `paid` takes no place from what
        isn't.
        """
        blocked = self.blocked(bot_id, now=now)
        if blocked:
            return blocked
        every = self._all.setdefault(bot_id, deque())
        found = [(self.rates.paid, every)]
        if not paid:
            found.append((self.rates.bot, self._windows.setdefault((bot_id, 0), deque())))
        if chat_id:
            chat_rate = self.rates.person if chat_id > 0 else self.rates.group
            found.append((chat_rate, self._windows.setdefault((bot_id, chat_id), deque())))
        waiting = 0.0
        for rate, window in found:
            while window and window[0] <= now - rate.seconds:
                window.popleft()
            over = len(window) + messages - rate.messages
            if over > 0 and window:
                waiting = max(waiting, window[min(over, len(window)) - 1] + rate.seconds - now)
        if waiting > 0:
            waiting = max(waiting, self.penalty)
            self._blocked[bot_id] = now + self.penalty
            return max(1, math.ceil(waiting))
        for _, window in found:
            window.extend([now] * messages)
        if paid:
            self.charged[bot_id] += min(messages, max(0, len(every) - self.rates.bot.messages))
        return 0
