"""The ways into summaries."""

from typing import Final

from handlers.commands import Command
from handlers.routing import Ways
from handlers.summaries import recap
from siman_bot.domain.people.roles import Role

WAYS: Final = Ways(
    commands={
        Command(name="rekap", roles=frozenset({Role.COORDINATOR, Role.CENTRAL, Role.REGIONAL_ADMIN})): recap.start,
    },
    taps={
        "recap": recap.start,
        "recap_places": recap.places,
        "recap_items": recap.items,
        "recap_item": recap.item,
        "recap_shares": recap.shares,
    },
)
