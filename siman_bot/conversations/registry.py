"""All conversations of one process, made together, by capability; and the kinds of forms that they have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from siman_bot.conversations.amplification.accounts import AccountConversation, AccountForm
from siman_bot.conversations.amplification.confirming import ConfirmingConversation, ConfirmingForm
from siman_bot.conversations.amplification.recording import ShareConversation, ShareForm
from siman_bot.conversations.asking import AskingConversation, CommandForm
from siman_bot.conversations.forms import Form, Forms, declare
from siman_bot.conversations.groups.binding import BindingConversation
from siman_bot.conversations.groups.forms import GROUP_FORMS
from siman_bot.conversations.groups.quieting import QuietingConversation
from siman_bot.conversations.handing_in import HandingInConversation
from siman_bot.conversations.people.joining import JoiningConversation
from siman_bot.conversations.people.joining_form import JoiningForm
from siman_bot.conversations.people.members import MembersConversation, MembersForm
from siman_bot.conversations.publishing.attaching import AttachingConversation, AttachingForm
from siman_bot.conversations.publishing.explaining import ExplainingConversation, ExplainingForm, WeighingForm
from siman_bot.conversations.publishing.planning import PlanningConversation, PlanningForm
from siman_bot.conversations.publishing.reviewing import ReviewingConversation, ReviewingForm
from siman_bot.conversations.publishing.vouching import VouchingConversation, VouchingForm
from siman_bot.conversations.publishing.withdrawing import WithdrawingConversation, WithdrawingForm
from siman_bot.conversations.publishing.writing import WritingConversation, WritingForm
from siman_bot.conversations.reports.approving import ApprovingConversation, ApprovingForm
from siman_bot.conversations.reports.reporting import ReportConversation, ReportForm
from siman_bot.conversations.reports.verdicts import CorrectionForm, VerdictConversation, VerdictForm
from siman_bot.services.registry import Choice, Services
from siman_bot.services.transaction import Now
from storage.engine import Database

FORMS: Final[tuple[type[Form], ...]] = (
    JoiningForm,
    MembersForm,
    *GROUP_FORMS,
    AttachingForm,
    ExplainingForm,
    WeighingForm,
    PlanningForm,
    ReviewingForm,
    VouchingForm,
    WithdrawingForm,
    WritingForm,
    AccountForm,
    ConfirmingForm,
    ShareForm,
    ApprovingForm,
    ReportForm,
    VerdictForm,
    CorrectionForm,
    CommandForm,
)
KINDS: Final[Mapping[str, tuple[type[Form], ...]]] = declare(FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleConversations:
    joining: JoiningConversation
    members: MembersConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupConversations:
    binding: BindingConversation
    quieting: QuietingConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingConversations:
    attaching: AttachingConversation
    explaining: ExplainingConversation
    planning: PlanningConversation
    reviewing: ReviewingConversation
    vouching: VouchingConversation
    withdrawing: WithdrawingConversation
    writing: WritingConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportConversations:
    approving: ApprovingConversation
    reporting: ReportConversation
    verdicts: VerdictConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class AmplificationConversations:
    accounts: AccountConversation
    confirming: ConfirmingConversation
    recording: ShareConversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversations:
    forms: Forms
    asking: AskingConversation
    handing_in: HandingInConversation
    people: PeopleConversations
    groups: GroupConversations
    amplification: AmplificationConversations
    publishing: PublishingConversations
    reports: ReportConversations


def make_conversations(*, database: Database, clock: Now, choice: Choice, services: Services) -> Conversations:
    publishing = services.publishing
    return Conversations(
        forms=Forms(database=database, clock=clock),
        asking=AskingConversation(database=database, clock=clock),
        handing_in=HandingInConversation(database=database, clock=clock),
        amplification=AmplificationConversations(
            accounts=AccountConversation(database=database, clock=clock, accounts=services.amplification.accounts),
            confirming=ConfirmingConversation(
                database=database, clock=clock, confirming=services.amplification.confirming
            ),
            recording=ShareConversation(database=database, clock=clock, recording=services.amplification.recording),
        ),
        people=PeopleConversations(
            joining=JoiningConversation(database=database, clock=clock, joining=services.people.joining),
            members=MembersConversation(database=database, clock=clock, members=services.people.members),
        ),
        groups=GroupConversations(
            binding=BindingConversation(database=database, clock=clock, binding=services.groups.binding),
            quieting=QuietingConversation(database=database, clock=clock, quieting=services.groups.quieting),
        ),
        publishing=PublishingConversations(
            attaching=AttachingConversation(database=database, clock=clock, attaching=publishing.attaching),
            explaining=ExplainingConversation(
                database=database, clock=clock, explaining=publishing.explaining, weighing=publishing.weighing
            ),
            planning=PlanningConversation(
                database=database, clock=clock, planning=publishing.planning, marking=publishing.marking
            ),
            reviewing=ReviewingConversation(database=database, clock=clock, reviewing=publishing.reviewing),
            vouching=VouchingConversation(database=database, clock=clock, reviewing=publishing.reviewing),
            withdrawing=WithdrawingConversation(database=database, clock=clock, withdrawing=publishing.withdrawing),
            writing=WritingConversation(
                database=database,
                clock=clock,
                writing=publishing.writing,
                marking=publishing.marking,
                submitting=publishing.submitting,
            ),
        ),
        reports=ReportConversations(
            approving=ApprovingConversation(database=database, clock=clock, approving=services.reports.approving),
            reporting=ReportConversation(
                database=database, clock=clock, choice=choice, reporting=services.reports.reporting
            ),
            verdicts=VerdictConversation(
                database=database, clock=clock, choice=choice, verdicts=services.reports.verdicts
            ),
        ),
    )
