"""Working copies: whose they are, and how a change of one is kept."""

from dataclasses import replace
from datetime import datetime

from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.marking import standing
from siman_bot.domain.refusals import Stale
from siman_bot.services.transaction import Tx
from storage.publishing import drafts, items


async def own_draft(tx: Tx, person: Person, draft_id: int, revision: int | None = None) -> Draft:
    """A writer's own working copy, in the revision that was shown (None: whatever it is by now).

    Raises:
        WrongRole: The person may not write items (any more).
        Stale: `draft-gone`: it was sent or thrown away, or it is somebody else's; `button-expired`: it has changed.
    """
    require(person, Act.WRITE_ITEM)
    draft = await drafts.get(tx, draft_id)
    if draft is None or draft.author_id != person.id:
        raise Stale("draft-gone")
    if revision is not None and revision != draft.revision:
        raise Stale("button-expired")
    return draft


async def keep(tx: Tx, draft: Draft, now: datetime) -> Draft:
    """Save a changed working copy, without what was said of words that don't stand in it any more.

    Raises:
        Stale: `button-expired`: it was changed meanwhile.
    """
    kept = replace(draft, content=standing(draft.content), revision=draft.revision + 1)
    await drafts.save(tx, kept, expected_revision=draft.revision, now=now)
    return kept


async def code_of(tx: Tx, draft: Draft) -> str | None:
    """The code of the item that a working copy changes; None for what isn't an item yet."""
    item = None if draft.item_id is None else await items.get(tx, draft.item_id)
    return None if item is None else item.code


async def returned_because(tx: Tx, draft: Draft) -> str:
    """Why the item that a working copy changes came back from review; its author alone reads that."""
    item = None if draft.item_id is None else await items.get(tx, draft.item_id)
    return item.returned_because if item is not None and item.author_id == draft.author_id else ""
