"""Own words about a withdrawal, as a second act: written by one person, approved by another (R3).

One person alone takes an item back, with a reason of the list. What is said besides reaches groups only after somebody
else of the scope, or of a wider one, has approved exactly these words (`weighing`).
"""

from collections.abc import Collection
from dataclasses import dataclass

from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.publishing.acts import ExplanationAct
from siman_bot.domain.publishing.explaining import explanation as rules
from siman_bot.domain.publishing.explaining.explanation import ExplanationWords
from siman_bot.domain.refusals import Already, NotFound
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.explaining.about import Explainable, explainable, record, reviewers, withdrawn
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database
from storage.publishing import explanations

__all__ = ["Explainable", "Explaining", "ReadExplanation", "WrittenExplanation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadExplanation:
    """Words that can be said of an item, as far as the rules go; `words.left` are marks without an answer."""

    about: Explainable
    words: ExplanationWords


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenExplanation:
    """`reviewers` is how many people were asked to decide on it."""

    code: str
    reviewers: int


class Explaining:
    """`official_accounts` are those that the words may name."""

    def __init__(self, *, database: Database, clock: Now, official_accounts: OfficialAccounts) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts

    async def look(self, caller: Caller, *, item_id: int) -> Explainable:
        """A withdrawn item for whoever may withdraw it.

        Raises:
            Refusal: As `explainable`.
        """
        async with self.database.read() as connection:
            return await self.explainable(connection, await acting(connection, caller), item_id=item_id)

    async def explainable(self, tx: Tx, person: Person, *, item_id: int) -> Explainable:
        """A withdrawn item about which this person may write.

        Raises:
            WrongRole: The person may not take items back.
            NotFound: No such item, or it was never broadcast, or their scope doesn't reach everywhere it was sent to.
            Stale: `item-not-withdrawn`.
        """
        item = await withdrawn(tx, person, Act.WITHDRAW_ITEM, item_id)
        return await explainable(tx, person, item, Act.WITHDRAW_ITEM)

    async def read(
        self, tx: Tx, person: Person, *, item_id: int, words: str, answered: Collection[str] = ()
    ) -> ReadExplanation:
        """Judge words before they are handed on; `answered` are keys of marks.

        Raises:
            Already: `explanation-waits`: one of the item waits already.
            Invalid: As `explanation.read_words`.
            Refusal: As `explainable`.
        """
        return await self._read(tx, person, item_id, words, answered, settled=False)

    @transactional("publishing.explaining.write")
    async def write(
        self, tx: Tx, caller: Caller, *, item_id: int, words: str, answered: tuple[str, ...] = ()
    ) -> WrittenExplanation:
        """Hand own words on to somebody else; nobody reads them before they are approved.

        Raises:
            Unanswered: `mark-unanswered`: of doubtful words the writer hasn't said that they aren't so (R7).
            Refusal: As `read`.
        """
        person = await acting(tx, caller)
        found = await self._read(tx, person, item_id, words, answered, settled=True)
        now = self._clock()
        written = await explanations.add(
            tx,
            item_id=item_id,
            words=found.words,
            byline=found.about.byline,
            institution_id=person.institution_id,
            writer_id=person.id,
            now=now,
        )
        await record(tx, person, ExplanationAct.WRITE, found.about.code, written, now)
        asked = await reviewers(tx, item_id, besides=written.writer_id)
        told = [
            notice(
                "explanation-to-review",
                to=one.telegram_id,
                once=f"explanation.written:{written.id}",
                buttons=(NoticeButton(label="button-open-explanation", action="explained", args=(written.id,)),),
                code=found.about.code,
            )
            for one in asked
        ]
        await tell(tx, told, now)
        return WrittenExplanation(code=found.about.code, reviewers=len(asked))

    @transactional("publishing.explaining.take-back")
    async def take_back(self, tx: Tx, caller: Caller, *, explanation_id: int) -> str:
        """Take back the own words that wait; the item's code.

        Raises:
            NotFound: They aren't the person's own.
            Stale: `explanation-moved-on`.
            Refusal: As `explainable`.
        """
        person = await acting(tx, caller)
        explanation = await explanations.get(tx, explanation_id)
        if explanation is None or explanation.writer_id != person.id:
            raise NotFound
        item = await withdrawn(tx, person, Act.WITHDRAW_ITEM, explanation.item_id)
        now = self._clock()
        gone = rules.take_back(explanation, at=now)
        await explanations.decide(tx, gone)
        await record(tx, person, ExplanationAct.TAKE_BACK, item.code, gone, now)
        return item.code

    async def _read(
        self, tx: Tx, person: Person, item_id: int, words: str, answered: Collection[str], *, settled: bool
    ) -> ReadExplanation:
        about = await self.explainable(tx, person, item_id=item_id)
        if about.waiting is not None:
            raise Already("explanation-waits", code=about.code)
        allowed = await self._official_accounts(tx)
        read = rules.read_words(words, room=about.room, answered=answered, allowed=allowed, settled=settled)
        return ReadExplanation(about=about, words=read)
