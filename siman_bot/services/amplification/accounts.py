"""Members' own social-media accounts: declared one by one, removed at will. No token, no look at the network (R6)."""

from dataclasses import dataclass

from siman_bot.domain.amplification.account import Account, AccountKind, check_kind, read_account
from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import Already, NotFound
from siman_bot.services.amplification.confirming import tell_deciders
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.amplification import accounts
from storage.engine import Database

__all__ = ["AccountRemoval", "Accounts", "registered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRemoval:
    """An account to be removed or just removed, and how many shares are recorded for it."""

    account: Account
    shares: int


class Accounts:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    async def own(self, caller: Caller, *, cut: Cut) -> Page[Account]:
        """The member's accounts, in the order of registration.

        Raises:
            NotRegistered: Not a member.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            person.require_member()
            return cut_of(await registered(connection, person), cut)

    @transactional("amplification.accounts.declare")
    async def declare(self, tx: Tx, caller: Caller, *, link: str, kind: AccountKind) -> Account:
        """Register an account on the member's word that it is theirs; an institution's waits until it is confirmed.

        One that a former colleague left behind passes on. A confirmed one is public and somebody's; beyond that nobody
        is told what others have declared, and several may declare one handle (R8).

        Args:
            tx: The transaction.
            caller: Who declares.
            link: Text with a link to the account's profile.
            kind: Whose it is: the member's own, or their institution's.

        Raises:
            NotRegistered: Not a member.
            Invalid: `not-profile-link` or `account-too-many`.
            Already: `account-yours`, `account-one-per-platform` (R8) or `account-taken`.
        """
        person = await acting(tx, caller)
        membership = person.require_member()
        own = await registered(tx, person)
        profile = read_account(link, own)
        check_kind(kind, profile.platform, own)
        personal, now = kind is AccountKind.PERSONAL, self._clock()
        institution_id = None if personal else membership.location.institution_id
        if institution_id is not None:
            await accounts.release(
                tx, institution_id=institution_id, platform=profile.platform, handle=profile.handle, now=now
            )
        if await accounts.is_official(tx, profile.platform, profile.handle):
            raise Already("account-taken", platform=profile.platform.label, handle=profile.handle)
        account_id = await accounts.add(
            tx,
            owner_id=person.id,
            institution_id=institution_id,
            platform=profile.platform,
            handle=profile.handle,
            url=profile.url,
            now=now,
        )
        if account_id is None:
            # The unique indexes have the last word: the member was faster on another device.
            own = await registered(tx, person)
            check_kind(kind, read_account(link, own).platform, own)
            raise Already("account-yours", platform=profile.platform.label, handle=profile.handle)
        account = Account(
            id=account_id,
            owner_id=person.id,
            institution_id=institution_id,
            institution_name="" if personal else membership.institution_name,
            platform=profile.platform,
            handle=profile.handle,
            url=profile.url,
            declared_at=now,
            confirmed_at=None,
        )
        await tell_deciders(tx, account, now)
        return account

    async def removal(self, caller: Caller, *, account_id: int) -> AccountRemoval:
        """What the removal of an own account would take along.

        Raises:
            NotFound: `account-gone`: no such account of this person.
        """
        async with self.database.read() as connection:
            return await _removal(connection, caller, account_id)

    @transactional("amplification.accounts.remove")
    async def remove(self, tx: Tx, caller: Caller, *, account_id: int) -> AccountRemoval:
        """Remove an own account.

        A personal one is erased with every record of its shares, and so is one that nobody confirmed. An institution's
        is only closed: what it shared in public stays under its name.

        Raises:
            NotFound: As for `removal`.
        """
        removal = await _removal(tx, caller, account_id)
        if removal.account.kind is AccountKind.PERSONAL or removal.account.waits:
            await accounts.erase(tx, account_id)
        else:
            await accounts.retire(tx, account_id, self._clock())
        return removal


async def registered(connection: Tx, person: Person) -> list[Account]:
    """What a person has registered and not removed, in the order of registration."""
    return await accounts.of_owner(connection, person.id)


async def _removal(connection: Tx, caller: Caller, account_id: int) -> AccountRemoval:
    person = await acting(connection, caller)
    account = await accounts.own(connection, account_id=account_id, owner_id=person.id)
    if account is None:
        raise NotFound("account-gone")
    return AccountRemoval(account=account, shares=await accounts.shares_of(connection, account_id))
