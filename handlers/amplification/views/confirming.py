"""The screens of those who confirm the accounts of institutions."""

from handlers.amplification.views.accounts import name_of
from handlers.paging import turning
from handlers.screen import Button, Screen, tap
from siman_bot.domain.amplification.account import Account
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.paging import Page
from siman_bot.texts.catalogue import Texts


def waiting(texts: Texts, shown: Page[Account]) -> Screen:
    """What waits for an admin's decision."""
    if not shown.rows:
        return Screen(text=texts.html("accounts-waiting-none"), rows=((_to_members(texts),),))
    rows = [
        (
            tap(
                f"{name_of(account)} · {account.institution_name}",
                "account_look",
                account.id,
                seconds(account.declared_at),
            ),
        )
        for account in shown.rows
    ]
    return Screen(
        text=texts.html("accounts-waiting"), rows=(*rows, *turning("accounts_waiting", shown), (_to_members(texts),))
    )


def asked(texts: Texts, account: Account) -> Screen:
    """One account to decide on."""
    args = (account.id, seconds(account.declared_at))
    return Screen(
        text=texts.html(
            "account-declared", account=name_of(account), url=account.url, institution=account.institution_name
        ),
        rows=(
            (tap(texts.plain("button-account-confirm"), "account_ok", *args),),
            (tap(texts.plain("button-account-refuse"), "account_no", *args),),
            (tap(texts.plain("button-accounts-waiting-back"), "accounts_waiting", 0),),
        ),
    )


def _to_members(texts: Texts) -> Button:
    return tap(texts.plain("button-members-back"), "mem_all")


def decided(texts: Texts, account: Account, key: str) -> Screen:
    return Screen(
        text=texts.html(key, account=name_of(account), institution=account.institution_name),
        rows=((tap(texts.plain("button-accounts-waiting-back"), "accounts_waiting", 0),),),
    )
