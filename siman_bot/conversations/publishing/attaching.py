"""Attaching files in the chat: one message a file, each answered with what is attached so far.

A file is uploaded once, by its writer to Telegram, and travels by its id from then on; we neither hold nor move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, get, put
from siman_bot.conversations.publishing.writing import WritingForm, WritingStep
from siman_bot.domain.content import ContentKind
from siman_bot.domain.media import Media
from siman_bot.domain.people.person import Person
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.refusals import Invalid, Stale
from siman_bot.services.publishing.attaching import Attaching, check_unsent
from siman_bot.services.publishing.drafting import own_draft
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["AttachingConversation", "AttachingForm", "AttachingPrompt", "AttachingStep", "FileNote"]


class AttachingStep(StrEnum):
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """What is to be said of a file that came: why it isn't attached, or that its caption isn't used."""

    key: str
    gaps: dict[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachingForm(Form):
    """`album` names the files that were sent at once last, `notes` is what was said of those."""

    KIND: ClassVar[str] = "lampiran"
    step: AttachingStep = AttachingStep.FILE
    draft: int
    album: str = ""
    notes: tuple[FileNote, ...] = ()

    @property
    def awaits(self) -> Awaits:
        return Awaits.FILE

    @property
    def work(self) -> str:
        return f"buat:{self.draft}"

    @property
    def holds(self) -> bool:
        return True

    @property
    def takes(self) -> frozenset[ContentKind]:
        """Whatever can't be attached is named beside what is attached."""
        return frozenset(ContentKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachingPrompt:
    """What is attached so far. `goes_on`: the file is one more of an album whose first ones are shown already."""

    open: Open[AttachingForm]
    draft: Draft
    goes_on: bool = False

    @property
    def notes(self) -> tuple[FileNote, ...]:
        return self.open.form.notes


class AttachingConversation:
    def __init__(self, *, database: Database, clock: Now, attaching: Attaching) -> None:
        self.database = database
        self._clock = clock
        self._attaching = attaching

    @transactional("conversations.publishing.attaching.begin")
    async def begin(self, tx: Tx, caller: Caller, *, draft_id: int) -> AttachingPrompt:
        """Ask for files.

        Raises:
            Stale: `draft-gone`.
            Refusal: As `check_unsent`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        await check_unsent(tx, draft)
        return await self._prompt(tx, person, draft)

    @transactional("conversations.publishing.attaching.take")
    async def take(self, tx: Tx, caller: Caller, *, file: Media | None, album: str, captioned: bool) -> AttachingPrompt:
        """Attach what was sent; a file that can't be attached is answered by a note, and the form stays open.

        Args:
            tx: The transaction.
            caller: The writer.
            file: None for what is no photo, video or document.
            album: Names those that were sent at once; empty for one alone.
            captioned: Whether words came with it. They are nobody's: the item has its own.

        Raises:
            Stale: `draft-gone`, or `button-expired`: the form was closed meanwhile.
            Refusal: As `check_unsent`.
        """
        person = await acting(tx, caller)
        form = await _form_for_files(tx, person)
        draft = await own_draft(tx, person, form.draft)
        await check_unsent(tx, draft)
        goes_on = bool(album) and form.album == album
        notes = [*form.notes] if goes_on else []
        try:
            draft = await self._attach(tx, caller, draft.id, file)
        except Invalid as refusal:
            notes.append(FileNote(key=f"refusal-{refusal.key}", gaps=refusal.fields))
        if captioned and file is not None:
            notes.append(FileNote(key="caption-unused", gaps={}))
        return await self._prompt(tx, person, draft, notes=notes, album=album, goes_on=goes_on)

    @transactional("conversations.publishing.attaching.remove")
    async def remove(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, place: int) -> AttachingPrompt:
        """Take one attachment away.

        Raises:
            Refusal: As `Attaching.remove`.
        """
        person = await acting(tx, caller)
        draft = await self._attaching.remove.within(tx, caller, draft_id=draft_id, revision=revision, place=place)
        return await self._prompt(tx, person, draft)

    @transactional("conversations.publishing.attaching.clear")
    async def clear(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> AttachingPrompt:
        """Take all attachments away.

        Raises:
            Refusal: As `Attaching.clear`.
        """
        person = await acting(tx, caller)
        draft = await self._attaching.clear.within(tx, caller, draft_id=draft_id, revision=revision)
        return await self._prompt(tx, person, draft)

    async def _attach(self, tx: Tx, caller: Caller, draft_id: int, file: Media | None) -> Draft:
        if file is None:
            raise Invalid("media-unsupported")
        return await self._attaching.attach.within(tx, caller, draft_id=draft_id, files=(file,))

    async def _prompt(
        self,
        tx: Tx,
        person: Person,
        draft: Draft,
        *,
        notes: Sequence[FileNote] = (),
        album: str = "",
        goes_on: bool = False,
    ) -> AttachingPrompt:
        told = tuple({note.key: note for note in notes}.values())
        form = AttachingForm(draft=draft.id, album=album, notes=told)
        return AttachingPrompt(open=await put(tx, person.id, form, self._clock()), draft=draft, goes_on=goes_on)


async def _form_for_files(tx: Tx, person: Person) -> AttachingForm:
    """The open form; at the preview of what is being written a file is to be attached too.

    Raises:
        Stale: `button-expired`: neither is open.
    """
    opened = await get(tx, person.id, AttachingForm)
    if opened is not None:
        return opened.form
    written = await get(tx, person.id, WritingForm)
    if written is None or written.form.step is not WritingStep.PREVIEW or written.form.draft is None:
        raise Stale("button-expired")
    return AttachingForm(draft=written.form.draft)
