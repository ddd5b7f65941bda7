"""The house keeps its shape: kernels stay small and know no capability, folders and modules can be looked over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAYERS = ("siman_bot/domain", "siman_bot/services", "siman_bot/conversations", "storage", "handlers")
CAPABILITIES = frozenset({"publishing", "sending", "reports", "amplification", "summaries"})
"""Besides people and groups, whom everybody may know."""
GATHERERS = frozenset(
    {
        "handlers/handing_in.py",
        "handlers/messages.py",
        "handlers/routes.py",
        "siman_bot/conversations/registry.py",
        "siman_bot/services/registry.py",
        "storage/bindings.py",
        "storage/guards.py",
        "storage/schema.py",
    }
)
"""Gather what each capability declares, or lead on to it."""
SENDS = ("handlers/dispatch.py", "handlers/edge/", "siman_bot/services/notices.py", "siman_bot/services/ports.py")
"""The way out to people: it knows how sending is done, and nothing of what is sent."""
MODULES = 16
LINES = 320
LONG = {
    "siman_bot/domain/post_link.py": "what the links of each platform look like",
    "siman_bot/sandbox/rules/telegram_rules.py": "Telegram's own numbers and refusals",
}

WRITERS = {
    "tests/handlers/people/test_members.py": "what the database refuses",
    "tests/handlers/publishing/test_withdrawing.py": "what the database refuses, and a withdrawal of earlier times",
    "tests/handlers/reports/test_answering_item.py": "what the database refuses",
    "tests/handlers/reports/test_approving.py": "what the database refuses",
    "tests/handlers/reports/test_correcting.py": "what the database refuses, and tampering",
    "tests/handlers/reports/test_relooking.py": "what the database refuses",
    "tests/handlers/reports/test_verifying.py": "what the database refuses",
    "tests/handlers/sending/test_stopping.py": "what the database refuses",
    "tests/services/mortal.py": "a table of its own",
    "tests/services/publishing/test_moves.py": "what the database refuses",
    "tests/services/publishing/test_vouching.py": "tampering",
    "tests/services/reports/test_bound.py": "tampering",
    "tests/services/sending/test_delivery_lease.py": "a lease that was stolen",
    "tests/services/sending/test_incidents.py": "a payload of a later version",
    "tests/services/summaries/test_closing.py": "a table that was damaged",
    "tests/services/test_auditing.py": "tampering",
    "tests/services/test_looking.py": "an update in hand",
    "tests/services/test_transaction.py": "a table of its own",
}
"""Tests that write tables by hand, and for what; worlds are set up by use cases."""
WRITING = re.compile(r"(?<![\w.])(?:insert|update|delete)\(\w|(?<!group)\.(?:insert|update|delete)\(\)")


def modules(*roots: str) -> Iterator[Path]:
    for root in roots:
        for path in sorted((ROOT / root).rglob("*.py")):
            relative = path.relative_to(ROOT)
            if "migrations" not in relative.parts:
                yield relative


def known_by(module: Path) -> set[str]:
    """Capabilities of any layer that a module imports."""
    known: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            for layer in LAYERS:
                front = layer.replace("/", ".") + "."
                if name.startswith(front):
                    known.add(name.removeprefix(front).partition(".")[0])
    return known & CAPABILITIES


def in_kernel(module: Path) -> bool:
    (layer,) = [layer for layer in LAYERS if module.is_relative_to(layer)]
    return module.relative_to(layer).parts[0] not in CAPABILITIES | {"people", "groups"}


def test_kernels_know_no_capability_but_those_that_gather() -> None:
    knowing = {
        str(module): known
        for module in modules(*LAYERS)
        if in_kernel(module) and str(module) not in GATHERERS and (known := known_by(module))
    }
    beyond = {name: known for name, known in knowing.items() if not (name.startswith(SENDS) and known == {"sending"})}
    assert beyond == {}


def test_folders_can_be_looked_over() -> None:
    folders: dict[str, int] = {}
    for module in modules("siman_bot", "handlers", "storage"):
        if module.name != "__init__.py":
            folders[str(module.parent)] = folders.get(str(module.parent), 0) + 1
    assert {name: count for name, count in folders.items() if count > MODULES} == {}


def test_modules_can_be_read_at_one_go() -> None:
    lines = {
        str(path): len((ROOT / path).read_text().splitlines()) for path in modules("siman_bot", "handlers", "storage")
    }
    assert {name for name, count in lines.items() if count > LINES} == LONG.keys()


def test_worlds_are_set_up_by_use_cases() -> None:
    """Whoever writes tables sees states that no use case brings about."""
    own = ("tests/storage/", "tests/former/")
    writers = {
        path.as_posix()
        for path in modules("tests")
        if not path.as_posix().startswith(own)
        and "sqlalchemy" in (text := (ROOT / path).read_text())
        and WRITING.search(text)
    }
    assert writers - {"tests/test_house.py"} == set(WRITERS)
