"""R2, R3, R7, R12: approval without a chat asks for the same answers, and its audit row keeps them."""

from dataclasses import replace

import pytest
import pytest_asyncio
from sqlalchemy import update

from siman_bot.domain.places import NATION
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.item import Item, ItemState
from siman_bot.domain.publishing.vouching import EVERY_QUESTION, NO_ANSWERS, Answers, Question
from siman_bot.domain.refusals import Already, OwnWork, Refusal, Stale, Unanswered, WrongRole
from siman_bot.domain.sending.way import Way
from siman_bot.services.auditing import Auditing
from siman_bot.services.transaction import Caller
from storage import audit, guards
from storage.engine import Database
from storage.publishing import items
from storage.publishing.tables import item_versions
from storage.tables import audit as audit_rows
from tests.domain.publishing.test_marking import PLAIN
from tests.services.publishing.test_marking import BUDI, DOUBTFUL, SARI, TONO, Desk
from tests.services.publishing.test_marking import desk as desk  # noqa: PLC0414 - a fixture
from tests.services.setting import read


@pytest_asyncio.fixture
async def item(desk: Desk) -> Item:
    """In review, with two marks that its author has answered."""
    draft = await desk.answered(await desk.publishing.writing.start(SARI, changes=DOUBTFUL))
    return await read(desk.services, TONO, await desk.submit(draft))


async def approve(desk: Desk, item: Item, answers: Answers, caller: Caller = TONO) -> None:
    await desk.publishing.reviewing.approve(
        caller, item_id=item.id, version=item.version, revision=item.revision, answers=answers
    )


async def whole(desk: Desk, item: Item) -> Answers:
    marks = (await desk.publishing.reviewing.review(TONO, item_id=item.id)).marks
    return replace(EVERY_QUESTION, marks=frozenset(one.key for one in marks))


async def state(desk: Desk, item: Item) -> ItemState:
    async with desk.database.read() as connection:
        found = await items.get(connection, item.id)
    assert found is not None
    return found.state


async def test_without_the_answers_nothing_is_approved(desk: Desk, item: Item) -> None:
    """R2, R7: whoever calls the service, with none, some, or those of something else."""
    everything = await whole(desk, item)
    some = frozenset({min(everything.marks)})
    for answers in (
        NO_ANSWERS,
        EVERY_QUESTION,
        replace(everything, questions=everything.questions - {Question.SOURCE}),
        replace(everything, marks=some),
        replace(everything, marks=some | {"0" * 12}),
    ):
        with pytest.raises(Unanswered, match="review-unanswered"):
            await approve(desk, item, answers)
    with pytest.raises(Unanswered, match="review-unanswered"):
        await desk.publishing.reviewing.approve(TONO, item_id=item.id, version=item.version, revision=item.revision)
    assert await state(desk, item) is ItemState.IN_REVIEW
    await approve(desk, item, everything)
    assert await state(desk, item) is ItemState.APPROVED
    with pytest.raises(Already, match="item-already-approved"):
        await approve(desk, item, NO_ANSWERS)


async def test_answers_give_nobody_a_right(desk: Desk, item: Item) -> None:
    """R3: neither the author nor somebody without the role, and no other revision."""
    everything = await whole(desk, item)
    refused: list[tuple[Caller, Item, type[Refusal]]] = [
        (SARI, item, OwnWork),
        (BUDI, item, WrongRole),
        (TONO, replace(item, revision=item.revision - 1), Stale),
        (TONO, replace(item, version=item.version + 1), Stale),
    ]
    for caller, seen, refusal in refused:
        with pytest.raises(refusal):
            await approve(desk, seen, everything, caller)


async def test_the_row_of_the_approval_keeps_the_answers(desk: Desk, item: Item) -> None:
    """R12: the questions by their words, the marks by rule and key; never what somebody wrote."""
    everything = await whole(desk, item)
    await approve(desk, item, everything)
    async with desk.database.read() as connection:
        row = (await audit.about(connection, f"item:{item.code}"))[-1]
    assert row.act == "item.approve"
    assert row.detail["questions"] == "source,claim,person,neutral"
    assert {one.partition(":")[2] for one in str(row.detail["marks"]).split(",")} == everything.marks
    assert "Faktanya" not in str(row.detail)
    assert (await Auditing(database=desk.database).verify()).intact


@pytest.mark.parametrize("what", ["questions", "marks", "the author's answers"])
async def test_answers_that_were_tampered_with_are_named(desk: Desk, item: Item, what: str) -> None:
    """R12: past the guards too."""
    await approve(desk, item, await whole(desk, item))
    async with desk.database.read() as connection:
        rows = await audit.about(connection, f"item:{item.code}")
    async with desk.database.write() as tx:
        await tx.run_sync(guards.lift)
        if what == "the author's answers":
            await tx.execute(update(item_versions).values(answered=None))
        else:
            detail = {**rows[-1].detail, what: "source"}
            await tx.execute(update(audit_rows).where(audit_rows.c.seq == rows[-1].seq).values(detail=detail))
        await tx.run_sync(guards.put_up)
    found = await Auditing(database=desk.database).verify()
    assert found.altered == (rows[0].seq if what == "the author's answers" else rows[-1].seq)


async def test_an_item_from_before_there_were_marks_goes_back_to_its_author(desk: Desk, item: Item) -> None:
    """R2: nobody answers in the author's place; the author answers, and the words stay as they are."""
    everything = await whole(desk, item)
    async with desk.database.write() as tx:
        await tx.run_sync(guards.lift)
        await tx.execute(update(item_versions).values(answered=None))
        await tx.run_sync(guards.put_up)
    with pytest.raises(Unanswered, match="author-unanswered"):
        await approve(desk, item, everything)
    await desk.publishing.reviewing.send_back(
        TONO, item_id=item.id, version=item.version, revision=item.revision, reason="Jawab dahulu tandanya."
    )
    copy = await desk.publishing.writing.rewrite(SARI, item_id=item.id)
    with pytest.raises(Unanswered, match="mark-unanswered"):
        await desk.submit(copy)
    await desk.submit(await desk.answered(copy))
    again = await read(desk.services, TONO, item.id)
    assert (again.version, again.content.body) == (2, item.content.body)
    await approve(desk, again, everything)


async def test_a_new_version_is_answered_for_anew(desk: Desk, item: Item) -> None:
    """R3: answers about words that an edit brought in count for those words alone."""
    everything = await whole(desk, item)
    await approve(desk, item, everything)
    copy = await desk.publishing.writing.rewrite(SARI, item_id=item.id)
    changes = DraftChanges(body="Siapa bilang KB bikin gemuk?")
    copy = await desk.publishing.writing.change(SARI, draft_id=copy.id, revision=copy.revision, changes=changes)
    await desk.submit(await desk.answered(copy))
    newer = await read(desk.services, TONO, item.id)
    for answers in (everything, EVERY_QUESTION):
        with pytest.raises(Unanswered):
            await approve(desk, newer, answers)
    await approve(desk, newer, await whole(desk, newer))


async def test_an_account_that_may_be_named_no_more_is_a_mark_or_refused(database: Database, desk: Desk) -> None:
    """R7: what may be named is asked at the time of approval, not when the words were written."""
    allowed: set[tuple[Platform, str]] = {(Platform.INSTAGRAM, "dinkes_kotabogor")}

    async def official(_: object) -> frozenset[tuple[Platform, str]]:
        return frozenset(allowed)

    for service in (desk.publishing.writing, desk.publishing.submitting, desk.publishing.reviewing):
        service._official_accounts = official
    body = "Ikuti Instagram @dinkes_kotabogor untuk jadwal vaksin."
    changes = DraftChanges.of(replace(PLAIN, body=body), target=NATION, way=Way.DIRECT)
    draft = await desk.publishing.writing.start(SARI, changes=changes)
    item = await read(desk.services, TONO, await desk.submit(draft))
    allowed.clear()
    with pytest.raises(Refusal, match=r"personal-target|author-unanswered"):
        await approve(desk, item, await whole(desk, item))
    assert await state(desk, item) is ItemState.IN_REVIEW
