"""The table of every way in. Menus and /bantuan are made from it."""

from typing import Final

from handlers import basics, gates, handing_in, questions
from handlers.amplification import routes as amplification
from handlers.commands import Command
from handlers.groups import admitting, presence
from handlers.groups import routes as groups
from handlers.people import routes as people
from handlers.publishing import routes as publishing
from handlers.reports import routes as reports
from handlers.routing import Routes, Ways, gathered
from handlers.sending import routes as sending
from handlers.summaries import routes as summaries
from siman_bot.conversations.asking import CommandForm

OWN: Final = Ways(
    commands={
        Command(name="bantuan", other_names=("help", "menu")): basics.help_,
        Command(name="batal"): basics.cancel,
    },
    taps={
        "cancel": basics.cancel,
        "sure": questions.sure,
        gates.AGAIN: gates.again,
        "hand-check": handing_in.check,
        "hand-report": handing_in.report,
        "hand-record": handing_in.record,
        "hand-drop": handing_in.drop,
        "hand-add": handing_in.add,
    },
)

ORDER: Final = (
    "start",
    "bantuan",
    "daftar",
    "profil",
    "anggota",
    "konten",
    "cek",
    "buat",
    "tinjau",
    "teruskan",
    "siaran",
    "hentikan",
    "grup",
    "akun",
    "sebar",
    "rekap",
    "lapor",
    "tiket",
    "antrean",
    "dataku",
    "bahasa",
    "batal",
)
"""In which commands stand in menus and in /bantuan."""

_ALL: Final = gathered(
    (OWN, people.WAYS, groups.WAYS, publishing.WAYS, sending.WAYS, reports.WAYS, amplification.WAYS, summaries.WAYS),
    order=ORDER,
)
_BY_NAME: Final = {command.name: handler for command, handler in _ALL.commands.items()}
_ASKS: Final = {**_ALL.asks, CommandForm.KIND: questions.commanding(_BY_NAME, handing_in.take)}


ROUTES: Final = Routes(
    commands=_ALL.commands,
    taps={**_ALL.taps, "resume": questions.resuming(_ASKS)},
    links=_ALL.links,
    forms={**_ALL.forms, CommandForm.KIND: questions.commanding(_BY_NAME, handing_in.take)},
    asks=_ASKS,
    unsure=_ALL.unsure,
    asking=questions.asking,
    membership=presence.membership,
    join_request=admitting.asked_to_join,
    migrated=presence.migrated,
    unknown_command=basics.unknown_command,
    unknown_text=handing_in.take,
    edited=handing_in.edited,
    untaken=handing_in.untaken,
    courtesy=questions.courtesy,
)
