"""Who holds which role, given and taken away by whoever operates the bot."""

from typing import Annotated

import typer

from siman_bot.app import utc_now
from siman_bot.cli.console import fail, system_account
from siman_bot.cli.database import on_database
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.services.people.granting import Granting
from storage.engine import Database

_OFFERED = 8

TelegramId = Annotated[int, typer.Argument(min=1, show_default=False, help="The person's Telegram id, a number.")]
RoleName = Annotated[Role, typer.Argument(show_default=False)]
ScopeText = Annotated[
    str,
    typer.Argument(show_default=False, help="nation, region:WIB, province:31, regency:31.71, institution:12, a name"),
]


def grant(telegram_id: TelegramId, role: RoleName, scope: ScopeText) -> None:
    """Give a role within a scope to somebody who has agreed by /start."""
    given = Grant(role=role, scope=_scope(scope))
    if on_database(lambda database: _granting(database).grant(telegram_id, given)):
        print(
            f"{telegram_id} now holds {role.value} for {given.scope}. Their menu in the running bot follows by itself."
        )
    else:
        print(f"{telegram_id} holds {role.value} for {given.scope} already; nothing changed.")


def revoke(telegram_id: TelegramId, role: RoleName, scope: ScopeText) -> None:
    """Take a role within a scope away."""
    taken = Grant(role=role, scope=_scope(scope))
    if on_database(lambda database: _granting(database).revoke(telegram_id, taken)):
        print(f"{telegram_id} no longer holds {role.value} for {taken.scope}.")
    else:
        fail(f"{telegram_id} doesn't hold {role.value} for {taken.scope}; `siman-bot roles` lists who holds what.")


def roles() -> None:
    """List who holds which role, by Telegram id."""
    granted = on_database(lambda database: _granting(database).granted())
    for one in granted:
        print(f"{one.telegram_id:<12} {one.grant.role.value:<15} {one.grant.scope}")
    if not granted:
        print("Nobody holds a role.")


def _granting(database: Database) -> Granting:
    return Granting(database=database, clock=utc_now, account=system_account())


def _scope(text: str) -> Scope:
    """As it is stored, or the one place or institution that is called like that."""
    try:
        return Scope.parse(text)
    except ValueError:
        if not text.strip() or ":" in text or text.strip().lower() in set(ScopeKind):
            raise _unusable() from None
    meant, offered = on_database(lambda database: _granting(database).named(text))
    if meant is not None:
        print(f"{dict(offered)[meant]} is {meant}.")
        return meant
    if not offered:
        raise _unusable()
    listed = ", ".join(f"{scope} ({name})" for scope, name in offered[:_OFFERED])
    raise typer.BadParameter(f"it may be {listed}", param_hint="SCOPE")


def _unusable() -> typer.BadParameter:
    return typer.BadParameter(
        "write nation, region:WIB, province:31, regency:31.71, institution:12, or the name of a place",
        param_hint="SCOPE",
    )
