"""One page, whatever stands around its address: archives, other devices, tracking, escapes (R2)."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from siman_bot.domain.reports.institutions.naming import named, of_handle, of_host, registrable
from siman_bot.domain.reports.institutions.words import listed

_DEPTH: Final = 4
_ARCHIVED: Final = (
    r"(?:web\.archive\.org/(?:web|save)/(?:[^/]+/)?|archive\.org/wayback/[^/]+/|"
    r"archive\.(?:ph|is|today|li|md|vn|fo)/(?:[\d.-]{4,}|newest|oldest|o/\w+)/|"
    r"arquivo\.pt/(?:wayback|noframe/replay)/[^/]+/|webarchive\.nationalarchives\.gov\.uk/(?:ukgwa/)?[^/]+/|"
    r"webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]+:)?|ghostarchive\.org/archive/[^/]+/(?=https?)|"
    r"timetravel\.mementoweb\.org/(?:memento|list)/[^/]+/|perma\.cc/[\w-]+/(?=https?)|"
    r"(?:www\.)?google\.[a-z.]+/amp/(?:s/)?|[\w-]+\.cdn\.ampproject\.org/[cvi](?:/s)?/|"
    r"(?:www\.)?google\.[a-z.]+/url\?(?:[^#]*&)?(?:q|url)=)(?P<page>.+)"
)
_PREFIX: Final = re.compile(r"^(?:www\d?|m|mobile|amp|wap|touch|web|news-amp|id-id)\.(?=[^.]+\.[^.]+)")
_TRACKING: Final = (
    r"utm_.*|_ga|_gl|_hs\w*|fb\w*clid|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igsh(?:id)?|mc_[ce]id"
    r"|mkt_tok|ref|ref_?src|ref_?url|referrer|referer|source|src|from|via|cmp(?:id)?|campaign|spm|xtor|wt_.*|s|t|si"
    r"|feature|share\w*|amp\w*|outputtype|output|page|single|lang|hl|locale|_x_tr_.*|device|m|view|print|sfnsn|mibextid"
    r"|rdid|app|pp|ito|smid|ocid|cid|guccounter|guce_.*|taid|tc|partner|at_.*|ns_.*|__twitter_impression|jsessionid"
)
_SAME_HOSTS: Final[Mapping[str, str]] = {
    "twitter.com": "x.com",
    "youtube-nocookie.com": "youtube.com",
    "fb.com": "facebook.com",
    "web.facebook.com": "facebook.com",
    "telegram.me": "t.me",
    "instagr.am": "instagram.com",
}
_VIDEO: Final = re.compile(r"^/(?:shorts|embed|live|v)/([\w-]+)")
_SHARED: Final = listed(
    """
    x.com facebook.com instagram.com youtube.com tiktok.com t.me threads.net threads.com linkedin.com medium.com
    google.com whatsapp.com reddit.com github.com scribd.com issuu.com blogspot.com wordpress.com dropbox.com
    wikipedia.org wikimedia.org archive.org archive.ph archive.is archive.today ghostarchive.org perma.cc
    kaskus.co.id googleusercontent.com
    """
)
"""Hosts of many: who speaks there is told by the account alone."""


_LENT: Final = listed(
    """
    blogspot.com wordpress.com medium.com substack.com github.io gitlab.io netlify.app vercel.app pages.dev web.app
    firebaseapp.com wixsite.com weebly.com business.site notion.site herokuapp.com
    """
)
"""Hosts beneath which each name is somebody's own."""


@dataclass(frozen=True, slots=True)
class Page:
    """An address as it is compared."""

    host: str
    path: str
    query: str


def page_of(url: str) -> Page:
    """The page that a link leads to, in the end."""
    rest = _undone(url.strip())
    for _ in range(_DEPTH):
        inner = re.fullmatch(_ARCHIVED, re.sub(r"^[a-z]+:/*", "", rest, flags=re.IGNORECASE), re.IGNORECASE)
        if inner is None:
            break
        rest = _undone(inner["page"])
    if not re.match(r"[a-z]+://", rest, re.IGNORECASE):
        rest = f"https://{re.sub(r'^[a-z]+:/*', '', rest, flags=re.IGNORECASE)}"
    try:
        parts = urlsplit(rest)
        host = _host(parts.hostname or "")
    except ValueError:
        return Page(host="", path=rest.casefold(), query="")
    query = [
        (name.casefold(), value.casefold())
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not re.fullmatch(_TRACKING, name, re.IGNORECASE)
    ]
    path = re.sub(r";[^/]*", "", _undone(parts.path)).casefold()
    path = re.sub(r"/(?:amp|index\.\w+|default\.aspx?)?/*$", "", re.sub(r"/{2,}", "/", path))
    path = re.sub(r"^/amp(?=/)", "", re.sub(r"\.amp(?=\.html?$|$)", "", path)).rstrip("/. ")
    return Page(*_video(host, path, query))


def publishers_of(url: str) -> frozenset[str]:
    """Keys of the institutions whose page it is; on hosts of many by the account in its path."""
    page = page_of(url)
    if not page.host:
        return frozenset()
    domain = registrable(page.host)
    if domain not in _SHARED | _LENT:
        return of_host(page.host)
    if page.host != domain and domain in _LENT:
        return of_handle(page.host.removesuffix(f".{domain}"))
    account = next((part.removeprefix("@") for part in page.path.split("/") if part), "")
    if domain == "youtube.com" and account in {"watch", "channel", "c", "user", "playlist"}:
        account = next(iter(page.path.split("/")[2:]), "") if account != "watch" else ""
    return (
        of_handle(account) if account and domain not in {"google.com", "wikipedia.org", "archive.org"} else frozenset()
    )


def words_of(url: str) -> list[str]:
    """The words of a page's address, which mostly are those of its headline."""
    page = page_of(url)
    return [word for word in re.split(r"[^a-z]+", page.path) if word]


def _host(host: str) -> str:
    host = _undone(host).strip(". ").casefold()
    with suppress(UnicodeError):
        host = host.encode("idna").decode().lower()
    while True:
        shorter = _PREFIX.sub("", host)
        if shorter == host:
            break
        host = shorter
    return _SAME_HOSTS.get(host, host)


def _video(host: str, path: str, query: list[tuple[str, str]]) -> tuple[str, str, str]:
    if host == "youtu.be":
        return "youtube.com", "/watch", f"v={path.strip('/')}"
    if host == "youtube.com" and (found := _VIDEO.match(path)):
        return host, "/watch", f"v={found[1]}"
    if host == "youtube.com" and path == "/watch":
        query = [pair for pair in query if pair[0] == "v"]
    return host, path, urlencode(sorted(query))


def _undone(text: str) -> str:
    for _ in range(_DEPTH):
        undone = unquote(text)
        if undone == text:
            break
        text = undone
    return text


__all__ = ["Page", "named", "page_of", "publishers_of", "words_of"]
