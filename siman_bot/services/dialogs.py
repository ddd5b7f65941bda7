"""Open conversations: read at each update, moved by the use cases, dropped when done."""

from datetime import timedelta
from typing import Final

from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import dialogs
from storage.dialogs import Dialog
from storage.engine import Database

__all__ = ["Dialog", "Dialogs"]

KEPT: Final = timedelta(hours=24)
"""After the last step of a conversation."""


class Dialogs:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @transactional
    async def cancel(self, tx: Tx, caller: Caller) -> bool:
        """Close the open conversation; whether there was one."""
        person = await acting(tx, caller)
        was_open = await dialogs.get(tx, person.id) is not None
        await dialogs.drop(tx, person.id)
        return was_open

    async def drop_old(self) -> None:
        """Forget conversations that somebody walked away from: what they hold is nobody's to keep (R8)."""
        async with self.database.claim() as tx:
            await dialogs.drop_older(tx, before=self._clock() - KEPT)

    async def show_in(self, caller: Caller, *, kind: str, message_id: int) -> None:
        """Remember the message that shows the conversation. Losing this costs one extra message, no more."""
        async with self.database.claim() as tx:
            await dialogs.set_message(tx, telegram_id=caller.telegram_id, kind=kind, message_id=message_id)
