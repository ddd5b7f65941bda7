"""Scenario files: what a trainer writes is taken as written, or refused with every line that has to be put right."""

from pathlib import Path

import pytest

from siman_bot.app import utc_now
from siman_bot.domain.places import Gazetteer, Province, Regency, Region, Scope
from siman_bot.domain.sending.way import Way
from siman_bot.latihan.parsing import SHIPPED, BadScenario, load, parse
from siman_bot.latihan.run import LOOPBACK, BadScenarios, open_class
from siman_bot.latihan.scenario import Check, Part, Words
from siman_bot.latihan.sheet import FILE_LIMIT

PLACES = Gazetteer(
    provinces={
        "31": Province(code="31", name="DKI Jakarta", region=Region.WIB),
        "51": Province(code="51", name="Bali", region=Region.WITA),
        "71": Province(code="71", name="Sulawesi Utara", region=Region.WITA),
    },
    regencies={
        "51.71": Regency(code="51.71", name="Kota Denpasar", province_code="51"),
        "71.71": Regency(code="71.71", name="Kota Manado", province_code="71"),
    },
)
GOOD = """\
id: contoh
title: Contoh
story: {id: Ceritanya., en: Its story.}
players:
  - {id: budi, name: Budi, role: central, plays: Editor}
  - {id: citra, name: Citra, role: central}
  - {id: dewi, name: Dewi, role: member, scope: "province:31"}
  - {id: adi, name: Adi, role: regional_admin, scope: "region:WIB"}
groups:
  - {title: Humas, scope: "province:31", admin: budi}
published:
  - author: budi
    approver: citra
    way: relay
    title: Posko
    body: Posko dibuka.
    source_url: https://bpbd.go.id/a
    office: BPBD
    post: Kepala
steps:
  - id: satu
    player: dewi
    instruction: Periksa kodenya.
    hint: Ketik /cek.
    check: checked_code
  - id: dua
    instruction: Kirim.
    hint: Ketik /buat.
    check:
      item_submitted: {by: budi, version: 2, contains: posko}
      item_broadcast: {count: 1, contains: {id: Posko, en: Post}}
"""
ALONE = """\
id: sendiri
title: Sendiri
story: Tono sendiri.
players:
  - {id: tono, name: Tono, role: public}
steps:
  - id: satu
    instruction: Coba.
    hint: Cobalah.
"""


def problems(text: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(BadScenario) as bad:
        parse(text if isinstance(text, bytes) else text.encode(), file="x.yaml", gazetteer=PLACES)
    assert str(bad.value).startswith(f"x.yaml:{bad.value.problems[0].line}: ")
    return [(problem.line, problem.reason) for problem in bad.value.problems]


def test_a_good_file_is_taken_as_written() -> None:
    scenario = parse(GOOD.encode(), file="x.yaml", gazetteer=PLACES)
    assert (scenario.title, scenario.story) == (
        Words(id="Contoh", en="Contoh"),
        Words(id="Ceritanya.", en="Its story."),
    )
    assert [player.part for player in scenario.players] == [
        Part.CENTRAL,
        Part.CENTRAL,
        Part.MEMBER,
        Part.REGIONAL_ADMIN,
    ]
    assert scenario.players[2].scope == Scope.parse("province:31")
    assert scenario.published[0].way is Way.RELAY
    first, second = scenario.steps
    assert first.checks == (Check(name="checked_code"),)
    assert second.checks == (
        Check(name="item_submitted", by="budi", version=2, contains=Words(id="posko", en="posko")),
        Check(name="item_broadcast", count=1, contains=Words(id="Posko", en="Post")),
    )


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_comes_with_the_program_is_good_in_both_languages(path: object) -> None:
    scenario = load(SHIPPED / str(path), PLACES)
    for words in (scenario.title, scenario.story, *(step.instruction for step in scenario.steps)):
        assert words.id != words.en


async def test_an_id_that_another_file_has_is_told_with_file_and_line(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("satu.yaml", "dua.yaml")]
    text = (SHIPPED / "1-hoaks.yaml").read_text(encoding="utf-8")
    files[0].write_text(text, encoding="utf-8")
    files[1].write_text(f"# Salinan\n{text}", encoding="utf-8")
    with pytest.raises(BadScenarios) as bad:
        async with open_class(host=LOOPBACK, port=0, most=1, files=files, clock=utc_now):
            pass
    assert bad.value.lines == ["dua.yaml, baris 3: id “hoaks” sudah dipakai satu.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("title: Contoh", "titel: Contoh", 2, "“titel” tidak dikenal"),
        ("title: Contoh\n", "", 1, "“title” belum ada"),
        ("title: Contoh", "title: 8", 2, "beri tanda kutip"),
        ("title: Contoh", "title: [Contoh]", 2, "seharusnya teks"),
        ("title: Contoh", f"title: {'x' * 81}", 2, "terlalu panjang, 81 karakter; paling banyak 80"),
        ("title: Contoh", 'title: "\\u200b"', 2, "masih kosong"),
        ("title: Contoh", "title: Contoh\ntitle: Lagi", 3, "ditulis dua kali"),
        ("id: contoh", "id: Contoh Saya", 1, "huruf kecil"),
        ("en: Its story.}", "}", 3, "“en” belum ada"),
        ("role: member", "role: anggota", 7, "pilih salah satu dari central, regional_admin"),
        ('role: member, scope: "province:31"', "role: member", 7, "anggota perlu province"),
        ('scope: "province:31", admin', 'scope: "province:99", admin', 10, "kode Kemendagri"),
        ('scope: "province:31", admin', "scope: institution:1, admin", 10, "kode Kemendagri"),
        ("admin: budi", "admin: dewi", 10, "harus berperan regional_admin atau central"),
        ("id: citra", "id: budi", 6, "“budi” sudah dipakai"),
        ('scope: "province:31", admin: budi', 'scope: "province:51", admin: adi', 10, "tidak mencakup grup"),
        ('scope: "region:WIB"', 'scope: "region:WITA"', 12, "tidak ada grup"),
        ("way: relay", "target: province:51", 12, "tidak ada grup"),
        (
            "name: Citra, role: central",
            'name: Citra, role: central, scope: "province:31"',
            13,
            "tidak mencakup sasaran",
        ),
        ("approver: citra", "approver: budi", 13, "orang lain daripada penulisnya"),
        ("body: Posko dibuka.", "body: Kabar itu hoaks.", 12, "tidak akan menerima ini"),
        ("https://bpbd.go.id/a", "http://bpbd", 17, "source-not-link"),
        ("id: dua", "id: satu", 26, "“satu” sudah dipakai"),
        ("player: dewi", "player: tini", 22, "tidak ada pemeran “tini”"),
        ("check: checked_code", "check: kode_diperiksa", 25, "checked_code"),
        ("check: checked_code", "check: {}", 25, "paling sedikit satu"),
        ("check: checked_code", "check: command_answered", 25, "“command” belum ada"),
        ("check: checked_code", "check: {command_answered: /hapus}", 25, "/lapor"),
        ("check: checked_code", "check: {report_closed: bohong}", 25, "salah"),
        ("count: 1", "count: banyak", 31, "seharusnya bilangan bulat"),
        ("count: 1", f"count: {'9' * 5_000}", 31, "seharusnya 1 sampai 20"),
        ("count: 1", "by: budi", 31, "“by” tidak dikenal"),
        ("en: Post}", "}", 31, "“en” belum ada"),
        ("en: Post}", 'en: ""}', 31, "contains: masih kosong"),
        ("version: 2", "version: 0", 30, "seharusnya 1 sampai 20"),
        ("  - id: satu", "  - id: [satu", 22, "bukan YAML yang benar"),
        ("steps:", "steps: []\nlain:", 20, "seharusnya 1 sampai 20"),
    ],
)
def test_each_kind_of_fault_has_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in GOOD
    found = problems(GOOD.replace(old, new, 1))
    assert [(number, words) for number, words in found if number == line and reason in words], found


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ("{item_submitted: {by: dewi}}", "by: “dewi” harus berperan central"),
        ("{item_approved: {by: adi}}", "by: “adi” harus berperan central"),
        ("{item_sent_back: {by: vera}}", "by: “vera” harus berperan central"),
        ("{item_withdrawn: {by: dewi}}", "by: “dewi” harus berperan central"),
        ("{relayed: {by: budi}}", "by: “budi” harus berperan regional_admin"),
        ("{report_confirmed_by: {by: budi}}", "by: “budi” harus berperan verifier"),
        ("{report_closed: {by: dewi}}", "by: “dewi” harus berperan verifier"),
        ("{item_broadcast: 2}", "item_broadcast: terlalu banyak, hanya ada 1 grup"),
        ("{report_confirmed_by: 2}", "report_confirmed_by: terlalu banyak, hanya ada 1 pemeran verifier"),
        ("{relayed: {count: 2}}", "relayed: terlalu banyak, hanya ada 1 pemeran regional_admin"),
        ("{relayed: {by: adi, count: 2}}", "relayed: terlalu banyak, hanya ada 1 pemeran dalam by"),
        ("{report_closed: salah}", "report_closed: perlu paling sedikit 2 pemeran verifier"),
    ],
)
def test_a_step_that_nobody_could_do_is_refused(check: str, reason: str) -> None:
    """Several times by one person is well where it can be done to several items or reports."""
    player = "  - {id: vera, name: Vera, role: verifier}\ngroups:\n"
    with_verifier = GOOD.replace("groups:\n", player).replace("check: checked_code", "check: CHECK")
    assert problems(with_verifier.replace("CHECK", check)) == [(26, reason)]
    good = "{report_confirmed_by: 1, relayed: 1, report_closed: {by: vera, count: 2}, share_recorded: {by: vera}}"
    parse(with_verifier.replace("CHECK", good).encode(), file="x.yaml", gazetteer=PLACES)
    for good in ("{report_closed: pendapat}", "{item_approved: {by: citra}}"):
        parse(with_verifier.replace("CHECK", good).encode(), file="x.yaml", gazetteer=PLACES)


@pytest.mark.parametrize("check", ["item_approved", "{item_approved: {by: tono}}", "item_sent_back"])
def test_a_step_that_takes_a_second_person_is_refused_where_there_is_one(check: str) -> None:
    """Nobody reviews the own item."""
    text = ALONE.replace("role: public", "role: central") + f"    check: {check}\n"
    assert problems(text) == [(10, f"{check.strip('{').partition(':')[0]}: perlu paling sedikit 2 pemeran central")]


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ("item_submitted", "item_submitted: tidak ada pemeran central"),
        ("{report_closed: salah}", "report_closed: tidak ada pemeran verifier"),
        ("{item_broadcast: {contains: air}}", "item_broadcast: tidak ada grup"),
        ("{share_recorded: {by: tono}}", "by: “tono” harus berperan member"),
        ("{command_answered: /tinjau, report_filed: {by: tono, count: 2}, checked_code: {by: tono}}", ""),
    ],
)
def test_a_step_for_which_the_file_has_nobody_is_refused(check: str, reason: str) -> None:
    """Everybody can become a member by a decision of an admin; here there is none."""
    text = ALONE + f"    check: {check}\n"
    if reason:
        assert problems(text) == [(10, reason)]
    else:
        parse(text.encode(), file="x.yaml", gazetteer=PLACES)


def test_everything_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    bad = GOOD.replace("title: Contoh", "title: 8").replace("role: member", "role: x").replace("checked_code", "x")
    assert [line for line, _ in problems(bad)] == [2, 7, 25]


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"", 1, "kosong"),
        (b"id: x\ntitle: \xff\n", 2, "bukan teks UTF-8"),
        (b"id: x\ntitle: a\x00b\n", 2, "tidak boleh ada"),
        (b"- satu\n", 1, "seharusnya pasangan"),
        (b"[" * 20_000, 1, "terlalu dalam"),
        (b"a: &a [*a]\n", 1, "tidak dikenal"),
        (b"id: a\n---\nid: b\n", 2, "bukan YAML yang benar"),
        (b"#" * (FILE_LIMIT + 1), 1, "64 KB"),
    ],
)
def test_what_is_no_scenario_at_all_is_refused_in_words(raw: bytes, line: int, reason: str) -> None:
    found = problems(raw)
    assert [(number, words) for number, words in found if number == line and reason in words], found


def test_nothing_in_a_file_is_run_or_made() -> None:
    evil = GOOD.replace("title: Contoh", "title: !!python/object/apply:os.system ['true']")
    assert (2, "title: seharusnya teks") in problems(evil)
