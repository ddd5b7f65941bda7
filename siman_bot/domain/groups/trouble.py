"""What keeps the bot from writing to a group."""

from enum import StrEnum
from typing import Final


class Trouble(StrEnum):
    """The group's own state and not one message's: nothing is sent there until it is over."""

    KICKED = "kicked"
    NOT_MEMBER = "not_member"
    GROUP_DELETED = "group_deleted"
    CHAT_NOT_FOUND = "chat_not_found"
    NO_RIGHT_TO_WRITE = "no_right_to_write"
    TOPIC_CLOSED = "topic_closed"
    THREAD_NOT_FOUND = "thread_not_found"


OUTSIDE: Final = frozenset({Trouble.KICKED, Trouble.NOT_MEMBER, Trouble.GROUP_DELETED, Trouble.CHAT_NOT_FOUND})
"""The bot isn't in the group any more, or there is no such group."""
