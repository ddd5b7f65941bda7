"""A scenario file made into a scenario, or refused with every problem that a trainer has to put right."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml

from handlers.routes import ROUTES
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import NATION, Gazetteer, Scope, ScopeKind, covers
from siman_bot.domain.publishing import item as items
from siman_bot.domain.publishing.item import Content, ItemKind
from siman_bot.domain.publishing.marking import settled
from siman_bot.domain.refusals import Refusal
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome
from siman_bot.domain.sending.way import Way
from siman_bot.latihan import scenario as limits
from siman_bot.latihan.checks import RULES, Given, Kind, Rule, parts_for
from siman_bot.latihan.scenario import Check, Part, Player, Published, Room, Scenario, Step, Words
from siman_bot.latihan.sheet import FILE_LIMIT, Problem, Sheet, composed

SHIPPED: Final = Path(__file__).parent / "scenarios"
COMMANDS: Final = tuple(f"/{command.name}" for command in ROUTES.commands)
_CONTENT: Final[Mapping[str, Callable[[str], str]]] = {
    "title": items.read_title,
    "body": items.read_body,
    "source_url": items.read_source_url,
    "office": items.read_office,
    "post": items.read_post,
}


class BadScenario(Exception):  # noqa: N818 - a finding about a file
    """The file can't be used; `problems` are all that were found, in the order of their lines."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = sorted(set(problems))
        super().__init__("\n".join(f"{file}:{problem.line}: {problem.reason}" for problem in self.problems))


def load(path: Path, gazetteer: Gazetteer) -> Scenario:
    """Read one file.

    Raises:
        BadScenario: See there; a file that can't be read is one too.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_LIMIT + 1)
    except OSError:
        raise BadScenario(path.name, [Problem(line=1, reason="berkas tidak dapat dibaca")]) from None
    return parse(raw, file=path.name, gazetteer=gazetteer)


def parse(raw: bytes, *, file: str, gazetteer: Gazetteer) -> Scenario:
    """As `load`, from the file's bytes; `file` names it in problems."""
    root = composed(raw)
    if isinstance(root, Problem):
        raise BadScenario(file, [root])
    sheet = Sheet()
    scenario = _Parser(sheet, gazetteer).scenario(root)
    if sheet.problems:
        raise BadScenario(file, sheet.problems)
    return scenario


class _Parser:
    def __init__(self, sheet: Sheet, gazetteer: Gazetteer) -> None:
        self._sheet = sheet
        self._gazetteer = gazetteer
        self._players: dict[str, Player] = {}
        self._rooms = 0

    def scenario(self, root: yaml.Node) -> Scenario:
        sheet = self._sheet
        fields = sheet.fields(
            root,
            "skenario",
            required=("id", "title", "story", "players", "steps"),
            optional=("groups", "published"),
        )
        if "players" in fields:
            for node in sheet.entries(fields["players"], "players", least=1, most=limits.PLAYERS_MOST):
                self._read_player(node)
        rooms = tuple(self._room(node) for node in self._list(fields, "groups", limits.GROUPS_MOST))
        self._rooms = len(rooms)
        published = self._list(fields, "published", limits.PUBLISHED_MOST)
        steps = self._list(fields, "steps", limits.STEPS_MOST, least=1)
        taken: set[str] = set()
        return Scenario(
            key=sheet.key(fields["id"], "id") if "id" in fields else "",
            line=fields["id"].start_mark.line + 1 if "id" in fields else 1,
            title=self._words(fields, "title", limits.TITLE_LIMIT),
            story=self._words(fields, "story", limits.STORY_LIMIT),
            players=tuple(self._players.values()),
            rooms=rooms,
            published=tuple(self._published(node, rooms) for node in published),
            steps=tuple(self._step(node, taken) for node in steps),
        )

    def _list(self, fields: Mapping[str, yaml.Node], name: str, most: int, *, least: int = 0) -> list[yaml.Node]:
        return self._sheet.entries(fields[name], name, least=least, most=most) if name in fields else []

    def _words(self, fields: Mapping[str, yaml.Node], name: str, limit: int, *, one_line: bool = False) -> Words:
        """One text, or one for each language."""
        if name not in fields:
            return limits.NO_WORDS
        node = fields[name]
        if isinstance(node, yaml.MappingNode):
            both = self._sheet.fields(node, name, required=("id", "en"))
            texts = {
                language: self._sheet.text(both[language], name, limit=limit, one_line=one_line) for language in both
            }
            return Words(id=texts.get("id", ""), en=texts.get("en", ""))
        text = self._sheet.text(node, name, limit=limit, one_line=one_line)
        return Words(id=text, en=text)

    def _line(self, fields: Mapping[str, yaml.Node], name: str, limit: int) -> str:
        return self._sheet.text(fields[name], name, limit=limit, one_line=True) if name in fields else ""

    def _read_player(self, node: yaml.Node) -> None:
        sheet = self._sheet
        fields = sheet.fields(node, "pemeran", required=("id", "name", "role"), optional=("scope", "plays"))
        key = self._new_key(fields, self._players, "pemeran")
        part = Part(sheet.choice(fields["role"], "role", [*Part])) if "role" in fields else Part.PUBLIC
        scope = self._scope(fields, NATION)
        if part is Part.MEMBER and scope.kind not in {ScopeKind.PROVINCE, ScopeKind.REGENCY}:
            sheet.wrong(fields.get("scope", node), "scope: anggota perlu province:… atau regency:…")
        name = self._line(fields, "name", limits.NAME_LIMIT)
        plays = self._line(fields, "plays", limits.PLAYS_LIMIT)
        if key:
            self._players[key] = Player(key=key, name=name, part=part, scope=scope, plays=plays)

    def _new_key(self, fields: Mapping[str, yaml.Node], taken: Iterable[str], what: str) -> str:
        if "id" not in fields:
            return ""
        key = self._sheet.key(fields["id"], f"id {what}")
        if key and key in taken:
            self._sheet.wrong(fields["id"], f"id {what}: “{key}” sudah dipakai")
            return ""
        return key

    def _scope(self, fields: Mapping[str, yaml.Node], absent: Scope, *, name: str = "scope") -> Scope:
        if name not in fields:
            return absent
        words = self._line(fields, name, limits.WORDS_LIMIT)
        try:
            scope = Scope.parse(words)
            self._gazetteer.locate(scope)
        except (ValueError, LookupError):
            scope = Scope(kind=ScopeKind.INSTITUTION)
        if scope.kind is ScopeKind.INSTITUTION:
            self._sheet.wrong(
                fields[name], f"{name}: tulis nation, region:WIB, province:31 atau regency:31.71 (kode Kemendagri)"
            )
            return absent
        return scope

    def _player(self, fields: Mapping[str, yaml.Node], name: str, parts: Iterable[Part] = ()) -> str:
        """The id of somebody in the file, who plays one of these parts where some are given."""
        if name not in fields:
            return ""
        key = str(fields[name].value)
        player = self._players.get(key)
        if player is None:
            self._sheet.wrong(fields[name], f"{name}: tidak ada pemeran “{key[: limits.NAME_LIMIT]}”")
            return ""
        wanted = tuple(parts)
        if wanted and player.part not in wanted:
            self._sheet.wrong(fields[name], f"{name}: “{key}” harus berperan {' atau '.join(wanted)}")
        return key

    def _holds(self, key: str, scope: Scope) -> bool:
        """Whether a player's role reaches all of a place."""
        return covers(self._players[key].scope, self._gazetteer.locate(scope))

    def _room(self, node: yaml.Node) -> Room:
        fields = self._sheet.fields(node, "grup", required=("title", "scope", "admin"))
        scope = self._scope(fields, NATION)
        admin = self._player(fields, "admin", (Part.REGIONAL_ADMIN, Part.CENTRAL))
        if admin and not self._holds(admin, scope):
            self._sheet.wrong(fields["admin"], f"admin: wilayah “{admin}” tidak mencakup grup ini")
        return Room(title=self._line(fields, "title", limits.TITLE_LIMIT), scope=scope, admin=admin)

    def _published(self, node: yaml.Node, rooms: Iterable[Room]) -> Published:
        sheet = self._sheet
        fields = sheet.fields(node, "published", required=(*_CONTENT, "author", "approver"), optional=("target", "way"))
        target = self._scope(fields, NATION, name="target")
        author, approver = (self._player(fields, name, (Part.CENTRAL,)) for name in ("author", "approver"))
        for name, key in (("author", author), ("approver", approver)):
            if key and not self._holds(key, target):
                sheet.wrong(fields[name], f"{name}: wilayah “{key}” tidak mencakup sasarannya")
        if author and author == approver:
            sheet.wrong(fields["approver"], "approver: harus orang lain daripada penulisnya")
        way = Way(sheet.choice(fields["way"], "way", [*Way]) if "way" in fields else Way.DIRECT)
        reached = [room for room in rooms if covers(target, self._gazetteer.locate(room.scope))]
        admins = [player.key for player in self._players.values() if player.part is Part.REGIONAL_ADMIN]
        if way is Way.RELAY:
            reached = [room for room in reached if any(self._holds(admin, room.scope) for admin in admins)]
        if not reached:
            sheet.wrong(node, "published: tidak ada grup (dengan admin wilayah, untuk relay) di sasarannya")
        return Published(content=self._content(node, fields), target=target, way=way, author=author, approver=approver)

    def _content(self, node: yaml.Node, fields: Mapping[str, yaml.Node]) -> Content:
        texts: dict[str, Any] = {
            name: self._sheet.text(fields[name], name, limit=items.BODY_LIMIT, one_line=name != "body")
            for name in _CONTENT
            if name in fields
        }
        content = Content(**texts)
        for name, words in texts.items():
            if words:
                self._accepted(fields[name], partial(_CONTENT[name], words))
        self._accepted(node, partial(items.check_words, ItemKind.NARRATIVE, content))
        self._accepted(node, partial(settled, ItemKind.NARRATIVE, content))
        return content

    def _accepted(self, node: yaml.Node, rule: Callable[[], object]) -> None:
        """Note what the bot would say no to."""
        try:
            rule()
        except Refusal as refusal:
            self._sheet.wrong(node, f"published: bot tidak akan menerima ini ({refusal.key})")

    def _step(self, node: yaml.Node, taken: set[str]) -> Step:
        fields = self._sheet.fields(
            node, "langkah", required=("id", "instruction", "hint", "check"), optional=("player",)
        )
        key = self._new_key(fields, taken, "langkah")
        taken.add(key)
        return Step(
            key=key,
            player=self._player(fields, "player"),
            instruction=self._words(fields, "instruction", limits.INSTRUCTION_LIMIT),
            hint=self._words(fields, "hint", limits.HINT_LIMIT),
            checks=tuple(self._checks(fields["check"])) if "check" in fields else (),
        )

    def _checks(self, node: yaml.Node) -> Iterable[Check]:
        """`rule`, or `rule: value` and `rule: {name: value}` for one rule or several."""
        if isinstance(node, yaml.ScalarNode):
            yield self._check(self._sheet.choice(node, "check", RULES), node, bare=True)
            return
        rules = self._sheet.fields(node, "check", required=(), optional=RULES)
        if not rules and isinstance(node, yaml.MappingNode) and not node.value:
            self._sheet.wrong(node, "check: tulis paling sedikit satu pemeriksaan")
        for name, value in rules.items():
            yield self._check(name, value)

    def _check(self, name: str, value: yaml.Node, *, bare: bool = False) -> Check:
        rule = RULES[name]
        if isinstance(value, yaml.MappingNode):
            named = self._sheet.fields(value, name, required=rule.needs, optional=rule.takes)
        elif bare:
            named = {}
            if rule.needs:
                self._sheet.wrong(value, f"{name}: “{rule.needs[0]}” belum ada")
        else:
            named = {rule.short: value}
        parts = self._parts_for(rule)
        check = Check(
            name=name,
            count=self._number(named, Given.COUNT, absent=1),
            by=self._player(named, Given.BY, parts),
            contains=self._words(named, Given.CONTAINS, limits.WORDS_LIMIT, one_line=True),
            outcome=self._choice(named, Given.OUTCOME, [*ReportOutcome]),
            version=self._number(named, Given.VERSION, absent=0),
            command=self._choice(named, Given.COMMAND, COMMANDS),
        )
        self._check_count(check, rule, parts, value)
        return check

    def _parts_for(self, rule: Rule) -> tuple[Part, ...]:
        """The parts that can do it; anybody becomes a member where there is an admin to decide on it."""
        decided = any(player.part in parts_for(Act.DECIDE_MEMBER) for player in self._players.values())
        return () if Part.MEMBER in rule.parts and decided else rule.parts

    def _check_count(self, check: Check, rule: Rule, parts: tuple[Part, ...], node: yaml.Node) -> None:
        """Refuse what the players and groups of the file are too few for."""
        if not (parts or rule.together):
            return
        able = [player for player in self._players.values() if player.part in parts]
        players = f"pemeran {' atau '.join(parts)}"
        if rule.kind is Kind.ITEM_DELIVERED:
            most, of = self._rooms, "grup"
        elif check.by:
            most, of = 1, "pemeran dalam by"
        else:
            most, of = len(able), players
        confirmations = NEEDS[ReportOutcome(check.outcome)].confirmations if check.outcome else 0
        needed = max(rule.people, confirmations)
        if not most:
            self._sheet.wrong(node, f"{check.name}: tidak ada {of}")
        elif rule.together and check.count > most:
            self._sheet.wrong(node, f"{check.name}: terlalu banyak, hanya ada {most} {of}")
        elif 0 < len(able) < needed:
            self._sheet.wrong(node, f"{check.name}: perlu paling sedikit {needed} {players}")

    def _number(self, fields: Mapping[str, yaml.Node], name: str, *, absent: int) -> int:
        return self._sheet.number(fields[name], name, least=1, most=limits.COUNT_MOST) if name in fields else absent

    def _choice(self, fields: Mapping[str, yaml.Node], name: str, among: Collection[str]) -> str:
        return self._sheet.choice(fields[name], name, among) if name in fields else ""
