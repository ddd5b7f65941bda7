"""Reporting a post in the chat: it is asked for, shown as it would be handed in, and handed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.domain.code import ALPHABET, LENGTH
from siman_bot.domain.content import FILES, WORDS, Content, ContentKind, joined, links_of, media_of, words_of
from siman_bot.domain.refusals import Stale
from siman_bot.services.reports.reporting import HandedIn, Reporting, acceptable
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["ReportConversation", "ReportForm", "ReportStep", "new_screen_key"]


class ReportStep(StrEnum):
    POST = "post"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm(Form):
    """`key` names this very preview, so that an older button sends nothing else. `parts` are the messages it is of."""

    KIND: ClassVar[str] = "lapor"
    step: ReportStep
    key: str = ""
    body: str = ""
    url: str | None = None
    parts: tuple[Content, ...] = ()

    @property
    def takes(self) -> frozenset[ContentKind]:
        return WORDS | FILES

    @property
    def awaits(self) -> Awaits:
        return Awaits.POST

    @property
    def holds(self) -> bool:
        return self.step is ReportStep.PREVIEW


class ReportConversation:
    """Between /lapor and the ticket.

    Args:
        database: Where the form is.
        clock: The time now.
        choice: Draws the characters of a preview's key.
        reporting: Where posts are handed in.
    """

    def __init__(self, *, database: Database, clock: Now, choice: Callable[[str], str], reporting: Reporting) -> None:
        self.database = database
        self._clock = clock
        self._choice = choice
        self._reporting = reporting

    @transactional("conversations.reports.reporting.begin")
    async def begin(self, tx: Tx, caller: Caller) -> Open[ReportForm]:
        """Wait for the post in the next message."""
        person = await acting(tx, caller)
        return await put(tx, person.id, ReportForm(step=ReportStep.POST), self._clock())

    @transactional("conversations.reports.reporting.draft")
    async def draft(self, tx: Tx, caller: Caller, *, parts: Sequence[Content], anew: bool = False) -> Open[ReportForm]:
        """What was pasted, forwarded or sent, kept as a preview.

        Args:
            tx: The transaction.
            caller: Who reports.
            parts: The messages. They are added to those that the preview has, or take their places.
            anew: Whether a preview that is open is left out.

        Raises:
            Invalid: As `acceptable`.
            Already: As `acceptable`.
        """
        person = await acting(tx, caller)
        opened = None if anew else await get(tx, person.id, ReportForm)
        whole = _parts_of(opened.form) if opened is not None else ()
        for part in parts:
            whole = joined(whole, part)
        if opened is None:
            await close(tx, person.id, ReportForm)
        post = await acceptable(tx, person, text=words_of(whole), links=links_of(whole), media=media_of(whole))
        form = ReportForm(
            step=ReportStep.PREVIEW, key=new_screen_key(self._choice), body=post.body, url=post.url, parts=whole
        )
        return await put(tx, person.id, form, self._clock())

    @transactional("conversations.reports.reporting.send")
    async def send(self, tx: Tx, caller: Caller, *, key: str) -> HandedIn:
        """Hand in the previewed post.

        Raises:
            Stale: Another preview, or none any more.
            Refusal: As `Reporting.hand_in`.
        """
        form = await self._close(tx, caller, key)
        beside = () if form.url is None else (form.url,)
        return await self._reporting.hand_in.within(
            tx,
            caller,
            text=form.body,
            links=(*beside, *links_of(form.parts)),
            media=media_of(form.parts),
            message_ids=[part.message_id for part in form.parts if part.message_id > 0],
        )

    @transactional("conversations.reports.reporting.discard")
    async def discard(self, tx: Tx, caller: Caller, *, key: str) -> None:
        """Forget the preview.

        Raises:
            Stale: Another preview, or none any more.
        """
        await self._close(tx, caller, key)

    async def _close(self, tx: Tx, caller: Caller, key: str) -> ReportForm:
        person = await acting(tx, caller)
        form = (await require(tx, person.id, ReportForm)).form
        if form.step is not ReportStep.PREVIEW or form.key != key:
            raise Stale("button-expired")
        await close(tx, person.id, ReportForm)
        return form


def _parts_of(form: ReportForm) -> tuple[Content, ...]:
    """Of a preview that was opened before its messages were kept, its words."""
    if form.parts or not form.body:
        return form.parts
    return (Content(message_id=0, sent_at=datetime.fromtimestamp(0, UTC), kind=ContentKind.TEXT, text=form.body),)


def new_screen_key(choice: Callable[[str], str]) -> str:
    """A name for one screen, short enough for a button."""
    return "".join(choice(ALPHABET) for _ in range(LENGTH))
