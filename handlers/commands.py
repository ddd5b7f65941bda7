"""The bot's commands: what they are called and in whose menu they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.people.roles import Role

EVERYONE: Final[frozenset[Role]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. `roles` decide in whose menu it stands, not who may: that is the service's business.

    By its other names it is found as well; they stand in no menu.
    """

    name: str
    roles: frozenset[Role] = EVERYONE
    in_groups: bool = False
    other_names: tuple[str, ...] = ()
    files: bool = False
    """Whether it takes files that come with it."""


def commands_for(commands: Iterable[Command], roles: frozenset[Role]) -> list[Command]:
    """Those in the menu of somebody with these roles, in the order given."""
    return [command for command in commands if command.roles == EVERYONE or command.roles & roles]
