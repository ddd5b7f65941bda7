"""The post that somebody hands in: its text, and where it stands. Of its author nothing is read (R9)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.post_link import link_spans
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import clean, required

TEXT_LIMIT: Final = 4_096
URL_LIMIT: Final = 2_000

_URL: Final = re.compile(r"https?://\w[^\s<>\"'\u2018-\u201f«»]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPost:
    """`url` is None where no address is known."""

    body: str
    url: str | None


def read_post(text: str, links: Sequence[str] = ()) -> ReportedPost:
    """The post as it would be handed in; read again, it is the same.

    Args:
        text: What it says.
        links: Addresses that came with it, used where none stands in the text itself.

    Raises:
        Invalid: `report-no-text` or `text-too-long`.
    """
    if not clean(text):
        raise Invalid("report-no-text")
    body = required(text, field="report_text", limit=TEXT_LIMIT)
    beside = (first_url(link) for link in links if len(link) <= URL_LIMIT)
    return ReportedPost(body=body, url=first_url(body) or next((url for url in beside if url is not None), None))


def first_url(text: str) -> str | None:
    """The first link in a text, with or without scheme, as it stands there; longer ones than URL_LIMIT aren't links."""
    spans = [(found.start(), found.end()) for found in _URL.finditer(text)] + link_spans(text)
    links = [text[start:end].rstrip(".,:;!?*~)]}") for start, end in sorted(spans)]
    return next((link for link in links if len(link) <= URL_LIMIT), None)
