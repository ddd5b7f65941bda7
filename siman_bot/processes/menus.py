"""Menus: Telegram is told what to show of the bot, to everybody once and to each holder of roles as these change."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from handlers.menus import RoleMenus
from siman_bot.processes.process import Background, now_and_then

SETTLED: Final = timedelta(seconds=1)
"""After this process's turn has come: whoever waits is answered before this takes its time."""
GAP: Final = timedelta(seconds=2)
"""Between two looks for roles that were given or taken away."""


class Menus(Background):
    """Sets the menus of everybody, then follows the roles, while this process is on duty.

    What wasn't set yet is set at the next start, so it may stop at any time.

    What ties it to one process: which menus it has set is known in memory, so of several processes each would set
    them; the holder of the sender's lease does (`Sender.on_duty`, an event in memory).
    """

    def __init__(
        self,
        *,
        set_menus: Callable[[], Awaitable[None]],
        introduce: Callable[[], Awaitable[None]],
        role_menus: RoleMenus,
        on_duty: asyncio.Event,
    ) -> None:
        self._set_menus = set_menus
        self._introduce = introduce
        self._role_menus = role_menus
        self._on_duty = on_duty

    async def _run(self) -> None:
        await asyncio.gather(self._set_once(), now_and_then(self._follow_roles, gap=GAP), return_exceptions=True)

    async def _set_once(self) -> None:
        # Telegram keeps the menus of the last run.
        await self._on_duty.wait()
        await asyncio.sleep(SETTLED.total_seconds())
        await self._set_menus()
        await self._introduce()

    async def _follow_roles(self) -> None:
        await self._on_duty.wait()
        await self._role_menus.refresh()
