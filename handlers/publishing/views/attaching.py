"""The screen of what is attached to an item, and how other screens speak of it."""

from collections.abc import Sequence
from typing import Final

from handlers.publishing.views import cards
from handlers.screen import Button, Screen, grid, shortened, tap
from siman_bot.conversations.publishing.attaching import AttachingPrompt
from siman_bot.domain.media import MEGABYTE, MOST, SIZE_LIMITS, Media, MediaKind, Parts
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.publishing.parts import item_parts
from siman_bot.services.publishing.attaching import Attached
from siman_bot.texts.catalogue import Html, Texts

NAME: Final = 40


def form(texts: Texts, shown: AttachingPrompt) -> Screen:
    draft, media = shown.draft, shown.draft.content.media
    text = texts.html(
        "attach",
        most=MOST,
        photo=SIZE_LIMITS[MediaKind.PHOTO] // MEGABYTE,
        file=SIZE_LIMITS[MediaKind.DOCUMENT] // MEGABYTE,
        list=Html("\n".join(_line(texts, number, one) for number, one in enumerate(media, start=1)))
        if media
        else texts.html("attach-none"),
    )
    for note in reversed(shown.notes):
        text = texts.html("attach-note", note=texts.html(note.key, **note.gaps), rest=text)
    removing = [
        tap(texts.plain("button-attach-drop", number=place + 1), "attach-drop", draft.id, draft.revision, place)
        for place in range(len(media))
    ]
    clearing: tuple[tuple[Button, ...], ...] = ()
    if len(media) > 1:
        clearing = ((tap(texts.plain("button-attach-clear"), "attach-clear", draft.id, draft.revision),),)
    return Screen(
        text=text,
        rows=(
            (tap(texts.plain("button-attach-done"), "write-resume", draft.id),),
            *see(texts, media, "attach-see-draft", draft.id),
            *grid(removing, 3),
            *clearing,
        ),
    )


def seen(texts: Texts, attached: Attached) -> Screen:
    """What stands beneath the attachments: the card where it fits, else what R1 asks for."""
    code = attached.code or cards.UNKNOWN_CODE
    if item_parts(attached.content, code, attached.kind) is Parts.CAPTIONED:
        return Screen(text=cards.item_text(texts, code=code, kind=attached.kind, content=attached.content))
    return Screen(text=cards.attribution(texts, code=code, content=attached.content))


def see(texts: Texts, media: Sequence[Media], action: str, *args: str | int) -> tuple[tuple[Button, ...], ...]:
    """The row with the button to see them, where there are any."""
    return ((tap(texts.plain("button-attach-see", number=len(media)), action, *args),),) if media else ()


def line(texts: Texts, content: Content, code: str, kind: ItemKind) -> Html:
    """What is attached and how it goes out, for beneath a card; empty where nothing is."""
    if not content.media:
        return Html()
    key = "attached-with-text" if item_parts(content, code, kind) is Parts.CAPTIONED else "attached-first"
    return texts.html(key, what=what(texts, content.media))


def what(texts: Texts, media: Sequence[Media]) -> str:
    """For example "2 foto, 1 video"."""
    numbers = {kind: sum(one.kind is kind for one in media) for kind in SIZE_LIMITS}
    return ", ".join(
        texts.plain("attached-number", kind=kind, number=number) for kind, number in numbers.items() if number
    )


def _line(texts: Texts, number: int, one: Media) -> Html:
    name = shortened(one.name, NAME) or texts.plain("attach-kind", kind=one.kind)
    return texts.html("attach-line", number=number, name=name)
