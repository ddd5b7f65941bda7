"""R1: a source is a link to a page on a public host, and leads nowhere else."""

import pytest

from siman_bot.domain.publishing.item import read_source_url
from siman_bot.domain.publishing.source import check_public
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.evidence import read_evidence_url
from siman_bot.services.suffixes import PublicSuffixes, registrable_domain

REFUSED = [
    "https://intranet.local/a",
    "https://intranet/a",
    "https://intranet.kemkes.go.id/a",
    "https://localhost.localdomain/a",
    "https://kantor.lan/a",
    "https://abc.onion/a",
    "https://1.0.0.127.in-addr.arpa/a",
    "https://127.0.0.1/a",
    "https://127.1/a",
    "https://2130706433/a",
    "https://0x7f000001/a",
    "https://0x7f.0.0.1/a",
    "https://0177.0.0.1/a",
    "https://[::1]/a",
    "https://[::ffff:127.0.0.1]/a",
    "https://\uff11\uff12\uff17.0.0.1/a",
    "https://127.0.0.1.nip.io/a",
    "https://127-0-0-1.sslip.io/a",
    "https://kemkes-10-0-0-1.contoh.com/a",
    "https://7f000001.contoh.com/a",
    "https://10.0.0.1.contoh.id/a",
    "https://--1.sslip.io/a",
    "https://nip.io/a",
    "https://app.localtest.me/a",
    "https://k\u0435mkes.go.id/a",
    "https://\u0430\u0440\u0440\u04cf\u0435.com/a",
    "https://xn--80ak6aa92e.com/a",
    "https://kemkes.go.id%2eevil.com/a",
    "https://kemkes.go.id%00.evil.com/a",
    "https://kemkes.go.id@evil.com/a",
    "https://kemkes.go.id\\@evil.com/a",
    "https://kemkes.go.id\u2044evil.com/a",
    "https://kemkes.go.id:8443/a",
    "https://kemkes.go.id./a",
    "https://kemkes..go.id/a",
    "https://-.-/",
    "https://-kemkes.go.id/",
    "https://kemkes-.go.id/",
    "https://kem_kes.go.id/",
    "https://kem--kes.go.id/",
    f"https://{'a' * 64}.go.id/",
    "https://t.ly/x",
    "https://s.id/vaksin",
    "https://bit.ly/abc",
    "https://www.bit.ly/abc",
    "https://youtu.be/abc",
    "https://kemkes-go-id.translate.goog/a",
    "https://google.com/url?q=evil.com",
    "https://www.google.co.id/url?sa=t&url=abc",
    "https://www.google.com/amp/s/evil.com",
    "https://l.facebook.com/l.php?u=abc",
    "https://www.youtube.com/redirect?q=abc",
    "https://kemkes.go.id/keluar?url=https://evil.com",
    "https://kemkes.go.id/keluar?url=https%3A%2F%2Fevil.com",
    "https://kemkes.go.id/keluar?url=https%253A%252F%252Fevil.com",
    "https://kemkes.go.id/keluar?url=%2568ttps%3a//evil.com",
    "https://kemkes.go.id/keluar?url=//evil.com",
    "https://kemkes.go.id/keluar?url=/%5cevil.com",
    "https://kemkes.go.id/keluar?url=HTTPS:evil.com",
    "https://kemkes.go.id/keluar?url=aHR0cHM6Ly9ldmlsLmNvbQ",
    "https://kemkes.go.id/keluar?next=evil.com/a",
    "https://kemkes.go.id/https://evil.com",
    "https://kemkes.go.id/a#https://evil.com",
    "https://web.archive.org/web/2024/https://bit.ly/a",
    "https://web.archive.org/web/2024/http://127.0.0.1/a",
    "https://web.archive.org/save?url=https://evil.com",
]
TAKEN = [
    "https://kemkes.go.id/a",
    "https://www.kemkes.go.id/id/rilis-kesehatan/vaksin-2026?halaman=2#isi",
    "https://kemkes.go.id:443/a",
    "https://bps.go.id/id/pressrelease/2026/01/05/2400/inflasi.html",
    "https://peraturan.bpk.go.id/Details/274494/uu-no-27-tahun-2022",
    "https://jdih.kominfo.go.id/unduh?link=laporan.pdf",
    "https://desa-sukamaju.desa.id/",
    "https://who.int/news",
    "https://komdigi.github.io/rilis",
    "https://web.archive.org/web/20240101000000/https://kemkes.go.id/a",
    "https://web.archive.org/web/2024*/kemkes.go.id/a",
    "https://archive.ph/AbCdE",
    "https://cari.kemkes.go.id/?q=vaksin+anak",
]


@pytest.mark.parametrize("url", REFUSED)
def test_a_source_is_a_public_host_and_leads_nowhere_else(url: str) -> None:
    """R1."""
    with pytest.raises(Invalid):
        read_source_url(url)


@pytest.mark.parametrize("url", TAKEN)
def test_a_page_on_a_public_host_is_taken_as_it_stands(url: str) -> None:
    """R1."""
    assert read_source_url(url) == url


def test_a_host_of_one_other_script_is_shown_as_punycode() -> None:
    """R1."""
    typed = "https://\u0434\u043e\u043c.\u0440\u0444/a"
    assert read_source_url(typed) == "https://xn--d1aqf.xn--p1ai/a"


def test_evidence_is_read_by_the_same_rule() -> None:
    """R1, R2: with http too."""
    assert read_evidence_url("http://kemkes.go.id/a") == "http://kemkes.go.id/a"
    for url in ("http://127.0.0.1.nip.io/a", "https://t.ly/x", "http://kemkes.go.id%2eevil.com/"):
        with pytest.raises(Invalid, match="evidence-not-link"):
            read_evidence_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://go.id/a",
        "https://co.id/a",
        "https://desa.id/a",
        "https://com/a",
        "https://kemkes.tidakada/a",
        "https://kemkes.go.id.rumah/a",
        "https://router.home/a",
        "https://printer.kantor/a",
        "https://web.archive.org/web/2024/https://kemkes.tidakada/a",
    ],
)
def test_a_host_is_registered_beneath_a_known_public_suffix(url: str) -> None:
    """R1: and is more than one."""
    with pytest.raises(Invalid):
        check_public(read_source_url(url), PublicSuffixes())


@pytest.mark.parametrize("url", TAKEN)
def test_public_hosts_are_known(url: str) -> None:
    """R1."""
    check_public(url, PublicSuffixes())


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.kemkes.go.id", "kemkes.go.id"),
        ("sehatnegeriku.kemkes.go.id", "kemkes.go.id"),
        ("komdigi.github.io", "github.io"),
        ("who.int", "who.int"),
        ("kemkes.go.id.", "kemkes.go.id"),
        ("go.id", None),
        ("kemkes.tidakada", None),
        ("", None),
    ],
)
def test_the_registrable_domain_of_a_host(host: str, domain: str | None) -> None:
    """R1, for R2 and R7: what companies let their customers register counts as the companies'."""
    assert registrable_domain(host) == domain
