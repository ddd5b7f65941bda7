"""All services of one process, made together, by capability."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.sending.paid import FREE_PER_SECOND
from siman_bot.services.amplification.accounts import Accounts
from siman_bot.services.amplification.concerning import SHARERS
from siman_bot.services.amplification.confirming import Confirming, number_waiting
from siman_bot.services.amplification.contesting import Contesting
from siman_bot.services.amplification.recording import Recording
from siman_bot.services.groups.admitting import Admitting
from siman_bot.services.groups.binding import Binding
from siman_bot.services.groups.presence import Presence
from siman_bot.services.groups.quieting import Quieting
from siman_bot.services.people.consenting import Consenting
from siman_bot.services.people.granting import Granting
from siman_bot.services.people.joining import Joining
from siman_bot.services.people.members import Members
from siman_bot.services.people.own_data import OwnData
from siman_bot.services.publishing.attaching import Attaching
from siman_bot.services.publishing.checking import Checking
from siman_bot.services.publishing.explaining.explaining import Explaining
from siman_bot.services.publishing.explaining.weighing import Weighing
from siman_bot.services.publishing.finding import Finding
from siman_bot.services.publishing.marking import Marking
from siman_bot.services.publishing.neutrality.elections import Elections
from siman_bot.services.publishing.neutrality.holding import Holding, require_neutral_now
from siman_bot.services.publishing.owing.amending import catch_up
from siman_bot.services.publishing.owing.owing import AT_ONCE, Owing
from siman_bot.services.publishing.owing.telling import Telling
from siman_bot.services.publishing.planning import Planning
from siman_bot.services.publishing.relaying import Relaying
from siman_bot.services.publishing.reviewing import Reviewing
from siman_bot.services.publishing.showing import Showing, look_at_item
from siman_bot.services.publishing.submitting import Submitting
from siman_bot.services.publishing.withdrawing import Withdrawing
from siman_bot.services.publishing.writing import Writing
from siman_bot.services.reports.approving import Approving
from siman_bot.services.reports.concerning import ANSWERED, REPORTERS
from siman_bot.services.reports.relooking import Relooking
from siman_bot.services.reports.reporting import Reporting
from siman_bot.services.reports.sites import own_site
from siman_bot.services.reports.verdicts import Verdicts
from siman_bot.services.reports.verifying import Verifying
from siman_bot.services.sending.broadcasts.doubts import Doubts
from siman_bot.services.sending.broadcasts.manifest import Manifest
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.broadcasts.steering import Steering
from siman_bot.services.sending.broadcasts.stopping import Stopping
from siman_bot.services.sending.broadcasts.watching import Watching
from siman_bot.services.suffixes import PublicSuffixes
from siman_bot.services.summaries.closing import Closing, fix_cells
from siman_bot.services.summaries.recap import Recap
from siman_bot.services.transaction import Now
from storage.amplification import accounts as account_rows
from storage.engine import Database
from storage.schema import PERSONAL
from storage.sending.outbox import outbox

Choice = Callable[[Sequence[str]], str]
"""Draws one of several, e.g. `random.SystemRandom().choice`."""

CONCERNS: Final = (SHARERS, REPORTERS, ANSWERED)
"""Whom a correction or a withdrawal of an item tells, as the capabilities declare it (R13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleServices:
    consenting: Consenting
    granting: Granting
    joining: Joining
    members: Members
    own_data: OwnData


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupServices:
    binding: Binding
    presence: Presence
    admitting: Admitting
    quieting: Quieting


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingServices:
    attaching: Attaching
    checking: Checking
    explaining: Explaining
    marking: Marking
    owing: Owing
    planning: Planning
    finding: Finding
    holding: Holding
    relaying: Relaying
    reviewing: Reviewing
    showing: Showing
    submitting: Submitting
    weighing: Weighing
    withdrawing: Withdrawing
    writing: Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingServices:
    doubts: Doubts
    manifest: Manifest
    progress: Progress
    steering: Steering
    stopping: Stopping
    watching: Watching


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportServices:
    approving: Approving
    relooking: Relooking
    reporting: Reporting
    verdicts: Verdicts
    verifying: Verifying


@dataclass(frozen=True, slots=True, kw_only=True)
class AmplificationServices:
    accounts: Accounts
    confirming: Confirming
    contesting: Contesting
    recording: Recording


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryServices:
    closing: Closing
    recap: Recap


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    people: PeopleServices
    groups: GroupServices
    publishing: PublishingServices
    sending: SendingServices
    reports: ReportServices
    amplification: AmplificationServices
    summaries: SummaryServices


def make_services(
    *,
    database: Database,
    clock: Now,
    choice: Choice,
    quiet: Quiet | None,
    per_second: int = FREE_PER_SECOND,
    owed_at_once: int = AT_ONCE,
) -> Services:
    """The services.

    Args:
        database: Where everything is.
        clock: The time now.
        choice: For codes.
        quiet: What newly added groups have.
        per_second: How many messages the bot sends at most.
        owed_at_once: Of how many chats the messages are written down in one step.
    """
    suffixes = PublicSuffixes()
    elections = Elections()
    progress = Progress(database=database, clock=clock)
    telling = Telling(database=database, clock=clock, concerns=CONCERNS, at_once=owed_at_once)
    owing = Owing(database=database, clock=clock, progress=progress, telling=telling, at_once=owed_at_once)
    return Services(
        people=PeopleServices(
            consenting=Consenting(database=database, clock=clock),
            granting=Granting(database=database, clock=clock),
            joining=Joining(database=database, clock=clock),
            members=Members(database=database, clock=clock, accounts_waiting=number_waiting),
            own_data=OwnData(database=database, clock=clock, personal=PERSONAL),
        ),
        groups=GroupServices(
            binding=Binding(database=database, clock=clock, quiet=quiet, move_topic=outbox.move_topic),
            admitting=Admitting(database=database),
            presence=Presence(database=database, clock=clock, quiet=quiet, move_chat=outbox.move_chat),
            quieting=Quieting(database=database, clock=clock),
        ),
        publishing=PublishingServices(
            attaching=Attaching(database=database, clock=clock, official_accounts=account_rows.institutional),
            checking=Checking(database=database, clock=clock, elections=elections),
            explaining=Explaining(database=database, clock=clock, official_accounts=account_rows.institutional),
            weighing=Weighing(
                database=database, clock=clock, official_accounts=account_rows.institutional, owing=owing
            ),
            owing=owing,
            planning=Planning(database=database, clock=clock),
            finding=Finding(database=database),
            holding=Holding(database=database, clock=clock, elections=elections),
            relaying=Relaying(database=database, clock=clock, owing=owing, elections=elections),
            reviewing=Reviewing(
                database=database,
                clock=clock,
                official_accounts=account_rows.institutional,
                owing=owing,
                item_sent=fix_cells,
                suffixes=suffixes,
                elections=elections,
                per_second=per_second,
            ),
            showing=Showing(database=database),
            submitting=Submitting(
                database=database,
                clock=clock,
                official_accounts=account_rows.institutional,
                choice=choice,
                suffixes=suffixes,
                elections=elections,
            ),
            withdrawing=Withdrawing(database=database, clock=clock, owing=owing),
            writing=Writing(
                database=database, clock=clock, official_accounts=account_rows.institutional, suffixes=suffixes
            ),
            marking=Marking(database=database, clock=clock, official_accounts=account_rows.institutional),
        ),
        sending=SendingServices(
            doubts=Doubts(
                database=database, clock=clock, progress=progress, look_at_item=look_at_item, catch_up=catch_up
            ),
            manifest=Manifest(database=database, clock=clock),
            progress=progress,
            steering=Steering(
                database=database,
                clock=clock,
                progress=progress,
                look_at_item=look_at_item,
                require_neutral=partial(require_neutral_now, elections),
            ),
            stopping=Stopping(database=database, clock=clock, progress=progress),
            watching=Watching(database=database, clock=clock, look_at_item=look_at_item),
        ),
        reports=ReportServices(
            approving=Approving(database=database, clock=clock, official_accounts=account_rows.institutional),
            relooking=Relooking(database=database, clock=clock, choice=choice),
            reporting=Reporting(database=database, clock=clock, choice=choice),
            verdicts=Verdicts(
                database=database, clock=clock, official_accounts=account_rows.institutional, suffixes=suffixes
            ),
            verifying=Verifying(database=database, clock=clock),
        ),
        amplification=AmplificationServices(
            accounts=Accounts(database=database, clock=clock),
            confirming=Confirming(database=database, clock=clock, suffixes=suffixes, own_site=own_site),
            contesting=Contesting(database=database, clock=clock),
            recording=Recording(database=database, clock=clock, elections=elections),
        ),
        summaries=SummaryServices(
            closing=Closing(database=database, clock=clock), recap=Recap(database=database, clock=clock)
        ),
    )
