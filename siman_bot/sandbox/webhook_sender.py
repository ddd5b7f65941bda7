import asyncio
from http import HTTPStatus

import aiohttp

from siman_bot.sandbox.accounts import Bot
from siman_bot.sandbox.faults import FaultKind
from siman_bot.sandbox.state import SandboxState
from siman_bot.sandbox.update_queue import Waiting, Webhook

ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
RETRY_SECONDS = 0.5
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name


async def send_webhooks(state: SandboxState) -> None:
    """Post waiting updates to the bots that set a webhook, one at a time and in order, until cancelled.

    An update counts as acknowledged once it was answered with 2xx; otherwise it is posted again after a while.
    """
    async with aiohttp.ClientSession(timeout=ANSWER_WITHIN) as session:
        while True:
            due = [bot for bot in state.world.bots.values() if bot.queue.webhook and bot.queue.has_updates]
            if not due:
                await state.world.updates_changed.wait()
            for bot in due:
                await _send_first(state, bot, session)


async def _send_first(state: SandboxState, bot: Bot, session: aiohttp.ClientSession) -> None:
    webhook = bot.queue.webhook
    updates = bot.queue.take(1)
    if webhook is None or not updates:
        return
    if await _was_taken(webhook, updates[0], session):
        for update in bot.queue.acknowledge(updates[0].update_id + 1):
            if state.faults.strikes_update(FaultKind.DUPLICATE, update.chat_id):
                bot.queue.put_again(update)
    else:
        webhook.last_error_date = state.world.now()
        await asyncio.sleep(RETRY_SECONDS)


async def _was_taken(webhook: Webhook, update: Waiting, session: aiohttp.ClientSession) -> bool:
    headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
    try:
        async with session.post(webhook.url, json=update.body, headers=headers) as response:
            if response.status < HTTPStatus.MULTIPLE_CHOICES:
                return True
            webhook.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
    except (aiohttp.ClientError, TimeoutError):
        webhook.last_error = "Connection refused"
    return False
