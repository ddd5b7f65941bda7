"""The screens of start, consent and language."""

from handlers.screen import Screen, tap
from siman_bot.domain.people.person import CONSENT_VERSION, MemberState, Person
from siman_bot.texts.catalogue import Texts


def consent(texts: Texts) -> Screen:
    other = "en" if texts.language == "id" else "id"
    return Screen(
        text=texts.html("consent"),
        rows=(
            (tap(texts.plain("button-agree"), "agree", texts.language, CONSENT_VERSION),),
            (tap(texts.plain("button-decline"), "decline", texts.language),),
            (tap(texts.plain("button-other-language"), "consent", other),),
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


def declined(texts: Texts, *, is_stored: bool) -> Screen:
    """`is_stored` is whoever agreed to an earlier text."""
    return Screen(
        text=texts.html("declined-anew" if is_stored else "declined"),
        rows=((tap(texts.plain("button-read-again"), "consent", texts.language),),),
    )


def home(texts: Texts, person: Person) -> Screen:
    state = person.membership.state if person.membership is not None else None
    if state is MemberState.APPROVED and person.membership is not None:
        text = texts.html("home-member", name=person.name, institution=person.membership.institution_name)
        return Screen(text=text)
    if state is MemberState.PENDING:
        return Screen(text=texts.html("home-pending", name=person.name))
    return Screen(
        text=texts.html("home-public", name=person.name),
        rows=((tap(texts.plain("button-register"), "register"),),),
    )


def languages(texts: Texts) -> Screen:
    return Screen(
        text=texts.html("choose-language"),
        rows=((tap("Bahasa Indonesia", "language", "id"), tap("English", "language", "en")),),
    )


def language_chosen(texts: Texts) -> Screen:
    return Screen(text=texts.html("language-chosen"))
