"""Groups: what Telegram reports of them, /grup, binding, releasing, leaving."""

from dataclasses import replace
from typing import Final

from telegram import Message
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from handlers.context import Context
from handlers.edge.answering import AnswerDelayed, thread_of
from handlers.edge.outcomes import passes
from handlers.groups import quieting
from handlers.groups.presence import is_in, leave, may_write
from handlers.groups.views import binding as views
from handlers.paging import cut_at
from siman_bot.conversations.groups.binding import spot_in
from siman_bot.conversations.groups.forms import BindingForm, QuietingForm
from siman_bot.domain.groups.group import Topic, shown_title
from siman_bot.domain.places import Scope
from siman_bot.domain.refusals import Stale
from siman_bot.services.groups.binding import Seen
from siman_bot.services.paging import Cut

PAGE: Final = 4
"""Groups, or places, on one screen."""
FOUND_LIMIT: Final = 10
"""Places found by name."""
_ADMINS: Final = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


async def groups(ctx: Context) -> None:
    """/grup: in a group begins to bind it, in the private chat lists."""
    if ctx.in_private:
        found, form = await ctx.conversations.groups.binding.begin_list(ctx.caller, cut=_page(0))
        await ctx.show(views.group_list(ctx.texts, found), form=form)
    elif ctx.user is None or ctx.user.is_bot:
        # An anonymous admin, or somebody who speaks as a channel: Telegram doesn't say who.
        await ctx.services.groups.presence.send_to_private(
            ctx.caller, chat_id=ctx.chat.id, thread_id=thread_of(ctx.message)
        )
    else:
        places, asked = await ctx.conversations.groups.binding.choose_here(
            ctx.caller,
            chat_id=ctx.chat.id,
            title=ctx.chat.title or "",
            topic=_topic(ctx.message),
            seen=await _look(ctx, ctx.chat.id),
            cut=_page(0),
        )
        await ctx.show(views.place_choice(ctx.texts, places, spot=spot_in(asked, places.group.id)), form=asked)


async def typed(ctx: Context) -> None:
    """A search: for a group in the list, for a place in the choice; or a group's quiet hours."""
    match None if ctx.open is None else ctx.open.form:
        case QuietingForm() as form:
            await quieting.typed(ctx, form)
        case BindingForm() as form:
            places = await ctx.services.groups.binding.search_places(
                ctx.caller, group_id=form.group, revision=form.revision, search=ctx.typed, cut=Cut(limit=FOUND_LIMIT)
            )
            await ctx.show(views.place_choice(ctx.texts, places), form=ctx.open)
        case _:
            found = await ctx.services.groups.binding.list_groups(ctx.caller, cut=_page(0), search=ctx.typed)
            await ctx.show(views.group_list(ctx.texts, found), form=ctx.open)


async def again(ctx: Context) -> None:
    """Ask once more what is asked now."""
    match None if ctx.open is None else ctx.open.form:
        case QuietingForm() as form:
            await quieting.ask(replace(ctx, args=(str(form.group), str(form.revision))))
        case BindingForm() as form:
            await choose(replace(ctx, args=(str(form.group), str(form.revision))))
        case _:
            await groups(ctx)


async def page(ctx: Context) -> None:
    found = await ctx.services.groups.binding.list_groups(ctx.caller, cut=_page(ctx.number(0)))
    await ctx.show(views.group_list(ctx.texts, found))


async def open_(ctx: Context) -> None:
    group = await ctx.services.groups.binding.open(ctx.caller, group_id=ctx.number(0))
    await ctx.show(views.group(ctx.texts, group))


async def choose(ctx: Context) -> None:
    places, form = await ctx.conversations.groups.binding.choose(
        ctx.caller, group_id=ctx.number(0), revision=ctx.number(1), cut=_page(0)
    )
    await ctx.show(views.place_choice(ctx.texts, places, spot=spot_in(form, places.group.id)), form=form)


async def browse(ctx: Context) -> None:
    group_id = ctx.number(0)
    places = await ctx.services.groups.binding.browse(
        ctx.caller, group_id=group_id, revision=ctx.number(1), at=_scope(ctx), cut=_page(ctx.number(4))
    )
    await ctx.show(views.place_choice(ctx.texts, places, spot=spot_in(ctx.open, group_id)))


async def weigh(ctx: Context) -> None:
    group_id = ctx.number(0)
    placed = await ctx.services.groups.binding.weigh(
        ctx.caller,
        group_id=group_id,
        revision=ctx.number(1),
        scope=_scope(ctx),
        spot=spot_in(ctx.open, group_id),
    )
    await ctx.show(views.confirm_binding(ctx.texts, placed))


async def bind(ctx: Context) -> None:
    placed = await ctx.conversations.groups.binding.bind(
        ctx.caller,
        group_id=ctx.number(0),
        revision=ctx.number(1),
        scope=_scope(ctx),
        seen=await _look_at(ctx, ctx.number(0)),
    )
    await ctx.show(views.bound(ctx.texts, placed))


async def check(ctx: Context) -> None:
    group = await ctx.services.groups.binding.check(
        ctx.caller, group_id=ctx.number(0), seen=await _look_at(ctx, ctx.number(0))
    )
    await ctx.toast("group-checked-well" if group.trouble is None else "group-checked-ill")
    await ctx.show(views.group(ctx.texts, group))


async def confirm_release(ctx: Context) -> None:
    group = await ctx.services.groups.binding.open(ctx.caller, group_id=ctx.number(0))
    await ctx.show(views.confirm_release(ctx.texts, group))


async def release(ctx: Context) -> None:
    group = await ctx.conversations.groups.binding.release(ctx.caller, group_id=ctx.number(0), revision=ctx.number(1))
    await leave(ctx.bot, ctx.services, group.chat_id)
    await ctx.show(views.released(ctx.texts, group))


def _page(number: int) -> Cut:
    return cut_at(number, size=PAGE)


async def _look_at(ctx: Context, group_id: int) -> Seen:
    return await _look(ctx, await ctx.services.groups.binding.chat_of(ctx.caller, group_id=group_id))


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
        administers=await _administers(ctx, chat_id), present=is_in(own), writes=may_write(own) and not silenced
    )


async def _administers(ctx: Context, chat_id: int) -> bool:
    try:
        member = await ctx.bot.get_chat_member(chat_id, ctx.caller.telegram_id)
    except TelegramError as error:
        _delay_if_passing(error)
        return False
    return member.status in _ADMINS


def _delay_if_passing(error: TelegramError) -> None:
    if passes(error):
        raise AnswerDelayed from error


def _topic(message: Message | None) -> Topic | None:
    """The topic a command was sent in; Telegram names it where the message answers the one that opened it."""
    thread_id = thread_of(message)
    if message is None or thread_id is None:
        return None
    opening = message.reply_to_message
    created = None if opening is None else opening.forum_topic_created
    return Topic(id=thread_id, name="" if created is None else shown_title(created.name))


def _scope(ctx: Context) -> Scope:
    """The place named by the third and fourth part of a button."""
    try:
        return Scope.parse(f"{ctx.part(2)}:{ctx.part(3)}")
    except ValueError:
        raise Stale("button-expired") from None
