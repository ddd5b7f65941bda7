"""/daftar in the chat: the form of an application, its steps, what each offers, and where an answer leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from siman_bot.conversations.forms import Form, Open, close, get, put, require
from siman_bot.domain.called.search import search_names
from siman_bot.domain.content import WORDS, ContentKind
from siman_bot.domain.people.institution import institution_name
from siman_bot.domain.people.person import MemberState, Person
from siman_bot.domain.places import Gazetteer, Location, PlaceNames, Region
from siman_bot.domain.refusals import Stale
from siman_bot.domain.text import searched
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.people.joining import Application, Joining, gazetteer, institutions_at, named_by_profile
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["NO_REGENCY", "UNLISTED", "JoiningConversation", "JoiningForm", "JoiningStep", "Option", "Question"]

NO_REGENCY: Final = "-"
"""Chosen by whoever works at the level of the province."""
UNLISTED: Final = "+"
"""Chosen where the institution isn't in the list; its name is typed next."""


class JoiningStep(StrEnum):
    """What is asked now."""

    REGION = "region"
    PROVINCE = "province"
    REGENCY = "regency"
    INSTITUTION = "institution"
    INSTITUTION_NAME = "institution_name"
    CONFIRM = "confirm"


_BACK: Final[Mapping[JoiningStep, JoiningStep]] = {
    JoiningStep.REGION: JoiningStep.REGION,
    JoiningStep.PROVINCE: JoiningStep.REGION,
    JoiningStep.REGENCY: JoiningStep.PROVINCE,
    JoiningStep.INSTITUTION: JoiningStep.REGENCY,
    JoiningStep.INSTITUTION_NAME: JoiningStep.INSTITUTION,
    JoiningStep.CONFIRM: JoiningStep.INSTITUTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoiningForm(Form):
    """The form as filled in so far; answers of later steps may be left from an earlier pass.

    `institution_id` is None for an institution whose name was typed. `page` is the part of the options that is shown.
    `wish` is the data of the button that leads to what the person came for, `beneath` their message that it is about.
    """

    KIND: ClassVar[str] = "daftar"
    step: JoiningStep = JoiningStep.REGION
    region: Region | None = None
    province_code: str | None = None
    regency_code: str | None = None
    institution_id: int | None = None
    institution_name: str = ""
    search: str = ""
    page: int = 0
    wish: str = ""
    beneath: int | None = None

    @property
    def holds(self) -> bool:
        return self.province_code is not None

    @property
    def retakes(self) -> bool:
        """Of a search."""
        return self.search != ""

    @property
    def takes(self) -> frozenset[ContentKind]:
        return frozenset() if self.step is JoiningStep.CONFIRM else WORDS

    @property
    def location(self) -> Location:
        return Location(
            region=self.region,
            province_code=self.province_code,
            regency_code=self.regency_code,
            institution_id=self.institution_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`value` comes back when it is chosen. A region's label is its code."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The form as it is to be shown. `before` is the state of the membership that a new application would replace."""

    open: Open[JoiningForm]
    name: str
    before: MemberState | None
    place: PlaceNames
    options: Page[Option]


class JoiningConversation:
    """Between /daftar and the application that waits. `size` is always how many options are shown at once."""

    def __init__(self, *, database: Database, clock: Now, joining: Joining) -> None:
        self.database = database
        self._clock = clock
        self._joining = joining

    @transactional("conversations.people.joining.begin")
    async def begin(
        self, tx: Tx, caller: Caller, *, name: str, size: int, wish: str = "", beneath: int | None = None
    ) -> Question:
        """Open the form from its first step. The name is that of the Telegram profile now."""
        person = await named_by_profile(tx, await acting(tx, caller), name)
        return await self._put(tx, person, JoiningForm(wish=wish, beneath=beneath), size)

    @transactional("conversations.people.joining.again")
    async def again(self, tx: Tx, caller: Caller, *, size: int) -> Question:
        """Ask once more what is asked now; raises as `pick`."""
        person, opened = await _opened(tx, caller)
        return await self._put(tx, person, opened.form, size)

    @transactional("conversations.people.joining.pick")
    async def pick(self, tx: Tx, caller: Caller, *, revision: int, value: str, size: int) -> Question:
        """Take an option; a button of an older step shows the step that is asked now.

        Raises:
            Stale: `button-expired`: no form is open, or it offers no such option.
        """
        person, opened = await _opened(tx, caller)
        if opened.revision != revision:
            return await _question(tx, person, opened, size)
        picked = pick(opened.form, value, await gazetteer(tx), await _institutions(tx, opened.form))
        return await self._put(tx, person, picked, size)

    @transactional("conversations.people.joining.turn")
    async def turn(self, tx: Tx, caller: Caller, *, revision: int, page: int, size: int) -> Question:
        """Another page of the same step."""
        person, opened = await _opened(tx, caller)
        if opened.revision != revision:
            return await _question(tx, person, opened, size)
        found = cut_of(await _options(tx, opened.form), Cut(limit=size, cursor=page * size))
        return await self._put(tx, person, replace(opened.form, page=found.cursor // size), size)

    @transactional("conversations.people.joining.back")
    async def back(self, tx: Tx, caller: Caller, *, revision: int, size: int) -> Question:
        person, opened = await _opened(tx, caller)
        if opened.revision != revision:
            return await _question(tx, person, opened, size)
        return await self._put(tx, person, back(opened.form), size)

    @transactional("conversations.people.joining.write")
    async def write(self, tx: Tx, caller: Caller, *, typed: str, size: int) -> Question:
        """Take typed words: a search, or the name of an institution that isn't listed.

        Raises:
            Invalid: `text-missing` or `text-too-long`.
        """
        person, opened = await _opened(tx, caller)
        return await self._put(tx, person, write(opened.form, typed), size)

    @transactional("conversations.people.joining.rename")
    async def rename(self, tx: Tx, caller: Caller, *, typed: str, size: int) -> Question:
        """Take another name for the institution that was typed; one that was chosen meanwhile stays chosen.

        Raises:
            Invalid: As `write`.
        """
        person, opened = await _opened(tx, caller)
        form, name = opened.form, institution_name(typed)
        if form.step is JoiningStep.CONFIRM and form.institution_id is None:
            form = replace(form, institution_name=name)
        return await self._put(tx, person, form, size)

    @transactional("conversations.people.joining.send")
    async def send(self, tx: Tx, caller: Caller, *, revision: int) -> Application:
        """Apply with what the form holds; a second tap shows what waits.

        Raises:
            Stale: `button-expired`: the form has moved on.
        """
        person = await acting(tx, caller)
        opened = await get(tx, person.id, JoiningForm)
        if opened is None:
            return await self._joining.still_waiting.within(tx, caller)
        form = opened.form
        if opened.revision != revision or form.step is not JoiningStep.CONFIRM or form.province_code is None:
            raise Stale("button-expired")
        await close(tx, person.id, JoiningForm)
        return await self._joining.apply.within(
            tx,
            caller,
            province_code=form.province_code,
            regency_code=form.regency_code,
            institution_id=form.institution_id,
            institution_name=form.institution_name,
        )

    async def _put(self, tx: Tx, person: Person, form: JoiningForm, size: int) -> Question:
        return await _question(tx, person, await put(tx, person.id, form, self._clock()), size)


def options(form: JoiningForm, where: Gazetteer, institutions: Sequence[Option]) -> list[Option]:
    """All that the step offers, narrowed by the search.

    Args:
        form: The form.
        where: The places.
        institutions: Those of the chosen place; values are ids.
    """
    match form.step:
        case JoiningStep.REGION:
            return [Option(value=region.value, label=region.value) for region in Region]
        case JoiningStep.PROVINCE if form.search:
            return _found(form.search, _all_places(where))
        case JoiningStep.PROVINCE:
            provinces = where.provinces_of(form.region) if form.region is not None else []
            return [Option(value=one.code, label=one.name) for one in provinces]
        case JoiningStep.REGENCY:
            regencies = [Option(value=one.code, label=one.name) for one in where.regencies_of(form.province_code or "")]
            return _found(form.search, regencies)
        case JoiningStep.INSTITUTION:
            return _found(form.search, institutions)
        case _:
            return []


def pick(form: JoiningForm, value: str, where: Gazetteer, institutions: Sequence[Option]) -> JoiningForm:
    """The form after an option was chosen.

    Raises:
        Stale: `button-expired`: the step offers no such option.
    """
    if form.step is JoiningStep.REGENCY and value == NO_REGENCY:
        return replace(form, step=JoiningStep.INSTITUTION, regency_code=None, search="", page=0)
    if form.step is JoiningStep.INSTITUTION and value == UNLISTED:
        return replace(form, step=JoiningStep.INSTITUTION_NAME, search="", page=0)
    chosen = next((one for one in options(form, where, institutions) if one.value == value), None)
    after = replace(form, search="", page=0)
    if chosen is None:
        raise Stale("button-expired")
    match form.step:
        case JoiningStep.REGION:
            return replace(after, step=JoiningStep.PROVINCE, region=Region(value))
        case JoiningStep.PROVINCE if value in where.regencies:
            province = where.provinces[where.regencies[value].province_code]
            return replace(
                after,
                step=JoiningStep.INSTITUTION,
                region=province.region,
                province_code=province.code,
                regency_code=value,
            )
        case JoiningStep.PROVINCE:
            region = where.provinces[value].region
            return replace(after, step=JoiningStep.REGENCY, region=region, province_code=value, regency_code=None)
        case JoiningStep.REGENCY:
            return replace(after, step=JoiningStep.INSTITUTION, regency_code=value)
        case _:
            return replace(after, step=JoiningStep.CONFIRM, institution_id=int(value), institution_name=chosen.label)


def write(form: JoiningForm, typed: str) -> JoiningForm:
    """The form after words were typed: a search, or the name of an institution that isn't listed.

    Raises:
        Invalid: `text-missing` or `text-too-long`.
    """
    match form.step:
        case JoiningStep.INSTITUTION_NAME:
            name = institution_name(typed)
            return replace(form, step=JoiningStep.CONFIRM, institution_id=None, institution_name=name)
        case JoiningStep.CONFIRM:
            return form
        case step:
            onward = JoiningStep.PROVINCE if step is JoiningStep.REGION else step
            return replace(form, step=onward, search=searched(typed), page=0)


def back(form: JoiningForm) -> JoiningForm:
    """One step back; from a search, to the whole list."""
    if form.search and form.region is not None:
        return replace(form, search="", page=0)
    return replace(form, step=_BACK[form.step], search="", page=0)


async def _opened(tx: Tx, caller: Caller) -> tuple[Person, Open[JoiningForm]]:
    person = await acting(tx, caller)
    return person, await require(tx, person.id, JoiningForm)


async def _question(tx: Tx, person: Person, opened: Open[JoiningForm], size: int) -> Question:
    form = opened.form
    return Question(
        open=opened,
        name=person.name,
        before=person.membership.state if person.membership is not None else None,
        place=(await gazetteer(tx)).names_of(form.location),
        options=cut_of(await _options(tx, form), Cut(limit=size, cursor=form.page * size)),
    )


async def _options(tx: Tx, form: JoiningForm) -> list[Option]:
    return options(form, await gazetteer(tx), await _institutions(tx, form))


async def _institutions(tx: Tx, form: JoiningForm) -> list[Option]:
    found = await institutions_at(tx, form.location) if form.step is JoiningStep.INSTITUTION else []
    return [Option(value=str(one.id), label=one.name) for one in found]


def _all_places(where: Gazetteer) -> list[Option]:
    provinces = [Option(value=province.code, label=province.name) for province in where.provinces.values()]
    regencies = [
        Option(value=regency.code, label=f"{regency.name}, {where.provinces[regency.province_code].name}")
        for regency in where.regencies.values()
    ]
    return provinces + regencies


def _found(search: str, offered: Sequence[Option]) -> list[Option]:
    if not search:
        return list(offered)
    return search_names(search, [(one.label, one) for one in offered], len(offered))
