"""Confirming that an account is an institution's: two admins of its place, by a page that names it (R7, R8)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from siman_bot.domain.amplification.account import Account
from siman_bot.domain.amplification.acts import AccountAct
from siman_bot.domain.amplification.official import CONFIRMATIONS, OwnSite, check_confirmer, counting, read_page
from siman_bot.domain.audit import AuditAct, content_hash
from siman_bot.domain.people.permissions import may_at, require, role_at
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act, Role
from siman_bot.domain.places import Location
from siman_bot.domain.publishing.source import Suffixes
from siman_bot.domain.refusals import Already, NotFound, OwnWork
from siman_bot.services.looking import Seen, note_look, seen_person
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit, places
from storage.amplification import accounts, confirmations
from storage.engine import Database
from storage.people import institutions, members, people

__all__ = [
    "Confirmed",
    "Confirming",
    "name_of",
    "note_decision",
    "number_waiting",
    "place_of",
    "seconds",
    "tell_contested",
    "tell_deciders",
    "waiting_for",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """An account to decide on, and who decides in which role."""

    admin: Person
    role: Role
    place: Location
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """`waits` while a second admin has to confirm the account as well."""

    account: Account
    waits: bool


class Confirming:
    """Decisions on accounts that members declared their institution's.

    Args:
        database: Where accounts are.
        clock: The time now.
        suffixes: The public suffixes.
        own_site: Whether a host is an institution's own.
    """

    def __init__(self, *, database: Database, clock: Now, suffixes: Suffixes, own_site: OwnSite) -> None:
        self.database = database
        self._clock = clock
        self._suffixes = suffixes
        self._own_site = own_site

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
        waiting = await self._waiting(tx, caller, account_id, declared, contested=True)
        seen = await _seen(tx, waiting.admin, waiting.account)
        await note_look(tx, waiting.admin, AccountAct.LOOK, seen, now=self._clock())
        return waiting.account

    @transactional("amplification.confirming.confirm")
    async def confirm(self, tx: Tx, caller: Caller, *, account_id: int, declared: int, page: str = "") -> Confirmed:
        """One admin's word that the account is the institution's; the second one's confirms it, and its owner is told.

        A word counts while its giver may confirm there.

        Args:
            tx: The transaction.
            caller: Who decides.
            account_id: Of the account.
            declared: When it was declared, in whole Unix seconds: that declaration is meant, no later one.
            page: Where the institution's own site names the account; the first admin gives it.

        Raises:
            NotFound: `account-unknown`: removed or refused since, or the institution lies outside the caller's scopes.
            WrongRole: The caller confirms no accounts.
            OwnWork: `own-account`: nobody confirms what they declared themselves.
            Invalid: `account-needs-page`, or what `read_page` raises.
            Already: `account-confirmed`: others were faster; `account-confirmed-by-you`; or `account-taken`: somebody
                else's declaration of the same account was confirmed.
        """
        waiting = await self._waiting(tx, caller, account_id, declared)
        admin, account, now = waiting.admin, waiting.account, self._clock()
        given = await _confirmable(tx, waiting)
        if not account.page:
            page = read_page(
                page, institution=account.institution_name, suffixes=self._suffixes, own_site=self._own_site
            )
            await accounts.name_page(tx, account_id, page)
            account = replace(account, page=page)
        await confirmations.add(tx, account_id=account_id, admin_id=admin.id, now=now)
        standing = counting([*given, admin], owner_id=account.owner_id, location=waiting.place)
        if len(standing) < CONFIRMATIONS:
            await note_decision(tx, admin, waiting.role, account, AccountAct.VOUCH, now)
            await tell_deciders(tx, account, now, given={person.id for person in given} | {admin.id})
            return Confirmed(account=account, waits=True)
        await accounts.confirm(tx, account_id, now)
        await self._decided(tx, waiting, act=AccountAct.CONFIRM, told="account-told-confirmed")
        return Confirmed(account=account, waits=False)

    async def confirmable(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """The account, if this admin may be one of the two who confirm it. Arguments and errors as of `confirm`."""
        waiting = await self._waiting(tx, caller, account_id, declared)
        await _confirmable(tx, waiting)
        return waiting.account

    @transactional("amplification.confirming.refuse")
    async def refuse(self, tx: Tx, caller: Caller, *, account_id: int, declared: int) -> Account:
        """Take the account out again, and tell whoever declared it. Arguments and errors are those of `confirm`."""
        waiting = await self._waiting(tx, caller, account_id, declared)
        await accounts.erase(tx, account_id)
        await self._decided(tx, waiting, act=AccountAct.REFUSE, told="account-told-refused")
        return waiting.account

    async def _waiting(
        self, tx: Tx, caller: Caller, account_id: int, declared: int, *, contested: bool = False
    ) -> _Waiting:
        admin = await acting(tx, caller)
        require(admin, Act.CONFIRM_ACCOUNT)
        account = await accounts.declared(tx, account_id)
        if account is None or account.institution_id is None or seconds(account.declared_at) != declared:
            raise NotFound("account-unknown")
        place = await place_of(tx, account.institution_id)
        role = role_at(admin, Act.CONFIRM_ACCOUNT, place, gone="account-unknown")
        if account.owner_id == admin.id:
            raise OwnWork("own-account")
        if account.confirmed_at is not None and not (contested and account.contested_at is not None):
            raise Already("account-confirmed", platform=account.platform.label, handle=account.handle)
        return _Waiting(admin=admin, role=role, place=place, account=account)

    async def _decided(self, tx: Tx, waiting: _Waiting, *, act: AuditAct, told: str) -> None:
        account, now = waiting.account, self._clock()
        await note_decision(tx, waiting.admin, waiting.role, account, act, now)
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
    place = Location() if account.institution_id is None else await place_of(tx, account.institution_id)
    role = role_at(admin, Act.CONFIRM_ACCOUNT, place)
    return await seen_person(tx, account.owner_id, account=account.id, role=role.value)


async def _confirmable(tx: Tx, waiting: _Waiting) -> list[Person]:
    """Whoever has confirmed the account so far, if this admin may do so as well."""
    account = waiting.account
    if await accounts.is_official(tx, account.platform, account.handle):
        raise Already("account-taken", platform=account.platform.label, handle=account.handle)
    given = await confirmations.givers(tx, account.id)
    check_confirmer(waiting.admin.id, owner_id=account.owner_id, given={person.id for person in given})
    return given


async def waiting_for(tx: Tx, admin: Person) -> list[Account]:
    """Accounts of institutions in an admin's scopes that are unconfirmed or contested and wait for them.

    Without those that the admin declared or confirmed.
    """
    found: list[Account] = []
    for account in [*await accounts.unconfirmed(tx), *await accounts.contested(tx)]:
        if account.owner_id == admin.id or account.institution_id is None:
            continue
        if admin.id in {person.id for person in await confirmations.givers(tx, account.id)}:
            continue
        if may_at(admin, Act.CONFIRM_ACCOUNT, await place_of(tx, account.institution_id)):
            found.append(account)
    return found


async def number_waiting(tx: Tx, admin: Person) -> int:
    """How many accounts `waiting_for` gives."""
    return len(await waiting_for(tx, admin))


async def tell_deciders(tx: Tx, account: Account, now: datetime, *, given: Collection[int] = ()) -> None:
    """Ask those who may confirm the account: admins of the institution's place, or else the centre.

    Once one has, the page that they named is shown to whoever is asked next.
    """
    if account.institution_id is None:
        return
    args = (account.id, seconds(account.declared_at))
    round_ = f":{len(given)}" if given else ""
    owed = [
        notice(
            "account-declared-once" if given else "account-declared",
            to=telegram_id,
            once=f"account.declared:{account.owner_id}:{account.id}:{seconds(account.declared_at)}{round_}",
            buttons=(
                NoticeButton(label="button-account-confirm", action="account_ok", args=args),
                NoticeButton(label="button-account-refuse", action="account_no", args=args),
            ),
            about=account.owner_id,
            **_gaps(account, page=bool(given)),
        )
        for telegram_id in await _deciders(tx, account.institution_id, besides={account.owner_id, *given})
    ]
    await tell(tx, owed, now)


async def tell_contested(tx: Tx, account: Account, *, besides: Collection[int], now: datetime) -> None:
    """Ask those who may decide on an account that somebody contested: none who confirmed or declared it."""
    if account.institution_id is None:
        return
    given = {person.id for person in await confirmations.givers(tx, account.id)}
    args = (account.id, seconds(account.declared_at))
    owed = [
        notice(
            "account-is-contested",
            to=telegram_id,
            once=f"account.contested:{account.id}:{seconds(now)}",
            buttons=(
                NoticeButton(label="button-account-keep", action="account_keep", args=args),
                NoticeButton(label="button-account-strike", action="account_strike", args=args),
            ),
            **_gaps(account, page=True),
        )
        for telegram_id in await _deciders(tx, account.institution_id, besides={account.owner_id, *given, *besides})
    ]
    await tell(tx, owed, now)


async def note_decision(tx: Tx, admin: Person, role: Role, account: Account, act: AuditAct, now: datetime) -> None:
    """An audit row about whoever declared the account (R12); of the page its hash."""
    page = {"page": content_hash({"url": account.page})} if account.page else {}
    await audit.append(
        tx,
        at=now,
        actor_key=await people.audit_key_of(tx, admin.id),
        act=act,
        subject=f"person:{await people.audit_key_of(tx, account.owner_id)}",
        detail={"account": account.id, "institution": account.institution_id, "role": role.value, **page},
    )


async def _deciders(tx: Tx, institution_id: int, *, besides: Collection[int]) -> list[int]:
    """Telegram ids of the admins of the place, or where there is none else, of the next scope up: the centre."""
    place = await place_of(tx, institution_id)
    for role in (Role.REGIONAL_ADMIN, Role.CENTRAL):
        told = await members.deciders(tx, role=role, location=place, besides=besides)
        if told:
            return told
    return []


def _gaps(account: Account, *, page: bool) -> dict[str, Any]:
    gaps = {"account": name_of(account), "url": account.url, "institution": account.institution_name}
    return gaps | {"page": account.page or "-"} if page else gaps


def name_of(account: Account) -> str:
    return f"{account.platform.label} @{account.handle}"


async def place_of(tx: Tx, institution_id: int) -> Location:
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
