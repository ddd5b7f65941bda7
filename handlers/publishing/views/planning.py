"""When an item goes out, as writers and reviewers read it; and the screens on which a writer chooses that."""

from collections.abc import Sequence
from datetime import date

from handlers.screen import Button, Screen, column, grid, tap
from siman_bot.conversations.publishing.planning import PlanningPrompt, PlanningStep
from siman_bot.domain.clock import usual_clock
from siman_bot.domain.moment import Moment
from siman_bot.domain.places import Clock
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock, at_wall, hour_of


def plan_lines(texts: Texts, plan: Plan, clocks: Sequence[Clock]) -> Html:
    """When it goes out; until when it holds and that it is pinned, where that was chosen."""
    lines = [texts.html("plan-release", time=release_text(texts, plan, clocks))]
    if plan.expires_at is not None:
        lines.append(texts.html("plan-end", time=at_clock(plan.expires_at, usual_clock(clocks), texts.language)))
    if plan.pin:
        lines.append(texts.html("plan-pin"))
    return Html("\n".join(lines))


def release_text(texts: Texts, plan: Plan, clocks: Sequence[Clock]) -> str:
    """The time with its clock; for one time of day at each place, with all of them."""
    if plan.at is None:
        return texts.plain("plan-at-once")
    if plan.release is Release.LOCAL:
        return texts.plain("plan-local", time=at_wall(plan.at, texts.language), clocks=", ".join(clocks))
    return at_clock(plan.at, usual_clock(clocks), texts.language)


def buttons(texts: Texts, draft: Draft) -> tuple[tuple[Button, ...], ...]:
    """Beneath the form's preview."""
    pin = draft.plan.pin
    return grid(
        [
            tap(texts.plain("button-plan-release"), "plan", draft.id, PlanningStep.RELEASE),
            tap(texts.plain("button-plan-end"), "plan", draft.id, PlanningStep.END),
            tap(
                texts.plain("button-plan-unpin" if pin else "button-plan-pin"),
                "plan-pin",
                draft.id,
                draft.revision,
                0 if pin else 1,
            ),
        ],
        2,
    )


def ask(texts: Texts, shown: PlanningPrompt) -> Screen:
    draft, plan = shown.draft, shown.draft.plan
    args = (draft.id, draft.revision, shown.step)
    if shown.step is PlanningStep.RELEASE:
        key = "plan-ask-release" if len(shown.clocks) > 1 else "plan-ask-release-here"
        now = release_text(texts, plan, shown.clocks)
        none = texts.plain("button-plan-at-once")
    else:
        key = "plan-ask-end"
        now = (
            texts.plain("plan-no-end")
            if plan.expires_at is None
            else at_clock(plan.expires_at, shown.clock, texts.language)
        )
        none = texts.plain("button-plan-no-end")
    taps = [tap(none, "plan-at", *args, "", "")]
    taps += [
        tap(_moment(texts, moment, shown.today), "plan-at", *args, f"{moment.wall:%Y%m%d%H%M}", moment.clock or "")
        for moment in shown.presets
    ]
    taps.append(tap(texts.plain("button-to-preview"), "write-resume", draft.id))
    return Screen(text=texts.html(key, now=now, clock=shown.clock), rows=column(taps))


def _moment(texts: Texts, moment: Moment, today: date) -> str:
    """By the day's name where it is near: `Besok 08.00 WIB`."""
    days = (moment.wall.date() - today).days
    if days <= 1:
        time = texts.plain("plan-today" if days == 0 else "plan-tomorrow", time=hour_of(moment.wall, texts.language))
    else:
        time = at_wall(moment.wall, texts.language, weekday=True)
    return f"{time} {moment.clock}" if moment.clock is not None else texts.plain("plan-local-short", time=time)
