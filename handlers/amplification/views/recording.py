"""The screens by which shares are recorded, and a person's own records."""

from typing import Final

from handlers.amplification.views.accounts import name_of
from handlers.paging import number_of, turning
from handlers.screen import Button, Screen, shortened, tap
from siman_bot.conversations.amplification.recording import OpenedItem, TakenLink
from siman_bot.domain.places import Clock
from siman_bot.services.amplification.recording import Item, OwnShares, RecordedShare, ShareOutcome
from siman_bot.services.paging import Page
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock

TITLE: Final = 40


def items(texts: Texts, page: Page[Item]) -> Screen:
    rows = [
        (tap(f"{item.code} {shortened(item.content.title, TITLE)}", "share_item", item.code),) for item in page.rows
    ]
    key = "share-items" if page.rows else "share-items-none"
    return Screen(text=texts.html(key), rows=(*rows, *turning("share_items", page)))


def ask_link(texts: Texts, opened: OpenedItem) -> Screen:
    return Screen(
        text=texts.html("share-ask-link", code=opened.code, title=opened.title),
        rows=((tap(texts.plain("button-share-skip"), "share_close"),),),
    )


def taken(texts: Texts, taken: TakenLink) -> Screen:
    """What came of a link."""
    result = taken.result
    if result.outcome is ShareOutcome.CHOOSE:
        return _choice(texts, taken)
    if result.outcome is ShareOutcome.ALREADY_YOURS:
        text = texts.html(
            "share-already-yours",
            code=result.code,
            title=result.title,
            time=at_clock(result.recorded_at, result.clock, texts.language),
        )
    else:
        account = result.accounts[0]
        text = texts.html(
            f"share-recorded-{account.kind}", account=name_of(account), code=result.code, title=result.title
        )
    return Screen(
        text=text,
        rows=(
            (tap(texts.plain("button-share-done"), "share_close"), tap(texts.plain("button-own-records"), "records")),
        ),
    )


def closed(texts: Texts) -> Screen:
    return Screen(text=texts.html("share-closed"))


def records(texts: Texts, own: OwnShares) -> Screen:
    numbered = list(enumerate(own.page.rows, start=1))
    rows: list[tuple[Button, ...]] = [
        (
            tap(
                texts.plain("button-delete-record", number=number),
                "record_delete",
                share.id,
                number_of(own.page),
            ),
        )
        for number, share in numbered
    ]
    rows += turning("records", own.page)
    rows.append((tap(texts.plain("button-accounts"), "accounts"),))
    if not numbered:
        return Screen(text=texts.html("records-none"), rows=tuple(rows))
    lines = "\n\n".join(_line(texts, number, share, own.clock) for number, share in numbered)
    return Screen(text=texts.html("records-list", lines=Html(lines)), rows=tuple(rows))


def _choice(texts: Texts, taken: TakenLink) -> Screen:
    rows = [(tap(name_of(account), "share_as", account.id, taken.open.revision),) for account in taken.result.accounts]
    skip = (tap(texts.plain("button-share-skip"), "share_close"),)
    return Screen(text=texts.html("share-choose-account", code=taken.result.code), rows=(*rows, skip))


def _line(texts: Texts, number: int, share: RecordedShare, clock: Clock) -> str:
    return texts.html(
        "record-line",
        number=number,
        code=share.item_code,
        title=share.title,
        account=f"{share.platform.label} @{share.handle}",
        url=share.url,
        time=at_clock(share.recorded_at, clock, texts.language),
    )
