"""Housekeeping: what is due without anybody asking is done, one duty after another, every few minutes."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import structlog
from telegram import Bot

from handlers.groups import duties as groups
from siman_bot.conversations.registry import Conversations
from siman_bot.logs import trace_of
from siman_bot.processes.process import Background
from siman_bot.services.duties import Duty
from siman_bot.services.inbox import Inbox
from siman_bot.services.people import duties as people
from siman_bot.services.publishing.neutrality import duties as neutrality
from siman_bot.services.registry import Services
from siman_bot.services.reports import duties as reports
from siman_bot.services.summaries import duties as summaries

SETTLED: Final = timedelta(seconds=1)
"""After the start: whoever has written meanwhile is answered before this takes its time."""
GAP: Final = timedelta(minutes=5)

log = structlog.get_logger()


def gathered(*, bot: Bot, inbox: Inbox, services: Services, conversations: Conversations) -> tuple[Duty, ...]:
    """The duties of all capabilities and of what they stand on, in the order in which they are done."""
    return (
        Duty(name="inbox", run=inbox.keep_house),
        *reports.duties(services.reports.reporting),
        *summaries.duties(services.summaries.closing),
        Duty(name="forms", run=conversations.forms.drop_old),
        Duty(name="handed-in", run=conversations.handing_in.drop_old),
        *people.duties(services.people.own_data),
        *neutrality.duties(services.publishing.holding),
        *groups.duties(bot, services),
    )


class Housekeeping(Background):
    """Does all duties now and then, while this process is on duty.

    Each duty is one transaction or can be done again, so it may stop at any time.

    What ties it to one process: the duties may be done by several at once, but each would do all of them; so the
    holder of the sender's lease does them (`Sender.on_duty`, an event in memory).

    Args:
        duties: In their order.
        on_duty: Set while this process is the one that keeps house.
        settled: How long after the start it begins.
        gap: Between two rounds.
    """

    def __init__(
        self, *, duties: Sequence[Duty], on_duty: asyncio.Event, settled: timedelta = SETTLED, gap: timedelta = GAP
    ) -> None:
        self._duties = tuple(duties)
        self._on_duty = on_duty
        self._settled = settled
        self._gap = gap

    async def _run(self) -> None:
        await asyncio.sleep(self._settled.total_seconds())
        while True:
            await self._on_duty.wait()
            for duty in self._duties:
                try:
                    await duty.run()
                except Exception as error:  # noqa: BLE001 - one duty's trouble must not keep the others undone
                    log.error("housekeeping_failed", duty=duty.name, trace=trace_of(error))  # noqa: TRY400 - as incidents
            await asyncio.sleep(self._gap.total_seconds())
