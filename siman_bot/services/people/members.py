"""Deciding on members: who waits, their details, approval and refusal, each within the admin's scope."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.clock import clock_at
from siman_bot.domain.people.acts import MemberAct
from siman_bot.domain.people.permissions import require, require_in_reach, role_at
from siman_bot.domain.people.person import MemberState, Person, RefusalReason
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock, PlaceNames
from siman_bot.domain.refusals import Already, NotFound, OwnWork, Stale
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.people.meaning import meant_by
from siman_bot.services.ports import AccountsWaiting
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit, places
from storage.engine import Database
from storage.people import institutions, members, people
from storage.people.members import Member

__all__ = ["DecidedMember", "ListedMember", "MemberCard", "Members", "Roster"]

SEARCH_WORDS: Final = 8
_ACTS: Final = {MemberState.APPROVED: MemberAct.APPROVE, MemberState.REFUSED: MemberAct.REFUSE}
_NEXT: Final = {
    MemberState.APPROVED: (),
    MemberState.REFUSED: (NoticeButton(label="button-register-again", action="register", args=()),),
}
_DECIDED: Final = {MemberState.APPROVED: "member-approved", MemberState.REFUSED: "member-refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMember:
    """Results that an earlier version kept have no time, and no clock to tell it by."""

    person_id: int
    name: str
    institution: str
    state: MemberState
    applied_at: datetime | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A part of those within the admin's scopes, the waiting first; `search` is what was searched for.

    `accounts` of institutions wait for this admin too.
    """

    members: Page[ListedMember]
    search: str
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCard:
    """One membership as an admin sees it. `new_institution`: the applicant typed it; approval puts it on the list."""

    person_id: int
    revision: int
    name: str
    state: MemberState
    place: PlaceNames
    institution: str
    new_institution: bool
    applied_at: datetime
    decided_at: datetime | None
    refused_for: RefusalReason | None
    clock: Clock
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedMember:
    """`revision` is the membership's from now on, by which a refusal is taken back.

    Results that an earlier version kept have no `refused_for`, and neither number.
    """

    name: str
    institution: str
    place: PlaceNames
    state: MemberState
    person_id: int = 0
    revision: int = 0
    refused_for: RefusalReason | None = None


class Members:
    """Args as for any service; `accounts_waiting` tells what else waits for an admin."""

    def __init__(self, *, database: Database, clock: Now, accounts_waiting: AccountsWaiting) -> None:
        self.database = database
        self._clock = clock
        self._accounts_waiting = accounts_waiting

    @transactional("people.members.list")
    async def listed(self, tx: Tx, caller: Caller, *, cut: Cut, search: str = "") -> Roster:
        """Those whose name or institution holds every word of the search, or who stand in what it means.

        Who was shown sees so (R11).

        Raises:
            WrongRole: The caller decides on no members.
        """
        admin = await _admin(tx, caller)
        scopes, words = admin.scopes_for(Act.DECIDE_MEMBER), search.split()[:SEARCH_WORDS]
        meant = await meant_by(tx, search, guesses=False) if words else []
        total = await members.count(tx, scopes=scopes, words=words, meant=meant)
        if words and not total:
            meant = await meant_by(tx, search)
            total = await members.count(tx, scopes=scopes, words=words, meant=meant)
        cut = cut.inside(total)
        found = await members.listed(tx, scopes=scopes, words=words, meant=meant, limit=cut.limit, offset=cut.cursor)
        for one in found:
            if one.person_id != admin.id:
                await self._record(tx, admin, one, MemberAct.LIST)
        return Roster(
            members=counted(found, cut, total=total).of(_line),
            search=search,
            accounts=await self._accounts_waiting(tx, admin),
        )

    @transactional("people.members.look")
    async def look(self, tx: Tx, caller: Caller, *, person_id: int) -> MemberCard:
        """A member's details; the person sees in their own data that somebody looked (R11).

        Raises:
            NotFound: `member-unknown`: nobody, or outside the caller's scopes.
        """
        admin = await _admin(tx, caller)
        member = await _member(tx, admin, person_id)
        if member.person_id != admin.id:
            await self._record(tx, admin, member, MemberAct.LOOK)
        return MemberCard(
            person_id=member.person_id,
            revision=member.revision,
            name=member.name,
            state=member.state,
            place=(await places.gazetteer(tx)).names_of(member.location),
            institution=member.institution_name,
            new_institution=not member.institution_confirmed,
            applied_at=member.applied_at,
            decided_at=member.decided_at,
            refused_for=member.refused_for,
            clock=clock_at(member.location),
            own=member.person_id == admin.id,
        )

    @transactional("people.members.decide")
    async def decide(
        self, tx: Tx, caller: Caller, *, person_id: int, revision: int, refused_for: RefusalReason | None = None
    ) -> DecidedMember:
        """Approve an application as it was when the button was made, or refuse it for a reason; the applicant is told.

        Raises:
            NotFound: `member-unknown`: nobody, or outside the caller's scopes.
            OwnWork: `own-membership`: nobody decides on themselves.
            Already: `member-approved` or `member-refused`: somebody was faster.
            Stale: `member-changed`: the applicant has sent other data since.
        """
        admin = await _admin(tx, caller)
        member = await _member(tx, admin, person_id)
        if member.person_id == admin.id:
            raise OwnWork("own-membership")
        if member.state is not MemberState.PENDING:
            # Without the name: a refusal leaves no row (R12).
            raise Already(_DECIDED[member.state])
        if member.revision != revision:
            raise Stale("member-changed")
        now = self._clock()
        state = MemberState.APPROVED if refused_for is None else MemberState.REFUSED
        decided = await members.decide(tx, person_id=person_id, state=state, why=refused_for, by=admin.id, now=now)
        if state is MemberState.APPROVED and not member.institution_confirmed and member.location.institution_id:
            await institutions.confirm_institution(tx, member.location.institution_id)
        await self._record(tx, admin, member, _ACTS[state])
        key = "member-told-approved" if refused_for is None else f"member-told-{refused_for.replace('_', '-')}"
        told = notice(
            key,
            to=member.telegram_id,
            once=f"member.decided:{person_id}:{decided}",
            buttons=_NEXT[state],
            institution=member.institution_name,
        )
        await tell(tx, [told], now)
        return DecidedMember(
            person_id=member.person_id,
            revision=decided,
            name=member.name,
            institution=member.institution_name,
            place=(await places.gazetteer(tx)).names_of(member.location),
            state=state,
            refused_for=refused_for,
        )

    @transactional("people.members.reopen")
    async def reopen(self, tx: Tx, caller: Caller, *, person_id: int, revision: int) -> None:
        """Take a refusal back: the application waits again, and the applicant is told.

        Raises:
            NotFound: `member-unknown`: nobody, or outside the caller's scopes.
            OwnWork: `own-membership`.
            Stale: `member-changed`: it isn't refused any more, or was decided anew.
        """
        admin = await _admin(tx, caller)
        member = await _member(tx, admin, person_id)
        if member.person_id == admin.id:
            raise OwnWork("own-membership")
        if member.state is not MemberState.REFUSED or member.revision != revision:
            raise Stale("member-changed")
        reopened = await members.reopen(tx, person_id)
        await self._record(tx, admin, member, MemberAct.REOPEN)
        told = notice(
            "member-told-reopened",
            to=member.telegram_id,
            once=f"member.reopened:{person_id}:{reopened}",
            institution=member.institution_name,
        )
        await tell(tx, [told], self._clock())

    async def _record(self, tx: Tx, admin: Person, member: Member, act: AuditAct) -> None:
        await audit.append(
            tx,
            at=self._clock(),
            actor_key=await people.audit_key_of(tx, admin.id),
            act=act,
            subject=f"person:{await people.audit_key_of(tx, member.person_id)}",
            detail={"role": role_at(admin, Act.DECIDE_MEMBER, member.location).value, "revision": member.revision},
        )


async def _admin(tx: Tx, caller: Caller) -> Person:
    person = await acting(tx, caller)
    require(person, Act.DECIDE_MEMBER)
    return person


async def _member(tx: Tx, admin: Person, person_id: int) -> Member:
    member = await members.get(tx, person_id)
    if member is None:
        raise NotFound("member-unknown")
    require_in_reach(admin, Act.DECIDE_MEMBER, member.location, gone="member-unknown")
    return member


def _line(member: Member) -> ListedMember:
    return ListedMember(
        person_id=member.person_id,
        name=member.name,
        institution=member.institution_name,
        state=member.state,
        applied_at=member.applied_at,
        clock=clock_at(member.location),
    )
