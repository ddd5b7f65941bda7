"""Writing a verdict and answering the reporter without knowing who it is (R10)."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from siman_bot.domain.people.person import Person
from siman_bot.domain.refusals import Stale
from siman_bot.domain.reports.report import Gap, Outcome, Referral, Report, Verdict, check_outcome, check_words, close
from siman_bot.domain.reports.verdict_form import Step, VerdictForm, answered, begin, skipped
from siman_bot.services.notices import notice
from siman_bot.services.reports.reporting import new_draft_key
from siman_bot.services.reports.verifying import in_reach, note
from siman_bot.services.transaction import Caller, Tx, acting, transactional
from siman_bot.services.transaction import Clock as Now
from storage import dialogs
from storage.amplification import accounts
from storage.dialogs import Dialog
from storage.engine import Database
from storage.people import people
from storage.reports import reports
from storage.sending.outbox import outbox

__all__ = ["Closed", "Draft", "Step", "Verdicts", "answer_words"]

DIALOG: Final = "antrean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A verdict being written. `key` names this very screen, so that an older button sends nothing else."""

    key: str
    report_id: int
    ticket: str
    step: Step
    verdict: Verdict
    missing: tuple[Gap, ...]
    dialog: Dialog


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    ticket: str
    outcome: Outcome


class Verdicts:
    """The verifiers' answers.

    Args:
        database: Where reports are.
        clock: The time now.
        choice: Draws the characters of a draft's key.
    """

    def __init__(self, *, database: Database, clock: Now, choice: Callable[[str], str]) -> None:
        self.database = database
        self._clock = clock
        self._choice = choice

    @transactional("reports.verdicts.begin")
    async def begin(
        self, tx: Tx, caller: Caller, *, report_id: int, outcome: Outcome, referral: Referral | None = None
    ) -> Draft:
        """Start a verdict, in place of any other conversation.

        Raises:
            Stale: `report-closed`.
            Invalid: `needs-confirmations` (R4) or `needs-referral`.
            Refusal: As `Verifying.open`.
        """
        person = await acting(tx, caller)
        report = await self._open_for(tx, person, report_id, outcome)
        return await self._put(tx, person, report, begin(outcome, referral))

    @transactional("reports.verdicts.write")
    async def write(self, tx: Tx, caller: Caller, *, typed: str) -> Draft:
        """The answer to what the form asks.

        Raises:
            Invalid: It can't be taken as it is (R2, R4, R7).
            Stale: `report-closed`, or no verdict is being written.
            Refusal: As `Verifying.open`.
        """
        person = await acting(tx, caller)
        report_id, form = _form(await dialogs.get(tx, person.id))
        report = await self._open_for(tx, person, report_id, form.outcome)
        following = answered(form, typed)
        check_words(following.verdict, allowed=await accounts.institutional(tx))
        return await self._put(tx, person, report, following)

    @transactional("reports.verdicts.skip")
    async def skip(self, tx: Tx, caller: Caller, *, key: str) -> Draft:
        """Go on without the source that is asked for.

        Raises:
            Stale: `report-closed`, or the button is of an older screen.
            Refusal: As `Verifying.open`.
        """
        person = await acting(tx, caller)
        report_id, form = _form(await dialogs.get(tx, person.id), key)
        report = await self._open_for(tx, person, report_id, form.outcome)
        return await self._put(tx, person, report, skipped(form))

    @transactional("reports.verdicts.leave")
    async def leave(self, tx: Tx, caller: Caller, *, key: str) -> int:
        """Give up the verdict; the report's id.

        Raises:
            Stale: The button is of an older screen.
        """
        person = await acting(tx, caller)
        report_id, _ = _form(await dialogs.get(tx, person.id), key)
        await dialogs.drop(tx, person.id)
        return report_id

    @transactional("reports.verdicts.send")
    async def send(self, tx: Tx, caller: Caller, *, key: str) -> Closed:
        """Close the report with the previewed verdict and owe its reporter the answer.

        Raises:
            Stale: `report-closed`, or the button is of an older screen.
            Invalid: `needs-confirmations` (R4), `needs-evidence` (R2), or words that may not be sent (R2, R7).
            Refusal: As `Verifying.open`.
        """
        person = await acting(tx, caller)
        report_id, form = _form(await dialogs.get(tx, person.id), key)
        if form.step is not Step.PREVIEW:
            raise Stale("button-expired")
        report = await self._open_for(tx, person, report_id, form.outcome)
        now = self._clock()
        confirmed_by = await reports.confirmed_by(tx, report.id)
        verdict = form.verdict
        allowed = await accounts.institutional(tx)
        await reports.save(tx, close(report, verdict, by=person.id, confirmed_by=confirmed_by, at=now, allowed=allowed))
        await dialogs.drop(tx, person.id)
        await note(
            tx,
            person,
            report,
            "report.close",
            now,
            outcome=verdict.outcome.value,
            sources=len(verdict.evidence),
            confirmations=len(confirmed_by),
        )
        await _tell_reporter(tx, report, verdict, now)
        return Closed(ticket=report.ticket, outcome=verdict.outcome)

    async def _open_for(self, tx: Tx, person: Person, report_id: int, outcome: Outcome) -> Report:
        report = await in_reach(tx, person, await reports.get(tx, report_id))
        check_outcome(report, outcome, by=person.id, confirmed_by=await reports.confirmed_by(tx, report.id))
        return report

    async def _put(self, tx: Tx, person: Person, report: Report, form: VerdictForm) -> Draft:
        key = new_draft_key(self._choice)
        data: dict[str, Any] = {"key": key, "report": report.id, "form": asdict(form)}
        dialog = await dialogs.put(tx, person_id=person.id, kind=DIALOG, step=form.step, data=data, now=self._clock())
        return Draft(
            key=key,
            report_id=report.id,
            ticket=report.ticket,
            step=form.step,
            verdict=form.verdict,
            missing=form.missing,
            dialog=dialog,
        )


def answer_words(ticket: str, verdict: Verdict) -> tuple[str, dict[str, Any]]:
    """The catalogue's message for the reporter, and what fills its gaps; in previews and in the answer itself."""
    gaps: dict[str, Any] = {"ticket": ticket}
    if verdict.outcome is Outcome.OPINION:
        return "report-opinion", gaps
    if verdict.referral is not None:
        return "report-referred", gaps | {"referral": verdict.referral.value}
    gaps |= {"outcome": verdict.outcome.value, "answer": verdict.answer}
    if not verdict.evidence:
        return "report-clarified", gaps
    sources = "\n".join(f"• {source.publisher}: {source.url}" for source in verdict.evidence)
    return "report-clarified-sources", gaps | {"sources": sources}


def _form(dialog: Dialog | None, key: str | None = None) -> tuple[int, VerdictForm]:
    """The report's id and the form as the conversation's row holds it; with a key, that very screen."""
    if dialog is None or dialog.kind != DIALOG or (key is not None and dialog.data["key"] != key):
        raise Stale("button-expired")
    kept: dict[str, Any] = dict(dialog.data["form"])
    outcome, step, referral = Outcome(kept.pop("outcome")), Step(kept.pop("step")), kept.pop("referral")
    form = VerdictForm(
        outcome=outcome, step=step, referral=Referral(referral) if referral is not None else None, **kept
    )
    return int(dialog.data["report"]), form


async def _tell_reporter(tx: Tx, report: Report, verdict: Verdict, now: datetime) -> None:
    """Nobody where the reporter has erased their data meanwhile."""
    reporter = await people.get(tx, report.reporter_id) if report.reporter_id is not None else None
    if reporter is not None:
        key, gaps = answer_words(report.ticket, verdict)
        once = f"report.answered:{report.id}"
        await outbox.add(tx, [notice(key, to=reporter.telegram_id, once=once, **gaps)], now)
