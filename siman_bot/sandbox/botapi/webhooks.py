import re
from typing import Any
from urllib.parse import urlsplit

from siman_bot.sandbox.botapi.request import BotRequest, Method
from siman_bot.sandbox.memory.update_queue import Webhook
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import RefusedError

_SECRET = re.compile(rf"[A-Za-z0-9_-]{{0,{rules.WEBHOOK_SECRET_LENGTH}}}")


def set_webhook(request: BotRequest) -> Any:
    """As a local Bot API server: plain http addresses are let through."""
    arguments = request.arguments
    url = arguments.text("url")
    if url:
        _check_url(url)
    if not _SECRET.fullmatch(arguments.text("secret_token")):
        raise RefusedError(rules.WEBHOOK_SECRET_INVALID)
    request.allow_kinds()
    _drop_pending(request)
    request.bot.queue.set_webhook(Webhook(url=url, secret=arguments.text("secret_token")) if url else None)
    return True


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise RefusedError(rules.WEBHOOK_URL_UNREADABLE) from None
    if parts.scheme not in {"http", "https"}:
        raise RefusedError(rules.WEBHOOK_PROTOCOL_WRONG)
    if not host:
        raise RefusedError(rules.WEBHOOK_URL_INVALID)


def delete_webhook(request: BotRequest) -> Any:
    _drop_pending(request)
    request.bot.queue.set_webhook(None)
    return True


def get_webhook_info(request: BotRequest) -> Any:
    queue = request.bot.queue
    info: dict[str, Any] = {
        "url": queue.webhook.url if queue.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue),
    }
    if queue.webhook:
        info |= {"max_connections": 40, "allowed_updates": sorted(queue.kinds)}
    if queue.webhook and queue.webhook.last_error:
        info |= {"last_error_message": queue.webhook.last_error, "last_error_date": queue.webhook.last_error_date}
    return info


def _drop_pending(request: BotRequest) -> None:
    if request.arguments.boolean("drop_pending_updates"):
        request.bot.queue.drop()


METHODS: dict[str, Method] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
