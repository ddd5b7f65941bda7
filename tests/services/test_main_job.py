"""The main job from the first consent to the summary by use cases alone: no update, no form, nobody types."""

from datetime import timedelta

from sqlalchemy import select

from siman_bot.domain.amplification.account import AccountKind
from siman_bot.domain.people.roles import Grant, Role
from siman_bot.domain.places import NATION, Scope
from siman_bot.domain.publishing.draft import DraftChanges
from siman_bot.domain.publishing.vouching import EVERY_QUESTION
from siman_bot.domain.reports.evidence import Evidence
from siman_bot.domain.reports.report import ReportState
from siman_bot.domain.reports.verdict import ReportOutcome, Verdict
from siman_bot.domain.sending.delivery import DeliveryKind
from siman_bot.domain.sending.way import Way
from siman_bot.domain.summaries.recap import Period
from siman_bot.services.amplification.confirming import seconds
from siman_bot.services.groups.binding import Seen
from siman_bot.services.paging import Cut
from siman_bot.services.registry import make_services
from siman_bot.services.transaction import Caller, Key
from storage.engine import Database
from storage.sending.tables import deliveries
from tests.town import TestClock
from tests.writing import CONTENT

AUTHOR, REVIEWER, ADMIN, BUDI, VERA, VINO = (Caller(telegram_id=number) for number in range(1, 7))
JAKARTA = Scope.parse("province:31")
HERE = Seen(administers=True, present=True, writes=True)
CHAT = -1001
FIRST = Cut(limit=10)
FALSE = Verdict(
    outcome=ReportOutcome.FALSE,
    answer="Berasnya asli.",
    subject="Bulog",
    office="Komdigi",
    evidence=(
        Evidence(url="https://www.bps.go.id/stok-beras", publisher="BPS", primary=True),
        Evidence(url="https://cekfakta.com/beras", publisher="CekFakta", primary=False),
    ),
)


async def test_the_main_job_is_played_through_the_services_alone(database: Database) -> None:
    clock = TestClock()
    drawn = iter("23456789ABCDEFGHJKMNPQRSTVWXYZ" * 99)
    made = make_services(database=database, clock=clock, choice=lambda _: next(drawn), quiet=None)

    # Joining, decided by an admin of the place.
    for caller in (AUTHOR, REVIEWER, ADMIN, BUDI, VERA, VINO):
        await made.people.consenting.agree(caller, name="Budi", language="id", text_version=1)
    granted = {AUTHOR: Role.CENTRAL, REVIEWER: Role.CENTRAL, ADMIN: Role.REGIONAL_ADMIN, VERA: Role.VERIFIER}
    for caller, role in (granted | {VINO: Role.VERIFIER}).items():
        scope = JAKARTA if role is Role.REGIONAL_ADMIN else NATION
        await made.people.granting.grant(caller.telegram_id, Grant(role=role, scope=scope))
    await made.people.joining.apply(BUDI, province_code="31", institution_name="Diskominfo DKI Jakarta")
    (waiting,) = (await made.people.members.listed(ADMIN, cut=FIRST)).members.rows
    card = await made.people.members.look(ADMIN, person_id=waiting.person_id)
    await made.people.members.decide(ADMIN, person_id=card.person_id, revision=card.revision)

    # A group of the place.
    await made.groups.presence.note_presence(
        ADMIN, chat_id=CHAT, title="Humas Jakarta", arrived=True, present=True, writes=True
    )
    group = await made.groups.binding.open_here(ADMIN, chat_id=CHAT, title="Humas Jakarta", seen=HERE)
    await made.groups.binding.bind(ADMIN, group_id=group.id, revision=group.revision, scope=JAKARTA, seen=HERE)

    # An item, written at once as a page would send it (and sent twice), approved by somebody else.
    words = DraftChanges.of(CONTENT, target=JAKARTA, way=Way.DIRECT)
    asked = Caller(telegram_id=AUTHOR.telegram_id, key=Key(name="form-1", at=clock()))
    draft = await made.publishing.writing.start(asked, changes=words)
    assert await made.publishing.writing.start(asked, changes=words) == draft
    submitted = await made.publishing.submitting.submit(AUTHOR, draft_id=draft.id, revision=draft.revision)
    (row,) = (await made.publishing.reviewing.queue(REVIEWER, cut=FIRST)).rows
    review = await made.publishing.reviewing.review(REVIEWER, item_id=row.item_id)
    approved = await made.publishing.reviewing.approve(
        REVIEWER,
        item_id=row.item_id,
        version=review.item.version,
        revision=review.item.revision,
        answers=EVERY_QUESTION,
    )
    assert (approved.code, approved.reached.new) == (submitted.code, 1)
    async with database.read() as connection:
        owed = await connection.execute(
            select(deliveries.c.chat_id).where(deliveries.c.kind == DeliveryKind.ITEM.value)
        )
        assert owed.scalars().all() == [CHAT]

    # A share by the institution's account, which the admin and one of the centre have confirmed.
    account = await made.amplification.accounts.declare(
        BUDI, link="https://x.com/diskominfojkt", kind=AccountKind.INSTITUTION
    )
    (seen,) = (await made.amplification.confirming.waiting(ADMIN, cut=FIRST)).rows
    for admin, page in ((ADMIN, "https://jakarta.go.id/kontak"), (REVIEWER, "")):
        await made.amplification.confirming.confirm(
            admin, account_id=seen.id, declared=seconds(account.declared_at), page=page
        )
    await made.amplification.recording.record(
        BUDI, item_id=row.item_id, link="https://x.com/diskominfojkt/status/1234567890"
    )

    # A report, confirmed by two and answered.
    ticket = (await made.reports.reporting.hand_in(BUDI, text="Beras plastik beredar")).ticket
    report = await made.reports.reporting.find(BUDI, typed=ticket)
    for verifier in (VERA, VINO):
        await made.reports.verifying.confirm(verifier, report_id=report.id)
    await made.reports.verdicts.give(VINO, report_id=report.id, verdict=FALSE)
    waits = await made.reports.approving.read(VERA, report_id=report.id)
    await made.reports.approving.approve(VERA, report_id=report.id, number=waits.number)
    assert (await made.reports.reporting.read(BUDI, report_id=report.id)).state is ReportState.CLOSED

    # What came of it, for whoever reads summaries.
    clock.advance(timedelta(days=1))
    (line,) = (await made.summaries.recap.items(ADMIN, scope=JAKARTA, period=Period.ALL, cut=FIRST)).items.rows
    assert (line.code, line.official) == (approved.code, 1)
