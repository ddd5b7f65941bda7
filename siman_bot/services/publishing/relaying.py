"""Items that travel through regional admins: offered in private, forwarded to the own groups with one tap."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.clock import clock_for
from siman_bot.domain.groups.group import BoundGroup
from siman_bot.domain.people.permissions import may_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import Content, Item, ItemKind
from siman_bot.domain.publishing.lanes import lane_of
from siman_bot.domain.publishing.relay import Relay
from siman_bot.domain.refusals import Already, Invalid, NotFound, Stale
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.payload import RelayCardPayload
from siman_bot.domain.sending.plan import due
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.publishing.owing import Shipment, owe
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit
from storage.engine import Database
from storage.groups import bound_groups
from storage.people import people
from storage.publishing import items, relays
from storage.sending.broadcasts import broadcasts, standing
from storage.sending.broadcasts.broadcasts import Broadcast
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """`groups` is how many groups it goes to now; those that have it from another admin aren't counted."""

    code: str
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offer opened by its admin; `groups` is how many own groups it would go to."""

    relay: Relay
    kind: ItemKind
    content: Content
    groups: int


async def own_groups(tx: Tx, admin: Person, target: Scope) -> list[BoundGroup]:
    """The bound groups of the target that lie in an admin's scopes."""
    found = await bound_groups.within(tx, target)
    return [group for group in found if may_at(admin, Act.RELAY_ITEM, group.location)]


async def admins_for(tx: Tx, target: Scope, *, besides: frozenset[int] = frozenset()) -> list[tuple[Person, int]]:
    """The regional admins who have groups in a target, each with how many; those chats aren't counted."""
    in_target = [group for group in await bound_groups.within(tx, target) if group.chat_id not in besides]
    found: list[tuple[Person, int]] = []
    for admin in await people.with_grants(tx, ROLES_OF[Act.RELAY_ITEM]):
        number = sum(may_at(admin, Act.RELAY_ITEM, group.location) for group in in_target)
        if number:
            found.append((admin, number))
    return found


async def offer(tx: Tx, *, broadcast_id: int, item: Item, now: datetime, besides: frozenset[int] = frozenset()) -> int:
    """Offer an approved item to every regional admin with groups in its target besides those chats; to how many.

    Raises:
        ValueError: The item has no target.
    """
    if item.target is None:
        raise ValueError(item.code)
    owed: list[Owed] = []
    for admin, number in await admins_for(tx, item.target, besides=besides):
        relay_id = await relays.add(tx, broadcast_id=broadcast_id, admin_id=admin.id, now=now)
        owed.append(
            Owed(
                dedupe_key=f"relay:{relay_id}",
                lane=lane_of(item.kind),
                chat_id=admin.telegram_id,
                payload=RelayCardPayload(
                    item_id=item.id, version=item.version, relay_id=relay_id, revision=1, groups=number
                ),
                broadcast_id=broadcast_id,
                not_before=due(item.plan, clock_for(admin.scopes_for(Act.RELAY_ITEM)), now),
                expires_at=item.plan.expires_at,
            )
        )
    await outbox.add(tx, owed, now)
    return len(owed)


class Relaying:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @transactional("publishing.relaying.forward")
    async def forward(self, tx: Tx, caller: Caller, *, relay_id: int, revision: int) -> Forwarded:
        """Send an offered item to the admin's own groups.

        Raises:
            NotFound: No such offer to this admin.
            Already: It was forwarded before.
            Stale: The item was edited or withdrawn meanwhile, its broadcast is paused (`relay-paused`) or cancelled, or
                what it says holds no longer (`relay-ended`).
            Invalid: `no-own-groups`.
            WrongRole: The person is no regional admin (any more).
        """
        person = await acting(tx, caller)
        person.require(Act.RELAY_ITEM)
        relay = await self._own(tx, person, relay_id)
        if relay.forwarded:
            raise Already("already-forwarded")
        if relay.outdated or relay.revision != revision:
            raise Stale("item-moved-on", code=relay.code)
        broadcast = await broadcasts.get(tx, relay.broadcast_id)
        if broadcast is None:
            raise LookupError(relay.id)
        if broadcast.cancelled_at is not None:
            raise Stale("relay-cancelled", code=relay.code)
        if broadcast.paused_at is not None:
            raise Stale("relay-paused", code=relay.code)
        now = self._clock()
        if broadcast.plan.expires_at is not None and broadcast.plan.expires_at <= now:
            raise Stale("relay-ended", code=relay.code)
        own = await own_groups(tx, person, relay.target)
        if not own:
            raise Invalid("no-own-groups")
        if not await relays.mark_forwarded(tx, relay, now):
            raise Already("already-forwarded")
        before = await outbox.count_of_broadcast(tx, relay.broadcast_id, DeliveryKind.ITEM)
        lacking = await self._lacking(tx, relay, own)
        await owe(tx, await self._shipment(tx, relay, broadcast), lacking, now)
        added = await outbox.count_of_broadcast(tx, relay.broadcast_id, DeliveryKind.ITEM) - before
        await audit.append(
            tx,
            at=now,
            actor_key=await people.audit_key_of(tx, person.id),
            act="item.relay",
            subject=f"item:{relay.code}",
            detail={"version": relay.item_version, "broadcast": relay.broadcast_id, "groups": added},
        )
        return Forwarded(code=relay.code, groups=added)

    async def offers(self, caller: Caller, *, cut: Cut) -> Page[Relay]:
        """What was offered to this admin, newest first.

        Raises:
            WrongRole: The person is no regional admin.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            person.require(Act.RELAY_ITEM)
            total = await relays.count_of_admin(connection, person.id)
            cut = cut.inside(total)
            found = await relays.of_admin(connection, person.id, limit=cut.limit, offset=cut.cursor)
            return counted(found, cut, total=total)

    async def open_offer(self, caller: Caller, *, relay_id: int) -> Offer:
        """One offer with its words.

        Raises:
            NotFound: No such offer to this admin.
            WrongRole: The person is no regional admin.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            person.require(Act.RELAY_ITEM)
            relay = await self._own(connection, person, relay_id)
            item = await items.get(connection, relay.item_id)
            if item is None:
                raise NotFound
            content = await items.content_of(connection, relay.item_id, relay.item_version)
            own = await self._lacking(connection, relay, await own_groups(connection, person, relay.target))
            return Offer(relay=relay, kind=item.kind, content=content, groups=len(own))

    async def _lacking(self, tx: Tx, relay: Relay, own: list[BoundGroup]) -> list[BoundGroup]:
        """Without those where an earlier version stands, which is changed there."""
        besides = await standing.chats_before(tx, relay.item_id, broadcast_id=relay.broadcast_id)
        return [group for group in own if group.chat_id not in besides]

    async def _shipment(self, tx: Tx, relay: Relay, broadcast: Broadcast) -> Shipment:
        item = await items.get(tx, relay.item_id)
        if item is None:
            raise LookupError(relay.id)
        return Shipment(
            broadcast_id=relay.broadcast_id,
            item_id=relay.item_id,
            version=relay.item_version,
            code=relay.code,
            kind=item.kind,
            content=await items.content_of(tx, relay.item_id, relay.item_version),
            plan=broadcast.plan,
        )

    async def _own(self, tx: Tx, person: Person, relay_id: int) -> Relay:
        relay = await relays.get(tx, relay_id)
        if relay is None or relay.admin_id != person.id:
            raise NotFound
        return relay
