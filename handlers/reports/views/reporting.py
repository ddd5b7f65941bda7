"""The screens of a reporter."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from handlers.paging import turning
from handlers.reports.views import correcting
from handlers.reports.views.verdicts import answered_by
from handlers.screen import Screen, column, tap
from handlers.views.handing_in import counted
from siman_bot.conversations.reports.reporting import ReportForm
from siman_bot.domain.content import links_of, media_of
from siman_bot.domain.media import Media
from siman_bot.domain.places import Clock
from siman_bot.domain.reports.post import read_post
from siman_bot.services.paging import Page
from siman_bot.services.reports.reporting import HandedIn, MyReport
from siman_bot.services.reports.verdicts import shown_answer
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.excerpts import excerpt
from siman_bot.texts.times import at_clock

PREVIEW: Final = 1_800
OWN_TEXT: Final = 400
LINKS: Final = 1_500
"""Characters of links on one screen."""


def ask(texts: Texts) -> Screen:
    return Screen(text=texts.html("report-ask"), placeholder=texts.plain("report-ask-placeholder"))


def preview(texts: Texts, drafted: ReportForm) -> Screen:
    body = excerpt(drafted.body, PREVIEW)
    blocks = [texts.html("report-preview", body=body) if body else texts.html("report-preview-files")]
    post = read_post(drafted.body, (*links_beside(drafted), *links_of(drafted.parts)), media_of(drafted.parts))
    blocks += beside(texts, () if post.url is None else (post.url, *post.links), post.media)
    blocks.append(texts.html("report-preview-more"))
    return Screen(
        text="\n\n".join(blocks),
        rows=(
            (tap(texts.plain("button-report-send"), "report-send", drafted.key),),
            (tap(texts.plain("button-report-discard"), "report-drop", drafted.key),),
        ),
    )


def beside(texts: Texts, links: Sequence[str], media: Sequence[Media]) -> list[Html]:
    """The links of a report and what files it has, as blocks beneath its text."""
    blocks: list[Html] = []
    shown, left = [], LINKS
    for link in links:
        if len(link) > left:
            break
        shown.append(texts.html("report-link", url=link))
        left -= len(link)
    if shown:
        blocks.append(Html("\n".join(shown)))
    if len(shown) < len(links):
        blocks.append(texts.html("report-more-links", number=len(links) - len(shown)))
    if media:
        blocks.append(texts.html("report-files", what=files(texts, media)))
    return blocks


def files(texts: Texts, media: Sequence[Media]) -> str:
    """For example "10 foto, 1 video"."""
    return counted(texts, Counter(one.kind.value for one in media))


def links_beside(drafted: ReportForm) -> tuple[str, ...]:
    return () if drafted.url is None else (drafted.url,)


def sent(texts: Texts, report: HandedIn) -> Screen:
    return Screen(
        text=texts.html("report-sent", ticket=report.ticket),
        rows=((tap(texts.plain("button-my-reports"), "tickets", 0),),),
    )


def discarded(texts: Texts) -> Screen:
    return Screen(text=texts.html("report-discarded"))


def list_(texts: Texts, found: Page[MyReport]) -> Screen:
    if not found.rows:
        return Screen(text=texts.html("reports-none"))
    rows = [
        tap(
            texts.plain(
                "report-row",
                ticket=report.ticket,
                state=texts.plain("report-state", state=report.state.value),
            ),
            "ticket",
            report.id,
        )
        for report in found.rows
    ]
    lines = [when(texts, report.ticket, report.received_at, report.clock) for report in found.rows]
    return Screen(
        text=texts.html("reports-list", lines=Html("\n".join(lines))),
        rows=(*column(rows), *turning("tickets", found)),
    )


def when(texts: Texts, ticket: str, received_at: datetime, clock: Clock) -> Html:
    """The line about a report above the button with its state."""
    return texts.html("report-line", ticket=ticket, time=at_clock(received_at, clock, texts.language))


def mine(texts: Texts, report: MyReport) -> Screen:
    blocks = [
        texts.html(
            "report-opened",
            ticket=report.ticket,
            state=texts.plain("report-state", state=report.state.value),
            time=at_clock(report.received_at, report.clock, texts.language),
        )
    ]
    if report.body:
        blocks.append(texts.html("report-own-text", body=excerpt(report.body, OWN_TEXT)))
    if report.body is not None:
        blocks += beside(texts, report.links if not report.body else (), report.media)
    buttons = [tap(texts.plain("button-my-reports"), "tickets", 0)]
    if number := len(report.answers):
        key, gaps = shown_answer(report.ticket, report.answers, number)
        blocks += [texts.html(key, **gaps), *answered_by(texts, report.answers[-1])]
        buttons = [*correcting.checking(texts, report.answers[-1]), *buttons]
        if number > 1:
            buttons.insert(0, tap(texts.plain("button-answer-before"), "ticket-answer", report.id, number - 1))
    if report.is_open:
        buttons.insert(0, tap(texts.plain("button-withdraw"), "ticket-weigh", report.id))
    return Screen(text="\n\n".join(blocks), rows=column(buttons))


def answer(texts: Texts, report: MyReport, number: int) -> Screen:
    """One of the answers, from 1 on."""
    if not report.answers:
        return mine(texts, report)
    return correcting.answer(
        texts,
        report.ticket,
        report.answers,
        number,
        report_id=report.id,
        action="ticket-answer",
        back=tap(texts.plain("button-my-reports"), "tickets", 0),
    )


def weigh_withdrawal(texts: Texts, report: MyReport) -> Screen:
    if not report.is_open:
        return mine(texts, report)
    return Screen(
        text=texts.html("report-weigh-withdrawal", ticket=report.ticket),
        rows=(
            (tap(texts.plain("button-withdraw-yes"), "ticket-withdraw", report.id),),
            (tap(texts.plain("button-withdraw-no"), "ticket", report.id),),
        ),
    )
