"""Registering an account in the chat: its link, whose it is, and the member's word that it is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.domain.amplification.account import Account, AccountKind, check_kind, read_account
from siman_bot.domain.people.person import Membership, Person
from siman_bot.domain.post_link import Platform, ProfileLink
from siman_bot.domain.refusals import Stale
from siman_bot.services.amplification.accounts import Accounts, registered
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["AccountConversation", "AccountForm", "AccountStep", "AskedAccount"]


class AccountStep(StrEnum):
    LINK = "link"
    KIND = "kind"
    DECLARE = "declare"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountForm(Form):
    """`institution_id` is the member's institution when they said whose account it is.

    `links` are posts for which an account was missing: they are recorded for the item as soon as it is registered.
    """

    KIND: ClassVar[str] = "akun"
    step: AccountStep
    platform: Platform | None = None
    handle: str = ""
    url: str = ""
    kind: AccountKind | None = None
    institution_id: int | None = None
    item_id: int = 0
    links: tuple[str, ...] = ()

    @property
    def awaits(self) -> Awaits:
        return Awaits.LINK

    @property
    def holds(self) -> bool:
        return self.url != ""

    @property
    def retakes(self) -> bool:
        return True

    @property
    def work(self) -> str:
        """On the way to recording a share it is about that."""
        return "sebar" if self.links else self.KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAccount:
    """The form once the link is read, and the account and institution that it is about."""

    profile: ProfileLink
    institution_name: str
    open: Open[AccountForm]


class AccountConversation:
    def __init__(self, *, database: Database, clock: Now, accounts: Accounts) -> None:
        self.database = database
        self._clock = clock
        self._accounts = accounts

    @transactional("conversations.amplification.accounts.begin")
    async def begin(self, tx: Tx, caller: Caller, *, item_id: int = 0, links: Sequence[str] = ()) -> Open[AccountForm]:
        """Ask for the profile link; the posts wait until the account is there.

        Raises:
            NotRegistered: Not a member.
        """
        person = await acting(tx, caller)
        person.require_member()
        return await put(
            tx, person.id, AccountForm(step=AccountStep.LINK, item_id=item_id, links=tuple(links)), self._clock()
        )

    @transactional("conversations.amplification.accounts.take-link")
    async def take_link(self, tx: Tx, caller: Caller, *, text: str) -> AskedAccount:
        """Read the account from a pasted profile link; a second link takes the place of the first.

        Whether somebody else holds it isn't said here (R8).

        Raises:
            Stale: No account is being registered.
            Refusal: As `read_account`.
        """
        person, membership, opened = await self._opened(tx, caller)
        return await self._read(tx, person, membership, text, opened.form)

    @transactional("conversations.amplification.accounts.begin-with")
    async def begin_with(self, tx: Tx, caller: Caller, *, text: str) -> AskedAccount:
        """Begin with the profile link at hand.

        Raises:
            NotRegistered: Not a member.
            Refusal: As `read_account`.
        """
        person = await acting(tx, caller)
        return await self._read(tx, person, person.require_member(), text, AccountForm(step=AccountStep.LINK))

    @transactional("conversations.amplification.accounts.again")
    async def again(self, tx: Tx, caller: Caller) -> AskedAccount | Open[AccountForm]:
        """What is asked now, once more; the form alone while the link is asked for.

        Raises:
            Stale: No account is being registered.
        """
        person, membership, opened = await self._opened(tx, caller)
        opened = await put(tx, person.id, opened.form, self._clock())
        return opened if opened.form.step is AccountStep.LINK else _asked(opened, membership)

    @transactional("conversations.amplification.accounts.choose-kind")
    async def choose_kind(self, tx: Tx, caller: Caller, *, kind: AccountKind, revision: int) -> AskedAccount:
        """Say whose account it is.

        Raises:
            Already: `account-one-per-platform` (R8).
            Stale: The button's question isn't open any more.
        """
        person, membership, opened = await self._opened(tx, caller, AccountStep.KIND, revision)
        check_kind(kind, _profile(opened.form).platform, await registered(tx, person))
        form = replace(
            opened.form, step=AccountStep.DECLARE, kind=kind, institution_id=membership.location.institution_id
        )
        return _asked(await put(tx, person.id, form, self._clock()), membership)

    @transactional("conversations.amplification.accounts.declare")
    async def declare(self, tx: Tx, caller: Caller, *, revision: int) -> Account:
        """Register the account on the member's word that it is theirs.

        Raises:
            Stale: The button's question isn't open any more, or the member has changed institutions meanwhile.
            Refusal: As `Accounts.declare`.
        """
        person, membership, opened = await self._opened(tx, caller, AccountStep.DECLARE, revision)
        form = opened.form
        if form.kind is None or form.institution_id != membership.location.institution_id:
            raise Stale("button-expired")
        await close(tx, person.id, AccountForm)
        return await self._accounts.declare.within(tx, caller, link=form.url, kind=form.kind)

    @transactional("conversations.amplification.accounts.cancel")
    async def cancel(self, tx: Tx, caller: Caller) -> None:
        """Stop registering; nothing was kept."""
        person = await acting(tx, caller)
        await close(tx, person.id, AccountForm)

    async def _read(
        self, tx: Tx, person: Person, membership: Membership, text: str, before: AccountForm
    ) -> AskedAccount:
        profile = read_account(text, await registered(tx, person))
        form = AccountForm(
            step=AccountStep.KIND,
            platform=profile.platform,
            handle=profile.handle,
            url=profile.url,
            item_id=before.item_id,
            links=before.links,
        )
        return _asked(await put(tx, person.id, form, self._clock()), membership)

    async def _opened(
        self, tx: Tx, caller: Caller, step: AccountStep | None = None, revision: int | None = None
    ) -> tuple[Person, Membership, Open[AccountForm]]:
        person = await acting(tx, caller)
        membership = person.require_member()
        opened = await require(tx, person.id, AccountForm)
        if (step is not None and opened.form.step is not step) or revision not in {None, opened.revision}:
            raise Stale("button-expired")
        return person, membership, opened


def _profile(form: AccountForm) -> ProfileLink:
    if form.platform is None:
        raise Stale("button-expired")
    return ProfileLink(platform=form.platform, handle=form.handle, url=form.url)


def _asked(opened: Open[AccountForm], membership: Membership) -> AskedAccount:
    return AskedAccount(profile=_profile(opened.form), institution_name=membership.institution_name, open=opened)
