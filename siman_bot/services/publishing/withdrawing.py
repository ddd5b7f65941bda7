"""Taking back in the open what was broadcast: marked or deleted wherever it stands, with a public reason (R13).

One person suffices, the author or not: harm must stop fast. So the reason is chosen from a list, and no free words of
that person reach anybody (R3): those follow as an act of their own, `explaining`.
"""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.people.permissions import require, require_in_reach_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.acts import ItemAct
from siman_bot.domain.publishing.item import Content, Item, ItemState
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason, read_reason
from siman_bot.domain.refusals import Already, NotFound, Stale
from siman_bot.services.notices import notice, tell
from siman_bot.services.publishing.owing.owing import Owing
from siman_bot.services.publishing.targets import require_reach_of_all, target_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit, places
from storage.engine import Database
from storage.people import people
from storage.publishing import drafts, items
from storage.sending.broadcasts import broadcasts, standing

__all__ = ["Withdrawable", "Withdrawing", "Withdrawn", "withdrawable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawable:
    """An item that can be taken back; `chats` is where it stands or may stand."""

    item_id: int
    code: str
    title: str
    revision: int
    chats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    code: str
    removal: Removal
    chats: int
    item_id: int = 0


class Withdrawing:
    def __init__(self, *, database: Database, clock: Now, owing: Owing) -> None:
        self.database = database
        self._clock = clock
        self._owing = owing

    async def choose(self, caller: Caller, *, item_id: int) -> Withdrawable:
        """An item that was broadcast, with the number of groups where it stands.

        Raises:
            Refusal: As `withdrawable`.
        """
        async with self.database.read() as connection:
            return await withdrawable(connection, await acting(connection, caller), item_id=item_id)

    @transactional("publishing.withdrawing.withdraw")
    async def withdraw(
        self, tx: Tx, caller: Caller, *, item_id: int, revision: int, removal: Removal, reason: WithdrawalReason
    ) -> Withdrawn:
        """Take an item back wherever it stands or is about to.

        Raises:
            Invalid: `reason-not-listed` (R3).
            Refusal: As `withdrawable`.
        """
        await standing.hold(tx)
        person = await acting(tx, caller)
        item = await _public(tx, person, item_id, revision)
        withdrawn, now = rules.withdraw(item, reason=read_reason(reason)), self._clock()
        await items.save(tx, withdrawn, expected_revision=revision, now=now)
        copy = await drafts.of_item(tx, author_id=item.author_id, item_id=item.id)
        if copy is not None:
            await drafts.drop(tx, copy.id)
        chats = await self._owing.withdrawal(tx, withdrawn, removal=removal, now=now)
        await _tell_author(tx, withdrawn, person, now)
        await audit.append(
            tx,
            at=now,
            actor_key=await people.audit_key_of(tx, person.id),
            act=ItemAct.WITHDRAW,
            subject=f"item:{item.code}",
            detail={"version": item.version, "state": withdrawn.state.value, "removal": removal.value, "groups": chats},
        )
        return Withdrawn(code=item.code, removal=removal, chats=chats, item_id=item.id)


async def withdrawable(tx: Tx, person: Person, *, item_id: int, revision: int | None = None) -> Withdrawable:
    """An item that this person can take back, in the revision that was shown (None: whatever it is by now).

    Raises:
        WrongRole: The person may not take items back.
        WrongScope: Their scope doesn't reach everywhere it was sent to.
        NotFound: No such item, or it was never broadcast.
        Already: `item-already-withdrawn`.
        Stale: `item-moved-on`.
    """
    item = await _public(tx, person, item_id, revision)
    content = await _approved_content(tx, item)
    return Withdrawable(
        item_id=item.id,
        code=item.code,
        title=content.title,
        revision=item.revision,
        chats=await standing.count_chats(tx, item.id),
    )


async def _public(tx: Tx, person: Person, item_id: int, revision: int | None = None) -> Item:
    require(person, Act.WITHDRAW_ITEM)
    item = await items.get(tx, item_id)
    if item is None or not await broadcasts.of_item(tx, item_id):
        raise NotFound
    require_in_reach_throughout(person, Act.WITHDRAW_ITEM, target_of(item.target), await places.gazetteer(tx))
    await require_reach_of_all(tx, person, Act.WITHDRAW_ITEM, item_id)
    if item.state is ItemState.WITHDRAWN:
        raise Already("item-already-withdrawn", code=item.code)
    if revision is not None and revision != item.revision:
        raise Stale("item-moved-on", code=item.code)
    return item


async def _approved_content(tx: Tx, item: Item) -> Content:
    version = await broadcasts.approved_version(tx, item.id)
    return item.content if version is None else await items.content_of(tx, item.id, version)


async def _tell_author(tx: Tx, item: Item, person: Person, now: datetime) -> None:
    author = await people.get(tx, item.author_id)
    if author is None or author.id == person.id:
        return
    told = notice(
        "item-withdrawn-by-other",
        to=author.telegram_id,
        once=f"item.withdrawn:{item.id}",
        code=item.code,
        title=item.content.title,
        reason=item.public_reason,
    )
    await tell(tx, [told], now)
