"""The screens by which broadcasts are watched."""

from collections.abc import Mapping
from datetime import datetime

from handlers.paging import number_of, turning
from handlers.screen import Screen, tap
from handlers.sending.views.plans import plan_lines
from handlers.sending.views.steering import controls
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.places import Clock
from siman_bot.domain.sending.course import Course, Tally
from siman_bot.domain.sending.delivery import SENT_ONCE, DeliveryKind, DeliveryState
from siman_bot.domain.sending.payload import ProgressPayload
from siman_bot.domain.sending.plan import AT_ONCE
from siman_bot.domain.sending.way import Way
from siman_bot.services.sending.broadcasts.watching import BroadcastDetail, BroadcastList, ListedBroadcast, Stopped
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.places import place_name
from siman_bot.texts.times import at_clock


def progress(texts: Texts, payload: ProgressPayload) -> Screen:
    """The author's one message about a broadcast."""
    return Screen(
        text=texts.html(
            "broadcast-progress",
            code=payload.code,
            numbers=_numbers(texts, payload.way, payload.tally),
            state=_waiting(texts, "broadcast-progress-waiting", payload.until, payload.clock)
            if payload.course is Course.WAITING
            else texts.html(f"broadcast-progress-{payload.course}"),
        )
    )


def overview(texts: Texts, found: BroadcastList, *, clock: Clock) -> Screen:
    banner, page = _banner(texts, found.stopped, clock), found.page
    if not page.rows:
        return Screen(text=Html(banner + texts.html("broadcast-none")))
    labels = by_parts(
        [(f"{one.code} {one.title}", at_clock(one.created_at, clock, texts.language)) for one in page.rows]
    )
    rows = [(tap(label, "broadcast", one.id, number_of(page)),) for label, one in zip(labels, page.rows, strict=True)]
    lines = "\n".join(_line(texts, one, clock) for one in page.rows)
    return Screen(
        text=Html(banner + texts.html("broadcast-list", lines=Html(lines))),
        rows=(*rows, *turning("broadcasts", page)),
    )


def detail(texts: Texts, shown: BroadcastDetail, *, page: int, clock: Clock) -> Screen:
    one = shown.broadcast
    withdrawable = () if shown.item_id is None else (shown.item_id,)
    withdrawn = () if shown.withdrawn_id is None else (shown.withdrawn_id,)
    blocks = [
        texts.html(
            "broadcast-detail",
            code=one.code,
            title=one.title,
            target=place_name(texts, one.target, shown.place),
            time=at_clock(one.created_at, clock, texts.language),
            state=_state(texts, shown, clock),
        ),
        "" if shown.plan == AT_ONCE else plan_lines(texts, shown.plan, shown.clocks),
        "\n".join(_kinds(texts, shown.counts)),
        "\n".join(_reasons(texts, shown.reasons)),
    ]
    return Screen(
        text=Html(_banner(texts, shown.stopped, clock) + "\n\n".join(block for block in blocks if block)),
        rows=(
            *controls(texts, shown, page=page),
            (tap(texts.plain("button-refresh"), "broadcast", one.id, page),),
            *((tap(texts.plain("button-withdraw-item"), "withdraw", item_id, one.id),) for item_id in withdrawable),
            *((tap(texts.plain("button-explain"), "explain", item_id, one.id),) for item_id in withdrawn),
            (tap(texts.plain("button-back"), "broadcasts", page),),
        ),
    )


def _banner(texts: Texts, stopped: Stopped | None, clock: Clock) -> str:
    """That everything outgoing is stopped, above whatever is shown of broadcasts."""
    if stopped is None:
        return ""
    key = "broadcast-all-stopped-yours" if stopped.concerns else "broadcast-all-stopped"
    return texts.html(key, since=at_clock(stopped.since, clock, texts.language)) + "\n\n"


def _state(texts: Texts, shown: BroadcastDetail, clock: Clock) -> Html:
    """What the broadcast does now, and since when where a person decided it."""
    course = shown.broadcast.course
    if course is Course.WAITING:
        return _waiting(texts, "broadcast-course-waiting", shown.broadcast.until, clock)
    since = {Course.PAUSED: shown.paused_at, Course.CANCELLED: shown.cancelled_at}.get(course)
    if since is None:
        return texts.html(f"broadcast-course-{course}")
    if shown.held:
        return texts.html("broadcast-held-since", since=at_clock(since, clock, texts.language))
    return texts.html(f"broadcast-since-{course}", since=at_clock(since, clock, texts.language))


def _waiting(texts: Texts, key: str, until: datetime | None, clock: Clock) -> Html:
    return texts.html(key, until="" if until is None else at_clock(until, clock, texts.language))


def _kinds(texts: Texts, counts: Mapping[tuple[DeliveryKind, DeliveryState], int]) -> list[str]:
    """One line for each kind of message, with every state that any of them is in."""
    lines: list[str] = []
    for kind in dict.fromkeys(kind for kind in DeliveryKind if any(one is kind for one, _ in counts)):
        of_kind = {state: number for (one, state), number in counts.items() if one is kind}
        sent = texts.html(
            "tally-groups", sent=sum(of_kind.get(state, 0) for state in SENT_ONCE), all=sum(of_kind.values())
        )
        rest = [
            texts.html(f"tally-{state}", number=of_kind[state])
            for state in DeliveryState
            if state is not DeliveryState.SENT and of_kind.get(state)
        ]
        name = texts.html(f"delivery-kind-{kind.value.replace('_', '-')}")
        lines.append(texts.html("broadcast-kind", kind=name, numbers=Html(", ".join([sent, *rest]))))
    return lines


def _reasons(texts: Texts, reasons: Mapping[str, int]) -> list[str]:
    """Why some failed, the most frequent reason first, and what helps."""
    keys = [(reason.replace("_", "-"), number) for reason, number in reasons.items()]
    return [
        texts.html(
            "broadcast-reason", reason=texts.html(f"reason-{key}"), number=number, mend=texts.html(f"mend-{key}")
        )
        for key, number in sorted(keys, key=lambda entry: -entry[1])
    ]


def _line(texts: Texts, one: ListedBroadcast, clock: Clock) -> str:
    return texts.html(
        "broadcast-line",
        code=one.code,
        time=at_clock(one.created_at, clock, texts.language),
        state=_waiting(texts, "broadcast-course-waiting", one.until, clock)
        if one.course is Course.WAITING
        else texts.html(f"broadcast-course-{one.course}"),
        numbers=_numbers(texts, one.way, one.tally),
    )


def _numbers(texts: Texts, way: Way, tally: Tally) -> Html:
    sent = texts.html("tally-groups", sent=tally.groups_sent, all=tally.groups)
    parts = [sent]
    if way is Way.RELAY:
        parts = [texts.html("tally-cards", sent=tally.cards_sent, all=tally.cards)]
        if tally.groups:
            parts.append(sent)
    if tally.edits:
        edits = texts.html("tally-edits", done=tally.edits_done, all=tally.edits)
        parts = [edits, *(parts if tally.groups or tally.cards else [])]
    parts.append(texts.html("tally-failed", number=tally.failed))
    rest = {
        DeliveryState.UNKNOWN: tally.unknown,
        DeliveryState.EDITED: tally.edited,
        DeliveryState.WITHDRAWN: tally.withdrawn,
        DeliveryState.EXPIRED: tally.expired,
        DeliveryState.CANCELLED: tally.cancelled,
    }
    parts += [texts.html(f"tally-{state}", number=number) for state, number in rest.items() if number]
    return Html(", ".join(parts))
