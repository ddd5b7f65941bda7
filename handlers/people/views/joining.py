"""The screens of the registration form and of one's own profile."""

from typing import Final

from handlers.paging import number_of, pages_of, turning
from handlers.screen import Button, Screen, column, tap
from siman_bot.conversations.people.joining import Question
from siman_bot.conversations.people.joining_form import NO_REGENCY, UNLISTED, JoiningStep
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.called.labels import short_office, short_place
from siman_bot.domain.people.person import MemberState
from siman_bot.domain.places import PlaceNames, ScopeKind
from siman_bot.services.people.joining import Application, GrantLine, Profile
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import on_date

_SEARCHED: Final = frozenset({JoiningStep.PROVINCE, JoiningStep.REGENCY, JoiningStep.INSTITUTION})


def question(texts: Texts, question: Question) -> Screen:
    """The step that is asked now."""
    revision = question.open.revision
    rows = [
        *column(_options(texts, question)),
        *turning("reg_page", question.options, before=(revision,)),
        *column(_others(texts, question)),
    ]
    if question.open.form.step is not JoiningStep.REGION:
        rows.append((tap(texts.plain("button-register-back"), "reg_back", revision),))
    return Screen(text=_words(texts, question), rows=tuple(rows))


def applied(texts: Texts, applied: Application, *, wish: str = "") -> Screen:
    rows = ((tap(texts.plain("button-go-on"), *wish.split(":")),),) if wish else ()
    return Screen(
        rows=rows,
        text=texts.html(
            "register-sent",
            institution=applied.institution,
            place=str(applied.place),
            deciders=applied.deciders,
        ),
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


def _words(texts: Texts, question: Question) -> str:
    form = question.open.form
    gaps = {
        "name": question.name,
        "institution": form.institution_name,
        "province": question.place.province,
        "place": str(question.place),
        "full_place": place_line(texts, question.place),
    }
    found_anywhere = form.step is JoiningStep.PROVINCE and form.search
    parts = [texts.html("register-place" if found_anywhere else f"register-{form.step.replace('_', '-')}", **gaps)]
    replaced = question.before in {MemberState.PENDING, MemberState.APPROVED}
    if form.step in {JoiningStep.REGION, JoiningStep.CONFIRM} and replaced:
        parts.append(texts.html(f"register-replaces-{question.before}"))
    if form.search:
        found = "register-found" if question.options.rows else "register-found-nothing"
        parts.append(texts.html(found, search=form.search))
    elif form.step in _SEARCHED:
        parts.append(texts.html("register-may-search"))
    if (pages := pages_of(question.options)) > 1:
        parts.append(texts.html("page-of", page=number_of(question.options) + 1, pages=pages))
    return "\n\n".join(parts)


def _options(texts: Texts, question: Question) -> list[Button]:
    step, revision = question.open.form.step, question.open.revision

    def short(shown: str) -> str:
        if step is JoiningStep.REGION:
            return texts.plain(f"region-{shown.lower()}")
        return short_office(shown) if step is JoiningStep.INSTITUTION else short_place(shown)

    rows = question.options.rows
    labels = by_parts([(short(one.label), one.label) for one in rows])
    return [tap(label, "reg_pick", revision, one.value) for label, one in zip(labels, rows, strict=True)]


def _others(texts: Texts, question: Question) -> list[Button]:
    revision = question.open.revision
    match question.open.form.step:
        case JoiningStep.REGENCY:
            return [tap(texts.plain("button-no-regency"), "reg_pick", revision, NO_REGENCY)]
        case JoiningStep.INSTITUTION:
            return [tap(texts.plain("button-unlisted"), "reg_pick", revision, UNLISTED)]
        case JoiningStep.CONFIRM:
            return [tap(texts.plain("button-register-send"), "reg_send", revision)]
        case _:
            return []


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
