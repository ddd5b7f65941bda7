"""Attaching photos, videos and documents to an item, and looking at what is attached.

A file is uploaded once, by its writer to Telegram, and travels by its id from then on; we neither hold nor move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from siman_bot.domain.media import Media, attach
from siman_bot.domain.people.permissions import may_throughout, require
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import Content, ItemKind, ItemState, check_words
from siman_bot.domain.refusals import Invalid, NotFound, Stale
from siman_bot.domain.text import clean_line
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.drafting import code_of, keep, own_draft
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.engine import Database
from storage.publishing import items, relays
from storage.publishing.public_versions import public_versions
from storage.sending.broadcasts import broadcasts

__all__ = ["Attached", "Attaching", "check_unsent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What is attached, with the words it goes with. `code` is empty until the item has one."""

    code: str
    kind: ItemKind
    content: Content


class Attaching:
    def __init__(self, *, database: Database, clock: Now, official_accounts: OfficialAccounts) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts

    @transactional("publishing.attaching.attach")
    async def attach(self, tx: Tx, caller: Caller, *, draft_id: int, files: Sequence[Media]) -> Draft:
        """Attach files to a working copy: all of them, or none where one can't be.

        Raises:
            Invalid: `media-name` (R7), `media-there`, by `domain.media.attach`, or as `check_unsent`.
            Stale: `draft-gone`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        await check_unsent(tx, draft)
        media = draft.content.media
        for file in files:
            named = replace(file, name=clean_line(file.name))
            await self._check_name(tx, named)
            more = attach(media, named)
            if more == media:
                raise Invalid("media-there")
            media = more
        return await self._keep(tx, draft, media)

    @transactional("publishing.attaching.remove")
    async def remove(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, place: int) -> Draft:
        """Take one attachment away; the first is in place 0.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        media = draft.content.media
        if not 0 <= place < len(media):
            raise Stale("button-expired")
        return await self._keep(tx, draft, (*media[:place], *media[place + 1 :]))

    @transactional("publishing.attaching.clear")
    async def clear(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> Draft:
        """Take all attachments away.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        return await self._keep(tx, await own_draft(tx, person, draft_id, revision), ())

    async def of_draft(self, caller: Caller, *, draft_id: int) -> Attached:
        """What is attached to one's own working copy.

        Raises:
            NotFound: Nothing is.
            Stale: `draft-gone`.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            draft = await own_draft(connection, person, draft_id)
            code = await code_of(connection, draft)
            return _some(Attached(code=code or "", kind=ItemKind.NARRATIVE, content=draft.content))

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
        """What is attached to the newest public version of an item, for everybody.

        Raises:
            NotFound: Nothing is, or the item isn't public (any more, or yet).
        """
        async with self.database.read() as connection:
            item = await items.get(connection, item_id)
            public = await public_versions(connection, item_id, self._clock())
            if item is None or not public or item.state is ItemState.WITHDRAWN:
                raise NotFound
            content = await items.content_of(connection, item_id, public[0])
            return _some(Attached(code=item.code, kind=item.kind, content=content))

    async def of_offer(self, caller: Caller, *, relay_id: int) -> Attached:
        """What is attached to an item that was offered to this regional admin.

        Raises:
            NotFound: Nothing is, or there is no such offer to this admin.
            WrongRole: The person is no regional admin (any more).
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            require(person, Act.RELAY_ITEM)
            relay = await relays.get(connection, relay_id)
            item = None if relay is None else await items.get(connection, relay.item_id)
            if relay is None or item is None or relay.admin_id != person.id:
                raise NotFound
            content = await items.content_of(connection, relay.item_id, relay.item_version)
            return _some(Attached(code=relay.code, kind=item.kind, content=content))

    async def _check_name(self, tx: Tx, file: Media) -> None:
        """A file's name is read by everybody, as the words are."""
        try:
            check_words(ItemKind.NARRATIVE, Content(media=(file,)), allowed=await self._official_accounts(tx))
        except Invalid as refusal:
            raise Invalid("media-name", fragment=refusal.fields["fragment"]) from None

    async def _keep(self, tx: Tx, draft: Draft, media: Sequence[Media]) -> Draft:
        return await keep(tx, replace(draft, content=replace(draft.content, media=tuple(media))), self._clock())


async def check_unsent(tx: Tx, draft: Draft) -> None:
    """Pass while a working copy may get other attachments.

    Raises:
        Invalid: `media-after-broadcast`: they were sent and stay as they are.
    """
    item = None if draft.item_id is None else await items.get(tx, draft.item_id)
    if item is not None and await broadcasts.of_item(tx, item.id):
        raise Invalid("media-after-broadcast", code=item.code)


def _some(attached: Attached) -> Attached:
    if not attached.content.media:
        raise NotFound
    return attached
