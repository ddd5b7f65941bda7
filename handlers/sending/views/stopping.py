"""The screens of /hentikan."""

from datetime import datetime

from handlers.screen import Screen, tap
from handlers.tasks import to_command
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Clock
from siman_bot.services.sending.broadcasts.stopping import StopView
from siman_bot.texts.catalogue import Texts
from siman_bot.texts.times import at_clock


def look(texts: Texts, shown: StopView, *, clock: Clock) -> Screen:
    again = tap(texts.plain("button-refresh"), "stop-look")
    if shown.since is None:
        key = "stop-ask" if shown.others else "stop-ask-alone"
        stop = tap(texts.plain("button-stop-all"), "stop-all", shown.seen)
        return Screen(text=texts.html(key, number=shown.others), rows=((stop,),))
    since, role = at_clock(shown.since, clock, texts.language), texts.plain(f"role-{Role.CENTRAL.value}")
    if not shown.own:
        resume = tap(texts.plain("button-resume-all"), "resume-all", shown.seen)
        return Screen(text=texts.html("stop-in-force", since=since, role=role), rows=((resume,), (again,)))
    key = "stop-own" if shown.others else "stop-own-alone"
    return Screen(text=texts.html(key, since=since, role=role, number=shown.others), rows=((again,),))


def resumed(texts: Texts) -> Screen:
    return Screen(text=texts.html("stop-resumed"), rows=((to_command(texts, "siaran"),),))


def told(texts: Texts, since: datetime, *, clock: Clock) -> Screen:
    """For the others with the right, unasked."""
    role = texts.plain(f"role-{Role.CENTRAL.value}")
    return Screen(
        text=texts.html("stop-told", since=at_clock(since, clock, texts.language), role=role),
        rows=((tap(texts.plain("button-stop-look"), "stop-look"),),),
    )
