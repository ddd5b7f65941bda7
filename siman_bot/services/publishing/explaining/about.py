"""A withdrawn item of which somebody may say why, and what is said of it by now (R3)."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.people.permissions import may_throughout, require, require_in_reach_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.places import Scope
from siman_bot.domain.publishing.acts import ExplanationAct
from siman_bot.domain.publishing.explaining.byline import Byline, byline_of
from siman_bot.domain.publishing.explaining.explanation import Explanation, room_of
from siman_bot.domain.publishing.item import Content, Item, ItemState
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.services.publishing.targets import target_of
from siman_bot.services.transaction import Tx
from storage import audit, places
from storage.people import people
from storage.publishing import explanations, items
from storage.sending.broadcasts import broadcasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainable:
    """A withdrawn item, with what its notices show, and what is said or waits to be said of it.

    `content` is what the newest notice is about; `said` are the words that groups read now. `byline` is as what this
    person would say something, `room` how long it may be.
    """

    item_id: int
    code: str
    content: Content
    reason: str
    byline: Byline
    room: int
    said: Explanation | None
    waiting: Explanation | None
    own: bool


async def withdrawn(tx: Tx, person: Person, act: Act, item_id: int) -> Item:
    """The item, where this person may do it wherever the item was ever sent to.

    Raises:
        WrongRole: The person may do no such thing.
        NotFound: No such item, or it was never broadcast, or it is out of their reach.
        Stale: `item-not-withdrawn`.
    """
    require(person, act)
    item = await items.get(tx, item_id)
    if item is None or not await broadcasts.of_item(tx, item_id):
        raise NotFound
    gazetteer = await places.gazetteer(tx)
    for target in await _targets(tx, item):
        require_in_reach_throughout(person, act, target, gazetteer)
    if item.state is not ItemState.WITHDRAWN:
        raise Stale("item-not-withdrawn", code=item.code)
    return item


async def explainable(tx: Tx, person: Person, item: Item, act: Act) -> Explainable:
    """What is to be seen of a withdrawn item by somebody who may do this."""
    version = await broadcasts.approved_version(tx, item.id)
    content = item.content if version is None else await items.content_of(tx, item.id, version)
    membership = person.membership if person.is_member else None
    institution = "" if membership is None else membership.institution_name
    targets = await _targets(tx, item)
    byline = byline_of(person, act, targets, await places.gazetteer(tx), institution=institution)
    said, waiting = await explanations.approved_of(tx, item.id), await explanations.waiting_of(tx, item.id)
    return Explainable(
        item_id=item.id,
        code=item.code,
        content=content,
        reason=item.public_reason,
        byline=byline,
        room=room_of(item, content, byline),
        said=said[0] if said else None,
        waiting=waiting,
        own=waiting is not None and waiting.writer_id == person.id,
    )


async def _targets(tx: Tx, item: Item) -> set[Scope]:
    """Every place that the item was ever sent to: its notices stand there."""
    return {target_of(item.target), *(one.target for one in await broadcasts.of_item(tx, item.id))}


async def reviewers(tx: Tx, item_id: int, *, besides: int) -> list[Person]:
    """Who can decide: of the scope of the item or, where that has nobody else, of wider ones."""
    item = await items.get(tx, item_id)
    targets = set() if item is None else await _targets(tx, item)
    gazetteer = await places.gazetteer(tx)
    return [
        one
        for one in await people.with_grants(tx, ROLES_OF[Act.REVIEW_ITEM])
        if one.id != besides and all(may_throughout(one, Act.REVIEW_ITEM, target, gazetteer) for target in targets)
    ]


async def record(
    tx: Tx,
    person: Person,
    act: ExplanationAct,
    code: str,
    explanation: Explanation,
    now: datetime,
    **said: str,
) -> None:
    """An audit row; what was written is added to it by its hash (R12)."""
    await audit.append(
        tx,
        at=now,
        actor_key=await people.audit_key_of(tx, person.id),
        act=act,
        subject=f"explanation:{code}",
        detail={"version": explanation.number, **said},
    )
