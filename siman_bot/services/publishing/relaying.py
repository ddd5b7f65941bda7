"""Items that travel through regional admins: offered in private, forwarded to the own groups with one tap."""

from dataclasses import dataclass

from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.acts import ItemAct
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.publishing.relay import Relay
from siman_bot.domain.refusals import Already, Invalid, NotFound, Stale
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.publishing.neutrality.holding import require_neutral_now
from siman_bot.services.publishing.owing.owing import Owing
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit
from storage.engine import Database
from storage.people import people
from storage.publishing import items, reach, relays
from storage.publishing.reach import Lacking
from storage.sending.broadcasts import broadcasts


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


class Relaying:
    def __init__(self, *, database: Database, clock: Now, owing: Owing, elections: Elections) -> None:
        self.database = database
        self._clock = clock
        self._owing = owing
        self._elections = elections

    @transactional("publishing.relaying.forward")
    async def forward(self, tx: Tx, caller: Caller, *, relay_id: int, revision: int) -> Forwarded:
        """Send an offered item to the admin's own groups.

        Raises:
            NotFound: No such offer to this admin.
            Already: It was forwarded before.
            Stale: The item was edited or withdrawn meanwhile, its broadcast is paused (`relay-paused`) or cancelled, or
                what it says holds no longer (`relay-ended`).
            Invalid: `no-own-groups`, or `election-holds`.
            WrongRole: The person is no regional admin (any more).
        """
        person = await acting(tx, caller)
        require(person, Act.RELAY_ITEM)
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
        await require_neutral_now(self._elections, tx, broadcast, now)
        scopes = person.scopes_for(Act.RELAY_ITEM)
        if not await reach.in_target(tx, relay.target, scopes=scopes):
            raise Invalid("no-own-groups")
        if not await relays.mark_forwarded(tx, relay, now):
            raise Already("already-forwarded")
        added = await self._owing.forwarding(
            tx,
            item_id=relay.item_id,
            broadcast_id=relay.broadcast_id,
            scopes=scopes,
            institution_id=person.institution_id,
            now=now,
        )
        await audit.append(
            tx,
            at=now,
            actor_key=await people.audit_key_of(tx, person.id),
            act=ItemAct.RELAY,
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
            require(person, Act.RELAY_ITEM)
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
            require(person, Act.RELAY_ITEM)
            relay = await self._own(connection, person, relay_id)
            item = await items.get(connection, relay.item_id)
            if item is None:
                raise NotFound
            content = await items.content_of(connection, relay.item_id, relay.item_version)
            own = Lacking(
                item_id=relay.item_id,
                broadcast_id=relay.broadcast_id,
                target=relay.target,
                scopes=person.scopes_for(Act.RELAY_ITEM),
            )
            number = sum(one.number for one in await reach.counted(connection, own))
            return Offer(relay=relay, kind=item.kind, content=content, groups=number)

    async def _own(self, tx: Tx, person: Person, relay_id: int) -> Relay:
        relay = await relays.get(tx, relay_id)
        if relay is None or relay.admin_id != person.id:
            raise NotFound
        return relay
