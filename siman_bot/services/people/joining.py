"""Registering: the form, the application, and the applicant's own profile."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Final

from siman_bot.domain.people import joining as rules
from siman_bot.domain.people.joining import Choice, Draft, Step
from siman_bot.domain.people.person import MemberState, Person, clock_of_reader, shown_name
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Clock as PlaceClock
from siman_bot.domain.places import Gazetteer, Location, Region, Scope, ScopeKind
from siman_bot.domain.refusals import Stale
from siman_bot.services.notices import NoticeButton, notice
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database
from storage.people import institutions, members, people
from storage.sending.outbox import outbox

__all__ = ["Choice", "Form", "GrantLine", "PlaceNames", "Profile", "Registration", "Sent", "Step"]

KIND: Final = "daftar"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """Official names; empty where the place isn't that exact."""

    region: Region | None = None
    province: str = ""
    regency: str = ""

    def __str__(self) -> str:
        return ", ".join(name for name in (self.regency, self.province) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form as it is to be shown.

    `before` is the state of the membership that a new application would replace; `choices` are those of this page.
    """

    dialog: Dialog
    step: Step
    name: str
    before: MemberState | None
    place: PlaceNames
    institution: str
    search: str
    choices: tuple[Choice, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
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
    clock: PlaceClock
    grants: tuple[GrantLine, ...]


class Registration:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @transactional("people.joining.begin")
    async def begin(self, tx: Tx, caller: Caller, *, name: str) -> Form:
        """Open the form from its first step. The name is that of the Telegram profile now."""
        person = await acting(tx, caller)
        shown = shown_name(name)
        if shown != person.name:
            await people.set_name(tx, person.id, shown)
        return await self._put(tx, replace(person, name=shown), Draft())

    @transactional("people.joining.pick")
    async def pick(self, tx: Tx, caller: Caller, *, revision: int, value: str) -> Form:
        """Take a choice; a button of an older step shows the step that is asked now.

        Raises:
            Stale: `button-expired`: no form is open, or it offers no such choice.
        """
        person, dialog, draft = await self._open(tx, caller)
        if dialog.revision != revision:
            return await self._form(tx, person, dialog, draft)
        gazetteer = await places.gazetteer(tx)
        return await self._put(tx, person, rules.pick(draft, value, gazetteer, await _offered(tx, draft)))

    @transactional("people.joining.turn")
    async def turn(self, tx: Tx, caller: Caller, *, revision: int, page: int) -> Form:
        """Another page of the same step."""
        person, dialog, draft = await self._open(tx, caller)
        if dialog.revision != revision:
            return await self._form(tx, person, dialog, draft)
        found = rules.choices(draft, await places.gazetteer(tx), await _offered(tx, draft))
        return await self._put(tx, person, rules.turned(draft, page, rules.pages_of(len(found))))

    @transactional("people.joining.back")
    async def back(self, tx: Tx, caller: Caller, *, revision: int) -> Form:
        person, dialog, draft = await self._open(tx, caller)
        if dialog.revision != revision:
            return await self._form(tx, person, dialog, draft)
        return await self._put(tx, person, rules.back(draft))

    @transactional("people.joining.write")
    async def write(self, tx: Tx, caller: Caller, *, typed: str) -> Form:
        """Take typed words: a search, or the name of an institution that isn't listed.

        Raises:
            Invalid: `text-missing` or `text-too-long`.
        """
        person, _, draft = await self._open(tx, caller)
        return await self._put(tx, person, rules.write(draft, typed))

    @transactional("people.joining.send")
    async def send(self, tx: Tx, caller: Caller, *, revision: int) -> Sent:
        """Apply, or apply anew: the membership waits, and those who decide are told. Once for the same application.

        Raises:
            Stale: `button-expired`: the form has moved on.
        """
        person = await acting(tx, caller)
        dialog = await dialogs.get(tx, person.id)
        if dialog is None or dialog.kind != KIND:
            return await self._waiting(tx, person)
        draft = _draft(dialog)
        if dialog.revision != revision or draft.step is not Step.CONFIRM:
            raise Stale("button-expired")
        await dialogs.drop(tx, person.id)
        location = await self._located(tx, draft)
        old = person.membership
        if old is not None and old.state is MemberState.PENDING and old.location == location:
            revision = old.revision
        else:
            revision = await self._apply(tx, person, location)
        return await self._tell(tx, person, location, institution=draft.institution_name, revision=revision)

    async def profile(self, caller: Caller) -> Profile:
        """The caller's own data as members see it.

        Raises:
            ConsentMissing: They haven't agreed to the consent text.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            gazetteer = await places.gazetteer(connection)
            member = await members.get(connection, person.id)
            lines = [await _grant_line(connection, gazetteer, grant) for grant in person.grants]
        return Profile(
            name=person.name,
            state=member.state if member is not None else None,
            place=place_names(gazetteer, member.location) if member is not None else PlaceNames(),
            institution=member.institution_name if member is not None else "",
            applied_at=member.applied_at if member is not None else None,
            decided_at=member.decided_at if member is not None else None,
            clock=clock_of_reader(person),
            grants=tuple(lines),
        )

    async def _open(self, tx: Tx, caller: Caller) -> tuple[Person, Dialog, Draft]:
        person = await acting(tx, caller)
        dialog = await dialogs.get(tx, person.id)
        if dialog is None or dialog.kind != KIND:
            raise Stale("button-expired")
        return person, dialog, _draft(dialog)

    async def _put(self, tx: Tx, person: Person, draft: Draft) -> Form:
        data = asdict(draft)
        step = data.pop("step")
        dialog = await dialogs.put(tx, person_id=person.id, kind=KIND, step=step, data=data, now=self._clock())
        return await self._form(tx, person, dialog, draft)

    async def _form(self, tx: Tx, person: Person, dialog: Dialog, draft: Draft) -> Form:
        gazetteer = await places.gazetteer(tx)
        found = rules.choices(draft, gazetteer, await _offered(tx, draft))
        return Form(
            dialog=dialog,
            step=draft.step,
            name=person.name,
            before=person.membership.state if person.membership is not None else None,
            place=place_names(gazetteer, draft.location),
            institution=draft.institution_name,
            search=draft.search,
            choices=tuple(found[draft.page * rules.PAGE : (draft.page + 1) * rules.PAGE]),
            page=draft.page,
            pages=rules.pages_of(len(found)),
        )

    async def _waiting(self, tx: Tx, person: Person) -> Sent:
        """What a second tap on the button shows."""
        if person.membership is None or person.membership.state is not MemberState.PENDING:
            raise Stale("button-expired")
        waiting = person.membership
        return await self._tell(
            tx, person, waiting.location, institution=waiting.institution_name, revision=waiting.revision
        )

    async def _located(self, tx: Tx, draft: Draft) -> Location:
        """Where the applicant stands, with the institution; one that was typed is stored, unless it is there."""
        institution_id = draft.institution_id
        if institution_id is None:
            institution_id = await members.institution_named(tx, name=draft.institution_name, location=draft.location)
        if institution_id is None:
            institution_id = await institutions.add_institution(
                tx, name=draft.institution_name, location=draft.location, now=self._clock()
            )
        return Location(
            region=draft.region,
            province_code=draft.province_code,
            regency_code=draft.regency_code,
            institution_id=institution_id,
        )

    async def _apply(self, tx: Tx, person: Person, location: Location) -> int:
        revision = await members.apply(tx, person_id=person.id, location=location, now=self._clock())
        before = person.membership.location.institution_id if person.membership is not None else None
        if before is not None and before != location.institution_id:
            await members.drop_unused_institution(tx, before)
        return revision

    async def _tell(self, tx: Tx, person: Person, location: Location, *, institution: str, revision: int) -> Sent:
        """Tell those who decide: the admins of the place, else the centre. Each once of the same application."""
        deciders: list[int] = []
        for role in (Role.REGIONAL_ADMIN, Role.CENTRAL):
            deciders = deciders or await members.deciders(tx, role=role, location=location, besides=person.id)
        place = place_names(await places.gazetteer(tx), location)
        buttons = (
            NoticeButton(label="button-member-approve", action="mem_ok", args=(person.id, revision)),
            NoticeButton(label="button-member-refuse", action="mem_no", args=(person.id, revision)),
        )
        once = f"member.applied:{person.id}:{revision}"
        owed = [
            notice(
                "member-applied",
                to=telegram_id,
                once=once,
                buttons=buttons,
                about=person.id,
                name=person.name,
                institution=institution,
                place=str(place),
            )
            for telegram_id in deciders
        ]
        await outbox.add(tx, owed, self._clock())
        return Sent(place=place, institution=institution, deciders=len(deciders))


def place_names(gazetteer: Gazetteer, location: Location) -> PlaceNames:
    return PlaceNames(
        region=location.region,
        province=gazetteer.provinces[location.province_code].name if location.province_code is not None else "",
        regency=gazetteer.regencies[location.regency_code].name if location.regency_code is not None else "",
    )


def _draft(dialog: Dialog) -> Draft:
    data = dict(dialog.data)
    region = data.pop("region", None)
    return Draft(step=Step(dialog.step), region=Region(region) if region is not None else None, **data)


async def _offered(tx: Tx, draft: Draft) -> list[Choice]:
    if draft.step is not Step.INSTITUTION:
        return []
    return [Choice(value=str(one.id), label=one.name) for one in await institutions.institutions_at(tx, draft.location)]


async def _grant_line(connection: Tx, gazetteer: Gazetteer, grant: Grant) -> GrantLine:
    return GrantLine(
        role=grant.role, kind=grant.scope.kind, scope_name=await _scope_name(connection, gazetteer, grant.scope)
    )


async def _scope_name(connection: Tx, gazetteer: Gazetteer, scope: Scope) -> str:
    if scope.kind is not ScopeKind.INSTITUTION:
        return gazetteer.name_of(scope)
    institution = await institutions.institution(connection, int(scope.code))
    return institution.name if institution is not None else ""
