"""When a broadcast goes out, in words."""

from collections.abc import Sequence

from siman_bot.domain.clock import usual_clock
from siman_bot.domain.places import Clock
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock, at_wall


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
