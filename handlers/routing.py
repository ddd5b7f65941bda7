"""The kinds of ways in, and which one an update takes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from telegram import Message, MessageEntity

from handlers.commands import HANDED_IN, Command, meant_for
from handlers.context import Context
from handlers.screen import HOME, OPEN
from handlers.tasks import BENEATH
from handlers.views.questions import still_open
from siman_bot.conversations.awaiting import TO_THE_BOT, Awaits, Meaning, meant
from siman_bot.conversations.forms import Form, Open
from siman_bot.domain.content import Content, ContentKind
from siman_bot.domain.refusals import Stale
from siman_bot.domain.text import clean
from siman_bot.texts.catalogue import Html

K = TypeVar("K")
V = TypeVar("V")
Handler = Callable[[Context], Awaitable[None]]
Back = Callable[[Context], str]
"""The data of the button that leads back to the screen on which a tap was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways into one capability.

    `taps` go by a button's action, `links` by the first part of a deep link's payload (`action_rest`). By the kind of
    the open form go `forms`, which take an answer, and `asks`, which ask once more what is asked now.
    `unsure` are the taps that destroy something and can't be taken back: before these the person is asked once more.
    """

    commands: Mapping[Command, Handler] = field(default_factory=dict)
    taps: Mapping[str, Handler] = field(default_factory=dict)
    links: Mapping[str, Handler] = field(default_factory=dict)
    forms: Mapping[str, Handler] = field(default_factory=dict)
    asks: Mapping[str, Handler] = field(default_factory=dict)
    unsure: Mapping[str, Back] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes(Ways):
    """Every way in: those of all capabilities, and what comes by none of them."""

    membership: Handler
    join_request: Handler
    migrated: Handler
    unknown_command: Handler
    unknown_text: Handler
    courtesy: Handler
    edited: Handler
    untaken: Handler
    asking: Callable[[Back], Handler]
    by_name: Mapping[str, Handler] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_name = {
            name: handler for command, handler in self.commands.items() for name in (command.name, *command.other_names)
        }
        object.__setattr__(self, "by_name", by_name)


def gathered(parts: Sequence[Ways], *, order: Sequence[str]) -> Ways:
    """The ways of all these capabilities as one, the commands in the order named.

    Raises:
        ValueError: A way stands in two of them, or the order names other commands than they have.
    """
    commands = _joined([part.commands for part in parts])
    by_name = {command.name: command for command in commands}
    if sorted(order) != sorted(by_name) or len(by_name) != len(commands):
        raise ValueError(order)
    return Ways(
        commands={by_name[name]: commands[by_name[name]] for name in order},
        taps=_joined([part.taps for part in parts]),
        links=_joined([part.links for part in parts]),
        forms=_joined([part.forms for part in parts]),
        asks=_joined([part.asks for part in parts]),
        unsure=_joined([part.unsure for part in parts]),
    )


def _joined(parts: Sequence[Mapping[K, V]]) -> dict[K, V]:
    joined: dict[K, V] = {}
    for part in parts:
        if twice := joined.keys() & part.keys():
            raise ValueError(twice)
        joined |= part
    return joined


def to_open_question(ctx: Context) -> str:
    """The data of the button that leads back to the question which is open; the start screen where none is."""
    return HOME if ctx.open is None else f"resume:{ctx.open.form.work}"


def route(routes: Routes, ctx: Context) -> tuple[Handler, Context] | None:
    """The handler of an update, with the context's arguments filled in; None where nothing is to be done.

    Raises:
        Stale: A button that this version doesn't know.
    """
    update = ctx.update
    if update.callback_query is not None:
        action, *args = (ctx.wish or update.callback_query.data or "").split(":")
        if action == OPEN and args and args[1:] in ([], [BENEATH]) and args[0] in routes.by_name:
            if args[1:]:
                ctx.answers.keep()
            return _commanded(routes, args[0], replace(ctx, leaving=ctx.in_private))
        if action not in routes.taps:
            raise Stale("button-expired")
        ctx = replace(ctx, args=tuple(args))
        if action in routes.unsure and not ctx.wish:
            return routes.asking(routes.unsure[action]), ctx
        return routes.taps[action], ctx
    if update.my_chat_member is not None:
        return routes.membership, ctx
    if update.chat_join_request is not None:
        return routes.join_request, ctx
    if update.edited_message is not None:
        return routes.edited, ctx
    return None if update.message is None else _sent(routes, ctx, update.message)


def _sent(routes: Routes, ctx: Context, message: Message) -> tuple[Handler, Context] | None:
    if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
        return routes.migrated, ctx
    text = message.text or message.caption or ""
    name, typed = _command(text, message.entities or message.caption_entities)
    # What nobody sees is nothing.
    ctx = replace(ctx, typed=typed if clean(typed) else "")
    if name is not None:
        return _commanded(routes, name, replace(ctx, leaving=ctx.in_private))
    if not ctx.in_private:
        return None
    return _written(routes, ctx, of_file=message.text is None)


def _written(routes: Routes, ctx: Context, *, of_file: bool) -> tuple[Handler, Context]:
    """What was written freely: an answer to the open question, where it can be one."""
    asked = ctx.open if ctx.open is not None and ctx.open.kind in routes.forms and not ctx.open.lapsed else None
    meaning = meant(ctx.typed, Awaits.CODE if asked is None else asked.form.awaits)
    # Words below a file belong to it, and what somebody else wrote isn't said to the bot.
    forwarded = ctx.content is not None and ctx.content.forwarded
    if of_file or (meaning in TO_THE_BOT and forwarded):
        meaning = Meaning.ANSWER
    elif forwarded and asked is not None and not asked.form.is_question:
        meaning = Meaning.ELSE
    match meaning:
        case Meaning.STOP:
            return routes.by_name["batal"], replace(ctx, leaving=True)
        case Meaning.HELP:
            return routes.by_name["bantuan"], replace(ctx, leaving=True)
        case Meaning.COURTESY:
            is_asked = asked is not None and asked.form.is_question
            return routes.courtesy if is_asked else _elsewhere(routes.courtesy), ctx
        case Meaning.ANSWER if asked is not None:
            return _answered(routes, ctx, asked)
        case _ if asked is not None and asked.form.is_question:
            ctx.answers.say_last(still_open(ctx.texts, asked))
            return routes.unknown_text, ctx
        case _:
            return _elsewhere(routes.unknown_text), ctx


def _elsewhere(handler: Handler) -> Handler:
    """The handler, after the open question was put aside for what was sent."""

    async def handle(ctx: Context) -> None:
        await ctx.put_aside()
        await handler(ctx)

    return handle


def _answered(routes: Routes, ctx: Context, opened: Open[Form]) -> tuple[Handler, Context]:
    """The handler of the open form, if it takes what came; of what it doesn't take the answer says so.

    A form that takes no words is shown again.
    """
    content, takes = ctx.content, opened.form.takes
    if content is None or content.kind in takes:
        return routes.forms[opened.kind], ctx
    if content.kind is ContentKind.TEXT:
        ctx.answers.say_first(ctx.texts.html("text-not-taken"))
    elif content.text and ContentKind.TEXT in takes:
        ctx.answers.say_first(_file_not_taken(ctx, content))
    else:
        return routes.untaken, ctx
    return routes.forms[opened.kind], ctx


def _note_file(routes: Routes, ctx: Context, name: str) -> None:
    """The answer says so where a file came with a command that takes none."""
    content = ctx.content
    takes_files = any(command.name == name and command.files for command in routes.commands)
    if content is not None and content.media and not takes_files:
        ctx.answers.say_first(_file_not_taken(ctx, content))


def _file_not_taken(ctx: Context, content: Content) -> Html:
    return ctx.texts.html("file-not-taken", what=ctx.texts.plain("handed-kind", kind=content.kind.value))


def _command(text: str, entities: tuple[MessageEntity, ...]) -> tuple[str | None, str]:
    for entity in entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name = text[1 : entity.length].partition("@")[0].casefold()
            return name, text[entity.length :].strip()
    return None, text


def _commanded(routes: Routes, name: str, ctx: Context) -> tuple[Handler, Context] | None:
    _note_file(routes, ctx, name)
    if name == "start" and ctx.in_private and ctx.typed:
        action, _, rest = ctx.typed.partition("_")
        if action in routes.links:
            return routes.links[action], replace(ctx, args=tuple(rest.split("_")))
    name = meant_for(name, ctx.typed) if ctx.in_private else name
    handler = routes.unknown_text if name == HANDED_IN else routes.by_name.get(name)
    if handler is not None:
        return handler, ctx
    return (routes.unknown_command, replace(ctx, typed=name)) if ctx.in_private else None
