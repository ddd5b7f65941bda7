"""Where each person stands in a conversation: one row a person, so that a restart forgets nothing.

Beside it stand those that gave way to another and can be taken up again, one row for each work.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Executable, bindparam, case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.people.tables import people
from storage.tables import dialog_answers, dialogs, paused_dialogs
from storage.upserts import insert_into


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """`kind` names the conversation, `step` what is asked now, `data` what was answered so far.

    `message_id` is the bot's message that shows it; `revision` guards buttons. `lapsed`: nobody moved it for so
    long that what is typed now isn't meant for it any more.
    """

    kind: str
    step: str
    data: dict[str, Any]
    message_id: int | None = None
    revision: int = 1
    lapsed: bool = False


_OF_PERSON: Final = select(dialogs).where(dialogs.c.person_id == bindparam("person_id"))

_SET_MESSAGE: Final = (
    update(dialogs)
    .where(
        dialogs.c.person_id
        == select(people.c.id).where(people.c.telegram_id == bindparam("of_person")).scalar_subquery(),
        dialogs.c.kind == bindparam("of_kind"),
    )
    .values(message_id=bindparam("shown_in", type_=dialogs.c.message_id.type))
)


@cache
def _put_in(dialect: str) -> Executable:
    insert = insert_into(dialect, dialogs)
    new = insert.excluded
    return (
        insert.values(revision=1)
        .on_conflict_do_update(
            index_elements=["person_id"],
            set_={
                "kind": new.kind,
                "step": new.step,
                "data": new.data,
                "message_id": case((dialogs.c.kind == new.kind, dialogs.c.message_id)),
                "revision": dialogs.c.revision + 1,
                "updated_at": new.updated_at,
            },
        )
        .returning(dialogs.c.message_id, dialogs.c.revision)
    )


async def get(connection: AsyncConnection, person_id: int) -> Dialog | None:
    row = (await connection.execute(_OF_PERSON, {"person_id": person_id})).one_or_none()
    if row is None:
        return None
    return Dialog(kind=row.kind, step=row.step, data=row.data, message_id=row.message_id, revision=row.revision)


async def put(
    tx: AsyncConnection, *, person_id: int, kind: str, step: str, data: dict[str, Any], now: datetime
) -> Dialog:
    """Open or move a conversation; a new kind takes the place of the old. The message to edit stays within a kind."""
    values = {"person_id": person_id, "kind": kind, "step": step, "data": data, "updated_at": now}
    row = (await tx.execute(_put_in(tx.dialect.name), values)).one()
    return Dialog(kind=kind, step=step, data=data, message_id=row.message_id, revision=row.revision)


async def set_message(tx: AsyncConnection, *, telegram_id: int, kind: str, message_id: int) -> None:
    """Remember which message shows the conversation, if it still is this one."""
    await tx.execute(_SET_MESSAGE, {"of_person": telegram_id, "of_kind": kind, "shown_in": message_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A message that answered a step of a form; `subject` tells one form of a kind from the next."""

    message_id: int
    kind: str
    step: str
    subject: str


async def note_answer(tx: AsyncConnection, *, telegram_id: int, answer: Answer, now: datetime) -> None:
    """Remember which message answered what, so that its later change leads to the same place."""
    what = {"kind": answer.kind, "step": answer.step, "subject": answer.subject, "updated_at": now}
    whose = select(people.c.id).where(people.c.telegram_id == telegram_id).scalar_subquery()
    insert = insert_into(tx.dialect.name, dialog_answers)
    await tx.execute(
        insert.values(person_id=whose, message_id=answer.message_id, **what).on_conflict_do_update(
            index_elements=["person_id", "message_id"], set_=what
        )
    )


async def answer_by(connection: AsyncConnection, *, person_id: int, message_id: int) -> Answer | None:
    columns = dialog_answers.c
    row = (
        await connection.execute(
            select(dialog_answers).where(columns.person_id == person_id, columns.message_id == message_id)
        )
    ).one_or_none()
    return None if row is None else Answer(message_id=message_id, kind=row.kind, step=row.step, subject=row.subject)


async def drop(tx: AsyncConnection, person_id: int) -> None:
    await tx.execute(delete(dialogs).where(dialogs.c.person_id == person_id))


async def drop_older(tx: AsyncConnection, *, before: datetime) -> None:
    """Drop conversations, paused ones too, that nobody has moved since before that time."""
    for table in (dialogs, paused_dialogs, dialog_answers):
        await tx.execute(delete(table).where(table.c.updated_at < before))


async def pause(tx: AsyncConnection, *, person_id: int, work: str, dialog: Dialog, now: datetime) -> None:
    """Keep a conversation aside, in place of an earlier one about the same work."""
    values = {"kind": dialog.kind, "step": dialog.step, "data": dialog.data, "updated_at": now}
    insert = insert_into(tx.dialect.name, paused_dialogs).values(person_id=person_id, work=work, **values)
    await tx.execute(insert.on_conflict_do_update(index_elements=["person_id", "work"], set_=values))


async def take_paused(
    tx: AsyncConnection, *, person_id: int, work: str | None = None, kind: str = ""
) -> tuple[Dialog, datetime] | None:
    """Take out the paused conversation about a work, or the newest of a kind, and when it was paused."""
    columns = paused_dialogs.c
    which = columns.work == work if work is not None else columns.kind == kind
    found = (
        await tx.execute(
            select(paused_dialogs)
            .where(columns.person_id == person_id, which)
            .order_by(columns.updated_at.desc())
            .limit(1)
        )
    ).one_or_none()
    if found is None:
        return None
    await tx.execute(delete(paused_dialogs).where(columns.person_id == person_id, columns.work == found.work))
    return Dialog(kind=found.kind, step=found.step, data=found.data), found.updated_at
