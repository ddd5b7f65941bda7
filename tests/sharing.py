"""Items, accounts and shares as use cases make them, without the chat, to save the taps that other tests make."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import select

from siman_bot.domain.amplification.account import Account, AccountKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope, ScopeKind
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Item, ItemState
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.domain.refusals import Already
from siman_bot.sandbox.people import Person
from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.amplification.accounts import Accounts
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.amplification.recording import Recording, ShareOutcome
from siman_bot.services.paging import Cut
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.transaction import Caller
from storage.amplification.tables import accounts, amplifications
from storage.people.tables import people
from storage.publishing import items
from tests.town import Town
from tests.writing import CONTENT, approved, bound_group, in_review

PROFILES: Final[Mapping[Platform, str]] = {
    Platform.X: "https://x.com/{handle}",
    Platform.INSTAGRAM: "https://www.instagram.com/{handle}/",
}
POSTS: Final[Mapping[Platform, str]] = {
    Platform.X: "https://x.com/{handle}/status/{number}",
    Platform.INSTAGRAM: "https://www.instagram.com/{handle}/p/C{number}/",
}
PAGE = "https://jakarta.go.id/kontak"
_numbers = count(9_000_001)
_editors: WeakKeyDictionary[Town, tuple[Person, Person]] = WeakKeyDictionary()
_reached: WeakKeyDictionary[Town, set[Scope]] = WeakKeyDictionary()
"""Where each town has a group to which an item can go."""


async def editors(town: Town) -> tuple[Person, Person]:
    """Two people of the ministry: one writes, the other approves, and confirms accounts."""
    if town not in _editors:
        _editors[town] = (
            await town.staff("Redaksi", Role.CENTRAL, last_name="Satu"),
            await town.staff("Redaksi", Role.CENTRAL, last_name="Dua"),
        )
    return _editors[town]


async def make_item(town: Town, title: str, *, target: Scope = NATION, state: ItemState = ItemState.APPROVED) -> Item:
    """A narrative by two people of the ministry, in that state; an approved one has gone to a group."""
    author, approver = await editors(town)
    content = replace(CONTENT, title=title, body="Isi.")
    # No use case aims at an institution: such an item is aimed at it when it is there.
    target_first = NATION if target.kind is ScopeKind.INSTITUTION else target
    if state in {ItemState.APPROVED, ItemState.WITHDRAWN}:
        await _reach(town, target_first, by=approver)
        code = await approved(town, author, approver, content=content, target=target_first)
    else:
        code = await in_review(town, author, content=content, target=target_first)
    item = await item_of(town, code)
    assert town.app is not None
    match state:
        case ItemState.DRAFT:
            await town.app.services.publishing.submitting.withdraw(
                Caller(telegram_id=author.id), item_id=item.id, revision=item.revision
            )
        case ItemState.WITHDRAWN:
            await withdraw_item(town, item)
    if target != target_first:
        async with town.database.write() as tx:
            await items.save(tx, replace(item, target=target), expected_revision=item.revision, now=town.clock())
    return await item_of(town, code)


async def _reach(town: Town, target: Scope, *, by: Person) -> None:
    """A group in the target; one for each."""
    reached = _reached.setdefault(town, set())
    if target not in reached:
        reached.add(target)
        place = "province:31" if target == NATION else str(target)
        await bound_group(town, f"Humas {place}", creator=by, scope=place)


async def withdraw_item(town: Town, item: Item) -> None:
    """Take an approved item back."""
    assert town.app is not None
    _, editor = await editors(town)
    await town.app.services.publishing.withdrawing.withdraw(
        Caller(telegram_id=editor.id),
        item_id=item.id,
        revision=item.revision,
        removal=Removal.MARK,
        reason=WithdrawalReason.WRONG_CONTENT,
    )


async def make_account(
    town: Town, owner: Person, platform: Platform, handle: str, *, official: bool = False, admin: Person | None = None
) -> int:
    """An account of a member, personal or of their institution; the latter is confirmed by the admin."""
    kind = AccountKind.INSTITUTION if official else AccountKind.PERSONAL
    account = await Accounts(database=town.database, clock=town.clock).declare(
        Caller(telegram_id=owner.id), link=PROFILES[platform].format(handle=handle), kind=kind
    )
    if official:
        one, other = await editors(town)
        await official_by(town, account, admin or other, one)
    return account.id


async def official_by(town: Town, account: Account, *admins: Person) -> None:
    """Confirmed by these two, by a page of the institution's."""
    assert town.app is not None
    for admin in admins:
        await town.app.services.amplification.confirming.confirm(
            Caller(telegram_id=admin.id), account_id=account.id, declared=seconds(account.declared_at), page=PAGE
        )


async def make_shares(town: Town, item: Item, account_id: int, number: int, *, at: datetime | None = None) -> None:
    """So many shares of an item by one account, recorded then by its owner, who stands where they stand."""
    async with town.database.read() as connection:
        account = (
            await connection.execute(
                select(accounts.c.platform, accounts.c.handle, people.c.telegram_id)
                .join(people, people.c.id == accounts.c.owner_id)
                .where(accounts.c.id == account_id)
            )
        ).one()
    then: Callable[[], datetime] = town.clock if at is None else lambda: at
    recording = Recording(database=town.database, clock=then, elections=Elections())
    for _ in range(number):
        result = await recording.record(
            Caller(telegram_id=account.telegram_id),
            item_id=item.id,
            link=POSTS[Platform(account.platform)].format(handle=account.handle, number=next(_numbers)),
            account_id=account_id,
        )
        assert result.outcome is ShareOutcome.RECORDED


async def make_members(town: Town, province: str, number: int) -> list[Caller]:
    """So many approved members of a province, known to the services alone: none of them has a chat."""
    assert town.app is not None
    ids = [next(_numbers) for _ in range(number)]
    await enrol(
        town.app.services, [Newcomer(telegram_id=one, name=f"Anggota {one}", province_code=province) for one in ids]
    )
    return [Caller(telegram_id=one) for one in ids]


async def share_personally(town: Town, item: Item, caller: Caller, *, posts: int = 1) -> list[int]:
    """Posts that a member recorded now by a personal account, which is declared where there is none; their ids."""
    assert town.app is not None
    services, handle = town.app.services.amplification, f"anggota{caller.telegram_id}"
    with suppress(Already):
        await services.accounts.declare(caller, link=f"https://x.com/{handle}", kind=AccountKind.PERSONAL)
    for _ in range(posts):
        link = POSTS[Platform.X].format(handle=handle, number=next(_numbers))
        await services.recording.record(caller, item_id=item.id, link=link)
    return [row.id for row in (await services.recording.records(caller, cut=Cut(limit=posts))).page.rows]


async def close_days(town: Town, days: int = 1) -> None:
    """So many days later, after housekeeping."""
    assert town.app is not None
    town.clock.advance(timedelta(days=days))
    await town.app.services.summaries.closing.close_days()


async def recorded(town: Town) -> list[Any]:
    """Every row of recorded shares."""
    async with town.database.read() as connection:
        return list(await connection.execute(select(amplifications).order_by(amplifications.c.id)))


async def item_of(town: Town, code: str) -> Item:
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
    assert item is not None
    return item
