"""Commands that need something and came without it: what is sent next is taken as if it had stood behind them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, put
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["AskingConversation", "CommandForm", "CommandStep"]


class CommandStep(StrEnum):
    """The command that waits, by its name."""

    CHECK = "cek"
    TICKET = "tiket"
    CONTENT = "konten"
    SHARE = "sebar"
    ACCOUNT = "akun"
    REVIEW = "tinjau"
    RELAY = "teruskan"
    BROADCAST = "siaran"
    QUEUE = "antrean"


_AWAITS: Final = {
    CommandStep.CHECK: Awaits.CODE,
    CommandStep.TICKET: Awaits.CODE_ALONE,
    CommandStep.CONTENT: Awaits.CHOICE,
    CommandStep.SHARE: Awaits.CHOICE,
    CommandStep.ACCOUNT: Awaits.LINK_ALONE,
    CommandStep.REVIEW: Awaits.CODE_ALONE,
    CommandStep.RELAY: Awaits.CODE_ALONE,
    CommandStep.BROADCAST: Awaits.CODE_ALONE,
    CommandStep.QUEUE: Awaits.CODE_ALONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandForm(Form):
    KIND: ClassVar[str] = "perintah"
    step: CommandStep

    @property
    def awaits(self) -> Awaits:
        return _AWAITS[self.step]

    @property
    def is_question(self) -> bool:
        return self.step is CommandStep.CHECK


class AskingConversation:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    @transactional("conversations.asking.ask")
    async def ask(self, tx: Tx, caller: Caller, *, step: CommandStep) -> Open[CommandForm]:
        """Wait for what the command needs."""
        person = await acting(tx, caller)
        return await put(tx, person.id, CommandForm(step=step), self._clock())

    @transactional("conversations.asking.answered")
    async def answered(self, tx: Tx, caller: Caller) -> None:
        """It came."""
        await close(tx, (await acting(tx, caller)).id, CommandForm)
