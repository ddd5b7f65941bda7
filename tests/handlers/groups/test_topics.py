"""Forums: everything for a group goes to the topic in which it was bound."""

from datetime import timedelta
from typing import Any

from handlers.edge.intake import keep
from siman_bot.domain.groups.group import Topic
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.sending.plan import Plan, Release
from siman_bot.sandbox.people import Group, Person
from tests.handlers.groups.bound import becomes
from tests.outgoing import planned
from tests.town import MORNING, Town
from tests.writing import TITLE, approve, approved

BALI = Scope.parse("province:51")


async def forum(town: Town, creator: Person) -> Group:
    group = await town.sandbox.people.group("Humas Bali", creator=creator, is_forum=True)
    await group.add_bot()
    await group.expect("ketik /grup")
    return group


async def test_a_group_gets_everything_in_the_topic_where_it_was_bound(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    group = await forum(town, ayu)
    news = await group.create_topic("Rilis <b>resmi</b>")
    await ayu.send("/grup", chat=group, topic=news)
    await ayu.expect("Bali, topik “Rilis <b>resmi</b>”?")
    await ayu.tap("Hubungkan ke Bali")
    await ayu.expect("sekarang terhubung ke Bali, topik “Rilis")
    assert (await group.expect("Grup ini terhubung ke Bali", earlier=True)).thread_id == news
    await approved(town, sari, tono, target=BALI)
    assert (await group.expect(TITLE, earlier=True)).thread_id == news

    # The same place again, from another topic; then outside topics.
    other = await group.create_topic("Umum")
    at = MORNING + timedelta(hours=5)
    later = await planned(town, sari, Plan(release=Release.AT, at=at), target=BALI)
    await approve(tono, later)
    await ayu.send("/grup", chat=group, topic=other)
    await ayu.tap("Hubungkan ke Bali")
    await ayu.expect("Sekarang grup ini terhubung ke Bali, topik “Rilis")
    await ayu.tap("Ya, hubungkan")
    await becomes(town, group, lambda stored: stored.topic == Topic(id=other, name="Umum"))
    town.clock.advance(at - town.clock())
    sent = await group.expect(later, earlier=True)
    assert sent.thread_id == other
    await ayu.send("/grup", chat=group)
    await ayu.tap("Hubungkan ke Bali")
    await ayu.tap("Ya, hubungkan")
    await becomes(town, group, lambda stored: stored.topic is None)

    # From the list the topic stays what it is.
    await ayu.send("/grup")
    await ayu.tap("Humas Bali")
    assert "topik" not in (await ayu.expect("Terhubung ke Bali")).text


async def test_a_closed_topic_is_told_once_and_mended_by_binding_anew(town: Town) -> None:
    sari = await town.staff("Sari", Role.CENTRAL)
    tono = await town.staff("Tono", Role.CENTRAL)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    group = await forum(town, ayu)
    news = await group.create_topic("Rilis")
    await ayu.send("/grup", chat=group, topic=news)
    await ayu.tap("Hubungkan ke Bali")
    await ayu.expect("sekarang terhubung")
    await group.expect("Grup ini terhubung", earlier=True)
    await group.close_topic(news)
    await approved(town, sari, tono, target=BALI)
    told = await ayu.expect("Bot tidak dapat lagi mengirim ke grup Humas Bali", earlier=True)
    assert "topik grup ditutup" in told.text
    await group.reopen_topic(news)
    await ayu.send("/grup")
    await ayu.tap("Humas Bali")
    await ayu.tap("Periksa lagi")
    await ayu.expect("Siap menerima konten")
    await approved(town, sari, tono, target=BALI)
    assert (await group.expect(TITLE, earlier=True)).thread_id == news


async def test_chains_of_replies_are_no_topics(town: Town) -> None:
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    group = await town.group("Humas Bali", creator=ayu)
    await group.expect("ketik /grup")
    first = await ayu.send("Halo", chat=group)
    await ayu.send("/grup", chat=group, topic=first.message_id)
    await ayu.tap("Hubungkan ke Bali")
    stored = await becomes(town, group, lambda one: one.scope is not None)
    assert stored.topic is None
    assert (await group.expect("Grup ini terhubung", earlier=True)).thread_id == 0


def test_of_a_message_in_a_topic_the_topics_name_is_kept_and_nobody_who_opened_it() -> None:
    """R9, R11: what is said in a topic that the bot opened is no answer to the bot."""
    opening = {
        "message_id": 7,
        "date": 1,
        "from": {"id": 4242, "is_bot": True, "first_name": "SIMAN"},
        "forum_topic_created": {"name": "Rilis", "icon_color": 1},
    }
    said: dict[str, Any] = {
        "message_id": 8,
        "message_thread_id": 7,
        "is_topic_message": True,
        "date": 2,
        "chat": {"id": -100, "type": "supergroup", "is_forum": True},
        "from": {"id": 9, "is_bot": False, "first_name": "Ayu"},
        "reply_to_message": opening,
        "text": "/grup",
    }
    assert keep({"update_id": 1, "message": said}, bot_id=4242, bot_username="siman_bot") is None
    command = said | {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
    kept = keep({"update_id": 1, "message": command}, bot_id=4242, bot_username="siman_bot")
    assert kept is not None
    assert '"name":"Rilis"' in kept.payload
    assert "4242" not in kept.payload
