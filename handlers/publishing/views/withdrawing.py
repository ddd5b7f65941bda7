"""The screens of taking a broadcast item back."""

from handlers.screen import Button, Screen, column, tap
from siman_bot.conversations.forms import Dialog
from siman_bot.domain.publishing.withdrawal import REASON_LIMIT, Removal
from siman_bot.services.publishing.withdrawing import Choice, Weighed, Withdrawn
from siman_bot.texts.catalogue import Texts


def choose(texts: Texts, choice: Choice, *, origin: int) -> Screen:
    """`origin` is the broadcast that the person came from, 0 for the own item."""
    ways = [
        tap(
            texts.plain(f"button-withdraw-item-{removal}"),
            "withdraw-how",
            choice.item_id,
            choice.revision,
            removal,
            origin,
        )
        for removal in Removal
    ]
    text = texts.html("withdraw-choose", code=choice.code, title=choice.title, chats=choice.chats)
    return Screen(text=text, rows=column([*ways, _back(texts.plain("button-back"), choice.item_id, origin)]))


def ask_reason(texts: Texts, dialog: Dialog) -> Screen:
    return Screen(text=texts.html("withdraw-reason", code=dialog.data["code"], limit=REASON_LIMIT))


def confirm(texts: Texts, weighed: Weighed) -> Screen:
    choice = weighed.choice
    text = texts.html(
        "withdraw-confirm",
        removal=weighed.removal,
        code=choice.code,
        title=choice.title,
        chats=choice.chats,
        reason=weighed.reason,
    )
    return Screen(
        text=text,
        rows=column(
            [
                tap(texts.plain("button-withdraw-item-yes"), "withdraw-yes", choice.item_id, choice.revision),
                _back(texts.plain("button-withdraw-item-no"), choice.item_id, weighed.origin),
            ]
        ),
    )


def done(texts: Texts, withdrawn: Withdrawn) -> Screen:
    return Screen(
        text=texts.html("withdraw-done", removal=withdrawn.removal, code=withdrawn.code, chats=withdrawn.chats)
    )


def _back(label: str, item_id: int, origin: int) -> Button:
    return tap(label, "broadcast", origin, 0) if origin else tap(label, "item-own", item_id)
