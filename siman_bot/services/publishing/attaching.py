"""Attaching photos, videos and documents to an item, and looking at what is attached.

A file is uploaded once, by its writer to Telegram, and travels by its id from then on; we neither hold nor move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from siman_bot.domain.media import Media, attach
from siman_bot.domain.people.permissions import may_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import Content, ItemKind, ItemState, check_words
from siman_bot.domain.refusals import Invalid, NotFound, Stale
from siman_bot.domain.text import clean_line
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.writing import DIALOG as WRITING
from siman_bot.services.publishing.writing import Step, own_draft
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database
from storage.publishing import drafts, items, relays
from storage.sending.broadcasts import broadcasts

__all__ = ["Attached", "Attaching", "Draft", "Form", "Note"]

DIALOG: Final = "lampiran"
STEP: Final = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is to be said of a file that came: why it isn't attached, or that its caption isn't used."""

    key: str
    gaps: dict[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is attached so far. `goes_on`: the file is one more of an album whose first ones are shown already."""

    dialog: Dialog
    draft: Draft
    notes: tuple[Note, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What is attached, with the words it goes with. `code` is empty until the item has one."""

    code: str
    kind: ItemKind
    content: Content


class Attaching:
    def __init__(self, *, database: Database, clock: Clock, official_accounts: OfficialAccounts) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts

    @transactional("publishing.attaching.begin")
    async def begin(self, tx: Tx, caller: Caller, *, draft_id: int) -> Form:
        """Ask for files.

        Raises:
            Invalid: `media-after-broadcast`: they were sent and stay as they are.
            Stale: `draft-gone`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        await _check_unsent(tx, draft)
        return await self._form(tx, person, draft)

    @transactional("publishing.attaching.take")
    async def take(self, tx: Tx, caller: Caller, *, file: Media | None, album: str, captioned: bool) -> Form:
        """Attach what was sent; a file that can't be attached is answered by a note, and the form stays open.

        Args:
            tx: The transaction.
            caller: The writer.
            file: None for what is no photo, video or document.
            album: Names those that were sent at once; empty for one alone.
            captioned: Whether words came with it. They are nobody's: the item has its own.

        Raises:
            Invalid: As for `begin`.
            Stale: `draft-gone`, or `button-expired`: the form was closed meanwhile.
        """
        person = await acting(tx, caller)
        dialog = await dialogs.get(tx, person.id)
        at_preview = dialog is not None and (dialog.kind, dialog.step) == (WRITING, Step.PREVIEW)
        if dialog is None or not (dialog.kind == DIALOG or at_preview):
            raise Stale("button-expired")
        draft = await own_draft(tx, person, dialog.data["draft"])
        await _check_unsent(tx, draft)
        goes_on = bool(album) and dialog.data.get("album") == album
        notes = [Note(**note) for note in dialog.data["notes"]] if goes_on else []
        try:
            draft = await self._attach(tx, draft, file)
        except Invalid as refusal:
            notes.append(Note(key=f"refusal-{refusal.key}", gaps=refusal.fields))
        if captioned and file is not None:
            notes.append(Note(key="caption-unused", gaps={}))
        return await self._form(tx, person, draft, notes=notes, album=album, goes_on=goes_on)

    @transactional("publishing.attaching.remove")
    async def remove(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, place: int) -> Form:
        """Take one attachment away.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        media = draft.content.media
        if not 0 <= place < len(media):
            raise Stale("button-expired")
        return await self._form(tx, person, await self._keep(tx, draft, (*media[:place], *media[place + 1 :])))

    @transactional("publishing.attaching.clear")
    async def clear(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> Form:
        """Take all attachments away.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        return await self._form(tx, person, await self._keep(tx, draft, ()))

    async def of_draft(self, caller: Caller, *, draft_id: int) -> Attached:
        """What is attached to one's own working copy.

        Raises:
            NotFound: Nothing is.
            Stale: `draft-gone`.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            draft = await own_draft(connection, person, draft_id)
            item = None if draft.item_id is None else await items.get(connection, draft.item_id)
            code = "" if item is None else item.code
            return _some(Attached(code=code, kind=ItemKind.NARRATIVE, content=draft.content))

    async def of_version(self, caller: Caller, *, item_id: int, version: int) -> Attached:
        """What is attached to a version of an item, for its author and its reviewers.

        Raises:
            NotFound: Nothing is, or the item is neither the person's own nor theirs to review.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            item = await items.get(connection, item_id)
            if item is None or not 1 <= version <= item.version:
                raise NotFound
            if item.author_id != person.id:
                where = await places.gazetteer(connection)
                if item.target is None or not may_throughout(person, Act.REVIEW_ITEM, item.target, where):
                    raise NotFound
            content = await items.content_of(connection, item_id, version)
            return _some(Attached(code=item.code, kind=item.kind, content=content))

    async def published(self, *, item_id: int) -> Attached:
        """What is attached to the newest approved version of an item, for everybody.

        Raises:
            NotFound: Nothing is, or the item isn't public (any more).
        """
        async with self.database.read() as connection:
            item = await items.get(connection, item_id)
            newest = await broadcasts.approved_version(connection, item_id)
            if item is None or newest is None or item.state is ItemState.WITHDRAWN:
                raise NotFound
            content = await items.content_of(connection, item_id, newest)
            return _some(Attached(code=item.code, kind=item.kind, content=content))

    async def of_offer(self, caller: Caller, *, relay_id: int) -> Attached:
        """What is attached to an item that was offered to this regional admin.

        Raises:
            NotFound: Nothing is, or there is no such offer to this admin.
            WrongRole: The person is no regional admin (any more).
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            person.require(Act.RELAY_ITEM)
            relay = await relays.get(connection, relay_id)
            item = None if relay is None else await items.get(connection, relay.item_id)
            if relay is None or item is None or relay.admin_id != person.id:
                raise NotFound
            content = await items.content_of(connection, relay.item_id, relay.item_version)
            return _some(Attached(code=relay.code, kind=item.kind, content=content))

    async def _attach(self, tx: Tx, draft: Draft, file: Media | None) -> Draft:
        if file is None:
            raise Invalid("media-unsupported")
        named = replace(file, name=clean_line(file.name))
        try:
            check_words(ItemKind.NARRATIVE, Content(media=(named,)), allowed=await self._official_accounts(tx))
        except Invalid as refusal:
            raise Invalid("media-name", fragment=refusal.fields["fragment"]) from None
        media = attach(draft.content.media, named)
        if media == draft.content.media:
            raise Invalid("media-there")
        return await self._keep(tx, draft, media)

    async def _keep(self, tx: Tx, draft: Draft, media: Sequence[Media]) -> Draft:
        content = replace(draft.content, media=tuple(media))
        kept = replace(draft, content=content, revision=draft.revision + 1)
        await drafts.save(tx, kept, expected_revision=draft.revision, now=self._clock())
        return kept

    async def _form(
        self,
        tx: Tx,
        person: Person,
        draft: Draft,
        *,
        notes: Sequence[Note] = (),
        album: str = "",
        goes_on: bool = False,
    ) -> Form:
        told = list({note.key: note for note in notes}.values())
        data: dict[str, Any] = {
            "draft": draft.id,
            "album": album,
            "notes": [{"key": note.key, "gaps": note.gaps} for note in told],
        }
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step=STEP, data=data, now=self._clock())
        return Form(dialog=dialog, draft=draft, notes=tuple(told), goes_on=goes_on)


async def _check_unsent(tx: Tx, draft: Draft) -> None:
    item = None if draft.item_id is None else await items.get(tx, draft.item_id)
    if item is not None and await broadcasts.of_item(tx, item.id):
        raise Invalid("media-after-broadcast", code=item.code)


def _some(attached: Attached) -> Attached:
    if not attached.content.media:
        raise NotFound
    return attached
