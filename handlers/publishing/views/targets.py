"""Where an item goes and whom it reaches, in words."""

from siman_bot.domain.sending.way import Way
from siman_bot.services.publishing.targets import Audience
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.places import place_name


def audience_text(texts: Texts, audience: Audience) -> Html:
    """Target, way and whom it would reach now."""
    key = "audience-relay" if audience.way is Way.RELAY else "audience-direct"
    target = place_name(texts, audience.target, audience.name)
    said = texts.html(key, target=target, groups=audience.groups, admins=audience.admins)
    return with_line(said, texts.html("audience-troubled", number=audience.troubled)) if audience.troubled else said


def with_line(text: Html, line: Html) -> Html:
    """The text, and the line below it where there is one."""
    return Html(f"{text}\n{line}") if line else text
