"""The screens by which shares are recorded, and a person's own records."""

from typing import Final

from handlers.amplification.views.accounts import name_of
from handlers.paging import pager
from handlers.screen import Button, Screen, shortened, tap
from siman_bot.domain.places import Clock
from siman_bot.services.amplification.recording import ItemPage, Opened, Outcome, Record, Recording, RecordPage
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock

TITLE: Final = 40


def items(texts: Texts, page: ItemPage) -> Screen:
    rows = [
        (tap(f"{item.code} {shortened(item.content.title, TITLE)}", "share_item", item.code),) for item in page.items
    ]
    key = "share-items" if page.items else "share-items-none"
    return Screen(text=texts.html(key), rows=(*rows, *pager("share_items", page.page, page.more)))


def ask_link(texts: Texts, opened: Opened) -> Screen:
    return Screen(
        text=texts.html("share-ask-link", code=opened.code, title=opened.title),
        rows=((tap(texts.plain("button-share-skip"), "share_close"),),),
    )


def recording(texts: Texts, recording: Recording) -> Screen:
    if recording.outcome is Outcome.CHOOSE:
        return _choice(texts, recording)
    if recording.outcome is Outcome.ALREADY_YOURS:
        text = texts.html(
            "share-already-yours",
            code=recording.code,
            title=recording.title,
            time=at_clock(recording.recorded_at, recording.clock, texts.language),
        )
    else:
        account = recording.accounts[0]
        text = texts.html(
            f"share-recorded-{account.kind}", account=name_of(account), code=recording.code, title=recording.title
        )
    return Screen(
        text=text,
        rows=(
            (tap(texts.plain("button-share-done"), "share_close"), tap(texts.plain("button-own-records"), "records")),
        ),
    )


def closed(texts: Texts) -> Screen:
    return Screen(text=texts.html("share-closed"))


def records(texts: Texts, page: RecordPage) -> Screen:
    rows: list[tuple[Button, ...]] = [
        (tap(texts.plain("button-delete-record", number=number), "record_delete", record.id, page.page),)
        for number, record in enumerate(page.records, start=1)
    ]
    rows += pager("records", page.page, page.more)
    rows.append((tap(texts.plain("button-accounts"), "accounts"),))
    if not page.records:
        return Screen(text=texts.html("records-none"), rows=tuple(rows))
    lines = "\n\n".join(_line(texts, number, record, page.clock) for number, record in enumerate(page.records, start=1))
    return Screen(text=texts.html("records-list", lines=Html(lines)), rows=tuple(rows))


def _choice(texts: Texts, recording: Recording) -> Screen:
    rows = [
        (tap(name_of(account), "share_as", account.id, recording.dialog.revision),) for account in recording.accounts
    ]
    skip = (tap(texts.plain("button-share-skip"), "share_close"),)
    return Screen(text=texts.html("share-choose-account", code=recording.code), rows=(*rows, skip))


def _line(texts: Texts, number: int, record: Record, clock: Clock) -> str:
    return texts.html(
        "record-line",
        number=number,
        code=record.item_code,
        title=record.title,
        account=f"{record.platform.label} @{record.handle}",
        url=record.url,
        time=at_clock(record.recorded_at, clock, texts.language),
    )
