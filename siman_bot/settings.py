"""Every setting, read from the environment or `.env`; wrong ones are all reported at once and the start refused."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.engine import database_url

PREFIX: Final = "SIMAN_"


def _token(value: SecretStr) -> SecretStr:
    number, colon, secret = value.get_secret_value().partition(":")
    if not (number.isascii() and number.isdigit() and colon and len(secret) >= 10):  # noqa: PLR2004 - BotFather's are 35
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


class Settings(BaseSettings):
    """The settings of one process. Each field's environment variable is its name in capitals after `SIMAN_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore")

    bot_token: Annotated[SecretStr, AfterValidator(_token)]
    """The token that BotFather gave."""
    bot_api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    """The Bot API server: Telegram's own, or another one for trials."""
    database: Annotated[str, AfterValidator(_database)] = str(Path("var") / "siman.sqlite3")
    """A file path for SQLite, or a postgresql:// URL."""
    workers: Annotated[int, Field(ge=1, le=256)] = 16
    """Updates handled at once."""
    messages_per_second: Annotated[int, Field(ge=1, le=30)] = 30
    """How fast unasked messages go out; Telegram's free limit is 30."""
    log_format: Literal["json", "text"] = "json"
    """`json` for machines, `text` for a person at a terminal."""


class WrongSettings(Exception):  # noqa: N818 - a finding about the set-up
    """The settings can't be used; `problems` has one sentence each, never with a value in it."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        WrongSettings: Naming every one that is missing or wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [
            f"{PREFIX}{'_'.join(str(part) for part in problem['loc']).upper()}: {_words(problem['msg'])}"
            for problem in error.errors(include_url=False, include_input=False)
        ]
        raise WrongSettings(problems) from None


def _words(message: str) -> str:
    return message.removeprefix("Value error, ").replace("Field required", "is missing")
