"""Every screen that can be reached by taps, in a world full of long names that are alike but for one thing.

A phone shows each label whole, no two buttons or rows of a screen are the same, and there are eight buttons at most.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from handlers.routes import ROUTES
from handlers.screen import MOST_BUTTONS
from siman_bot.domain.called.fitting import ROOM, width_of
from siman_bot.sandbox.people import Person
from siman_bot.sandbox.shown import Shown
from tests.databases import SqliteFiles
from tests.handlers.crowding import LONG, crowd
from tests.handlers.test_unsure import DECIDES, LOOKS, MAKES
from tests.talking.test_talking import handled
from tests.town import Town, open_town

AS_OFTEN: Final = 2
"""Taps of one action by one person: the first rows of a list look as the others do."""
LEFT_OUT: Final = frozenset({"data_erase_yes", "stop-all", "language", "sure"})
"""They would end the look around, or change for everybody what there is to be seen."""
TWO: Final = 2
LISTED: Final = frozenset(
    {"mem_open", "group-open", "group-at", "broadcast", "offer", "review", "item-own", "write-resume", "content"}
    | {"account_look", "account_remove", "share_item", "record_delete", "ticket", "queue-open", "recap", "recap_item"}
)
"""What the rows of lists lead to."""


def is_cut(label: str) -> bool:
    """Other words than those of long names; a short label ends as its author wanted it."""
    return "…" in label and width_of(label) > ROOM[1] // 2 and not any(name in label for name in LONG)


def faults_of(shown: Shown) -> list[str]:
    found = [
        f"wider than its row: {label!r}"
        for row in shown.buttons
        for label in row
        if width_of(label) > ROOM.get(len(row), 0)
    ]
    found += [f"words cut: {label!r}" for label in shown.labels if is_cut(label)]
    found += [f"twice: {label!r}" for label, number in Counter(shown.labels).items() if number > 1]
    rows = [row for block in shown.text.split("\n\n") for row in _rows(block)]
    found += [f"a row twice: {row!r}" for row, number in Counter(rows).items() if number > 1]
    if len(shown.labels) > MOST_BUTTONS:
        found.append(f"{len(shown.labels)} buttons")
    return [f"{fault} on {shown.labels}" for fault in found]


def _rows(block: str) -> list[str]:
    """The lines of a list; a row of several lines is a block of its own."""
    lines = block.splitlines()
    return [line for line in lines if " · " in line] if len(lines) != TWO else [block]


@dataclass(slots=True)
class Look:
    """One person who looks at whatever there is."""

    person: Person
    found: list[str] = field(default_factory=list)
    tapped: Counter[str] = field(default_factory=Counter)
    seen: dict[tuple[int, str, str], Shown] = field(default_factory=dict)

    async def around(self, town: Town) -> None:
        for name in ROUTES.by_name:
            await self.person.send(f"/{name}")
            await handled(town)
            await self._follow(town)

    def most(self, action: str) -> int:
        """Buttons of that action on one screen."""
        screens = ([_action(one["callback_data"]) for one in _tappable(shown)] for shown in self.seen.values())
        return max(actions.count(action) for actions in screens)

    async def _follow(self, town: Town) -> None:
        waiting = await self._new()
        while waiting:
            shown, data = waiting.pop(min(range(len(waiting)), key=lambda place: _destroys(waiting[place][1])))
            action = _action(data)
            if self.tapped[action] >= AS_OFTEN or action in LEFT_OUT:
                continue
            self.tapped[action] += 1
            await self.person.tap(message=shown, data=data, wait=False)
            await handled(town)
            waiting += await self._new()

    async def _new(self) -> list[tuple[Shown, str]]:
        """The buttons of what wasn't seen before."""
        buttons: list[tuple[Shown, str]] = []
        for one in await self.person.messages():
            key = (one.message_id, one.text, str(one.keyboard))
            if one.from_bot and key not in self.seen:
                self.seen[key] = one
                self.found += faults_of(one)
                buttons += [(one, button["callback_data"]) for button in _tappable(one)]
        return buttons


def _action(data: str) -> str:
    return data.partition(":")[0]


def _destroys(data: str) -> int:
    """What only looks comes first, so that it is still there."""
    return next((place for place, actions in enumerate((LOOKS, MAKES, DECIDES)) if _action(data) in actions), 3)


def _tappable(shown: Shown) -> list[dict[str, Any]]:
    return [button for row in shown.keyboard for button in row if "callback_data" in button]


@pytest.mark.long
async def test_every_screen_tells_its_buttons_and_rows_apart(sqlite_files: SqliteFiles) -> None:
    """On one engine: what a screen shows doesn't depend on it."""
    async with open_town(sqlite_files.fresh()) as town:
        looks = [Look(person) for person in await crowd(town)]
        for look in looks:
            await look.around(town)
    assert {fault for look in looks for fault in look.found} == set()
    assert {action for action in LISTED if max(look.most(action) for look in looks) < TWO} == set(), "no such list"
