"""How fast messages may go: by bot and by chat, and what a flood answer changes.

Time is a steady clock in seconds, given by the caller. A limit holds where Telegram counts, not where we send: a
message may be counted as late as just before its answer comes. So its place is free again one window after the latest
moment at which it can have been counted, and no jitter of the network makes us exceed the limit.
"""

from bisect import bisect_right, insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from siman_bot.domain.sending.delivery import ChatKind

GUARD: Final = 0.004
"""Seconds added to each window, for what the fastest answer seen doesn't tell."""
DRIFT: Final = 0.00002
"""Seconds by which the fastest answer is believed less with every later one."""
AHEAD: Final = 1.0
"""Seconds from the present to the furthest moment that anyone asks for."""
TRIED: Final = 30
"""Answers after which the network's delay is believed."""
MEAN_OF: Final = 32
OUTLIER: Final = 2.0
"""Times the usual delay: a single answer that took longer tells nothing about the others."""
HEDGE: Final = 0.5
"""Share of the answers' wavering by which the fastest is believed less: the fastest ways there and back seldom meet."""
EVENNESS: Final = 0.9
"""Spacing of messages as a share of the even one: below one, so that a hiccup is made up for."""
CATCH_UP: Final = 0.25
"""Seconds of spacing that may be made up for at once."""
LEFT: Final = 0.01
"""Share of the bot's places that what is owed leaves to answers: none at the free rate, ten of a thousand.

Sending a little faster than evenly uses up a window before its end; an answer would wait for that.
"""
SEVERAL: Final = 3
"""Flood answers from so many chats within FLOOD_WINDOW seconds are meant for the bot."""
FLOOD_WINDOW: Final = 2.0
SLOWED: Final = 0.5
"""What a flood leaves of the bot's rate."""
RECOVERY: Final = 1 / 60
"""Share of the full rate that comes back each second."""
SLOWEST: Final = 1 / 30
WHOLE_BOT: Final = 0
"""Among chats' ids, of which none is zero: all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `messages` within any `seconds`."""

    messages: int
    seconds: float


CHAT_LIMITS: Mapping[ChatKind, Limit] = MappingProxyType(
    {
        ChatKind.PERSON: Limit(messages=1, seconds=1.0),
        ChatKind.CHANNEL: Limit(messages=1, seconds=1.0),
        ChatKind.GROUP: Limit(messages=20, seconds=60.0),
    }
)
"""Telegram's, from its page for bot developers; a person's chat bears short bursts, which aren't used."""


@dataclass(slots=True, kw_only=True)
class Window:
    """Places of a sliding window: under way, or answered and free again at a known time."""

    limit: Limit
    under_way: int = 0
    free_at: list[float] = field(default_factory=list)

    def used(self, now: float) -> int:
        free = self._free(now)
        return self.under_way + len(self.free_at) - free

    def start(self, messages: int) -> None:
        self.under_way += messages

    def end(self, free_at: float | None, messages: int) -> None:
        """`free_at` is None where they weren't counted."""
        self.under_way -= messages
        if free_at is not None:
            self.occupy(free_at, messages)

    def occupy(self, until: float, messages: int) -> None:
        """Places that are taken already; more at once than a window has take the next windows' too."""
        for number in range(messages):
            insort(self.free_at, until + number // self.limit.messages * self.limit.seconds)

    def wait(self, now: float, ahead: int = 0) -> float:
        """Seconds until there is a place after so many others; those under way count as answered now."""
        windows, beside = divmod(ahead, self.limit.messages)
        # Answers don't wait for a chat's limit, so there may be more taken than there are places.
        place = self.used(now) + beside - self.limit.messages
        if place < 0:
            return windows * self.limit.seconds
        place += self._free(now)
        first = self.free_at[place] - now if place < len(self.free_at) else self.limit.seconds
        return first + windows * self.limit.seconds

    def _free(self, now: float) -> int:
        """How many of those answered have passed. Some ask for a time ahead, others for the present one afterwards."""
        while self.free_at and self.free_at[0] <= now - AHEAD:
            self.free_at.pop(0)
        return bisect_right(self.free_at, now)


@dataclass(slots=True, kw_only=True, eq=False)
class Turn:
    """The places of one message, or of the several of an album, from its start to its answer.

    `started` may lie ahead: the message isn't to leave earlier.
    """

    chat_id: int
    started: float
    windows: tuple[Window, ...]
    messages: int = 1


class Pace:
    """The pace of one bot.

    Args:
        per_second: Messages a second of the whole bot; Telegram's free limit is 30.
        unpaid_per_second: Of those that aren't paid for; None where nothing has to be.
        chat_limits: What one chat takes.
    """

    def __init__(
        self,
        *,
        per_second: int,
        unpaid_per_second: int | None = None,
        chat_limits: Mapping[ChatKind, Limit] = CHAT_LIMITS,
    ) -> None:
        self._per_second = per_second
        self._chat_limits = chat_limits
        self._bot = Window(limit=Limit(messages=per_second, seconds=1.0))
        unpaid = None if unpaid_per_second is None else Limit(messages=unpaid_per_second, seconds=1.0)
        self._unpaid = None if unpaid is None else Window(limit=unpaid)
        self._chats: dict[int, Window] = {}
        self._blocked: dict[int, float] = {}
        self._bot_blocked = 0.0
        self._next_start = float("-inf")
        self._fastest, self._usual, self._answers = float("inf"), 0.0, 0
        self._floods: dict[int, float] = {}
        self._share, self._share_at = 1.0, 0.0
        self._asides = 0
        self._left = int(per_second * LEFT)

    def wait(self, now: float, *, messages: int = 1) -> float:
        """Seconds until the bot may send what is owed next; those who wait aside go before it.

        Args:
            now: The time.
            messages: How many it counts for: an album counts for each of its files.
        """
        blocked = self._bot_blocked - now
        share = self.share(now)
        allowed = max(1, int(self._per_second * share))
        others = min(messages, allowed) - 1
        window = self._bot.wait(now, self._asides + self._left + self._per_second - allowed + others)
        return max(0.0, blocked, window, self._next_start - now)

    def chat_wait(
        self, chat_id: int, kind: ChatKind, now: float, *, ahead: int = 0, messages: int = 1, payable: bool = False
    ) -> float:
        """Seconds until a chat may get so many messages at once, after so many others to it.

        What isn't `payable` waits for its share of the free ones, where others are paid for.
        """
        window, limit = self._chats.get(chat_id), self._chat_limits[kind]
        ahead += min(messages, limit.messages) - 1
        own = ahead // limit.messages * limit.seconds if window is None else window.wait(now, ahead)
        if self._unpaid is not None and not payable:
            own = max(own, self._unpaid.wait(now, self._asides + messages - 1))
        return max(own, self._blocked.get(chat_id, 0.0) - now)

    def take(self, chat_id: int, kind: ChatKind, now: float, *, messages: int = 1, payable: bool = False) -> Turn:
        """A message to this chat (or an album) starts; the caller has seen that it may, or sends it all the same."""
        chat = self._chats.setdefault(chat_id, Window(limit=self._chat_limits[kind]))
        windows = [self._bot, chat]
        if self._unpaid is not None and not payable:
            windows.append(self._unpaid)
        for window in windows:
            window.start(messages)
        gap = messages * EVENNESS / (self._per_second * self.share(now))
        self._next_start = max(self._next_start, now - CATCH_UP) + gap
        return Turn(chat_id=chat_id, started=now, windows=tuple(windows), messages=messages)

    def answered(self, turn: Turn, now: float) -> None:
        """Telegram has answered, or nothing will come any more."""
        took = max(0.0, now - turn.started)
        self._fastest = min(took, self._fastest + DRIFT)
        seen = took if self._answers < TRIED else min(took, OUTLIER * self._usual)
        self._usual += (seen - self._usual) / min(self._answers + 1, MEAN_OF)
        self._answers += 1
        latest = now - self._sure_delay() + GUARD
        for window in turn.windows:
            window.end(latest + window.limit.seconds, turn.messages)

    def _sure_delay(self) -> float:
        """Seconds that a message and its answer spend on the way at least: a message counted late comes back late.

        The more answers waver, the less is known about either way, and the less is credited.
        """
        if self._answers < TRIED:
            return 0.0
        return max(0.0, self._fastest - HEDGE * (self._usual - self._fastest))

    def unsent(self, turn: Turn) -> None:
        """The message never left."""
        for window in turn.windows:
            window.end(None, turn.messages)

    def flooded(self, chat_id: int, now: float, wait: float) -> None:
        """Telegram asked to wait: this chat does, and if several were asked at once, the bot does and goes slower."""
        self._blocked[chat_id] = max(self._blocked.get(chat_id, 0.0), now + wait)
        self._floods = {chat: at for chat, at in self._floods.items() if at > now - FLOOD_WINDOW}
        self._floods[chat_id] = now
        if len(self._floods) >= SEVERAL:
            self._floods.clear()
            self._share, self._share_at = max(self.share(now) * SLOWED, SLOWEST), now + wait
            self._bot_blocked = max(self._bot_blocked, now + wait)

    def blocks(self, now: float) -> dict[int, float]:
        """Seconds for which Telegram's flood answers still hold, by chat; under `WHOLE_BOT` for all."""
        until = {**self._blocked, WHOLE_BOT: self._bot_blocked}
        return {chat_id: end - now for chat_id, end in until.items() if end > now}

    def recall_blocks(self, seconds: Mapping[int, float], now: float) -> None:
        """Flood answers to an earlier process that still hold, as `blocks` has them."""
        for chat_id, left in seconds.items():
            if chat_id == WHOLE_BOT:
                self._bot_blocked = max(self._bot_blocked, now + left)
            else:
                self._blocked[chat_id] = max(self._blocked.get(chat_id, 0.0), now + left)

    def share(self, now: float) -> float:
        """Of the full rate, what is used now: one but after a flood."""
        return min(1.0, self._share + max(0.0, now - self._share_at) * RECOVERY)

    def recall(
        self, chat_id: int, kind: ChatKind, now: float, *, ago: float, messages: int = 1, payable: bool = False
    ) -> None:
        """What an earlier process has sent so many seconds ago."""
        windows = [self._bot, self._chats.setdefault(chat_id, Window(limit=self._chat_limits[kind]))]
        if self._unpaid is not None and not payable:
            windows.append(self._unpaid)
        for window in windows:
            free_at = now - max(0.0, ago) + GUARD + window.limit.seconds
            if free_at > now:
                window.occupy(free_at, messages)

    def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what it was sent still counts."""
        if old in self._chats:
            self._chats[new] = self._chats.pop(old)

    def forget(self, now: float) -> None:
        """Drop chats to which nothing was sent for a while; to be called now and then."""
        self._chats = {chat: window for chat, window in self._chats.items() if window.used(now)}
        self._blocked = {chat: until for chat, until in self._blocked.items() if until > now}

    def queue_aside(self) -> None:
        """Somebody waits for a place beside the messages owed: the next one is theirs."""
        self._asides += 1

    def leave_aside(self) -> None:
        self._asides -= 1

    def aside_wait(self, now: float) -> float:
        unpaid = 0.0 if self._unpaid is None else self._unpaid.wait(now)
        return max(0.0, self._bot_blocked - now, self._bot.wait(now), unpaid)
