"""Where words ended: each mark has a question that it was typed for, and that question's tables alone may hold it."""

import json
import re
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Final

from sqlalchemy import select

from siman_bot.conversations.forms import read
from siman_bot.conversations.registry import KINDS
from storage.schema import metadata
from storage.tables import dialogs, paused_dialogs
from tests.talking.acting import Done
from tests.town import Town

MARK: Final = re.compile(r"zq\d{5}x")
BESIDE: Final = frozenset({"inbox", "provinces", "regencies", "institutions_known"})
"""Updates are blanked once they are handled, and places aren't typed."""


def _forms(*kinds: str) -> frozenset[str]:
    return frozenset(f"{table}:{kind}" for kind in kinds for table in ("dialogs", "paused_dialogs"))


SENT: Final = frozenset({"deliveries"})
HANDED_IN: Final = frozenset({"handed_in", "reports", "accounts", "amplifications"}) | _forms("lapor", "sebar", "akun")
"""What is typed outside any question, and what its sender may make of it by a tap."""
_ITEM: Final = frozenset({"drafts", "items", "item_versions", "broadcasts"}) | _forms("buat", "lampiran", "jadwal")
_VERDICT: Final = frozenset({"report_proposals", "report_evidence", "reports"}) | _forms("antrean", "koreksi")
OF_KIND: Final = {
    "akun": frozenset({"accounts", "amplifications"}) | _forms("akun", "sebar"),
    "akun-instansi": frozenset({"accounts"}) | _forms("akun-instansi"),
    "anggota": _forms("anggota"),
    "antrean": _VERDICT,
    "buat": _ITEM,
    "daftar": frozenset({"institutions", "members"}) | _forms("daftar"),
    "grup": _forms("grup"),
    "jadwal": _ITEM,
    "jelaskan": frozenset({"explanations"}) | _forms("jelaskan", "timbang"),
    "koreksi": _VERDICT,
    "lampiran": _ITEM,
    "lapor": frozenset({"reports"}) | _forms("lapor"),
    "periksa": frozenset[str](),
    "perintah": frozenset[str](),
    "putusan": frozenset({"report_proposals"}) | _forms("putusan"),
    "sebar": frozenset({"amplifications", "accounts"}) | _forms("sebar", "akun"),
    "tarik": frozenset({"items", "explanations"}) | _forms("tarik"),
    "timbang": frozenset[str](),
    "tinjau": frozenset({"items"}) | _forms("tinjau"),
}
"""By the kind of the question that is open."""
OF_COMMAND: Final = {"lapor": "lapor", "anggota": "anggota", "grup": "grup"}
"""Commands that take words to keep."""


class Purposes:
    """What each mark was typed for."""

    def __init__(self) -> None:
        self._allowed: dict[str, frozenset[str]] = defaultdict(frozenset)
        self._known: set[str] = set()

    def note(self, done: Done, *, asked: str) -> None:
        """What somebody sent while a question of the kind `asked` was open, or none."""
        allowed = HANDED_IN | OF_KIND.get(asked, frozenset()) | SENT
        if done.text.startswith("/") and not done.is_content:
            command = done.text[1:].partition(" ")[0]
            allowed = OF_KIND.get(OF_COMMAND.get(command, ""), frozenset()) | SENT
        for mark in MARK.findall(done.text):
            self._allowed[mark] |= allowed

    async def misplaced(self, town: Town) -> set[str]:
        """Marks where they may not be, that weren't found there before."""
        found = {one async for one in _found(town)}
        new = {f"{mark} in {place}" for mark, place in found if place not in self._allowed[mark]} - self._known
        self._known |= new
        return new


async def _found(town: Town) -> AsyncIterator[tuple[str, str]]:
    async with town.database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name not in BESIDE:
                for row in await connection.execute(select(table)):
                    for mark in MARK.findall(json.dumps(tuple(row), default=str).casefold()):
                        yield mark, f"{table.name}:{row.kind}" if table in {dialogs, paused_dialogs} else table.name


async def open_kind(town: Town, telegram_id: int) -> tuple[str, bool]:
    """The kind of the question that is open for a person, and whether it takes what is typed now."""
    assert town.app is not None
    standing = await town.app.services.people.consenting.standing(telegram_id)
    opened = read(standing.dialog, KINDS)
    return ("", False) if opened is None else (opened.kind, not opened.lapsed)
