"""When an item goes out, as writers and reviewers read it; and the screens on which a writer chooses that."""

from datetime import date

from handlers.screen import Button, Screen, column, grid, tap
from handlers.sending.views.plans import release_text
from siman_bot.conversations.publishing.planning import PlanningPrompt, PlanningStep
from siman_bot.domain.moment import Moment
from siman_bot.domain.publishing.draft import Draft
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.times import at_clock, at_wall, hour_of


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
    taps = [tap(none, "plan-at", *args, "", ""), *_presets(texts, shown)]
    return Screen(text=texts.html(key, now=now, clock=shown.clock), rows=column([*taps, _to_preview(texts, draft)]))


def which(texts: Texts, shown: PlanningPrompt) -> Screen:
    """What was typed may mean several times: one of them is chosen, or typed anew."""
    taps = [*_presets(texts, shown), _to_preview(texts, shown.draft)]
    return Screen(
        text=texts.html("plan-which", example=_moment(texts, shown.presets[0], shown.today)), rows=column(taps)
    )


def _presets(texts: Texts, shown: PlanningPrompt) -> list[Button]:
    args = (shown.draft.id, shown.draft.revision, shown.step)
    return [
        tap(_moment(texts, moment, shown.today), "plan-at", *args, f"{moment.wall:%Y%m%d%H%M}", moment.clock or "")
        for moment in shown.presets
    ]


def _to_preview(texts: Texts, draft: Draft) -> Button:
    return tap(texts.plain("button-to-preview"), "write-resume", draft.id)


def _moment(texts: Texts, moment: Moment, today: date) -> str:
    """By the day's name where it is near: `Besok 08.00 WIB`."""
    days = (moment.wall.date() - today).days
    if days <= 1:
        time = texts.plain("plan-today" if days == 0 else "plan-tomorrow", time=hour_of(moment.wall, texts.language))
    else:
        time = at_wall(moment.wall, texts.language, weekday=True)
    return f"{time} {moment.clock}" if moment.clock is not None else texts.plain("plan-local-short", time=time)
