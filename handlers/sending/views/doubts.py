"""The screens on which a person decides about messages that may have arrived."""

from handlers.paging import number_of, turning
from handlers.screen import Button, Screen, shortened, tap
from handlers.sending.views.steering import TITLE, stamp
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.services.sending.broadcasts.doubts import DoubtPage
from siman_bot.services.sending.broadcasts.manifest import Entry
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock


def doubts(texts: Texts, found: DoubtPage) -> Screen:
    entries = found.page.rows
    lines = "\n".join(_line(texts, entry, place) for place, entry in enumerate(entries, start=1))
    rows = [_decisions(texts, found, entry, place) for place, entry in enumerate(entries, start=1)]
    rows += turning("bc-doubts", found.page, before=(found.broadcast_id,))
    if found.left.number > 1 and found.left.until is not None:
        args = (found.broadcast_id, stamp(found.left.until))
        every = [tap(texts.plain("button-all-arrived"), "bc-all-here-ask", *args)]
        if found.may_resend & {DeliveryKind.ITEM}:
            every.append(tap(texts.plain("button-all-resend"), "bc-all-again-ask", *args))
        rows.append(tuple(every))
        rows.append((tap(texts.plain("button-all-missing"), "bc-all-missing-ask", *args),))
    rows.append((tap(texts.plain("button-back"), "broadcast", found.broadcast_id, 0),))
    resendable = any(entry.kind in found.may_resend for entry in entries)
    absent = texts.html("doubts-absent" if resendable else "doubts-absent-final")
    return Screen(
        text=texts.html("doubts", code=found.code, number=found.left.number, absent=absent, lines=Html(lines)),
        rows=tuple(rows),
    )


def ask_arrived(texts: Texts, found: DoubtPage) -> Screen:
    return _ask(texts, found, "doubts-ask-arrived", "button-all-arrived-yes", "bc-all-here")


def ask_missing(texts: Texts, found: DoubtPage) -> Screen:
    return _ask(texts, found, "doubts-ask-missing", "button-all-missing-yes", "bc-all-missing")


def ask_resend(texts: Texts, found: DoubtPage) -> Screen:
    return _ask(texts, found, "doubts-ask-resend", "button-all-resend-yes", "bc-all-again")


def _ask(texts: Texts, found: DoubtPage, key: str, label: str, action: str) -> Screen:
    until = 0 if found.left.until is None else stamp(found.left.until)
    return Screen(
        text=texts.html(key, code=found.code, number=found.left.number),
        rows=(
            (tap(texts.plain(label, number=found.left.number), action, found.broadcast_id, until),),
            (tap(texts.plain("button-back"), "bc-doubts", found.broadcast_id, 0),),
        ),
    )


def _line(texts: Texts, entry: Entry, place: int) -> str:
    chat = texts.plain("doubt-admin") if entry.title is None else shortened(entry.title, TITLE)
    time = "" if entry.at is None else at_clock(entry.at, entry.clock, texts.language)
    return texts.html(
        "doubt-line",
        place=place,
        chat=chat,
        where=entry.place or texts.plain("scope-nation"),
        time=time,
        kind=texts.plain(f"delivery-kind-{entry.kind.value.replace('_', '-')}"),
    )


def _decisions(texts: Texts, found: DoubtPage, entry: Entry, place: int) -> tuple[Button, ...]:
    args = (found.broadcast_id, entry.id, 0 if entry.at is None else stamp(entry.at), number_of(found.page))
    arrived = tap(texts.plain("button-arrived", place=place), "bc-here", *args)
    missing = tap(texts.plain("button-missing", place=place), "bc-missing", *args)
    if entry.kind not in found.may_resend:
        return (arrived, missing)
    return (arrived, tap(texts.plain("button-resend", place=place), "bc-again", *args), missing)
