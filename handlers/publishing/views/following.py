"""What groups read when an item that they have was changed or taken back. All of R1 stands in each message."""

from handlers.publishing.views.bylines import byline
from handlers.publishing.views.cards import attribution, deep_link
from handlers.screen import Screen, link
from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Content
from siman_bot.texts.catalogue import LANGUAGES, texts_in


def changed(*, code: str, content: Content, version: int, bot_username: str) -> Screen:
    """Beneath a message whose words are new."""
    return _screen("follow-changed", code, content, bot_username, version=version)


def withdrawn(
    *, code: str, content: Content, reason: str, bot_username: str, said: Explanation | None = None
) -> Screen:
    """In the place of a message that doesn't hold any more. Its words, the title too, aren't repeated.

    What was `said` of that stands with the office of whoever wrote it, never with their name (R3).
    """
    if said is None:
        return _screen("follow-withdrawn", code, content, bot_username, reason=reason)
    by = byline(texts_in(LANGUAGES[0]), said.byline)
    return _screen("follow-explained", code, content, bot_username, reason=reason, by=by, explanation=said.words)


def _screen(key: str, code: str, content: Content, bot_username: str, **gaps: str | int) -> Screen:
    texts = texts_in(LANGUAGES[0])
    return Screen(
        text=texts.html(
            key,
            version_label=texts.plain("card-version"),
            heading=texts.plain("card-changed"),
            attribution=attribution(texts, code=code, content=content),
            **gaps,
        ),
        rows=((link(texts.plain("button-check"), deep_link(bot_username, "cek", code)),),),
    )
