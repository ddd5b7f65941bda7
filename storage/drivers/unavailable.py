"""When the database can't take a transaction, whichever engine says so."""

from typing import Final, Literal

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Cause = Literal["locked", "full", "conflict", "down"]
_SQLITE_CAUSES: Final[tuple[tuple[str, Cause], ...]] = (
    ("SQLITE_BUSY", "locked"),
    ("SQLITE_LOCKED", "locked"),
    ("SQLITE_FULL", "full"),
    ("SQLITE_IOERR", "full"),
    ("SQLITE_CANTOPEN", "down"),
    ("SQLITE_READONLY", "down"),
    ("SQLITE_CORRUPT", "down"),
    ("SQLITE_NOTADB", "down"),
)
_POSTGRES_CAUSES: Final[tuple[tuple[str, Cause], ...]] = (
    ("40001", "conflict"),
    ("40P01", "conflict"),
    ("55P03", "locked"),
    ("53100", "full"),
    ("53", "down"),
    ("57P", "down"),
    ("08", "down"),
    ("3D000", "down"),
    ("28", "down"),
    ("25006", "down"),
)
"""By the start of the SQLSTATE. Source: PostgreSQL's manual, appendix A."""


class Unavailable(Exception):  # noqa: N818 - a state of the database, named as one
    """The database can't take the transaction now; nothing of it was kept, and it may be tried again."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(cause)


class translated:  # noqa: N801 - used as a block, like the functions of contextlib, without a generator's cost
    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError) and (cause := cause_of(error)) is not None:
            raise Unavailable(cause) from error
        if isinstance(error, PoolTimeout):
            raise Unavailable("down") from error


def cause_of(error: DBAPIError) -> Cause | None:
    """None for an error of the program: a wrong statement, a constraint that it ran into."""
    name: str | None = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return next((cause for start, cause in _SQLITE_CAUSES if name.startswith(start)), None)
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return next((cause for start, cause in _POSTGRES_CAUSES if state.startswith(start)), None)
    # Without a code of its own it's the connection: refused, cut, or closed before.
    return "down" if error.connection_invalidated or isinstance(error, OperationalError) else None
