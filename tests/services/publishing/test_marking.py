"""R2, R3, R7: what is doubtful is answered by its author before it can be sent for review, without a chat too."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
import pytest_asyncio

from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import NATION
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.item import ItemState
from siman_bot.domain.refusals import Invalid, Stale, Unanswered, WrongRole
from siman_bot.domain.sending.way import Way
from siman_bot.services.auditing import Auditing
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage.engine import Database
from tests.domain.publishing.test_marking import CALL, DENIAL, PLAIN
from tests.services.setting import appoint, bind, read
from tests.town import TestClock

SARI, TONO, BUDI = (Caller(telegram_id=number) for number in (71, 72, 73))
DOUBTFUL = DraftChanges.of(replace(PLAIN, body=f"{DENIAL}\n{CALL}"), target=NATION, way=Way.DIRECT)


class Desk:
    def __init__(self, database: Database, services: Services) -> None:
        self.database, self.services = database, services
        self.publishing = services.publishing

    async def answered(self, draft: Draft) -> Draft:
        """All its marks, one by one."""
        while marks := (await self.publishing.marking.of_draft(SARI, draft_id=draft.id)).unanswered:
            draft = await self.publishing.marking.answer(
                SARI, draft_id=draft.id, revision=draft.revision, mark=marks[0].key
            )
        return draft

    async def submit(self, draft: Draft) -> int:
        sent = await self.publishing.submitting.submit(SARI, draft_id=draft.id, revision=draft.revision)
        return sent.item_id


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    choice = _draws()
    services = make_services(database=database, clock=TestClock(), choice=choice, quiet=None)
    await appoint(services, SARI, TONO)
    await appoint(services, BUDI, role=Role.VERIFIER)
    await bind(services, TONO, -1_001)
    return Desk(database, services)


def _draws() -> Callable[[Sequence[str]], str]:
    drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
    return lambda _: next(drawn)


async def test_what_is_unanswered_is_not_sent_and_leaves_nothing(desk: Desk) -> None:
    """R2, R7."""
    draft = await desk.publishing.writing.start(SARI, changes=DOUBTFUL)
    with pytest.raises(Unanswered, match="mark-unanswered") as refusal:
        await desk.submit(draft)
    assert (refusal.value.fields["rule"], refusal.value.fields["left"]) == ("denial", 2)
    marked = await desk.publishing.marking.of_draft(SARI, draft_id=draft.id)
    once = await desk.publishing.marking.answer(
        SARI, draft_id=draft.id, revision=draft.revision, mark=marked.unanswered[0].key
    )
    with pytest.raises(Unanswered) as refusal:
        await desk.submit(once)
    assert (refusal.value.fields["rule"], refusal.value.fields["left"]) == ("call", 1)
    assert (await desk.publishing.marking.of_draft(SARI, draft_id=draft.id)).draft == once


async def test_answers_are_kept_with_the_version_and_bound(desk: Desk) -> None:
    """R2, R7, R12: what was said stands in the version, and the chain of audit rows binds it."""
    draft = await desk.answered(await desk.publishing.writing.start(SARI, changes=DOUBTFUL))
    item = await read(desk.services, TONO, await desk.submit(draft))
    assert [one.rule for one in item.content.answered] == ["denial", "call"]
    copy = await desk.publishing.writing.rewrite(SARI, item_id=item.id)
    assert copy.content == item.content
    assert (await Auditing(database=desk.database).verify()).intact


async def test_a_changed_word_is_asked_about_anew(desk: Desk) -> None:
    """R2, R7: the answers of an earlier version count for the words alone that still stand."""
    draft = await desk.answered(await desk.publishing.writing.start(SARI, changes=DOUBTFUL))
    item_id = await desk.submit(draft)
    copy = await desk.publishing.writing.rewrite(SARI, item_id=item_id)
    changes = DraftChanges(body=f"Siapa bilang KB bikin gemuk?\n{CALL}")
    copy = await desk.publishing.writing.change(SARI, draft_id=copy.id, revision=copy.revision, changes=changes)
    with pytest.raises(Unanswered) as refusal:
        await desk.submit(copy)
    assert refusal.value.fields["left"] == 1
    await desk.submit(await desk.answered(copy))
    item = await read(desk.services, TONO, item_id)
    assert (item.version, item.state) == (2, ItemState.IN_REVIEW)
    assert "Siapa bilang" in item.content.answered[0].fragment


async def test_the_name_of_a_file_is_asked_about(desk: Desk) -> None:
    """R7: it is broadcast as the words are; taken away, nothing is asked any more."""
    plain = DraftChanges.of(PLAIN, target=NATION, way=Way.DIRECT)
    draft = await desk.publishing.writing.start(SARI, changes=plain)
    file = Media(kind=MediaKind.DOCUMENT, file_id="a", unique_id="a", name="Foto_Budi_Santoso_pelaku.jpg")
    draft = await desk.publishing.attaching.attach(SARI, draft_id=draft.id, files=(file,))
    with pytest.raises(Unanswered):
        await desk.submit(draft)
    draft = await desk.answered(draft)
    assert draft.content.answered
    draft = await desk.publishing.attaching.clear(SARI, draft_id=draft.id, revision=draft.revision)
    assert draft.content.answered == ()
    await desk.submit(draft)


async def test_only_the_author_answers_and_only_what_they_see(desk: Desk) -> None:
    """R3: somebody else's draft, another revision, or a mark that isn't there."""
    draft = await desk.publishing.writing.start(SARI, changes=DOUBTFUL)
    mark = (await desk.publishing.marking.of_draft(SARI, draft_id=draft.id)).unanswered[0].key
    answer = desk.publishing.marking.answer
    for caller, revision, key, refusal in (
        (TONO, draft.revision, mark, Stale),
        (BUDI, draft.revision, mark, WrongRole),
        (SARI, draft.revision + 1, mark, Stale),
        (SARI, draft.revision, "0" * 12, Stale),
    ):
        with pytest.raises(refusal):
            await answer(caller, draft_id=draft.id, revision=revision, mark=key)
    with pytest.raises(Stale):
        await desk.publishing.marking.of_draft(TONO, draft_id=draft.id)
    with pytest.raises(Unanswered):
        await desk.submit(draft)


async def test_an_answer_by_itself_changes_an_item_in_review_and_no_other(desk: Desk) -> None:
    """R13: of a version that is approved nothing changes by an answer; sent twice without a change it is refused."""
    draft = await desk.answered(await desk.publishing.writing.start(SARI, changes=DOUBTFUL))
    item_id = await desk.submit(draft)
    copy = await desk.publishing.writing.rewrite(SARI, item_id=item_id)
    with pytest.raises(Invalid, match="nothing-changed"):
        await desk.submit(copy)
