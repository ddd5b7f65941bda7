"""The form of an application: its steps, what each offers, and where an answer leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from siman_bot.conversations.forms import Form
from siman_bot.domain.called.search import search_names
from siman_bot.domain.content import WORDS, ContentKind
from siman_bot.domain.people.institution import institution_name
from siman_bot.domain.places import Gazetteer, Location, Region
from siman_bot.domain.refusals import Stale
from siman_bot.domain.text import searched

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
