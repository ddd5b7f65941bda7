"""A training scenario as a plain value: its story, the people and groups it needs, its steps and what proves them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.sending.way import Way

# Characters, and counts.
TITLE_LIMIT: Final = 80
STORY_LIMIT: Final = 1_500
INSTRUCTION_LIMIT: Final = 500
HINT_LIMIT: Final = 800
NAME_LIMIT: Final = 40
PLAYS_LIMIT: Final = 60
PLAYERS_MOST: Final = 20
GROUPS_MOST: Final = 12
PUBLISHED_MOST: Final = 5
STEPS_MOST: Final = 20
COUNT_MOST: Final = 20
WORDS_LIMIT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in both languages; a file that gives one has it in both."""

    id: str
    en: str


NO_WORDS: Final = Words(id="", en="")


class Part(StrEnum):
    """What a player is in the network. `public` has agreed to nothing and opens the bot as a stranger."""

    CENTRAL = "central"
    REGIONAL_ADMIN = "regional_admin"
    VERIFIER = "verifier"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    PUBLIC = "public"

    @property
    def role(self) -> Role | None:
        """The role to grant; members and the public hold none."""
        return None if self in {Part.MEMBER, Part.PUBLIC} else Role(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody whom the trainee can act as. `scope` is where the role holds, or where a member works."""

    key: str
    name: str
    part: Part
    scope: Scope
    plays: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A group that is bound when the scenario begins; every player is in it."""

    title: str
    scope: Scope
    admin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An item that has been approved and sent when the scenario begins."""

    content: Content
    target: Scope
    way: Way
    author: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to observe: the name of a rule in `checks.RULES`, and what it is told; what is empty may be anything.

    The bot answers each person in their own language, so that either text of `contains` will do.
    """

    name: str
    count: int = 1
    by: str = ""
    contains: Words = NO_WORDS
    outcome: str = ""
    version: int = 0
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`checks` must all hold. `player` is who acts, empty where it doesn't matter."""

    key: str
    player: str
    instruction: Words
    hint: Words
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """`line` is where its id, the `key`, stands in its file."""

    key: str
    line: int
    title: Words
    story: Words
    players: tuple[Player, ...]
    rooms: tuple[Room, ...]
    published: tuple[Published, ...]
    steps: tuple[Step, ...]
