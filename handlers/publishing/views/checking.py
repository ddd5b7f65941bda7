"""The screens of /konten and /cek."""

from typing import Final

from handlers.paging import number_of, turning
from handlers.publishing.views import attaching, cards
from handlers.screen import Screen, column, shortened, tap
from siman_bot.services.publishing.checking import CheckAnswer, CheckResult, Contents, PublicItem
from siman_bot.texts.catalogue import Html, Texts

TITLE: Final = 45
SEARCH_BYTES: Final = 30
"""Of the searched words that fit into a button beside the rest."""


def contents(texts: Texts, found: Contents) -> Screen:
    page, search = found.page, _carried(found.search)
    place = "nation" if found.nationwide else "own"
    if not page.rows:
        key = "contents-not-found" if found.search else "contents-none"
        return Screen(text=texts.html(key, search=shortened(found.search, TITLE)))
    number = number_of(page)
    rows = [tap(f"{row.code} {shortened(row.title, TITLE)}", "content", row.id, number, search) for row in page.rows]
    turns = turning("contents", page, after=(search,))
    return Screen(text=texts.html("contents", place=place), rows=(*column(rows), *turns))


def published(texts: Texts, shown: PublicItem, *, bot_username: str, page: int, search: str) -> Screen:
    card = cards.item_card(texts, code=shown.code, kind=shown.kind, content=shown.content, bot_username=bot_username)
    back = tap(texts.plain("button-to-contents"), "contents", page, _carried(search))
    seeing = attaching.see(texts, shown.content.media, "attach-see-public", shown.id)
    return Screen(text=card.text, rows=(*card.rows, *seeing, (back,)))


def finding(texts: Texts, found: CheckResult, *, bot_username: str) -> Screen:
    if found.content is None:
        return Screen(text=texts.html("check-unknown"))
    said = texts.html(
        f"check-{found.answer}",
        code=found.code,
        office=found.content.office,
        version=found.version,
        newest=found.newest,
    )
    if found.answer is CheckAnswer.WITHDRAWN:
        reason = texts.html("check-withdrawn-reason", reason=found.reason) if found.reason else Html()
        return Screen(text=f"{said}\n{reason}".rstrip())
    card = cards.item_card(texts, code=found.code, kind=found.kind, content=found.content, bot_username=bot_username)
    revision = texts.html("check-in-revision") if found.in_revision else Html()
    seeing = attaching.see(texts, found.content.media, "attach-see-public", found.item_id)
    return Screen(
        text=texts.html("check-with-card", said=said, revision=revision, card=Html(card.text)),
        rows=(*card.rows, *seeing),
    )


def _carried(search: str) -> str:
    """The searched words as a button can carry them."""
    return search.replace(":", " ").encode()[:SEARCH_BYTES].decode(errors="ignore").strip()
