"""Who gets into a class and what they get to see; and the command that opens one."""

import signal
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from siman_bot.app import utc_now
from siman_bot.latihan.classroom import TRIES, TRIES_WITHIN, Door, Refused
from siman_bot.latihan.run import NoSuchHost, Opened, announcement, open_class
from tests.bot_process import BotProcess, environment
from tests.latihan.conftest import Browser, cast_of, one_file
from tests.town import TestClock

JOIN = "/latihan/join"


async def test_nobody_gets_in_without_the_class_code(opened: Opened) -> None:
    async with Browser(opened) as browser:
        for code in ("", "AAAAAA", opened.classroom.trainer_code, "\u202e", "x" * 3_000):
            assert await browser.post(JOIN, code=code, name="Sari") == (409, {"ok": False, "refusal": "wrong-code"})
        assert opened.classroom.seats == []
        for path in ("/latihan/state", "/latihan/pelatih/state", "/latihan/pelatih/hasil.xlsx"):
            assert (await browser.get(path))[0] == 401
        for path in ("/view/people", "/live", "/view/calls", "/page/app.js"):
            assert (await browser.get(path))[0] == 403
        assert (await browser.post("/sandbox/add_person", first_name="X"))[0] == 403
        assert (await browser.post("/bot1:guess/getMe"))[0] == 401
        assert (await browser.get("/"))[0] == 303
        assert (await browser.get("/latihan"))[0] == 200
        typed = " ".join(opened.classroom.code.lower())
        for name, refusal in (("\u200b ", "name-missing"), ("x" * 61, "name-long")):
            assert await browser.post(JOIN, code=typed, name=name) == (409, {"ok": False, "refusal": refusal})
        assert (await browser.post(JOIN, code=typed, name="Sari"))[0] == 200
        assert (await browser.get("/latihan/pelatih/state"))[0] == 401


async def test_a_name_is_one_seat_and_seats_are_limited(opened: Opened) -> None:
    async with Browser(opened) as sari, Browser(opened) as other:
        seat = await sari.join("Sari")
        code = opened.classroom.code
        assert (await other.post(JOIN, code=code, name=" SARI "))[1]["refusal"] == "name-taken"
        wrong = await other.post(JOIN, code=code, name="Sari", seat_code="2222A")
        assert wrong[1]["refusal"] == "wrong-seat-code"
        assert (await other.post(JOIN, code=code, name="Sari", seat_code=seat.code))[0] == 200
        assert (await other.state())["name"] == "Sari"
        await other.post("/latihan/leave")
        assert (await other.get("/latihan/state"))[0] == 401
        for name in ("Budi", "Citra"):
            await other.join(name)
        assert (await other.post(JOIN, code=code, name="Dewi"))[1]["refusal"] == "class-full"


def test_guessing_is_slowed_down_by_address() -> None:
    clock = TestClock()
    door = Door(clock)

    def knock(typed: str, address: str) -> str:
        try:
            door.require(typed, "7K2QXA", address=address, otherwise="wrong-code")
        except Refused as refused:
            return refused.key
        return ""

    assert [knock("AAAAAA", "10.0.0.9") for _ in range(TRIES + 2)][-3:] == ["wrong-code", *["too-many-tries"] * 2]
    assert knock("7K2QXA", "10.0.0.9") == "too-many-tries"
    assert knock("7k2-qxa", "10.0.0.8") == ""
    clock.advance(TRIES_WITHIN + timedelta(seconds=1))
    assert knock("7k2qxa", "10.0.0.9") == ""


async def test_each_trainee_has_a_telegram_of_their_own_and_a_reload_changes_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real bot's settings, here useless ones, are none of a class's."""
    monkeypatch.setenv("SIMAN_MESSAGES_PER_SECOND", "banyak")
    async with Browser(opened) as sari, Browser(opened) as tono:
        seat = await sari.join("Sari")
        await tono.join("Tono")
        await sari.begin("hoaks")
        assert (await tono.get("/"))[0] == 303
        assert (await tono.get("/view/people"))[0] == 403
        assert (await sari.get("/"))[0] == 200
        async with sari.session.get(f"{sari.url}/") as page:
            assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
        before = await sari.state()
        people = (await sari.get("/view/people"))[1]["result"]["people"]
        assert {person["caption"] for person in people} >= {"Anggota, DKI Jakarta", "Verifikator kedua"}
        assert await sari.state() == before
        dewi = cast_of(seat)["dewi"]
        status, _ = await sari.post("/sandbox/send", person=dewi.id, text="/bantuan")
        assert status == 200
        await dewi.expect("/lapor", earlier=True)
        assert (await sari.post("/latihan/begin", scenario="lain"))[1]["refusal"] == "unknown"
        assert (await sari.post("/latihan/hint", step="lain"))[1]["refusal"] == "unknown"


async def test_another_page_in_the_same_browser_can_do_nothing(opened: Opened) -> None:
    async with Browser(opened) as browser:
        await browser.join("Sari")
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example"}):
            for path in ("/latihan/begin", "/latihan/leave", JOIN, "/latihan/pelatih/enter"):
                async with browser.session.post(browser.url + path, json={}, headers=headers) as response:
                    assert response.status == 403, (path, headers)
        async with browser.session.post(f"{browser.url}/latihan/begin", data={"scenario": "hoaks"}) as response:
            assert response.status == 400
        for body in (b"[]", b"{", b"{" * 5_000, b'"x"'):
            sent = browser.session.post(
                f"{browser.url}/latihan/begin", data=body, headers={"Content-Type": "application/json"}
            )
            async with sent as response:
                assert response.status == 400
        async with browser.session.get(f"{browser.url}/latihan") as page:
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
            assert "http" not in (await page.text())


async def test_the_announcement_says_who_can_reach_it(opened: Opened) -> None:
    alone = "\n".join(announcement(opened, "127.0.0.1"))
    assert "Hanya komputer ini" in alone
    shared = "\n".join(announcement(opened, "192.168.7.5"))
    assert "siapa pun di jaringan yang sama" in shared
    assert f"http://192.168.7.5:{opened.url.rpartition(':')[2]}/latihan" in shared


async def test_the_command_is_for_this_machine_alone_unless_asked_and_ends_cleanly(tmp_path: Path) -> None:
    """What it can't use it says in a sentence: a port that is taken, a file that is wrong."""
    bad = one_file(tmp_path, "id: x\ntitle: 8\n")
    running = await _started(tmp_path, "--port", "0")
    wrong = await _started(tmp_path, "--port", "0", "--scenario", str(bad), "--scenario", "tidak-ada.yaml")
    try:
        await running.until("Ctrl-C menutup kelas")
        assert "Hanya komputer ini" in running.printed
        address = running.printed.split("Peserta membuka:")[1].split()[0]
        assert address.startswith("http://127.0.0.1:")
        port = address.rpartition(":")[2].partition("/")[0]
        busy = await (await _started(tmp_path, "--port", port)).ended()
        assert (busy.code, f"Port {port} sudah dipakai" in busy.output) == (1, True)
        running.process.send_signal(signal.SIGINT)
        last = await running.ended()
        assert (last.code, last.output.splitlines()[-1]) == (0, "Kelas ditutup.")
        with pytest.raises(ConnectionRefusedError), socket.socket() as probe:
            probe.connect(("127.0.0.1", int(port)))
        refused = await wrong.ended()
    finally:
        await running.kill()
        await wrong.kill()
    assert refused.code == 2
    assert "latihan.yaml, baris 1: skenario: “story” belum ada" in refused.output
    assert "latihan.yaml, baris 2: title: seharusnya teks" in refused.output
    assert "tidak-ada.yaml, baris 1: berkas tidak dapat dibaca" in refused.output
    assert "Traceback" not in busy.output + refused.output


async def test_an_address_of_another_machine_is_no_place_to_listen() -> None:
    with pytest.raises(NoSuchHost):
        async with open_class(host="203.0.113.9", port=0, most=1, files=[], clock=utc_now):
            pass


async def _started(folder: Path, *arguments: str) -> BotProcess:
    return await BotProcess.start("latihan", *arguments, settings=environment(token=""), folder=folder)
