"""What comes outside any question: it is named, and its sender says what is to be done with it.

Of people who haven't agreed nothing is stored: the bot's answer replies to what they sent, and Telegram gives it back
with the tap. For others it is kept until the tap, so that what was sent in several messages is one act.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram import Update

from handlers import basics
from handlers.amplification import recording
from handlers.content import content_of
from handlers.context import Context
from handlers.people import joining
from handlers.people.views.consenting import consent
from handlers.publishing import checking, writing
from handlers.reports import reporting, verdicts
from handlers.screen import Screen
from handlers.views import handing_in as views
from siman_bot.conversations.handing_in import Act
from siman_bot.conversations.people.joining_form import JoiningForm, JoiningStep
from siman_bot.conversations.publishing.writing import WritingForm, WritingStep
from siman_bot.conversations.reports.answers import VerdictStep
from siman_bot.conversations.reports.reporting import ReportForm
from siman_bot.conversations.reports.verdicts import CorrectionForm, VerdictForm
from siman_bot.domain.code import CodeKind, read_code
from siman_bot.domain.content import FILES, Content, ContentKind, links_of, urls_in, words_of
from siman_bot.domain.refusals import Stale
from siman_bot.domain.text import clean

_CHANGES: Final[Mapping[tuple[str, str], Callable[[Context, str], Awaitable[None]]]] = {
    **{(WritingForm.KIND, step): writing.change_answer for step in WritingStep},
    **{(form.KIND, step): verdicts.change_answer for form in (VerdictForm, CorrectionForm) for step in VerdictStep},
    (JoiningForm.KIND, JoiningStep.INSTITUTION_NAME): joining.rename,
}
"""By the kind of the form and the step that was answered, how a changed answer is taken later."""
FEW_WORDS: Final = 3
"""So many are rather a mistyped command or a greeting than a post."""


async def take(ctx: Context) -> None:
    """Answer what was sent outside any question."""
    content = ctx.content
    if content is None:
        return
    if content.kind not in FILES and content.kind is not ContentKind.TEXT:
        await ctx.show(views.unread(ctx.texts, content.kind))
        return
    if content.kind is ContentKind.TEXT and not content.forwarded:
        if read_code(CodeKind.ITEM, content.text) is not None and basics.is_code(CodeKind.ITEM, content.text):
            await checking.check_pasted(ctx)
            return
        if not _is_post(content) and checking.names_an_item(content.text):
            await checking.check_pasted(ctx)
            return
        if not _is_post(content) and not await _goes_on(ctx, content):
            await basics.unknown_text(ctx)
            return
    if not _agreed(ctx):
        if ctx.albums.is_first(ctx.chat.id, content.album):
            await ctx.answers.send(await _answer(ctx, (content,)), beneath=content.message_id)
        return
    await _show(ctx, await ctx.conversations.handing_in.take(ctx.caller, content=content))


async def untaken(ctx: Context) -> None:
    """The open question takes nothing of the kind; what is a file can be handed in all the same."""
    content = ctx.content
    if content is not None:
        words = ctx.open is not None and ContentKind.TEXT in ctx.open.form.takes
        screen = views.untaken(ctx.texts, content, words=words)
        if content.media and _agreed(ctx):
            await _show_in(
                ctx, await ctx.conversations.handing_in.take(ctx.caller, content=content, whole=True), screen
            )
        else:
            await ctx.answers.send(screen, beneath=content.message_id)


async def check(ctx: Context) -> None:
    """/cek over all of it."""
    parts = await _parts(ctx)
    message_id = _tapped(ctx)
    if message_id is not None and _agreed(ctx):
        await ctx.conversations.handing_in.choose(ctx.caller, message_id=message_id)
    if not clean(words_of(parts)) and not links_of(parts):
        await ctx.show(views.without_words(ctx.texts, parts))
        return
    await ctx.show(await _checked(ctx, parts))


async def report(ctx: Context) -> None:
    """A report with all of it in; whoever hasn't agreed does so first and comes back here."""
    if _shows_report(ctx):
        await reporting.show_again(ctx)
        return
    parts = await _parts(ctx)
    if not _agreed(ctx):
        await ctx.show(consent(ctx.texts, ("hand-report",)))
        return
    await _report(ctx, parts)


async def record(ctx: Context) -> None:
    """Every link of it as a share of the item that is chosen next."""
    await recording.begin_with(ctx, views.post_links(await _parts(ctx)))
    await _forget(ctx)


async def drop(ctx: Context) -> None:
    await _forget(ctx)
    await ctx.show(views.dropped(ctx.texts))


async def add(ctx: Context) -> None:
    """What was changed after a report was handed in, as a report that names the first."""
    heading = ctx.texts.plain("handed-addition", ticket=ctx.part(0))
    parts = [replace(part, text=f"{heading}\n{part.text}".strip()) for part in _answered(ctx)]
    await reporting.draft(ctx, parts)


async def edited(ctx: Context) -> None:
    """What a message says now takes the place of what it said, where that is held and not handed in yet."""
    content = ctx.content
    if content is None:
        return
    if not _agreed(ctx):
        await ctx.answers.send(views.changed_unread(ctx.texts), beneath=content.message_id)
        return
    form = None if ctx.open is None else ctx.open.form
    held = form.parts if isinstance(form, ReportForm) else ()
    if content in held:
        return
    if any(part.message_id == content.message_id for part in held):
        await reporting.draft(ctx, [content], joining=True)
        return
    act = await ctx.conversations.handing_in.change(ctx.caller, content=content)
    if act is not None:
        await _show(ctx, act)
        return
    if await _changed(ctx, content):
        return
    ticket = await ctx.services.reports.reporting.made_of(ctx.caller, message_id=content.message_id)
    screen = views.changed_unread(ctx.texts) if ticket is None else views.changed_after(ctx.texts, ticket)
    await ctx.answers.send(screen, beneath=content.message_id)


async def _changed(ctx: Context, content: Content) -> bool:
    """Whether it is an answer in the open form: one that was given and is another now, or one that wasn't taken."""
    opened = ctx.open
    if opened is None or opened.lapsed:
        return False
    answered = await ctx.conversations.forms.answered_by(ctx.caller, message_id=content.message_id)
    if answered is None:
        # Written below the question, and not understood as it stood.
        if not opened.form.is_question or opened.message_id is None or content.message_id < opened.message_id:
            return False
        await _as_new(ctx)
        return True
    if (opened.kind, opened.form.subject) != (answered.kind, answered.subject):
        return False
    change = _CHANGES.get((answered.kind, answered.step))
    if change is not None:
        ctx.answers.say_first(ctx.texts.html("change-taken"))
        await change(replace(ctx, typed=content.text), answered.step)
        return True
    if opened.form.retakes or opened.form.step == answered.step:
        ctx.answers.say_first(ctx.texts.html("change-taken"))
        await _as_new(ctx)
        return True
    return False


async def _as_new(ctx: Context) -> None:
    """As if what the message says now had been sent only now."""
    update = Update(update_id=ctx.update.update_id, message=ctx.update.edited_message)
    update.set_bot(ctx.bot)
    await ctx.run(replace(ctx, update=update, typed=""))


async def _report(ctx: Context, parts: Sequence[Content]) -> None:
    """Of an album that wasn't kept one part alone is there; that is said."""
    if len(parts) == 1 and parts[0].album:
        ctx.answers.say_first(ctx.texts.html("handed-album-partly"))
    await reporting.draft(ctx, parts)
    await _forget(ctx)


async def _show(ctx: Context, act: Act) -> None:
    await _show_in(ctx, act, await _answer(ctx, act.parts))


async def _show_in(ctx: Context, act: Act, screen: Screen) -> None:
    """As the one answer to all that belongs to it."""
    shown = await ctx.show_below(screen, former=act.message_id)
    if shown is not None and shown != act.message_id:
        await ctx.conversations.handing_in.show_in(ctx.caller, act=act, message_id=shown)


async def _forget(ctx: Context) -> None:
    message_id = _tapped(ctx)
    if message_id is not None and _agreed(ctx):
        await ctx.conversations.handing_in.forget(ctx.caller, message_id=message_id)


async def _answer(ctx: Context, parts: Sequence[Content]) -> Screen:
    """What holds a code of ours, as forwarded messages do, is checked at once."""
    if checking.names_an_item(words_of(parts)):
        return await _checked(ctx, parts)
    return views.summary(ctx.texts, parts)


async def _checked(ctx: Context, parts: Sequence[Content]) -> Screen:
    found = await checking.finding(ctx, words_of(parts), links=links_of(parts))
    return views.with_moves(ctx.texts, found, parts)


async def _parts(ctx: Context) -> tuple[Content, ...]:
    """What the tapped message is about: what is kept for it, else what it replies to.

    Raises:
        Stale: `handed-in-gone`: neither is there.
    """
    message_id = _tapped(ctx)
    if message_id is None or not _agreed(ctx):
        return _answered(ctx)
    kept = await ctx.conversations.handing_in.answered_by(ctx.caller, message_id=message_id)
    return kept or _answered(ctx)


def _answered(ctx: Context) -> tuple[Content, ...]:
    query = ctx.update.callback_query
    shown = None if query is None else query.message
    answered = getattr(shown, "reply_to_message", None)
    if answered is None:
        raise Stale("handed-in-gone")
    return (content_of(answered),)


def _tapped(ctx: Context) -> int | None:
    query = ctx.update.callback_query
    return None if query is None or query.message is None else query.message.message_id


def _shows_report(ctx: Context) -> bool:
    """Whether the tapped message shows the open report already."""
    opened = ctx.open
    return opened is not None and isinstance(opened.form, ReportForm) and opened.message_id == _tapped(ctx)


def _is_post(content: Content) -> bool:
    """Whether it is rather a post than a word to the bot."""
    text = content.text
    is_long = len(text) > basics.LONG_TEXT or len(text.split()) > FEW_WORDS
    return is_long or bool(content.links or urls_in(text))


async def _goes_on(ctx: Context, content: Content) -> bool:
    return _agreed(ctx) and await ctx.conversations.handing_in.goes_on(ctx.caller, content=content)


def _agreed(ctx: Context) -> bool:
    return ctx.person is not None and ctx.person.has_agreed
