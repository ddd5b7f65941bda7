"""The kinds of ways in, and which one an update takes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from telegram import MessageEntity

from handlers.context import Context
from siman_bot.domain.people.roles import Role
from siman_bot.domain.refusals import Stale

Handler = Callable[[Context], Awaitable[None]]

EVERYONE: Final[frozenset[Role]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. `roles` decide in whose menu it stands, not who may: that is the service's business."""

    name: str
    handler: Handler
    roles: frozenset[Role] = EVERYONE
    in_groups: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Every way in.

    `taps` go by a button's action, `links` by the first part of a deep link's payload (`action_rest`), `dialogs` by
    the kind of the open conversation.
    """

    commands: tuple[Command, ...]
    taps: Mapping[str, Handler]
    links: Mapping[str, Handler]
    dialogs: Mapping[str, Handler]
    membership: Handler
    migrated: Handler
    unknown_command: Handler
    unknown_text: Handler
    by_name: Mapping[str, Command] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {command.name: command for command in self.commands})


def route(routes: Routes, ctx: Context) -> tuple[Handler, Context] | None:
    """The handler of an update, with the context's arguments filled in; None where nothing is to be done.

    Raises:
        Stale: A button that this version doesn't know.
    """
    update = ctx.update
    if update.callback_query is not None:
        action, *args = (update.callback_query.data or "").split(":")
        if action not in routes.taps:
            raise Stale("button-expired")
        return routes.taps[action], replace(ctx, args=tuple(args))
    if update.my_chat_member is not None:
        return routes.membership, ctx
    message = update.message
    if message is None:
        return None
    if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
        return routes.migrated, ctx
    text = message.text or message.caption or ""
    name, typed = _command(text, message.entities or message.caption_entities)
    if name is not None:
        return _commanded(routes, name, replace(ctx, typed=typed))
    if not ctx.in_private:
        return None
    ctx = replace(ctx, typed=text)
    if ctx.dialog is not None and ctx.dialog.kind in routes.dialogs:
        return routes.dialogs[ctx.dialog.kind], ctx
    return routes.unknown_text, ctx


def _command(text: str, entities: tuple[MessageEntity, ...]) -> tuple[str | None, str]:
    for entity in entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name = text[1 : entity.length].partition("@")[0].casefold()
            return name, text[entity.length :].strip()
    return None, text


def _commanded(routes: Routes, name: str, ctx: Context) -> tuple[Handler, Context] | None:
    if name == "start" and ctx.in_private and ctx.typed:
        action, _, rest = ctx.typed.partition("_")
        if action in routes.links:
            return routes.links[action], replace(ctx, args=tuple(rest.split("_")))
    command = routes.by_name.get(name)
    if command is not None:
        return command.handler, ctx
    return (routes.unknown_command, replace(ctx, typed=name)) if ctx.in_private else None
