"""The two catalogues say the same things, every message is used, and every message used exists."""

import re
from datetime import UTC, datetime
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.routes import ROUTES
from siman_bot.domain import refusals
from siman_bot.domain.places import Clock
from siman_bot.domain.refusals import Refusal
from siman_bot.domain.sending.delivery import FailureReason
from siman_bot.texts.catalogue import LANGUAGES, Html, texts_in
from siman_bot.texts.times import at_clock

_ROOT = Path(__file__).parents[2]
_SOURCES = [
    path
    for room in (
        "handlers",
        "siman_bot/services",
        "siman_bot/texts",
        "siman_bot/conversations",
        "siman_bot/domain",
        "siman_bot/rendering",
        "storage",
    )
    for path in (_ROOT / room).rglob("*.py")
]


class _Gaps(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's protocol
        self.names.add(node.id.name)


def _messages(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in (_ROOT / "siman_bot" / "texts" / language).rglob("*.ftl"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                gaps = _Gaps()
                gaps.visit(entry)
                assert entry.id.name not in found, f"{language}: {entry.id.name} stands twice"
                found[entry.id.name] = gaps.names
    return found


def test_both_languages_have_the_same_messages_with_the_same_gaps() -> None:
    assert _messages("id") == _messages("en")


def test_every_message_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in _SOURCES)
    literals = set(re.findall(r"""["']([a-z0-9-]+)["']""", source))
    for file in (_ROOT / "siman_bot" / "texts" / "id").rglob("*.ftl"):
        # Of other messages a part.
        literals |= set(re.findall(r"\{ ([a-z][a-z0-9-]+) \}", file.read_text(encoding="utf-8")))
    prefixes = set(re.findall(r'f"([a-z0-9-]+-)\{', source))
    unused = [
        key
        for key in _messages("id")
        if key not in literals
        and key.removeprefix("refusal-") not in literals
        and not any(key.startswith(prefix) for prefix in prefixes if prefix != "refusal-")
    ]
    assert unused == []


def test_every_refusal_has_its_words() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in _SOURCES)
    kinds = "|".join(
        name for name, kind in vars(refusals).items() if isinstance(kind, type) and issubclass(kind, Refusal)
    )
    keys = set(re.findall(rf'(?:{kinds})\(\s*"([a-z0-9-]+)"', source))
    keys |= {
        kind.default_key for kind in vars(refusals).values() if isinstance(kind, type) and issubclass(kind, Refusal)
    }
    keys -= {"refused", "stale", "invalid", "already"}  # never raised without a key of their own
    keys -= {"person-unknown", "scope-unknown"}  # answered on the command line alone
    missing = sorted(key for key in keys if not texts_in("id").has(f"refusal-{key}"))
    assert missing == []


def test_fields_named_in_refusals_have_names() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in _SOURCES)
    fields = {field.replace("_", "-") for field in re.findall(r'field="([a-z_]+)"', source)}
    missing = sorted(field for field in fields if not texts_in("id").has(f"field-{field}"))
    assert missing == []


def test_every_command_has_a_line_in_the_menu() -> None:
    for language in LANGUAGES:
        for command in ROUTES.commands:
            line = texts_in(language).plain(f"command-{command.name}")
            assert 1 <= len(line) <= 256


def test_gaps_are_escaped_unless_they_are_html() -> None:
    texts = texts_in("id")
    assert "&lt;b&gt;" in texts.html("home-public", name="<b>")
    assert "<b>" in texts.html("home-public", name=Html("<b>"))


def test_every_reason_of_a_failure_is_explained_with_what_helps() -> None:
    keys = [f"{word}-{reason.replace('_', '-')}" for word in ("reason", "mend") for reason in FailureReason]
    assert [key for key in keys if not texts_in("id").has(key)] == []


def test_a_time_is_one_to_tap_in_a_chat_and_words_elsewhere() -> None:
    time = at_clock(datetime(2026, 11, 25, 3, tzinfo=UTC), Clock.WIB, "id")
    texts = texts_in("id")
    marked = texts.html("broadcast-since-paused", since=time)
    assert '<tg-time unix="1795575600">25 Nov 10.00 WIB</tg-time>' in marked
    assert "25 Nov 10.00 WIB" in texts.plain("broadcast-since-paused", since=time)
    assert "<" not in texts.plain("broadcast-since-paused", since=time)
