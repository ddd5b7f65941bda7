"""The post that somebody hands in: its text, its files, where it stands. Of its author nothing is read (R9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siman_bot.domain.content import URL_LIMIT, urls_in
from siman_bot.domain.media import Media
from siman_bot.domain.refusals import Invalid
from siman_bot.domain.text import clean, required

TEXT_LIMIT: Final = 32_768
"""Characters: several messages of Telegram's, or its longest rich one."""
MOST_FILES: Final = 20
"""Files of one report: two albums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPost:
    """`url` is None where no address is known, `links` are the further ones. `body` is empty where files say it all."""

    body: str
    url: str | None
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()


def read_post(text: str, links: Sequence[str] = (), media: Sequence[Media] = ()) -> ReportedPost:
    """The post as it would be handed in; read again, it is the same.

    Args:
        text: What it says.
        links: Addresses that came with it, beside those that stand in the text itself.
        media: Files that came with it.

    Raises:
        Invalid: `report-no-text`, `report-too-many-files` or `text-too-long`.
    """
    body = ""
    if clean(text):
        body = required(text, field="report_text", limit=TEXT_LIMIT)
    elif not media:
        raise Invalid("report-no-text")
    if len(media) > MOST_FILES:
        raise Invalid("report-too-many-files", limit=MOST_FILES)
    beside = [url for link in links if len(link) <= URL_LIMIT for url in urls_in(link)]
    found = list(dict.fromkeys([*urls_in(body), *beside]))
    return ReportedPost(body=body, url=found[0] if found else None, links=tuple(found[1:]), media=tuple(media))
