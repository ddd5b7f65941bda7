"""Accounts, links and mail addresses of private persons (R7), also where a dot or an "@" is written as a word."""

import re
from typing import Final
from urllib.parse import unquote

from siman_bot.domain.post_link import Platform, is_service_page, link_spans, parse_post_link, parse_profile_link
from siman_bot.domain.publishing.words.findings import Hit, Level
from siman_bot.domain.publishing.words.lexicon.online import PLATFORMS, PROVIDERS
from siman_bot.domain.publishing.words.records import ONLINE
from siman_bot.domain.publishing.words.tokens import Tokens
from siman_bot.domain.reading import Reading

Allowed = frozenset[tuple[Platform, str]]

_HANDLE: Final = re.compile(r"@([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)", re.ASCII | re.IGNORECASE)
_HANDLE_APART: Final = re.compile(r"@[ ]+([a-z][a-z0-9]*(?: ?[_.] ?[a-z0-9]+)*)", re.ASCII | re.IGNORECASE)
_PRICE: Final = re.compile(r"(?:rp)?[0-9.-]+", re.ASCII | re.IGNORECASE)
_MAIL_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.ASCII | re.IGNORECASE)
_MAIL_NAME: Final = re.compile(r"[a-z0-9._%+-]+$", re.ASCII | re.IGNORECASE)
_MAIL_NAME_LIMIT: Final = 64
_OFFICIAL_MAIL: Final = re.compile(r"(?:.+\.)?(?:go|mil|desa)\.id", re.IGNORECASE)
_UNVOUCHED: Final = re.compile(
    r"(?<![a-z0-9-])(?:"
    r"(?:bsky\.app/profile|vk\.com|linktr\.ee|snapchat\.com/add|reddit\.com/(?:u|user)"
    r"|bit\.ly|tinyurl\.com|s\.id|t\.co|cutt\.ly|is\.gd|rb\.gy|ow\.ly|lnkd\.in|(?<!app\.)goo\.gl|shorturl\.at"
    r"|archive\.(?:ph|is|today))"
    r"|(?:nitter|[vf]xtwitter|fixupx|fixvx|xcancel|(?:dd|kk)instagram|imginn|picuki|vxtiktok)(?:\.[a-z0-9-]{1,30}){1,3}"
    r")/[^\s<>\"']+",
    re.ASCII | re.IGNORECASE,
)
"""Profiles where no account is registered, mirrors of platforms, and short links, which hide where they lead."""
_WORD: Final = re.compile(r"\S+")
_WITHIN: Final = re.compile(r"https?:/{1,2}|[=&?]|/(?=(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,5}/)", re.IGNORECASE)
_TELEGRAM: Final = re.compile(
    r"(?<![a-z0-9.-])(?:t|telegram)\.me/(?:s/)?([a-z][a-z0-9_]{3,31})", re.ASCII | re.IGNORECASE
)
_DOT: Final = r"(?:\s?\.\s?|\s?[\[({<]\s?(?:dot|titik|\.)\s?[\])}>]\s?|\s(?:dot|titik)\s)"
_AT: Final = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|et|@)\s?[\])}>]\s?|\s(?:at|et)\s)"
_SLASH: Final = r"(?:\s?/\s?|\s(?:slash|garis miring)\s)"
_NAME: Final = rf"[a-z0-9_][a-z0-9._-]{{1,40}}(?:{_DOT}[a-z0-9_-]{{2,30}})?"
_HIDDEN_MAIL: Final = re.compile(
    rf"\b[a-z0-9](?:[a-z0-9._%+-]|\s(?:titik|dot)\s){{1,40}}?{_AT}(?:gmail|yahoo|ymail|hotmail|outlook|proton(?:mail)?"
    rf"|icloud|live|mail|rocketmail)\b(?:{_DOT}[a-z]{{2,4}}){{0,2}}",
    re.IGNORECASE,
)
_HIDDEN_LINK: Final = re.compile(
    rf"\b(?:instagram|facebook|fb|tiktok|twitter|x|youtube|threads|linkedin|t){_DOT}(?:com|net|me)\b{_SLASH}"
    rf"(?:(?:c|in|u){_SLASH})?(?:{_AT})?{_NAME}",
    re.IGNORECASE,
)
_ON_PLATFORM: Final = re.compile(
    r"\b(?:ig|insta|instagram|twitter|x|tiktok|tik tok|fb|facebook|threads|youtube|yt|telegram|tele|akun(?:nya)?"
    r"|username|user|handle|pengguna|thread)(?:-?nya)?\b"
    r"(?: ?[:=] ?| (?:miliknya|namanya|bernama|atas nama|dari user|adalah|di instagram|di tiktok|di x)? ?:? ?)[\"'@]?"
    r"(?P<name>[a-z0-9](?:[a-z0-9._]|_ ?| (?:dot|underscore|titik) ){2,40})",
    re.IGNORECASE,
)
_HANDLE_LIKE: Final = re.compile(
    r"(?<![\w@/.#-])(?=[a-z0-9._]{0,40}[a-z])[a-z0-9.]{1,30}_[a-z0-9._]{1,30}(?![\w@/-])", re.ASCII | re.IGNORECASE
)
_FILE: Final = re.compile(r".+\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|pptx?|mp[34]|mov|zip|csv|txt|apk)", re.IGNORECASE)
_SPELLED_OUT: Final = re.compile(r"_|[a-z][0-9]{2,}|[0-9][a-z]|\.[a-z]|\s(?:dot|underscore|titik)\s", re.IGNORECASE)
_OFFICIAL: Final = re.compile(
    r"kemen|dinas|dinkes|dinsos|dis(?:dik|hub|pora|kominfo|nak|perin|budpar|par)|pem(?:kot|kab|prov|da|erintah)|pol(?:da"
    r"|res|ri|sek)|bmkg|b(?:nn|np|mn)b?|kpu|bawaslu|bps|bpjs|bpom|bkn|bkd|bpbd|basarnas|humas|official|resmi|gov|rsud|rsup"
    r"|kominfo|komdigi|puskesmas|kab(?:upaten)?[._]|kota[._]|prov[._]|setda|sekretariat|ppid|dprd|kejari|kejaksaan|kpk"
    r"|ojk|bank|pln|pdam|pmi|samsat|dukcapil|kemenag|museum|perpus|satpol|damkar|infobmkg|bulog|lapor|kelurahan|kecamatan"
    r"|desa|imigrasi|kereta|transj|layanan|pelayanan|info[._]?publik|ditjen|univ|sman?[0-9]|smk[0-9]|jabar|jateng|jatim",
    re.IGNORECASE,
)
"""What accounts of institutions are wont to be called. It proves nothing, so such a name is doubtful."""


def accounts(reading: Reading, allowed: Allowed) -> list[Hit]:
    """Handles, links to profiles and posts, and mail addresses of which no institution vouches.

    Links that hide where they lead, and archived copies of posts, are taken for links to private posts.
    """
    text = reading.text
    if "@" not in text and "/" not in text and "%" not in text:
        return []
    names = {handle.lower() for _, handle in allowed}
    links = link_spans(text)
    hits = [
        _hit(text, *span)
        for span in links
        if not (_is_institutional(text[slice(*span)], allowed) and _is_as_typed(reading, *span))
    ]
    rest = list(text)
    for start, end in links:
        rest[start:end] = " " * (end - start)
    unlinked = "".join(rest)
    hits += [_hit(text, *found.span()) for found in _TELEGRAM.finditer(unlinked) if found[1].lower() not in names]
    if "/" in unlinked or "%" in unlinked:
        hits += [Hit(*found.span(), Level.REFUSE) for found in _UNVOUCHED.finditer(unlinked)]
        hits += [
            Hit(*found.span(), Level.REFUSE)
            for found in _WORD.finditer(unlinked)
            if _wraps_another(found.group(), allowed)
        ]
    for found in _HANDLE.finditer(unlinked):
        name = _MAIL_NAME.search(unlinked, max(0, found.start() - _MAIL_NAME_LIMIT), found.start())
        if name and _MAIL_HOST.fullmatch(found[1]):
            if not _OFFICIAL_MAIL.fullmatch(found[1]) and unlinked[name.start() - 1 : name.start()] != "/":
                hits.append(Hit(name.start(), found.end(), Level.REFUSE))
        elif not (_PRICE.fullmatch(found[1]) or (found[1].lower() in names and _is_as_typed(reading, *found.span()))):
            hits.append(_hit(text, *found.span()))
    return hits


def hidden_accounts(reading: Reading, cut: Tokens, allowed: Allowed) -> list[Hit]:
    """Accounts and mail addresses that are named without their usual signs ("ig budi_s99", "budi (at) gmail")."""
    text = reading.text
    names = {handle.lower() for _, handle in allowed} if allowed else set()
    words = frozenset(cut.words) if cut.flags & ONLINE else frozenset()
    hits: list[Hit] = []
    if not words.isdisjoint(PROVIDERS):
        hits += [Hit(*found.span(), Level.REFUSE) for found in _HIDDEN_MAIL.finditer(text) if not _is_plain(found[0])]
    if not words.isdisjoint(PLATFORMS):
        hits += [_hit(text, *found.span()) for found in _HIDDEN_LINK.finditer(text) if not _is_plain(found[0])]
        for found in _ON_PLATFORM.finditer(text):
            name = found["name"].rstrip(" .")
            if name.lower() not in names and not _FILE.fullmatch(name) and _SPELLED_OUT.search(name):
                hits.append(_hit(text, found.start(), found.start("name") + len(name)))
    if "_" in text:
        hits += [
            Hit(*found.span(), Level.MARK)
            for found in _HANDLE_LIKE.finditer(text)
            if found[0].lower().rstrip(".") not in names and not _FILE.fullmatch(found[0])
        ]
    if "@ " in text:
        hits += [
            Hit(*found.span(), Level.MARK)
            for found in _HANDLE_APART.finditer(text)
            if "_" in found[1]
            or "." in found[1]
            or _ACCOUNT_BEFORE.search(text, max(0, found.start() - 40), found.start())
        ]
    return hits


_ACCOUNT_BEFORE: Final = re.compile(r"\b(?:akun|ig|instagram|telegram|twitter|tiktok|twit|bung|user)\b", re.IGNORECASE)


def _is_plain(link: str) -> bool:
    """Whether it is written as usual, and so is found, or vouched for, as any other."""
    return not re.search(r"[\s\[({<]", link)


def _hit(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, Level.MARK if _OFFICIAL.search(text, start, end) else Level.REFUSE)


def _is_as_typed(reading: Reading, start: int, end: int) -> bool:
    """Whether a name stands in plain letters, so that it is the one that was vouched for and no look-alike."""
    return reading.raw.isascii() or reading.fragment(start, end) == reading.text[start:end]


def _is_institutional(link: str, allowed: Allowed) -> bool:
    account = parse_post_link(link) or parse_profile_link(link)
    if account is None or account.handle is None:
        return account is None and is_service_page(link)
    return (account.platform, account.handle) in allowed


def _wraps_another(word: str, allowed: Allowed) -> bool:
    """Whether a link holds one to an account that nobody vouches for, as an archive's or a redirection's does."""
    if "/" not in word and "%" not in word:
        return False
    pieces = _WITHIN.split(unquote(unquote(word)))[1:]
    links = (piece[start:end] for piece in pieces for start, end in link_spans(piece))
    return any(not _is_institutional(link, allowed) for link in links)
