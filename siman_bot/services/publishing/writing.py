"""Writing an item: a form that is kept as a working copy, field by field, until it is sent for review."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from siman_bot.domain.people.permissions import require_throughout
from siman_bot.domain.people.person import Person
from siman_bot.domain.people.roles import Act
from siman_bot.domain.places import Scope, ScopeKind
from siman_bot.domain.publishing.draft import Draft
from siman_bot.domain.publishing.item import (
    Content,
    ItemKind,
    ItemState,
    check_words,
    missing_fields,
    read_body,
    read_office,
    read_post,
    read_source_url,
    read_title,
)
from siman_bot.domain.refusals import NotFound, Stale
from siman_bot.domain.sending.way import Way
from siman_bot.domain.text import clean_line
from siman_bot.services.ports import OfficialAccounts
from siman_bot.services.publishing.targets import (
    Audience,
    Choices,
    audience_of,
    choices_at,
    choices_named,
)
from siman_bot.services.transaction import Caller, Clock, Tx, acting, transactional
from storage import dialogs, places
from storage.dialogs import Dialog
from storage.engine import Database
from storage.publishing import drafts, items

__all__ = ["Draft", "Form", "Step", "Writing", "own_draft"]

DIALOG: Final = "buat"
SEARCH_LIMIT: Final = 60


class Step(StrEnum):
    """What the form asks now; the names are the fields', in the order in which they are asked."""

    TITLE = "title"
    BODY = "body"
    SOURCE_URL = "source_url"
    OFFICE = "office"
    POST = "post"
    TARGET = "target"
    WAY = "way"
    PREVIEW = "preview"


_READ: Final = {
    Step.TITLE: read_title,
    Step.BODY: read_body,
    Step.SOURCE_URL: read_source_url,
    Step.OFFICE: read_office,
    Step.POST: read_post,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How the form stands.

    What a step doesn't need is empty: `choices` are there for the target, `audience` for the preview, `suggestion` for
    office and post. `code` is that of the item to be changed.
    """

    dialog: Dialog
    step: Step
    draft: Draft | None = None
    code: str | None = None
    suggestion: str = ""
    choices: Choices | None = None
    audience: Audience | None = None


class Writing:
    def __init__(self, *, database: Database, clock: Clock, official_accounts: OfficialAccounts) -> None:
        self.database = database
        self._clock = clock
        self._official_accounts = official_accounts

    @transactional("publishing.writing.begin")
    async def begin(self, tx: Tx, caller: Caller) -> Form:
        """An empty form; it is kept from the first answer on.

        Raises:
            WrongRole: The person may not write items.
        """
        person = await acting(tx, caller)
        person.require(Act.WRITE_ITEM)
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step=Step.TITLE, data={}, now=self._clock())
        return Form(dialog=dialog, step=Step.TITLE)

    @transactional("publishing.writing.resume")
    async def resume(self, tx: Tx, caller: Caller, *, draft_id: int) -> Form:
        """Go on with a working copy where it was left.

        Raises:
            Stale: `draft-gone`.
        """
        person = await acting(tx, caller)
        return await self._form(tx, person, await own_draft(tx, person, draft_id))

    @transactional("publishing.writing.rewrite")
    async def rewrite(self, tx: Tx, caller: Caller, *, item_id: int) -> Form:
        """Open a working copy of the writer's own item; the item stays as it is until the copy is sent for review.

        Raises:
            NotFound: It isn't the writer's own narrative.
            Stale: `item-moved-on`: it was withdrawn.
        """
        person = await acting(tx, caller)
        person.require(Act.WRITE_ITEM)
        item = await items.get(tx, item_id)
        if item is None or item.author_id != person.id or item.kind is not ItemKind.NARRATIVE:
            raise NotFound
        if item.state is ItemState.WITHDRAWN:
            raise Stale("item-moved-on", code=item.code)
        draft = await drafts.of_item(tx, author_id=person.id, item_id=item.id)
        if draft is None:
            draft = await drafts.add(
                tx,
                author_id=person.id,
                item_id=item.id,
                content=item.content,
                target=item.target,
                way=item.way,
                plan=item.plan,
                now=self._clock(),
            )
        return await self._form(tx, person, draft)

    @transactional("publishing.writing.reopen")
    async def reopen(self, tx: Tx, caller: Caller, *, draft_id: int, step: str) -> Form:
        """Ask for one field again.

        Raises:
            Stale: `draft-gone`, or `button-expired` for a field that there isn't.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id)
        return await self._form(tx, person, draft, step=_step(step))

    @transactional("publishing.writing.write")
    async def write(self, tx: Tx, caller: Caller, *, text: str) -> Form:
        """Take what was typed for the field that is asked now; for the target it is a search.

        Raises:
            Invalid: By the field's own rules, or by those on words (R2, R7).
            Stale: `button-expired`: the form was closed meanwhile.
        """
        person = await acting(tx, caller)
        person.require(Act.WRITE_ITEM)
        dialog = await dialogs.get(tx, person.id)
        if dialog is None or dialog.kind != DIALOG:
            raise Stale("button-expired")
        step = _step(dialog.step)
        draft = await own_draft(tx, person, dialog.data["draft"]) if "draft" in dialog.data else None
        if step in _READ:
            return await self._fill(tx, person, draft, step, text)
        if draft is None:
            raise Stale("button-expired")
        search = clean_line(text)[:SEARCH_LIMIT] if step is Step.TARGET else ""
        return await self._form(tx, person, draft, step=step, search=search)

    @transactional("publishing.writing.use-last")
    async def use_last(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, step: str) -> Form:
        """Take office or post from what this writer wrote last.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        asked = _step(step)
        suggestion = await _suggestion(tx, person, asked)
        if not suggestion:
            raise Stale("button-expired")
        return await self._fill(tx, person, draft, asked, suggestion)

    @transactional("publishing.writing.aim")
    async def aim(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, kind: str, code: str) -> Form:
        """Set the target.

        Raises:
            WrongScope: No grant of the writer reaches there.
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        try:
            target = Scope(kind=ScopeKind(kind), code=code)
        except ValueError:
            raise Stale("button-expired") from None
        gazetteer = await places.gazetteer(tx)
        if gazetteer.find(target) is None:
            raise Stale("button-expired")
        require_throughout(person, Act.WRITE_ITEM, target, gazetteer)
        return await self._keep(tx, person, replace(draft, target=target))

    @transactional("publishing.writing.choose-way")
    async def choose_way(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int, way: str) -> Form:
        """Set how the item travels.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        try:
            return await self._keep(tx, person, replace(draft, way=Way(way)))
        except ValueError:
            raise Stale("button-expired") from None

    @transactional("publishing.writing.discard")
    async def discard(self, tx: Tx, caller: Caller, *, draft_id: int, revision: int) -> None:
        """Throw a working copy away; an item that it was made of stays.

        Raises:
            Stale: `draft-gone`, `button-expired`.
        """
        person = await acting(tx, caller)
        draft = await own_draft(tx, person, draft_id, revision)
        await drafts.drop(tx, draft.id)
        await close_form(tx, person)

    async def choices(self, caller: Caller, *, draft_id: int, province: str, page: int) -> tuple[Draft, Choices]:
        """Another page of the target's choices.

        Raises:
            Stale: `draft-gone`, or `button-expired` for a province that there isn't.
        """
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            draft = await own_draft(connection, person, draft_id)
            gazetteer = await places.gazetteer(connection)
            try:
                return draft, choices_at(person, Act.WRITE_ITEM, gazetteer, province=province, page=page)
            except KeyError:
                raise Stale("button-expired") from None

    async def _fill(self, tx: Tx, person: Person, draft: Draft | None, step: Step, text: str) -> Form:
        value: dict[str, Any] = {step.value: _READ[step](text)}
        allowed = await self._official_accounts(tx)
        check_words(ItemKind.NARRATIVE, replace(Content(), **value), allowed=allowed)
        if draft is None:
            content = replace(Content(), **value)
            now = self._clock()
            added = await drafts.add(
                tx, author_id=person.id, item_id=None, content=content, target=None, way=None, now=now
            )
            return await self._form(tx, person, added)
        return await self._keep(tx, person, replace(draft, content=replace(draft.content, **value)))

    async def _keep(self, tx: Tx, person: Person, draft: Draft) -> Form:
        return await keep(tx, person, draft, self._clock())

    async def _form(self, tx: Tx, person: Person, draft: Draft, *, step: Step | None = None, search: str = "") -> Form:
        return await form_of(tx, person, draft, self._clock(), step=step, search=search)


async def keep(tx: Tx, person: Person, draft: Draft, now: datetime) -> Form:
    """Save a changed working copy; the form as it stands then.

    Raises:
        Stale: `button-expired`: it was changed meanwhile.
    """
    kept = replace(draft, revision=draft.revision + 1)
    await drafts.save(tx, kept, expected_revision=draft.revision, now=now)
    return await form_of(tx, person, kept, now)


async def form_of(
    tx: Tx, person: Person, draft: Draft, now: datetime, *, step: Step | None = None, search: str = ""
) -> Form:
    """The form at a step, by default the first field that is missing."""
    if step is None:
        missing = missing_fields(draft.content, draft.target, draft.way)
        step = Step(missing[0]) if missing else Step.PREVIEW
    dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step=step, data={"draft": draft.id}, now=now)
    item = None if draft.item_id is None else await items.get(tx, draft.item_id)
    return Form(
        dialog=dialog,
        step=step,
        draft=draft,
        code=None if item is None else item.code,
        suggestion=await _suggestion(tx, person, step),
        choices=await _choices(tx, person, search) if step is Step.TARGET else None,
        audience=await audience_of(tx, draft.target, draft.way) if step is Step.PREVIEW else None,
    )


async def own_draft(tx: Tx, person: Person, draft_id: int, revision: int | None = None) -> Draft:
    """A writer's own working copy, in the revision that a button names.

    Raises:
        WrongRole: The person may not write items (any more).
        Stale: `draft-gone`: it was sent or thrown away, or it is somebody else's; `button-expired`: it has changed.
    """
    person.require(Act.WRITE_ITEM)
    draft = await drafts.get(tx, draft_id)
    if draft is None or draft.author_id != person.id:
        raise Stale("draft-gone")
    if revision is not None and revision != draft.revision:
        raise Stale("button-expired")
    return draft


async def close_form(tx: Tx, person: Person) -> None:
    """Close the conversation of the form, unless another has begun meanwhile."""
    dialog = await dialogs.get(tx, person.id)
    if dialog is not None and dialog.kind == DIALOG:
        await dialogs.drop(tx, person.id)


async def _choices(tx: Tx, person: Person, search: str) -> Choices:
    gazetteer = await places.gazetteer(tx)
    if search:
        return choices_named(person, Act.WRITE_ITEM, gazetteer, search)
    return choices_at(person, Act.WRITE_ITEM, gazetteer, province="", page=0)


async def _suggestion(tx: Tx, person: Person, step: Step) -> str:
    if step not in {Step.OFFICE, Step.POST}:
        return ""
    last = await items.last_of(tx, person.id)
    if last is None:
        return ""
    return last.office if step is Step.OFFICE else last.post


def _step(name: str) -> Step:
    try:
        return Step(name)
    except ValueError:
        raise Stale("button-expired") from None
