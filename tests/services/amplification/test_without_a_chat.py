"""Accounts and shares as a page or an import would have them: use cases alone, no form."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.refusals import Already, Invalid, NotFound, NotRegistered, WrongRole, WrongScope
from siman_bot.sandbox.people import Person
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.amplification.recording import ShareOutcome
from siman_bot.services.paging import Cut
from siman_bot.services.registry import AmplificationServices
from siman_bot.services.transaction import Caller, Key
from storage.tables import dialogs
from tests.sharing import PAGE, editors, make_item, official_by, recorded
from tests.town import Town

POST = "https://www.instagram.com/p/C9abcDEF123/"


def services(town: Town) -> AmplificationServices:
    assert town.app is not None
    return town.app.services.amplification


def asking(person: Person) -> Caller:
    return Caller(telegram_id=person.id)


async def test_accounts_are_declared_confirmed_and_removed(town: Town) -> None:
    """R7, R8."""
    accounts, confirming = services(town).accounts, services(town).confirming
    rina, budi = asking(await town.member("Rina")), asking(await town.member("Budi"))
    admin = asking(await town.staff("Citra", Role.CENTRAL))
    own = await accounts.declare(rina, link="https://x.com/Rina_H", kind=AccountKind.PERSONAL)
    official = await accounts.declare(rina, link="https://x.com/diskominfo", kind=AccountKind.INSTITUTION)
    assert (own.waits, official.waits, own.handle) == (False, True, "rina_h")
    for caller, link, kind, refusal, key in (
        (rina, "https://x.com/rina_h", AccountKind.INSTITUTION, Already, "account-yours"),
        (rina, "https://x.com/lain", AccountKind.PERSONAL, Already, "account-one-per-platform"),
        (budi, "@rina_h", AccountKind.PERSONAL, Invalid, "not-profile-link"),
    ):
        with pytest.raises(refusal, match=key):
            await accounts.declare(caller, link=link, kind=kind)
    with pytest.raises(NotRegistered):
        await accounts.declare(admin, link="https://x.com/pusat", kind=AccountKind.PERSONAL)

    (waiting,) = (await confirming.waiting(admin, cut=Cut(limit=1))).rows
    named: dict[str, Any] = {"account_id": waiting.id, "declared": seconds(waiting.declared_at)}
    with pytest.raises(WrongRole):
        await confirming.confirm(rina, **named)
    with pytest.raises(NotFound):
        await confirming.confirm(admin, account_id=waiting.id, declared=named["declared"] + 1)
    with pytest.raises(Invalid, match="account-needs-page"):
        await confirming.confirm(admin, **named)
    assert (await confirming.confirm(admin, page=PAGE, **named)).waits
    with pytest.raises(Already, match="account-confirmed-by-you"):
        await confirming.confirm(admin, page=PAGE, **named)
    assert (await confirming.waiting(admin, cut=Cut(limit=1))).rows == ()
    second = asking(await town.staff("Tono", Role.CENTRAL))
    assert not (await confirming.confirm(second, **named)).waits
    with pytest.raises(Already):
        await confirming.refuse(admin, **named)
    assert (await confirming.waiting(admin, cut=Cut(limit=1))).rows == ()

    first = await accounts.own(rina, cut=Cut(limit=1))
    last = await accounts.own(rina, cut=Cut(limit=1, cursor=5))
    assert [(one.rows[0].id, one.more, one.cursor) for one in (first, last)] == [
        (own.id, True, 0),
        (official.id, False, 1),
    ]
    with pytest.raises(NotFound):
        await accounts.remove(budi, account_id=own.id)
    assert (await accounts.remove(rina, account_id=own.id)).account == own
    async with town.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(dialogs))).scalar_one() == 0


async def test_a_share_is_recorded_for_an_item_by_one_of_the_members_accounts(town: Town) -> None:
    """R6, R7, R8."""
    accounts, recording = services(town).accounts, services(town).recording
    rina, budi = asking(await town.member("Rina")), asking(await town.member("Budi"))
    item = await make_item(town, "Imunisasi")
    own = await accounts.declare(rina, link="https://instagram.com/rina", kind=AccountKind.PERSONAL)
    of_budi = await accounts.declare(budi, link="https://instagram.com/budi", kind=AccountKind.PERSONAL)
    official = await accounts.declare(rina, link="https://instagram.com/humas", kind=AccountKind.INSTITUTION)
    await official_by(town, official, *await editors(town))

    (listed,) = (await recording.items(rina, cut=Cut(limit=1))).rows
    assert listed.code == item.code
    asked = await recording.record(rina, item_id=item.id, link=POST)
    assert (asked.outcome, [one.id for one in asked.accounts]) == (ShareOutcome.CHOOSE, [own.id, official.id])
    assert await recorded(town) == []
    with pytest.raises(NotFound, match="account-gone"):
        await recording.record(rina, item_id=item.id, link=POST, account_id=of_budi.id)
    keyed = replace(rina, key=Key(name="halaman-1", at=town.clock()))
    done = await recording.record(keyed, item_id=item.id, link=POST, account_id=official.id)
    assert await recording.record(keyed, item_id=item.id, link=POST, account_id=official.id) == done
    assert (done.outcome, done.code, done.accounts[0].platform) == (
        ShareOutcome.RECORDED,
        item.code,
        Platform.INSTAGRAM,
    )
    again = await recording.record(rina, item_id=item.id, link=f"lagi {POST}")
    assert (again.outcome, again.recorded_at) == (ShareOutcome.ALREADY_YOURS, done.recorded_at)
    assert [row.account_id for row in await recorded(town)] == [official.id]

    for link, key in (("tanpa tautan", "no-link"), ("https://x.com/i/status/5", "no-account-on-platform")):
        with pytest.raises(Invalid, match=key):
            await recording.record(rina, item_id=item.id, link=link)
    far = await make_item(town, "Jauh", target=Scope.parse("province:73"))
    with pytest.raises(WrongScope):
        await recording.record(rina, item_id=far.id, link=POST)
    draft = await make_item(town, "Konsep", state=ItemState.DRAFT)
    for item_id in (draft.id, 10**9):
        with pytest.raises(NotFound, match="item-not-open"):
            await recording.record(rina, item_id=item_id, link=POST)

    (share,) = (await recording.records(rina, cut=Cut(limit=3))).page.rows
    assert (share.handle, share.url) == ("humas", POST)
    with pytest.raises(NotFound):
        await recording.delete(budi, record_id=share.id)
    await recording.delete(rina, record_id=share.id)
    assert await recorded(town) == []
