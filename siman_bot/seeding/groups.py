"""Groups that are bound to a place."""

from typing import Final

from siman_bot.domain.places import Scope
from siman_bot.services.groups.binding import Seen
from siman_bot.services.registry import Services
from siman_bot.services.transaction import Caller

SEEN: Final = Seen(administers=True, present=True, writes=True)
"""What Telegram would say of a group that somebody has just brought the bot into."""


async def bind_group(services: Services, *, admin: int, chat_id: int, title: str, scope: Scope) -> None:
    """Bind a group that the bot has come into.

    Whether the running bot has heard of its arrival already or will hear of it later makes no difference.

    Args:
        services: Of the world.
        admin: The Telegram id of the person who has brought the bot in and may bind groups to this place.
        chat_id: The group.
        title: Its title.
        scope: The place.

    Raises:
        Refusal: As `Binding.bind`.
    """
    caller = Caller(telegram_id=admin)
    await services.groups.presence.note_presence(
        caller, chat_id=chat_id, title=title, arrived=True, present=True, writes=True
    )
    group = await services.groups.binding.open_here(caller, chat_id=chat_id, title=title, seen=SEEN)
    await services.groups.binding.bind(caller, group_id=group.id, revision=group.revision, scope=scope, seen=SEEN)
