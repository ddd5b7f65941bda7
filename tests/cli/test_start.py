"""What a start does without: it is loaded when somebody asks for it, or once the start is over."""

import subprocess
import sys

import pytest

LOADED = "import siman_bot.cli, siman_bot.app, sys; print(*sys.modules)"


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)  # noqa: S603
    return frozenset(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "alembic.autogenerate",
        "publicsuffixlist",
        "siman_bot.domain.publishing.wording",
        "siman_bot.domain.publishing.words.lexicon.vocabulary",
        "sqlalchemy.dialects.postgresql",
        "xlsxwriter",
    ],
)
def test_a_start_does_without(loaded: frozenset[str], module: str) -> None:
    assert module not in loaded
