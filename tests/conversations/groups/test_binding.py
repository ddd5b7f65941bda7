"""The forms of /grup as they are stored, and what is done with them once."""

from collections.abc import Sequence
from typing import Any

import pytest

from siman_bot.conversations.forms import Form, Open, read
from siman_bot.conversations.groups.forms import BindingForm, BindingHereForm, GroupListForm, QuietingForm
from siman_bot.conversations.registry import KINDS, Conversations, make_conversations
from siman_bot.domain.groups.group import Topic
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.services.groups.binding import PlacedGroup, Seen
from siman_bot.services.inbox import Received
from siman_bot.services.paging import Cut
from siman_bot.services.registry import Services, make_services
from siman_bot.services.transaction import Caller
from storage import dialogs, inbox
from storage.dialogs import Dialog
from storage.engine import Database
from storage.people import people
from tests.town import TestClock

RINA, GROUP = 71, -1001
SEEN = Seen(administers=True, present=True, writes=True)
FIRST = Cut(limit=8)
NEWS = Topic(id=5, name="Rilis")
the_time = TestClock()


@pytest.mark.parametrize(
    ("step", "data", "form"),
    [
        ("list", {}, GroupListForm()),
        ("place", {"group": 3, "revision": 2}, BindingForm(group=3, revision=2)),
        ("place", {"group": 3, "revision": 2, "topic": None}, BindingHereForm(group=3, revision=2, topic=None)),
        (
            "place",
            {"group": 3, "revision": 2, "topic": {"id": 5, "name": "Rilis"}},
            BindingHereForm(group=3, revision=2, topic=NEWS),
        ),
        ("quiet", {"group": 3, "revision": 2}, QuietingForm(group=3, revision=2)),
        ("quiet", {}, None),
    ],
)
def test_each_step_is_read_as_a_form_of_its_own(step: str, data: dict[str, Any], form: Form | None) -> None:
    found = read(Dialog(kind="grup", step=step, data=data, message_id=9, revision=4), KINDS)
    assert found == (None if form is None else Open(form=form, message_id=9, revision=4))


async def ready(database: Database, *update_ids: int) -> tuple[Services, Conversations]:
    """With an admin of the nation, and updates of theirs that wait."""
    services = make_services(database=database, clock=the_time, choice=_first, quiet=None)
    await services.people.consenting.agree(
        Caller(telegram_id=RINA), name="Rina", language="id", text_version=CONSENT_VERSION
    )
    await services.people.granting.grant(RINA, Grant(role=Role.CENTRAL, scope=NATION))
    async with database.claim() as tx:
        waiting = [Received(update_id=number, chat_key=RINA, payload="{}") for number in update_ids]
        await inbox.add(tx, waiting, the_time())
    return services, make_conversations(database=database, clock=the_time, choice=_first, services=services)


def _first(given: Sequence[str]) -> str:
    return given[0]


async def stored(database: Database) -> tuple[str, dict[str, Any]] | None:
    async with database.read() as connection:
        person = await people.find(connection, RINA)
        assert person is not None
        found = await dialogs.get(connection, person.id)
    return None if found is None else (found.step, found.data)


def by(update_id: int) -> Caller:
    return Caller(telegram_id=RINA, update_id=update_id)


async def test_the_topic_asked_in_stays_with_the_choice_until_the_group_is_bound(database: Database) -> None:
    services, conversations = await ready(database, 1, 2, 3, 4)
    binding = conversations.groups.binding
    places, asked = await binding.choose_here(by(1), chat_id=GROUP, title="Humas", topic=NEWS, seen=SEEN, cut=FIRST)
    known = {"group": places.group.id, "revision": places.group.revision}
    assert await stored(database) == ("place", known | {"topic": {"id": 5, "name": "Rilis"}})
    again = await binding.choose_here(by(1), chat_id=GROUP, title="Humas", topic=NEWS, seen=SEEN, cut=FIRST)
    assert again[0] == places
    assert (again[1].kind, again[1].revision) == (asked.kind, asked.revision)

    await binding.choose(by(2), group_id=places.group.id, revision=places.group.revision, cut=FIRST)
    assert await stored(database) == ("place", known | {"topic": {"id": 5, "name": "Rilis"}})
    bali = Scope.parse("province:51")
    for _ in range(2):
        bound = await binding.bind(
            by(3), group_id=places.group.id, revision=places.group.revision, scope=bali, seen=SEEN
        )
        assert isinstance(bound, PlacedGroup)
        assert (bound.place.scope, bound.topic) == (bali, NEWS)
    assert await stored(database) is None

    now = await services.groups.binding.open(Caller(telegram_id=RINA), group_id=places.group.id)
    await binding.choose(by(4), group_id=now.id, revision=now.revision, cut=FIRST)
    assert await stored(database) == ("place", {"group": now.id, "revision": now.revision})


async def test_a_group_outside_topics_is_told_from_one_that_was_chosen_in_the_list(database: Database) -> None:
    _, conversations = await ready(database, 1)
    places, _ = await conversations.groups.binding.choose_here(
        by(1), chat_id=GROUP, title="Humas", topic=None, seen=SEEN, cut=FIRST
    )
    known = {"group": places.group.id, "revision": places.group.revision}
    assert await stored(database) == ("place", known | {"topic": None})


async def test_the_list_is_given_back_as_it_was_shown(database: Database) -> None:
    _, conversations = await ready(database, 1, 2)
    await conversations.groups.binding.choose_here(
        by(1), chat_id=GROUP, title="Humas", topic=None, seen=SEEN, cut=FIRST
    )
    found, form = await conversations.groups.binding.begin_list(by(2), cut=FIRST)
    assert [group.title for group in found.groups.rows] == ["Humas"]
    assert await stored(database) == ("list", {})
    assert await conversations.groups.binding.begin_list(by(2), cut=FIRST) == (found, form)
