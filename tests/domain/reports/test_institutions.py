"""Publisher, office and subject are compared as institutions, and pages as pages (R2)."""

from itertools import combinations

import pytest

from siman_bot.domain.reports.evidence import Evidence, EvidenceDoubt, EvidenceGap, doubts, gaps
from siman_bot.domain.reports.institutions.known import table
from siman_bot.domain.reports.institutions.naming import are_same, named
from siman_bot.domain.reports.institutions.pages import page_of, publishers_of
from tests.domain.reports.naming import OTHER, SAME

ONE: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in " ".join(block.split("\n")).split(" | "))
    for block in """\
Kemenkes | kemenkes | KEMENKES RI | Kemenkes R.I. | Kementerian Kesehatan | Kementerian Kesehatan RI |
Kementrian Kesehatan | kementerian  kesehatan | Kemen Kes | KemenkesRI | Kementerian Kesehatan (Kemenkes) |
Kementerian Kesehatan Republik Indonesia | Ministry of Health | Indonesian Ministry of Health | Kemkes |
Health Ministry | Biro Humas Kemenkes | Biro Komunikasi dan Pelayanan Publik Kementerian Kesehatan | Ditjen
P2P Kemenkes | Direktorat Jenderal Pelayanan Kesehatan Kementerian Kesehatan RI | Sehat Negeriku | Sehat
Negeriku Kemenkes | Menteri Kesehatan | Menkes Budi Gunadi Sadikin | Wamenkes | kemkes.go.id |
https://sehatnegeriku.kemkes.go.id/baca | Jubir Kemenkes | K e m e n k e s | Kem\u0435nkes | Kementerian Kesehaan |
The Ministry of Health of the Republic of Indonesia | Humas Kementerian Kesehatan | Kementerian kesehatan, RI

Polri | POLRI | Kepolisian Negara RI | Kepolisian Negara Republik Indonesia | Polisi | Kepolisian RI | Polda
Jabar | Polda Metro Jaya | Polres Metro Bekasi Kota | Polrestabes Bandung | Polsek Coblong | Kapolri | Divisi
Humas Polri | Bareskrim Polri | Kapolda Jawa Barat | Kepolisian Daerah Jawa Timur | Mabes Polri | Indonesian
National Police | Korlantas Polri | Kepolisian Resor Garut | West Java Police | Humas Polda Bali | Kapolri
Jenderal Listyo Sigit Prabowo | Kabid Humas Polda Sumut | Divhumas Polri | Satlantas Polres Garut

BMKG | B.M.K.G. | Badan Meteorologi, Klimatologi, dan Geofisika | BMKG Juanda | Stasiun Meteorologi Ngurah Rai
| Info BMKG

BPOM | Badan POM | Badan Pengawas Obat dan Makanan RI | Balai Besar POM di Bandung | BPOM RI | Indonesian FDA

BPS | Badan Pusat Statistik | BPS Kota Bandung | BPS Provinsi Jawa Barat | Statistics Indonesia | bps.go.id

BNPB | Badan Nasional Penanggulangan Bencana | Pusdatinkom BNPB | Kepala BNPB

KPK | Komisi Pemberantasan Korupsi | Jubir KPK | Corruption Eradication Commission | KPK RI | Ketua KPK

KPU | Komisi Pemilihan Umum | KPU RI | KPU Kota Surabaya | KPU Provinsi Bali | KPUD Garut | Ketua KPU RI

Bawaslu | Badan Pengawas Pemilu | Bawaslu RI | Bawaslu Jawa Tengah

Komdigi | Kominfo | Kementerian Komunikasi dan Digital | Kementerian Komunikasi dan Informatika | Kemkomdigi |
Menkomdigi Meutya Hafid

Kemenkeu | Kementerian Keuangan | Ditjen Pajak | DJP Kemenkeu | Bea Cukai | Direktorat Jenderal Pajak | Menkeu

Kejagung | Kejaksaan Agung RI | Kejaksaan Negeri Sleman | Kejari Kota Bandung | Kejati DKI Jakarta

TNI | Tentara Nasional Indonesia | TNI AD | Kodam III Siliwangi | Kodim 0618 Kota Bandung | Puspen TNI |
Panglima TNI

Kemendikdasmen | Kemendikbud | Kementerian Pendidikan Dasar dan Menengah | Kemendikbudristek

Kemenag | Kementerian Agama | Kanwil Kemenag Jawa Barat | Kantor Kementerian Agama Kota Bandung

Bank Indonesia | BI | KPw BI Jawa Barat | Gubernur Bank Indonesia

PLN | PT PLN (Persero) | PT. Perusahaan Listrik Negara | PLN UID Jawa Barat

Pertamina | PT Pertamina | PT Pertamina Patra Niaga | MyPertamina

BPJS Kesehatan | BPJS Kesehatan Cabang Bandung | bpjs-kesehatan.go.id

Basarnas | Kantor SAR Bandung | Badan Nasional Pencarian dan Pertolongan

Kementerian ATR/BPN | BPN | Kantor Pertanahan Kota Depok | Badan Pertanahan Nasional

Pemprov Jabar | Pemerintah Provinsi Jawa Barat | Provinsi Jawa Barat | Dinas Kesehatan Provinsi Jawa Barat |
Dinkes Jabar | Gubernur Jawa Barat | Gubernur Jabar Dedi Mulyadi | Diskominfo Jabar | jabarprov.go.id |
Pemprov. Jabar | West Java Provincial Government

Pemkot Bandung | Pemerintah Kota Bandung | Dinas Kesehatan Kota Bandung | Diskominfo Kota Bandung | Wali Kota
Bandung | Walikota Bandung | Dinkes Kota Bandung | Satpol PP Kota Bandung | Bandung City Government | RSUD
Kota Bandung

Pemkab Bandung | Pemerintah Kabupaten Bandung | Bupati Bandung | Dinkes Kab. Bandung | bandungkab.go.id

Pemprov DKI Jakarta | Pemprov DKI | Pemerintah Provinsi DKI Jakarta | Dinkes DKI Jakarta | BPBD DKI Jakarta |
jakarta.go.id | Gubernur DKI Jakarta | Pemprov Jakarta

Pemda DIY | Pemerintah Daerah Daerah Istimewa Yogyakarta | Pemprov DIY | Gubernur DIY | Dinkes DIY

Bupati Garut | Bupati Garut Rudy Gunawan | Pemkab Garut | Pemerintah Kab. Garut

Kompas | Kompas.com | Harian Kompas | kompas.com

Detik | detik.com | detikcom | DetikNews

Antara | LKBN Antara | antaranews.com | Kantor Berita Antara

RRI | Radio Republik Indonesia | LPP RRI | RRI Bandung

WHO | World Health Organization | Organisasi Kesehatan Dunia | WHO Indonesia

Mafindo | TurnBackHoax | turnbackhoax.id | Masyarakat Anti Fitnah Indonesia (Mafindo)

PT Maju Jaya Abadi | Maju Jaya Abadi | PT. Maju Jaya Abadi Tbk
""".strip().split("\n\n")
)
"""Names of one institution each; no name of one line means that of another."""

DIFFERENT: tuple[tuple[str, str], ...] = (
    ("Kemenkes", "Dinas Kesehatan Kota Bandung"),
    ("Kemenkes", "Dinkes Jabar"),
    ("Kementerian Perdagangan", "Kementerian Dalam Negeri"),
    ("Kemendag", "Kemendagri"),
    ("Kementerian Pertanian", "Kementerian Pertahanan"),
    ("Kementan", "Kemhan"),
    ("Kementerian Perhubungan", "Kementerian Perindustrian"),
    ("Kementerian Hukum", "Kementerian HAM"),
    ("BPJS Kesehatan", "BPJS Ketenagakerjaan"),
    ("Pemprov Jabar", "Pemkot Bandung"),
    ("Pemkot Bandung", "Pemkab Bandung"),
    ("Pemkab Bandung", "Pemkab Bandung Barat"),
    ("Pemprov Jawa Barat", "Pemprov Jawa Tengah"),
    ("Pemprov Papua", "Pemprov Papua Barat"),
    ("Pemprov Papua Barat", "Pemprov Papua Barat Daya"),
    ("DPRD Kota Bandung", "Pemkot Bandung"),
    ("DPR", "DPRD Jawa Barat"),
    ("DPR RI", "DPD RI"),
    ("BNPB", "BPBD Kota Bandung"),
    ("Polri", "Kompolnas"),
    ("Polri", "Indonesia Police Watch"),
    ("Polri", "Satpol PP Kota Bandung"),
    ("KPU", "Bawaslu"),
    ("KPK", "KPU"),
    ("BPK", "BPKP"),
    ("PLN", "Serikat Pekerja PLN"),
    ("Telkom", "Telkom University"),
    ("Telkom", "Telkomsel"),
    ("Bank Indonesia", "Bank Mandiri"),
    ("Polri", "Kepolisian Malaysia"),
    ("Kompas", "Kompas TV"),
    ("Kompas", "Kompasiana"),
    ("Kementerian Desa", "Desa Sukamaju"),
    ("Presiden", "Wakil Presiden"),
    ("Kementerian Kesehatan", "Ministry of Health Malaysia"),
    ("TNI", "Polri"),
    ("Universitas Indonesia", "Universitas Padjadjaran"),
    ("Kemenkes", "Ikatan Dokter Indonesia"),
    ("Warga Kelurahan Cibeunying", "Pemkot Bandung"),
    ("PDIP", "DPR"),
    ("RSUP Hasan Sadikin", "Pemkot Bandung"),
    ("BIG", "BIN"),
    ("Mahkamah Agung", "Mahkamah Konstitusi"),
    ("Kejaksaan Agung", "Mahkamah Agung"),
    ("Kemenpar", "Kemenparekraf Watch"),
    ("Bupati Garut", "Bupati Tasikmalaya"),
)


@pytest.mark.parametrize("names", ONE, ids=lambda names: names[0])
def test_one_institution_by_all_its_names(names: tuple[str, ...]) -> None:
    """R2: abbreviations, "RI", units, brands, English names, spaces and case."""
    apart = [(one, other) for one, other in combinations(names, 2) if not are_same(named(one), named(other))]
    assert apart == [], [sorted(named(name)) for name in {name for pair in apart for name in pair}]


def test_different_institutions_stay_different() -> None:
    """R2: otherwise a good source would be refused."""
    merged = [pair for pair in DIFFERENT if are_same(named(pair[0]), named(pair[1]))]
    assert merged == []
    across = [
        (one, other)
        for names, others in combinations(ONE, 2)
        for one in names
        for other in others
        if are_same(named(one), named(other))
    ]
    assert across == []


def test_pairs_as_people_write_them() -> None:
    """R2: people with their offices, several at once, accounts, hosts, slips of the pen."""
    assert [pair for pair in SAME if not are_same(named(pair[0]), named(pair[1]))] == []
    assert [pair for pair in OTHER if are_same(named(pair[0]), named(pair[1]))] == []


def test_no_name_is_no_institution() -> None:
    assert named("") == named("...") == frozenset()
    assert not are_same(frozenset(), frozenset())


def test_the_table_can_be_read_and_no_domain_is_two_institutions() -> None:
    known = table()
    assert len({alias.key for alias in known.by_letters.values()}) > 100
    assert known.of_host("sehatnegeriku.kemkes.go.id") == "kemenkes"
    assert known.of_host("notkemkes.go.id") is None


PAGES: tuple[tuple[str, ...], ...] = (
    (
        "https://www.kemkes.go.id/id/rilis/vaksin",
        "http://kemkes.go.id/id/rilis/vaksin/",
        "https://m.kemkes.go.id/id/rilis/vaksin?utm_source=wa&fbclid=x",
        "https://amp.kemkes.go.id/id/rilis/vaksin#isi",
        "https://kemkes.go.id./id/rilis/vaksin",
        "https://KEMKES.go.id/id/rilis//vaksin/amp/",
        "https://kemkes.go.id:443/id/rilis/vaksin/index.html",
        "https://kemkes.go.id/id/%72ilis/vaksin",
        "https://web.archive.org/web/20240101000000/https://www.kemkes.go.id/id/rilis/vaksin",
        "https://web.archive.org/web/2024*/kemkes.go.id/id/rilis/vaksin",
        "https://archive.ph/2024.01.01-000000/https://kemkes.go.id/id/rilis/vaksin",
        "https://www.google.com/amp/s/www.kemkes.go.id/id/rilis/vaksin",
        "https://www-kemkes-go-id.cdn.ampproject.org/c/s/www.kemkes.go.id/id/rilis/vaksin",
        "https://webcache.googleusercontent.com/search?q=cache:abc123:https://kemkes.go.id/id/rilis/vaksin",
    ),
    (
        "https://www.kompas.com/tren/read/1?page=all",
        "https://amp.kompas.com/tren/read/1",
        "https://kompas.com/tren/read/1?page=2",
    ),
    ("https://youtu.be/AbC", "https://www.youtube.com/watch?v=AbC&t=3", "https://m.youtube.com/shorts/AbC"),
    ("https://twitter.com/a/status/1", "https://x.com/a/status/1?s=20", "https://mobile.twitter.com/a/status/1"),
    ("https://a.go.id/x?id=2&b=1", "https://a.go.id/x?b=1&id=2"),
)


@pytest.mark.parametrize("links", PAGES, ids=lambda links: links[0])
def test_one_page_under_all_its_addresses(links: tuple[str, ...]) -> None:
    """R2: it counts once."""
    assert len({page_of(link) for link in links}) == 1, {link: page_of(link) for link in links}


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://x.com/KemenkesRI/status/1", "Kemenkes"),
        ("https://www.instagram.com/infobmkg/p/1", "BMKG"),
        ("https://facebook.com/DiskominfoJabar/posts/1", "Pemprov Jabar"),
        ("https://t.me/kemkominfo/5", "Komdigi"),
        ("https://dinkes.jabarprov.go.id/x", "Pemprov Jawa Barat"),
        ("https://www.bandung.go.id/x", "Pemkot Bandung"),
        ("https://kpu-surabaya.go.id/x", "KPU"),
        ("https://kota-bandung.kpu.go.id/x", "KPU"),
        ("https://pn-bandung.go.id/x", "Mahkamah Agung"),
        ("https://web.archive.org/web/2020/http://kemkes.go.id/x", "Kemenkes"),
        ("https://news.detik.com/x", "Detik"),
    ],
)
def test_an_address_tells_whose_it_is(link: str, name: str) -> None:
    """R2: by the domain, on hosts of many by the account."""
    assert are_same(publishers_of(link), named(name)), publishers_of(link)
    assert not are_same(publishers_of(link), named("PT Maju Jaya"))


def test_different_pages_stay_different() -> None:
    for one, other in (
        ("https://a.go.id/x?id=1", "https://a.go.id/x?id=2"),
        ("https://a.go.id/x", "https://b.go.id/x"),
        ("https://a.go.id/", "https://a.go.id/x"),
        ("https://amplas.go.id/x", "https://las.go.id/x"),
        ("https://m.id/x", "https://x.m.id/x"),
    ):
        assert page_of(one) != page_of(other)


def floor(subject: str, office: str, primary: tuple[str, str], independent: tuple[str, str]) -> tuple[EvidenceGap, ...]:
    return gaps(
        subject=subject,
        office=office,
        evidence=[
            Evidence(url=primary[0], publisher=primary[1], primary=True),
            Evidence(url=independent[0], publisher=independent[1], primary=False),
        ],
    )


BMKG = ("https://www.bmkg.go.id/gempa", "BMKG")
KOMPAS = ("https://www.kompas.com/read/1", "Kompas")


@pytest.mark.parametrize(
    ("subject", "office", "primary", "independent", "lacking"),
    [
        ("Kemenkes", "Pemkot Bandung", BMKG, KOMPAS, ()),
        (
            "Kemenkes",
            "Pemkot Bandung",
            ("https://sehatnegeriku.kemkes.go.id/a", "Sehat Negeriku"),
            KOMPAS,
            ("primary",),
        ),
        ("Kementerian Kesehatan RI", "Pemkot Bandung", ("https://kemkes.go.id/a", "Redaksi"), KOMPAS, ("primary",)),
        (
            "Polisi",
            "Pemkot Bandung",
            BMKG,
            ("https://tribratanews.jabar.polri.go.id/a", "Tribrata News"),
            ("independent",),
        ),
        ("Polri", "Pemkot Bandung", BMKG, ("https://x.com/DivHumas_Polri/status/1", "Divisi Humas"), ("independent",)),
        ("Warga", "Pemkot Bandung", BMKG, ("https://dinkes.bandung.go.id/a", "Dinas Kesehatan"), ("independent",)),
        ("Warga", "Komdigi", BMKG, ("https://www.kominfo.go.id/a", "Kementerian Kominfo"), ("independent",)),
        (
            "Warga",
            "Komdigi",
            BMKG,
            ("https://web.archive.org/web/2024/https://kominfo.go.id/a", "Arsip"),
            ("independent",),
        ),
        ("Warga", "Komdigi", BMKG, ("https://cuaca.bmkg.go.id/a", "Info BMKG"), ("same_publisher",)),
        ("Warga", "Komdigi", BMKG, ("https://m.bmkg.go.id/gempa?utm_source=x#a", "BMKG"), ("same_link",)),
        ("PT Maju Jaya", "Komdigi", BMKG, ("https://majujaya.co.id/a", "Redaksi"), ("independent",)),
        ("www.majujaya.co.id", "Komdigi", ("https://shop.majujaya.co.id/a", "MJ"), KOMPAS, ("primary",)),
        ("", "Komdigi", BMKG, KOMPAS, ("subject",)),
    ],
)
def test_the_floor_counts_institutions(
    subject: str, office: str, primary: tuple[str, str], independent: tuple[str, str], lacking: tuple[str, ...]
) -> None:
    """R2: the subject's own denial counts as neither, however its publisher is written."""
    assert floor(subject, office, primary, independent) == lacking


def test_a_report_that_carries_the_denial_is_marked() -> None:
    """R2: its words are the subject's; the second verifier decides."""

    def marked(slug: str, subject: str = "Polri", publisher: str = "Kompas") -> bool:
        source = Evidence(url=f"https://www.kompas.com/read/{slug}", publisher=publisher, primary=False)
        return [one for one, _ in doubts(subject=subject, evidence=[source])] == [EvidenceDoubt.CARRIES_DENIAL]

    assert marked("polri-bantah-kabar-tilang-manual")
    assert marked("polda-jabar-sebut-kabar-itu-hoaks")
    assert marked("kemenkes-tegaskan-tidak-ada-vaksin-ulang", subject="Kementerian Kesehatan")
    assert marked("klarifikasi-pemkot-bandung-soal-banjir", subject="Dinas Kesehatan Kota Bandung")
    assert marked("heboh-kabar-tilang-dibantah")
    assert not marked("bmkg-bantah-isu-gempa")
    assert not marked("cek-fakta-hoaks-polri-tilang-manual")
    assert not marked("hoaks-beras-plastik-polisi", publisher="Mafindo")
    assert not marked("beredar-hoaks-beras-plastik")
    assert not marked("warga-temukan-dokumen-asli")
    assert not marked("kemenkes-luncurkan-vaksin", subject="Kemenkes")
