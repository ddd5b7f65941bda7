"""Confirming an institution's account in the chat: the first admin types where its own site names it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.services.amplification.confirming import Confirmed, Confirming, name_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["ConfirmingConversation", "ConfirmingForm", "ConfirmingStep"]


class ConfirmingStep(StrEnum):
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmingForm(Form):
    """The account that is to be confirmed, as the admin saw it."""

    KIND: ClassVar[str] = "akun-instansi"
    step: ConfirmingStep = ConfirmingStep.PAGE
    account: int
    declared: int
    name: str
    institution: str

    @property
    def awaits(self) -> Awaits:
        return Awaits.LINK


class ConfirmingConversation:
    def __init__(self, *, database: Database, clock: Now, confirming: Confirming) -> None:
        self.database = database
        self._clock = clock
        self._confirming = confirming

    @transactional("conversations.amplification.confirming.begin")
    async def begin(
        self, tx: Tx, caller: Caller, *, account_id: int, declared: int
    ) -> Open[ConfirmingForm] | Confirmed:
        """Ask the first admin for the page; the second one's tap confirms.

        Raises:
            Refusal: As `Confirming.confirm`.
        """
        person = await acting(tx, caller)
        account = await self._confirming.confirmable(tx, caller, account_id=account_id, declared=declared)
        if account.page:
            return await self._confirming.confirm.within(tx, caller, account_id=account_id, declared=declared)
        form = ConfirmingForm(
            account=account_id, declared=declared, name=name_of(account), institution=account.institution_name
        )
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.amplification.confirming.name-page")
    async def name_page(self, tx: Tx, caller: Caller, *, typed: str) -> Confirmed:
        """Give the page that names the account, and with it one's word that it is the institution's.

        Raises:
            Stale: `button-expired`: the form was closed.
            Refusal: As `Confirming.confirm`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ConfirmingForm)).form
        confirmed = await self._confirming.confirm.within(
            tx, caller, account_id=form.account, declared=form.declared, page=typed
        )
        await close(tx, person.id, ConfirmingForm)
        return confirmed
