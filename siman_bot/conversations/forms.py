"""Open forms: which question a person has open in their chat, and what they have answered so far.

A form is a frozen value of its own class. It is moved in the transaction of the use case that it leads to, so that a
crash loses neither or both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from siman_bot.conversations.awaiting import Awaits
from siman_bot.domain.content import WORDS, ContentKind
from siman_bot.domain.refusals import Stale
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import dialogs
from storage.dialogs import Answer, Dialog
from storage.engine import Database

__all__ = ["Answer", "Dialog", "Form", "Forms", "Open", "close", "get", "put", "read", "require", "take_up"]

KEPT: Final = timedelta(hours=24)
"""After the last step of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one kind of form holds; subclasses add what was answered so far, with the names it is stored under.

    `KIND` is stored and names the form in the route table. `step` is what is asked now. Where a kind has other fields
    at each step it has a class for each, whose `step` is of that one value.
    """

    KIND: ClassVar[str]
    step: str

    @property
    def awaits(self) -> Awaits:
        """What is to be typed now."""
        return Awaits.WORDS

    @property
    def work(self) -> str:
        """What it is about: of forms about one work the later goes on where the earlier left."""
        return self.KIND

    @property
    def holds(self) -> bool:
        """Whether something would be lost with it, so that it is paused where another form begins."""
        return False

    @property
    def is_question(self) -> bool:
        """Whether its person waits to be asked on; a list in which may be searched asks nothing."""
        return True

    @property
    def takes(self) -> frozenset[ContentKind]:
        """What may answer it; of all else the sender is told that it isn't used here."""
        return WORDS

    @property
    def subject(self) -> str:
        """What it is about, for answers that are changed later by changing their messages."""
        return self.work

    @property
    def retakes(self) -> bool:
        """Whether what is typed now takes the place of what was typed before, at whichever step that was."""
        return False


F = TypeVar("F", bound=Form)
F_co = TypeVar("F_co", bound=Form, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Generic[F_co]):
    """A form that is open. `message_id` is the bot's message that shows it, `revision` rises with each step.

    `lapsed`: it was left for so long that what is typed isn't meant for it any more; its buttons still lead on.
    """

    form: F_co
    message_id: int | None = None
    revision: int = 1
    lapsed: bool = False

    @property
    def kind(self) -> str:
        return self.form.KIND


async def put(tx: Tx, person_id: int, form: F, now: datetime) -> Open[F]:
    """Open a form or move it on; what another one holds that gives way to it is paused."""
    before = await dialogs.get(tx, person_id)
    if before is not None:
        old = read(before, _DECLARED)
        if old is not None and old.form.holds and gives_way(old.form, form):
            await dialogs.pause(tx, person_id=person_id, work=old.form.work, dialog=before, now=now)
    data = _adapter(type(form)).dump_python(form, mode="json", exclude={"step"})
    stored = await dialogs.put(tx, person_id=person_id, kind=form.KIND, step=form.step, data=data, now=now)
    return Open(form=form, message_id=stored.message_id, revision=stored.revision)


async def get(tx: Tx, person_id: int, kind: type[F]) -> Open[F] | None:
    """The person's open form, if it is of this kind."""
    stored = await dialogs.get(tx, person_id)
    return None if stored is None or stored.kind != kind.KIND else _read(stored, kind)


def gives_way(old: Form, new: Form) -> bool:
    """Whether the new form is about something else, or begins the same anew."""
    return old.work != new.work or (old.KIND == new.KIND and old.holds and not new.holds)


async def require(tx: Tx, person_id: int, kind: type[F]) -> Open[F]:
    """The person's open form of this kind. One that is paused is taken up again: its buttons still lead on.

    Raises:
        Stale: `button-expired`: it was closed meanwhile, or another has begun in its place.
    """
    found = await get(tx, person_id, kind)
    if found is None:
        paused = await dialogs.take_paused(tx, person_id=person_id, kind=kind.KIND)
        found = None if paused is None else _read(await _put_back(tx, person_id, *paused), kind)
    if found is None:
        raise Stale("button-expired")
    return found


async def _put_back(tx: Tx, person_id: int, paused: Dialog, now: datetime) -> Dialog:
    """Open a paused form again; what one holds that is open now is paused in its place."""
    stored = await dialogs.get(tx, person_id)
    opened = read(stored, _DECLARED)
    if opened is not None and stored is not None and opened.form.holds:
        await dialogs.pause(tx, person_id=person_id, work=opened.form.work, dialog=stored, now=now)
    await dialogs.drop(tx, person_id)
    return await dialogs.put(tx, person_id=person_id, kind=paused.kind, step=paused.step, data=paused.data, now=now)


async def take_up(tx: Tx, person_id: int, work: str, now: datetime) -> bool:
    """Have the form of this work open, if there is one that is open or paused; whether there is."""
    opened = read(await dialogs.get(tx, person_id), _DECLARED)
    if opened is not None and opened.form.work == work:
        return True
    paused = await dialogs.take_paused(tx, person_id=person_id, work=work)
    if paused is None:
        return False
    await _put_back(tx, person_id, paused[0], now)
    return True


async def close(tx: Tx, person_id: int, *kinds: type[Form]) -> None:
    """Close the person's open form, unless another than one of these kinds has begun meanwhile."""
    stored = await dialogs.get(tx, person_id)
    if stored is not None and stored.kind in {kind.KIND for kind in kinds}:
        await dialogs.drop(tx, person_id)


def read(stored: Dialog | None, kinds: Mapping[str, Sequence[type[Form]]]) -> Open[Form] | None:
    """A stored form as the first class of its kind that fits has it.

    None where there is none, or one of another version of the program.
    """
    if stored is None:
        return None
    found = (_read(stored, kind) for kind in kinds.get(stored.kind, ()))
    return next((form for form in found if form is not None), None)


class Forms:
    """Open forms of any kind."""

    def __init__(self, *, database: Database, clock: Now) -> None:
        self.database = database
        self._clock = clock

    @transactional("forms.cancel")
    async def cancel(self, tx: Tx, caller: Caller) -> bool:
        """Close the open form; whether there was one."""
        person = await acting(tx, caller)
        was_open = await dialogs.get(tx, person.id) is not None
        await dialogs.drop(tx, person.id)
        return was_open

    @transactional("forms.leave")
    async def leave(self, tx: Tx, caller: Caller, *, revision: int, keep: bool) -> bool:
        """Let go of the question that was open, where it still is: its person went on to something else.

        Args:
            tx: The transaction.
            caller: The person.
            revision: Of the form as it was seen open.
            keep: Whether to keep it aside, so that it can be taken up again.
        """
        person = await acting(tx, caller)
        stored = await dialogs.get(tx, person.id)
        if stored is None or stored.revision != revision:
            return False
        opened = read(stored, _DECLARED)
        if keep and opened is not None:
            await dialogs.pause(tx, person_id=person.id, work=opened.form.work, dialog=stored, now=self._clock())
        await dialogs.drop(tx, person.id)
        return True

    @transactional("forms.resume")
    async def resume(self, tx: Tx, caller: Caller, *, work: str) -> None:
        """Take a paused form up again; one that is open now and holds something is paused in its place.

        Raises:
            Stale: `question-gone`: it was finished, or forgotten after a day.
        """
        person = await acting(tx, caller)
        if not await take_up(tx, person.id, work, self._clock()):
            raise Stale("question-gone")

    async def drop_old(self) -> None:
        """Forget forms that somebody walked away from: what they hold is nobody's to keep (R8)."""
        async with self.database.claim() as tx:
            await dialogs.drop_older(tx, before=self._clock() - KEPT)

    async def show_in(self, caller: Caller, *, kind: str, message_id: int, answered: Answer | None = None) -> None:
        """Remember the message that shows the form, and which one answered it.

        Losing this costs one extra message, and that a change of the answer is said to be unused; no more.
        """
        async with self.database.claim() as tx:
            await dialogs.set_message(tx, telegram_id=caller.telegram_id, kind=kind, message_id=message_id)
            if answered is not None:
                await dialogs.note_answer(tx, telegram_id=caller.telegram_id, answer=answered, now=self._clock())

    async def answered_by(self, caller: Caller, *, message_id: int) -> Answer | None:
        """What one of the person's messages answered."""
        async with self.database.read() as connection:
            person = await acting(connection, caller)
            return await dialogs.answer_by(connection, person_id=person.id, message_id=message_id)


_DECLARED: Final[dict[str, tuple[type[Form], ...]]] = {}


def declare(kinds: Sequence[type[Form]]) -> Mapping[str, tuple[type[Form], ...]]:
    """Make all forms known, so that whichever is open can be read; them by their kinds."""
    for form in kinds:
        _DECLARED[form.KIND] = tuple(dict.fromkeys((*_DECLARED.get(form.KIND, ()), form)))
    return _DECLARED


_ADAPTERS: Final[dict[type[Form], TypeAdapter[Any]]] = {}
"""How the forms of each kind are written down and read back; made when the first one is."""


def _adapter(kind: type[Form]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _read(stored: Dialog, kind: type[F]) -> Open[F] | None:
    try:
        form: F = _adapter(kind).validate_python(_with_step(stored))
    except ValidationError:
        return None
    return Open(form=form, message_id=stored.message_id, revision=stored.revision, lapsed=stored.lapsed)


def _with_step(stored: Dialog) -> dict[str, Any]:
    return {**stored.data, "step": stored.step}
