"""Brings a scenario's people, groups and items into a fresh world, by the doors that people and operators use."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select

from siman_bot.domain.people.roles import Grant
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.sending.delivery import DeliveryState
from siman_bot.latihan.scenario import Part, Player, Published, Room, Scenario
from siman_bot.sandbox import People, Person
from siman_bot.seeding.groups import bind_group
from siman_bot.seeding.members import Newcomer, enrol
from siman_bot.services.registry import Services
from siman_bot.services.transaction import Caller
from storage.engine import Database
from storage.sending.tables import deliveries

READY_WITHIN: Final = timedelta(seconds=60)
_LOOK_EVERY: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Stagehand:
    """Sets one world up. `stage` makes the local Telegram's people, `services` are those of the running bot."""

    stage: People
    services: Services
    database: Database

    async def set_up(self, scenario: Scenario) -> dict[str, Person]:
        """Everybody by the player's id, once all that was published has arrived.

        Raises:
            TimeoutError: The bot didn't get that far within READY_WITHIN.
        """
        async with asyncio.timeout(READY_WITHIN.total_seconds()):
            cast = {player.key: await self._enter(player) for player in scenario.players}
            known = [player for player in scenario.players if player.part is not Part.PUBLIC]
            await asyncio.gather(*(_agree(cast[player.key]) for player in known))
            await enrol(
                self.services,
                (_newcomer(player, cast[player.key]) for player in known if player.part is Part.MEMBER),
            )
            for player in known:
                await self._grant(player, cast[player.key])
            for room in scenario.rooms:
                await self._bind(room, cast)
            for item in scenario.published:
                await self._publish(item, cast)
            await self._all_sent()
        return cast

    async def _enter(self, player: Player) -> Person:
        return await self.stage.person(player.name, caption=player.plays)

    async def _grant(self, player: Player, person: Person) -> None:
        if player.part.role is not None:
            await self.services.people.granting.grant(person.id, Grant(role=player.part.role, scope=player.scope))

    async def _bind(self, room: Room, cast: dict[str, Person]) -> None:
        admin = cast[room.admin]
        group = await self.stage.group(room.title, creator=admin)
        await group.add_bot()
        for person in cast.values():
            if person.id != admin.id:
                await group.add(person)
        await bind_group(self.services, admin=admin.id, chat_id=group.id, title=room.title, scope=room.scope)

    async def _publish(self, item: Published, cast: dict[str, Person]) -> None:
        publishing, author = self.services.publishing, Caller(telegram_id=cast[item.author].id)
        changes = DraftChanges.of(item.content, target=item.target, way=item.way)
        draft = await publishing.writing.start(author, changes=changes)
        sent = await publishing.submitting.submit(author, draft_id=draft.id, revision=draft.revision)
        approver = Caller(telegram_id=cast[item.approver].id)
        review = await publishing.reviewing.review(approver, item_id=sent.item_id)
        await publishing.reviewing.approve(
            approver,
            item_id=sent.item_id,
            version=review.item.version,
            revision=review.item.revision,
            answers=EVERY_QUESTION,
        )

    async def _all_sent(self) -> None:
        pending = select(func.count()).where(deliveries.c.state == DeliveryState.PENDING)
        while True:
            async with self.database.read() as connection:
                if not (await connection.execute(pending)).scalar_one():
                    return
            await asyncio.sleep(_LOOK_EVERY)


def _newcomer(player: Player, person: Person) -> Newcomer:
    """A member's scope is a province or a regency."""
    province, _, regency = player.scope.code.partition(".")
    return Newcomer(
        telegram_id=person.id,
        name=player.name,
        province_code=province,
        regency_code=player.scope.code if regency else None,
    )


async def _agree(person: Person) -> None:
    await person.start()
    await person.tap("Saya setuju", seconds=READY_WITHIN.total_seconds())
