"""An institution's account: two admins, a page of its own, and anyone may contest it (R7)."""

from datetime import timedelta
from typing import Any

import pytest

from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.refusals import Already, Invalid, OwnWork, Refusal, WrongRole
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.transaction import Caller
from storage import audit
from storage.amplification.accounts import institutional
from tests.sharing import PAGE
from tests.town import Town

LINK = "https://x.com/budi_kritis"


async def named(town: Town) -> frozenset[tuple[Platform, str]]:
    async with town.database.read() as connection:
        return await institutional(connection)


def asking(town: Town, *people: Any) -> tuple[Any, ...]:
    assert town.app is not None
    return (town.app.services.amplification, *(Caller(telegram_id=person.id) for person in people))


async def test_two_admins_who_hold_the_role_and_a_page(town: Town) -> None:
    """R7: not one person as both, not the declarer, not one who was dismissed meanwhile; not by any link."""
    rina, ayu, cici, tono = (
        await town.member("Rina"),
        await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:31")),
        await town.staff("Cici", Role.CENTRAL),
        await town.staff("Tono", Role.CENTRAL),
    )
    amplification, by_rina, by_ayu, by_cici, by_tono = asking(town, rina, ayu, cici, tono)
    account = await amplification.accounts.declare(by_rina, link=LINK, kind=AccountKind.INSTITUTION)
    which = {"account_id": account.id, "declared": seconds(account.declared_at)}
    confirm = amplification.confirming.confirm
    for page, key in (
        ("", "account-needs-page"),
        (LINK, "account-needs-page"),
        ("https://intranet.local/kontak", "source-not"),
        ("http://jakarta.go.id/kontak", "source-not-link"),
        ("https://bit.ly/kontak", "source-"),
    ):
        with pytest.raises(Invalid, match=key):
            await confirm(by_ayu, page=page, **which)
    assert (await confirm(by_ayu, page=PAGE, **which)).waits
    with pytest.raises(Already, match="account-confirmed-by-you"):
        await confirm(by_ayu, page=PAGE, **which)
    with pytest.raises(WrongRole):
        await confirm(by_rina, page=PAGE, **which)
    await town.grant(rina, Role.CENTRAL)
    with pytest.raises(OwnWork, match="own-account"):
        await confirm(by_rina, page=PAGE, **which)
    assert town.app is not None
    grant = Grant(role=Role.REGIONAL_ADMIN, scope=Scope.parse("province:31"))
    await town.app.services.people.granting.revoke(ayu.id, grant)
    assert (await confirm(by_cici, **which)).waits, "the first one's word counts no more"
    assert await named(town) == frozenset()
    assert not (await confirm(by_tono, **which)).waits
    assert await named(town) == {(Platform.X, "budi_kritis")}


async def test_anyone_contests_and_an_admin_decides_who_did_not_confirm(town: Town) -> None:
    """R7, R12: by /cek and a button; until it is decided the account vouches for nothing; each decision is audited."""
    rina = await town.member("Rina")
    cici, tono, dewi = [await town.staff(name, Role.CENTRAL, NATION) for name in ("Cici", "Tono", "Dewi")]
    critic = await town.agreed("Budi")
    amplification, by_rina, by_cici, by_tono, by_dewi = asking(town, rina, cici, tono, dewi)
    account = await amplification.accounts.declare(by_rina, link=LINK, kind=AccountKind.INSTITUTION)
    which = {"account_id": account.id, "declared": seconds(account.declared_at)}
    await amplification.confirming.confirm(by_cici, page=PAGE, **which)
    await amplification.confirming.confirm(by_tono, **which)

    await critic.send(f"/cek {LINK}")
    assert PAGE in (await critic.expect("tercatat sebagai akun resmi")).text
    await critic.tap("Sanggah")
    await critic.expect("kini disanggah")
    assert await named(town) == frozenset()
    await critic.send(f"/cek {LINK}")
    assert (await critic.expect("sedang disanggah")).labels == ["Menu"]
    await dewi.expect("Akun instansi disanggah", earlier=True)
    for refused, key in ((by_cici, OwnWork), (by_tono, OwnWork), (by_rina, WrongRole)):
        with pytest.raises(key):
            await amplification.contesting.keep(refused, **which)
    await dewi.tap("Benar akun instansi")
    await dewi.expect("tetap tercatat")
    await critic.expect("Akun itu benar akun", earlier=True)
    assert await named(town) == {(Platform.X, "budi_kritis")}
    again = Caller(telegram_id=critic.id)
    with pytest.raises(Already, match="account-kept"):
        await amplification.contesting.contest(again, **which)

    town.clock.advance(timedelta(days=8))
    await amplification.contesting.contest(again, **which)
    await amplification.contesting.strike(by_dewi, **which)
    with pytest.raises(Refusal):
        await amplification.contesting.keep(by_dewi, **which)
    assert await named(town) == frozenset()
    async with town.database.read() as connection:
        acts = [row.act for row in await audit.all_rows(connection) if row is not None]
    assert [act for act in acts if act.startswith("account.")] == [
        "account.vouch", "account.confirm", "account.keep", "account.strike",
    ]  # fmt: skip


async def test_who_contests_does_not_decide(town: Town) -> None:
    """R7: nobody is both."""
    rina = await town.member("Rina")
    cici, tono, dewi = [await town.staff(name, Role.CENTRAL, NATION) for name in ("Cici", "Tono", "Dewi")]
    amplification, by_rina, by_cici, by_tono, by_dewi = asking(town, rina, cici, tono, dewi)
    account = await amplification.accounts.declare(by_rina, link=LINK, kind=AccountKind.INSTITUTION)
    which = {"account_id": account.id, "declared": seconds(account.declared_at)}
    for admin in (by_cici, by_tono):
        await amplification.confirming.confirm(admin, page=PAGE, **which)
    await amplification.contesting.contest(by_dewi, **which)
    for decide in (amplification.contesting.keep, amplification.contesting.strike):
        with pytest.raises(OwnWork, match="account-decided-by-another"):
            await decide(by_dewi, **which)
