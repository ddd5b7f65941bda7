"""Items, accounts and shares written straight into the tables, to save the taps that other tests make."""

from datetime import datetime
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import select

from siman_bot.domain.code import CodeKind, new_code
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import Content, Item, ItemKind, ItemState, approve, submit, withdraw
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from storage import places
from storage.amplification import accounts
from storage.amplification.tables import amplifications
from storage.people import people
from storage.publishing import items
from tests.town import Town

_numbers = count(1)
_random = Random(31)


async def make_item(town: Town, title: str, *, target: Scope = NATION, state: ItemState = ItemState.APPROVED) -> Item:
    """A narrative by two people of the ministry, in that state."""
    now = town.clock()
    content = Content(title=title, body="Isi.", source_url="https://kemkes.go.id/a", office="Kemenkes", post="Humas")
    async with town.database.write() as tx:
        author, approver = [
            await people.add(
                tx,
                telegram_id=900_000_000 + next(_numbers),
                name="Redaksi",
                language="id",
                audit_key=f"{next(_numbers):032d}",
                now=now,
            )
            for _ in range(2)
        ]
        draft = await items.add(
            tx,
            code=new_code(CodeKind.ITEM, _random.choice),
            kind=ItemKind.NARRATIVE,
            content=content,
            target=target,
            way=Way.DIRECT,
            author_id=author,
            now=now,
        )
        item = draft
        if state is not ItemState.DRAFT:
            item = submit(item)
        if state in {ItemState.APPROVED, ItemState.WITHDRAWN}:
            item = approve(item, by=approver, version=1)
        if state is ItemState.WITHDRAWN:
            item = withdraw(item)
        if item is not draft:
            await items.save(tx, item, expected_revision=draft.revision, now=now)
    return item


async def make_account(town: Town, owner: Person, platform: Platform, handle: str, *, official: bool = False) -> int:
    """An account of a member, personal or of their institution; the latter is confirmed."""
    async with town.database.write() as tx:
        person = await people.find(tx, owner.id)
        assert person is not None
        assert person.membership is not None
        account_id = await accounts.add(
            tx,
            owner_id=person.id,
            institution_id=person.membership.location.institution_id if official else None,
            platform=platform,
            handle=handle,
            url=f"https://{platform}.example/{handle}",
            now=town.clock(),
        )
        assert account_id is not None
        if official:
            await accounts.confirm(tx, account_id, town.clock())
    return account_id


async def make_shares(
    town: Town,
    item: Item,
    account_id: int,
    number: int,
    *,
    at: datetime,
    province: str = "31",
    regency: str | None = None,
) -> None:
    """So many shares of an item by one account, by a member who stood there then."""
    async with town.database.write() as tx:
        region = (await places.gazetteer(tx)).provinces[province].region
        rows = [
            {
                "item_id": item.id,
                "account_id": account_id,
                "platform": Platform.X,
                "post_id": f"{9_000_000 + next(_numbers)}",
                "url": "https://x.com/i/status/1",
                "grade": "handle_matched",
                "region": region,
                "province_code": province,
                "regency_code": regency,
                "recorded_at": at,
            }
            for _ in range(number)
        ]
        if rows:
            await tx.execute(amplifications.insert(), rows)


async def recorded(town: Town) -> list[Any]:
    """Every row of recorded shares."""
    async with town.database.read() as connection:
        return list(await connection.execute(select(amplifications).order_by(amplifications.c.id)))
