"""/daftar in the chat: from the first question to the application that waits."""

from dataclasses import dataclass, replace

from siman_bot.conversations.forms import Open, close, get, put, require
from siman_bot.conversations.people.joining_form import (
    JoiningForm,
    JoiningStep,
    Option,
    back,
    options,
    pick,
    write,
)
from siman_bot.domain.people.institution import institution_name
from siman_bot.domain.people.person import MemberState, Person
from siman_bot.domain.places import PlaceNames
from siman_bot.domain.refusals import Stale
from siman_bot.services.paging import Cut, Page, cut_of
from siman_bot.services.people.joining import Application, Joining, gazetteer, institutions_at, named_by_profile
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage.engine import Database

__all__ = ["JoiningConversation", "Question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The form as it is to be shown. `before` is the state of the membership that a new application would replace."""

    open: Open[JoiningForm]
    name: str
    before: MemberState | None
    place: PlaceNames
    options: Page[Option]


class JoiningConversation:
    """Between /daftar and the application that waits. `size` is always how many options are shown at once."""

    def __init__(self, *, database: Database, clock: Now, joining: Joining) -> None:
        self.database = database
        self._clock = clock
        self._joining = joining

    @transactional("conversations.people.joining.begin")
    async def begin(
        self, tx: Tx, caller: Caller, *, name: str, size: int, wish: str = "", beneath: int | None = None
    ) -> Question:
        """Open the form from its first step. The name is that of the Telegram profile now."""
        person = await named_by_profile(tx, await acting(tx, caller), name)
        return await self._put(tx, person, JoiningForm(wish=wish, beneath=beneath), size)

    @transactional("conversations.people.joining.again")
    async def again(self, tx: Tx, caller: Caller, *, size: int) -> Question:
        """Ask once more what is asked now; raises as `pick`."""
        person, opened = await _opened(tx, caller)
        return await self._put(tx, person, opened.form, size)

    @transactional("conversations.people.joining.pick")
    async def pick(self, tx: Tx, caller: Caller, *, revision: int, value: str, size: int) -> Question:
        """Take an option; a button of an older step shows the step that is asked now.

        Raises:
            Stale: `button-expired`: no form is open, or it offers no such option.
        """
        person, opened = await _opened(tx, caller)
        if opened.revision != revision:
            return await _question(tx, person, opened, size)
        picked = pick(opened.form, value, await gazetteer(tx), await _institutions(tx, opened.form))
        return await self._put(tx, person, picked, size)

    @transactional("conversations.people.joining.turn")
    async def turn(self, tx: Tx, caller: Caller, *, revision: int, page: int, size: int) -> Question:
        """Another page of the same step."""
        person, opened = await _opened(tx, caller)
        if opened.revision != revision:
            return await _question(tx, person, opened, size)
        found = cut_of(await _options(tx, opened.form), Cut(limit=size, cursor=page * size))
        return await self._put(tx, person, replace(opened.form, page=found.cursor // size), size)

    @transactional("conversations.people.joining.back")
    async def back(self, tx: Tx, caller: Caller, *, revision: int, size: int) -> Question:
        person, opened = await _opened(tx, caller)
        if opened.revision != revision:
            return await _question(tx, person, opened, size)
        return await self._put(tx, person, back(opened.form), size)

    @transactional("conversations.people.joining.write")
    async def write(self, tx: Tx, caller: Caller, *, typed: str, size: int) -> Question:
        """Take typed words: a search, or the name of an institution that isn't listed.

        Raises:
            Invalid: `text-missing` or `text-too-long`.
        """
        person, opened = await _opened(tx, caller)
        return await self._put(tx, person, write(opened.form, typed), size)

    @transactional("conversations.people.joining.rename")
    async def rename(self, tx: Tx, caller: Caller, *, typed: str, size: int) -> Question:
        """Take another name for the institution that was typed; one that was chosen meanwhile stays chosen.

        Raises:
            Invalid: As `write`.
        """
        person, opened = await _opened(tx, caller)
        form, name = opened.form, institution_name(typed)
        if form.step is JoiningStep.CONFIRM and form.institution_id is None:
            form = replace(form, institution_name=name)
        return await self._put(tx, person, form, size)

    @transactional("conversations.people.joining.send")
    async def send(self, tx: Tx, caller: Caller, *, revision: int) -> Application:
        """Apply with what the form holds; a second tap shows what waits.

        Raises:
            Stale: `button-expired`: the form has moved on.
        """
        person = await acting(tx, caller)
        opened = await get(tx, person.id, JoiningForm)
        if opened is None:
            return await self._joining.still_waiting.within(tx, caller)
        form = opened.form
        if opened.revision != revision or form.step is not JoiningStep.CONFIRM or form.province_code is None:
            raise Stale("button-expired")
        await close(tx, person.id, JoiningForm)
        return await self._joining.apply.within(
            tx,
            caller,
            province_code=form.province_code,
            regency_code=form.regency_code,
            institution_id=form.institution_id,
            institution_name=form.institution_name,
        )

    async def _put(self, tx: Tx, person: Person, form: JoiningForm, size: int) -> Question:
        return await _question(tx, person, await put(tx, person.id, form, self._clock()), size)


async def _opened(tx: Tx, caller: Caller) -> tuple[Person, Open[JoiningForm]]:
    person = await acting(tx, caller)
    return person, await require(tx, person.id, JoiningForm)


async def _question(tx: Tx, person: Person, opened: Open[JoiningForm], size: int) -> Question:
    form = opened.form
    return Question(
        open=opened,
        name=person.name,
        before=person.membership.state if person.membership is not None else None,
        place=(await gazetteer(tx)).names_of(form.location),
        options=cut_of(await _options(tx, form), Cut(limit=size, cursor=form.page * size)),
    )


async def _options(tx: Tx, form: JoiningForm) -> list[Option]:
    return options(form, await gazetteer(tx), await _institutions(tx, form))


async def _institutions(tx: Tx, form: JoiningForm) -> list[Option]:
    found = await institutions_at(tx, form.location) if form.step is JoiningStep.INSTITUTION else []
    return [Option(value=str(one.id), label=one.name) for one in found]
