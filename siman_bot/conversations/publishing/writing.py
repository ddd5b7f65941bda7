"""Writing an item in the chat: field by field, then a preview from which each can be changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from siman_bot.conversations.awaiting import Awaits
from siman_bot.conversations.forms import Form, Open, close, put, require
from siman_bot.domain.content import ATTACHED, WORDS, ContentKind
from siman_bot.domain.people import permissions
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.domain.publishing.draft import Draft, DraftChanges
from siman_bot.domain.publishing.marks import Mark
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.domain.sending.way import Way
from siman_bot.domain.text import clean_line
from siman_bot.services.publishing.drafting import code_of, own_draft, returned_because
from siman_bot.services.publishing.marking import Marking
from siman_bot.services.publishing.submitting import Submitted, Submitting
from siman_bot.services.publishing.targets import Audience, audience_of
from siman_bot.services.publishing.writing import Writing, last_words
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["WritingConversation", "WritingForm", "WritingPrompt", "WritingStep", "prompt_of"]

SEARCH_LIMIT: Final = 60


class WritingStep(StrEnum):
    """What the form asks now; the names are the fields', in the order in which they are asked."""

    TITLE = "title"
    BODY = "body"
    SOURCE_URL = "source_url"
    OFFICE = "office"
    POST = "post"
    TARGET = "target"
    WAY = "way"
    PREVIEW = "preview"


_TYPED: Final[Mapping[WritingStep, Callable[[str], DraftChanges]]] = {
    WritingStep.TITLE: lambda words: DraftChanges(title=words),
    WritingStep.BODY: lambda words: DraftChanges(body=words),
    WritingStep.SOURCE_URL: lambda words: DraftChanges(source_url=words),
    WritingStep.OFFICE: lambda words: DraftChanges(office=words),
    WritingStep.POST: lambda words: DraftChanges(post=words),
}
"""What typed words mean at each step that asks for some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingForm(Form):
    """`draft` is the id of the working copy; there is none before the first answer."""

    KIND: ClassVar[str] = "buat"
    step: WritingStep
    draft: int | None = None

    @property
    def awaits(self) -> Awaits:
        return Awaits.LINK if self.step is WritingStep.SOURCE_URL else Awaits.WORDS

    @property
    def work(self) -> str:
        return self.KIND if self.draft is None else f"buat:{self.draft}"

    @property
    def holds(self) -> bool:
        return self.draft is not None

    @property
    def takes(self) -> frozenset[ContentKind]:
        """At the preview a file is to be attached: that is what people send there."""
        if self.step is WritingStep.PREVIEW:
            return ATTACHED
        return frozenset() if self.step is WritingStep.WAY else WORDS

    @property
    def subject(self) -> str:
        return "" if self.draft is None else str(self.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingPrompt:
    """What the form asks, and what is shown with it.

    What a step doesn't need is empty: `search` is there for the target, `audience` and the unanswered `marks` for the
    preview, `suggestion` for office and post. `code` is that of the changed item, `returned_because` why it came back.
    """

    open: Open[WritingForm]
    draft: Draft | None = None
    code: str | None = None
    suggestion: str = ""
    search: str = ""
    audience: Audience | None = None
    marks: tuple[Mark, ...] = ()
    returned_because: str = ""

    @property
    def step(self) -> WritingStep:
        return self.open.form.step


class WritingConversation:
    def __init__(
        self, *, database: Database, clock: Now, writing: Writing, marking: Marking, submitting: Submitting
    ) -> None:
        self.database = database
        self._clock = clock
        self._writing = writing
        self._marking = marking
        self._submitting = submitting

    @transactional("conversations.publishing.writing.begin")
    async def begin(self, tx: Tx, caller: Caller) -> WritingPrompt:
        """An empty form; it is kept from the first answer on.

        Raises:
            WrongRole: The person may not write items.
        """
        person = await acting(tx, caller)
        permissions.require(person, Act.WRITE_ITEM)
        return WritingPrompt(open=await put(tx, person.id, WritingForm(step=WritingStep.TITLE), self._clock()))

    @transactional("conversations.publishing.writing.resume")
    async def resume(self, tx: Tx, caller: Caller, *, draft_id: int) -> WritingPrompt:
        """Go on with a working copy where it was left.

        Raises:
            Stale: `draft-gone`.
        """
        person = await acting(tx, caller)
        return await self._prompt(tx, person, await own_draft(tx, person, draft_id))

    @transactional("conversations.publishing.writing.rewrite")
    async def rewrite(self, tx: Tx, caller: Caller, *, item_id: int) -> WritingPrompt:
        """Open the working copy of the writer's own item.

        Raises:
            Refusal: As `Writing.rewrite`.
        """
        person = await acting(tx, caller)
        return await self._prompt(tx, person, await self._writing.rewrite.within(tx, caller, item_id=item_id))

    @transactional("conversations.publishing.writing.reopen")
    async def reopen(self, tx: Tx, caller: Caller, *, draft_id: int, step: str) -> WritingPrompt:
        """Ask for one field again.

        Raises:
            Stale: `draft-gone`, or `button-expired` for a field that there isn't.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        return await self._prompt(tx, person, draft, step=_step(step))

    @transactional("conversations.publishing.writing.write")
    async def write(self, tx: Tx, caller: Caller, *, text: str) -> WritingPrompt:
        """Take what was typed for the field that is asked now; for the target it is a search.

        Raises:
            Stale: `button-expired`: the form was closed meanwhile.
            Refusal: As `Writing.change`.
        """
        person = await acting(tx, caller)
        permissions.require(person, Act.WRITE_ITEM)
        form = (await require(tx, person.id, WritingForm)).form
        if form.step in _TYPED:
            changes = _TYPED[form.step](text)
            if form.draft is None:
                return await self._prompt(tx, person, await self._writing.start.within(tx, caller, changes=changes))
            draft = await self._writing.change.within(tx, caller, draft_id=form.draft, changes=changes)
            return await self._prompt(tx, person, draft)
        if form.draft is None:
            raise Stale("button-expired")
        search = clean_line(text)[:SEARCH_LIMIT] if form.step is WritingStep.TARGET else ""
        draft = await own_draft(tx, person, form.draft)
        return await self._prompt(tx, person, draft, step=form.step, search=search)

    @transactional("conversations.publishing.writing.change-answer")
    async def change_answer(self, tx: Tx, caller: Caller, *, step: str, text: str) -> WritingPrompt:
        """Take other words for a field that was answered before; what is asked now stays asked.

        Raises:
            Stale: `button-expired`: the form was closed meanwhile, or the step is none that is typed.
            Refusal: As `Writing.change`.
        """
        person = await acting(tx, caller)
        permissions.require(person, Act.WRITE_ITEM)
        form = (await require(tx, person.id, WritingForm)).form
        answered = _step(step)
        if form.draft is None or answered not in _TYPED:
            raise Stale("button-expired")
        draft = await self._writing.change.within(tx, caller, draft_id=form.draft, changes=_TYPED[answered](text))
        return await self._prompt(tx, person, draft, step=form.step)

    @transactional("conversations.publishing.writing.use-last")
    async def use_last(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, step: str) -> WritingPrompt:
        """Take office or post from what this writer wrote last.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        await own_draft(tx, person, draft_id, revision)
        asked = _step(step)
        suggestion = await _suggestion(tx, person, asked)
        if not suggestion:
            raise Stale("button-expired")
        return await self._change(tx, caller, draft_id, revision, _TYPED[asked](suggestion))

    @transactional("conversations.publishing.writing.aim")
    async def aim(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, kind: str, code: str) -> WritingPrompt:
        """Set the target from a button.

        Raises:
            Stale: `button-expired` for a place that there isn't.
            Refusal: As `Writing.change`.
        """
        try:
            target = Scope(kind=ScopeKind(kind), code=code)
            return await self._change(tx, caller, draft_id, revision, DraftChanges(target=target))
        except (ValueError, NotFound):
            raise Stale("button-expired") from None

    @transactional("conversations.publishing.writing.choose-way")
    async def choose_way(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, way: str) -> WritingPrompt:
        """Set from a button how the item travels; raises as `use_last`."""
        try:
            changes = DraftChanges(way=Way(way))
        except ValueError:
            raise Stale("button-expired") from None
        return await self._change(tx, caller, draft_id, revision, changes)

    @transactional("conversations.publishing.writing.answer")
    async def answer(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, mark: str) -> WritingPrompt:
        """Say that a mark isn't so.

        Raises:
            Refusal: As `Marking.answer`.
        """
        person = await acting(tx, caller)
        draft = await self._marking.answer.within(tx, caller, draft_id=draft_id, revision=revision, mark=mark)
        return await self._prompt(tx, person, draft)

    @transactional("conversations.publishing.writing.submit")
    async def submit(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> Submitted:
        """Send the working copy for review and close the form.

        Raises:
            Refusal: As `Submitting.submit`.
        """
        done = await self._submitting.submit.within(tx, caller, draft_id=draft_id, revision=revision)
        await close(tx, (await acting(tx, caller)).id, WritingForm)
        return done

    @transactional("conversations.publishing.writing.discard")
    async def discard(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> None:
        """Throw the working copy away and close the form.

        Raises:
            Refusal: As `Writing.discard`.
        """
        await self._writing.discard.within(tx, caller, draft_id=draft_id, revision=revision)
        await close(tx, (await acting(tx, caller)).id, WritingForm)

    async def _change(
        self, tx: Tx, caller: Caller, draft_id: int, revision: int, changes: DraftChanges
    ) -> WritingPrompt:
        person = await acting(tx, caller)
        draft = await self._writing.change.within(tx, caller, draft_id=draft_id, revision=revision, changes=changes)
        return await self._prompt(tx, person, draft)

    async def _prompt(
        self, tx: Tx, person: Person, draft: Draft, *, step: WritingStep | None = None, search: str = ""
    ) -> WritingPrompt:
        return await prompt_of(tx, person, draft, self._marking, self._clock(), step=step, search=search)


async def prompt_of(
    tx: Tx,
    person: Person,
    draft: Draft,
    marking: Marking,
    now: datetime,
    *,
    step: WritingStep | None = None,
    search: str = "",
) -> WritingPrompt:
    """Open the form at a step, by default at the first field that is missing."""
    if step is None:
        step = WritingStep(draft.missing[0]) if draft.missing else WritingStep.PREVIEW
    return WritingPrompt(
        open=await put(tx, person.id, WritingForm(step=step, draft=draft.id), now),
        draft=draft,
        code=await code_of(tx, draft),
        suggestion=await _suggestion(tx, person, step),
        search=search,
        audience=await audience_of(tx, draft.target, draft.way) if step is WritingStep.PREVIEW else None,
        marks=await marking.unanswered(tx, draft) if step is WritingStep.PREVIEW else (),
        returned_because=await returned_because(tx, draft),
    )


async def _suggestion(tx: Tx, person: Person, step: WritingStep) -> str:
    last = await last_words(tx, person) if step in {WritingStep.OFFICE, WritingStep.POST} else None
    return "" if last is None else last.office if step is WritingStep.OFFICE else last.post


def _step(name: str) -> WritingStep:
    try:
        return WritingStep(name)
    except ValueError:
        raise Stale("button-expired") from None
