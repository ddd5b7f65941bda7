"""What people come for: the start screen's buttons, /bantuan by task, and the way back to them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final

from handlers.commands import Command
from handlers.screen import BACK, CONSENT, EARLIER, HOME, LATER, MOST_BUTTONS, OPEN, Button, Screen, column, tap
from siman_bot.domain.people.person import MemberState, Person
from siman_bot.domain.people.roles import Role
from siman_bot.texts.catalogue import Texts

ON_START: Final = 5
"""Tasks on the start screen."""
BENEATH: Final = "new"
"""Asks for the start screen below what is read, not in its place: an answer that ends something is kept."""

HELP: Final = "bantuan"
MOST_NAMED: Final = 3
_COMMAND: Final = re.compile(r"(?<![\w:/.<])/([a-z]+)\b")

_OF_ROLE: Final[Mapping[Role, Sequence[str]]] = {
    Role.CENTRAL: ("buat", "tinjau", "siaran", "rekap", "konten"),
    Role.REGIONAL_ADMIN: ("teruskan", "anggota", "grup", "rekap", "konten"),
    Role.VERIFIER: ("antrean", "cek", "konten", "lapor"),
    Role.COORDINATOR: ("rekap", "konten", "cek", "lapor"),
}
"""Commands in the order in which people of the role need them."""
_OF_MEMBERS: Final = ("konten", "sebar", "lapor", "cek", "akun")
_OF_APPLICANTS: Final = ("profil", "cek", "lapor", "konten")
_OF_ANYONE: Final = ("cek", "lapor", "konten", "daftar")
_OF_STRANGERS: Final = ("cek", "konten")
"""Before consent."""
_LEADING: Final = (HOME, CONSENT, f"{OPEN}:bantuan")
"""Beginnings of the data of buttons that stand on the start screen, or lead to it."""
_SHARING: Final = frozenset({"sebar", "akun"})
_ONES_OWN: Final = frozenset({"start", "bantuan", "daftar", "profil", "dataku", "bahasa", "batal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """`name` is the role, else one of anyone, sharing, own. A folded one opens with a tap."""

    name: str
    commands: tuple[Command, ...]
    folded: bool = False


def tasks(texts: Texts, person: Person | None) -> list[Button]:
    """What this person most likely came for."""
    return [to_command(texts, name) for name in likeliest(person)]


def likeliest(person: Person | None) -> list[str]:
    """Names of commands; whoever holds several roles finds the first of each before the second of any."""
    if person is None:
        return list(_OF_STRANGERS)
    lists = [_OF_ROLE[role] for role in Role if role in person.roles]
    if person.is_member:
        lists.append(_OF_MEMBERS)
    elif not lists:
        pending = person.membership is not None and person.membership.state is MemberState.PENDING
        lists.append(_OF_APPLICANTS if pending else _OF_ANYONE)
    in_turn = chain.from_iterable(zip_longest(*lists))
    return list(dict.fromkeys(name for name in in_turn if name is not None))[:ON_START]


def by_task(commands: Iterable[Command], roles: frozenset[Role]) -> list[TaskGroup]:
    """All that somebody with these roles can do, each command once."""
    groups: list[TaskGroup] = []
    left = list(commands)

    def take(name: str, chosen: Iterable[Command], *, folded: bool = False) -> None:
        taken = tuple(chosen)
        if taken:
            groups.append(TaskGroup(name=name, commands=taken, folded=folded))

    for role in Role:
        if role in roles:
            take(role.value.replace("_", "-"), [one for one in left if role in one.roles])
            left = [one for one in left if role not in one.roles]
    open_to_all = [one for one in left if not one.roles]
    take("anyone", [one for one in open_to_all if one.name not in _SHARING | _ONES_OWN])
    take("sharing", [one for one in open_to_all if one.name in _SHARING])
    take("own", [one for one in open_to_all if one.name in _ONES_OWN], folded=True)
    return groups


def to_command(texts: Texts, name: str, *args: str) -> Button:
    """A button that does what the command does."""
    return tap(texts.plain(f"task-{name}"), OPEN, name, *args)


def to_help(texts: Texts, *args: str) -> Button:
    return tap(texts.plain("button-all-tasks"), OPEN, HELP, *args)


def to_home(texts: Texts, *args: str) -> Button:
    return tap(texts.plain("button-menu"), HOME, *args)


def _named(texts: Texts, text: str) -> list[Button]:
    """Of the commands that an answer tells to type, the first ones as buttons; they leave the answer in sight."""
    names = dict.fromkeys(_COMMAND.findall(text))
    tasks = [name for name in names if _is_task(texts, name)][:MOST_NAMED]
    return [to_help(texts, BENEATH) if name == HELP else to_command(texts, name, BENEATH) for name in tasks]


def _is_task(texts: Texts, name: str) -> bool:
    return name == HELP or texts.has(f"task-{name}")


def leading_home(texts: Texts, screen: Screen) -> Screen:
    """The screen with a way to the start screen, unless a button on it leads back already.

    One without any button has those of the commands that its words name, too.
    """
    buttons = [button for row in screen.rows for button in row]
    leads = any(one.text.startswith(BACK) or (one.data or "").startswith(_LEADING) for one in buttons)
    if leads or len(buttons) >= MOST_BUTTONS:
        return screen
    if not buttons:
        return Screen(text=screen.text, rows=(*column(_named(texts, screen.text)), (to_home(texts, BENEATH),)))
    *rows, last = screen.rows
    if {button.text for button in last} <= {EARLIER, LATER}:
        # Beside the buttons that turn pages, so that a list stays short.
        before = tuple(button for button in last if button.text == EARLIER)
        after = tuple(button for button in last if button.text == LATER)
        return Screen(text=screen.text, rows=(*rows, (*before, to_home(texts), *after)))
    return Screen(text=screen.text, rows=(*screen.rows, (to_home(texts),)))
