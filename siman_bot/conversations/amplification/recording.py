"""Recording shares in the chat: links are taken for an item from its opening on, until the person is done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.amplification.recording import Recording, ShareOutcome, ShareResult, shareable, shareable_item
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["OpenedItem", "ShareConversation", "ShareForm", "ShareStep", "TakenLink"]


class ShareStep(StrEnum):
    LINK = "link"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareForm(Form):
    """`url` is the post that waits for the choice of an account, empty while a link is waited for."""

    KIND: ClassVar[str] = "sebar"
    step: ShareStep
    item_id: int
    url: str = ""

    @property
    def awaits(self) -> Awaits:
        return Awaits.LINK


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedItem:
    """The item for which links are taken now."""

    code: str
    title: str
    open: Open[ShareForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLink:
    """What came of a link, and what is waited for now."""

    result: ShareResult
    open: Open[ShareForm]


class ShareConversation:
    def __init__(self, *, database: Database, clock: Now, recording: Recording) -> None:
        self.database = database
        self._clock = clock
        self._recording = recording

    @transactional("conversations.amplification.recording.open")
    async def open(self, tx: Tx, caller: Caller, *, code: str) -> OpenedItem:
        """Take links for an item from now on.

        Raises:
            NotRegistered: Not a member.
            Refusal: As `shareable`.
        """
        person = await acting(tx, caller)
        now = self._clock()
        item = await shareable(tx, person.require_member().location, code=code, now=now)
        opened = await put(tx, person.id, ShareForm(step=ShareStep.LINK, item_id=item.id), now)
        return OpenedItem(code=item.code, title=item.content.title, open=opened)

    @transactional("conversations.amplification.recording.open-again")
    async def open_again(self, tx: Tx, caller: Caller, *, item_id: int) -> None:
        """Take links for an item that was left to register an account.

        Raises:
            NotRegistered: Not a member.
            Refusal: As `shareable`.
        """
        person = await acting(tx, caller)
        now = self._clock()
        item = await shareable_item(tx, person.require_member().location, item_id=item_id, now=now)
        await put(tx, person.id, ShareForm(step=ShareStep.LINK, item_id=item.id), now)

    @transactional("conversations.amplification.recording.again")
    async def again(self, tx: Tx, caller: Caller) -> OpenedItem:
        """The open item once more; a post that waits for the choice of an account is asked for again.

        Raises:
            NotRegistered: Not a member.
            Stale: No item is open.
            Refusal: As `shareable`.
        """
        person = await acting(tx, caller)
        person.require_member()
        now = self._clock()
        opened = await require(tx, person.id, ShareForm)
        item = await shareable_item(tx, person.require_member().location, item_id=opened.form.item_id, now=now)
        opened = await put(tx, person.id, ShareForm(step=ShareStep.LINK, item_id=item.id), now)
        return OpenedItem(code=item.code, title=item.content.title, open=opened)

    @transactional("conversations.amplification.recording.take-link")
    async def take_link(self, tx: Tx, caller: Caller, *, text: str) -> TakenLink:
        """Record the first post linked in a text as a share of the open item.

        Raises:
            NotRegistered: Not a member.
            Stale: No item is open.
            Refusal: As `Recording.record`.
        """
        person = await acting(tx, caller)
        person.require_member()
        opened = await require(tx, person.id, ShareForm)
        result = await self._recording.record.within(tx, caller, item_id=opened.form.item_id, link=text)
        return await self._following(tx, person.id, opened, result)

    @transactional("conversations.amplification.recording.choose")
    async def choose(self, tx: Tx, caller: Caller, *, account_id: int, revision: int) -> TakenLink:
        """Record the post that waits for the choice of an account.

        Raises:
            NotRegistered: Not a member.
            Stale: The button's question isn't open any more, or the account isn't one of the choices.
            Refusal: As `Recording.record`.
        """
        person = await acting(tx, caller)
        person.require_member()
        opened = await require(tx, person.id, ShareForm)
        form = opened.form
        if form.step is not ShareStep.ACCOUNT or opened.revision != revision:
            raise Stale("button-expired")
        try:
            result = await self._recording.record.within(
                tx, caller, item_id=form.item_id, link=form.url, account_id=account_id
            )
        except NotFound as missing:
            if missing.key == "account-gone":
                raise Stale("button-expired") from missing
            raise
        return await self._following(tx, person.id, opened, result)

    @transactional("conversations.amplification.recording.close")
    async def close(self, tx: Tx, caller: Caller) -> None:
        """Take no more links. Nothing is kept of an item that was opened and not shared (R8)."""
        person = await acting(tx, caller)
        await close(tx, person.id, ShareForm)

    async def _following(self, tx: Tx, person_id: int, opened: Open[ShareForm], result: ShareResult) -> TakenLink:
        """The next link is waited for, or the choice; after a post that was recorded before, all stays as it is."""
        item_id = opened.form.item_id
        match result.outcome:
            case ShareOutcome.RECORDED:
                opened = await put(tx, person_id, ShareForm(step=ShareStep.LINK, item_id=item_id), self._clock())
            case ShareOutcome.CHOOSE:
                form = ShareForm(step=ShareStep.ACCOUNT, item_id=item_id, url=result.url)
                opened = await put(tx, person_id, form, self._clock())
            case ShareOutcome.ALREADY_YOURS:
                pass
        return TakenLink(result=result, open=opened)
