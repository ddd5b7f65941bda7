"""Writing and reviewing as people do it, and groups that are bound already, for the tests that need items."""

from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.item import Content
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.shown import Shown
from siman_bot.seeding.groups import bind_group
from siman_bot.services.transaction import Caller
from storage.publishing import items
from tests.town import Town

TITLE = "Jadwal imunisasi anak"
BODY = "Imunisasi gratis dibuka di semua puskesmas.\nBawa buku KIA."
SOURCE = "https://kemkes.go.id/imunisasi"
OFFICE = "Kementerian Kesehatan"
POST = "Kepala Biro Humas"
CONTENT = Content(title=TITLE, body=BODY, source_url=SOURCE, office=OFFICE, post=POST)


async def bound_group(town: Town, title: str, *, creator: Person, scope: str, kind: str = "supergroup") -> Group:
    """A group with the bot in it, bound to a place by its creator and told so; without the chat to save the taps."""
    assert town.app is not None
    group = await town.group(title, creator=creator, kind=kind)
    await bind_group(town.app.services, admin=creator.id, chat_id=group.id, title=title, scope=Scope.parse(scope))
    # A fault of the sandbox is to meet what a test sends, not this.
    await group.expect("Grup ini terhubung", earlier=True)
    return group


async def fill(author: Person, *, target: str) -> Shown:
    """/buat from the first field to the preview."""
    await author.send("/buat")
    await author.expect("Langkah 1")
    for place, words in enumerate((TITLE, BODY, SOURCE, OFFICE, POST), start=2):
        await author.send(words)
        await author.expect(f"Langkah {place}")
    await author.send(target)
    await author.expect("Hasil pencarian")
    await author.tap(target)
    await author.tap("Langsung ke grup")
    return await author.expect("Pratinjau")


async def drafted(
    town: Town,
    author: Person,
    *,
    content: Content = CONTENT,
    target: Scope = NATION,
    way: Way = Way.DIRECT,
) -> Draft:
    """A whole draft, without the chat."""
    assert town.app is not None
    return await town.app.services.publishing.writing.start(
        Caller(telegram_id=author.id), changes=DraftChanges.of(content, target=target, way=way)
    )


async def in_review(
    town: Town, author: Person, *, content: Content = CONTENT, target: Scope = NATION, way: Way = Way.DIRECT
) -> str:
    """An item sent for review, without the chat; its code."""
    draft = await drafted(town, author, content=content, target=target, way=way)
    assert town.app is not None
    done = await town.app.services.publishing.submitting.submit(
        Caller(telegram_id=author.id), draft_id=draft.id, revision=draft.revision
    )
    return done.code


async def approve(reviewer: Person, code: str) -> Shown:
    """From /tinjau to the approval."""
    await reviewer.send("/tinjau")
    await reviewer.tap(code)
    await reviewer.tap("Sudah saya periksa")
    return await reviewer.expect(f"{code} disetujui")


async def approved(
    town: Town, author: Person, reviewer: Person, *, content: Content = CONTENT, target: Scope = NATION
) -> str:
    """An item that somebody else has approved, without the chat; its code."""
    code = await in_review(town, author, content=content, target=target)
    assert town.app is not None
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
    assert item is not None
    await town.app.services.publishing.reviewing.approve(
        Caller(telegram_id=reviewer.id),
        item_id=item.id,
        version=item.version,
        revision=item.revision,
        answers=EVERY_QUESTION,
    )
    return code


async def changed(town: Town, author: Person, code: str, body: str) -> None:
    """A new version of an approved item, waiting for its reviewer."""
    await rewritten(town, author, code, DraftChanges(body=body))


async def rewritten(town: Town, author: Person, code: str, changes: DraftChanges) -> None:
    """As above, with any changes."""
    assert town.app is not None
    writing, caller = town.app.services.publishing.writing, Caller(telegram_id=author.id)
    async with town.database.read() as connection:
        item = await items.by_code(connection, code)
    assert item is not None
    copy = await writing.rewrite(caller, item_id=item.id)
    draft = await writing.change(caller, draft_id=copy.id, revision=copy.revision, changes=changes)
    await town.app.services.publishing.submitting.submit(caller, draft_id=draft.id, revision=draft.revision)
