"""The screens of help, of cancelling, and of what isn't understood."""

from collections.abc import Sequence

from handlers.screen import Screen
from handlers.tasks import TaskGroup, to_home
from siman_bot.texts.catalogue import Html, Texts


def help_(texts: Texts, groups: Sequence[TaskGroup]) -> Screen:
    """What the person can do, by whose task it is."""
    parts = [texts.html("help")]
    for group in groups:
        lines = [f"/{command.name} - {texts.html(f'command-{command.name}')}" for command in group.commands]
        said = {"heading": texts.plain(f"help-{group.name}"), "commands": Html("\n".join(lines))}
        parts.append(texts.html("help-group-folded" if group.folded else "help-group", **said))
    return Screen(text="\n\n".join(parts), rows=((to_home(texts),),))


def cancelled(texts: Texts) -> Screen:
    return Screen(text=texts.html("cancelled"))


def nothing_to_cancel(texts: Texts) -> Screen:
    return Screen(text=texts.html("nothing-to-cancel"))


def unknown(texts: Texts, likeliest: Sequence[str]) -> Screen:
    lines = [f"/{name} - {texts.html(f'command-{name}')}" for name in likeliest or ("bantuan",)]
    return Screen(text=texts.html("unknown", commands=Html("\n".join(lines))))
