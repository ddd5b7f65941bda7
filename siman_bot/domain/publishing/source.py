"""Where an item's words come from: a link to a page on a public host, and no way round it (R1)."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from siman_bot.domain import imitation
from siman_bot.domain.refusals import Invalid

UNESCAPES: Final = 5
"""How often escapes are undone in search of another link."""

SHORTENERS: Final = frozenset(
    {
        *("1url.cz", "adf.ly", "amzn.to", "anonym.to", "apple.co", "app.link", "beacons.ai", "bit.do", "bit.ly"),
        *("bitly.com", "bitly.ws", "bl.ink", "buff.ly", "campsite.bio", "clck.ru", "cutt.ly", "dereferer.me"),
        *(
            "dlvr.it",
            "dub.co",
            "dub.sh",
            "fb.me",
            "forms.gle",
            "g.co",
            "g.page",
            "gg.gg",
            "goo.gl",
            "goo.su",
            "heylink.me",
        ),
        *(
            "href.li",
            "ift.tt",
            "intip.in",
            "is.gd",
            "kutt.it",
            "linkin.bio",
            "linktr.ee",
            "lnkd.in",
            "ln.run",
            "lynk.id",
        ),
        *("mcaf.ee", "me-qr.com", "msha.ke", "n9.cl", "onelink.me", "ouo.io", "ow.ly", "page.link", "po.st", "qr.ae"),
        *(
            "qrco.de",
            "rb.gy",
            "rebrand.ly",
            "s.id",
            "share.google",
            "short.gy",
            "short.io",
            "shorte.st",
            "shorturl.asia",
        ),
        *("shorturl.at", "slack-redir.net", "snip.ly", "soo.gd", "spoti.fi", "surl.li", "t.co", "t.ly", "t2m.io"),
        *("taplink.cc", "tiny.cc", "tiny.one", "tinyurl.com", "tny.im", "translate.goog", "trib.al", "u.to", "urlz.fr"),
        *("v.gd", "wa.me", "x.gd", "youtu.be", "zpr.io", "l.facebook.com", "lm.facebook.com", "l.instagram.com"),
        *("l.threads.net", "out.reddit.com", "redd.it", "l.wl.co", "db.tt", "1drv.ms", "aka.ms", "bom.so", "lihi.cc"),
    }
)
"""Hosts, with all beneath them, whose links lead elsewhere."""
REDIRECTS: Final = re.compile(
    r"(?:^|\.)(?:google\.[a-z.]+/(?:url|amp|imgres|aclk)\b|youtube\.com/redirect\b|bing\.com/(?:ck/|newtabredir)"
    r"|duckduckgo\.com/l/|facebook\.com/(?:l\.php|flx/)|linkedin\.com/(?:redir|safety/go)|vk\.com/away"
    r"|yandex\.[a-z.]+/(?:clck|redir)|yahoo\.com/.*/ru=|medium\.com/r/|t\.me/iv\b|steamcommunity\.com/linkfilter"
    r"|twitter\.com/i/redirect|x\.com/i/redirect|cdn\.ampproject\.org/|translate\.google\.[a-z.]+/"
    r"|webcache\.googleusercontent\.com/)"
)
"""Pages of other hosts that lead elsewhere."""
ARCHIVES: Final[Mapping[str, str]] = {
    "web.archive.org": r"/web/[^/]+/",
    "archive.org": r"/wayback/[^/]+/",
    "archive.ph": r"/(?:[\d.-]+|newest|o/\w+)/",
    "archive.is": r"/(?:[\d.-]+|newest|o/\w+)/",
    "archive.today": r"/(?:[\d.-]+|newest|o/\w+)/",
    "arquivo.pt": r"/(?:wayback|noFrame/replay)/[^/]+/",
    "webarchive.nationalarchives.gov.uk": r"/(?:ukgwa/)?[^/]+/",
}
"""Archives of pages, whose links carry the link of what they keep, and what stands before it in the path."""
ADDRESS_HOSTS: Final = frozenset(
    {
        *(
            "nip.io",
            "sslip.io",
            "xip.io",
            "localtest.me",
            "lvh.me",
            "vcap.me",
            "lacolhost.com",
            "traefik.me",
            "local.gd",
        ),
        *("ip6.name", "ipq.co", "backname.io", "hipio.com", "fbi.com.localtest.me", "yoogle.com", "fuf.me", "fuv.me"),
    }
)
"""Hosts, with all beneath them, whose names are addresses."""

_PRIVATE_LABELS: Final = frozenset(
    {"intranet", "localhost", "localdomain", "internal", "local", "lan", "corp", "onion", "arpa", "invalid", "test"}
)
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PORTS: Final = frozenset({None, 80, 443})
_HOST_LIMIT: Final = 253
_ADDRESS: Final = re.compile(
    r"(?<![\d])(?:0*(?:25[0-5]|2[0-4]\d|1\d\d|\d?\d)[.-]){3}0*(?:25[0-5]|2[0-4]\d|1\d\d|\d?\d)(?!\d)"
    r"|(?:^|[.-])(?:0x[0-9a-f]+|(?=[a-f]*\d)[0-9a-f]{8}|\d{8,10}|(?=[a-f]*\d)[0-9a-f]{32})(?=[.-]|$)"
    r"|(?:[0-9a-f]{1,4}-){7}[0-9a-f]{1,4}"
)
_LINK: Final = re.compile(
    r"(?:https?|ftp|javascript):|:[/\\]{2}|[=?#&;,|][/\\]{2,}|^[/\\]{2,}|aHR0c|68747470"
    r"|(?:&#x?[0-9a-f]+;|\\u00)",
)
_LED_TO: Final = re.compile(
    r"(?:^|[?&#;])(?:url|uri|u|q|to|goto|go|redir|redirect|redirect_?ur[il]|next|dest|destination|target|link|out|exit"
    r"|continue|return|return_?(?:to|url)|rurl|away|site|domain)="
    r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?!(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|html?|php|aspx?|csv|zip)\b)[a-z]{2,}(?:[/:?#&]|$))",
    re.IGNORECASE,
)


class Suffixes(Protocol):
    """The public suffixes under which names are registered, such as `go.id`."""

    def registrable_domain(self, host: str) -> str | None:
        """The part of a host that somebody has registered; None where its suffix isn't known, or where it is one."""


def read_link(raw: str, *, depth: int = 0) -> str:
    """A link, already cleaned and on one line, with its host in ASCII.

    Raises:
        Invalid: `source-not-link`, `source-script`, `source-redirect` or `looks-like-code`.
    """
    words = raw.split()
    if len(words) != 1 or "\\" in raw or not raw.isprintable():
        raise Invalid("source-not-link")
    url = words[0]
    try:
        parts = urlsplit(url)
        port, netloc = parts.port, parts.netloc
    except ValueError as error:
        raise Invalid("source-not-link") from error
    schemes = {"https", "http"} if depth else {"https"}
    if parts.scheme not in schemes or port not in _PORTS or re.search(r"[@%\[\]]", netloc):
        raise Invalid("source-not-link")
    host = read_host(parts.hostname or "")
    _check_direct(parts, host, depth)
    if code := imitation.code_in_link(url):
        raise Invalid("looks-like-code", fragment=code)
    if netloc.isascii():
        return url
    return parts._replace(netloc=host if port is None else f"{host}:{port}").geturl()


def check_public(url: str, suffixes: Suffixes) -> None:
    """Pass where a link that was read has a host that is registered beneath a known public suffix.

    Raises:
        Invalid: `source-not-public`, with the host.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if suffixes.registrable_domain(host) is None:
        raise Invalid("source-not-public", fragment=host)
    if inner := _kept(parts, host):
        check_public(inner, suffixes)


def read_host(host: str) -> str:
    """A host that can be public, in ASCII.

    Raises:
        Invalid: `source-not-link`, or `source-script` where its letters are of several scripts.
    """
    try:
        ascii_host = host.encode("idna").decode().lower()
        shown = ".".join(label.encode().decode("idna") for label in ascii_host.split("."))
    except UnicodeError as error:
        raise Invalid("source-not-link") from error
    if not all(char.isalnum() or char in ".-" or unicodedata.category(char).startswith("M") for char in host + shown):
        raise Invalid("source-not-link")
    if len({_script(char) for char in host + shown if char.isalpha()}) > 1:
        raise Invalid("source-script", fragment=host)
    labels = ascii_host.split(".")
    named = len(labels) > 1 and len(ascii_host) <= _HOST_LIMIT and all(_is_label(label) for label in labels)
    if not named or not re.fullmatch(r"[a-z]{2,}|xn--[a-z0-9-]+", labels[-1]) or _PRIVATE_LABELS & set(labels):
        raise Invalid("source-not-link")
    if _ADDRESS.search(ascii_host) or _beneath(ascii_host, ADDRESS_HOSTS):
        raise Invalid("source-not-link")
    return ascii_host


def _is_label(label: str) -> bool:
    return _LABEL.fullmatch(label) is not None and (label.startswith("xn--") or "--" not in label)


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]


def _beneath(host: str, names: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[place:]) in names for place in range(len(labels)))


def _kept(parts: SplitResult, host: str) -> str:
    """The link of the page that an archive keeps; empty for other links."""
    pattern = ARCHIVES.get(host.removeprefix("www."))
    kept = re.match(pattern, parts.path) if pattern else None
    if kept is None:
        return ""
    rest = parts._replace(scheme="", netloc="").geturl()
    inner = re.sub(r"^(https?):/+", r"\1://", rest[kept.end() :])
    return inner if re.match(r"https?://", inner) else f"http://{inner}"


def _check_direct(parts: SplitResult, host: str, depth: int) -> None:
    """Pass where a link leads nowhere else."""
    if _beneath(host, SHORTENERS) or REDIRECTS.search(f"{host}{parts.path}"):
        raise Invalid("source-redirect", fragment=host)
    rest = parts._replace(scheme="", netloc="").geturl()
    plain = rest
    for _ in range(UNESCAPES):
        plain = unquote(plain)
    inner = _kept(parts, host)
    if inner:
        if depth:
            raise Invalid("source-redirect", fragment=host)
        read_link(inner, depth=1)
        return
    squeezed = "".join(
        char for char in unicodedata.normalize("NFKC", plain) if not char.isspace() and char.isprintable()
    )
    led = _LED_TO.search(f"?{parts.query}") or _LED_TO.search(squeezed)
    if led or _LINK.search(squeezed) or _LINK.search(squeezed.lower()):
        raise Invalid("source-redirect", fragment=host)
