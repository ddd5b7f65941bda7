"""The screens of a member's own accounts."""

from collections.abc import Sequence
from typing import Final

from handlers.paging import pager
from handlers.screen import Button, Screen, tap
from siman_bot.services.amplification.accounts import Account, AccountKind, Adding, Removal
from siman_bot.texts.catalogue import Html, Texts

PAGE: Final = 6


def name_of(account: Account | Adding) -> str:
    """For example `Instagram @diskominfo`."""
    return f"{account.platform.label} @{account.handle}"


def overview(texts: Texts, own: Sequence[Account], *, page: int) -> Screen:
    first = max(page, 0) * PAGE
    shown = own[first : first + PAGE]
    rows: list[tuple[Button, ...]] = [(tap(texts.plain("button-add-account"), "account_add"),)]
    rows += [
        (tap(texts.plain("button-remove-account", account=name_of(account)), "account_remove", account.id),)
        for account in shown
    ]
    rows += pager("accounts", page, len(own) > first + PAGE)
    rows.append((tap(texts.plain("button-own-records"), "records"),))
    if not own:
        return Screen(text=texts.html("accounts-none"), rows=tuple(rows))
    lines = "\n".join(_line(texts, account) for account in shown)
    return Screen(text=texts.html("accounts-list", lines=Html(lines)), rows=tuple(rows))


def ask_link(texts: Texts) -> Screen:
    return Screen(text=texts.html("account-ask-link"), rows=((_cancel(texts),),))


def ask_kind(texts: Texts, adding: Adding) -> Screen:
    revision = adding.dialog.revision
    official = texts.plain("button-account-institution", institution=adding.institution_name)
    return Screen(
        text=texts.html(
            "account-ask-kind", account=name_of(adding), url=adding.url, institution=adding.institution_name
        ),
        rows=(
            (tap(official, "account_kind", AccountKind.INSTITUTION.value, revision),),
            (tap(texts.plain("button-account-personal"), "account_kind", AccountKind.PERSONAL.value, revision),),
            (_cancel(texts),),
        ),
    )


def ask_declaration(texts: Texts, adding: Adding) -> Screen:
    personal = adding.kind is AccountKind.PERSONAL
    key = "account-declare-personal" if personal else "account-declare-institution"
    return Screen(
        text=texts.html(key, account=name_of(adding), url=adding.url, institution=adding.institution_name),
        rows=(
            (tap(texts.plain(f"button-{key}"), "account_declare", adding.dialog.revision),),
            (_cancel(texts),),
        ),
    )


def added(texts: Texts, account: Account) -> Screen:
    if account.waits:
        return Screen(
            text=texts.html("account-added-waiting", account=name_of(account), institution=account.institution_name),
            rows=((tap(texts.plain("button-accounts"), "accounts"),),),
        )
    return Screen(
        text=texts.html("account-added", account=name_of(account)),
        rows=(
            (tap(texts.plain("button-record-now"), "share_items"),),
            (tap(texts.plain("button-accounts"), "accounts"),),
        ),
    )


def ask_removal(texts: Texts, removal: Removal) -> Screen:
    account = removal.account
    return Screen(
        text=texts.html(f"account-ask-removal-{account.kind}", account=name_of(account), shares=removal.shares),
        rows=(
            (tap(texts.plain("button-remove-yes"), "account_drop", account.id),),
            (tap(texts.plain("button-accounts"), "accounts"),),
        ),
    )


def removed(texts: Texts, removal: Removal) -> Screen:
    account = removal.account
    return Screen(
        text=texts.html(f"account-removed-{account.kind}", account=name_of(account), shares=removal.shares),
        rows=((tap(texts.plain("button-accounts"), "accounts"),),),
    )


def _line(texts: Texts, account: Account) -> str:
    key = "account-line-waiting" if account.waits else f"account-line-{account.kind}"
    return texts.html(key, account=name_of(account), url=account.url, institution=account.institution_name)


def _cancel(texts: Texts) -> Button:
    return tap(texts.plain("button-account-cancel"), "account_cancel")
