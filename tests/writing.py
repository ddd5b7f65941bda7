"""Writing and reviewing as people do it, and groups that are bound already, for the tests that need items."""

import asyncio

from sqlalchemy import select, update

from siman_bot.domain.group import GroupState
from siman_bot.domain.item import Way
from siman_bot.domain.places import NATION, Scope
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.shown import Shown
from siman_bot.services.transaction import Caller
from siman_bot.services.writing import Form
from storage import places
from storage.tables import groups
from tests.town import Town

TITLE = "Jadwal imunisasi anak"
BODY = "Imunisasi gratis dibuka di semua puskesmas.\nBawa buku KIA."
SOURCE = "https://kemkes.go.id/imunisasi"
OFFICE = "Kementerian Kesehatan"
POST = "Kepala Biro Humas"


async def bound_group(town: Town, title: str, *, creator: Person, scope: str, kind: str = "supergroup") -> Group:
    """A group with the bot in it, bound to a place; written into the table to save the taps."""
    group = await town.group(title, creator=creator, kind=kind)
    async with asyncio.timeout(5):
        while not await _bind(town, group, Scope.parse(scope)):
            await asyncio.sleep(0.02)
    return group


async def fill(
    author: Person,
    *,
    title: str = TITLE,
    body: str = BODY,
    source: str = SOURCE,
    office: str = OFFICE,
    post: str = POST,
    target: str = "Seluruh Indonesia",
    way: str = "Langsung ke grup",
) -> Shown:
    """/buat from the first field to the preview."""
    await author.send("/buat")
    if (await author.expect()).text.startswith("Konten Anda"):
        await author.tap("Tulis baru")
    await author.expect("Langkah 1")
    for words, following in (
        (title, "Langkah 2"),
        (body, "Langkah 3"),
        (source, "Langkah 4"),
        (office, "Langkah 5"),
        (post, "Langkah 6"),
    ):
        await author.send(words)
        await author.expect(following)
    if target not in (await author.last()).labels:
        await author.send(target)
        await author.expect("Hasil pencarian")
    await author.tap(target)
    await author.tap(way)
    return await author.expect("Pratinjau")


async def in_review(
    town: Town, author: Person, *, title: str = TITLE, body: str = BODY, target: Scope = NATION, way: Way = Way.DIRECT
) -> str:
    """An item sent for review, by the same use cases as the form's but without the chat; its code."""
    assert town.app is not None
    writing, caller = town.app.services.writing, Caller(telegram_id=author.id)
    form = await writing.begin(caller)
    for words in (title, body, SOURCE, OFFICE, POST):
        form = await writing.write(caller, text=words)
    form = await writing.aim(caller, **_seen(form), kind=target.kind, code=target.code)
    form = await writing.choose_way(caller, **_seen(form), way=way)
    return (await town.app.services.submitting.submit(caller, **_seen(form))).code


async def approve(reviewer: Person, code: str) -> Shown:
    """From /tinjau to the approval."""
    await reviewer.send("/tinjau")
    await reviewer.tap(code)
    await reviewer.tap("Setujui")
    return await reviewer.expect(f"{code} disetujui")


def _seen(form: Form) -> dict[str, int]:
    assert form.draft is not None
    return {"draft_id": form.draft.id, "revision": form.draft.revision}


async def _bind(town: Town, group: Group, scope: Scope) -> bool:
    async with town.database.write() as tx:
        row = (await tx.execute(select(groups.c.id).where(groups.c.chat_id == group.id))).one_or_none()
        if row is None:
            return False
        location = (await places.gazetteer(tx)).locate(scope)
        await tx.execute(
            update(groups)
            .where(groups.c.id == row.id)
            .values(
                state=GroupState.BOUND,
                scope_kind=scope.kind,
                scope_code=scope.code,
                region=location.region,
                province_code=location.province_code,
                regency_code=location.regency_code,
                bound_at=town.clock(),
            )
        )
    return True
