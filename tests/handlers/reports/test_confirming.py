"""A confirmation counts only while its giver holds the role: by button, command, page and command line (R4)."""

import asyncio

import pytest

from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.verdict import NEEDS, ReportOutcome, Verdict
from siman_bot.sandbox.people import Person
from siman_bot.services.transaction import Caller
from tests.desk import confirm, hand_in, open_ticket, populate, row_of
from tests.town import Town

CHECKED = [outcome for outcome in ReportOutcome if NEEDS[outcome].confirmations]


async def dismiss(town: Town, person: Person, scope: Scope = NATION) -> None:
    """As `siman-bot revoke` does."""
    assert town.app is not None
    assert await town.app.services.people.granting.revoke(person.id, Grant(role=Role.VERIFIER, scope=scope))


async def test_a_verifier_who_is_dismissed_leaves_no_confirmation_behind(town: Town) -> None:
    """R4: v1 confirms and loses the role: v2's word alone gives no verdict, by no path, until v1 holds it again."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    await confirm(vera, ticket)
    both = await confirm(vino, ticket)
    assert "Salah" in both.labels
    row = await row_of(town, ticket)
    await dismiss(town, vera)

    shown = await open_ticket(vino, ticket)
    assert "diperiksa: 1 dari 2" in shown.text
    assert "Salah" not in shown.labels
    for outcome in CHECKED:
        refused = await vino.tap(message=both, data=f"queue-write:{row.id}:{outcome}")
        assert "perlu 1 verifikator lagi" in refused.text
    assert town.app is not None
    with pytest.raises(Invalid, match="needs-confirmations"):
        await town.app.services.reports.verdicts.give(
            Caller(telegram_id=vino.id),
            report_id=row.id,
            verdict=Verdict(outcome=ReportOutcome.UNPROVEN, answer="Kami belum menemukan buktinya."),
        )
    # Another role is no substitute, and neither is the same one elsewhere.
    await town.grant(vera, Role.CENTRAL)
    await town.grant(vera, Role.VERIFIER, Scope.parse("province:91"))
    assert "diperiksa: 1 dari 2" in (await open_ticket(vino, ticket)).text

    await town.grant(vera, Role.VERIFIER)
    shown = await open_ticket(vera, ticket)
    assert "diperiksa: 2 dari 2" in shown.text
    assert "Layak diperiksa" not in shown.labels


async def test_who_is_dismissed_while_a_verdict_is_written_stops_it(town: Town) -> None:
    """R4: each step counts anew: the question, the answer, the sending."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    await confirm(vera, ticket)
    await confirm(vino, ticket)
    await vino.tap("Belum terbukti")
    await vino.expect("Tulis jawaban")
    await dismiss(town, vera)
    await vino.send("Kami belum menemukan buktinya.")
    await vino.expect("perlu 1 verifikator lagi")
    await town.grant(vera, Role.VERIFIER)
    await vino.send("Kami belum menemukan buktinya.")
    await vino.expect("Pratinjau")
    await dismiss(town, vera)
    assert "perlu 1 verifikator lagi" in (await vino.tap("Kirim untuk disetujui")).text
    assert (await row_of(town, ticket)).outcome is None
    # A third verifier's word takes the place of the one that fell away.
    vito = await town.staff("Vito", Role.VERIFIER)
    assert "diperiksa: 2 dari 2" in (await confirm(vito, ticket)).text


async def test_a_grant_that_no_longer_reaches_the_report_counts_no_more(town: Town) -> None:
    """R4: the role is held in a scope."""
    budi = await town.member("Budi", province="32")
    await populate(town, "32", 4)
    west = Scope.parse("province:32")
    vera, vino = await town.staff("Vera", Role.VERIFIER, west), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    await confirm(vera, ticket)
    assert "diperiksa: 2 dari 2" in (await confirm(vino, ticket)).text
    await dismiss(town, vera, west)
    await town.grant(vera, Role.VERIFIER, Scope.parse("province:91"))
    assert "diperiksa: 1 dari 2" in (await open_ticket(vino, ticket)).text


async def test_dismissal_and_verdict_at_once_leave_no_verdict_without_two(town: Town) -> None:
    """R4: whichever comes first, a verdict that stands had two when it was given."""
    budi = await town.agreed("Budi")
    vera, vino = await town.staff("Vera", Role.VERIFIER), await town.staff("Vino", Role.VERIFIER)
    ticket = await hand_in(budi, "Beras plastik")
    await confirm(vera, ticket)
    await confirm(vino, ticket)
    await vino.tap("Belum terbukti")
    await vino.expect("Tulis jawaban")
    await vino.send("Kami belum menemukan buktinya.")
    await vino.expect("Pratinjau")
    answered, _ = await asyncio.gather(vino.tap("Kirim untuk disetujui"), dismiss(town, vera))
    refused = "perlu 1 verifikator lagi" in answered.text
    assert refused == ((await row_of(town, ticket)).state == "diperiksa")
