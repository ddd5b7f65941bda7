"""Taking a broadcast item back in the chat: how, then why, then a last look before it is done."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.domain.people.person import Person
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason, read_reason
from siman_bot.domain.refusals import Stale
from siman_bot.services.publishing.withdrawing import Withdrawable, Withdrawing, Withdrawn, withdrawable
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["WithdrawingConversation", "WithdrawingForm", "WithdrawingPrompt", "WithdrawingStep"]


class WithdrawingStep(StrEnum):
    REASON = "reason"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawingForm(Form):
    """The item as the person saw it, and what was said so far. `origin` is where they came from.

    `reason` is one of the list, by its word. In a form of earlier times typed words may stand there instead; they count
    for nothing.
    """

    KIND: ClassVar[str] = "tarik"
    step: WithdrawingStep
    item: int
    revision: int
    code: str
    removal: Removal
    origin: int
    reason: str = ""

    @property
    def work(self) -> str:
        return f"tarik:{self.item}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawingPrompt:
    """What is about to be done, before the person says yes."""

    open: Open[WithdrawingForm]
    item: Withdrawable


class WithdrawingConversation:
    def __init__(self, *, database: Database, clock: Now, withdrawing: Withdrawing) -> None:
        self.database = database
        self._clock = clock
        self._withdrawing = withdrawing

    @transactional("conversations.publishing.withdrawing.ask-reason")
    async def ask_reason(
        self, tx: Tx, caller: Caller, *, item_id: int, revision: int, removal: str, origin: int
    ) -> Open[WithdrawingForm]:
        """Ask why.

        Raises:
            Stale: `button-expired` for a removal that there isn't.
            Refusal: As `withdrawable`.
        """
        person = await acting(tx, caller)
        item = await withdrawable(tx, person, item_id=item_id, revision=revision)
        try:
            how = Removal(removal)
        except ValueError:
            raise Stale("button-expired") from None
        form = WithdrawingForm(
            step=WithdrawingStep.REASON,
            item=item.item_id,
            revision=revision,
            code=item.code,
            removal=how,
            origin=origin,
        )
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.publishing.withdrawing.choose-reason")
    async def choose_reason(self, tx: Tx, caller: Caller, *, reason: str) -> WithdrawingPrompt:
        """Take a reason of the list.

        Raises:
            Stale: `button-expired`: the form was closed.
            Invalid: `reason-not-listed`.
            Refusal: As `withdrawable`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, WithdrawingForm)).form
        item = await withdrawable(tx, person, item_id=form.item, revision=form.revision)
        moved = replace(form, step=WithdrawingStep.CONFIRM, reason=read_reason(reason).value)
        return WithdrawingPrompt(open=await put(tx, person.id, moved, self._clock()), item=item)

    @transactional("conversations.publishing.withdrawing.remind")
    async def remind(self, tx: Tx, caller: Caller) -> Open[WithdrawingForm]:
        """Back to the list, whatever was typed: no free words of one person reach anybody (R3).

        Raises:
            Stale: `button-expired`: the form was closed.
            Refusal: As `withdrawable`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, WithdrawingForm)).form
        await withdrawable(tx, person, item_id=form.item, revision=form.revision)
        return await self._back(tx, person, form)

    @transactional("conversations.publishing.withdrawing.withdraw")
    async def withdraw(
        self, tx: Tx, caller: Caller, *, item_id: int, revision: int
    ) -> Withdrawn | Open[WithdrawingForm]:
        """Take the item back as the form says; back to the list where that holds words of earlier times.

        Raises:
            Stale: `button-expired`: the form was closed or is about another item.
            Refusal: As `Withdrawing.withdraw`.
        """
        person = await acting(tx, caller)
        opened = await get(tx, person.id, WithdrawingForm)
        form = None if opened is None else opened.form
        if form is None or form.step is not WithdrawingStep.CONFIRM or form.item != item_id:
            # Whoever was late reads that it is done, rather than that the button is old.
            await withdrawable(tx, person, item_id=item_id, revision=revision)
            raise Stale("button-expired")
        if form.reason not in set(WithdrawalReason):
            await withdrawable(tx, person, item_id=item_id, revision=revision)
            return await self._back(tx, person, form)
        done = await self._withdrawing.withdraw.within(
            tx,
            caller,
            item_id=item_id,
            revision=revision,
            removal=form.removal,
            reason=WithdrawalReason(form.reason),
        )
        await close(tx, person.id, WithdrawingForm)
        return done

    async def _back(self, tx: Tx, person: Person, form: WithdrawingForm) -> Open[WithdrawingForm]:
        return await put(tx, person.id, replace(form, step=WithdrawingStep.REASON, reason=""), self._clock())
