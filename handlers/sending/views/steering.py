"""The screens by which a broadcast is steered."""

from datetime import datetime
from typing import Final

from handlers.screen import Button, Screen, tap
from siman_bot.domain.sending.course import Course
from siman_bot.domain.sending.way import Way
from siman_bot.services.sending.broadcasts.resending import Resent
from siman_bot.services.sending.broadcasts.watching import BroadcastDetail
from siman_bot.texts.catalogue import Texts

TITLE: Final = 60


def stamp(instant: datetime) -> int:
    """The instant for a button, in milliseconds rounded up: whatever was settled by then is meant."""
    return int(instant.timestamp() * 1_000) + 1


def controls(texts: Texts, shown: BroadcastDetail, *, page: int) -> tuple[tuple[Button, ...], ...]:
    """What may be done with a broadcast as it stands; nothing for whoever may only watch it."""
    if not shown.may_steer:
        return ()
    one, revision = shown.broadcast, shown.revision
    rows: list[tuple[Button, ...]] = []
    # Of an item that was withdrawn nothing waits but its taking back, which nobody holds up.
    open_ = (
        shown.item_id is not None
        and one.course is not Course.CANCELLED
        and (one.course is not Course.DONE or one.way is Way.RELAY)
    )
    if open_:
        paused = shown.paused_at is not None
        name, action = ("button-resume", "bc-resume") if paused else ("button-pause", "bc-pause")
        rows.append(
            (
                tap(texts.plain(name), action, one.id, revision, page),
                tap(texts.plain("button-cancel-broadcast"), "bc-cancel-ask", one.id, revision, page),
            )
        )
    if shown.failed.until is not None:
        label = texts.plain("button-resend-failed", number=shown.failed.number)
        rows.append((tap(label, "bc-retry", one.id, stamp(shown.failed.until), page),))
    if shown.unknown.number:
        rows.append((tap(texts.plain("button-doubts", number=shown.unknown.number), "bc-doubts", one.id, 0),))
    rows.append((tap(texts.plain("button-export"), "bc-export", one.id),))
    return tuple(rows)


def ask_cancel(texts: Texts, shown: BroadcastDetail, *, page: int) -> Screen:
    one = shown.broadcast
    return Screen(
        text=texts.html("broadcast-ask-cancel", code=one.code, title=one.title, number=one.tally.pending),
        rows=(
            (tap(texts.plain("button-cancel-yes"), "bc-cancel", one.id, shown.revision, page),),
            (tap(texts.plain("button-back"), "broadcast", one.id, page),),
        ),
    )


def resent(texts: Texts, done: Resent) -> str:
    """For a box over the chat."""
    parts = {"sent": done.sent, "quiet": done.quiet, "skipped": done.skipped, "more": done.more}
    return " ".join(
        texts.plain(f"resent-{name}", number=number) for name, number in parts.items() if number or name == "sent"
    )
