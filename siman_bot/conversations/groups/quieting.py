"""A group's quiet hours in the chat: chosen with a button, or typed."""

from siman_bot.conversations.forms import Open, close, put
from siman_bot.conversations.groups.forms import QuietingForm
from siman_bot.services.groups.opening import GroupView
from siman_bot.services.groups.quieting import Quieting, group_to_quiet
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["QuietingConversation"]


class QuietingConversation:
    """Between a group's screen and its new hours.

    Args:
        database: Where the form is.
        clock: The time now.
        quieting: Where the hours are set.
    """

    def __init__(self, *, database: Database, clock: Now, quieting: Quieting) -> None:
        self.database = database
        self._clock = clock
        self._quieting = quieting

    @transactional("conversations.groups.quieting.ask")
    async def ask(
        self, tx: Tx, caller: Caller, *, group_id: int, revision: int
    ) -> tuple[GroupView, Open[QuietingForm]]:
        """Wait for hours in the next message; raises as `group_to_quiet`."""
        person = await acting(tx, caller)
        group = await group_to_quiet(tx, person, group_id=group_id, revision=revision, now=self._clock())
        form = QuietingForm(group=group.id, revision=group.revision)
        return group, await put(tx, person.id, form, self._clock())

    @transactional("conversations.groups.quieting.choose")
    async def choose(self, tx: Tx, caller: Caller, *, group_id: int, revision: int, hours: str) -> GroupView:
        """Set the hours; raises as `Quieting.choose`."""
        person = await acting(tx, caller)
        group = await self._quieting.choose.within(tx, caller, group_id=group_id, revision=revision, hours=hours)
        await close(tx, person.id, QuietingForm)
        return group
