"""Every setting, read from the environment or `.env`; wrong ones are all reported at once and the start refused."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import AfterValidator, Field, HttpUrl, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from siman_bot.domain.groups.quiet import Quiet, quiet_of
from siman_bot.domain.sending.paid import FREE_PER_SECOND, MOST_PER_SECOND
from storage.engine import database_url

PREFIX: Final = "SIMAN_"
SHORTEST_SECRET: Final = 10
"""Of a token, after its colon. BotFather's have 35 characters; those for trials are shorter."""


def _token(value: SecretStr) -> SecretStr:
    number, colon, secret = value.get_secret_value().partition(":")
    if not (number.isascii() and number.isdigit() and colon and len(secret) >= SHORTEST_SECRET and secret.isascii()):
        msg = "a bot token looks like 123456:ABC-DEF…; BotFather gives it"
        raise ValueError(msg)
    return value


def _database(value: str) -> str:
    try:
        database_url(value)
    except ValueError:
        msg = "a file path, or a URL that begins with sqlite:/// or postgresql://"
        raise ValueError(msg) from None
    return value


def _quiet(value: str) -> str:
    try:
        quiet_of(value)
    except ValueError:
        msg = "hours such as 21.00-06.00, or - for none"
        raise ValueError(msg) from None
    return value


def _paid(value: bool, info: ValidationInfo) -> bool:
    if not value and info.data.get("messages_per_second", FREE_PER_SECOND) > FREE_PER_SECOND:
        msg = (
            f"true, because more than {FREE_PER_SECOND} messages a second cost Stars; "
            f"or set {PREFIX}MESSAGES_PER_SECOND to {FREE_PER_SECOND} at most"
        )
        raise ValueError(msg)
    return value


class DatabaseSettings(BaseSettings):
    """What the commands need that work on the database alone, without Telegram."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore")

    # Not shown, because a URL may hold a password.
    database: Annotated[str, AfterValidator(_database), Field(repr=False)] = str(Path("var") / "siman.sqlite3")
    """A file path for SQLite, or a postgresql:// URL."""


class Settings(DatabaseSettings):
    """The settings of one process. Each field's environment variable is its name in capitals after `SIMAN_`."""

    bot_token: Annotated[SecretStr, AfterValidator(_token)]
    """The token that BotFather gave."""
    bot_api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    """The Bot API server: Telegram's own, or another one for trials."""
    workers: Annotated[int, Field(ge=1, le=256)] = 64
    """Updates handled at once."""
    messages_per_second: Annotated[int, Field(ge=1, le=MOST_PER_SECOND)] = FREE_PER_SECOND
    """How fast unasked messages go out; Telegram's free limit is 30, and with paid broadcasts 1000."""
    paid_broadcast: Annotated[bool, Field(validate_default=True), AfterValidator(_paid)] = False
    """Whether broadcasts to groups may cost 0.1 Star for each message above the free 30 a second."""
    quiet_hours: Annotated[str, AfterValidator(_quiet)] = "21.00-06.00"
    """Hours, by its own clock, in which a newly added group gets nothing but urgent clarifications; `-` for none."""
    log_format: Literal["json", "text"] = "json"
    """`json` for machines, `text` for a person at a terminal."""

    @property
    def quiet(self) -> Quiet | None:
        return quiet_of(self.quiet_hours)


class WrongSettings(Exception):  # noqa: N818 - a finding about the set-up
    """The settings can't be used; `problems` has one sentence each, never with a value in it."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


S = TypeVar("S", bound=DatabaseSettings)


def read_settings(kind: type[S]) -> S:
    """The settings of this process.

    Raises:
        WrongSettings: Naming every one that is missing or wrong.
    """
    try:
        return kind()
    except ValidationError as error:
        problems = [_words(problem) for problem in error.errors(include_url=False, include_input=False)]
    except UnicodeDecodeError:
        problems = ["the file .env isn't UTF-8 text"]
    # Outside the handlers, so that the error has no context: pydantic's holds the values.
    raise WrongSettings(problems)


def _words(problem: Mapping[str, Any]) -> str:
    """One of pydantic's findings as a sentence."""
    name = f"{PREFIX}{'_'.join(str(part) for part in problem['loc']).upper()}"
    kind = problem["type"]
    if kind == "missing":
        return f"{name} is missing"
    if kind.startswith("url_"):
        return f"{name}: a URL such as https://api.telegram.org"
    if kind.startswith("bool_"):
        return f"{name}: true or false"
    if kind.startswith("int_"):
        return f"{name}: a whole number"
    return f"{name}: {problem['msg'].removeprefix('Value error, ').removeprefix('Input should be ')}"
