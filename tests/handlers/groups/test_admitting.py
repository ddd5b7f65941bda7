"""Requests to join a bound group."""

from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.sandbox.people import Group, Person
from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import ADMIN_REQUIRED, CANT_INITIATE
from tests.town import Town
from tests.writing import bound_group


async def gated(town: Town, *, scope: str = "province:51") -> Group:
    """A bound group into which people come by request, where the bot may let them in."""
    tono = await town.staff("Tono", Role.CENTRAL)
    group = await bound_group(town, "Humas Bali", creator=tono, scope=scope)
    await group.promote_bot(rights=["can_invite_users"])
    town.sandbox.chat(group).join_by_request = True
    return group


def is_in(town: Town, group: Group, person: Person) -> bool:
    return person.id in town.sandbox.chat(group).members and person.id not in town.sandbox.chat(group).join_requests


async def test_a_member_of_the_place_comes_in_at_once(town: Town) -> None:
    group = await gated(town)
    wayan = await town.member("Wayan", province="51", regency="51.71")
    await wayan.join(group)
    await wayan.expect("sudah diterima di grup Humas Bali")
    assert is_in(town, group, wayan)


async def test_whoever_holds_a_role_for_the_place_comes_in_at_once(town: Town) -> None:
    group = await gated(town)
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, Scope.parse("province:51"))
    await ayu.join(group)
    await ayu.expect("sudah diterima")
    assert is_in(town, group, ayu)


async def test_others_are_left_to_the_admins_of_the_group(town: Town) -> None:
    """R11: of a stranger nothing is kept."""
    group = await gated(town)
    elsewhere = await town.member("Rina", province="31")
    await elsewhere.join(group)
    assert "Belum terdaftar" not in (await elsewhere.expect("menunggu keputusan admin grup")).text
    stranger = await town.person("Asing")
    await stranger.join(group, bio="Saya humas")
    shown = await stranger.expect("menunggu keputusan admin grup", button="Daftar")
    assert "Belum terdaftar? Silakan daftar" in shown.text
    assert town.app is not None
    assert (await town.app.services.people.consenting.standing(stranger.id)).person is None
    for person in (elsewhere, stranger):
        assert not is_in(town, group, person)


async def test_a_group_that_is_not_bound_and_what_telegram_refuses_are_nobody_s_incident(town: Town) -> None:
    tono = await town.staff("Tono", Role.CENTRAL)
    free = await town.group("Arisan", creator=tono)
    await free.promote_bot(rights=["can_invite_users"])
    town.sandbox.chat(free).join_by_request = True
    group = await gated(town)
    wayan = await town.member("Wayan", province="51")
    fault = Fault(kind=FaultKind.REFUSE, method="approveChatJoinRequest", chat_id=group.id, refusal=ADMIN_REQUIRED)
    town.sandbox.faults.add(fault)
    await wayan.join(free)
    await wayan.join(group)
    await wayan.expect("menunggu keputusan admin grup")
    assert not [one for one in await wayan.messages() if "Arisan" in one.text]


async def test_a_cut_connection_leaves_nobody_outside(town: Town) -> None:
    group = await gated(town)
    wayan = await town.member("Wayan", province="51")
    town.sandbox.faults.add(Fault(kind=FaultKind.CUT_BEFORE, method="approveChatJoinRequest", chat_id=group.id))
    await wayan.join(group)
    await wayan.expect("sudah diterima")
    assert is_in(town, group, wayan)


async def test_a_request_of_long_ago_makes_no_noise_in_the_group(town: Town) -> None:
    group = await gated(town)
    stranger = await town.person("Asing")
    before = len(await group.messages())
    refusal = Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=stranger.id, refusal=CANT_INITIATE)
    town.sandbox.faults.add(refusal)
    await stranger.join(group)
    await town.sandbox.wait_for(lambda: town.sandbox.calls.of("sendMessage", chat_id=stranger.id))
    tono = await town.staff("Titi", Role.CENTRAL)
    await tono.send("/bantuan")
    await tono.expect("Perintah")
    assert len(await group.messages()) == before
