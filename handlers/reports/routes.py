"""The ways into reports."""

from typing import Final

from handlers.commands import Command
from handlers.reports import approving, reporting, verdicts, verifying
from handlers.routing import Ways, to_open_question
from siman_bot.domain.people.roles import Role

WAYS: Final = Ways(
    commands={
        Command(name="lapor", files=True): reporting.begin,
        Command(name="tiket"): reporting.tickets,
        Command(name="antrean", roles=frozenset({Role.VERIFIER})): verifying.queue,
    },
    unsure={
        "queue-leave": to_open_question,
        "verdict-take-back": lambda ctx: f"verdict:{ctx.number(0)}",
    },
    taps={
        "report-send": reporting.send,
        "report-drop": reporting.discard,
        "tickets": reporting.tickets,
        "ticket": reporting.open_,
        "ticket-answer": reporting.answer,
        "ticket-weigh": reporting.weigh_withdrawal,
        "ticket-withdraw": reporting.withdraw,
        "queue": verifying.queue,
        "queue-files": verifying.files,
        "queue-open": verifying.open_,
        "closings": verifying.closings,
        "closing-agree": verifying.agree,
        "closing-reopen": verifying.reopen,
        "queue-confirm": verifying.confirm,
        "queue-outcomes": verifying.outcomes,
        "queue-close": verifying.close,
        "queue-refer": verifying.refer,
        "queue-write": verdicts.begin,
        "queue-skip": verdicts.skip,
        "queue-drop-code": verdicts.drop_code,
        "queue-leave": verdicts.leave,
        "queue-send": verdicts.send,
        "queue-rewrite": verdicts.rewrite,
        "answer-read": verifying.answer,
        "answer-fix": verdicts.choose_correction,
        "answer-correct": verdicts.correct,
        "verdict": approving.read,
        "verdict-approve": approving.approve,
        "verdict-answer": approving.answer,
        "verdict-yes": approving.approve_answered,
        "verdict-return": approving.ask_reason,
        "verdict-take-back": approving.take_back,
    },
    forms={
        "lapor": reporting.take,
        "antrean": verdicts.write,
        "koreksi": verdicts.write,
        "putusan": approving.typed,
    },
    asks={
        "lapor": reporting.again,
        "antrean": verdicts.again,
        "koreksi": verdicts.again,
        "putusan": approving.again,
    },
)
