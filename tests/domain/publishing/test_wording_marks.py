"""R2, R7: what is certain is refused, what is doubtful is marked, and ordinary public information passes."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siman_bot.domain.post_link import Platform
from siman_bot.domain.publishing.wording import (
    Finding,
    Level,
    Rule,
    calls_to_act_against,
    judge,
    labels_a_claim,
    personal_targets,
)

DATA = Path(__file__).with_name("data")
ANY_CHARACTER = st.one_of(st.characters(), st.sampled_from("\ud800\udfff\x00\u200b\u0301\u3164\ufdfa\U0001d407"))

PASSING = [
    "Fakta: 7 dari 10 anak Indonesia kurang makan sayur.",
    "Mitos: mandi malam membuat paru-paru basah.",
    "Tidak benar-benar libur, petugas kebersihan tetap bekerja.",
    "Laporkan akun judi ke aduankonten.id.",
    "Ikuti kelas literasi digital mengenali hoaks.",
    "Bukan hanya ibu, ayah juga berperan.",
    "Biodiesel B40, jaringan 5G, kotak P3K, G20, dan 3M Plus.",
    "Ukuran A4 80 g, suhu 25 C, jarak 5 km, 08.00-16.00 WIB, KM 12 A, S1 PGSD.",
    "Kelas 7 A, 7 B, dan 7 C libur. Vitamin A, B, C, D, dan E.",
    "Hubungi 110, 112, 119, 129, 150454, atau 1500-454.",
    "Kantor Imigrasi Palembang, (0711) 350 123.",
    "WhatsApp layanan Disdukcapil Kota Bogor: 0811-1234-567.",
    "Menteri Kesehatan Budi Gunadi Sadikin meninjau RSUD Kupang.",
    "Gubernur Jawa Timur menyerahkan bantuan kepada korban banjir.",
    "Selamat kepada Andi Pratama, pelajar SMAN 1 Palopo, juara olimpiade sains!",
    "\u274c Jangan panik\n\u2705 Tetap tenang dan ikuti petugas",
    "Kerja bakti RT 04/RW 07 Kelurahan Sukamulya, Minggu pukul 07.00.",
    "Kabupaten Serang memperingati hari jadinya. Warga Serang diundang.",
]

MARKED = [
    ("Faktanya, stok beras aman", Rule.DENIAL, "Faktanya"),
    ("Dulur, ora bener pasare ditutup", Rule.DENIAL, "ora bener"),
    ("Siapa bilang KB bikin gemuk?", Rule.DENIAL, "Siapa bilang"),
    ("\u274c Iuran naik dua kali lipat\n\u2705 Iuran tidak berubah", Rule.DENIAL, "Iuran naik"),
    ("BMKG tidak pernah mengeluarkan peringatan itu", Rule.DENIAL, "tidak pernah mengeluarkan"),
    ("Seorang guru bernama Fajar Nugroho itu antek asing.", Rule.TARGET, "Fajar"),
    ("Jangan makan lagi di warung Bu Tejo", Rule.CALL, "makan lagi di warung"),
    ("Ikuti Instagram @dinkes_kotabogor", Rule.TARGET, "@dinkes_kotabogor"),
]

REFUSED = [
    ("Klaim tersebut tak terbukti", Rule.DENIAL),
    ("Gubernur menepis tudingan itu", Rule.DENIAL),
    ("Bersama ini disampaikan klarifikasi atas informasi pemadaman bergilir", Rule.DENIAL),
    ("t i d a k  b e n a r bahwa iuran naik", Rule.DENIAL),
    ("Kabar itu tidak\nbenar", Rule.DENIAL),
    ("Kabar itu t1d4k b3n4r", Rule.DENIAL),
    ("ini h*aks!", Rule.DENIAL),
    ("Viralkan pelakunya", Rule.CALL),
    ("Kita laporkan bersama-sama akun tersebut", Rule.CALL),
    ("Semua ASN wajib komentar di unggahan ini", Rule.CALL),
    ("Akun si Budi di Depok", Rule.TARGET),
    ("ig budi_s99", Rule.TARGET),
    ("budi (at) gmail", Rule.TARGET),
    ("instagram(dot)com/budi", Rule.TARGET),
    ("@\u0431\u0443\u0434\u0438", Rule.TARGET),
    ("Motornya B 1234 XYZ", Rule.TARGET),
    ("nol delapan satu dua tiga empat lima enam tujuh", Rule.TARGET),
    ("NIK 3273.01.120390.0001", Rule.TARGET),
]


def texts(name: str) -> list[tuple[str, str]]:
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [(one["style"], one["text"]) for one in map(json.loads, lines)]


def level(text: str) -> int:
    return max((finding.level for finding in judge(text)), default=0)


@pytest.mark.parametrize("text", PASSING)
def test_ordinary_texts_pass(text: str) -> None:
    """R2, R7: facts, advice, offices and their hotlines, and officials in their office are left alone."""
    assert judge(text) == ()


@pytest.mark.parametrize(("text", "rule", "words"), MARKED)
def test_what_is_doubtful_is_marked_and_not_refused(text: str, rule: Rule, words: str) -> None:
    """R2, R7: the author may say that it isn't so."""
    findings = judge(text)
    assert {finding.level for finding in findings} == {Level.MARK}
    assert any(finding.rule is rule and words in finding.fragment for finding in findings)
    assert labels_a_claim(text) is None
    assert calls_to_act_against(text) is None


@pytest.mark.parametrize(("text", "rule"), REFUSED)
def test_what_is_certain_is_refused(text: str, rule: Rule) -> None:
    """R2, R7: however it is written."""
    assert any(finding.rule is rule and finding.level is Level.REFUSE for finding in judge(text))


def test_findings_come_in_the_order_of_the_text_with_the_words_as_typed() -> None:
    """R2, R7: an author corrects from the top, in their own words."""
    text = "Serbu akun itu! K\u0430bar itu b\u043ehong. Lihat @budi_s."
    assert judge(text) == (
        Finding(Rule.CALL, Level.REFUSE, "Serbu akun"),
        Finding(Rule.DENIAL, Level.REFUSE, "K\u0430bar itu b\u043ehong"),
        Finding(Rule.TARGET, Level.REFUSE, "@budi_s"),
    )


def test_an_account_that_is_registered_passes_and_one_that_only_sounds_official_is_refused_by_name() -> None:
    """R7: a name like an office's proves nothing; its look-alike letters prove the contrary."""
    allowed = frozenset({(Platform.INSTAGRAM, "dinkes_kotabogor")})
    assert judge("Ikuti @dinkes_kotabogor", allowed=allowed) == ()
    assert personal_targets("Ikuti @dinkes_kotabogor") == ["@dinkes_kotabogor"]
    assert judge("Ikuti @dinkes_k\u043etabogor", allowed=allowed) != ()


@pytest.mark.parametrize(("name", "least"), [("denials", 0.9), ("targets", 0.9)])
def test_of_texts_in_many_styles_most_are_found(name: str, least: float) -> None:
    """R2, R7: measured on texts that the marker didn't learn from."""
    rows = texts(name)
    assert sum(level(text) > 0 for _, text in rows) / len(rows) >= least


def test_of_ordinary_texts_few_are_marked_and_hardly_one_refused() -> None:
    """R2, R7: a mark costs an author a tap, a refusal a rewriting."""
    levels = [level(text) for _, text in texts("ordinary")]
    assert sum(one == Level.REFUSE for one in levels) / len(levels) <= 0.01
    assert sum(one == Level.MARK for one in levels) / len(levels) <= 0.08


LOOKALIKES = str.maketrans(
    "aceopxyiksABEHKMOPT",
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u043a\u0455\u0410\u0412\u0415\u041d\u041a\u041c\u041e\u0420\u0422",
)
LEET = str.maketrans("aioes", "41035")


DISGUISES: dict[str, Callable[[str, random.Random], str]] = {
    "look-alikes": lambda text, rng: "".join(
        char.translate(LOOKALIKES) if rng.random() < 0.5 else char for char in text
    ),
    "full width": lambda text, _: "".join(chr(ord(char) + 0xFEE0) if "!" < char <= "~" else char for char in text),
    "bold": lambda text, _: "".join(chr(0x1D41A + ord(char) - 97) if "a" <= char <= "z" else char for char in text),
    "unseen": lambda text, rng: "".join(char + rng.choice(["", "\u200b", "\u00ad", "\u0301"]) for char in text),
    "digits": lambda text, _: " ".join(word.translate(LEET) if len(word) > 4 else word for word in text.split(" ")),
    "repeated": lambda text, rng: "".join(char * rng.choice([1, 1, 3]) if char.isalpha() else char for char in text),
    "apart": lambda text, _: "  ".join(" ".join(word) for word in text.split(" ")),
    "dotted": lambda text, _: " ".join(".".join(word) for word in text.split(" ")),
    "lines": lambda text, _: text.replace(" ", "\n"),
    "emphasis": lambda text, _: " ".join(f"*{word}*" for word in text.split(" ")),
    "capitals": lambda text, rng: text.upper() if rng.random() < 0.5 else text.title(),
}
"""Texts as somebody would write them who wants to get past the rules."""


@settings(max_examples=150)
@given(
    st.sampled_from(
        [
            "kabar itu tidak benar",
            "tidak benar bahwa iuran naik",
            "informasi tersebut hoaks",
            "berita itu bohong",
            "klaim itu palsu",
            "dinas membantah kabar itu",
            "ini hoaks",
        ]
    ),
    st.sampled_from(sorted(DISGUISES)),
    st.integers(0, 1_000),
)
def test_a_certain_denial_stays_marked_in_disguise(text: str, way: str, seed: int) -> None:
    """R2: no spelling makes a denial pass."""
    typed = DISGUISES[way](text, random.Random(seed))
    findings = judge(f"Layanan buka setiap hari.\n{typed}\nTerima kasih.")
    assert any(finding.rule is Rule.DENIAL for finding in findings), typed


@given(st.text(ANY_CHARACTER, max_size=300))
def test_any_text_is_judged_with_words_from_it(text: str) -> None:
    """R2, R7: hostile input neither raises nor makes the rules invent words."""
    assert all(finding.fragment in text and finding.fragment for finding in judge(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "hoaks",
                "kabar",
                "itu",
                "tidak",
                "benar",
                "?",
                "!",
                ".",
                "\n",
                "@",
                "_",
                "ig",
                "0812",
                "-",
                "si",
                "Budi",
                "serbu",
                "akun",
                "semua",
                "wajib",
                "Jl.",
                "No.",
                "RT",
                "3",
            ]
        )
        | st.sampled_from(["\u274c", "\u2705", "#", "*", "h o a k s", "\ufdfa"])
    ),
    st.sampled_from(["", " ", "\u200b", "\n"]),
)
def test_pieces_of_the_rules_are_judged_with_words_from_the_text(pieces: list[str], between: str) -> None:
    """R2, R7: as above, near the rules."""
    text = between.join(pieces)
    assert all(finding.fragment in text for finding in judge(text))


REPEATED = (
    "a|a |a.|@a|@ a|_a|kabar itu |itu bukan |unggah |x.com/|0 8 |08|(021) 5|h.o.|#a|tidak |benarkah |? |\u274c|\u2705 a"
)
MORE_REPEATED = (
    "Budi |si Budi |jl. a no. 1 rt 2 |B 1 |a@ |$a|a*|nol delapan |ig a_|semua asn |ho aks |tidaktidak|a'|a-|[|NIK 1"
)


@pytest.mark.parametrize("piece", [*f"{REPEATED}|{MORE_REPEATED}".split("|"), "\ufdfa", "\u0301", "\ud800"])
def test_a_text_of_any_length_is_judged(piece: str) -> None:
    """R2, R7: where time grew faster than the text these would not end."""
    text = piece * (60_000 // len(piece))
    assert all(finding.fragment in text for finding in judge(text))
