"""A world in which every list is full of what is alike but for one thing, under the longest names that are allowed."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.groups.group import TITLE_LIMIT as GROUP_LIMIT
from siman_bot.domain.people.institution import NAME_LIMIT as OFFICE_LIMIT
from siman_bot.domain.people.person import CONSENT_VERSION
from siman_bot.domain.people.roles import Role
from siman_bot.domain.places import Scope
from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.item import TITLE_LIMIT
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.domain.sending.way import Way
from siman_bot.sandbox.people import Person
from siman_bot.services.transaction import Caller
from tests.desk import hand_in_many, row_of
from tests.sharing import item_of, make_account, make_shares
from tests.town import Town
from tests.writing import CONTENT, bound_group, changed, drafted, in_review

ALIKE: Final = 6
"""Of each kind: more than one page has."""
HANDLE_LIMIT: Final = 30
"""Of Instagram."""
BALI: Final = Scope.parse("province:51")
ISLANDS: Final = Scope.parse("regency:71.09")
"""Kabupaten Kepulauan Siau Tagulandang Biaro, the longest name of all."""


LONG: Final = ("dan…", "Jadwal", "Budi", "Dinas", "Diskominfo", "Humas", "Made", "aaaaa", "bbbbb")
"""What there is of the long names in a label that was cut."""


def long(words: str, limit: int, end: object = "") -> str:
    """As long as may be; what tells it apart stands at its end."""
    tail = f" {end}" if end != "" else ""
    return f"{words} {'dan seterusnya ' * limit}"[: limit - len(tail)].rstrip() + tail


async def crowd(town: Town) -> list[Person]:
    """Whoever has something to look at: each with another role, first those who take nothing away from the others."""
    sari, tono, citra = [await town.staff("Sari", Role.CENTRAL, last_name=one) for one in ("Satu", "Dua", "Tiga")]
    ayu = await town.staff("Ayu", Role.REGIONAL_ADMIN, BALI)
    await town.grant(ayu, Role.REGIONAL_ADMIN, ISLANDS)
    koko = await town.staff("Koko", Role.COORDINATOR)
    for scope in (BALI, ISLANDS, Scope.parse("province:31"), Scope.parse("region:WIT")):
        await town.grant(koko, Role.COORDINATOR, scope)
    vera, vito = await town.staff("Vera", Role.VERIFIER), await town.staff("Vito", Role.VERIFIER)
    made = await town.member("Made", province="51")
    for place in range(ALIKE):
        await applicant(town, place)
        town.clock.advance(timedelta(minutes=1))
    await groups(town, ayu)
    await items(town, sari, tono, made)
    await accounts(town, made)
    await reports(town, made, vera, vito)
    await english(town, citra, vito)
    return [made, koko, ayu, vera, vito, sari, tono, citra]


async def english(town: Town, *people: Person) -> None:
    assert town.app is not None
    for person in people:
        await town.app.services.people.consenting.choose_language(Caller(telegram_id=person.id), language="en")


async def applicant(town: Town, place: int) -> None:
    """All of one name; the first half of them at an office whose name differs in its last letter alone."""
    assert town.app is not None
    person = await town.sandbox.people.person("Budi")
    await person.has_started()
    caller, services = Caller(telegram_id=person.id), town.app.services.people
    await services.consenting.agree(caller, name=long("Budi Santoso", 64), language="id", text_version=CONSENT_VERSION)
    office = long("Dinas Komunikasi dan Informatika", OFFICE_LIMIT, min(place, ALIKE // 2))
    await services.joining.apply(caller, province_code="51", institution_name=office)


async def groups(town: Town, admin: Person) -> None:
    title = long("Humas", GROUP_LIMIT)
    for scope in ("province:51", "regency:51.71", str(ISLANDS)):
        await bound_group(town, title, creator=admin, scope=scope)
    for _ in range(2):
        await (await town.group(title, creator=admin)).expect("Bot SIMAN siap", earlier=True)


async def items(town: Town, writer: Person, reviewer: Person, member: Person) -> None:
    """Drafts, items that wait, broadcasts and offers under one title; each public item in two versions."""
    content = replace(CONTENT, title=long("Jadwal imunisasi", TITLE_LIMIT))
    for _ in range(3):
        await drafted(town, writer, content=content, target=BALI)
    codes = []
    for way in (Way.DIRECT, Way.RELAY, Way.RELAY):
        codes.append(await in_review(town, writer, content=replace(content, body=f"Isi {way}."), target=BALI, way=way))
        await approve(town, reviewer, codes[-1])
        town.clock.advance(timedelta(minutes=1))
    for code in codes:
        await changed(town, writer, code, "Isi yang baru.")
        await approve(town, reviewer, code)
        town.clock.advance(timedelta(minutes=1))
    account = await make_account(town, member, Platform.INSTAGRAM, "a" * HANDLE_LIMIT)
    await make_shares(town, await item_of(town, codes[0]), account, ALIKE)
    for _ in range(ALIKE):
        await in_review(town, writer, content=content, target=BALI)


async def approve(town: Town, reviewer: Person, code: str) -> None:
    assert town.app is not None
    item = await item_of(town, code)
    await town.app.services.publishing.reviewing.approve(
        Caller(telegram_id=reviewer.id),
        item_id=item.id,
        version=item.version,
        revision=item.revision,
        answers=EVERY_QUESTION,
    )


async def accounts(town: Town, member: Person) -> None:
    """Of institutions, whose handles differ in the last letter; one of them handed in by two people."""
    assert town.app is not None
    colleague = await town.member("Made", province="51")
    declaring = town.app.services.amplification.accounts
    for person, number in ((member, 1), (member, 2), (member, 3), (colleague, 3)):
        handle = f"{'b' * (HANDLE_LIMIT - 1)}{number}"
        await declaring.declare(
            Caller(telegram_id=person.id),
            link=f"https://www.instagram.com/{handle}/",
            kind=AccountKind.INSTITUTION,
        )
        town.clock.advance(timedelta(minutes=1))


async def reports(town: Town, reporter: Person, *verifiers: Person) -> None:
    """One text, handed in again and again; some of the reports closed by one verifier, one confirmed by two."""
    assert town.app is not None
    services = town.app.services.reports
    tickets = await hand_in_many(town, reporter, ALIKE + 2)
    rows = [await row_of(town, ticket) for ticket in tickets]
    for row in rows[:2]:
        await services.verdicts.give(
            Caller(telegram_id=verifiers[0].id), report_id=row.id, verdict=Verdict(outcome=ReportOutcome.OPINION)
        )
    for verifier in verifiers:
        await services.verifying.confirm(Caller(telegram_id=verifier.id), report_id=rows[2].id)
