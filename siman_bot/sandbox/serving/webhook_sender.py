import asyncio
from http import HTTPStatus

import aiohttp

from siman_bot.sandbox.memory.accounts import Bot
from siman_bot.sandbox.memory.state import SandboxState
from siman_bot.sandbox.memory.update_queue import Waiting, Webhook
from siman_bot.sandbox.rules.faults import FaultKind
from siman_bot.sandbox.rules.reordering import reordered
from siman_bot.sandbox.rules.telegram_rules import UPDATES_PER_POLL

ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
RETRY_SECONDS = 0.5
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name


async def send_webhooks(state: SandboxState) -> None:
    """Post waiting updates to the bots that set a webhook, to each bot one at a time and in order, until cancelled.

    An update counts as acknowledged once it was answered with 2xx; otherwise it is posted again after a while.
    """
    serving: dict[int, asyncio.Task[None]] = {}
    async with aiohttp.ClientSession(timeout=ANSWER_WITHIN) as session:
        try:
            while True:
                for bot in state.world.bots.values():
                    if bot.queue.webhook and (bot.id not in serving or serving[bot.id].done()):
                        serving[bot.id] = asyncio.create_task(_serve(state, bot, session))
                await state.world.updates_changed.wait()
        finally:
            for task in serving.values():
                task.cancel()
            await asyncio.gather(*serving.values(), return_exceptions=True)


async def _serve(state: SandboxState, bot: Bot, session: aiohttp.ClientSession) -> None:
    """As long as the bot has a webhook. What one of them does holds up no other bot."""
    while webhook := bot.queue.webhook:
        due = bot.queue.first(UPDATES_PER_POLL)
        if not due:
            await state.world.updates_changed.wait()
            continue
        order = reordered(due, state.faults)
        for update in order if order != due else due[:1]:
            while not await _was_taken(webhook, update, session):
                webhook.last_error_date = state.world.now()
                await asyncio.sleep(RETRY_SECONDS)
                if bot.queue.webhook is not webhook:
                    break
            if bot.queue.webhook is not webhook:
                break
            if bot.queue.settle(update) and state.faults.strikes_update(FaultKind.DUPLICATE, update.chat_id):
                bot.queue.put_again(update)


async def _was_taken(webhook: Webhook, update: Waiting, session: aiohttp.ClientSession) -> bool:
    headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
    try:
        async with session.post(webhook.url, json=update.body, headers=headers) as response:
            if response.status < HTTPStatus.MULTIPLE_CHOICES:
                return True
            webhook.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
    except (OSError, ValueError, aiohttp.ClientError) as error:
        webhook.last_error = f"Connection failed: {error}"
    return False
