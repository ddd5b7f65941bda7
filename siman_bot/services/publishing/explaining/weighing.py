"""Deciding on somebody else's words about a withdrawal: read, answered for, approved or sent back (R3)."""

from dataclasses import dataclass
from datetime import datetime

from siman_bot.domain.people.permissions import require
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.acts import ExplanationAct
from siman_bot.domain.publishing.explaining import explanation as rules
from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Item
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.refusals import NotFound, OwnWork, Stale
from siman_bot.services.notices import notice, tell
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.explaining.about import Explainable, explainable, record, reviewers, withdrawn
from siman_bot.services.publishing.owing.owing import Owing
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.people import people
from storage.publishing import explanations
from storage.sending.broadcasts import standing

__all__ = ["WaitingExplanation", "Weighing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingExplanation:
    """One that waits, as a reviewer sees it, with its `marks`. Whoever wrote it, `own`, doesn't decide (R3)."""

    about: Explainable
    explanation: Explanation
    marks: tuple[Mark, ...]
    own: bool


class Weighing:
    """`official_accounts` are those that the words may name."""

    def __init__(self, *, database: Database, clock: Now, official_accounts: OfficialAccounts, owing: Owing) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts
        self._owing = owing

    async def review(self, caller: Caller, *, explanation_id: int) -> WaitingExplanation:
        """Words that wait, for whoever may decide on them; their writer may read them.

        Raises:
            WrongRole: The person may not review items.
            NotFound: No such explanation, or it is out of their reach.
            Stale: `explanation-moved-on`.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            explanation, item = await _reviewed(connection, person, explanation_id)
            if explanation.state is not rules.ExplanationState.WAITING:
                raise Stale("explanation-moved-on")
            return WaitingExplanation(
                about=await explainable(connection, person, item, Act.REVIEW_ITEM),
                explanation=explanation,
                marks=explanation.answered,
                own=explanation.writer_id == person.id,
            )

    async def weighed(self, tx: Tx, person: Person, *, explanation_id: int) -> tuple[Mark, ...]:
        """The marks that a reviewer is asked about.

        Raises:
            OwnWork: `own-explanation-others`.
            Refusal: As `review`.
        """
        explanation, _ = await _reviewed(tx, person, explanation_id)
        await _refuse_own(tx, person, explanation)
        if explanation.state is not rules.ExplanationState.WAITING:
            raise Stale("explanation-moved-on")
        return explanation.answered

    @transactional("publishing.weighing.approve")
    async def approve(self, tx: Tx, caller: Caller, *, explanation_id: int, answered: tuple[str, ...] = ()) -> str:
        """Approve these words, and owe them to every notice that stands in a group; the item's code.

        Sharers and reporters heard of the withdrawal, and hear nothing more (R13).

        Raises:
            OwnWork: `own-explanation-others`: nobody approves what they wrote (R3).
            Refusal: As `explanation.approve`, and as `review`.
        """
        await standing.hold(tx)
        person = await acting(tx, caller)
        explanation, item = await _reviewed(tx, person, explanation_id)
        await _refuse_own(tx, person, explanation)
        now = self._clock()
        allowed = await self._official_accounts(tx)
        approved = rules.approve(explanation, by=person.id, at=now, answered=answered, allowed=allowed)
        await explanations.decide(tx, approved)
        await self._owing.explanation(tx, item, number=approved.number, now=now)
        await _tell_writer(tx, "explanation-approved", item, approved, now)
        said = {"marks": ",".join(one.key for one in approved.answered)} if approved.answered else {}
        await record(tx, person, ExplanationAct.APPROVE, item.code, approved, now, **said)
        return item.code

    @transactional("publishing.weighing.send-back")
    async def send_back(self, tx: Tx, caller: Caller, *, explanation_id: int, reason: str) -> str:
        """Give words back to their writer for a reason of the list; the item's code.

        Raises:
            OwnWork: As `approve`.
            Refusal: As `explanation.send_back`, and as `review`.
        """
        person = await acting(tx, caller)
        explanation, item = await _reviewed(tx, person, explanation_id)
        await _refuse_own(tx, person, explanation)
        now = self._clock()
        returned = rules.send_back(explanation, by=person.id, at=now, reason=reason)
        await explanations.decide(tx, returned)
        await _tell_writer(tx, "explanation-sent-back", item, returned, now)
        await record(tx, person, ExplanationAct.SEND_BACK, item.code, returned, now, reason=returned.reason or "")
        return item.code


async def _reviewed(tx: Tx, person: Person, explanation_id: int) -> tuple[Explanation, Item]:
    require(person, Act.REVIEW_ITEM)
    explanation = await explanations.get(tx, explanation_id)
    if explanation is None:
        raise NotFound
    return explanation, await withdrawn(tx, person, Act.REVIEW_ITEM, explanation.item_id)


async def _refuse_own(tx: Tx, person: Person, explanation: Explanation) -> None:
    if explanation.writer_id == person.id:
        others = await reviewers(tx, explanation.item_id, besides=person.id)
        raise OwnWork("own-explanation-others", others=len(others))


async def _tell_writer(tx: Tx, key: str, item: Item, explanation: Explanation, now: datetime) -> None:
    writer = await people.get(tx, explanation.writer_id)
    if writer is not None:
        once = f"explanation.decided:{explanation.id}"
        told = notice(key, to=writer.telegram_id, once=once, code=item.code, reason=explanation.reason or "")
        await tell(tx, [told], now)
