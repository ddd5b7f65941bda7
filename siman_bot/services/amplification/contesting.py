"""Contesting an institution's account: anyone may, it vouches for nothing then, and another admin decides (R7)."""

from dataclasses import dataclass

from siman_bot.domain.amplification.account import Account
from siman_bot.domain.amplification.acts import AccountAct
from siman_bot.domain.amplification.official import check_contestable, check_decider
from siman_bot.domain.people.permissions import require, role_at
from siman_bot.domain.people.roles import Act
from siman_bot.domain.post_link import parse_profile_link
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.amplification.confirming import name_of, note_decision, place_of, seconds, tell_contested
from siman_bot.services.notices import notice, tell
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.amplification import accounts, confirmations
from storage.engine import Database
from storage.people import people

__all__ = ["Contesting", "OfficialAccount"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialAccount:
    """An institution's account as anyone may know it."""

    id: int
    declared: int
    name: str
    url: str
    institution: str
    page: str
    contested: bool


class Contesting:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    async def find(self, text: str) -> OfficialAccount | None:
        """The official account that a text consists of a link to; None for anything else. Needs no consent."""
        profile = parse_profile_link(text) if len(text.split()) == 1 else None
        if profile is None:
            return None
        async with self.database.read() as connection:
            account = await accounts.official(connection, profile.platform, profile.handle)
        return None if account is None else _shown(account)

    @transactional("amplification.contesting.contest")
    async def contest(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> OfficialAccount:
        """Say that an official account isn't the institution's. Until an admin has decided it vouches for nothing.

        Raises:
            ConsentMissing: Who contests is kept until it is decided.
            NotFound: `account-unknown`: no such official account any more.
            Already: `account-contested` or `account-kept`.
        """
        person = await acting(tx, caller)
        account = await _official(tx, account_id, declared)
        now = self._clock()
        check_contestable(contested_at=account.contested_at, kept_at=account.kept_at, now=now)
        await accounts.contest(tx, account_id, by=person.id, now=now)
        await tell_contested(tx, account, besides={person.id}, now=now)
        return _shown(await _official(tx, account_id, declared))

    @transactional("amplification.contesting.keep")
    async def keep(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """Decide that a contested account is rightly the institution's.

        Raises:
            NotFound: `account-unknown`, also where the institution lies outside the caller's scopes.
            Stale: `account-not-contested`.
            WrongRole: The caller confirms no accounts.
            OwnWork: `account-decided-by-another`: who confirmed, declared or contested it doesn't decide.
        """
        return await self._decide(tx, caller, account_id, declared, act=AccountAct.KEEP)

    @transactional("amplification.contesting.strike")
    async def strike(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """Decide that a contested account isn't the institution's: it is taken out. Raises as `keep`."""
        return await self._decide(tx, caller, account_id, declared, act=AccountAct.STRIKE)

    async def _decide(self, tx: Tx, caller: Caller, account_id: int, declared: int, *, act: AccountAct) -> Account:
        admin = await acting(tx, caller)
        require(admin, Act.CONFIRM_ACCOUNT)
        account = await _official(tx, account_id, declared)
        if account.institution_id is None or account.contested_at is None:
            raise Stale("account-not-contested")
        place = await place_of(tx, account.institution_id)
        role = role_at(admin, Act.CONFIRM_ACCOUNT, place, gone="account-unknown")
        given = {person.id for person in await confirmations.givers(tx, account_id)}
        contested_by = await accounts.contested_by(tx, account_id)
        check_decider(admin.id, owner_id=account.owner_id, given=given, contested_by=contested_by)
        now = self._clock()
        await note_decision(tx, admin, role, account, act, now)
        kept = act is AccountAct.KEEP
        if kept:
            await accounts.keep(tx, account_id, now=now)
        else:
            await accounts.erase(tx, account_id)
        told = {account.owner_id, contested_by} - {None, admin.id}
        owed = [
            notice(
                "account-told-kept" if kept else "account-told-struck",
                to=person.telegram_id,
                once=f"account.contest:{account.id}:{seconds(account.contested_at)}",
                account=name_of(account),
                institution=account.institution_name,
            )
            for person_id in sorted(one for one in told if one is not None)
            if (person := await people.get(tx, person_id)) is not None and person.telegram_id > 0
        ]
        await tell(tx, owed, now)
        return account


async def _official(tx: Tx, account_id: int, declared: int) -> Account:
    account = await accounts.declared(tx, account_id)
    if account is None or account.confirmed_at is None or seconds(account.declared_at) != declared:
        raise NotFound("account-unknown")
    return account


def _shown(account: Account) -> OfficialAccount:
    return OfficialAccount(
        id=account.id,
        declared=seconds(account.declared_at),
        name=name_of(account),
        url=account.url,
        institution=account.institution_name,
        page=account.page,
        contested=account.contested_at is not None,
    )
