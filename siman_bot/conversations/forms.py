"""Open forms: which question a person has open in their chat, and what they have answered so far.

A form is a frozen value of its own class. It is moved in the transaction of the use case that it leads to, so that a
crash loses neither or both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from siman_bot.domain.refusals import Stale
from siman_bot.services.transaction import Caller, Now, Tx, acting, transactional
from storage import dialogs
from storage.dialogs import Dialog
from storage.engine import Database

__all__ = ["Dialog", "Form", "Forms", "Open", "close", "get", "put", "read", "require"]

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


F = TypeVar("F", bound=Form)
F_co = TypeVar("F_co", bound=Form, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Generic[F_co]):
    """A form that is open. `message_id` is the bot's message that shows it, `revision` rises with each step."""

    form: F_co
    message_id: int | None = None
    revision: int = 1

    @property
    def kind(self) -> str:
        return self.form.KIND


async def put(tx: Tx, person_id: int, form: F, now: datetime) -> Open[F]:
    """Open a form or move it on; one of a new kind takes the place of the old."""
    data = _adapter(type(form)).dump_python(form, mode="json", exclude={"step"})
    stored = await dialogs.put(tx, person_id=person_id, kind=form.KIND, step=form.step, data=data, now=now)
    return Open(form=form, message_id=stored.message_id, revision=stored.revision)


async def get(tx: Tx, person_id: int, kind: type[F]) -> Open[F] | None:
    """The person's open form, if it is of this kind."""
    stored = await dialogs.get(tx, person_id)
    return None if stored is None or stored.kind != kind.KIND else _read(stored, kind)


async def require(tx: Tx, person_id: int, kind: type[F]) -> Open[F]:
    """The person's open form of this kind.

    Raises:
        Stale: `button-expired`: it was closed meanwhile, or another has begun.
    """
    found = await get(tx, person_id, kind)
    if found is None:
        raise Stale("button-expired")
    return found


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

    async def drop_old(self) -> None:
        """Forget forms that somebody walked away from: what they hold is nobody's to keep (R8)."""
        async with self.database.claim() as tx:
            await dialogs.drop_older(tx, before=self._clock() - KEPT)

    async def show_in(self, caller: Caller, *, kind: str, message_id: int) -> None:
        """Remember the message that shows the form. Losing this costs one extra message, no more."""
        async with self.database.claim() as tx:
            await dialogs.set_message(tx, telegram_id=caller.telegram_id, kind=kind, message_id=message_id)


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
    return Open(form=form, message_id=stored.message_id, revision=stored.revision)


def _with_step(stored: Dialog) -> dict[str, Any]:
    return {**stored.data, "step": stored.step}
