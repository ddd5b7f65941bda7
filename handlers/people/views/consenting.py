"""The screens of start, consent and language."""

from collections.abc import Sequence

from handlers.screen import CONSENT, Screen, column, tap
from handlers.tasks import tasks, to_help
from siman_bot.domain.people.person import CONSENT_VERSION, MemberState, Person
from siman_bot.texts.catalogue import Texts


def consent(texts: Texts, wish: Sequence[str] = ()) -> Screen:
    """`wish` is the data of the button that leads to what the person came for."""
    other = "en" if texts.language == "id" else "id"
    return Screen(
        text=texts.html("consent"),
        rows=(
            (tap(texts.plain("button-agree"), "agree", texts.language, CONSENT_VERSION, *wish),),
            (tap(texts.plain("button-decline"), "decline", texts.language),),
            (tap(texts.plain("button-other-language"), CONSENT, other, *wish),),
        ),
    )


def agreed(texts: Texts) -> Screen:
    return Screen(
        text=texts.html("agreed"),
        rows=(
            (tap(texts.plain("button-register"), "register"),),
            (tap(texts.plain("button-only-public"), "home"),),
        ),
    )


def agreed_shortly(texts: Texts) -> Screen:
    """Beneath what the person came for."""
    return Screen(text=texts.html("agreed-shortly"))


def declined(texts: Texts, *, is_stored: bool) -> Screen:
    """`is_stored` is whoever agreed to an earlier text."""
    return Screen(
        text=texts.html("declined-anew" if is_stored else "declined"),
        rows=column(
            [*tasks(texts, None), tap(texts.plain("button-read-again"), CONSENT, texts.language)],
        ),
    )


def home(texts: Texts, person: Person) -> Screen:
    """What this person can do, those of their roles first."""
    membership = person.membership
    if person.is_member and membership is not None:
        said = texts.html("home-member", name=person.name, institution=membership.institution_name)
    elif person.roles:
        said = texts.html("home-staff", name=person.name)
    elif membership is not None and membership.state is MemberState.PENDING:
        said = texts.html("home-pending", name=person.name)
    else:
        said = texts.html("home-public", name=person.name)
    return Screen(text=said, rows=column([*tasks(texts, person), to_help(texts)]))


def languages(texts: Texts) -> Screen:
    return Screen(
        text=texts.html("choose-language"),
        rows=((tap("Bahasa Indonesia", "language", "id"), tap("English", "language", "en")),),
    )


def language_chosen(texts: Texts) -> Screen:
    return Screen(text=texts.html("language-chosen"))
