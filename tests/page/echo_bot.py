import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Sapa", "callback_data": "toast"}, {"text": "Peringatan", "callback_data": "alert"}],
        [{"text": "Ubah", "callback_data": "edit"}, {"text": "Tarik", "callback_data": "delete"}],
        [{"text": "Salin kode", "copy_text": {"text": "SIMAN-42"}}],
        [{"text": "Buka tautan", "url": "https://t.me/uji_bot?start=berita_7"}],
    ]
}


class BotError(Exception):
    pass


class EchoBot:
    """A small bot on plain HTTP: repeats what people write and shows one of each button after /start."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def call(self, method: str, **values: Any) -> Any:
        async with self._session.post(f"{self._address}/{method}", json=values) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise BotError(answer["description"])
        return answer["result"]

    async def send(self, chat_id: int, text: str, **values: Any) -> int:
        """The new message's id."""
        message_id: int = (await self.call("sendMessage", chat_id=chat_id, text=text, **values))["message_id"]
        return message_id

    async def run(self) -> None:
        offset = 0
        while True:
            try:
                for update in await self.call("getUpdates", offset=offset, timeout=20):
                    offset = update["update_id"] + 1
                    await self._answer(update)
            except (aiohttp.ClientError, BotError):
                await asyncio.sleep(0.05)

    async def _answer(self, update: Mapping[str, Any]) -> None:
        if "callback_query" in update:
            await self._answer_tap(update["callback_query"])
        elif "message" in update:
            await self._answer_message(update["message"])

    async def _answer_message(self, message: Mapping[str, Any]) -> None:
        text = message.get("text", "")
        chat_id = message["chat"]["id"]
        if text.startswith("/start"):
            await self.send(chat_id, f"Halo {text.removeprefix('/start')}".strip(), reply_markup=KEYBOARD)
        elif "forward_origin" in message:
            await self.send(chat_id, f"Kiriman terusan: {text}")
        elif "photo" in message or "document" in message:
            await self.send(chat_id, f"Diterima {'foto' if 'photo' in message else message['document']['file_name']}")
        elif "text" in message.get("reply_to_message", {}):
            await self.send(chat_id, f"Balasan atas: {message['reply_to_message']['text']}")
        elif text:
            await self.send(chat_id, f"Gema: {text}")

    async def _answer_tap(self, query: Mapping[str, Any]) -> None:
        where = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
        answer: dict[str, Any] = {}
        match query["data"]:
            case "toast":
                answer = {"text": "Halo dari bot"}
            case "alert":
                answer = {"text": "Periksa dulu sumbernya.", "show_alert": True}
            case "edit":
                await self.call("editMessageText", **where, text="Isi sudah diperbarui", reply_markup=KEYBOARD)
            case "delete":
                await self.call("deleteMessage", **where)
        await self.call("answerCallbackQuery", callback_query_id=query["id"], **answer)


@asynccontextmanager
async def running_bot(url: str, token: str) -> AsyncIterator[EchoBot]:
    async with aiohttp.ClientSession() as session:
        bot = EchoBot(session, f"{url}/bot{token}")
        running = asyncio.create_task(bot.run())
        try:
            yield bot
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
