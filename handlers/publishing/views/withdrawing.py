"""The screens of taking a broadcast item back."""

from handlers.screen import Button, Screen, column, tap
from siman_bot.conversations.publishing.withdrawing import WithdrawingForm, WithdrawingPrompt
from siman_bot.domain.publishing.withdrawal import Removal, WithdrawalReason
from siman_bot.services.publishing.withdrawing import Withdrawable, Withdrawn
from siman_bot.texts.catalogue import Texts


def choose(texts: Texts, item: Withdrawable, *, origin: int) -> Screen:
    """`origin` is the broadcast that the person came from, 0 for the own item."""
    ways = [
        tap(
            texts.plain(f"button-withdraw-item-{removal}"),
            "withdraw-how",
            item.item_id,
            item.revision,
            removal,
            origin,
        )
        for removal in Removal
    ]
    text = texts.html("withdraw-choose", code=item.code, title=item.title, chats=item.chats)
    return Screen(text=text, rows=column([*ways, _back(texts.plain("button-back"), item.item_id, origin)]))


def ask_reason(texts: Texts, form: WithdrawingForm, *, again: bool = False) -> Screen:
    """The list of reasons; `again` where something else was said."""
    reasons = [
        tap(texts.plain("withdrawal-reason", reason=reason), "withdraw-why", reason) for reason in WithdrawalReason
    ]
    text = texts.html("withdraw-reason-again" if again else "withdraw-reason", code=form.code)
    back = _back(texts.plain("button-withdraw-item-no"), form.item, form.origin)
    return Screen(text=text, rows=column([*reasons, back]))


def confirm(texts: Texts, shown: WithdrawingPrompt) -> Screen:
    item, form = shown.item, shown.open.form
    text = texts.html(
        "withdraw-confirm",
        removal=form.removal,
        code=item.code,
        title=item.title,
        chats=item.chats,
        reason=form.reason,
    )
    return Screen(
        text=text,
        rows=column(
            [
                tap(texts.plain("button-withdraw-item-yes"), "withdraw-yes", item.item_id, item.revision),
                _back(texts.plain("button-withdraw-item-no"), item.item_id, form.origin),
            ]
        ),
    )


def done(texts: Texts, withdrawn: Withdrawn) -> Screen:
    text = texts.html("withdraw-done", removal=withdrawn.removal, code=withdrawn.code, chats=withdrawn.chats)
    if not withdrawn.item_id:
        return Screen(text=text)
    return Screen(text=text, rows=((tap(texts.plain("button-explain"), "explain", withdrawn.item_id, -1),),))


def _back(label: str, item_id: int, origin: int) -> Button:
    return tap(label, "broadcast", origin, 0) if origin else tap(label, "item-own", item_id)
