"""The documents speak of what is there: their pictures, links and commands."""

import re
from itertools import chain
from pathlib import Path

import pytest

from handlers.routes import ROUTES
from siman_bot.domain.people.roles import Role

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
IMAGES = DOCS / "images"
PAGES = sorted(DOCS.rglob("*.md"))
ROLE_PAGES = sorted((DOCS / "pengguna").glob("*.md"))
GUIDES = [DOCS / "README.md", *ROLE_PAGES]
LINK = re.compile(r"\]\(([^)#\s]+)")
COMMAND = re.compile(r"`/([a-z_]+)[ `]")
ROW = re.compile(r"^\| ([a-z ]+) \| (`/.*) \|$", re.MULTILINE)
DEVELOPING = DOCS / "developing.md"
ROOMS = ("siman_bot", "handlers", "storage")
SHOT = re.compile(r'\.shoot(?:_wide)?\(\s*"([a-z-]+)"')


def _name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def _linked(page: Path) -> set[Path]:
    """Files of ours that the page links or shows."""
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return {(page.parent / link).resolve() for link in found if ":" not in link}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    assert {path for path in _linked(page) if not path.exists()} == set()


@pytest.mark.parametrize("page", GUIDES, ids=_name)
def test_every_command_exists(page: Path) -> None:
    known = {command.name for command in ROUTES.commands}
    assert set(COMMAND.findall(page.read_text(encoding="utf-8"))) <= known


def test_every_command_is_explained_somewhere() -> None:
    told = set(chain.from_iterable(COMMAND.findall(page.read_text(encoding="utf-8")) for page in GUIDES))
    assert {command.name for command in ROUTES.commands} <= told


def test_the_readme_says_who_types_what() -> None:
    told = {who: set(COMMAND.findall(commands)) for who, commands in ROW.findall((ROOT / "README.md").read_text())}
    wanted = {"everyone": {command.name for command in ROUTES.commands if not command.roles}}
    for role in Role:
        own = {command.name for command in ROUTES.commands if role in command.roles}
        wanted[role.value.replace("_", " ")] = own
    assert told == wanted


def test_every_role_has_a_page_that_the_index_links() -> None:
    wanted = {"umum", "anggota", "admin-wilayah", "pusat", "verifikator", "koordinator"}
    assert {page.stem for page in ROLE_PAGES} == wanted
    assert set(ROLE_PAGES) <= _linked(DOCS / "README.md")
    assert DOCS / "README.md" in _linked(ROOT / "README.md")


def test_the_script_makes_the_pictures_that_are_shown_and_no_others() -> None:
    made = set(SHOT.findall((DOCS / "screenshots.py").read_text(encoding="utf-8")))
    kept = {path.stem for path in IMAGES.iterdir()}
    shown = {path.stem for path in set().union(*map(_linked, PAGES)) if path.parent == IMAGES}
    assert made == kept == shown


def test_the_service_and_the_other_commands_read_the_same_settings() -> None:
    """The program reads `.env` where it works, so nobody else may bring settings in."""
    unit = dict(line.partition("=")[::2] for line in (DOCS / "siman-bot.service").read_text().splitlines())
    told = (DOCS / "operations.md").read_text(encoding="utf-8")
    assert "EnvironmentFile" not in unit
    assert f"`{unit['WorkingDirectory']}/.env`" in told
    assert set(re.findall(r"[\w/.-]*\.env\b", told)) <= {".env", f"{unit['WorkingDirectory']}/.env"}
    assert f"    cd {unit['WorkingDirectory']}\n" in told
    program = unit["ExecStart"].removesuffix(" run")
    for command in ("check", "grant"):
        assert f"    sudo -u {unit['User']} {program} {command}" in told


def test_the_pictures_stay_small() -> None:
    sizes = [path.stat().st_size for path in IMAGES.iterdir()]
    assert max(sizes) < 160_000
    assert sum(sizes) < 3_200_000


def test_the_way_to_the_developers_page_is_shown() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        assert DEVELOPING in _linked(page)


def test_every_room_and_file_that_developers_are_shown_is_there() -> None:
    told = DEVELOPING.read_text() + (ROOT / "README.md").read_text()
    named = set(re.findall(r"`([\w./-]+(?:/|\.(?:py|md|example)))`", told))
    assert named
    # A name without a folder stands for a file or folder in each capability.
    assert {name for name in named if not (ROOT / name).exists() and not list(ROOT.glob(f"*/**/{name}"))} == set()


def test_the_developers_page_has_the_capabilities_that_there_are() -> None:
    told = re.findall(r"^\| `(\w+)` \|", DEVELOPING.read_text(), re.MULTILINE)
    folders = {path.name for path in (ROOT / "handlers").iterdir() if (path / "routes.py").exists()}
    assert set(told) == folders


def test_the_glossary_has_words_that_the_code_uses() -> None:
    glossary = DEVELOPING.read_text().partition("## Glossary")[2].partition("## ")[0]
    words = re.findall(r"^\| ([a-z ]+) \|", glossary, re.MULTILINE)[1:]
    assert words == sorted(words)
    code = " ".join(path.read_text().lower() for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    assert {word for word in words if not re.search(rf"\b{word}", code)} == set()


@pytest.mark.parametrize("page", [DEVELOPING, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_make_target_is_there(page: Path) -> None:
    told = set(re.findall(r"(?:`|^    )make ([a-z]+)\b", page.read_text(), re.MULTILINE))
    (targets,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert told
    assert told <= set(targets.split())
