"""Sending a verdict back in the chat: the reason is typed in the next message."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.services.reports.approving import Approving, returnable
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["ApprovingConversation", "ApprovingForm", "ApprovingStep"]


class ApprovingStep(StrEnum):
    REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovingForm(Form):
    """The verdict that goes back, as the verifier saw it: its report and its version."""

    KIND: ClassVar[str] = "putusan"
    step: ApprovingStep = ApprovingStep.REASON
    report: int
    number: int
    ticket: str

    @property
    def work(self) -> str:
        return f"putusan:{self.report}"


class ApprovingConversation:
    def __init__(self, *, database: Database, clock: Now, approving: Approving) -> None:
        self.database = database
        self._clock = clock
        self._approving = approving

    @transactional("conversations.reports.approving.ask-reason")
    async def ask_reason(self, tx: Tx, caller: Caller, *, report_id: int, number: int) -> Open[ApprovingForm]:
        """Ask why a verdict goes back.

        Raises:
            Refusal: As `returnable`.
        """
        report = await returnable(tx, caller, report_id=report_id, number=number)
        form = ApprovingForm(report=report_id, number=number, ticket=report.ticket)
        return await put(tx, (await acting(tx, caller)).id, form, self._clock())

    @transactional("conversations.reports.approving.send-back")
    async def send_back(self, tx: Tx, caller: Caller, *, reason: str) -> str:
        """Give the verdict back to its writer with the typed reason; the report's ticket.

        Raises:
            Stale: `button-expired`: the form was closed.
            Refusal: As `Approving.send_back`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ApprovingForm)).form
        ticket = await self._approving.send_back.within(
            tx, caller, report_id=form.report, number=form.number, reason=reason
        )
        await close(tx, person.id, ApprovingForm)
        return ticket
