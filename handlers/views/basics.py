"""The screens of help, of cancelling, and of what isn't understood."""

from collections.abc import Iterable, Sequence

from handlers.commands import Command
from handlers.screen import Screen
from siman_bot.texts.catalogue import Html, Texts


def help_(texts: Texts, commands: Iterable[Command]) -> Screen:
    lines = [f"/{command.name} - {texts.html(f'command-{command.name}')}" for command in commands]
    return Screen(text=texts.html("help", commands=Html("\n".join(lines))))


def cancelled(texts: Texts) -> Screen:
    return Screen(text=texts.html("cancelled"))


def nothing_to_cancel(texts: Texts) -> Screen:
    return Screen(text=texts.html("nothing-to-cancel"))


def unknown(texts: Texts, likeliest: Sequence[str]) -> Screen:
    lines = [f"/{name} - {texts.html(f'command-{name}')}" for name in likeliest or ("bantuan",)]
    return Screen(text=texts.html("unknown", commands=Html("\n".join(lines))))
