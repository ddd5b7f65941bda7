from typing import Any

from siman_bot.sandbox.botapi.request import BotRequest, Method
from siman_bot.sandbox.memory.shapes import own_json
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.faults import FaultKind
from siman_bot.sandbox.rules.reordering import reordered
from siman_bot.sandbox.rules.telegram_rules import RefusedError


def get_me(request: BotRequest) -> Any:
    return own_json(request.bot)


async def get_updates(request: BotRequest) -> Any:
    queue = request.bot.queue
    arguments = request.arguments
    request.allow_kinds()
    for update in queue.acknowledge(arguments.integer("offset")):
        if request.faults.strikes_update(FaultKind.DUPLICATE, update.chat_id):
            queue.put_again(update)
    limit = arguments.integer("limit")
    updates = await queue.poll(
        limit=limit if 1 <= limit <= rules.UPDATES_PER_POLL else rules.UPDATES_PER_POLL,
        seconds=min(arguments.integer("timeout"), rules.POLL_SECONDS),
    )
    return [update.body for update in reordered(updates, request.faults)]


def answer_callback_query(request: BotRequest) -> Any:
    arguments = request.arguments
    query = request.world.queries.get(arguments.text("callback_query_id"))
    if query is None or query.bot is not request.bot or query.answer.done():
        raise RefusedError(rules.QUERY_TOO_OLD)
    if request.world.clock() - query.at > rules.QUERY_LIFE.total_seconds():
        raise RefusedError(rules.QUERY_TOO_OLD)
    if len(arguments.text("text")) > rules.CALLBACK_ANSWER_LENGTH:
        raise RefusedError(rules.ANSWER_TOO_LONG)
    query.answer.set_result(
        {
            "text": arguments.text("text"),
            "alert": arguments.boolean("show_alert"),
            "url": arguments.text("url"),
        }
    )
    del request.world.queries[query.id]
    return True


def log_out(_: BotRequest) -> Any:
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "answerCallbackQuery": answer_callback_query,
    "logOut": log_out,
    "close": log_out,
}
