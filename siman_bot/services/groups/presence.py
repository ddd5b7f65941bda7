"""Groups as Telegram reports them: the bot comes, goes, may or may not write; what it is to leave."""

from datetime import datetime

from siman_bot.domain.groups.group import UNBOUND_FOR, Group, GroupState, shown_title
from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.groups.trouble import OUTSIDE, Trouble
from siman_bot.services.notices import notice, tell
from siman_bot.services.ports import MoveChat
from siman_bot.services.transaction import Caller, Now, Tx, transactional
from storage.engine import Database
from storage.groups import groups, troubles
from storage.people import people


class Presence:
    """`quiet` is what a newly added group has; `move_chat` moves what is owed to a group."""

    def __init__(self, *, database: Database, clock: Now, quiet: Quiet | None, move_chat: MoveChat) -> None:
        self.database = database
        self._clock = clock
        self._quiet = quiet
        self._move_chat = move_chat

    @transactional("groups.presence.note-presence")
    async def note_presence(
        self, tx: Tx, caller: Caller, *, chat_id: int, title: str, arrived: bool, present: bool, writes: bool
    ) -> None:
        """Take note of what became of the bot in a group.

        Args:
            tx: The transaction.
            caller: Who changed it.
            chat_id: The group.
            title: Its title.
            arrived: The bot wasn't in it before the change.
            present: The bot is in it now.
            writes: It may write there.
        """
        now = self._clock()
        group = await groups.find(tx, chat_id)
        if not present:
            if group is not None:
                await tell_trouble(tx, chat_id, Trouble.KICKED, now)
                await groups.set_state(tx, group, GroupState.LEFT)
            return
        if group is None or _comes_back(group, arrived=arrived):
            adder = await people.find(tx, caller.telegram_id)
            added = await groups.add(
                tx,
                chat_id=chat_id,
                title=shown_title(title),
                added_by=adder.id if adder is not None else None,
                trouble=None if writes else Trouble.NO_RIGHT_TO_WRITE,
                quiet=self._quiet,
                now=now,
            )
            if writes:
                hint = notice("group-added", to=chat_id, once=f"group.added:{added.id}:{added.revision}")
                await tell(tx, [hint], now)
        elif writes:
            await troubles.clear(tx, chat_id)
        else:
            await tell_trouble(tx, chat_id, Trouble.NO_RIGHT_TO_WRITE, now)

    @transactional("groups.presence.note-move")
    async def note_move(self, tx: Tx, _caller: Caller, *, old: int, new: int) -> None:
        """A group became a supergroup; both chats say so, in either order."""
        await groups.move_chat(tx, old, new)
        await self._move_chat(tx, old, new)

    @transactional("groups.presence.send-to-private")
    async def send_to_private(self, tx: Tx, caller: Caller, *, chat_id: int, thread_id: int | None) -> None:
        """Tell a group that somebody who hides behind its name must bind it in the private chat."""
        once = f"group.anonymous:{chat_id}:{caller.update_id}"
        await tell(tx, [notice("group-anonymous", to=chat_id, once=once, thread_id=thread_id)], self._clock())

    async def overdue(self) -> list[int]:
        """The chat ids of the groups to leave now: unbound for too long, or released and not left yet."""
        async with self.database.claim() as tx:
            await groups.expire_unbound(tx, self._clock() - UNBOUND_FOR)
            return await groups.leaving(tx)

    async def note_left(self, chat_id: int) -> None:
        """The bot has left a group that it was to leave."""
        async with self.database.write() as tx:
            group = await groups.find(tx, chat_id)
            if group is not None and group.state is GroupState.LEAVING:
                await groups.set_state(tx, group, GroupState.LEFT)


async def tell_trouble(tx: Tx, chat_id: int, trouble: Trouble, now: datetime) -> None:
    """Note that nothing can be sent to a group now; whoever bound it is told once."""
    binder = await troubles.mark(tx, chat_id, trouble)
    group = await groups.find(tx, chat_id)
    if binder is None or group is None:
        return
    once = f"group.stuck:{group.id}:{now:%Y%m%d%H%M%S%f}"
    await tell(tx, [notice("group-stuck", to=binder, once=once, title=group.title, reason=trouble.value)], now)


def _comes_back(group: Group, *, arrived: bool) -> bool:
    """Whether a group that we knew is to be bound anew.

    A binding outlives news of an arrival that no departure preceded: so a supergroup may announce itself.
    """
    if group.state is GroupState.LEFT:
        return True
    return arrived and (group.state is GroupState.LEAVING or group.trouble in OUTSIDE)
