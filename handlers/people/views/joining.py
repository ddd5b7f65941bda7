"""The screens of the registration form and of one's own profile."""

from collections.abc import Sequence
from typing import Final

from handlers.screen import Button, Screen, column, tap
from siman_bot.domain.people.joining import NO_REGENCY, UNLISTED
from siman_bot.domain.people.person import MemberState
from siman_bot.domain.places import ScopeKind
from siman_bot.services.people.joining import Form, GrantLine, PlaceNames, Profile, Sent, Step
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import on_date

_SEARCHED: Final = frozenset({Step.PROVINCE, Step.REGENCY, Step.INSTITUTION})


def form(texts: Texts, form: Form) -> Screen:
    """The step that is asked now."""
    revision = form.dialog.revision
    rows = [*column(_choices(texts, form)), *_pages(form), *column(_others(texts, form))]
    if form.step is not Step.REGION:
        rows.append((tap(texts.plain("button-register-back"), "reg_back", revision),))
    return Screen(text=_question(texts, form), rows=tuple(rows))


def sent(texts: Texts, sent: Sent) -> Screen:
    return Screen(
        text=texts.html("register-sent", institution=sent.institution, place=str(sent.place), deciders=sent.deciders)
    )


def profile(texts: Texts, profile: Profile) -> Screen:
    lines = [texts.html("profile-name", name=profile.name), _membership(texts, profile)]
    if profile.grants:
        granted = "\n".join(f"• {_grant(texts, grant)}" for grant in profile.grants)
        lines.append(texts.html("profile-roles", roles=Html(granted)))
    buttons = [tap(texts.plain("button-register" if profile.state is None else "button-register-change"), "register")]
    if profile.state is MemberState.APPROVED:
        buttons.append(tap(texts.plain("button-own-accounts"), "accounts"))
    buttons.append(tap(texts.plain("button-own-data"), "data"))
    return Screen(text="\n\n".join(lines), rows=column(buttons))


def place_line(texts: Texts, place: PlaceNames) -> Html:
    """Region and place, for example `Kota Bandung, Jawa Barat (Wilayah Indonesia Barat)`."""
    region = texts.plain(f"region-{place.region.lower()}") if place.region is not None else ""
    return texts.html("place-in-region", place=str(place), region=region)


def _question(texts: Texts, form: Form) -> str:
    gaps = {
        "name": form.name,
        "institution": form.institution,
        "province": form.place.province,
        "place": str(form.place),
        "full_place": place_line(texts, form.place),
    }
    parts = [texts.html(f"register-{form.step.replace('_', '-')}", **gaps)]
    if form.step in {Step.REGION, Step.CONFIRM} and form.before in {MemberState.PENDING, MemberState.APPROVED}:
        parts.append(texts.html(f"register-replaces-{form.before}"))
    if form.search:
        found = "register-found" if form.choices else "register-found-nothing"
        parts.append(texts.html(found, search=form.search))
    elif form.step in _SEARCHED:
        parts.append(texts.html("register-may-search"))
    if form.pages > 1:
        parts.append(texts.html("page-of", page=form.page + 1, pages=form.pages))
    return "\n\n".join(parts)


def _choices(texts: Texts, form: Form) -> list[Button]:
    def label(shown: str) -> str:
        return texts.plain(f"region-{shown.lower()}") if form.step is Step.REGION else shown

    return [tap(label(one.label), "reg_pick", form.dialog.revision, one.value) for one in form.choices]


def _others(texts: Texts, form: Form) -> list[Button]:
    revision = form.dialog.revision
    match form.step:
        case Step.REGENCY:
            return [tap(texts.plain("button-no-regency"), "reg_pick", revision, NO_REGENCY)]
        case Step.INSTITUTION:
            return [tap(texts.plain("button-unlisted"), "reg_pick", revision, UNLISTED)]
        case Step.CONFIRM:
            return [tap(texts.plain("button-register-send"), "reg_send", revision)]
        case _:
            return []


def _pages(form: Form) -> Sequence[tuple[Button, ...]]:
    revision = form.dialog.revision
    turns = []
    if form.page > 0:
        turns.append(tap("‹", "reg_page", revision, form.page - 1))
    if form.page + 1 < form.pages:
        turns.append(tap("›", "reg_page", revision, form.page + 1))
    return [tuple(turns)] if turns else []


def _membership(texts: Texts, profile: Profile) -> str:
    if profile.state is None or profile.applied_at is None:
        return texts.html("profile-no-member")
    instant = profile.decided_at or profile.applied_at
    return texts.html(
        f"profile-{profile.state}",
        institution=profile.institution,
        place=place_line(texts, profile.place),
        at=on_date(instant, profile.clock, texts.language),
    )


def _grant(texts: Texts, grant: GrantLine) -> str:
    match grant.kind:
        case ScopeKind.NATION:
            scope = texts.plain("scope-nation")
        case ScopeKind.REGION:
            scope = texts.plain(f"region-{grant.scope_name.lower()}")
        case _:
            scope = grant.scope_name
    return texts.html("profile-role", role=texts.plain(f"role-{grant.role.replace('_', '-')}"), scope=scope)
