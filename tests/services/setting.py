"""What stands before a test of use cases begins, set up by use cases too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.media import Media
from siman_bot.domain.moment import Moment
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Content, Item
from siman_bot.domain.sending.begun import Delivery, Settlement
from siman_bot.domain.sending.delivery import manner_of
from siman_bot.domain.sending.outcome import Outcome, OutcomeKind, next_step
from siman_bot.domain.sending.way import Way
from siman_bot.seeding.groups import SEEN
from siman_bot.services.registry import Services
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.sending.outbox import claims, head, senders

BALI = Scope.parse("province:51")


async def appoint(services: Services, *callers: Caller, role: Role = Role.CENTRAL) -> None:
    """Let people agree and give them a role for the whole nation."""
    for caller in callers:
        await services.people.consenting.agree(caller, name="Sari", language="id", text_version=1)
        await services.people.granting.grant(caller.telegram_id, Grant(role=role, scope=NATION))


async def bind(services: Services, admin: Caller, *chat_ids: int, scope: Scope = BALI) -> None:
    """Bind groups called "Humas" in which the bot has said nothing yet. That they are bound is owed to each."""
    binding = services.groups.binding
    for chat_id in chat_ids:
        group = await binding.open_here(admin, chat_id=chat_id, title="Humas", seen=SEEN)
        await binding.bind(admin, group_id=group.id, revision=group.revision, scope=scope, seen=SEEN)


async def deliver(database: Database, *, bot_id: int, now: datetime, groups: bool = True) -> None:
    """Everything that is owed to people, and to groups too, arrives; the sender lets go of its lease at once."""
    async with database.claim() as tx:
        fence = await senders.take(tx, bot_id=bot_id, owner="first", now=now, until=now)
        assert fence is not None
        await head.make_ready(tx, now=now, limit=100)
        while ahead := [one.id for one in await head.look_ahead(tx, limit=100, now=now) if groups or one.chat_id > 0]:
            await come_to(tx, ahead, bot_id=bot_id, fence=fence, now=now)


async def hand_over(
    services: Services,
    author: Caller,
    content: Content,
    *,
    target: Scope = NATION,
    way: Way = Way.DIRECT,
    end: Moment | None = None,
    pin: bool = False,
    files: Sequence[Media] = (),
) -> Item:
    """Write an item and hand it over for review."""
    draft = await services.publishing.writing.start(author, changes=DraftChanges.of(content, target=target, way=way))
    draft = await services.publishing.planning.plan(
        author, draft_id=draft.id, revision=draft.revision, end=end, pin=pin
    )
    if files:
        draft = await services.publishing.attaching.attach(author, draft_id=draft.id, files=files)
    done = await services.publishing.submitting.submit(author, draft_id=draft.id, revision=draft.revision)
    return await read(services, author, done.item_id)


async def rewrite(services: Services, author: Caller, item_id: int, *, body: str) -> Item:
    """Change an item's words and hand the new version over for review."""
    writing = services.publishing.writing
    draft = await writing.rewrite(author, item_id=item_id)
    draft = await writing.change(author, draft_id=draft.id, revision=draft.revision, changes=DraftChanges(body=body))
    await services.publishing.submitting.submit(author, draft_id=draft.id, revision=draft.revision)
    return await read(services, author, item_id)


async def read(services: Services, reader: Caller, item_id: int) -> Item:
    """An item in review as a reviewer sees it."""
    return (await services.publishing.reviewing.review(reader, item_id=item_id)).item


ARRIVED = Outcome(kind=OutcomeKind.SENT)
"""A sending that left a message with the number of its delivery, or of the one that it followed."""


async def come_to(
    tx: AsyncConnection, ids: Sequence[int], outcome: Outcome = ARRIVED, *, bot_id: int, fence: int, now: datetime
) -> None:
    """The holder of the lease sends those of them that may go, and that is what comes of each."""
    begun = await claims.begin(tx, ids, bot_id=bot_id, fence=fence, now=now)
    await claims.settle(tx, [_settled(one, outcome, now) for one in begun], fence=fence, now=now)


def _settled(delivery: Delivery, outcome: Outcome, now: datetime) -> Settlement:
    if outcome is ARRIVED:
        outcome = replace(outcome, message_id=delivery.target or delivery.id)
    manner = manner_of(delivery.kind, has_target=delivery.has_target)
    return Settlement(delivery=delivery, outcome=outcome, step=next_step(outcome, delivery.attempts, now, manner))
