"""Members' own social-media accounts: declared one by one, removed at will. No token, no look at the network (R6)."""

from dataclasses import dataclass
from typing import Final

from siman_bot.domain.amplification.account import Account, AccountKind
from siman_bot.domain.people.person import Membership, Person
from siman_bot.domain.post_link import Platform, parse_profile_link
from siman_bot.domain.refusals import Already, Invalid, NotFound, Refusal, Stale
from siman_bot.services.amplification.confirming import tell_deciders
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import dialogs
from storage.amplification import accounts
from storage.dialogs import Dialog
from storage.engine import Database

__all__ = ["Account", "AccountKind", "Accounts", "Adding", "Removal"]

DIALOG: Final = "akun"
MOST_ACCOUNTS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """An account on its way in: read from its link, then given a kind, then declared."""

    platform: Platform
    handle: str
    url: str
    institution_name: str
    kind: AccountKind | None
    dialog: Dialog


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """An account to be removed or just removed, and how many shares are recorded for it."""

    account: Account
    shares: int


class Accounts:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def own(self, caller: Caller) -> list[Account]:
        """The member's accounts, in the order of registration.

        Raises:
            NotRegistered: Not a member.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            person.require_member()
            return await accounts.of_owner(connection, person.id)

    @transactional("amplification.accounts.begin")
    async def begin(self, tx: Tx, caller: Caller) -> Dialog:
        """Ask for the profile link.

        Raises:
            NotRegistered: Not a member.
        """
        person = await acting(tx, caller)
        person.require_member()
        return await dialogs.put(tx, person_id=person.id, kind=DIALOG, step="link", data={}, now=self._clock())

    @transactional("amplification.accounts.take-link")
    async def take_link(self, tx: Tx, caller: Caller, *, text: str) -> Adding:
        """Read the account from a pasted profile link; a second link takes the place of the first.

        Whether somebody else holds it is said after the declaration alone: else anybody could ask by pasting links
        which personal accounts take part (R8).

        Raises:
            Invalid: `not-profile-link` or `account-too-many`.
            Already: `account-yours`.
        """
        person, membership, _ = await self._adding(tx, caller)
        profile = parse_profile_link(text)
        if profile is None:
            raise Invalid("not-profile-link")
        own = await accounts.of_owner(tx, person.id)
        if any((one.platform, one.handle) == (profile.platform, profile.handle) for one in own):
            raise _yours(profile.platform, profile.handle)
        if len(own) >= MOST_ACCOUNTS:
            raise Invalid("account-too-many", limit=MOST_ACCOUNTS)
        data = {"platform": profile.platform.value, "handle": profile.handle, "url": profile.url}
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step="kind", data=data, now=self._clock())
        return _adding(dialog, membership)

    @transactional("amplification.accounts.choose-kind")
    async def choose_kind(self, tx: Tx, caller: Caller, *, kind: str, revision: int) -> Adding:
        """Say whose account it is.

        Raises:
            Already: `account-one-per-platform` (R8).
            Stale: The button's question isn't open any more.
        """
        person, membership, dialog = await self._adding(tx, caller, step="kind", revision=revision)
        if kind not in set(AccountKind):
            raise Stale("button-expired")
        own = await accounts.of_owner(tx, person.id)
        if kind == AccountKind.PERSONAL and _personal_on(own, Platform(dialog.data["platform"])):
            raise _one_per_platform(Platform(dialog.data["platform"]))
        data = dialog.data | {"kind": kind, "institution_id": membership.location.institution_id}
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step="declare", data=data, now=self._clock())
        return _adding(dialog, membership)

    @transactional("amplification.accounts.declare")
    async def declare(self, tx: Tx, caller: Caller, *, revision: int) -> Account:
        """Register the account on the member's word that it is theirs; an institution's waits until it is confirmed.

        One that a former colleague left behind passes on.

        Raises:
            Already: `account-taken`, `account-yours` or `account-one-per-platform`: the unique indexes refuse it.
            Stale: The button's question isn't open any more, or the member has changed institutions meanwhile.
        """
        person, membership, dialog = await self._adding(tx, caller, step="declare", revision=revision)
        data, now = dialog.data, self._clock()
        if data["institution_id"] != membership.location.institution_id:
            raise Stale("button-expired")
        personal = data["kind"] == AccountKind.PERSONAL
        platform, handle = Platform(data["platform"]), str(data["handle"])
        institution_id = None if personal else membership.location.institution_id
        if institution_id is not None:
            await accounts.release(tx, institution_id=institution_id, platform=platform, handle=handle, now=now)
        account_id = await accounts.add(
            tx,
            owner_id=person.id,
            institution_id=institution_id,
            platform=platform,
            handle=handle,
            url=data["url"],
            now=now,
        )
        if account_id is None:
            raise await _why_refused(tx, person, platform, handle, personal=personal)
        await dialogs.drop(tx, person.id)
        account = Account(
            id=account_id,
            owner_id=person.id,
            institution_id=institution_id,
            institution_name="" if personal else membership.institution_name,
            platform=platform,
            handle=handle,
            url=data["url"],
            declared_at=now,
            confirmed_at=None,
        )
        await tell_deciders(tx, account, now)
        return account

    @transactional("amplification.accounts.cancel")
    async def cancel(self, tx: Tx, caller: Caller) -> None:
        """Stop adding; nothing was kept."""
        person = await acting(tx, caller)
        dialog = await dialogs.get(tx, person.id)
        if dialog is not None and dialog.kind == DIALOG:
            await dialogs.drop(tx, person.id)

    async def removal(self, caller: Caller, *, account_id: int) -> Removal:
        """What the removal of an own account would take along.

        Raises:
            NotFound: `account-gone`: no such account of this person.
        """
        async with self.database.read() as connection:
            return await self._removal(connection, caller, account_id)

    @transactional("amplification.accounts.remove")
    async def remove(self, tx: Tx, caller: Caller, *, account_id: int) -> Removal:
        """Remove an own account.

        A personal one is erased with every record of its shares, and so is one that nobody confirmed. An institution's
        is only closed: what it shared in public stays under its name.

        Raises:
            NotFound: As for `removal`.
        """
        removal = await self._removal(tx, caller, account_id)
        if removal.account.kind is AccountKind.PERSONAL or removal.account.waits:
            await accounts.erase(tx, account_id)
        else:
            await accounts.retire(tx, account_id, self._clock())
        return removal

    async def _removal(self, connection: Tx, caller: Caller, account_id: int) -> Removal:
        person = await acting(connection, caller)
        account = await accounts.own(connection, account_id=account_id, owner_id=person.id)
        if account is None:
            raise NotFound("account-gone")
        return Removal(account=account, shares=await accounts.shares_of(connection, account_id))

    async def _adding(
        self, tx: Tx, caller: Caller, *, step: str | None = None, revision: int | None = None
    ) -> tuple[Person, Membership, Dialog]:
        person = await acting(tx, caller)
        membership = person.require_member()
        dialog = await dialogs.get(tx, person.id)
        if dialog is None or dialog.kind != DIALOG:
            raise Stale("button-expired")
        if (step is not None and dialog.step != step) or (revision is not None and dialog.revision != revision):
            raise Stale("button-expired")
        return person, membership, dialog


def _adding(dialog: Dialog, membership: Membership) -> Adding:
    kind = dialog.data.get("kind")
    return Adding(
        platform=Platform(dialog.data["platform"]),
        handle=dialog.data["handle"],
        url=dialog.data["url"],
        institution_name=membership.institution_name,
        kind=None if kind is None else AccountKind(kind),
        dialog=dialog,
    )


async def _why_refused(tx: Tx, person: Person, platform: Platform, handle: str, *, personal: bool) -> Refusal:
    own = await accounts.of_owner(tx, person.id)
    if any((one.platform, one.handle) == (platform, handle) for one in own):
        return _yours(platform, handle)
    if personal and _personal_on(own, platform):
        return _one_per_platform(platform)
    return Already("account-taken", platform=platform.label, handle=handle)


def _personal_on(own: list[Account], platform: Platform) -> bool:
    return any(one.kind is AccountKind.PERSONAL and one.platform is platform for one in own)


def _yours(platform: Platform, handle: str) -> Refusal:
    return Already("account-yours", platform=platform.label, handle=handle)


def _one_per_platform(platform: Platform) -> Refusal:
    return Already("account-one-per-platform", platform=platform.label)
