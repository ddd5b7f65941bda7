"""The screens of the writer's own items, and of what was sent for review."""

from handlers.publishing.views import attaching, cards, explaining
from handlers.publishing.views.targets import audience_text, with_line
from handlers.screen import Screen, column, tap
from handlers.sending.views.plans import plan_lines
from siman_bot.domain.publishing.item import ItemState
from siman_bot.services.publishing.submitting import OwnItem, Submitted
from siman_bot.texts.catalogue import Html, Texts


def submitted(texts: Texts, done: Submitted) -> Screen:
    return Screen(text=texts.html("item-submitted", code=done.code, reviewers=done.reviewers))


def own_item(texts: Texts, shown: OwnItem) -> Screen:
    item = shown.item
    card = cards.item_text(texts, code=item.code, kind=item.kind, content=item.content)
    state = texts.html("item-state", state=item.state)
    text = texts.html(
        "own-item",
        card=Html(card),
        state=state if shown.explained is None else Html(f"{state}{explaining.why(texts, item, shown.explained)}"),
        version=item.version,
        audience=with_line(
            audience_text(texts, shown.audience), attaching.line(texts, item.content, item.code, item.kind)
        ),
        plan=plan_lines(texts, item.plan, shown.audience.clocks),
    )
    if item.returned_because:
        text = Html(f"{text}\n\n{texts.html('returned-because', reason=item.returned_because)}")
    buttons = []
    if item.state is not ItemState.WITHDRAWN:
        buttons.append(tap(texts.plain("button-edit-item"), "item-edit", item.id))
    if shown.can_withdraw:
        buttons.append(tap(texts.plain("button-item-withdraw"), "item-drop-ask", item.id, item.revision))
    if shown.public:
        buttons.append(tap(texts.plain("button-withdraw-item"), "withdraw", item.id, 0))
    if shown.explained is not None:
        buttons.append(tap(texts.plain("button-explain"), "explain", item.id, 0))
    buttons.append(tap(texts.plain("button-to-desk"), "desk", 0))
    seeing = attaching.see(texts, item.content.media, "attach-see", item.id, item.version)
    return Screen(text=text, rows=(*seeing, *column(buttons)))


def ask_withdraw(texts: Texts, *, item_id: int, revision: int) -> Screen:
    return Screen(
        text=texts.html("ask-withdraw"),
        rows=column(
            [
                tap(texts.plain("button-item-withdraw-yes"), "item-drop", item_id, revision),
                tap(texts.plain("button-keep"), "item-own", item_id),
            ]
        ),
    )


def withdrawn(texts: Texts, code: str) -> Screen:
    return Screen(text=texts.html("item-withdrawn", code=code))
