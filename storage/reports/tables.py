"""The tables of reports, confirmations, verdicts that wait for approval, and evidence."""

from typing import Final

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from siman_bot.domain.reports.proposal import ProposalState
from siman_bot.domain.reports.relooking import SecondLook
from siman_bot.domain.reports.report import ReportState
from siman_bot.domain.reports.verdict import Referral, ReportOutcome
from storage.columns import Key, Utc, Word, metadata, person, row_id
from storage.personal import WORK, DataPart, Erasing, Processing, always

REPORT: Final = Processing(use=DataPart.REPORTS, whose="reports.reporter_id", erasing=Erasing.ANONYMOUS)

reports = Table(
    "reports",
    metadata,
    row_id(),
    Column("ticket", Word(12), nullable=False, unique=True, info=REPORT.shown()),
    person("reporter_id", REPORT.held(becomes=always(None)), nullable=True),
    Column("state", Word(10, ReportState), nullable=False, info=REPORT.shown()),
    Column("outcome", Word(20, ReportOutcome), info=REPORT.shown()),
    Column("body", Text, info=REPORT.shown()),
    Column("url", Text, info=REPORT.shown()),
    Column("links", JSON(none_as_null=True), info=REPORT.shown()),
    Column("media", JSON(none_as_null=True), info=REPORT.held()),
    # By which a later change of one of them is known to belong to it.
    Column("message_ids", JSON(none_as_null=True), info=REPORT.held()),
    # Destroyed with text and link, so that nobody can tell from their hash what they were.
    Column("salt", Word(32)),
    Column("province_code", Word(2), info=REPORT.shown()),
    Column("answer", Text, info=REPORT.shown()),
    Column("subject", Text, info=REPORT.shown()),
    Column("office", Text, info=REPORT.shown()),
    Column("referral", Word(20, Referral), info=REPORT.shown()),
    person("closed_by", WORK.held(), nullable=True),
    Column("received_at", Utc, nullable=False, info=REPORT.shown()),
    Column("closed_at", Utc, info=REPORT.shown()),
    Column("revision", Integer, nullable=False, server_default="1"),
    CheckConstraint("(outcome IS NULL) = (closed_at IS NULL)", name="closed_with_outcome"),
    CheckConstraint("closed_by IS NULL OR reporter_id IS NULL OR closed_by <> reporter_id", name="not_self_closed"),
    CheckConstraint("outcome IS NULL OR outcome <> 'pendapat' OR answer = ''", name="opinion_has_no_verdict"),
    Index(None, "state", "received_at"),
    Index(None, "reporter_id"),
)

report_confirmations = Table(
    "report_confirmations",
    metadata,
    Column("report_id", Key, ForeignKey("reports.id"), primary_key=True),
    person("verifier_id", WORK.held(), primary_key=True),
    Column("confirmed_at", Utc, nullable=False),
)

report_proposals = Table(
    "report_proposals",
    metadata,
    row_id(),
    Column("report_id", Key, ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    # Which of the report's answers it corrects, from 1 on.
    Column("corrects", Integer),
    Column("outcome", Word(20, ReportOutcome), nullable=False),
    Column("answer", Text, info=REPORT.held()),
    Column("subject", Text, info=REPORT.held()),
    Column("office", Text, info=REPORT.held()),
    Column("evidence", JSON(none_as_null=True), info=REPORT.held()),
    # Of what we have published that answers the report.
    Column("item_code", Word(12)),
    Column("salt", Word(32)),
    person("written_by", WORK.held()),
    Column("written_at", Utc, nullable=False),
    Column("state", Word(15, ProposalState), nullable=False),
    person("decided_by", WORK.held(), nullable=True),
    Column("decided_at", Utc),
    Column("reason", Text, info=REPORT.held()),
    UniqueConstraint("report_id", "number"),
    Index(None, "item_code"),
    CheckConstraint("outcome NOT IN ('pendapat', 'luar_lingkup')", name="never_opinion"),
    CheckConstraint(
        "state NOT IN ('disetujui', 'dikembalikan') OR (decided_by IS NOT NULL AND decided_by <> written_by)",
        name="not_self_decided",
    ),
    CheckConstraint("(state = 'menunggu') = (decided_at IS NULL)", name="decided_with_time"),
)

report_relooks = Table(
    "report_relooks",
    metadata,
    Column("report_id", Key, ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    person("looked_by", WORK.held()),
    Column("looked_at", Utc, nullable=False),
    Column("look", Word(10, SecondLook), nullable=False),
    Column("reopened_id", Key, ForeignKey("reports.id")),
)

report_evidence = Table(
    "report_evidence",
    metadata,
    row_id(),
    Column("report_id", Key, ForeignKey("reports.id"), nullable=False),
    Column("url", Text, nullable=False, info=REPORT.held()),
    Column("publisher", Text, nullable=False, info=REPORT.held()),
    Column("is_primary", Integer, nullable=False),
    Index(None, "report_id"),
)

report_items = Table(
    "report_items",
    metadata,
    Column("report_id", Key, ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    Column("item_id", Key, ForeignKey("items.id"), primary_key=True, autoincrement=False),
    Index(None, "item_id"),
)
