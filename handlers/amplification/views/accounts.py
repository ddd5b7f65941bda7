"""The screens of a member's own accounts."""

from handlers.paging import turning
from handlers.screen import Button, Screen, tap
from siman_bot.conversations.amplification.accounts import AskedAccount
from siman_bot.domain.amplification.account import Account, AccountKind
from siman_bot.domain.post_link import ProfileLink
from siman_bot.services.amplification.accounts import AccountRemoval
from siman_bot.services.paging import Page
from siman_bot.texts.catalogue import Html, Texts


def name_of(account: Account | ProfileLink) -> str:
    """For example `Instagram @diskominfo`."""
    return f"{account.platform.label} @{account.handle}"


def overview(texts: Texts, own: Page[Account]) -> Screen:
    rows: list[tuple[Button, ...]] = [(tap(texts.plain("button-add-account"), "account_add"),)]
    rows += [
        (tap(texts.plain("button-remove-account", account=name_of(account)), "account_remove", account.id),)
        for account in own.rows
    ]
    rows += turning("accounts", own)
    rows.append((tap(texts.plain("button-own-records"), "records"),))
    if not own.rows:
        return Screen(text=texts.html("accounts-none"), rows=tuple(rows))
    lines = "\n".join(_line(texts, account) for account in own.rows)
    return Screen(text=texts.html("accounts-list", lines=Html(lines)), rows=tuple(rows))


def ask_link(texts: Texts) -> Screen:
    return Screen(text=texts.html("account-ask-link"), rows=((_cancel(texts),),))


def ask_kind(texts: Texts, asked: AskedAccount) -> Screen:
    revision = asked.open.revision
    official = texts.plain("button-account-institution", institution=asked.institution_name)
    return Screen(
        text=_about(texts, "account-ask-kind", asked),
        rows=(
            (tap(official, "account_kind", AccountKind.INSTITUTION.value, revision),),
            (tap(texts.plain("button-account-personal"), "account_kind", AccountKind.PERSONAL.value, revision),),
            (_cancel(texts),),
        ),
    )


def ask_declaration(texts: Texts, asked: AskedAccount) -> Screen:
    personal = asked.open.form.kind is AccountKind.PERSONAL
    key = "account-declare-personal" if personal else "account-declare-institution"
    return Screen(
        text=_about(texts, key, asked),
        rows=(
            (tap(texts.plain(f"button-{key}"), "account_declare", asked.open.revision),),
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


def ask_removal(texts: Texts, removal: AccountRemoval) -> Screen:
    account = removal.account
    return Screen(
        text=texts.html(f"account-ask-removal-{account.kind}", account=name_of(account), shares=removal.shares),
        rows=(
            (tap(texts.plain("button-remove-yes"), "account_drop", account.id),),
            (tap(texts.plain("button-accounts"), "accounts"),),
        ),
    )


def removed(texts: Texts, removal: AccountRemoval) -> Screen:
    account = removal.account
    return Screen(
        text=texts.html(f"account-removed-{account.kind}", account=name_of(account), shares=removal.shares),
        rows=((tap(texts.plain("button-accounts"), "accounts"),),),
    )


def _about(texts: Texts, key: str, asked: AskedAccount) -> Html:
    profile = asked.profile
    return texts.html(key, account=name_of(profile), url=profile.url, institution=asked.institution_name)


def _line(texts: Texts, account: Account) -> str:
    key = "account-line-waiting" if account.waits else f"account-line-{account.kind}"
    return texts.html(key, account=name_of(account), url=account.url, institution=account.institution_name)


def _cancel(texts: Texts) -> Button:
    return tap(texts.plain("button-account-cancel"), "account_cancel")
