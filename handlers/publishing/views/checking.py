"""The screens of /konten and /cek."""

from collections.abc import Sequence
from typing import Final

from handlers.paging import number_of, turning
from handlers.publishing.views import attaching, cards, explaining
from handlers.screen import Button, Screen, column, copy, grid, link, shortened, tap, words_of_html
from siman_bot.domain.publishing.item import Content, share_text, units
from siman_bot.domain.publishing.likeness import Changes
from siman_bot.domain.publishing.sharing import Window, share_link
from siman_bot.services.publishing.checking import CheckAnswer, CheckResult, Contents, PublicItem
from siman_bot.texts.catalogue import Html, Texts

TITLE: Final = 45
SEARCH_BYTES: Final = 30
"""Of the searched words that fit into a button beside the rest."""
FRAGMENTS: Final = 5
"""Of what was added, dropped or changed, those that are shown; those with links come first."""
LONGEST: Final = (200, 100, 40, 20, 10)
"""Characters of a fragment: the most for which there is room."""
MESSAGE_LIMIT: Final = 4_096
MARGIN: Final = 10
"""Line breaks between the parts."""


def ask(texts: Texts, *, waits: bool) -> Screen:
    """What to send so that it is checked; `waits`: a form is open for it."""
    cancel = ((tap(texts.plain("button-cancel-question"), "cancel"),),)
    return Screen(text=texts.html("check-ask" if waits else "check-how"), rows=cancel if waits else ())


def contents(texts: Texts, found: Contents) -> Screen:
    page, search = found.page, _carried(found.search)
    place = "nation" if found.nationwide else "own"
    if not page.rows:
        key = "contents-not-found" if found.search else "contents-none"
        return Screen(text=texts.html(key, search=shortened(found.search, TITLE)))
    number = number_of(page)
    rows = [tap(f"{row.code} {row.title}", "content", row.id, number, search) for row in page.rows]
    turns = turning("contents", page, after=(search,))
    return Screen(text=texts.html("contents", place=place), rows=(*column(rows), *turns))


def published(texts: Texts, shown: PublicItem, *, page: int, search: str) -> Screen:
    text = cards.item_text(texts, code=shown.code, kind=shown.kind, content=shown.content)
    rows = _sharing(texts, shown.id, shown.code, shown.content) if shown.shareable else ()
    back = tap(texts.plain("button-to-contents"), "contents", page, _carried(search))
    seeing = attaching.see(texts, shown.content.media, "attach-see-public", shown.id)
    return Screen(text=text, rows=(*rows, *seeing, (back,)))


def _sharing(texts: Texts, item_id: int, code: str, content: Content) -> tuple[tuple[Button, ...], ...]:
    """What a member can do with an item, for the private chat: no link leads from there back to it."""
    return (
        (
            copy(texts.plain("button-copy-share"), share_text(content, code)),
            tap(texts.plain("button-share-out"), "content-share", item_id),
        ),
        (tap(texts.plain("button-record-share"), "share_item", code),),
    )


def share(texts: Texts, shown: PublicItem, *, bot_username: str) -> Screen:
    """The windows of platforms that take a text; for the others it is copied."""
    text = share_text(shown.content, shown.code)
    url = cards.deep_link(bot_username, "cek", shown.code)
    windows = [link(texts.plain(f"share-on-{window}"), share_link(window, text, check_url=url)) for window in Window]
    back = tap(texts.plain("button-back"), "content", shown.id, 0, "")
    return Screen(
        text=texts.html("share-out", code=shown.code, text=text),
        rows=(*grid(windows, 2), (copy(texts.plain("button-copy-share"), text),), (back,)),
    )


def finding(texts: Texts, found: CheckResult, *, shareable: bool) -> Screen:
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
        return Screen(text="\n\n".join(_withdrawn(texts, found, said)))
    card = cards.item_text(texts, code=found.code, kind=found.kind, content=found.content)
    rows = _sharing(texts, found.item_id, found.code, found.content) if shareable else ()
    notes = [said]
    if found.excerpt:
        notes.append(texts.html("check-excerpt"))
    if found.in_revision:
        notes.append(texts.html("check-in-revision"))
    said = Html(" ".join(notes))
    if found.changes:
        said = Html(f"{said}\n\n{_altered(texts, found, room=MESSAGE_LIMIT - _length(card) - _length(said))}")
    seeing = attaching.see(texts, found.content.media, "attach-see-public", found.item_id)
    return Screen(text=texts.html("check-with-card", said=said, card=Html(card)), rows=(*rows, *seeing))


def _withdrawn(texts: Texts, found: CheckResult, said: Html) -> list[Html]:
    """What was said there isn't said again, so only what was never ours is shown."""
    reason = texts.html("check-withdrawn-reason", reason=found.reason) if found.reason else Html()
    why = [reason, *(explaining.said(texts, one) for one in found.explained[:1])]
    lines = [Html("\n".join([said, *why]).rstrip())]
    foreign = (*found.changes.added, *(there for _, there in found.changes.changed))
    if foreign:
        lines.append(texts.html("check-not-ours"))
        lines.append(_changes(texts, Changes(added=foreign), LONGEST[0]))
    return lines


def _altered(texts: Texts, found: CheckResult, *, room: int) -> Html:
    """What differs, as much of it as there is room for beside the card."""
    older = texts.html("check-older", version=found.version) if found.version != found.newest else Html()
    for longest in LONGEST:
        shown = Html(f"{_changes(texts, found.changes, longest)}\n{older}".rstrip())
        said = texts.html("check-changes", changes=shown)
        if _length(said) <= room - MARGIN:
            break
    return said


def _changes(texts: Texts, changes: Changes, longest: int) -> Html:
    lines: list[Html] = []
    if changes.added:
        lines.append(texts.html("check-added"))
        lines += _fragments(texts, [_quoted(texts, one, longest) for one in _leading_first(changes.added)])
    if changes.dropped:
        lines.append(texts.html("check-dropped"))
        lines += _fragments(texts, [_quoted(texts, one, longest) for one in changes.dropped])
    if changes.changed:
        lines.append(texts.html("check-changed"))
        pairs = sorted(changes.changed, key=lambda pair: not _leads(pair[1]))
        lines += _fragments(
            texts,
            [
                texts.html("check-pair", ours=_quoted(texts, ours, longest), theirs=_quoted(texts, theirs, longest))
                for ours, theirs in pairs
            ],
        )
    return Html("\n".join(lines))


def _fragments(texts: Texts, fragments: Sequence[Html]) -> list[Html]:
    left = len(fragments) - FRAGMENTS
    more = [texts.html("check-more", number=left)] if left > 0 else []
    return [*fragments[:FRAGMENTS], *more]


def _quoted(texts: Texts, fragment: str, longest: int) -> Html:
    """As code, which Telegram never makes a link of; the end of what is long stands too, where links often are."""
    return texts.html("check-quoted", fragment=_cut(fragment, longest))


def _cut(fragment: str, longest: int) -> str:
    if len(fragment) <= longest:
        return fragment
    half = (longest - 3) // 2
    return f"{fragment[:half].rstrip()} … {fragment[-half:].lstrip()}"


def _leading_first(fragments: Sequence[str]) -> list[str]:
    return sorted(fragments, key=lambda one: not _leads(one))


def _leads(fragment: str) -> bool:
    return "/" in fragment or "." in fragment.strip(".…")


def _length(html: str) -> int:
    return units(words_of_html(html))


def _carried(search: str) -> str:
    """The searched words as a button can carry them."""
    return search.replace(":", " ").encode()[:SEARCH_BYTES].decode(errors="ignore").strip()


def official_account(
    texts: Texts, account: str, *, url: str, institution: str, page: str, contest: tuple[int, int] | None
) -> Screen:
    """An institution's account that somebody asked about; `contest` is what its button carries, None once it is."""
    blocks = [texts.html("account-official", account=account, url=url, institution=institution)]
    if page:
        blocks.append(texts.html("account-official-page", page=page))
    if contest is None:
        blocks.append(texts.html("account-official-contested"))
        return Screen(text="\n".join(blocks))
    return Screen(
        text="\n".join(blocks), rows=((tap(texts.plain("button-account-contest"), "account_contest", *contest),),)
    )
