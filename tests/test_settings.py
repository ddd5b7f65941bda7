"""Settings are read, documented and refused together, and never shown with their secrets."""

import ast
import inspect
import sys
import traceback
from itertools import pairwise
from pathlib import Path

import pytest

from siman_bot.domain.groups.quiet import Quiet
from siman_bot.settings import PREFIX, DatabaseSettings, Settings, WrongSettings, read_settings

TOKEN = "123456:AAE-a-token-that-nobody-may-see-here"
EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A folder without `.env` and an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{field.upper()}", raising=False)
    return monkeypatch


def test_the_example_lists_every_setting_with_its_sentence_and_default() -> None:
    listed = {}
    sentence = ""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            sentence = line[2:]
        elif "=" in line:
            name, _, value = line.removeprefix("#").partition("=")
            listed[name] = (sentence, value)
    sentences = documented()
    expected = {
        f"{PREFIX}{name.upper()}": (sentences[name], "" if field.is_required() else shown(field.default))
        for name, field in Settings.model_fields.items()
    }
    assert listed == expected


def shown(default: object) -> str:
    """As people write it into the file."""
    return str(default).lower() if isinstance(default, bool) else str(default)


def documented() -> dict[str, str]:
    """The sentence that stands below each setting in the source."""
    found = {}
    for part in ast.walk(ast.parse(inspect.getsource(sys.modules[Settings.__module__]))):
        if isinstance(part, ast.ClassDef):
            for setting, below in pairwise(part.body):
                match setting, below:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(sentence))):
                        found[name] = sentence
                    case _:
                        pass
    return found


def test_the_token_alone_is_enough(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("SIMAN_BOT_TOKEN", TOKEN)
    settings = read_settings(Settings)
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.database == str(Path("var") / "siman.sqlite3")


def test_the_file_is_read_and_the_environment_wins(bare: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"SIMAN_BOT_TOKEN={TOKEN}\nSIMAN_WORKERS=3\nSIMAN_LOG_FORMAT=text\n", encoding="utf-8")
    bare.setenv("SIMAN_WORKERS", "5")
    settings = read_settings(Settings)
    assert (settings.workers, settings.log_format) == (5, "text")


def test_all_wrong_ones_are_named_at_once_and_no_value_is_repeated(bare: pytest.MonkeyPatch) -> None:
    wrong = {
        "SIMAN_BOT_TOKEN": "rahasia-sekali",
        "SIMAN_BOT_API_URL": "alamat-aneh",
        "SIMAN_DATABASE": "mysql://root:sandi@host/x",
        "SIMAN_WORKERS": "banyak",
        "SIMAN_MESSAGES_PER_SECOND": "77077",
        "SIMAN_PAID_BROADCAST": "boleh-saja",
        "SIMAN_QUIET_HOURS": "malam-hari",
        "SIMAN_LOG_FORMAT": "xml-saja",
    }
    for name, value in wrong.items():
        bare.setenv(name, value)
    with pytest.raises(WrongSettings) as caught:
        read_settings(Settings)
    assert sorted(problem.replace(":", " ").split()[0] for problem in caught.value.problems) == sorted(wrong)
    told = "".join(traceback.format_exception(caught.value))
    assert [value for value in wrong.values() if value in told] == []


def test_quiet_hours_are_hours_or_none(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("SIMAN_BOT_TOKEN", TOKEN)
    assert read_settings(Settings).quiet == Quiet(since=21 * 60, until=6 * 60)
    for none in ("-", ""):
        bare.setenv("SIMAN_QUIET_HOURS", none)
        assert read_settings(Settings).quiet is None


def test_more_than_the_free_rate_has_to_be_paid_for_knowingly(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("SIMAN_BOT_TOKEN", TOKEN)
    bare.setenv("SIMAN_MESSAGES_PER_SECOND", "1000")
    with pytest.raises(WrongSettings, match="SIMAN_PAID_BROADCAST: true, because more than 30"):
        read_settings(Settings)
    bare.setenv("SIMAN_PAID_BROADCAST", "true")
    assert read_settings(Settings).messages_per_second == 1000
    bare.setenv("SIMAN_MESSAGES_PER_SECOND", "1001")
    with pytest.raises(WrongSettings, match="SIMAN_MESSAGES_PER_SECOND: less than or equal to 1000"):
        read_settings(Settings)


@pytest.mark.parametrize(
    "token", ["", "123456", ":abcdefghijkl", "abc:abcdefghijkl", "123456:short", "123456:ABC-DEF…ABC"]
)
def test_what_is_no_token_is_refused(bare: pytest.MonkeyPatch, token: str) -> None:
    bare.setenv("SIMAN_BOT_TOKEN", token)
    with pytest.raises(WrongSettings, match="a bot token looks like"):
        read_settings(Settings)


@pytest.mark.parametrize(
    "database",
    ["", ":memory:", "sqlite://", "sqlite:///:memory:", "mysql://x/y", "://", "postgresql://host:port/x"],
)
def test_what_is_no_lasting_database_is_refused(bare: pytest.MonkeyPatch, database: str) -> None:
    bare.setenv("SIMAN_DATABASE", database)
    with pytest.raises(WrongSettings, match="SIMAN_DATABASE: a file path"):
        read_settings(DatabaseSettings)


def test_a_file_in_another_encoding_is_named(bare: pytest.MonkeyPatch) -> None:
    Path(".env").write_bytes(b"SIMAN_LOG_FORMAT=t\xe9xt\n")
    with pytest.raises(WrongSettings, match="UTF-8"):
        read_settings(Settings)


def test_no_secret_is_shown(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("SIMAN_BOT_TOKEN", TOKEN)
    bare.setenv("SIMAN_DATABASE", "postgresql://siman:kata-sandi@localhost/siman")
    settings = read_settings(Settings)
    for shown in (repr(settings), str(settings), f"{settings}", settings.model_dump_json(include={"bot_token"})):
        assert TOKEN not in shown
        assert "kata-sandi" not in shown
