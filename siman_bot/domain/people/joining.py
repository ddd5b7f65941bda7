"""The registration form: its steps, what each offers, and where an answer leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from siman_bot.domain.places import Gazetteer, Location, Region, search_names
from siman_bot.domain.refusals import Stale
from siman_bot.domain.text import required

INSTITUTION_LIMIT: Final = 120
SEARCH_LIMIT: Final = 60
PAGE: Final = 8
"""Choices a page."""

NO_REGENCY: Final = "-"
"""Chosen by whoever works at the level of the province."""
UNLISTED: Final = "+"
"""Chosen where the institution isn't in the list; its name is typed next."""


class Step(StrEnum):
    """What is asked now."""

    REGION = "region"
    PROVINCE = "province"
    REGENCY = "regency"
    INSTITUTION = "institution"
    INSTITUTION_NAME = "institution_name"
    CONFIRM = "confirm"


_BACK: Final[Mapping[Step, Step]] = {
    Step.REGION: Step.REGION,
    Step.PROVINCE: Step.REGION,
    Step.REGENCY: Step.PROVINCE,
    Step.INSTITUTION: Step.REGENCY,
    Step.INSTITUTION_NAME: Step.INSTITUTION,
    Step.CONFIRM: Step.INSTITUTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The form as filled in so far; answers of later steps may be left from an earlier pass.

    `institution_id` is None for an institution whose name was typed.
    """

    step: Step = Step.REGION
    region: Region | None = None
    province_code: str | None = None
    regency_code: str | None = None
    institution_id: int | None = None
    institution_name: str = ""
    search: str = ""
    page: int = 0

    @property
    def location(self) -> Location:
        return Location(
            region=self.region,
            province_code=self.province_code,
            regency_code=self.regency_code,
            institution_id=self.institution_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`value` comes back when it is chosen. A region's label is its code."""

    value: str
    label: str


def choices(draft: Draft, gazetteer: Gazetteer, institutions: Sequence[Choice]) -> list[Choice]:
    """All that the step offers, narrowed by the search.

    Args:
        draft: The form.
        gazetteer: The places.
        institutions: Those of the chosen place; values are ids.
    """
    match draft.step:
        case Step.REGION:
            return [Choice(value=region.value, label=region.value) for region in Region]
        case Step.PROVINCE if draft.search:
            return _found(draft.search, _all_places(gazetteer))
        case Step.PROVINCE:
            provinces = gazetteer.provinces_of(draft.region) if draft.region is not None else []
            return [Choice(value=province.code, label=province.name) for province in provinces]
        case Step.REGENCY:
            regencies = gazetteer.regencies_of(draft.province_code or "")
            return _found(draft.search, [Choice(value=regency.code, label=regency.name) for regency in regencies])
        case Step.INSTITUTION:
            return _found(draft.search, institutions)
        case _:
            return []


def pick(draft: Draft, value: str, gazetteer: Gazetteer, institutions: Sequence[Choice]) -> Draft:
    """The form after a choice.

    Raises:
        Stale: `button-expired`: the step offers no such choice.
    """
    if draft.step is Step.REGENCY and value == NO_REGENCY:
        return replace(draft, step=Step.INSTITUTION, regency_code=None, search="", page=0)
    if draft.step is Step.INSTITUTION and value == UNLISTED:
        return replace(draft, step=Step.INSTITUTION_NAME, search="", page=0)
    chosen = next((one for one in choices(draft, gazetteer, institutions) if one.value == value), None)
    if chosen is None:
        raise Stale("button-expired")
    after = replace(draft, search="", page=0)
    match draft.step:
        case Step.REGION:
            return replace(after, step=Step.PROVINCE, region=Region(value))
        case Step.PROVINCE if value in gazetteer.regencies:
            province = gazetteer.provinces[gazetteer.regencies[value].province_code]
            return replace(
                after,
                step=Step.INSTITUTION,
                region=province.region,
                province_code=province.code,
                regency_code=value,
            )
        case Step.PROVINCE:
            region = gazetteer.provinces[value].region
            return replace(after, step=Step.REGENCY, region=region, province_code=value, regency_code=None)
        case Step.REGENCY:
            return replace(after, step=Step.INSTITUTION, regency_code=value)
        case _:
            return replace(after, step=Step.CONFIRM, institution_id=int(value), institution_name=chosen.label)


def write(draft: Draft, typed: str) -> Draft:
    """The form after words were typed: a search, or the name of an institution that isn't listed.

    Raises:
        Invalid: `text-missing` or `text-too-long`.
    """
    match draft.step:
        case Step.INSTITUTION_NAME:
            name = required(typed, field="institution", limit=INSTITUTION_LIMIT, one_line=True)
            return replace(draft, step=Step.CONFIRM, institution_id=None, institution_name=name)
        case Step.CONFIRM:
            return draft
        case step:
            words = required(typed, field="search", limit=SEARCH_LIMIT, one_line=True)
            onward = Step.PROVINCE if step is Step.REGION else step
            return replace(draft, step=onward, search=words, page=0)


def back(draft: Draft) -> Draft:
    """One step back; from a search, to the whole list."""
    if draft.search and draft.region is not None:
        return replace(draft, search="", page=0)
    return replace(draft, step=_BACK[draft.step], search="", page=0)


def pages_of(number: int) -> int:
    """How many pages that many choices fill; an empty list is one page."""
    return max(1, -(-number // PAGE))


def turned(draft: Draft, page: int, pages: int) -> Draft:
    """Another page, within those there are."""
    return replace(draft, page=min(max(page, 0), pages - 1))


def _all_places(gazetteer: Gazetteer) -> list[Choice]:
    provinces = [Choice(value=province.code, label=province.name) for province in gazetteer.provinces.values()]
    regencies = [
        Choice(value=regency.code, label=f"{regency.name}, {gazetteer.provinces[regency.province_code].name}")
        for regency in gazetteer.regencies.values()
    ]
    return provinces + regencies


def _found(search: str, offered: Sequence[Choice]) -> list[Choice]:
    """Dots in what was typed are taken as spaces: "Kab. Bandung" finds "Kabupaten Bandung"."""
    if not search:
        return list(offered)
    return search_names(search.replace(".", " "), [(one.label, one) for one in offered], len(offered))
