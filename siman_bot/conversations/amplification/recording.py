"""Recording shares in the chat: links are taken for an item from its opening on, until the person is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.domain.refusals import Invalid, NotFound, Stale
from siman_bot.services.amplification.recording import Recording, ShareOutcome, ShareResult, shareable, shareable_item
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["LinkOutcome", "OpenedItem", "ShareConversation", "ShareForm", "ShareStep", "TakenLinks"]


class ShareStep(StrEnum):
    ITEM = "item"
    LINK = "link"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareForm(Form):
    """`url` is the post that waits for the choice of an account, empty while a link is waited for.

    `links` are posts that wait as well: for the choice of an item, which is 0 until then, or of their accounts.
    """

    KIND: ClassVar[str] = "sebar"
    step: ShareStep
    item_id: int = 0
    url: str = ""
    links: tuple[str, ...] = ()

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
class LinkOutcome:
    """What came of one link: a result, or the refusal of it by its key."""

    url: str
    result: ShareResult | None = None
    refused: str = ""
    gaps: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLinks:
    """What came of each link, and what is waited for now. `choice` is the one whose account is to be chosen."""

    outcomes: tuple[LinkOutcome, ...]
    open: Open[ShareForm]
    choice: ShareResult | None = None


class ShareConversation:
    def __init__(self, *, database: Database, clock: Now, recording: Recording) -> None:
        self.database = database
        self._clock = clock
        self._recording = recording

    @transactional("conversations.amplification.recording.keep-links")
    async def keep_links(self, tx: Tx, caller: Caller, *, links: Sequence[str]) -> None:
        """Keep posts until the item is chosen that they are shares of.

        Raises:
            NotRegistered: Not a member.
            Invalid: `no-link`: there are none.
        """
        person = await acting(tx, caller)
        person.require_member()
        if not links:
            raise Invalid("no-link")
        await put(tx, person.id, ShareForm(step=ShareStep.ITEM, links=tuple(links)), self._clock())

    @transactional("conversations.amplification.recording.open")
    async def open(self, tx: Tx, caller: Caller, *, code: str) -> OpenedItem:
        """Take links for an item from now on; with those that were kept for the choice.

        Raises:
            NotRegistered: Not a member.
            Refusal: As `shareable`.
        """
        person = await acting(tx, caller)
        now = self._clock()
        item = await shareable(tx, person.require_member().location, code=code, now=now)
        before = await get(tx, person.id, ShareForm)
        kept = before.form.links if before is not None and before.form.step is ShareStep.ITEM else ()
        opened = await put(tx, person.id, ShareForm(step=ShareStep.LINK, item_id=item.id, links=kept), now)
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
    async def take_links(self, tx: Tx, caller: Caller, *, links: Sequence[str]) -> TakenLinks:
        """Record each of these posts as a share of the open item, or say why not.

        Raises:
            NotRegistered: Not a member.
            Stale: No item is open.
            Invalid: `no-link`: there are none.
            Refusal: As `Recording.record`, where there is one link alone.
        """
        person = await acting(tx, caller)
        person.require_member()
        opened = await require(tx, person.id, ShareForm)
        if opened.form.step is ShareStep.ITEM:
            raise Stale("button-expired")
        if not links:
            raise Invalid("no-link")
        outcomes = [await self._record(tx, caller, opened.form.item_id, link, alone=len(links) == 1) for link in links]
        return await self._following(tx, person.id, opened, outcomes)

    @transactional("conversations.amplification.recording.choose")
    async def choose(self, tx: Tx, caller: Caller, *, account_id: int, revision: int) -> TakenLinks:
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
        waiting = [await self._record(tx, caller, form.item_id, link, alone=False) for link in form.links]
        return await self._following(tx, person.id, opened, [LinkOutcome(url=form.url, result=result), *waiting])

    @transactional("conversations.amplification.recording.close")
    async def close(self, tx: Tx, caller: Caller) -> None:
        """Take no more links. Nothing is kept of an item that was opened and not shared (R8)."""
        person = await acting(tx, caller)
        await close(tx, person.id, ShareForm)

    async def _record(self, tx: Tx, caller: Caller, item_id: int, link: str, *, alone: bool) -> LinkOutcome:
        try:
            return LinkOutcome(
                url=link, result=await self._recording.record.within(tx, caller, item_id=item_id, link=link)
            )
        except Invalid as refusal:
            if alone:
                raise
            return LinkOutcome(url=link, refused=refusal.key, gaps=dict(refusal.fields))

    async def _following(
        self, tx: Tx, person_id: int, opened: Open[ShareForm], outcomes: Sequence[LinkOutcome]
    ) -> TakenLinks:
        """The next link is waited for, or the choice; after a post that was recorded before, all stays as it is."""
        item_id = opened.form.item_id
        choices = [one.result for one in outcomes if one.result and one.result.outcome is ShareOutcome.CHOOSE]
        done = tuple(one for one in outcomes if one.result not in choices)
        if choices:
            waiting = tuple(one.url for one in choices[1:])
            form = ShareForm(step=ShareStep.ACCOUNT, item_id=item_id, url=choices[0].url, links=waiting)
            opened = await put(tx, person_id, form, self._clock())
            return TakenLinks(outcomes=done, open=opened, choice=choices[0])
        if any(one.result and one.result.outcome is ShareOutcome.RECORDED for one in outcomes) or opened.form.links:
            opened = await put(tx, person_id, ShareForm(step=ShareStep.LINK, item_id=item_id), self._clock())
        return TakenLinks(outcomes=done, open=opened)
