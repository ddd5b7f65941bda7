"""What can be shown to whoever asks: the chain of the audit, and the record of processing."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from siman_bot.cli.console import WRONG, fail
from siman_bot.cli.database import on_database
from siman_bot.rendering.audit_verdict import words_of
from siman_bot.rendering.processing_record import processing_record
from siman_bot.services.auditing import Auditing, read_heads
from siman_bot.services.processing import record_of_processing
from siman_bot.texts.catalogue import texts_in

KeptHead = Annotated[
    list[str] | None,
    typer.Option(
        help="A head that `audit head` printed earlier and that was kept elsewhere; may be repeated.",
        show_default=False,
    ),
]
HeadsFile = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        dir_okay=False,
        readable=True,
        help="A file with such heads, one a line, after whatever else stands there.",
        show_default=False,
    ),
]


class Language(StrEnum):
    ID = "id"
    EN = "en"


def data(
    language: Annotated[Language, typer.Option(help="Of the words; the columns go by their names.")] = Language.EN,
) -> None:
    """Print the record of processing: every column with personal data, what for, for how long, how it is erased."""
    for line in processing_record(texts_in(language), record_of_processing()):
        print(line)


def head() -> None:
    """Print the head of the chain. Keep each of them where whoever can write to the database can't."""
    found = on_database(lambda database: Auditing(database=database).head())
    if found is None:
        fail("The chain has no row yet, so there is no head to keep.")
    print(found)


def verify(head: KeptHead = None, heads: HeadsFile = None) -> None:
    """Verify the whole chain, what it says was decided on, and that all heads kept earlier are still part of it.

    0: intact. 1: altered; the first row that isn't as it was written is named. 2: the heads can't be read.
    """
    kept = [*_heads(heads), *_given_heads(head or [])]
    verdict = on_database(lambda database: Auditing(database=database).verify(*kept, at=datetime.now(UTC)))
    for line in words_of(verdict, kept):
        print(line)
    if not verdict.intact:
        raise typer.Exit(WRONG)


def _heads(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        kept = read_heads(file.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(f"{file} can't be read", param_hint="--heads") from None
    except ValueError as error:
        raise typer.BadParameter(f"line {error} holds no head (64 hexadecimal digits)", param_hint="--heads") from None
    if not kept:
        raise typer.BadParameter(f"{file} holds no head", param_hint="--heads")
    return kept


def _given_heads(given: list[str]) -> list[str]:
    try:
        return read_heads(given)
    except ValueError:
        raise typer.BadParameter("a head is 64 hexadecimal digits", param_hint="--head") from None
