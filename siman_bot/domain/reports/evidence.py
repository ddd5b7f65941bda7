"""The sources of a verdict, and the floor below which nothing is called true or false (R2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from unicodedata import normalize
from urllib.parse import urlsplit

from siman_bot.domain import imitation
from siman_bot.domain.publishing.item import read_source_url
from siman_bot.domain.refusals import Invalid
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

    The subject's own publications count as neither; one source can't serve as both. Names are compared without case,
    spaces and punctuation.
    """
    about, answering = _name(subject), _name(office)
    outside = [source for source in evidence if _name(source.publisher) not in {"", about}]
    primary = [source for source in outside if source.primary]
    independent = [source for source in outside if not source.primary and _name(source.publisher) != answering]
    lacking = {
        EvidenceGap.SUBJECT: not about,
        EvidenceGap.OFFICE: not answering,
        EvidenceGap.PRIMARY: not primary,
        EvidenceGap.INDEPENDENT: not independent,
    }
    found = tuple(gap for gap, lacks in lacking.items() if lacks)
    if not found and all(_address(one.url) == _address(two.url) for one in primary for two in independent):
        return (EvidenceGap.SAME_LINK,)
    return found


def _name(text: str) -> str:
    return "".join(char for char in normalize("NFKC", clean_line(text)).casefold() if char.isalnum())


def _address(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
