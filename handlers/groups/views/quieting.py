"""The screen on which a group's quiet hours are chosen."""

from typing import Final

from handlers.screen import Screen, column, grid, tap
from siman_bot.domain.groups.quiet import quiet_text
from siman_bot.services.groups.opening import GroupView
from siman_bot.services.groups.quieting import NONE
from siman_bot.texts.catalogue import Html, Texts

PRESETS: Final = ("20.00-05.00", "21.00-06.00", "22.00-05.00", "22.00-06.00")


def line(texts: Texts, shown: GroupView) -> Html:
    if shown.quiet is None:
        return texts.html("group-quiet-none")
    return texts.html("group-quiet", hours=_hours(texts, quiet_text(shown.quiet)), clock=shown.clock)


def ask(texts: Texts, shown: GroupView) -> Screen:
    args = (shown.id, shown.revision)
    presets = [tap(_hours(texts, hours), "group-quiet", *args, hours) for hours in PRESETS]
    return Screen(
        text="\n".join([texts.html("group-title", title=shown.title), line(texts, shown), texts.html("quiet-ask")]),
        rows=(
            *grid(presets, 2),
            *column(
                [
                    tap(texts.plain("button-quiet-none"), "group-quiet", *args, NONE),
                    tap(texts.plain("button-back"), "group-open", shown.id),
                ]
            ),
        ),
    )


def _hours(texts: Texts, hours: str) -> str:
    return hours if texts.language == "id" else hours.replace(".", ":")
