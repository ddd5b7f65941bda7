"""All conversations of one process, made together, by capability; and the kinds of forms that they have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from siman_bot.conversations.forms import Form, Forms
from siman_bot.services.registry import Services
from siman_bot.services.transaction import Clock
from storage.engine import Database

FORMS: Final[tuple[type[Form], ...]] = ()
KINDS: Final[Mapping[str, type[Form]]] = {form.KIND: form for form in FORMS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversations:
    forms: Forms


def make_conversations(*, database: Database, clock: Clock, services: Services) -> Conversations:  # noqa: ARG001
    return Conversations(forms=Forms(database=database, clock=clock))
