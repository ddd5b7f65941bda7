"""R5: what names a party, a candidate or their signs, in all the ways in which people write, and what only seems to."""

from datetime import date

import pytest

from siman_bot.domain.publishing.neutrality.calendar import Calendar, Period
from siman_bot.domain.publishing.neutrality.check import Neutrality
from siman_bot.domain.publishing.neutrality.names import Name, NameKind

DAY = date(2029, 10, 1)
JATENG = "33"
PLACES = {"33": "Jawa Tengah", "51": "Bali", "33.74": "Kota Semarang"}


def name(kind: NameKind, called: str, *aliases: str, place: str = "") -> Name:
    return Name(kind=kind, name=called, aliases=aliases, place=place)


LEXICON = (
    name(NameKind.PARTY, "Partai Golkar", "Golkar", "Golongan Karya"),
    name(NameKind.PARTY, "Partai Amanat Nasional", "PAN"),
    name(NameKind.PARTY, "Partai Kebangkitan Bangsa", "PKB"),
    name(NameKind.PARTY, "Partai Keadilan Sejahtera", "PKS"),
    name(NameKind.PARTY, "Partai Demokrasi Indonesia Perjuangan", "PDIP", "PDI Perjuangan", "PDI-P"),
    name(NameKind.PARTY, "Partai Bulan Bintang", "PBB"),
    name(NameKind.PARTY, "Partai Prima", "Prima"),
    name(
        NameKind.CANDIDATE,
        "Ridwan Hartono - Sulastri Wening",
        "nomor urut 2",
        "Paslon 02",
        "Ridwan-Wening",
        "Gubernur Jawa Tengah",
        place=JATENG,
    ),
    name(
        NameKind.CANDIDATE,
        "Drs. H. Bambang Kusumanegara, M.Si.",
        "nomor urut 1",
        "Mas Bambang",
        place=JATENG,
    ),
    name(NameKind.SLOGAN, "Jateng Gayeng Terus", place=JATENG),
    name(NameKind.SLOGAN, "Maju Bersama", place=JATENG),
    name(NameKind.HASHTAG, "#LanjutRidwan2029", place=JATENG),
    name(NameKind.SYMBOL, "Banteng moncong putih", "banteng"),
    name(NameKind.SYMBOL, "pohon beringin", "beringin"),
)
CHECKER = Neutrality(
    names=LEXICON,
    calendar=Calendar((Period(place=JATENG, kind="pilgub", first=DAY, last=DAY),)),
    places=PLACES,
)


def found(text: str, *, target: str = JATENG) -> list[str]:
    return [hit.name.name for hit in CHECKER.hits(text, targets=(target,), first=DAY, last=DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Mari dukung Golkar",
        "G0lkar menang!",
        "Golkarnya hebat",
        "warga pro-Golkar berkumpul",
        "menggolkarkan desa",
        "G\u043elkar",
        "pilih Golkr ya",
        "P A N juara di Jateng",
        "P.K.B. untuk rakyat",
        "kader pks turun",
        "PDI-P menang",
        "PDI Perjuangan peduli",
        "Partai Bulan Bintang",
        "Ridwan Hartono hadir di lokasi banjir",
        "R1dwan Hart0no",
        "Ridwan Hartonno",
        "RidwanHartono hadir",
        "r i d w a n h a r t o n o",
        "R. Hartono",
        "Ridwan H. menyapa warga",
        "Soelastri Wening",
        "Ridwan-Wening untuk Jateng",
        "#RidwanWening",
        "coblos nomor urut dua",
        "Paslon 2 mantap",
        "no. urut 02",
        "Gubernur Jateng meninjau",
        "Gub. Jawa Tengah buka MTQ",
        "Bapak Gubernur membuka acara",
        "Bambang Kusumanegara, M.Si. melantik",
        "B. Kusumanegara datang",
        "Pak Kusumanegara",
        "Mas Bambang menyapa",
        "Jateng gayeng terus!",
        "#lanjutridwan",
        "coblos banteng",
        "moncong putih menang",
        "kader beringin turun",
        "Ayo menangkan Beringin!",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bayar PBB sebelum jatuh tempo",
        "PKB terutang dapat dicek di samsat dengan STNK",
        "penandatanganan PKS dengan universitas",
        "Perjanjian Kerja Bersama (PKB) ditinjau ulang",
        "Kementerian PAN-RB",
        "panaskan minyak di pan",
        "pelayanan prima di puskesmas",
        "banteng di kebun binatang",
        "pohon beringin di alun-alun rindang",
        "Peraturan Gubernur Jawa Tengah Nomor 5",
        "Kantor Gubernur",
        "pemilihan gubernur dan wakil gubernur",
        "Gubernur Bali membuka pesta",
        "Penjabat Gubernur",
        "Rahman Ridwan, guru SD",
        "Hartono Slamet juara",
        "Ibu Sulastri pedagang pasar",
        "Bambang Wijaya petani",
        "maju bersama membangun desa",
        "ambil nomor urut antrean 2 di loket",
        "nomor 2 di daftar lampiran",
        "Memilih adalah hak Anda",
        "Cara mencoblos: buka surat suara, pilih satu calon",
        "Merah putih berkibar",
        "bulan dan bintang di langit malam",
        "",
        "\u200b \u2800",
    ],
)
def test_what_only_looks_alike_is_nobody(text: str) -> None:
    assert not found(text)


def test_the_words_are_shown_as_they_were_typed() -> None:
    (hit,) = CHECKER.hits("Bersama G\u043elk4r kita bisa", targets=(JATENG,), first=DAY, last=DAY)
    assert hit.fragment == "G\u043elk4r"


def test_a_title_without_a_place_is_that_of_the_items_own() -> None:
    assert found("Bupati dan Gubernur hadir")
    assert not found("Gubernur hadir", target="")
    assert found("Gubernur Jateng hadir", target="")
