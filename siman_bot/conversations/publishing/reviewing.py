"""Sending an item back in the chat: the reason is typed in the next message."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.services.publishing.reviewing import Reviewing, returnable
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["ReviewingConversation", "ReviewingForm", "ReviewingStep"]


class ReviewingStep(StrEnum):
    REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewingForm(Form):
    """The item that goes back, as the reviewer saw it."""

    KIND: ClassVar[str] = "tinjau"
    step: ReviewingStep = ReviewingStep.REASON
    item: int
    version: int
    revision: int
    code: str

    @property
    def work(self) -> str:
        return f"periksa:{self.item}"


class ReviewingConversation:
    def __init__(self, *, database: Database, clock: Now, reviewing: Reviewing) -> None:
        self.database = database
        self._clock = clock
        self._reviewing = reviewing

    @transactional("conversations.publishing.reviewing.ask-reason")
    async def ask_reason(
        self, tx: Tx, caller: Caller, *, item_id: int, version: int, revision: int
    ) -> Open[ReviewingForm]:
        """Ask why an item goes back.

        Raises:
            Refusal: As `returnable`.
        """
        person = await acting(tx, caller)
        item = await returnable(tx, person, item_id=item_id, version=version, revision=revision)
        form = ReviewingForm(item=item.id, version=version, revision=revision, code=item.code)
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.publishing.reviewing.send-back")
    async def send_back(self, tx: Tx, caller: Caller, *, reason: str) -> str:
        """Give the item back to its author with the typed reason; its code.

        Raises:
            Stale: `button-expired`: the form was closed.
            Refusal: As `Reviewing.send_back`.
        """
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ReviewingForm)).form
        code = await self._reviewing.send_back.within(
            tx, caller, item_id=form.item, version=form.version, revision=form.revision, reason=reason
        )
        await close(tx, person.id, ReviewingForm)
        return code
