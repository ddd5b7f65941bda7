"""From a finished form to an item in review, and back out of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from siman_bot.domain.audit import AuditAct
from siman_bot.domain.clock import clocks_in
from siman_bot.domain.code import CodeKind, new_code
from siman_bot.domain.people.permissions import may_throughout, require, require_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import ROLES_OF, Act
from siman_bot.domain.publishing import item as rules
from siman_bot.domain.publishing.acts import ItemAct
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.explaining.explanation import Explanation
from siman_bot.domain.publishing.item import Item, ItemKind, ItemState
from siman_bot.domain.publishing.marking import settled
from siman_bot.domain.publishing.source import Suffixes, check_public
from siman_bot.domain.refusals import Invalid, NotFound, Stale
from siman_bot.domain.sending.plan import check_end
from siman_bot.services.notices import NoticeButton, notice, tell
from siman_bot.services.paging import Cut, Page, counted
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.changing import check_change
from siman_bot.services.publishing.drafting import own_draft
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.publishing.targets import Audience, audience_of, target_of
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import audit, places
from storage.engine import Database
from storage.people import people
from storage.publishing import drafts, explanations, items
from storage.sending.broadcasts import broadcasts

__all__ = ["DeskItem", "DeskRow", "OwnItem", "Submitted", "Submitting", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """`reviewers` is how many people were asked to review it."""

    item_id: int
    code: str
    reviewers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnItem:
    """`can_withdraw` until a version was approved; after that it is `public`, and taken back in the open (R13).

    Of one that was taken back so, `explained` is what was said of that, the newest first; None for all others.
    """

    item: Item
    audience: Audience
    can_withdraw: bool
    public: bool
    explained: tuple[Explanation, ...] | None = None


NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_OPEN_STATES: Final = (ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskItem:
    id: int
    code: str
    title: str
    state: ItemState


DeskRow = Draft | DeskItem


class Submitting:
    """A writer's own items: the list, sending for review, taking back.

    Args:
        database: Where everything is.
        clock: The time now.
        official_accounts: Whom the words may name.
        choice: Draws one character of a new code.
        suffixes: Tell which sources are public.
        elections: Tells what may not be spread during an election.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Now,
        official_accounts: OfficialAccounts,
        choice: Callable[[Sequence[str]], str],
        suffixes: Suffixes,
        elections: Elections,
    ) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts
        self._choice = choice
        self._suffixes = suffixes
        self._elections = elections

    async def desk(self, caller: Caller, *, cut: Cut) -> Page[DeskRow]:
        """What a writer has at hand: working copies first, then own items.

        Raises:
            WrongRole: The person may not write items.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            require(person, Act.WRITE_ITEM)
            copies = await drafts.count_of_author(connection, person.id)
            own = await items.count_by_author(connection, person.id, kind=ItemKind.NARRATIVE, states=_OPEN_STATES)
            cut = cut.inside(copies + own)
            rows: list[DeskRow] = [*await drafts.of_author(connection, person.id, limit=cut.limit, offset=cut.cursor)]
            found = await items.by_author(
                connection,
                person.id,
                kind=ItemKind.NARRATIVE,
                states=_OPEN_STATES,
                limit=cut.limit - len(rows),
                offset=max(0, cut.cursor - copies),
            )
            rows += [DeskItem(id=one.id, code=one.code, title=one.content.title, state=one.state) for one in found]
            return counted(rows, cut, total=copies + own)

    @transactional("publishing.submitting.submit")
    async def submit(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> Submitted:
        """Make a working copy a version of an item, which waits for a reviewer from now on.

        Raises:
            Invalid: A field is missing (R1), the words may not be broadcast (R2, R5, R7), `nothing-changed`, the
                planned end comes too early by now (`domain.sending.plan.check_end`), or by `changing.check_change`.
            Unanswered: `mark-unanswered`: of doubtful words the author hasn't said that they aren't so (R2, R7).
            WrongScope: No grant of the writer reaches the target.
            Stale: `draft-gone`, `button-expired`, or the item was withdrawn meanwhile.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        if draft.missing:
            raise Invalid("item-incomplete", field=draft.missing[0])
        now, allowed = self._clock(), await self._official_accounts(tx)
        target = target_of(draft.target)
        gazetteer = await places.gazetteer(tx)
        require_throughout(person, Act.WRITE_ITEM, target, gazetteer)
        # What was typed before a rule was made is read by it too.
        words: dict[str, Any] = DraftChanges.of(draft.content).read_words()
        draft = replace(draft, content=replace(draft.content, **words))
        check_public(draft.content.source_url, self._suffixes)
        rules.check_words(ItemKind.NARRATIVE, draft.content, allowed=allowed)
        draft = replace(draft, content=settled(ItemKind.NARRATIVE, draft.content, allowed=allowed))
        before = await self._before(tx, person, draft, now)
        clocks = clocks_in(gazetteer, target)
        check_end(draft.plan, clocks, now)
        await self._elections.require_neutral(tx, draft.content, target=target, plan=draft.plan, clocks=clocks, now=now)
        await check_change(tx, before, draft.content)
        item = _changed(before, draft, by=person.id)
        if item.state is ItemState.DRAFT:
            item = rules.submit(item)
        await items.save(tx, item, expected_revision=before.revision, now=now)
        await drafts.drop(tx, draft.id)
        await record(tx, person, ItemAct.SUBMIT, item, now)
        return Submitted(item_id=item.id, code=item.code, reviewers=await _ask_reviewers(tx, person, item, now))

    @transactional("publishing.submitting.withdraw")
    async def withdraw(self, tx: Tx, caller: Caller, *, item_id: int, revision: int) -> str:
        """Take back an own item that was never approved; its code.

        Raises:
            NotFound: It isn't the writer's own.
            Stale: `item-moved-on`.
        """
        person = await acting(tx, caller)
        item = await self._own(tx, person, item_id)
        approved = await broadcasts.approved_version(tx, item.id)
        if item.revision != revision or approved is not None:
            raise Stale("item-moved-on", code=item.code)
        now = self._clock()
        withdrawn = rules.withdraw(item)
        await items.save(tx, withdrawn, expected_revision=revision, now=now)
        copy = await drafts.of_item(tx, author_id=person.id, item_id=item.id)
        if copy is not None:
            await drafts.drop(tx, copy.id)
        await record(tx, person, ItemAct.WITHDRAW, withdrawn, now)
        return item.code

    async def own_item(self, caller: Caller, *, item_id: int) -> OwnItem:
        """One of the writer's own items.

        Raises:
            NotFound: It isn't.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            item = await self._own(connection, person, item_id)
            approved = await broadcasts.approved_version(connection, item.id)
            explained = None
            if approved is not None and item.state is ItemState.WITHDRAWN:
                explained = tuple(await explanations.approved_of(connection, item.id))
            return OwnItem(
                item=item,
                audience=await audience_of(connection, item.target, item.way),
                can_withdraw=approved is None and item.state is not ItemState.WITHDRAWN,
                public=approved is not None and item.state is not ItemState.WITHDRAWN,
                explained=explained,
            )

    async def _before(self, tx: Tx, person: Person, draft: Draft, now: datetime) -> Item:
        """The item that the working copy changes, a new one for what isn't one yet."""
        if draft.item_id is not None:
            return await self._own(tx, person, draft.item_id)
        code = new_code(CodeKind.ITEM, self._choice)
        while await items.by_code(tx, code) is not None:
            code = new_code(CodeKind.ITEM, self._choice)
        return await items.add(
            tx,
            code=code,
            kind=ItemKind.NARRATIVE,
            content=draft.content,
            target=draft.target,
            way=draft.way,
            plan=draft.plan,
            author_id=person.id,
            now=now,
        )

    async def _own(self, tx: Tx, person: Person, item_id: int) -> Item:
        require(person, Act.WRITE_ITEM)
        item = await items.get(tx, item_id)
        if item is None or item.author_id != person.id or item.kind is not ItemKind.NARRATIVE:
            raise NotFound
        return item


def _changed(before: Item, draft: Draft, *, by: int) -> Item:
    """The item with what the working copy changes, if it changes anything.

    Until a version is approved, what its author says of doubtful words makes a new one.
    """
    content = before.content
    if before.state is ItemState.APPROVED:
        content = replace(content, answered=draft.content.answered)
    same_words = draft.content == content
    if same_words and (draft.target, draft.way, draft.plan) == (before.target, before.way, before.plan):
        if before.state is not ItemState.DRAFT:
            raise Invalid("nothing-changed")
        return before
    return rules.edit(replace(before, target=draft.target, way=draft.way, plan=draft.plan), draft.content, by=by)


async def _ask_reviewers(tx: Tx, author: Person, item: Item, now: datetime) -> int:
    gazetteer = await places.gazetteer(tx)
    target = target_of(item.target)
    told = [
        notice(
            "item-to-review",
            to=reviewer.telegram_id,
            once=f"item.submitted:{item.id}:{item.revision}",
            buttons=(NoticeButton(label="button-open-review", action="review", args=(item.id,)),),
            code=item.code,
            title=item.content.title,
        )
        for reviewer in await people.with_grants(tx, ROLES_OF[Act.REVIEW_ITEM])
        if reviewer.id != author.id and may_throughout(reviewer, Act.REVIEW_ITEM, target, gazetteer)
    ]
    await tell(tx, told, now)
    return len(told)


async def record(
    tx: Tx, person: Person, act: AuditAct, item: Item, now: datetime, *, said: Mapping[str, str] = NOTHING
) -> None:
    """An audit row about an item; `said` is what was answered for."""
    await audit.append(
        tx,
        at=now,
        actor_key=await people.audit_key_of(tx, person.id),
        act=act,
        subject=f"item:{item.code}",
        detail={"version": item.version, "state": item.state.value, **said},
    )
