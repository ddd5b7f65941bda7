from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import BufferedInputFile, InputMediaPhoto

from siman_bot.sandbox import CannotDoError, Person, Rate, Rates, Sandbox, remote_people
from siman_bot.sandbox.rules.limits import Limits
from tests.sandbox.conftest import TOKEN, session_for

PHOTO = InputMediaPhoto(media=BufferedInputFile(b"1", "1.jpg"))


@pytest.fixture
def sandbox() -> Sandbox:
    sandbox = Sandbox(rates=Rates())
    sandbox.add_bot(TOKEN, username="siman_uji_bot")
    return sandbox


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, session=session_for(url)) as bot:
        yield bot


async def test_a_person_takes_a_short_burst(bot: Bot, rina: Person) -> None:
    for number in range(3):
        await bot.send_message(rina.id, f"Halo {number}")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(rina.id, "Halo lagi")
    assert refused.value.retry_after in {1, 2, 3}
    assert (await bot.get_chat(rina.id)).id == rina.id


async def test_a_group_takes_20_a_minute(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    group = await sandbox.people.group("Humas", creator=rina)
    await group.add_bot()
    await bot.send_media_group(group.id, [PHOTO] * 3)
    for number in range(17):
        await bot.send_message(group.id, f"Halo {number}")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(group.id, "Halo lagi")
    assert 50 < refused.value.retry_after <= 60
    assert sandbox.calls.of("sendMessage", outcome="ok")[-1].arguments["text"] == "Halo 16"


async def test_a_chats_username_is_no_way_around_its_limit(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    group = await sandbox.people.group("Humas", creator=rina, username="humas_jabar")
    await group.add_bot()
    for number in range(20):
        await bot.send_message(group.id if number % 2 else "@Humas_Jabar", f"Halo {number}")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message("@humas_jabar", "Halo lagi")
    assert len(sandbox.calls.of("sendMessage", chat_id=group.id, outcome="ok")) == 20


async def test_a_bot_sends_30_a_second(bot: Bot, sandbox: Sandbox) -> None:
    people = [await sandbox.people.person(f"Orang {number}") for number in range(31)]
    for person in people:
        await person.start()
    for person in people[:30]:
        await bot.send_message(person.id, "Halo")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(people[30].id, "Halo")
    assert refused.value.retry_after == 1


async def test_limits_are_switched_off_and_on(bot: Bot, sandbox: Sandbox, rina: Person) -> None:
    await sandbox.people.set_limits(on=False)
    for number in range(10):
        await bot.send_message(rina.id, f"Halo {number}")


async def test_a_penalty_can_be_asked_for_while_the_limits_stay(url: str, bot: Bot, sandbox: Sandbox) -> None:
    sandbox.state.rates = Rates(person=Rate(messages=1, seconds=60))
    rina, budi = [await sandbox.people.person(name) for name in ("Rina", "Budi")]
    await rina.start()
    await budi.start()
    async with remote_people(url) as people:
        await people.set_limits(on=False)
        await people.set_limits(on=True, penalty=7)
        await bot.send_message(rina.id, "Halo")
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(rina.id, "Halo")
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(budi.id, "Halo")
        assert refused.value.retry_after in {6, 7}
        with pytest.raises(TelegramRetryAfter):
            await bot.get_me()
        await bot.get_updates()
        await people.set_limits(on=True, penalty=0)
        with pytest.raises(CannotDoError, match="penalty"):
            await people.set_limits(on=True, penalty=-1)
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(rina.id, "Masih terlalu cepat")


def test_windows_slide() -> None:
    limits = Limits(rates=Rates(person=Rate(messages=2, seconds=10)))
    assert [limits.wait(1, 5, now=now) for now in (0, 4, 9, 10.5, 13.9, 14.1)] == [0, 0, 1, 0, 1, 0]


def test_a_refused_message_does_not_count() -> None:
    limits = Limits(rates=Rates(person=Rate(messages=1, seconds=10)))
    assert [limits.wait(1, 5, now=now) for now in (0, 9, 10)] == [0, 1, 0]
    assert limits.wait(1, 6, now=10) == 0
    assert limits.wait(2, 5, now=10) == 0


def test_a_violation_blocks_the_bot_for_the_penalty() -> None:
    limits = Limits(rates=Rates(bot=Rate(messages=1, seconds=1)), penalty=5.0)
    assert limits.wait(1, 10, now=0.0) == 0
    assert limits.wait(1, 11, now=0.5) == 5
    assert limits.wait(1, 12, now=3.0) == 3
    assert limits.wait(2, 12, now=3.0) == 0
    assert limits.wait(1, 12, now=5.6) == 0


def test_what_is_paid_counts_against_the_paid_limit_and_is_charged_above_the_free_one() -> None:
    limits = Limits(rates=Rates(bot=Rate(messages=3, seconds=1), paid=Rate(messages=6, seconds=1)))
    assert [limits.wait(1, -chat, now=0, paid=True) for chat in range(1, 6)] == [0] * 5
    assert limits.charged[1] == 2
    assert [limits.wait(1, chat, now=0) for chat in (1, 2)] == [0, 1]
    assert limits.wait(1, -9, now=0, paid=True) == 1
    assert limits.wait(1, -9, now=1, paid=True) == 0
    assert limits.charged[1] == 2
