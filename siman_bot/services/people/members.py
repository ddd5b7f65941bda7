"""Deciding on members: who waits, their details, approval and refusal, each within the admin's scope."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siman_bot.domain.clock import clock_at
from siman_bot.domain.people.joining import PAGE, SEARCH_LIMIT, pages_of
from siman_bot.domain.people.permissions import role_at
from siman_bot.domain.people.person import MemberState, Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Clock as PlaceClock
from siman_bot.domain.refusals import Already, NotFound, OwnWork, Stale
from siman_bot.domain.text import required
from siman_bot.services.amplification.confirming import waiting_for
from siman_bot.services.notices import notice
from siman_bot.services.people.joining import PlaceNames, place_names
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import audit, dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database
from storage.people import institutions, members, people
from storage.people.members import Member
from storage.sending.outbox import outbox

__all__ = ["Card", "Decision", "Line", "Members", "Roster"]

KIND: Final = "anggota"
_ACTS: Final = {MemberState.APPROVED: "member.approve", MemberState.REFUSED: "member.refuse"}
_DECIDED: Final = {MemberState.APPROVED: "member-approved", MemberState.REFUSED: "member-refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    person_id: int
    name: str
    institution: str
    state: MemberState


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A page of those within the admin's scope, the waiting first; `accounts` of institutions wait to be confirmed."""

    dialog: Dialog
    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int
    search: str
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
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
    clock: PlaceClock
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    name: str
    institution: str
    place: PlaceNames
    state: MemberState


class Members:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @transactional("people.members.open")
    async def open(self, tx: Tx, caller: Caller) -> Roster:
        """The first page.

        Raises:
            WrongRole: The caller decides on no members.
        """
        return await self._roster(tx, await _admin(tx, caller), page=0, search="")

    @transactional("people.members.turn")
    async def turn(self, tx: Tx, caller: Caller, *, page: int) -> Roster:
        """Another page of what is searched for now."""
        admin = await _admin(tx, caller)
        dialog = await dialogs.get(tx, admin.id)
        search = str(dialog.data["search"]) if dialog is not None and dialog.kind == KIND else ""
        return await self._roster(tx, admin, page=page, search=search)

    @transactional("people.members.search")
    async def search(self, tx: Tx, caller: Caller, *, typed: str) -> Roster:
        """Those whose name or institution holds every typed word.

        Raises:
            Invalid: `text-missing` or `text-too-long`.
        """
        admin = await _admin(tx, caller)
        return await self._roster(
            tx, admin, page=0, search=required(typed, field="search", limit=SEARCH_LIMIT, one_line=True)
        )

    @transactional("people.members.look")
    async def look(self, tx: Tx, caller: Caller, *, person_id: int) -> Card:
        """A member's details; the person sees in their own data that somebody looked (R11).

        Raises:
            NotFound: `member-unknown`.
            WrongScope: Outside the caller's scopes.
        """
        admin = await _admin(tx, caller)
        member = await _member(tx, admin, person_id)
        if member.person_id != admin.id:
            await self._record(tx, admin, member, "member.look")
        return Card(
            person_id=member.person_id,
            revision=member.revision,
            name=member.name,
            state=member.state,
            place=place_names(await places.gazetteer(tx), member.location),
            institution=member.institution_name,
            new_institution=not member.institution_confirmed,
            applied_at=member.applied_at,
            decided_at=member.decided_at,
            clock=clock_at(member.location),
            own=member.person_id == admin.id,
        )

    @transactional("people.members.decide")
    async def decide(self, tx: Tx, caller: Caller, *, person_id: int, revision: int, state: MemberState) -> Decision:
        """Approve or refuse an application as it was when the button was made; the applicant is told.

        Raises:
            NotFound: `member-unknown`.
            WrongScope: Outside the caller's scopes.
            OwnWork: `own-membership`: nobody decides on themselves.
            Already: `member-approved` or `member-refused`: somebody was faster.
            Stale: `member-changed`: the applicant has sent other data since.
        """
        admin = await _admin(tx, caller)
        member = await _member(tx, admin, person_id)
        if member.person_id == admin.id:
            raise OwnWork("own-membership")
        if member.state is not MemberState.PENDING:
            raise Already(_DECIDED[member.state], name=member.name)
        if member.revision != revision:
            raise Stale("member-changed")
        now = self._clock()
        decided = await members.decide(tx, person_id=person_id, state=state, by=admin.id, now=now)
        if state is MemberState.APPROVED and not member.institution_confirmed and member.location.institution_id:
            await institutions.confirm_institution(tx, member.location.institution_id)
        await self._record(tx, admin, member, _ACTS[state])
        told = notice(
            f"member-told-{state}",
            to=member.telegram_id,
            once=f"member.decided:{person_id}:{decided}",
            institution=member.institution_name,
        )
        await outbox.add(tx, [told], now)
        place = place_names(await places.gazetteer(tx), member.location)
        return Decision(name=member.name, institution=member.institution_name, place=place, state=state)

    async def _roster(self, tx: Tx, admin: Person, *, page: int, search: str) -> Roster:
        dialog = await dialogs.put(
            tx, person_id=admin.id, kind=KIND, step="list", data={"search": search}, now=self._clock()
        )
        page = max(page, 0)
        found, total = await members.listed(
            tx,
            scopes=admin.scopes_for(Act.DECIDE_MEMBER),
            words=search.split()[:8],
            limit=PAGE,
            offset=page * PAGE,
        )
        for one in found:
            if one.person_id != admin.id:
                await self._record(tx, admin, one, "member.list")
        return Roster(
            dialog=dialog,
            lines=tuple(
                Line(person_id=one.person_id, name=one.name, institution=one.institution_name, state=one.state)
                for one in found
            ),
            total=total,
            page=page,
            pages=pages_of(total),
            search=search,
            accounts=len(await waiting_for(tx, admin)),
        )

    async def _record(self, tx: Tx, admin: Person, member: Member, act: str) -> None:
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
    person.require(Act.DECIDE_MEMBER)
    return person


async def _member(tx: Tx, admin: Person, person_id: int) -> Member:
    member = await members.get(tx, person_id)
    if member is None:
        raise NotFound("member-unknown")
    admin.require(Act.DECIDE_MEMBER, member.location)
    return member
