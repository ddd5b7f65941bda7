"""Confirming that an account is an institution's: an admin of its place decides, never whoever declared it (R7, R8)."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.amplification.account import Account
from siman_bot.domain.amplification.acts import AccountAct
from siman_bot.domain.audit import AuditAct
from siman_bot.domain.people.permissions import may_at, require, role_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act, Role
from siman_bot.domain.places import Location
from siman_bot.domain.refusals import Already, NotFound, OwnWork
from siman_bot.services.looking import Seen, note_look, seen_person
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit, places
from storage.amplification import accounts
from storage.engine import Database
from storage.people import institutions, members, people

__all__ = ["Confirming", "number_waiting", "seconds", "tell_deciders", "waiting_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """An account to decide on, and who decides in which role."""

    admin: Person
    role: Role
    account: Account


class Confirming:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @transactional("amplification.confirming.list")
    async def waiting(self, tx: Tx, caller: Caller, *, cut: Cut) -> Page[Account]:
        """Accounts of institutions that wait for this admin's decision, the longest waiting first.

        Whoever declared one that is shown sees so (R11).

        Raises:
            WrongRole: The caller confirms no accounts.
        """
        admin = await acting(tx, caller)
        require(admin, Act.CONFIRM_ACCOUNT)
        found = cut_of(await waiting_for(tx, admin), cut)
        seen = [await _seen(tx, admin, account) for account in found.rows]
        await note_look(tx, admin, AccountAct.LIST, *seen, now=self._clock())
        return found

    @transactional("amplification.confirming.look")
    async def look(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """One account that waits; whoever declared it sees so (R11). Arguments and errors are those of `confirm`."""
        waiting = await self._waiting(tx, caller, account_id, declared)
        seen = await _seen(tx, waiting.admin, waiting.account)
        await note_look(tx, waiting.admin, AccountAct.LOOK, seen, now=self._clock())
        return waiting.account

    @transactional("amplification.confirming.confirm")
    async def confirm(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """Confirm the account, and tell its owner.

        Args:
            tx: The transaction.
            caller: Who decides.
            account_id: Of the account.
            declared: When it was declared, in whole Unix seconds: that declaration is meant, no later one.

        Raises:
            NotFound: `account-unknown`: removed or refused since, or the institution lies outside the caller's scopes.
            WrongRole: The caller confirms no accounts.
            OwnWork: `own-account`: nobody confirms what they declared themselves.
            Already: `account-confirmed`: somebody was faster; or `account-taken`: somebody else's declaration of the
                same account was confirmed.
        """
        waiting = await self._waiting(tx, caller, account_id, declared)
        account = waiting.account
        if await accounts.is_official(tx, account.platform, account.handle):
            raise Already("account-taken", platform=account.platform.label, handle=account.handle)
        await accounts.confirm(tx, account_id, self._clock())
        await self._decided(tx, waiting, act=AccountAct.CONFIRM, told="account-told-confirmed")
        return account

    @transactional("amplification.confirming.refuse")
    async def refuse(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """Take the account out again, and tell whoever declared it. Arguments and errors are those of `confirm`."""
        waiting = await self._waiting(tx, caller, account_id, declared)
        await accounts.erase(tx, account_id)
        await self._decided(tx, waiting, act=AccountAct.REFUSE, told="account-told-refused")
        return waiting.account

    async def _waiting(self, tx: Tx, caller: Caller, account_id: int, declared: int) -> _Waiting:
        admin = await acting(tx, caller)
        require(admin, Act.CONFIRM_ACCOUNT)
        account = await accounts.declared(tx, account_id)
        if account is None or account.institution_id is None or seconds(account.declared_at) != declared:
            raise NotFound("account-unknown")
        role = role_at(admin, Act.CONFIRM_ACCOUNT, await _place_of(tx, account.institution_id), gone="account-unknown")
        if account.owner_id == admin.id:
            raise OwnWork("own-account")
        if account.confirmed_at is not None:
            raise Already("account-confirmed", platform=account.platform.label, handle=account.handle)
        return _Waiting(admin=admin, role=role, account=account)

    async def _decided(self, tx: Tx, waiting: _Waiting, *, act: AuditAct, told: str) -> None:
        account, now = waiting.account, self._clock()
        await audit.append(
            tx,
            at=now,
            actor_key=await people.audit_key_of(tx, waiting.admin.id),
            act=act,
            subject=f"person:{await people.audit_key_of(tx, account.owner_id)}",
            detail={"account": account.id, "institution": account.institution_id, "role": waiting.role.value},
        )
        owner = await people.get(tx, account.owner_id)
        if owner is not None:
            answer = notice(
                told,
                to=owner.telegram_id,
                once=f"account.decided:{account.id}:{seconds(account.declared_at)}",
                account=f"{account.platform.label} @{account.handle}",
                institution=account.institution_name,
            )
            await tell(tx, [answer], now)


async def _seen(tx: Tx, admin: Person, account: Account) -> Seen:
    place = Location() if account.institution_id is None else await _place_of(tx, account.institution_id)
    role = role_at(admin, Act.CONFIRM_ACCOUNT, place)
    return await seen_person(tx, account.owner_id, account=account.id, role=role.value)


async def waiting_for(tx: Tx, admin: Person) -> list[Account]:
    """The unconfirmed accounts of institutions in an admin's scopes, without those the admin declared."""
    found: list[Account] = []
    for account in await accounts.unconfirmed(tx):
        if account.owner_id == admin.id or account.institution_id is None:
            continue
        if may_at(admin, Act.CONFIRM_ACCOUNT, await _place_of(tx, account.institution_id)):
            found.append(account)
    return found


async def number_waiting(tx: Tx, admin: Person) -> int:
    """How many accounts `waiting_for` gives."""
    return len(await waiting_for(tx, admin))


async def tell_deciders(tx: Tx, account: Account, now: datetime) -> None:
    """Ask those who may confirm the account: admins of the institution's place, or else the centre."""
    if account.institution_id is None:
        return
    place = await _place_of(tx, account.institution_id)
    told: list[int] = []
    for role in (Role.REGIONAL_ADMIN, Role.CENTRAL):
        told = told or await members.deciders(tx, role=role, location=place, besides=account.owner_id)
    args = (account.id, seconds(account.declared_at))
    owed = [
        notice(
            "account-declared",
            to=telegram_id,
            once=f"account.declared:{account.owner_id}:{account.id}:{seconds(account.declared_at)}",
            buttons=(
                NoticeButton(label="button-account-confirm", action="account_ok", args=args),
                NoticeButton(label="button-account-refuse", action="account_no", args=args),
            ),
            about=account.owner_id,
            account=f"{account.platform.label} @{account.handle}",
            url=account.url,
            institution=account.institution_name,
        )
        for telegram_id in told
    ]
    await tell(tx, owed, now)


async def _place_of(tx: Tx, institution_id: int) -> Location:
    """Where an institution is; a national one is nowhere but in the nation."""
    institution = await institutions.institution(tx, institution_id)
    province = institution.province_code if institution is not None else None
    return Location(
        region=None if province is None else (await places.gazetteer(tx)).provinces[province].region,
        province_code=province,
        regency_code=institution.regency_code if institution is not None else None,
        institution_id=institution_id,
    )


def seconds(at: datetime) -> int:
    """A time as whole Unix seconds."""
    return int(at.timestamp())
