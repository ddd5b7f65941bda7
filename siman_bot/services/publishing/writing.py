"""Writing an item: a working copy that is changed, some fields or all at once, until it is sent for review."""

from dataclasses import dataclass, replace
from typing import Any

from siman_bot.domain.people.permissions import require, require_in_reach_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.item import Content, ItemKind, ItemState, check_words
from siman_bot.domain.publishing.source import Suffixes, check_public
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.paging import Cut, Page
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.drafting import keep, own_draft
from siman_bot.services.publishing.targets import TargetChoice, targets_at, targets_named
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.engine import Database
from storage.publishing import drafts, items

__all__ = ["Targets", "Writing", "last_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Places that a working copy can be sent to. `province` is the one that was opened, empty at the top."""

    draft: Draft
    page: Page[TargetChoice]
    province: str = ""
    search: str = ""


class Writing:
    """`official_accounts` are those that the words may name, `suffixes` tell which sources are public."""

    def __init__(
        self, *, database: Database, clock: Now, official_accounts: OfficialAccounts, suffixes: Suffixes
    ) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts
        self._suffixes = suffixes

    @transactional("publishing.writing.start")
    async def start(self, tx: Tx, caller: Caller, *, changes: DraftChanges) -> Draft:
        """A new working copy with these fields.

        Raises:
            WrongRole: The person may not write items.
            Refusal: As `change`.
        """
        person = await acting(tx, caller)
        require(person, Act.WRITE_ITEM)
        words = await self._read(tx, person, changes)
        return await drafts.add(
            tx,
            author_id=person.id,
            item_id=None,
            content=replace(Content(), **words),
            target=changes.target,
            way=changes.way,
            now=self._clock(),
        )

    @transactional("publishing.writing.change")
    async def change(
        self, tx: Tx, caller: Caller, *, draft_id: int, revision: int | None = None, changes: DraftChanges
    ) -> Draft:
        """Write these fields into a working copy, in the revision that was shown (None: whatever it is by now).

        Raises:
            Invalid: By a field's own rules, or by those on words (R2, R7).
            NotFound: There is no such place, or no grant of the writer reaches there.
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        words = await self._read(tx, person, changes)
        changed = replace(
            draft,
            content=replace(draft.content, **words),
            target=changes.target or draft.target,
            way=changes.way or draft.way,
        )
        return await keep(tx, changed, self._clock())

    @transactional("publishing.writing.rewrite")
    async def rewrite(self, tx: Tx, caller: Caller, *, item_id: int) -> Draft:
        """The working copy of the writer's own item; the item stays as it is until the copy is sent for review.

        Raises:
            NotFound: It isn't the writer's own narrative.
            Stale: `item-moved-on`: it was withdrawn.
        """
        person = await acting(tx, caller)
        require(person, Act.WRITE_ITEM)
        item = await items.get(tx, item_id)
        if item is None or item.author_id != person.id or item.kind is not ItemKind.NARRATIVE:
            raise NotFound
        if item.state is ItemState.WITHDRAWN:
            raise Stale("item-moved-on", code=item.code)
        draft = await drafts.of_item(tx, author_id=person.id, item_id=item.id)
        if draft is not None:
            return draft
        return await drafts.add(
            tx,
            author_id=person.id,
            item_id=item.id,
            content=item.content,
            target=item.target,
            way=item.way,
            plan=item.plan,
            now=self._clock(),
        )

    @transactional("publishing.writing.discard")
    async def discard(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> None:
        """Throw a working copy away; an item that it was made of stays.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        await drafts.drop(tx, draft.id)

    async def targets(
        self, caller: Caller, *, draft_id: int, cut: Cut, province: str = "", search: str = ""
    ) -> Targets:
        """Where the writer can send a working copy: places by their name, else those of a province or at the top.

        Raises:
            NotFound: There is no such province.
            Stale: `draft-gone`.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            draft = await own_draft(connection, person, draft_id)
            gazetteer = await places.gazetteer(connection)
            if search:
                page = targets_named(person, Act.WRITE_ITEM, gazetteer, search, cut=cut)
            else:
                page = targets_at(person, Act.WRITE_ITEM, gazetteer, province=province, cut=cut)
            return Targets(draft=draft, page=page, province=province, search=search)

    async def _read(self, tx: Tx, person: Person, changes: DraftChanges) -> dict[str, Any]:
        """The words that are to be written, once everything in the changes may be."""
        words: dict[str, Any] = changes.read_words()
        if words:
            allowed = await self._official_accounts(tx)
            check_words(ItemKind.NARRATIVE, replace(Content(), **words), allowed=allowed)
        if "source_url" in words:
            check_public(words["source_url"], self._suffixes)
        if changes.target is not None:
            gazetteer = await places.gazetteer(tx)
            if gazetteer.find(changes.target) is None:
                raise NotFound
            require_in_reach_throughout(person, Act.WRITE_ITEM, changes.target, gazetteer)
        return words


async def last_words(tx: Tx, person: Person) -> Content | None:
    """What this person wrote last, to suggest office and post from."""
    return await items.last_of(tx, person.id)
