"""What the two pages show, as JSON objects. Times are ISO 8601 in UTC; the pages name the clock they show them by."""

from datetime import datetime
from typing import Any

from siman_bot.latihan.checks import Sight
from siman_bot.latihan.classroom import Classroom
from siman_bot.latihan.progress import Progress
from siman_bot.latihan.scenario import Player, Scenario, Step, Words
from siman_bot.latihan.seat import Seat

Json = dict[str, Any]


def seat_json(seat: Seat) -> Json:
    """A trainee's panel."""
    return {
        "name": seat.name,
        "code": seat.code,
        "stage": seat.stage.value,
        "scenarios": [_line(progress) for progress in seat.progress.values()],
        "current": _open(seat.current) if seat.current else None,
    }


def class_json(classroom: Classroom) -> Json:
    """The trainer's page."""
    return {
        "code": classroom.code,
        "scenarios": [{"id": one.key, "title": _words(one.title)} for one in classroom.scenarios],
        "seats": [
            {
                "number": seat.number,
                "name": seat.name,
                "code": seat.code,
                "stage": seat.stage.value,
                "current": seat.current.scenario.key if seat.current else "",
                "step": _current_step(seat.current) if seat.current else "",
                "scenarios": [_line(progress) for progress in seat.progress.values()],
            }
            for seat in classroom.seats
        ],
    }


def _line(progress: Progress) -> Json:
    """`marks` has one character for each step: "x" done, "-" not yet."""
    return {
        "id": progress.scenario.key,
        "title": _words(progress.scenario.title),
        "done": progress.done,
        "steps": len(progress.scenario.steps),
        "attempts": progress.attempts,
        "hints": sum(record.hint_used for record in progress.records.values()),
        "marks": "".join("x" if record.done_at else "-" for record in progress.records.values()),
    }


def _open(progress: Progress) -> Json:
    scenario = progress.scenario
    return {
        "id": scenario.key,
        "title": _words(scenario.title),
        "story": _words(scenario.story),
        "attempt": progress.attempts,
        "players": [{"name": player.name, "plays": player.plays} for player in scenario.players],
        "step": _current_step(progress),
        "steps": [_step(progress, step) for step in scenario.steps],
    }


def _current_step(progress: Progress) -> str:
    """The first one not ticked; empty when all are."""
    return next((step.key for step in progress.scenario.steps if not progress.is_ticked(step.key)), "")


def _step(progress: Progress, step: Step) -> Json:
    """The hint's words only after they were asked for."""
    sight = progress.seen.get(step.key, Sight(have=0, need=1))
    player = _player(progress.scenario, step)
    return {
        "id": step.key,
        "as": {"name": player.name, "plays": player.plays} if player else None,
        "instruction": _words(step.instruction),
        "hint": _words(step.hint) if step.key in progress.hints else None,
        "done": sight.done,
        "have": sight.have,
        "need": sight.need,
        "at": _time(progress.records[step.key].done_at) if sight.done else None,
    }


def _player(scenario: Scenario, step: Step) -> Player | None:
    return next((player for player in scenario.players if player.key == step.player), None)


def _words(words: Words) -> Json:
    return {"id": words.id, "en": words.en}


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
