"""Every method of the Bot API the sandbox knows, by name in lower case (Telegram doesn't mind the case)."""

from typing import Final

from siman_bot.sandbox.botapi import editing, groups, media, polling, profile, sending, webhooks
from siman_bot.sandbox.botapi.request import Method

METHODS: Final[dict[str, Method]] = {
    name.lower(): method
    for module in (polling, webhooks, sending, media, editing, groups, profile)
    for name, method in module.METHODS.items()
}
