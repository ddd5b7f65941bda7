"""The least that answers, on python-telegram-bot as it comes."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text(update.message.text or "-")


def main() -> None:
    url = os.environ["SIMAN_BOT_API_URL"]
    # One update after another would be no measure: each would wait for the one before to be answered over the network.
    builder = Application.builder().token(os.environ["SIMAN_BOT_TOKEN"]).base_url(f"{url}/bot")
    application = builder.concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
