"""The sources of a verdict, and the floor below which nothing is called true or false (R2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siman_bot.domain import imitation
from siman_bot.domain.publishing.item import read_source_url
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.reports.institutions.naming import are_same, named
from siman_bot.domain.reports.institutions.pages import page_of, publishers_of, words_of
from siman_bot.domain.reports.institutions.words import listed
from siman_bot.domain.text import clean_line, required

NAME_LIMIT: Final = 120
"""Of the claim's subject, the office and a publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source for a verdict."""

    url: str
    publisher: str
    primary: bool


class EvidenceGap(StrEnum):
    """What R2's floor still lacks."""

    SUBJECT = "subject"
    OFFICE = "office"
    PRIMARY = "primary"
    INDEPENDENT = "independent"
    SAME_LINK = "same_link"
    SAME_PUBLISHER = "same_publisher"


class EvidenceDoubt(StrEnum):
    """Why the second verifier has to look at a source."""

    CARRIES_DENIAL = "carries_denial"


_DENIES: Final = listed(
    """
    bantah bantahan membantah dibantah tepis menepis ditepis sangkal menyangkal disangkal klarifikasi mengklarifikasi
    tampik menampik luruskan meluruskan deny denies denied denial refutes dismisses
    """
)
_MAY_DENY: Final = re.compile(
    r"\b(?:hoaks|hoax|pastikan|memastikan|tegaskan|menegaskan|jelaskan"
    r"|(?:tidak|tak|bukan) (?:benar|betul|ada|pernah))\b"
)
"""Of a headline that names the subject."""
_CHECKERS: Final = ("known:mafindo", "known:cekfakta")
_CHECKED: Final = re.compile(r"\b(?:cek ?fakta|fact ?check|periksa fakta)\b")
"""Whoever checks claims says what is false as well, by own words."""
_KNOWN: Final = ("known:", "gov:", "dprd:")
_LONGEST_NAME: Final = 4
"""Words of an institution's name in a headline."""


def read_name(raw: str) -> str:
    """The name of a claim's subject, an office or a publisher.

    Raises:
        Invalid: `text-missing`, `text-too-long`, `looks-like-block` or `looks-like-code` (R1).
    """
    name = required(raw, field="report_name", limit=NAME_LIMIT, one_line=True)
    imitation.check_name(name)
    return name


def read_evidence_url(raw: str) -> str:
    """One link, with https or (archives and old sites have no other) http, to a source on a public host.

    Raises:
        Invalid: `evidence-not-link`.
    """
    typed = clean_line(raw)
    plain = typed[:7].lower() == "http://"
    try:
        url = read_source_url(f"https://{typed[7:]}" if plain else typed)
    except Invalid as error:
        raise Invalid("evidence-not-link") from error
    return f"http://{url.removeprefix('https://')}" if plain else url


def gaps(*, subject: str, office: str, evidence: Sequence[Evidence]) -> tuple[EvidenceGap, ...]:
    """What R2's floor still lacks: subject, office, one primary document, one source by neither of the two.

    The subject's own publications count as neither; one source can't serve as both, nor can two of one institution.
    Whose a source is tell its publisher and its address; all are compared as institutions, whatever they are called.
    """
    about, answering = named(subject), named(office)
    outside = [source for source in evidence if named(source.publisher) and not are_same(publishers(source), about)]
    primary = [source for source in outside if source.primary]
    independent = [source for source in outside if not source.primary and not are_same(publishers(source), answering)]
    lacking = {
        EvidenceGap.SUBJECT: not about,
        EvidenceGap.OFFICE: not answering,
        EvidenceGap.PRIMARY: not primary,
        EvidenceGap.INDEPENDENT: not independent,
    }
    found = tuple(gap for gap, lacks in lacking.items() if lacks)
    if found:
        return found
    pairs = [(one, other) for one in primary for other in independent]
    if all(page_of(one.url) == page_of(other.url) for one, other in pairs):
        return (EvidenceGap.SAME_LINK,)
    if all(are_same(publishers(one), publishers(other)) for one, other in pairs):
        return (EvidenceGap.SAME_PUBLISHER,)
    return ()


def publishers(source: Evidence) -> frozenset[str]:
    """Keys of the institutions whose source it is, by the name given and by the address."""
    return named(source.publisher) | publishers_of(source.url)


def doubts(*, subject: str, evidence: Sequence[Evidence]) -> tuple[tuple[EvidenceDoubt, Evidence], ...]:
    """Sources that the second verifier has to look at, and why (R2).

    A report whose headline denies, and names the subject or nobody else, may carry no more than the subject's denial.
    """
    about = named(subject)
    return tuple(
        (EvidenceDoubt.CARRIES_DENIAL, source)
        for source in evidence
        if not source.primary
        and not publishers(source) & set(_CHECKERS)
        and _carries_denial(words_of(source.url), about)
    )


def _carries_denial(words: Sequence[str], about: frozenset[str]) -> bool:
    headline = " ".join(words)
    denies = bool(_DENIES & set(words))
    if _CHECKED.search(headline) or not (denies or _MAY_DENY.search(headline)):
        return False
    pieces = (words[start : start + length] for start in range(len(words)) for length in range(1, _LONGEST_NAME + 1))
    speaking = [keys for piece in pieces if _names_one(keys := named(" ".join(piece)))]
    return (denies and not speaking) or any(are_same(keys, about) for keys in speaking)


def _names_one(keys: frozenset[str]) -> bool:
    return any(key.startswith(_KNOWN) for key in keys)
