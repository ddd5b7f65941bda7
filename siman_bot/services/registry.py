"""All services of one process, made together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from siman_bot.domain.groups.quiet import Quiet
from siman_bot.domain.sending.paid import FREE_PER_SECOND
from siman_bot.services.amplification.accounts import Accounts
from siman_bot.services.amplification.confirming import Confirming
from siman_bot.services.amplification.recording import Amplifying
from siman_bot.services.dialogs import Dialogs
from siman_bot.services.groups.binding import Grouping
from siman_bot.services.groups.presence import GroupPresence
from siman_bot.services.groups.quieting import Quieting
from siman_bot.services.people.consenting import People
from siman_bot.services.people.joining import Registration
from siman_bot.services.people.members import Members
from siman_bot.services.people.own_data import Privacy
from siman_bot.services.publishing.attaching import Attaching
from siman_bot.services.publishing.checking import Checking
from siman_bot.services.publishing.planning import Planning
from siman_bot.services.publishing.relaying import Relaying
from siman_bot.services.publishing.reviewing import Publishing
from siman_bot.services.publishing.submitting import Submitting
from siman_bot.services.publishing.withdrawing import Withdrawing
from siman_bot.services.publishing.writing import Writing
from siman_bot.services.reports.reporting import Reporting
from siman_bot.services.reports.verdicts import Verdicts
from siman_bot.services.reports.verifying import Verifying
from siman_bot.services.sending.broadcasts.doubts import Doubts
from siman_bot.services.sending.broadcasts.manifest import Manifest
from siman_bot.services.sending.broadcasts.progress import Progress
from siman_bot.services.sending.broadcasts.steering import Steering
from siman_bot.services.sending.broadcasts.stopping import Stopping
from siman_bot.services.sending.broadcasts.watching import Broadcasting
from siman_bot.services.summaries.recap import Recap
from siman_bot.services.transaction import Clock
from storage.engine import Database

Choice = Callable[[Sequence[str]], str]
"""Draws one of several, e.g. `random.SystemRandom().choice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    accounts: Accounts
    amplifying: Amplifying
    attaching: Attaching
    broadcasting: Broadcasting
    checking: Checking
    confirming: Confirming
    dialogs: Dialogs
    doubts: Doubts
    group_presence: GroupPresence
    grouping: Grouping
    manifest: Manifest
    members: Members
    people: People
    planning: Planning
    privacy: Privacy
    progress: Progress
    publishing: Publishing
    quieting: Quieting
    recap: Recap
    registration: Registration
    relaying: Relaying
    reporting: Reporting
    steering: Steering
    stopping: Stopping
    submitting: Submitting
    verdicts: Verdicts
    verifying: Verifying
    withdrawing: Withdrawing
    writing: Writing


def make_services(
    *,
    database: Database,
    clock: Clock,
    choice: Choice,
    quiet: Quiet | None,
    per_second: int = FREE_PER_SECOND,
) -> Services:
    """The services; `quiet` is what newly added groups have, `per_second` how many messages the bot sends at most."""
    progress = Progress(database=database, clock=clock)
    return Services(
        accounts=Accounts(database=database, clock=clock),
        amplifying=Amplifying(database=database, clock=clock),
        attaching=Attaching(database=database, clock=clock),
        broadcasting=Broadcasting(database=database, clock=clock),
        checking=Checking(database=database),
        confirming=Confirming(database=database, clock=clock),
        dialogs=Dialogs(database=database, clock=clock),
        doubts=Doubts(database=database, clock=clock, progress=progress),
        group_presence=GroupPresence(database=database, clock=clock, quiet=quiet),
        grouping=Grouping(database=database, clock=clock, quiet=quiet),
        manifest=Manifest(database=database, clock=clock),
        members=Members(database=database, clock=clock),
        people=People(database=database, clock=clock),
        planning=Planning(database=database, clock=clock),
        privacy=Privacy(database=database, clock=clock),
        progress=progress,
        publishing=Publishing(database=database, clock=clock, per_second=per_second),
        quieting=Quieting(database=database, clock=clock),
        recap=Recap(database=database, clock=clock),
        registration=Registration(database=database, clock=clock),
        relaying=Relaying(database=database, clock=clock),
        reporting=Reporting(database=database, clock=clock, choice=choice),
        steering=Steering(database=database, clock=clock, progress=progress),
        stopping=Stopping(database=database, clock=clock, progress=progress),
        submitting=Submitting(database=database, clock=clock, choice=choice),
        verdicts=Verdicts(database=database, clock=clock, choice=choice),
        verifying=Verifying(database=database, clock=clock),
        withdrawing=Withdrawing(database=database, clock=clock),
        writing=Writing(database=database, clock=clock),
    )
