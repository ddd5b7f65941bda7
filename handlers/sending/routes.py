"""The ways into sending."""

from typing import Final

from handlers.commands import Command
from handlers.routing import Ways
from handlers.sending import doubts, manifest, steering, stopping, watching
from siman_bot.domain.people.roles import Role

WAYS: Final = Ways(
    commands={
        Command(name="siaran", roles=frozenset({Role.CENTRAL})): watching.overview,
        Command(name="hentikan", roles=frozenset({Role.CENTRAL})): stopping.look,
    },
    taps={
        "broadcasts": watching.overview,
        "broadcast": watching.detail,
        "bc-pause": steering.pause,
        "bc-resume": steering.resume,
        "bc-cancel-ask": steering.ask_cancel,
        "bc-cancel": steering.cancel,
        "bc-retry": steering.resend,
        "bc-doubts": doubts.doubts,
        "bc-here": doubts.arrived,
        "bc-missing": doubts.missing,
        "bc-again": doubts.resend,
        "bc-all-here-ask": doubts.ask_arrived,
        "bc-all-missing-ask": doubts.ask_missing,
        "bc-all-missing": doubts.missing_all,
        "bc-all-again-ask": doubts.ask_resend,
        "bc-all-here": doubts.arrived_all,
        "bc-all-again": doubts.resend_all,
        "bc-export": manifest.export,
        "stop-look": stopping.look,
        "stop-all": stopping.stop,
        "resume-all": stopping.resume,
    },
)
