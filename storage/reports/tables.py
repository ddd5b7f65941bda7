"""The tables of reports, confirmations and evidence."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from storage.columns import Key, Utc, metadata, person, row_id

reports = Table(
    "reports",
    metadata,
    row_id(),
    Column("ticket", String(12), nullable=False, unique=True),
    person("reporter_id", nullable=True),
    Column("province_code", String(2)),
    Column("body", Text),
    Column("url", Text),
    Column("state", String(10), nullable=False),
    Column("outcome", String(20)),
    Column("answer", Text),
    Column("subject", Text),
    Column("office", Text),
    Column("referral", String(20)),
    person("closed_by", nullable=True),
    Column("received_at", Utc, nullable=False),
    Column("closed_at", Utc),
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
    Column("verifier_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("confirmed_at", Utc, nullable=False),
)

report_evidence = Table(
    "report_evidence",
    metadata,
    row_id(),
    Column("report_id", Key, ForeignKey("reports.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("is_primary", Integer, nullable=False),
    Index(None, "report_id"),
)
