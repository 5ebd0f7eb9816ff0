"""Web crawls: the pages of WARC files, such as CC-NEWS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.files import buffered
from claimtable.readers.guard import is_fault, reason_of
from claimtable.readers.html import article, decode_page
from claimtable.readers.model import MAX_DOCUMENT_BYTES, Item, Options, Skipped, Source
from claimtable.schema import Failure


def read_warc(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the HTML responses; ``line`` is the record's number among the responses.

    A response that is no page, or a page without an article, is skipped; a page that cannot be read is a Failure.
    """
    warc = need("fastwarc.warc", "reading .warc", package="FastWARC", extra="web")
    with source.open_raw() if source.compression in ("", ".gz") else source.open() as stream:
        if not stream.seekable():
            stream = buffered(stream)  # FastWARC asks for the place, which a pipe does not tell
        records = warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, auto_decode="all")
        for number, record in enumerate(records, start=1):
            url = record.headers.get("WARC-Target-URI") or ""
            try:
                passed = source.pieces.passed(number - 1, source.path, told=f"{url}: ", line=number)
                yield passed or _page(source, record, number, url)
            except BaseException as error:  # one broken page of millions
                if not is_fault(error):
                    raise
                yield Failure(source.path, f"{url}: {reason_of(error)}", number)


def _page(source: Source, record: Any, number: int, url: str) -> Item:
    kind = (record.http_content_type or "").lower()
    if not record.is_http or "html" not in kind:
        return Skipped(source.path, "not html", f"{url} is {kind or 'of no known type'}", number)
    status = record.http_headers.status_code if record.http_headers is not None else None
    if status is not None and status >= 300:
        return Skipped(source.path, "not html", f"{url} answered with status {status}", number)
    data = record.reader.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise ReadError(f"the page is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB")
    found = article(decode_page(data, record.http_charset or ""), url=url, line=number)
    return found or Skipped(source.path, "no article", f"{url} has no article text", number)
