"""What has to hold in the database for a verdict to stand, as conditions on a row that is written (R4)."""

from typing import Final

_VERIFIES: Final = "EXISTS (SELECT 1 FROM grants WHERE grants.person_id = {person} AND grants.role = 'verifier')"
_WORDS: Final = (
    "FROM report_confirmations AS word WHERE word.report_id = NEW.id"
    " AND (NEW.reporter_id IS NULL OR word.verifier_id <> NEW.reporter_id)"
)
_CONFIRMED: Final = f"2 <= (SELECT COUNT(*) {_WORDS} AND {_VERIFIES.format(person='word.verifier_id')})"
_APPROVED: Final = (
    "EXISTS (SELECT 1 FROM report_proposals AS said WHERE said.report_id = NEW.id AND said.state = 'disetujui'"
    " AND said.outcome = NEW.outcome AND said.answer = NEW.answer AND said.subject = NEW.subject"
    " AND said.office = NEW.office AND said.decided_by = NEW.closed_by AND said.written_by <> NEW.closed_by)"
)
NO_VERDICT: Final = "'pendapat', 'luar_lingkup'"
"""Outcomes that no correction leads to, and that none follows (R4)."""
STANDS: Final = f"(NEW.outcome IN ({NO_VERDICT}) OR ({_CONFIRMED} AND {_APPROVED}))"
"""What a report may be closed with. A verdict on the claim: two who confirmed it hold the role, and another verifier
than its writer approved these very words (R4)."""

CLOSED_BEFORE: Final = (
    f"(NEW.outcome IN ({NO_VERDICT}) AND EXISTS (SELECT 1 FROM report_relooks AS look"  # noqa: S608 - of constants
    " JOIN reports AS earlier ON earlier.id = look.report_id"
    " WHERE look.reopened_id = NEW.id AND earlier.closed_by = NEW.closed_by))"
)
"""Whoever closed a report alone closes alone what a second look opened anew of it (R4)."""
_CORRECTS: Final = (
    "EXISTS (SELECT 1 FROM reports WHERE reports.id = NEW.report_id AND reports.closed_at IS NOT NULL"  # noqa: S608 - of constants
    f" AND reports.outcome NOT IN ({NO_VERDICT}){{further}})"
)
_BY_OTHERS: Final = (
    " AND (reports.reporter_id IS NULL OR (reports.reporter_id <> NEW.written_by"  # noqa: S608 - of constants
    " AND reports.reporter_id <> NEW.decided_by)) AND 2 <= (SELECT COUNT(*) FROM report_confirmations AS word"
    " WHERE word.report_id = reports.id"
    " AND (reports.reporter_id IS NULL OR word.verifier_id <> reports.reporter_id)"
    f" AND {_VERIFIES.format(person='word.verifier_id')})"
)
MISPLACED: Final = f"(NEW.corrects IS NOT NULL AND NOT {_CORRECTS.format(further='')})"
"""A correction of what is not answered with a verdict on a claim."""
CORRECTED: Final = (
    "EXISTS (SELECT 1 FROM report_proposals AS said WHERE said.report_id = NEW.id AND said.state = 'disetujui'"
    " AND said.corrects IS NOT NULL)"
)
"""A correction of the report's answer is approved."""

_LATE: Final = (
    "(NEW.corrects IS NULL AND EXISTS"
    " (SELECT 1 FROM reports WHERE reports.id = NEW.report_id AND reports.closed_at IS NOT NULL))"
)
DECIDED_OTHERWISE: Final = (
    "(OLD.decided_at IS NOT NULL AND (NEW.state <> OLD.state OR NEW.decided_at IS NULL"
    " OR NEW.decided_at <> OLD.decided_at OR (NEW.reason IS NOT NULL"
    " AND (OLD.reason IS NULL OR NEW.reason <> OLD.reason))))"
    " OR (OLD.state <> 'disetujui' AND NEW.state = 'disetujui'"
    f" AND (NEW.written_by = NEW.decided_by OR NOT {_VERIFIES.format(person='NEW.decided_by')}"
    f" OR NOT {_VERIFIES.format(person='NEW.written_by')}"
    f" OR (NEW.corrects IS NOT NULL AND NOT {_CORRECTS.format(further=_BY_OTHERS)})"
    f" OR {_LATE}))"
)
"""What became of a version is said once, and an approval by a verifier other than its writer alone; that of a
correction while two who hold the role have confirmed the claim, and no other version once the report is answered."""
