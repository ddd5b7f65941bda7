"""Groups: what Telegram reports of them, /grup, binding, releasing, leaving."""

from typing import Final

import structlog
from telegram import Bot, ChatMember, ChatMemberRestricted, Message
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers import quieting
from handlers.answering import AnswerDelayed, thread_of
from handlers.context import Context
from handlers.outcomes import outcome_of
from handlers.views import grouping as views
from siman_bot.domain.group import TITLE_LIMIT, Topic
from siman_bot.domain.outcome import OutcomeKind
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import Stale
from siman_bot.domain.text import clean_line
from siman_bot.services.grouping import PLACE_STEP, Seen
from siman_bot.services.quieting import QUIET_STEP
from siman_bot.services.registry import Services

GROUPS: Final = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_GONE: Final = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})
_ADMINS: Final = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})
_LATER: Final = frozenset({OutcomeKind.NOT_SENT, OutcomeKind.RETRY_AFTER, OutcomeKind.UNDECIDED, OutcomeKind.STOP})

log = structlog.get_logger()


async def membership(ctx: Context) -> None:
    """The bot's own standing in a chat has changed."""
    change = ctx.update.my_chat_member
    if change is None:
        return
    old, new = change.old_chat_member, change.new_chat_member
    if ctx.in_private:
        await ctx.services.people.note_reachable(ctx.chat.id, reachable=_is_in(new))
    elif ctx.chat.type in GROUPS:
        await ctx.services.group_presence.note_presence(
            ctx.caller,
            chat_id=ctx.chat.id,
            title=ctx.chat.title or "",
            arrived=not _is_in(old),
            present=_is_in(new),
            writes=_may_write(new),
        )


async def migrated(ctx: Context) -> None:
    message = ctx.message
    if message is None:
        return
    old = message.migrate_from_chat_id or ctx.chat.id
    new = message.migrate_to_chat_id or ctx.chat.id
    await ctx.services.group_presence.note_move(ctx.caller, old=old, new=new)


async def groups(ctx: Context) -> None:
    """/grup: in a group begins to bind it, in the private chat lists."""
    if ctx.in_private:
        found = await ctx.services.grouping.begin_list(ctx.caller)
        await ctx.show(views.group_list(ctx.texts, found), dialog=found.dialog)
    elif ctx.user is None or ctx.user.is_bot:
        # An anonymous admin, or somebody who speaks as a channel: Telegram doesn't say who.
        await ctx.services.group_presence.send_to_private(
            ctx.caller, chat_id=ctx.chat.id, thread_id=thread_of(ctx.message)
        )
    else:
        chosen = await ctx.services.grouping.choose_here(
            ctx.caller,
            chat_id=ctx.chat.id,
            title=ctx.chat.title or "",
            topic=_topic(ctx.message),
            seen=await _look(ctx, ctx.chat.id),
        )
        await ctx.show(views.choosing(ctx.texts, chosen), dialog=chosen.dialog)


async def typed(ctx: Context) -> None:
    """A search: for a group in the list, for a place in the choice; or a group's quiet hours."""
    dialog = ctx.dialog
    if dialog is not None and dialog.step == QUIET_STEP:
        await quieting.typed(ctx, dialog)
    elif dialog is not None and dialog.step == PLACE_STEP:
        chosen = await ctx.services.grouping.search_places(
            ctx.caller, group_id=dialog.data["group"], revision=dialog.data["revision"], typed=ctx.typed
        )
        await ctx.show(views.choosing(ctx.texts, chosen), dialog=dialog, in_place=True)
    else:
        found = await ctx.services.grouping.list_groups(ctx.caller, page=0, typed=ctx.typed)
        await ctx.show(views.group_list(ctx.texts, found), dialog=dialog, in_place=True)


async def page(ctx: Context) -> None:
    found = await ctx.services.grouping.list_groups(ctx.caller, page=ctx.number(0))
    await ctx.show(views.group_list(ctx.texts, found))


async def open_(ctx: Context) -> None:
    group = await ctx.services.grouping.open(ctx.caller, group_id=ctx.number(0))
    await ctx.show(views.group(ctx.texts, group))


async def choose(ctx: Context) -> None:
    chosen = await ctx.services.grouping.choose(ctx.caller, group_id=ctx.number(0), revision=ctx.number(1))
    await ctx.show(views.choosing(ctx.texts, chosen), dialog=chosen.dialog)


async def browse(ctx: Context) -> None:
    chosen = await ctx.services.grouping.browse(
        ctx.caller, group_id=ctx.number(0), revision=ctx.number(1), at=_scope(ctx), page=ctx.number(4)
    )
    await ctx.show(views.choosing(ctx.texts, chosen))


async def weigh(ctx: Context) -> None:
    binding = await ctx.services.grouping.weigh(
        ctx.caller, group_id=ctx.number(0), revision=ctx.number(1), scope=_scope(ctx)
    )
    await ctx.show(views.confirm_binding(ctx.texts, binding))


async def bind(ctx: Context) -> None:
    binding = await ctx.services.grouping.bind(
        ctx.caller,
        group_id=ctx.number(0),
        revision=ctx.number(1),
        scope=_scope(ctx),
        seen=await _look_at(ctx, ctx.number(0)),
    )
    await ctx.show(views.bound(ctx.texts, binding))


async def check(ctx: Context) -> None:
    group = await ctx.services.grouping.check(
        ctx.caller, group_id=ctx.number(0), seen=await _look_at(ctx, ctx.number(0))
    )
    await ctx.toast("group-checked-well" if group.trouble is None else "group-checked-ill")
    await ctx.show(views.group(ctx.texts, group))


async def confirm_release(ctx: Context) -> None:
    group = await ctx.services.grouping.open(ctx.caller, group_id=ctx.number(0))
    await ctx.show(views.confirm_release(ctx.texts, group))


async def release(ctx: Context) -> None:
    group = await ctx.services.grouping.release(ctx.caller, group_id=ctx.number(0), revision=ctx.number(1))
    await _leave(ctx.bot, ctx.services, group.chat_id)
    await ctx.show(views.released(ctx.texts, group))


async def leave_unbound(bot: Bot, services: Services) -> None:
    """Leave the groups that nobody bound in time, and those released that couldn't be left at once."""
    for chat_id in await services.group_presence.overdue():
        await _leave(bot, services, chat_id)


async def _leave(bot: Bot, services: Services, chat_id: int) -> None:
    """Where no answer comes, housekeeping leaves it later; where the group is gone, so is the bot."""
    try:
        await bot.leave_chat(chat_id)
    except TelegramError as error:
        outcome = outcome_of(error)
        if outcome.kind in _LATER:
            log.warning("group_not_left", outcome=outcome.kind.value)
            return
    await services.group_presence.note_left(chat_id)


async def _look_at(ctx: Context, group_id: int) -> Seen:
    group = await ctx.services.grouping.open(ctx.caller, group_id=group_id)
    return await _look(ctx, group.chat_id)


async def _look(ctx: Context, chat_id: int) -> Seen:
    """Ask Telegram about the person and the bot in a group.

    Raises:
        AnswerDelayed: Telegram doesn't answer now.
    """
    try:
        own = await ctx.bot.get_chat_member(chat_id, ctx.bot.id)
        everyone = (await ctx.bot.get_chat(chat_id)).permissions
    except TelegramError as error:
        _delay_if_passing(error)
        return Seen(administers=False, present=False, writes=False)
    silenced = own.status == ChatMemberStatus.MEMBER and everyone is not None and not everyone.can_send_messages
    return Seen(
        administers=await _administers(ctx, chat_id), present=_is_in(own), writes=_may_write(own) and not silenced
    )


async def _administers(ctx: Context, chat_id: int) -> bool:
    try:
        member = await ctx.bot.get_chat_member(chat_id, ctx.caller.telegram_id)
    except TelegramError as error:
        _delay_if_passing(error)
        return False
    return member.status in _ADMINS


def _delay_if_passing(error: TelegramError) -> None:
    if outcome_of(error).kind in _LATER:
        raise AnswerDelayed from error


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _GONE


def _may_write(member: ChatMember) -> bool:
    return member.can_send_messages if isinstance(member, ChatMemberRestricted) else True


def _topic(message: Message | None) -> Topic | None:
    """The topic a command was sent in; Telegram names it where the message answers the one that opened it."""
    thread_id = thread_of(message)
    if message is None or thread_id is None:
        return None
    opening = message.reply_to_message
    created = None if opening is None else opening.forum_topic_created
    return Topic(id=thread_id, name="" if created is None else clean_line(created.name)[:TITLE_LIMIT])


def _scope(ctx: Context) -> Scope:
    """The place named by the third and fourth part of a button."""
    try:
        return Scope.parse(f"{ctx.part(2)}:{ctx.part(3)}")
    except ValueError:
        raise Stale("button-expired") from None
