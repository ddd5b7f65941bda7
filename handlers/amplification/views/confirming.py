"""The screens of those who confirm the accounts of institutions."""

from handlers.amplification.views.accounts import name_of
from handlers.paging import turning
from handlers.screen import Button, Screen, tap
from siman_bot.conversations.amplification.confirming import ConfirmingForm
from siman_bot.domain.amplification.account import Account
from siman_bot.domain.called.fitting import by_parts
from siman_bot.domain.called.labels import short_office
from siman_bot.domain.places import Clock
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.amplification.contesting import OfficialAccount
from siman_bot.services.paging import Page
from siman_bot.texts.catalogue import Html, Texts
from siman_bot.texts.times import at_clock


def waiting(texts: Texts, shown: Page[Account], *, clock: Clock) -> Screen:
    """What waits for an admin's decision."""
    if not shown.rows:
        return Screen(text=texts.html("accounts-waiting-none"), rows=((_to_members(texts),),))
    labels = by_parts(
        [
            (f"{name_of(one)} · {short_office(one.institution_name)}", at_clock(one.declared_at, clock, texts.language))
            for one in shown.rows
        ]
    )
    rows = [
        (tap(label, "account_look", one.id, seconds(one.declared_at)),)
        for label, one in zip(labels, shown.rows, strict=True)
    ]
    return Screen(
        text=texts.html("accounts-waiting"), rows=(*rows, *turning("accounts_waiting", shown), (_to_members(texts),))
    )


def asked(texts: Texts, account: Account) -> Screen:
    """One account to decide on: to confirm it, as the first or the second, or because somebody contested it."""
    args = (account.id, seconds(account.declared_at))
    gaps = {"account": name_of(account), "url": account.url, "institution": account.institution_name}
    if account.contested_at is not None:
        named = account.page and texts.html("account-official-page", page=account.page)
        page = Html(f"\n{named}" if named else "")
        text = texts.html("account-is-contested", page=page, **gaps)
        ways = (("button-account-keep", "account_keep"), ("button-account-strike", "account_strike"))
    else:
        once = texts.html("account-declared-once", page=account.page, **gaps) if account.page else None
        text = once or texts.html("account-declared", **gaps)
        ways = (("button-account-confirm", "account_ok"), ("button-account-refuse", "account_no"))
    return Screen(
        text=text,
        rows=(
            *((tap(texts.plain(label), action, *args),) for label, action in ways),
            (tap(texts.plain("button-accounts-waiting-back"), "accounts_waiting", 0),),
        ),
    )


def ask_page(texts: Texts, form: ConfirmingForm) -> Screen:
    return Screen(text=texts.html("account-ask-page", account=form.name, institution=form.institution))


def contested(texts: Texts, official: OfficialAccount) -> Screen:
    return Screen(text=texts.html("account-contest-taken", account=official.name, institution=official.institution))


def _to_members(texts: Texts) -> Button:
    return tap(texts.plain("button-members-back"), "mem_all")


def decided(texts: Texts, account: Account, key: str) -> Screen:
    return Screen(
        text=texts.html(key, account=name_of(account), institution=account.institution_name),
        rows=((tap(texts.plain("button-accounts-waiting-back"), "accounts_waiting", 0),),),
    )
