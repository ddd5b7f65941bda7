"""The screens by which shares are recorded, and a person's own records."""

from dataclasses import replace
from typing import Final

from handlers.amplification.views.accounts import name_of
from handlers.paging import number_of, turning
from handlers.screen import Button, Screen, shortened, tap
from siman_bot.conversations.amplification.recording import LinkOutcome, OpenedItem, TakenLinks
from siman_bot.domain.places import Clock
from siman_bot.services.amplification.recording import Item, OwnShares, RecordedShare, ShareOutcome, ShareResult
from siman_bot.services.paging import Page
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock

URL: Final = 80


def items(texts: Texts, page: Page[Item], *, links: int = 0) -> Screen:
    """The items to choose from; `links` is how many posts wait for that."""
    rows = [(tap(f"{item.code} {item.content.title}", "share_item", item.code),) for item in page.rows]
    key = "share-items" if page.rows else "share-items-none"
    if not links:
        return Screen(text=texts.html(key), rows=(*rows, *turning("share_items", page)))
    if page.rows:
        key = "share-items-links"
    close = (tap(texts.plain("button-hand-drop"), "share_close"),)
    return Screen(text=texts.html(key, number=links), rows=(*rows, *turning("share_items", page), close))


def found(texts: Texts, page: Page[Item]) -> Screen:
    """The first of those whose titles hold the words that were typed."""
    return Screen(text=texts.html("share-items-found"), rows=items(texts, replace(page, more=False)).rows)


def ask_link(texts: Texts, opened: OpenedItem) -> Screen:
    return Screen(
        text=texts.html("share-ask-link", code=opened.code, title=opened.title),
        rows=((tap(texts.plain("button-share-skip"), "share_close"),),),
    )


def taken(texts: Texts, taken: TakenLinks) -> Screen:
    """What came of the links."""
    if len(taken.outcomes) == 1 and taken.choice is None and taken.outcomes[0].result is not None:
        return Screen(text=_outcome(texts, taken.outcomes[0].result), rows=_done(texts))
    lines = [_line_of(texts, outcome) for outcome in taken.outcomes]
    if taken.choice is None:
        return Screen(text=texts.html("share-several", lines=Html("\n".join(lines))), rows=_done(texts))
    choice = _choice(texts, taken, taken.choice)
    return Screen(text="\n\n".join([*lines, choice.text]), rows=choice.rows)


def _outcome(texts: Texts, result: ShareResult) -> Html:
    if result.outcome is ShareOutcome.ALREADY_YOURS:
        return texts.html(
            "share-already-yours",
            code=result.code,
            title=result.title,
            time=at_clock(result.recorded_at, result.clock, texts.language),
        )
    account = result.accounts[0]
    return texts.html(f"share-recorded-{account.kind}", account=name_of(account), code=result.code, title=result.title)


def _line_of(texts: Texts, outcome: LinkOutcome) -> Html:
    """One of several links."""
    url, result = shortened(outcome.url, URL), outcome.result
    if result is None:
        reason = texts.plain(f"refusal-{outcome.refused}", **outcome.gaps)
        return texts.html("share-line-refused", url=url, reason=reason)
    if result.outcome is ShareOutcome.ALREADY_YOURS:
        return texts.html("share-line-already", url=url, code=result.code)
    return texts.html("share-line-recorded", url=url, code=result.code, account=name_of(result.accounts[0]))


def _done(texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((tap(texts.plain("button-share-done"), "share_close"), tap(texts.plain("button-own-records"), "records")),)


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


def _choice(texts: Texts, taken: TakenLinks, choice: ShareResult) -> Screen:
    rows = [(tap(name_of(account), "share_as", account.id, taken.open.revision),) for account in choice.accounts]
    skip = (tap(texts.plain("button-share-skip"), "share_close"),)
    if not taken.outcomes and not taken.open.form.links:
        return Screen(text=texts.html("share-choose-account", code=choice.code), rows=(*rows, skip))
    text = texts.html("share-choose-account-of", code=choice.code, url=shortened(choice.url, URL))
    return Screen(text=text, rows=(*rows, skip))


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
