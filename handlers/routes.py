"""The table of every way in. Menus and /bantuan are made from it, in this order."""

from typing import Final

from handlers import basics
from handlers.routing import Command, Routes

ROUTES: Final = Routes(
    commands=(
        Command(name="start", handler=basics.start),
        Command(name="bantuan", handler=basics.help_),
        Command(name="bahasa", handler=basics.language),
        Command(name="batal", handler=basics.cancel),
    ),
    taps={
        # start and language
        "agree": basics.agree,
        "decline": basics.decline,
        "consent": basics.show_consent,
        "home": basics.start,
        "language": basics.choose_language,
    },
    links={},
    dialogs={},
    membership=basics.start,
    migrated=basics.start,
    unknown_command=basics.unknown_command,
    unknown_text=basics.unknown_text,
)
