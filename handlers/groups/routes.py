"""The ways into groups."""

from typing import Final

from handlers.commands import Command
from handlers.groups import binding, quieting
from handlers.routing import Ways
from siman_bot.domain.people.roles import Role

WAYS: Final = Ways(
    commands={
        Command(name="grup", roles=frozenset({Role.REGIONAL_ADMIN, Role.CENTRAL}), in_groups=True): binding.groups,
    },
    taps={
        "group-list": binding.page,
        "group-open": binding.open_,
        "group-check": binding.check,
        "group-place": binding.choose,
        "group-at": binding.browse,
        "group-pick": binding.weigh,
        "group-bind": binding.bind,
        "group-quiet-ask": quieting.ask,
        "group-quiet": quieting.choose,
        "group-release": binding.confirm_release,
        "group-leave": binding.release,
    },
    forms={
        "grup": binding.typed,
    },
    asks={
        "grup": binding.again,
    },
)
