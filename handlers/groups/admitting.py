"""Requests to join a bound group: the network's people of its place come in at once, its admins decide on others."""

import structlog
from telegram.error import TelegramError

from handlers.context import Context
from handlers.edge.answering import AnswerDelayed
from handlers.edge.outcomes import outcome_of, passes
from handlers.groups.views import admitting as views

log = structlog.get_logger()


async def asked_to_join(ctx: Context) -> None:
    """Whoever asks gets one answer in the private chat, which such a request opens for a while."""
    admission = await ctx.services.groups.admitting.weigh(ctx.caller, chat_id=ctx.chat.id)
    if admission is None:
        return
    if admission.admitted and await _let_in(ctx):
        await ctx.show(views.admitted(ctx.texts, admission))
    else:
        await ctx.show(views.left_to_admins(ctx.texts, admission))


async def _let_in(ctx: Context) -> bool:
    """False where Telegram refuses it: the bot may not, or somebody was faster."""
    try:
        await ctx.bot.approve_chat_join_request(ctx.chat.id, ctx.caller.telegram_id)
    except TelegramError as error:
        if passes(error):
            raise AnswerDelayed from None
        log.info("not_let_in", outcome=outcome_of(error).kind.value)
        return False
    return True
