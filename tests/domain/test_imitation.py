"""R1: nothing that an author writes looks like the block of attribution or like a code."""

import pytest

from siman_bot.domain import imitation
from siman_bot.domain.media import Media, MediaKind
from siman_bot.domain.publishing.item import (
    Content,
    ItemKind,
    check_words,
    read_body,
    read_office,
    read_post,
    read_source_url,
    read_title,
)
from siman_bot.domain.refusals import Invalid
from siman_bot.texts.catalogue import LANGUAGES, texts_in

CODES = [
    "SM-AAAAA",
    "SM-7K2QX",
    "sm-7k2qx",
    "sm-aaaaa",
    "SM 7K2QX",
    "SM7K2QX",
    "SM: 7K2QX",
    "S M - 7 K 2 Q X",
    "S.M.7.K.2.Q.X",
    "SM\u20137K2QX",
    "SM\u2212AAAAA",
    "SM_7K2QX",
    "SM-7K 2QX",
    "SM-7K-2QX",
    "\u0405\u041c-7\u041a2QX",
    "\uff33\uff2d\uff0d\uff17\uff2b\uff12\uff31\uff38",
    "\U0001d412\U0001d40c-\U0001d7d5K2QX",
    "\U0001f1f8\U0001f1f2-7K2QX",
    "\u24c8\u24c2-7K2QX",
    "5M-7K2QX",
    "SM\u200b-7K2QX",
    "LP-4T9WD",
    "LP 4T9WD",
    "kode 7K2QX",
    "(SM-7K2QX)",
]
NO_CODES = [
    "Jalan SM Raja 12",
    "SMPN 123 Jakarta",
    "SMAN 8 Kendari",
    "SMK Negeri 2 Depok",
    "Warga binaan LP Cipinang",
    "LP Maros dan LP Wanita",
    "kode pos 12345",
    "KODE WARNA: HIJAU",
    "Kirim SMS ke 1500",
    "Pukul 08.00-10.00 WIB, smart city",
    "COVID-19 dan ISO 27001",
]
LINES = [
    "Instansi: Kementerian Kesehatan",
    "instansi : Kementerian",
    "INSTANSI: X",
    "Penanggung jawab: Kepala Biro",
    "Penanggungjawab: Kepala",
    "Sumber: https://kemkes.go.id",
    "Kode: apa saja",
    "Versi: 2",
    "Office: Ministry",
    "Responsible: Head",
    "Source: https://x.go.id",
    "Code: any",
    "\u2022 Instansi: X",
    "> Sumber: X",
    "1. Instansi: X",
    "*Sumber*: X",
    "\u201cKode\u201d: X",
    "I n s t a n s i : X",
    "Instansi\uff1a X",
    "Instansi \u2236 X",
    "Instansi \u2013 X",
    "Instansi - X",
    "Instansi = X",
    "Instansi | X",
    "Instan\u0455i: X",
    "\u0405umber: X",
    "lnstansi: X",
    "Surnber: X",
    "K0de: X",
    "\uff29\uff4e\uff53\uff54\uff41\uff4e\uff53\uff49: X",
    "S\u0336umber: X",
    "\U0001f3db Instansi: X",
    "Instansi",
    "Sumber resmi: X",
    "Biro X, instansi: Y, kode: Z",
    "Konten resmi Kementerian Kesehatan, kode terlampir",
]
NO_LINES = [
    "Sumber daya manusia: prioritas utama",
    "Instansi-instansi pemerintah ikut serta.",
    "Setiap instansi wajib melapor: paling lambat Jumat.",
    "Kode etik pegawai: integritas dan disiplin",
    "Sumber-sumber air dijaga.",
    "Jadwal: Senin pukul 08.00",
    "Syarat: KTP dan KK",
    "Bawa kartu keluarga ke kantor terdekat.",
]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("shape", ["{}", "Harap cek, {} ya", "Vaksin gratis\n{}"])
def test_no_field_takes_what_looks_like_a_code(code: str, shape: str) -> None:
    """R1."""
    text = shape.format(code)
    for read in (read_title, read_body):
        with pytest.raises(Invalid, match="looks-like-code"):
            read(text)
    for name in (f"Kementerian Kesehatan, {code}", f"Kepala Biro ({code})"):
        for named in (read_office, read_post):
            with pytest.raises(Invalid):
                named(name)
    file = Media(kind=MediaKind.DOCUMENT, file_id="f", unique_id="u", name=f"surat {code}.pdf", size=1)
    with pytest.raises(Invalid, match="looks-like-code"):
        check_words(ItemKind.NARRATIVE, Content(media=(file,)))


@pytest.mark.parametrize("text", NO_CODES)
def test_what_is_no_code_is_taken(text: str) -> None:
    """R1."""
    assert imitation.code_in(text) == ""


@pytest.mark.parametrize("line", LINES)
def test_no_line_takes_the_form_of_the_block(line: str) -> None:
    """R1: refused with the line shown, wherever it stands."""
    for body in (line, f"Vaksin gratis.\n{line}", f"Vaksin gratis.\n\n{line}\nDatanglah."):
        with pytest.raises(Invalid) as refused:
            read_body(body)
        assert refused.value.key == "looks-like-block"
        assert str(refused.value.fields["fragment"]) in body.replace("\u0336", "") or "\u0336" in body
    with pytest.raises(Invalid, match="looks-like-block"):
        read_title(line)


@pytest.mark.parametrize("line", NO_LINES)
def test_ordinary_lines_are_taken(line: str) -> None:
    """R1."""
    assert read_body(line) == line


@pytest.mark.parametrize(
    "name", ["Kementerian Kesehatan, kode SM-AAAAA", "Kementerian, kode: X", "Kemkes Sumber: kami", "Kode - Kemkes"]
)
def test_no_name_holds_a_part_of_the_block(name: str) -> None:
    """R1."""
    for read in (read_office, read_post):
        with pytest.raises(Invalid, match=r"looks-like|name-words"):
            read(name)


def test_a_source_holds_no_code() -> None:
    """R1."""
    for url in (
        "https://kemkes.go.id/SM-AAAAA",
        "https://kemkes.go.id/a?kode=sm-7k2qx",
        "https://kemkes.go.id/%53M-AAAAA",
    ):
        with pytest.raises(Invalid, match="looks-like-code"):
            read_source_url(url)
    assert read_source_url("https://kemkes.go.id/kalapas-lp-kelas-iia")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_of_every_language_are_known(language: str) -> None:
    """R1: a language that is added brings its labels."""
    for key in ("card-office", "card-post", "card-source", "card-code", "card-version", "card-block"):
        assert texts_in(language).plain(key) in imitation.LABELS
