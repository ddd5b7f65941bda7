"""Deliveries change their state along the declared moves and in one place alone."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import insert, select

from siman_bot.domain.sending.delivery import MOVES, DeliveryKind, DeliveryState, Stage
from storage.engine import Database
from storage.sending.moves import move_to
from storage.sending.tables import deliveries

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
PROGRAM = [path for room in ("storage", "siman_bot", "handlers") for path in sorted((ROOT / room).rglob("*.py"))]
THE_PLACE = ROOT / "storage/sending/moves.py"
MIGRATIONS = ROOT / "storage/migrations"


async def owe(database: Database, *states: DeliveryState) -> None:
    async with database.write() as tx:
        await tx.execute(
            insert(deliveries),
            [
                {
                    "dedupe_key": f"test:{number}",
                    "kind": DeliveryKind.ITEM,
                    "chat_id": -number,
                    "chat_kind": "group",
                    "payload": {"item_id": 1, "version": 1},
                    "lane": 40,
                    "rank": number,
                    "stage": Stage.READY,
                    "state": state,
                    "not_before": NOW,
                    "created_at": NOW,
                }
                for number, state in enumerate(states, 1)
            ],
        )


async def states(database: Database) -> list[DeliveryState]:
    async with database.read() as connection:
        found = await connection.execute(select(deliveries.c.state).order_by(deliveries.c.id))
        return [DeliveryState(state) for state in found.scalars()]


@pytest.mark.parametrize("state", DeliveryState)
async def test_a_row_moves_where_its_state_may_move_and_nowhere_else(database: Database, state: DeliveryState) -> None:
    await owe(database, *DeliveryState)
    async with database.write() as tx:
        await tx.execute(move_to(state))
    assert await states(database) == [state if state in MOVES[before] else before for before in DeliveryState]


@pytest.mark.parametrize("seed", range(3))
async def test_no_sequence_of_moves_leaves_the_declared_ones(database: Database, seed: int) -> None:
    random = Random(seed)
    before = [random.choice(list(DeliveryState)) for _ in range(30)]
    await owe(database, *before)
    for _ in range(40):
        target = random.choice(list(DeliveryState))
        chosen = {number for number in range(1, 31) if random.random() < 0.3}
        async with database.write() as tx:
            await tx.execute(move_to(target).where(deliveries.c.rank.in_(chosen)))
        after = await states(database)
        for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
            legal = number in chosen and target in MOVES[old]
            assert new is (target if legal else old)
        before = after


def test_no_other_module_sets_the_state_of_deliveries() -> None:
    found = {
        str(path.relative_to(ROOT)): lines
        for path in PROGRAM
        if path != THE_PLACE and MIGRATIONS not in path.parents and (lines := list(setting(path.read_text("utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "update(deliveries).where(x).values(state='sent', reason=None)",
        "deliveries.update().values({'state': 'sent'})",
        "values = {'state': 'sent'}\nupdate(deliveries).values(values)",
        "update(deliveries).values({deliveries.c.state: 'sent'})",
        "tx.exec_driver_sql(\"UPDATE deliveries SET reason = NULL, state = 'sent'\")",
    ],
)
def test_whoever_sets_it_is_found(source: str) -> None:
    assert list(setting(source))


def setting(source: str) -> Iterator[int]:
    """The lines that may set a delivery's state: in an UPDATE of that table, or in values for one."""
    tree = ast.parse(source)
    updates = any(is_update(node) for node in ast.walk(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and updates_deliveries(node):
            yield from (keyword.value.lineno for keyword in node.keywords if keyword.arg == "state")
        if isinstance(node, ast.Dict) and updates and not is_row_to_insert(node):
            yield from (key.lineno for key in node.keys if key is not None and names_state(key))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _IN_SQL.search(node.value):
            yield node.lineno


_IN_SQL = re.compile(r"update\s+deliveries\s+set\b[^;]*\bstate\s*=", re.IGNORECASE | re.DOTALL)


def is_update(node: ast.AST) -> bool:
    """Whether this is `update(deliveries)` or `deliveries.update()`."""
    if not isinstance(node, ast.Call):
        return False
    match node.func:
        case ast.Name(id="update"):
            return any(isinstance(one, ast.Name) and one.id == "deliveries" for one in node.args)
        case ast.Attribute(value=ast.Name(id="deliveries"), attr="update"):
            return True
        case _:
            return False


def updates_deliveries(node: ast.Call) -> bool:
    """Whether this call adds to such an update: `update(deliveries).where(...).values(...)`."""
    link: ast.AST = node
    while isinstance(link, ast.Call):
        if is_update(link):
            return True
        link = link.func.value if isinstance(link.func, ast.Attribute) else link.func
    return False


def names_state(key: ast.expr) -> bool:
    match key:
        case ast.Constant(value="state"):
            return True
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id="deliveries")), attr="state"):
            return True
        case _:
            return False


def is_row_to_insert(node: ast.Dict) -> bool:
    """Whether these are all the values of a new row, which has to have a state from the beginning."""
    return any(isinstance(key, ast.Constant) and key.value == "dedupe_key" for key in node.keys)
