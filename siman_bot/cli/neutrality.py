"""The lexicon and the calendar of neutrality, taken in from sheets by whoever operates the bot."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from siman_bot.app import utc_now
from siman_bot.cli.console import WRONG, fail, system_account
from siman_bot.cli.database import on_database
from siman_bot.domain.refusals import Invalid
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.publishing.neutrality.holding import Holding
from siman_bot.services.publishing.neutrality.importing import Importing, Taken
from siman_bot.texts.catalogue import texts_in
from storage.engine import Database

_MOST_BYTES: Final = 20_000_000

Sheet = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, readable=True, show_default=False, help="A CSV file.")
]
Instead = Annotated[bool, typer.Option("--instead", help="Remove what the file doesn't hold.")]
TryOnly = Annotated[bool, typer.Option("--dry-run", help="Change nothing; say what would become of each row.")]


def names(file: Sheet, instead: Instead = False, try_only: TryOnly = False) -> None:
    """Take in names: kind,name,aliases,place.

    A kind is party, candidate, slogan, hashtag or symbol; aliases are separated by "|"; a place is a Kemendagri code or
    "nasional". 0: all rows were taken. 1: some rows are bad; each is named, and the others were taken.
    """
    lines = _lines(file)
    _take(lambda importing: importing.names(lines, instead=instead, try_only=try_only), try_only=try_only)


def calendar(file: Sheet, instead: Instead = False, try_only: TryOnly = False) -> None:
    """Take in times of elections: place,kind,from,to, with days such as 2029-09-25, both within.

    0: all rows were taken. 1: some rows are bad; each is named, and the others were taken.
    """
    lines = _lines(file)
    _take(lambda importing: importing.periods(lines, instead=instead, try_only=try_only), try_only=try_only)


def _lines(file: Path) -> list[str]:
    if file.stat().st_size > _MOST_BYTES:
        fail(f"{file} is too large: at most {_MOST_BYTES // 1_000_000} MB.")
    try:
        return file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError:
        fail(f"{file} isn't text in UTF-8. Save it as “CSV UTF-8”.")


def _take(work: Callable[[Importing], Coroutine[Any, Any, Taken]], *, try_only: bool) -> None:
    texts = texts_in("en")

    async def taking(database: Database) -> Taken:
        taken = await work(Importing(database=database, clock=utc_now, account=system_account()))
        if not try_only:
            await Holding(database=database, clock=utc_now, elections=Elections()).hold()
        return taken

    try:
        taken = on_database(taking)
    except Invalid as refused:
        fail(texts.plain(f"refusal-{refused.key}", **refused.fields))
    for row in taken.bad:
        print(f"line {row.line}: {texts.plain(f'refusal-{row.refusal.key}', **row.refusal.fields)}")
    print(
        f"{'Would be: ' if try_only else ''}{taken.added} added, {taken.changed} changed, {taken.same} as they were,"
        f" {taken.removed} removed, {len(taken.bad)} bad."
    )
    if taken.bad:
        raise typer.Exit(WRONG)
