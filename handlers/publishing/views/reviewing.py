"""The screens of review."""

from handlers.paging import turning
from handlers.publishing.views import attaching, cards, vouching
from handlers.publishing.views.targets import audience_text, with_line
from handlers.screen import Button, Screen, column, fits, tap
from handlers.sending.views.plans import plan_lines, release_text
from siman_bot.conversations.publishing.reviewing import ReviewingForm
from siman_bot.domain.publishing.vouching import Answers
from siman_bot.domain.publishing.words.reasons import REASON_LIMIT
from siman_bot.domain.sending.way import Way
from siman_bot.services.paging import Page
from siman_bot.services.publishing.reviewing import Approved, QueueRow, Review
from siman_bot.texts.catalogue import Html, Texts


def queue(texts: Texts, page: Page[QueueRow]) -> Screen:
    if not page.rows:
        return Screen(text=texts.html("review-none"))
    rows = [_listed(texts, row) for row in page.rows]
    return Screen(text=texts.html("review-list"), rows=(*column(rows), *turning("review-list", page)))


def _listed(texts: Texts, row: QueueRow) -> Button:
    if row.explanation_id:
        return tap(texts.plain("review-explanation", code=row.code), "explained", row.explanation_id)
    return tap(f"{row.code} {row.title}", "review", row.item_id)


def review(texts: Texts, shown: Review, answers: Answers) -> Screen:
    """The item as it is to be sent, and the one thing that is to be answered or decided next."""
    item, content = shown.item, shown.item.content
    asked, buttons = vouching.next_(texts, shown, answers)
    text = texts.html(
        "review",
        card=Html(cards.item_text(texts, code=item.code, kind=item.kind, content=content)),
        version=item.version,
        audience=with_line(audience_text(texts, shown.audience), attaching.line(texts, content, item.code, item.kind)),
        plan=_conditions(texts, shown),
        note=Html("\n".join([*_amends(texts, shown), texts.html("review-own") if shown.own else asked])),
    )
    seen = (item.id, item.version, item.revision)
    decision = [] if shown.own else [*buttons, tap(texts.plain("button-send-back"), "review-return", *seen)]
    seeing = attaching.see(texts, content.media, "attach-see", item.id, item.version)
    back = tap(texts.plain("button-to-queue"), "review-list", 0)
    return Screen(text=text, rows=(*seeing, *column([*decision, back])))


def _conditions(texts: Texts, shown: Review) -> Html:
    """When it goes out, and what that costs where it costs something."""
    plan = plan_lines(texts, shown.item.plan, shown.audience.clocks)
    return Html("\n".join([plan, texts.html("review-stars", number=shown.stars)])) if shown.stars else plan


def approved(texts: Texts, done: Approved) -> Screen:
    said = [_amended(texts, done) if done.amends else _approved(texts, done)]
    if done.reached.resting and not done.scheduled:
        said.append(texts.html("review-resting", number=done.reached.resting))
    if done.reached.troubled:
        said.append(texts.html("review-troubled", number=done.reached.troubled))
    return Screen(text="\n".join(said))


def _approved(texts: Texts, done: Approved) -> Html:
    if done.scheduled:
        key = "review-scheduled-relay" if done.way is Way.RELAY else "review-scheduled"
        time = release_text(texts, done.plan, done.clocks)
        return texts.html(key, code=done.code, reached=done.reached.new, time=time)
    key = "review-approved-relay" if done.way is Way.RELAY else "review-approved"
    return texts.html(key, code=done.code, reached=done.reached.new)


def _amended(texts: Texts, done: Approved) -> Html:
    key = "review-amended-relay" if done.way is Way.RELAY else "review-amended"
    said = texts.html(key, code=done.code, edited=done.reached.edited, new=done.reached.new)
    if not (done.scheduled and done.reached.new):
        return said
    time = release_text(texts, done.plan, done.clocks)
    return Html("\n".join([said, texts.html("review-amended-later", time=time)]))


def ask_reason(texts: Texts, shown: Review, form: ReviewingForm) -> Screen:
    """What the reason is about stays in sight."""
    item = shown.item
    asked = texts.html("review-reason", code=form.code, limit=REASON_LIMIT)
    card = cards.item_text(texts, code=item.code, kind=item.kind, content=item.content)
    whole = Html(f"{card}\n\n{asked}")
    back = tap(texts.plain("button-back-to-review"), "review", item.id)
    return Screen(text=whole if fits(whole) else asked, rows=((back,),))


def sent_back(texts: Texts, code: str) -> Screen:
    return Screen(text=texts.html("review-sent-back", code=code))


def _amends(texts: Texts, shown: Review) -> list[Html]:
    """What approval does where an older version stands."""
    reached = shown.amends
    if reached is None:
        return []
    key = "review-amends-relay" if shown.item.way is Way.RELAY else "review-amends"
    said = [texts.html(key, edited=reached.edited, new=reached.new)]
    if reached.unknown:
        said.append(texts.html("review-amends-unknown", number=reached.unknown))
    return said
