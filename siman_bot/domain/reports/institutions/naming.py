"""Which institution a name or a host means (R2)."""

import re
from collections.abc import Sequence
from typing import Final

from siman_bot.domain.reports.institutions import governments
from siman_bot.domain.reports.institutions.known import Alias, Table, table
from siman_bot.domain.reports.institutions.vocabulary import HEADS, OTHERS, ROLES, TRAILING
from siman_bot.domain.reports.institutions.words import host_in, listed, squashed, tokens

_LAST: Final = listed("indonesia official resmi com id co online")
_FIRST: Final = listed("humas akun situs website laman kanal portal")
"""Around a name that isn't known; elsewhere they are a part of it."""
_MOST_AFTER: Final = 6
_LONGEST_PERSON: Final = 4
"""Words of a person's name."""
_SUFFIXES: Final = {"police": "polri", "polres": "polri", "regional police": "polri"}


def named(name: str) -> frozenset[str]:
    """Keys of the institutions that a name may mean; empty for no name. Two names mean the same where keys meet."""
    host = host_in(name)
    if host is not None:
        return of_host(host)
    whole = _without_brackets(name)
    words = tokens(whole)
    keys = _of_words(words)
    if table().exactly(words) is None:
        # Several, or a person with the office: "Kemenkes dan BPOM", "Budi (Menteri Kesehatan)".
        parts = (*_SEVERAL.split(whole), _in_brackets(name))
        keys |= {key for part in parts for key in _of_words(tokens(part)) if not key.startswith(_UNKNOWN)}
    return frozenset(keys)


_SEVERAL: Final = re.compile(r"\s*(?:[,;/&+-]|\b(?:dan|and|serta|dengan|bersama|via|melalui)\b)\s*", re.IGNORECASE)
_UNKNOWN: Final = "name:"


def of_host(host: str) -> frozenset[str]:
    """Of whom a host is, as far as its name tells."""
    host = host.lower().rstrip(".")
    key = table().of_host(host)
    if key is not None:
        return frozenset({f"known:{key}"})
    domain = registrable(host)
    label = domain.partition(".")[0]
    found = {f"host:{domain}", f"name:{label.replace('-', '')}"}
    if domain.endswith((".go.id", ".polri.id")):
        branch = _branch(label)
        if branch is not None:
            return frozenset({f"known:{branch}", f"host:{domain}"})
        government = governments.government_of_label(label)
        found |= {government} if government else {f"gov:{governments.SOME}:{label}"}
    return frozenset(found)


def of_handle(handle: str) -> frozenset[str]:
    """Of whom an account is, by its handle: "KemenkesRI"."""
    letters = "".join(char for char in handle.casefold() if char.isalnum())
    for ending in ("", "ri", "id", "indonesia", "official", "news"):
        alias = table().by_letters.get(letters.removesuffix(ending))
        if alias is not None:
            return frozenset({f"known:{alias.key}"})
    words = next((f"{start} {letters[len(start) :]}" for start in _STARTS if letters.startswith(start)), "")
    government = governments.government_of(words.split()) if words else None
    return frozenset({government} if government else {f"name:{letters}"} if letters else ())


def _branch(label: str) -> str | None:
    """Of a label such as "kpu-surabaya" or "kejaribandung"."""
    first, dash, _ = label.partition("-")
    for alias in table().by_word.get(first, ()) if dash else ():
        if alias.words == (first,):
            return alias.key
    starts = (label[:length] for length in range(len(label), _SHORTEST_START - 1, -1))
    found = (table().by_letters.get(start) for start in starts)
    return next((alias.key for alias in found if alias is not None and alias.branches), None)


_SHORTEST_START: Final = 5
_STARTS: Final = ("pemprov", "pemkot", "pemkab", "pemda", "diskominfo", "dinkes")


def are_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of keys mean one institution, as far as they tell."""
    if one & other:
        return True
    governments_of_one = [key for key in one if key.startswith(("gov:", "dprd:"))]
    governments_of_other = [key for key in other if key.startswith(("gov:", "dprd:"))]
    return any(governments.are_one(a, b) for a in governments_of_one for b in governments_of_other)


def _of_words(words: Sequence[str]) -> set[str]:
    if not words:
        return set()
    known = _known(words, table())
    if known is not None:
        return {f"known:{known}"}
    government = governments.government_of(words)
    if government is not None:
        return {government}
    plain = list(words)
    while len(plain) > 1 and plain[-1] in _LAST:
        plain.pop()
    while len(plain) > 1 and plain[0] in _FIRST:
        plain.pop(0)
    return {f"name:{squashed(plain)}"}


def _known(words: Sequence[str], known: Table) -> str | None:
    if found := known.exactly(words) or known.exactly(_trimmed(words)):
        return found.key
    if not OTHERS & set(words) and (key := _SUFFIXES.get(words[-1])):
        return key
    places = range(len(words) if words[0] in HEADS else 1)
    return next((key for place in places if (key := _known_from(words, place, known))), None)


def _known_from(words: Sequence[str], place: int, known: Table) -> str | None:
    """Whose name begins at that word, with a unit before it and a branch behind it."""
    if OTHERS & set(words[:place]):
        return None
    for alias in known.by_word.get(words[place], ()):
        end = place + len(alias.words)
        after = words[end:]
        if tuple(words[place:end]) != alias.words or OTHERS & set(after):
            continue
        is_post = bool(ROLES & set(words[:place])) and len(after) <= _LONGEST_PERSON
        if (
            is_post
            or _may_follow(after, alias)
            or ((again := known.exactly(_trimmed(after))) and again.key == alias.key)
        ):
            return alias.key
    # "Humas Kemen Kes": what is left, however it is spaced.
    left = known.exactly(_trimmed(words[place:])) if place else None
    return None if left is None else left.key


def _may_follow(after: Sequence[str], alias: Alias) -> bool:
    if all(word in TRAILING or word.isdecimal() or word in {"no", "nomor", "tahun"} for word in after):
        return True
    return alias.branches and len(after) <= _MOST_AFTER


def _trimmed(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in TRAILING:
        kept.pop()
    if kept and kept[-1].endswith("ri") and len(kept[-1]) > 4:  # noqa: PLR2004 - "KemenkesRI"; "RRI" is a name
        kept[-1] = kept[-1].removesuffix("ri")
    return kept


def _without_brackets(name: str) -> str:
    before, opened, rest = name.partition("(")
    return f"{before} {rest.partition(')')[2]}" if opened and before.strip() else name


def _in_brackets(name: str) -> str:
    return name.partition("(")[2].partition(")")[0]


_SECOND_LEVEL: Final = frozenset(
    {"go", "co", "or", "ac", "sch", "web", "my", "biz", "desa", "net", "mil", "com", "org", "gov", "edu", "ponpes"}
)


def registrable(host: str) -> str:
    """The part of a host that somebody has registered."""
    labels = host.split(".")
    length = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004
    return ".".join(labels[-length:])
