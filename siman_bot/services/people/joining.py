"""Joining: the application for membership, and the applicant's own profile."""

from dataclasses import dataclass, replace
from datetime import datetime

from siman_bot.domain.people.institution import institution_name as name_of
from siman_bot.domain.people.person import Membership, MemberState, Person, clock_of_reader, shown_name
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Clock, Gazetteer, Location, PlaceNames, Scope, ScopeKind
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import places
from storage.engine import Database
from storage.people import institutions, members, people
from storage.people.institutions import Institution

__all__ = [
    "Application",
    "GrantLine",
    "Institution",
    "Joining",
    "PlaceNames",
    "Profile",
    "gazetteer",
    "institutions_at",
    "named_by_profile",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application that now waits, and how many were told to decide on it."""

    place: PlaceNames
    institution: str
    deciders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLine:
    """A role and the name of its scope; empty for the nation."""

    role: Role
    kind: ScopeKind
    scope_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a person sees of themselves. `state` is None for whoever never applied."""

    name: str
    state: MemberState | None
    place: PlaceNames
    institution: str
    applied_at: datetime | None
    decided_at: datetime | None
    clock: Clock
    grants: tuple[GrantLine, ...]


class Joining:
    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    @transactional("people.joining.apply")
    async def apply(
        self,
        tx: Tx,
        caller: Caller,
        *,
        province_code: str,
        regency_code: str | None = None,
        institution_id: int | None = None,
        institution_name: str = "",
    ) -> Application:
        """Apply, or apply anew: the membership waits, and those who decide are told. Once for the same application.

        Args:
            tx: The transaction.
            caller: The applicant.
            province_code: Where they work.
            regency_code: None for whoever works at the level of the province.
            institution_id: One of `institutions_at` that place.
            institution_name: Of an institution that isn't among them; then there is no id.

        Raises:
            NotFound: `home-unknown` or `institution-unknown`.
            Invalid: `text-missing` or `text-too-long`: the institution's name.
        """
        person = await acting(tx, caller)
        home = _home(await places.gazetteer(tx), province_code, regency_code)
        if institution_id is None:
            institution_id, named = await self._by_name(tx, home, institution_name)
        else:
            named = await _listed_name(tx, home, institution_id)
        location = replace(home, institution_id=institution_id)
        revision = _revision_of_the_same(person.membership, location) or await self._keep(tx, person, location)
        return await self._ask_for_decision(tx, person, location, institution=named, revision=revision)

    @transactional("people.joining.still-waiting")
    async def still_waiting(self, tx: Tx, caller: Caller) -> Application:
        """The application that waits already, as `apply` gave it.

        Raises:
            Stale: `button-expired`: none waits.
        """
        person = await acting(tx, caller)
        waiting = person.membership
        if waiting is None or waiting.state is not MemberState.PENDING:
            raise Stale("button-expired")
        return await self._ask_for_decision(
            tx, person, waiting.location, institution=waiting.institution_name, revision=waiting.revision
        )

    async def institutions(self, *, province_code: str, regency_code: str | None = None) -> list[Institution]:
        """Those on the list that somebody at this place can belong to.

        Raises:
            NotFound: `home-unknown`.
        """
        async with self.database.read() as connection:
            home = _home(await places.gazetteer(connection), province_code, regency_code)
            return await institutions.institutions_at(connection, home)

    async def profile(self, caller: Caller) -> Profile:
        """The caller's own data as members see it.

        Raises:
            ConsentMissing: They haven't agreed to the consent text.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            where = await places.gazetteer(connection)
            member = await members.get(connection, person.id)
            lines = [await _grant_line(connection, where, grant) for grant in person.grants]
        return Profile(
            name=person.name,
            state=member.state if member is not None else None,
            place=where.names_of(member.location) if member is not None else PlaceNames(),
            institution=member.institution_name if member is not None else "",
            applied_at=member.applied_at if member is not None else None,
            decided_at=member.decided_at if member is not None else None,
            clock=clock_of_reader(person),
            grants=tuple(lines),
        )

    async def _by_name(self, tx: Tx, home: Location, typed: str) -> tuple[int, str]:
        """The institution of that name; a new one is stored, to be confirmed with the membership."""
        named = name_of(typed)
        known = await institutions.institution_named(tx, name=named, location=home)
        if known is None:
            known = await institutions.add_institution(tx, name=named, location=home, now=self._clock())
        return known, named

    async def _keep(self, tx: Tx, person: Person, location: Location) -> int:
        """Store the application in the place of the one before; its revision."""
        revision = await members.apply(tx, person_id=person.id, location=location, now=self._clock())
        before = person.membership.location.institution_id if person.membership is not None else None
        if before is not None and before != location.institution_id:
            await institutions.drop_unused_institution(tx, before)
        return revision

    async def _ask_for_decision(
        self, tx: Tx, person: Person, location: Location, *, institution: str, revision: int
    ) -> Application:
        """Tell those who decide: the admins of the place, else the centre. Each once of the same application."""
        deciders: list[int] = []
        for role in (Role.REGIONAL_ADMIN, Role.CENTRAL):
            deciders = deciders or await members.deciders(tx, role=role, location=location, besides=person.id)
        place = (await places.gazetteer(tx)).names_of(location)
        buttons = (
            NoticeButton(label="button-member-approve", action="mem_ok", args=(person.id, revision)),
            NoticeButton(label="button-member-refuse", action="mem_no", args=(person.id, revision)),
        )
        told = [
            notice(
                "member-applied",
                to=telegram_id,
                once=f"member.applied:{person.id}:{revision}",
                buttons=buttons,
                about=person.id,
                name=person.name,
                institution=institution,
                place=str(place),
            )
            for telegram_id in deciders
        ]
        await tell(tx, told, self._clock())
        return Application(place=place, institution=institution, deciders=len(deciders))


async def named_by_profile(tx: Tx, person: Person, name: str) -> Person:
    """The person under the name that their Telegram profile has now; it is shown from now on."""
    shown = shown_name(name)
    if shown != person.name:
        await people.set_name(tx, person.id, shown)
    return replace(person, name=shown)


async def gazetteer(tx: Tx) -> Gazetteer:
    """The places that an applicant can name."""
    return await places.gazetteer(tx)


async def institutions_at(tx: Tx, location: Location) -> list[Institution]:
    """Those on the list that somebody at this place can belong to."""
    return await institutions.institutions_at(tx, location)


def _home(where: Gazetteer, province_code: str, regency_code: str | None) -> Location:
    kind, code = (ScopeKind.PROVINCE, province_code) if regency_code is None else (ScopeKind.REGENCY, regency_code)
    home = where.find(Scope(kind=kind, code=code))
    if home is None or home.province_code != province_code:
        raise NotFound("home-unknown")
    return home


async def _listed_name(tx: Tx, home: Location, institution_id: int) -> str:
    named = (one.name for one in await institutions.institutions_at(tx, home) if one.id == institution_id)
    if (name := next(named, None)) is None:
        raise NotFound("institution-unknown")
    return name


def _revision_of_the_same(old: Membership | None, location: Location) -> int | None:
    """Of the application that waits, if it is this very one."""
    is_the_same = old is not None and old.state is MemberState.PENDING and old.location == location
    return old.revision if old is not None and is_the_same else None


async def _grant_line(connection: Tx, where: Gazetteer, grant: Grant) -> GrantLine:
    return GrantLine(
        role=grant.role, kind=grant.scope.kind, scope_name=await _scope_name(connection, where, grant.scope)
    )


async def _scope_name(connection: Tx, where: Gazetteer, scope: Scope) -> str:
    if scope.kind is not ScopeKind.INSTITUTION:
        return where.name_of(scope)
    institution = await institutions.institution(connection, int(scope.code))
    return institution.name if institution is not None else ""
