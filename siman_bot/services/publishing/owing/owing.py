"""Owing what was decided on an item: the decision at once, its messages behind it in small steps that can be resumed.

Each step is a transaction of its own, which notes how far it has come. So a process may die between any two of them,
and another goes on; a newer decision takes the place of one that is still being written down. What earlier decisions
still owe can't begin from the decision on (`broadcasts.overtake`), though its rows are cancelled only step by step.

The steps run in whichever process is on duty. Two processes at once would do no harm: one of them finds that the
other was faster.
"""

from datetime import datetime
from typing import Final

from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.owing import DecisionKind, ItemDecision, Outstanding, Phase
from siman_bot.domain.publishing.telling import Occasion
from siman_bot.domain.publishing.withdrawal import Removal
from siman_bot.domain.sending.way import Way
from siman_bot.services.publishing.owing.reaching import Reached, forwarding_reach, version_reach
from siman_bot.services.publishing.owing.steps import OwingStep, step
from siman_bot.services.publishing.owing.telling import Telling
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.transaction import Now, Tx
from storage.engine import Database
from storage.publishing import owings
from storage.sending.broadcasts import broadcasts, standing

AT_ONCE: Final = 150
"""Chats of one step, so that nobody's transaction waits for one longer than a fifth of a second."""

_IN_THE_PLACE: Final = frozenset({DecisionKind.VERSION, DecisionKind.WITHDRAWAL})
"""Decisions that take the place of all that were made before."""


class Owing:
    """Writes down what decisions on items owe.

    Args:
        database: Where it all is.
        clock: The time now.
        progress: Told of each broadcast of which more is owed.
        telling: Tells the people whom a change of an item concerns.
        at_once: Chats of one step.
    """

    def __init__(
        self, *, database: Database, clock: Now, progress: Progress, telling: Telling, at_once: int = AT_ONCE
    ) -> None:
        self.database = database
        self._clock = clock
        self._progress = progress
        self._telling = telling
        self._at_once = at_once

    async def version(self, tx: Tx, item: Item, broadcast_id: int, *, now: datetime) -> Reached:
        """Owe an approved version to the groups of its target, and to all that have an older one.

        Where an older one stands it is changed at once, whatever was planned for the others; a reply beneath says so,
        and whom the correction concerns is told (R13). Where there may be an older one, `standing.hold` comes first.

        Args:
            tx: The transaction of the decision.
            item: As approved.
            broadcast_id: The decision to send it.
            now: The time.
        """
        reached = await version_reach(tx, item, broadcast_id, now=now)
        if reached.edited or reached.unknown:
            await broadcasts.publish(tx, broadcast_id)
        await broadcasts.overtake(tx, item.id, before=broadcast_id, now=now)
        # Cards to admins are few: only groups are counted ahead.
        new = 0 if item.way is Way.RELAY else reached.new
        await broadcasts.set_owing(tx, broadcast_id, new=new, edits=reached.edited)
        first = Phase.CANCELLING if reached.is_change else Phase.LACKING
        decision = ItemDecision(kind=DecisionKind.VERSION, item_id=item.id, broadcast_id=broadcast_id)
        await self._begin(tx, decision, first, now)
        if reached.is_change:
            due = await broadcasts.public_from(tx, broadcast_id)
            await self._telling.begin(tx, item, Occasion.CORRECTED, due=due, now=now)
        return reached

    async def forwarding(
        self,
        tx: Tx,
        *,
        item_id: int,
        broadcast_id: int,
        scopes: tuple[Scope, ...],
        institution_id: int | None,
        now: datetime,
    ) -> int:
        """Owe a version to an admin's own groups, who read from where it was forwarded (R3).

        To how many that don't have it from another admin.
        """
        number = await forwarding_reach(tx, broadcast_id, scopes=scopes)
        await broadcasts.add_owing(tx, broadcast_id, new=number)
        decision = ItemDecision(
            kind=DecisionKind.FORWARDING,
            item_id=item_id,
            broadcast_id=broadcast_id,
            scopes=scopes,
            institution_id=institution_id,
        )
        await self._begin(tx, decision, Phase.LACKING, now)
        return number

    async def withdrawal(self, tx: Tx, item: Item, *, removal: Removal, now: datetime) -> int:
        """Owe the taking back of an item wherever it stands or is about to; in how many chats.

        Whom that concerns is told (R13). `standing.hold` comes first.
        """
        chats = await standing.count_chats(tx, item.id)
        newest = (await broadcasts.of_item(tx, item.id))[0]
        await broadcasts.overtake(tx, item.id, before=None, now=now)
        decision = ItemDecision(kind=DecisionKind.WITHDRAWAL, item_id=item.id, broadcast_id=newest.id, removal=removal)
        await self._begin(tx, decision, Phase.CANCELLING, now)
        await self._telling.begin(tx, item, Occasion.WITHDRAWN, now=now)
        return chats

    async def explanation(self, tx: Tx, item: Item, *, number: int, now: datetime) -> None:
        """Owe approved words of why an item was withdrawn, in each notice that says so.

        While the notices are still being written down, it waits until they are. Nobody is told a second time (R13).
        `standing.hold` comes first.
        """
        newest = (await broadcasts.of_item(tx, item.id))[0]
        decision = ItemDecision(
            kind=DecisionKind.EXPLANATION, item_id=item.id, broadcast_id=newest.id, explanation=number
        )
        if await owings.are_of(tx, item.id):
            await owings.add(tx, decision, phase=Phase.CANCELLING, now=now)
        else:
            await self._begin(tx, decision, Phase.CANCELLING, now)

    async def follow_up(self) -> bool:
        """Do one more step of the oldest decision that isn't written down yet, else of telling; whether there was one.

        Raises:
            Unavailable: The database didn't take it; call again later.
        """
        async with self.database.read() as connection:
            decided = await owings.first(connection) is not None
        if not decided:
            return await self._telling.follow_up()
        async with self.database.write() as tx:
            await standing.hold(tx)
            outstanding = await owings.first(tx)
            if outstanding is None:
                return True
            await self._step(tx, outstanding, self._clock())
        self._progress.touch(outstanding.decision.broadcast_id)
        return True

    async def finish(self) -> None:
        """Write down everything that was decided; to be called now and then."""
        while await self.follow_up():
            pass

    async def _begin(self, tx: Tx, decision: ItemDecision, phase: Phase, now: datetime) -> None:
        """Write the decision down, and at once what fits into one step: of most decisions that is all."""
        if decision.kind in _IN_THE_PLACE:
            await owings.replace_all(tx, decision.item_id)
        await self._step(tx, await owings.add(tx, decision, phase=phase, now=now), now)

    async def _step(self, tx: Tx, outstanding: Outstanding, now: datetime) -> None:
        reached: OwingStep | None = OwingStep(phase=outstanding.phase, cursor=outstanding.cursor, room=self._at_once)
        while reached is not None and reached.room > 0:
            reached = await step(tx, outstanding.decision, reached, now)
        if reached is not None:
            await owings.move(tx, outstanding, phase=reached.phase, cursor=reached.cursor)
        elif await owings.end(tx, outstanding):
            await self._close(tx, outstanding.decision)

    async def _close(self, tx: Tx, decision: ItemDecision) -> None:
        if decision.kind in _IN_THE_PLACE:
            await broadcasts.end_overtaking(tx, decision.item_id)
        if not await owings.of_broadcast(tx, decision.broadcast_id):
            await broadcasts.set_owing(tx, decision.broadcast_id, new=0, edits=0)
