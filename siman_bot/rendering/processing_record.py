"""The record of processing as plain text, for whoever answers for the data."""

from collections.abc import Iterator, Mapping, Sequence

from siman_bot.services.processing import Aside, DataPart, Processed
from siman_bot.texts.catalogue import Texts


def processing_record(texts: Texts, record: Mapping[DataPart | Aside, Sequence[Processed]]) -> Iterator[str]:
    """Its lines: each kind of data with its purpose and its retention, and beneath them its columns in a table."""
    yield texts.plain("data-record")
    columns = [one for kind in record.values() for one in kind]
    wide, wider = max(len(one.column) for one in columns), max(len(one.whose) for one in columns)
    for use, kind in record.items():
        yield ""
        yield texts.plain(f"data-part-{use}")
        yield "  " + texts.plain("data-record-for", purpose=texts.plain(f"data-why-{use}"))
        yield "  " + texts.plain("data-record-kept", retention=texts.plain(f"data-keep-{use}"))
        for one in kind:
            erasing = texts.plain(f"data-erasing-{one.erasing}")
            yield f"    {one.column:<{wide}}  {one.whose:<{wider}}  {erasing}"
