"""Links to posts and profiles, read from what people paste, without a look at the network.

Short links (vm.tiktok.com, fb.watch, share codes) name their platform only: the post behind them stays unknown,
so a short and a long link to one post have different ids. The same holds for Facebook's `pfbid` and numeric ids.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import unquote


class Platform(StrEnum):
    X = "x"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    THREADS = "threads"
    LINKEDIN = "linkedin"

    @property
    def label(self) -> str:
        """The name as the platform writes it."""
        return _LABELS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLink:
    """One post. `handle` is lower-case without "@", and None where the link doesn't carry it."""

    platform: Platform
    post_id: str
    handle: str | None
    url: str

    @property
    def identity(self) -> tuple[Platform, str]:
        """Equal for two links to one post, whoever the link says posted it."""
        return self.platform, self.post_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLink:
    """One account. `handle` is lower-case without "@"; a number on Facebook or a channel id on YouTube stands as it is.

    LinkedIn's people and companies share the form of their handles; `url` alone tells them apart.
    """

    platform: Platform
    handle: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Address:
    """`path` has no outer slashes; a short host stands before it, values that name a post after it, each behind "?"."""

    platform: Platform
    path: str


_LABELS: Final[Mapping[Platform, str]] = {
    Platform.X: "X",
    Platform.INSTAGRAM: "Instagram",
    Platform.FACEBOOK: "Facebook",
    Platform.TIKTOK: "TikTok",
    Platform.YOUTUBE: "YouTube",
    Platform.THREADS: "Threads",
    Platform.LINKEDIN: "LinkedIn",
}
_LONGEST: Final = 2_048
_HOSTS: Final[Mapping[str, Platform]] = {
    "x.com": Platform.X,
    "twitter.com": Platform.X,
    "instagram.com": Platform.INSTAGRAM,
    "instagr.am": Platform.INSTAGRAM,
    "facebook.com": Platform.FACEBOOK,
    "fb.com": Platform.FACEBOOK,
    "fb.me": Platform.FACEBOOK,
    "fb.watch": Platform.FACEBOOK,
    "tiktok.com": Platform.TIKTOK,
    "youtube.com": Platform.YOUTUBE,
    "youtube-nocookie.com": Platform.YOUTUBE,
    "youtu.be": Platform.YOUTUBE,
    "threads.net": Platform.THREADS,
    "threads.com": Platform.THREADS,
    "linkedin.com": Platform.LINKEDIN,
}
_ENTRANCE: Final = re.compile(r"www|m|mobile|web|touch|mbasic|business|music|[a-z]{2}(?:-[a-z]{2})?")
_SHORT_HOSTS: Final = frozenset({"fb.watch", "youtu.be", "vm.tiktok.com", "vt.tiktok.com"})
_NAMING_QUERY: Final[Mapping[str, tuple[str, ...]]] = {
    "watch": ("v",),
    "watch/live": ("v",),
    "video.php": ("v",),
    "photo": ("fbid",),
    "photo.php": ("fbid",),
    "permalink.php": ("story_fbid", "id"),
    "story.php": ("story_fbid", "id"),
    "profile.php": ("id",),
}
_URL: Final = re.compile(
    r"(?:https?://)?(?P<host>[a-z0-9.-]{1,253}?)\.?(?::(?:80|443))?"
    r"(?P<path>/[^?#\s\\]*)?(?:\?(?P<query>[^#\s]*))?(?:#\S*)?",
    re.ASCII | re.IGNORECASE,
)
_IN_TEXT: Final = re.compile(
    r"""https?://[^\s/?#<>"'\u2018-\u201f«»()\[\]{}]*(?:[/?#][\w!#$%&*+,./:;=?@~-]*)?"""
    r"""|(?<![\w@./:%&=?#~+-])(?:[a-z0-9-]+\.)+[a-z]{2,}\.?(?::\d+)?/[\w!#$%&*+,./:;=?@~-]*""",
    re.IGNORECASE,
)

_INSTAGRAM_HANDLE: Final = r"(?!\.)(?!.*\.\.)[a-z0-9._]{1,30}(?<!\.)"
_HANDLES: Final[Mapping[Platform, str]] = {
    Platform.X: r"[a-z0-9_]{1,15}",
    Platform.INSTAGRAM: _INSTAGRAM_HANDLE,
    Platform.THREADS: _INSTAGRAM_HANDLE,
    Platform.FACEBOOK: r"[a-z0-9][a-z0-9.-]{1,73}[a-z0-9](?<!\.php)",
    Platform.TIKTOK: r"[a-z0-9._]{2,24}(?<!\.)",
    Platform.YOUTUBE: r"[a-z0-9][a-z0-9._-]{1,28}[a-z0-9]",
    Platform.LINKEDIN: r"[a-z0-9-]{3,100}",
}
_SERVICE_PAGES: Final = frozenset(
    {"about", "community-guidelines", "explore", "hashtag", "help", "legal", "login", "policies", "privacy", "safety"}
    | {"signup", "tag", "tos"}
)
_RESERVED: Final[Mapping[Platform, frozenset[str]]] = {
    Platform.X: frozenset(
        {"compose", "download", "home", "i", "intent", "jobs", "messages", "notifications", "search", "settings"}
        | {"share"}
    ),
    Platform.INSTAGRAM: frozenset(
        {"accounts", "api", "challenge", "developer", "direct", "directory", "emails", "graphql", "p", "reel", "reels"}
        | {"share", "stories", "tv", "web"}
    ),
    Platform.FACEBOOK: frozenset(
        {"ads", "business", "dialog", "events", "friends", "gaming", "groups", "live", "marketplace", "media"}
        | {"messages", "notifications", "pages", "people", "permalink", "photo", "photos", "plugins", "profile"}
        | {"public", "reel", "reels", "search", "settings", "share", "sharer", "story", "stories", "video", "videos"}
        | {"watch"}
    ),
}

_NUMBER: Final = r"(?P<id>[1-9][0-9]{0,23})"
_CODE: Final = r"(?P<id>[A-Za-z0-9_-]{5,64})"
_VIDEO: Final = r"(?P<id>[A-Za-z0-9_-]{11})"
_FACEBOOK_ID: Final = r"(?P<id>[1-9][0-9]{0,23}|pfbid[0-9A-Za-z]{10,120})"
_NAME: Final = r"(?P<name>[^/?]+)"
_LINKEDIN_KIND: Final = r"(?P<kind>activity|share|ugcPost)"
_TAB: Final = (
    r"(?:/(?:about|community|featured|followers|following|highlights|live|media|photos|playlists|posts|reels|replies"
    r"|shorts|streams|tagged|videos|with_replies))?"
)


_Forms = Mapping[Platform, Mapping[str, str]]
"""How links look: patterns of the path with groups `id` and `name`, and the canonical link with their gaps."""


_POSTS: Final[_Forms] = {
    Platform.X: {
        rf"i/(?:web/)?status/{_NUMBER}(?:/.*)?": "https://x.com/i/status/{id}",
        rf"{_NAME}/status(?:es)?/{_NUMBER}(?:/.*)?": "https://x.com/{name}/status/{id}",
    },
    Platform.INSTAGRAM: {
        rf"(?:p|reels?|tv)/{_CODE}(?:/.*)?": "https://www.instagram.com/p/{id}/",
        rf"share/(?P<kind>p|reel)/{_CODE}": "https://www.instagram.com/share/{kind}/{id}/",
        rf"{_NAME}/(?:p|reel|tv)/{_CODE}(?:/.*)?": "https://www.instagram.com/{name}/p/{id}/",
    },
    Platform.FACEBOOK: {
        rf"\?fb\.watch/{_CODE}": "https://fb.watch/{id}/",
        rf"(?:permalink|story)\.php\?{_FACEBOOK_ID}\?{_NAME}": "https://www.facebook.com/{name}/posts/{id}",
        rf"(?:watch|watch/live|video\.php)\?{_NUMBER}": "https://www.facebook.com/watch/?v={id}",
        rf"photo(?:\.php)?\?{_NUMBER}": "https://www.facebook.com/photo/?fbid={id}",
        rf"reels?/{_NUMBER}": "https://www.facebook.com/reel/{id}",
        rf"share/(?P<kind>[pvr])/{_CODE}": "https://www.facebook.com/share/{kind}/{id}/",
        rf"share/{_CODE}": "https://www.facebook.com/share/{id}/",
        rf"groups/(?P<group>[A-Za-z0-9.-]+)/(?:posts|permalink)/{_FACEBOOK_ID}": (
            "https://www.facebook.com/groups/{group}/posts/{id}"
        ),
        rf"{_NAME}/(?P<kind>posts|videos|photos)/(?:[^/]+/)?{_FACEBOOK_ID}": (
            "https://www.facebook.com/{name}/{kind}/{id}"
        ),
    },
    Platform.TIKTOK: {
        rf"\?(?P<kind>v[mt])\.tiktok\.com/{_CODE}": "https://{kind}.tiktok.com/{id}/",
        rf"t/{_CODE}": "https://www.tiktok.com/t/{id}/",
        rf"@{_NAME}/(?P<kind>video|photo)/{_NUMBER}": "https://www.tiktok.com/@{name}/{kind}/{id}",
        rf"@/(?P<kind>video|photo)/{_NUMBER}": "https://www.tiktok.com/@/{kind}/{id}",
        rf"v/{_NUMBER}\.html": "https://www.tiktok.com/@/video/{id}",
    },
    Platform.YOUTUBE: {
        rf"(?:watch\?|shorts/|live/|embed/|v/|\?youtu\.be/){_VIDEO}": "https://www.youtube.com/watch?v={id}",
        rf"post/{_CODE}": "https://www.youtube.com/post/{id}",
    },
    Platform.THREADS: {
        rf"@{_NAME}/post/{_CODE}(?:/.*)?": "https://www.threads.com/@{name}/post/{id}",
        rf"t/{_CODE}": "https://www.threads.com/t/{id}",
    },
    Platform.LINKEDIN: {
        rf"posts/(?P<name>[^/_]+)_(?:.*-)?{_LINKEDIN_KIND}-{_NUMBER}(?P<check>-[A-Za-z0-9_-]{{1,8}})?": (
            "https://www.linkedin.com/posts/{name}_{kind}-{id}{check}"
        ),
        rf"(?:embed/)?feed/update/urn:li:{_LINKEDIN_KIND}:{_NUMBER}": (
            "https://www.linkedin.com/feed/update/urn:li:{kind}:{id}/"
        ),
    },
}
_PROFILES: Final[_Forms] = {
    Platform.X: {rf"{_NAME}{_TAB}": "https://x.com/{name}"},
    Platform.INSTAGRAM: {rf"{_NAME}{_TAB}": "https://www.instagram.com/{name}/"},
    Platform.FACEBOOK: {
        r"profile\.php\?(?P<name>[0-9]+)": "https://www.facebook.com/{name}",
        rf"(?:people|pages)/[^/]+/(?P<name>[0-9]+){_TAB}": "https://www.facebook.com/{name}",
        rf"p/[^/]+-(?P<name>[0-9]+){_TAB}": "https://www.facebook.com/{name}",
        rf"{_NAME}{_TAB}": "https://www.facebook.com/{name}",
    },
    Platform.TIKTOK: {rf"@{_NAME}{_TAB}": "https://www.tiktok.com/@{name}"},
    Platform.YOUTUBE: {
        rf"@{_NAME}{_TAB}": "https://www.youtube.com/@{name}",
        rf"channel/(?P<id>UC[A-Za-z0-9_-]{{22}}){_TAB}": "https://www.youtube.com/channel/{id}",
    },
    Platform.THREADS: {rf"@{_NAME}{_TAB}": "https://www.threads.com/@{name}"},
    Platform.LINKEDIN: {
        rf"(?P<kind>in|company|school|showcase)/{_NAME}{_TAB}": "https://www.linkedin.com/{kind}/{name}/",
    },
}


def read_handle(platform: Platform, typed: str) -> str | None:
    """The handle lower-case without "@", or None where the platform has no such handle or keeps the word for itself."""
    handle = typed.removeprefix("@").lower()
    if not typed.isascii() or not re.fullmatch(_HANDLES[platform], handle):
        return None
    return None if handle in _SERVICE_PAGES | _RESERVED.get(platform, frozenset()) else handle


def link_spans(text: str) -> list[tuple[int, int]]:
    """Where links of known platforms stand (start, end), without the punctuation that closes a sentence.

    A domain without scheme needs a path: "x.com" alone is a word.
    """
    spans: list[tuple[int, int]] = []
    for found in _IN_TEXT.finditer(text):
        link = found.group().rstrip(".,:;!?*~")
        if _address(link) is not None:
            spans.append((found.start(), found.start() + len(link)))
    return spans


def find_links(text: str) -> list[str]:
    """Links of known platforms in free text, in order, as they were typed."""
    return [text[start:end] for start, end in link_spans(text)]


def parse_post_link(url: str) -> PostLink | None:
    """The post that one link names; the link may lack its scheme."""
    address = _address(url)
    read = _read(address, _POSTS) if address else None
    if address is None or read is None:
        return None
    groups, link = read
    return PostLink(platform=address.platform, post_id=groups["id"], handle=groups.get("name"), url=link)


def first_post_link(text: str) -> PostLink | None:
    """The first post linked in free text."""
    return next((post for link in find_links(text) if (post := parse_post_link(link))), None)


def posts_in(text: str) -> list[str]:
    """The links to posts in free text, each post once."""
    posts: dict[tuple[Platform, str], str] = {}
    for link in find_links(text):
        post = parse_post_link(link)
        if post is not None:
            posts.setdefault(post.identity, link)
    return list(posts.values())


def parse_profile_link(text: str) -> ProfileLink | None:
    """The first profile linked in free text. A link to a post is no profile link."""
    for link in find_links(text):
        address = _address(link)
        if address and (read := _read(address, _PROFILES)):
            groups, url = read
            return ProfileLink(platform=address.platform, handle=groups.get("name") or groups["id"], url=url)
    return None


def is_service_page(url: str) -> bool:
    """Whether a link leads to a platform's own page (front, hashtag, help), so to nobody's account."""
    address = _address(url)
    return address is not None and address.path.partition("/")[0].lower() in _SERVICE_PAGES | {""}


def _address(url: str) -> _Address | None:
    parts = _URL.fullmatch(url.strip()) if len(url) <= _LONGEST else None
    if parts is None:
        return None
    host = parts["host"].lower().removeprefix("www.")
    entrance, _, rest = host.partition(".")
    platform = _HOSTS.get(rest if _ENTRANCE.fullmatch(entrance) and rest in _HOSTS else host)
    typed = re.sub(r"/+", "/", parts["path"] or "").strip("/")
    if platform is None or re.search(r"%2f|%3f", typed, re.IGNORECASE):
        return None
    query: dict[str, str] = {}
    for pair in (parts["query"] or "").split("&"):
        key, _, value = pair.partition("=")
        query.setdefault(key, unquote(value))
    path = unquote(typed)
    values = "".join(f"?{query[key]}" for key in _NAMING_QUERY.get(path, ()) if query.get(key))
    return _Address(platform=platform, path=(f"?{host}/" if host in _SHORT_HOSTS else "") + path + values)


def _read(address: _Address, forms: _Forms) -> tuple[dict[str, str], str] | None:
    """The groups of the first form that fits, its handle made plain, and the canonical link."""
    for path, url in forms[address.platform].items():
        if found := re.fullmatch(path, address.path):
            groups = found.groupdict(default="")
            if "name" in groups:
                handle = read_handle(address.platform, groups["name"])
                if handle is None:
                    return None
                groups["name"] = handle
            return groups, url.format(**groups)
    return None
