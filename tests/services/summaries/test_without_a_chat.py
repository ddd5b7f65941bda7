"""Summaries as a page would have them: a place, a period and a part of a list, no buttons."""

import pytest

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.refusals import NotFound, WrongRole, WrongScope
from siman_bot.domain.summaries.recap import Period
from siman_bot.services.paging import Cut
from siman_bot.services.transaction import Caller
from tests.sharing import make_account, make_item, make_shares
from tests.town import Town

JAKARTA, MALUKU = Scope.parse("province:31"), Scope.parse("province:81")


async def test_a_reader_gets_the_parts_of_the_lists_of_an_own_scope(town: Town) -> None:
    """R8."""
    assert town.app is not None
    recap = town.app.services.summaries.recap
    rina = await town.member("Rina", province="31")
    koko = Caller(telegram_id=(await town.staff("Koko", Role.COORDINATOR, JAKARTA)).id)
    pusat = Caller(telegram_id=(await town.staff("Pusat", Role.CENTRAL)).id)
    older, newer = await make_item(town, "Imunisasi"), await make_item(town, "Gizi", target=JAKARTA)
    account = await make_account(town, rina, Platform.X, "humas", official=True)
    await make_shares(town, newer, account, 3)

    choice = await recap.scopes(koko)
    assert choice.chosen is not None
    assert ([one.scope for one in choice.scopes], choice.chosen.name) == ([JAKARTA], "Daerah Khusus Ibukota Jakarta")
    for cursor, item, official, more in ((0, newer, 3, True), (1, older, 0, False)):
        page = await recap.items(koko, scope=JAKARTA, period=Period.ALL, cut=Cut(limit=1, cursor=cursor))
        assert [(one.code, one.official, one.personal) for one in page.items.rows] == [(item.code, official, None)]
        assert (page.items.more, page.scope, page.as_of.tzinfo is not None) == (more, choice.chosen, True)
    found = await recap.item(pusat, scope=NATION, period=Period.TODAY, item_id=newer.id)
    assert (found.item.official, found.item.personal, found.regions) == (3, None, (("WIB", 3),))
    assert [(one.official, one.personal) for one in found.provinces] == [(3, None)]
    shares = [
        await recap.shares(koko, scope=JAKARTA, period=Period.WEEK, item_id=newer.id, cut=Cut(limit=2, cursor=cursor))
        for cursor in (0, 2)
    ]
    assert [(len(one.shares.rows), one.shares.more) for one in shares] == [(2, True), (1, False)]
    assert len({row.url for one in shares for row in one.shares.rows}) == 3

    with pytest.raises(WrongRole):
        await recap.scopes(Caller(telegram_id=rina.id))
    for scope in (NATION, MALUKU, Scope.parse("regency:31.71")):
        with pytest.raises(WrongScope):
            await recap.scopes(koko, asked=scope)
        with pytest.raises(WrongScope):
            await recap.items(koko, scope=scope, period=Period.ALL, cut=Cut(limit=1))
    with pytest.raises(NotFound):
        await recap.item(koko, scope=JAKARTA, period=Period.ALL, item_id=10**9)
