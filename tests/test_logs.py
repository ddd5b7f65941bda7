"""The log holds event names, numbers and places: never what people are called or wrote, never the token."""

import json
import re
from pathlib import Path

from siman_bot.sandbox.rules.faults import Fault, FaultKind
from siman_bot.sandbox.rules.telegram_rules import bad_request
from siman_bot.sandbox.sandbox import Sandbox
from tests.bot_process import BotProcess, environment
from tests.databases import SqliteFiles
from tests.town import TOKEN, USERNAME

# A bot whose handler of free text goes wrong in every way that Python has words for.
WRONG_BOT = """
import asyncio, logging, threading, warnings
from dataclasses import replace

import siman_bot.app
from handlers.routes import ROUTES
from siman_bot.cli import main

class Unclean:
    def __init__(self, words):
        self.words = words
    def __del__(self):
        raise ValueError(self.words)

def raise_(words):
    raise ValueError(words)

async def lost(words):
    raise ValueError(words)

async def wrong(ctx):
    words = f"{ctx.user.full_name}: {ctx.typed} {ctx.bot.token}"
    warnings.warn(words, stacklevel=1)
    logging.getLogger("telegram.Bot").debug(words)
    logging.getLogger("telegram.ext").warning("failed for %s", words)
    try:
        raise_(words)
    except ValueError:
        logging.getLogger("library").exception(words)
    asyncio.get_running_loop().create_task(lost(words))
    thread = threading.Thread(target=raise_, args=(words,))
    thread.start()
    thread.join()
    Unclean(words)
    await asyncio.sleep(0.05)
    raise RuntimeError(words) from KeyError(words)

siman_bot.app.ROUTES = replace(ROUTES, unknown_text=wrong)
main()
"""
NAME = "Rina <b>Wulandari</b> \u202eterbalik"
TEXT = "Lurah kami korupsi, kata tetangga saya \u200b<i>Budi</i> & 0812-3456-7890"
SECRETS = ("Rina", "Wulandari", "terbalik", "Lurah", "korupsi", "Budi", "0812-3456", TOKEN, TOKEN.partition(":")[2])


async def test_nothing_that_people_say_reaches_the_log(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    sandbox = Sandbox()
    sandbox.add_bot(TOKEN, username=USERNAME, name="SIMAN")
    async with sandbox.serve() as url:
        settings = environment(url=url, database_url=sqlite_files.fresh())
        bot = await BotProcess.start("run", settings=settings, folder=tmp_path, program=WRONG_BOT)
        try:
            await bot.until('"started"')
            rina = await sandbox.people.person(NAME)
            await rina.send(TEXT)
            apology = await rina.expect("ada kesalahan")
            refused = Fault(
                kind=FaultKind.REFUSE,
                method="sendMessage",
                times=2,
                refusal=bad_request(f"can't parse entities: unexpected {TEXT}"),
            )
            sandbox.faults.add(refused)
            await rina.send("/bantuan")
            await bot.until("apology_unsent")
            sandbox.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="getUpdates"))
            for kind in (FaultKind.NOT_JSON, FaultKind.CUT_AFTER, FaultKind.SERVER_ERROR):
                sandbox.faults.add(Fault(kind=kind, method="sendMessage"))
                await rina.send(f"/bahasa {TEXT}")
            await bot.until("polling_failed")
            bot.process.terminate()
            ended = await bot.ended()
        finally:
            await bot.kill()

    assert ended.code == 0, ended.output
    assert [secret for secret in SECRETS if secret in ended.output] == []
    events = [json.loads(line) for line in ended.output.splitlines()]
    reference = re.search(r"GG-\w{5}", apology.text)
    assert reference is not None
    incident = next(event for event in events if event.get("reference") == reference[0])
    assert incident["event"] == "incident"
    assert incident["trace"][0] == "RuntimeError"
    assert any("wrong" in line for line in incident["trace"])
    warned = {event.get("logger") for event in events if event["event"] == "library_warning"}
    assert warned >= {"py.warnings", "telegram.ext", "library", "asyncio"}
    assert {"thread_crashed", "error_in_clean_up"} <= {event["event"] for event in events}


async def test_a_crash_of_the_program_is_told_without_its_words(tmp_path: Path) -> None:
    program = f"""
import siman_bot.cli.console
def fails(*_):
    raise RuntimeError({TEXT!r} + {TOKEN!r})
siman_bot.cli.console.read_settings = fails
siman_bot.cli.main()
"""
    ended = await (await BotProcess.start("run", settings={}, folder=tmp_path, program=program)).ended()
    assert ended.code == 1
    assert "The program has a fault" in ended.output
    assert "RuntimeError" in ended.output
    assert [secret for secret in SECRETS if secret in ended.output] == []
