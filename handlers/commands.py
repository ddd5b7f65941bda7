"""The bot's commands: what they are called, in whose menu they stand, which of them takes what was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from siman_bot.conversations.awaiting import is_links
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.people.roles import Role
from siman_bot.domain.post_link import parse_profile_link, posts_in
from siman_bot.domain.text import clean_line

EVERYONE: Final[frozenset[Role]] = frozenset()
HANDED_IN: Final = ""
"""In place of a command's name: its sender says what is to be done with it."""
_TICKET: Final[Mapping[str, str]] = dict.fromkeys(("cek", "konten", "sebar", "lapor", "akun"), "tiket")
_ITEM: Final[Mapping[str, str]] = dict.fromkeys(("tiket", "lapor", "akun"), "cek")
_POSTS: Final[Mapping[str, str]] = {"akun": "sebar", "tiket": HANDED_IN, "konten": HANDED_IN}
_PROFILE: Final[Mapping[str, str]] = {"sebar": "akun", "tiket": "cek", "konten": "cek"}
"""By the command that was sent, the one that this is for; commands that aren't named take it themselves."""


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


def meant_for(name: str, typed: str) -> str:
    """The command that takes what was typed behind this one."""
    line = clean_line(typed)
    if _is_code(CodeKind.TICKET, line):
        return _TICKET.get(name, name)
    if _is_code(CodeKind.ITEM, line):
        return _ITEM.get(name, name)
    if not is_links(line):
        return name
    if posts_in(line):
        return _POSTS.get(name, name)
    return _PROFILE.get(name, name) if parse_profile_link(line) is not None else name


def _is_code(kind: CodeKind, line: str) -> bool:
    """With its prefix: without it a code may be of either kind, and many a word would be one."""
    return line.upper().startswith(f"{kind}-") and read_code(kind, line) is not None
