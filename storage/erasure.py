"""Taking out all that names a person who leaves (R11, R12)."""

from datetime import datetime

from sqlalchemy import ColumnElement, String, Table, and_, cast, delete, literal, not_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.people.person import Person
from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.sending.delivery import DeliveryKind, DeliveryState
from storage import requests
from storage.amplification.tables import accounts, amplifications
from storage.people import members
from storage.people.tables import consents, grants, people
from storage.publishing.tables import drafts, items
from storage.reports import reports as reports_storage
from storage.reports.tables import reports
from storage.sending.tables import deliveries
from storage.tables import dialogs


async def erase(tx: AsyncConnection, person: Person, *, fresh_audit_key: str, now: datetime) -> None:
    """Take out all that names the person.

    Their row stays, for items and decisions refer to it, but leads to nobody: its Telegram id becomes the negative of
    its own number, and the key under which the audit rows know them is replaced.

    Args:
        tx: The transaction of the erasure.
        person: Who leaves.
        fresh_audit_key: The new key.
        now: The present.
    """
    nobody = -person.id
    public = and_(accounts.c.institution_id.is_not(None), accounts.c.confirmed_at.is_not(None))
    own = and_(accounts.c.owner_id == person.id, not_(public))
    await tx.execute(delete(amplifications).where(amplifications.c.account_id.in_(select(accounts.c.id).where(own))))
    await tx.execute(delete(accounts).where(own))
    await tx.execute(update(reports).where(reports.c.reporter_id == person.id).values(reporter_id=None))
    await reports_storage.drop_open_confirmations(tx, person.id)
    await _reopen_items(tx, person, now)
    await members.drop(tx, person.id)
    await requests.forget_of(tx, person.id)
    if person.membership is not None and person.membership.location.institution_id is not None:
        await members.drop_unused_institution(tx, person.membership.location.institution_id)
    owned: tuple[tuple[Table, ColumnElement[int]], ...] = (
        (dialogs, dialogs.c.person_id),
        (drafts, drafts.c.author_id),
        (grants, grants.c.person_id),
        (consents, consents.c.person_id),
    )
    for table, owner in owned:
        await tx.execute(delete(table).where(owner == person.id))
    await _silence(tx, person, nobody=nobody, now=now)
    await tx.execute(
        update(people)
        .where(people.c.id == person.id)
        .values(
            telegram_id=nobody,
            name="-",
            language="id",
            audit_key=fresh_audit_key,
            unreachable_since=None,
        )
    )


async def _silence(tx: AsyncConnection, person: Person, *, nobody: int, now: datetime) -> None:
    """Take back what is owed to the person, and the notices to others that name them, sent or not."""
    to_them = deliveries.c.chat_id == person.telegram_id
    about_them = deliveries.c.about_person_id == person.id
    await tx.execute(delete(deliveries).where(or_(to_them, about_them), deliveries.c.kind == DeliveryKind.NOTICE))
    await tx.execute(
        update(deliveries)
        .where(to_them, deliveries.c.state == DeliveryState.PENDING)
        .values(state=DeliveryState.CANCELLED, settled_at=now, begun_at=None, fence=None)
    )
    # What is left are cards and progress messages to staff, which their broadcasts count.
    await tx.execute(
        update(deliveries)
        .where(to_them)
        .values(chat_id=nobody, dedupe_key=literal("erased:") + cast(deliveries.c.id, String))
    )


async def _reopen_items(tx: AsyncConnection, person: Person, now: datetime) -> None:
    """What they wrote and nobody has approved yet is no longer offered for review.

    Whoever comes back is a new person to the rows, and could otherwise approve the own words (R3).
    """
    theirs = or_(items.c.author_id == person.id, items.c.editor_id == person.id)
    await tx.execute(
        update(items)
        .where(theirs, items.c.state == ItemState.IN_REVIEW)
        .values(state=ItemState.DRAFT, revision=items.c.revision + 1, changed_at=now)
    )
