"""Words owed to one person, said when the outbox reaches them, in their language."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from siman_bot.domain.sending.lane import Lane
from siman_bot.domain.sending.payload import Gap, NoticeButton, NoticePayload
from storage.sending.outbox import outbox
from storage.sending.outbox.outbox import Owed

__all__ = ["Gap", "NoticeButton", "Owed", "notice", "tell"]


def notice(
    key: str,
    *,
    to: int,
    once: str,
    lane: Lane = Lane.ANSWER,
    buttons: tuple[NoticeButton, ...] = (),
    thread_id: int | None = None,
    about: int | None = None,
    **gaps: Gap,
) -> Owed:
    """A notice for the outbox.

    Args:
        key: The catalogue's message.
        to: The person's Telegram id, or a group's.
        once: Names the occasion, e.g. `member.approved:17:2`; the same occasion is told to the same person once.
        lane: What it may overtake.
        buttons: Each on its own row.
        thread_id: The group's topic.
        about: The row id of the person whom it names to somebody else: it is taken back when they leave (R11).
        gaps: For the message.
    """
    return Owed(
        dedupe_key=f"{once}>{to}",
        lane=lane,
        chat_id=to,
        thread_id=thread_id,
        about_person_id=about,
        payload=NoticePayload(key=key, gaps=gaps, buttons=buttons),
    )


async def tell(tx: AsyncConnection, notices: Sequence[Owed], now: datetime) -> None:
    """Owe notices, in the transaction that gives occasion to them."""
    await outbox.add(tx, notices, now)
