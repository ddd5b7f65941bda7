"""What Telegram reports of groups: the bot comes, goes, may or may not write; leaving them."""

from typing import Final

import structlog
from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers.context import Context
from handlers.edge.outcomes import outcome_of, passes
from siman_bot.services.registry import Services

GROUPS: Final = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_GONE: Final = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})

log = structlog.get_logger()


async def membership(ctx: Context) -> None:
    """The bot's own standing in a chat has changed."""
    change = ctx.update.my_chat_member
    if change is None:
        return
    old, new = change.old_chat_member, change.new_chat_member
    if ctx.in_private:
        await ctx.services.people.consenting.note_reachable(ctx.chat.id, reachable=is_in(new))
    elif ctx.chat.type in GROUPS:
        await ctx.services.groups.presence.note_presence(
            ctx.caller,
            chat_id=ctx.chat.id,
            title=ctx.chat.title or "",
            arrived=not is_in(old),
            present=is_in(new),
            writes=may_write(new),
        )


async def migrated(ctx: Context) -> None:
    message = ctx.message
    if message is None:
        return
    old = message.migrate_from_chat_id or ctx.chat.id
    new = message.migrate_to_chat_id or ctx.chat.id
    await ctx.services.groups.presence.note_move(ctx.caller, old=old, new=new)


async def leave_unbound(bot: Bot, services: Services) -> None:
    """Leave the groups that nobody bound in time, and those released that couldn't be left at once."""
    for chat_id in await services.groups.presence.overdue():
        await leave(bot, services, chat_id)


async def leave(bot: Bot, services: Services, chat_id: int) -> None:
    """Where no answer comes, housekeeping leaves it later; where the group is gone, so is the bot."""
    try:
        await bot.leave_chat(chat_id)
    except TelegramError as error:
        if passes(error):
            log.warning("group_not_left", outcome=outcome_of(error).kind.value)
            return
    await services.groups.presence.note_left(chat_id)


def is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _GONE


def may_write(member: ChatMember) -> bool:
    return member.can_send_messages if isinstance(member, ChatMemberRestricted) else True
