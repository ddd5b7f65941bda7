"""A member's own social-media accounts: list, add, remove."""

from typing import Final

from handlers import gates
from handlers.amplification.views import accounts as views
from handlers.amplification.views import recording as recording_views
from handlers.content import hidden_links
from handlers.context import Context
from handlers.paging import cut_at
from handlers.tasks import leading_home
from siman_bot.conversations.amplification.accounts import AccountForm, AccountStep
from siman_bot.conversations.amplification.recording import ShareForm
from siman_bot.conversations.asking import CommandStep
from siman_bot.conversations.forms import Open
from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.post_link import find_links, parse_post_link, parse_profile_link
from siman_bot.texts.catalogue import Html

PAGE: Final = 5


async def overview(ctx: Context) -> None:
    """What is typed after the command, or in answer to the list, is the account to register."""
    if ctx.typed:
        await _register(ctx)
        return
    own = await ctx.services.amplification.accounts.own(ctx.caller, cut=cut_at(ctx.page(), size=PAGE))
    opened = await ctx.conversations.asking.ask(ctx.caller, step=CommandStep.ACCOUNT) if ctx.leaving else None
    await ctx.show(leading_home(ctx.texts, views.overview(ctx.texts, own)), form=opened)


async def _register(ctx: Context) -> None:
    """A name alone is no account: its platform is asked for by the link."""
    if parse_profile_link(ctx.typed) is None:
        ctx.answers.say_first(ctx.texts.html("refusal-not-profile-link"))
        opened = await ctx.conversations.amplification.accounts.begin(ctx.caller)
        await ctx.show(views.ask_link(ctx.texts), form=opened)
        return
    asked = await ctx.conversations.amplification.accounts.begin_with(ctx.caller, text=ctx.typed)
    await ctx.show(views.ask_kind(ctx.texts, asked), form=asked.open)


async def begin(ctx: Context) -> None:
    """On the way to recording posts, these wait; they come back with the tap."""
    form, sent = None if ctx.open is None else ctx.open.form, gates.answered_message(ctx)
    if isinstance(form, ShareForm) and form.item_id and sent is not None and ctx.args:
        written = find_links("\n".join([sent.text or sent.caption or "", *hidden_links(sent)]))
        links = [link for link in written if parse_post_link(link) is not None]
        opened = await ctx.conversations.amplification.accounts.begin(ctx.caller, item_id=form.item_id, links=links)
    else:
        opened = await ctx.conversations.amplification.accounts.begin(ctx.caller)
    await ctx.show(views.ask_link(ctx.texts), form=opened)


async def again(ctx: Context) -> None:
    """Ask once more what is asked now."""
    asked = await ctx.conversations.amplification.accounts.again(ctx.caller)
    if isinstance(asked, Open):
        await ctx.show(views.ask_link(ctx.texts), form=asked)
    elif asked.open.form.step is AccountStep.KIND:
        await ctx.show(views.ask_kind(ctx.texts, asked), form=asked.open)
    else:
        await ctx.show(views.ask_declaration(ctx.texts, asked), form=asked.open)


async def take_link(ctx: Context) -> None:
    asked = await ctx.conversations.amplification.accounts.take_link(ctx.caller, text=ctx.typed)
    await ctx.show(views.ask_kind(ctx.texts, asked), form=asked.open)


async def choose_kind(ctx: Context) -> None:
    asked = await ctx.conversations.amplification.accounts.choose_kind(
        ctx.caller, kind=ctx.word(AccountKind, 0), revision=ctx.number(1)
    )
    await ctx.show(views.ask_declaration(ctx.texts, asked), form=asked.open)


async def declare(ctx: Context) -> None:
    """Posts that waited for the account are recorded at once."""
    form = ctx.open.form if ctx.open is not None and isinstance(ctx.open.form, AccountForm) else None
    account = await ctx.conversations.amplification.accounts.declare(ctx.caller, revision=ctx.number(0))
    added = views.added(ctx.texts, account)
    if form is None or not form.links or account.waits:
        await ctx.show(added)
        return
    ctx.answers.say_first(Html(added.text))
    await ctx.conversations.amplification.recording.open_again(ctx.caller, item_id=form.item_id)
    taken = await ctx.conversations.amplification.recording.take_links(ctx.caller, links=form.links)
    await ctx.show(recording_views.taken(ctx.texts, taken), form=taken.open)


async def cancel(ctx: Context) -> None:
    await ctx.conversations.amplification.accounts.cancel(ctx.caller)
    await overview(ctx)


async def ask_removal(ctx: Context) -> None:
    removal = await ctx.services.amplification.accounts.removal(ctx.caller, account_id=ctx.number(0))
    await ctx.show(views.ask_removal(ctx.texts, removal))


async def remove(ctx: Context) -> None:
    removal = await ctx.services.amplification.accounts.remove(ctx.caller, account_id=ctx.number(0))
    await ctx.show(views.removed(ctx.texts, removal))
