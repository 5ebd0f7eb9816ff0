"""RSS and Atom feeds: one article an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.guard import reason_of
from claimtable.readers.html import decode_page, repair
from claimtable.readers.markup import fragment_text
from claimtable.readers.model import Draft, Item, Options, Repaired, Source
from claimtable.schema import Failure

_DECLARED = re.compile(r"\A(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.I)


def read_feed(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article for every entry of a feed: its full content, else its summary."""
    page = decode_page(source.read_document())
    yield from page.repaired(source.path)
    yield from entries(as_utf8(page.text), source)


def as_utf8(text: str) -> bytes:
    """Return XML in UTF-8, which is what it then says of itself."""
    return _DECLARED.sub(r"\1", text.lstrip("\ufeff"), count=1).encode("utf-8", "replace")


def entries(data: bytes, source: Source) -> Iterator[Item]:
    """Yield the articles of a feed's bytes. Raises ReadError when they are no feed."""
    feedparser = need("feedparser", "reading feeds", package="feedparser", extra="web")
    # a stream, never the bytes themselves: feedparser would open what looks like a name or an address
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries and (feed.bozo or not feed.version):
        raise ReadError("this is no feed")
    error = feed.get("bozo_exception")
    if feed.entries and (type(error).__name__ == "SAXParseException" or _is_cut(data)):
        yield Repaired(source.path, "XML", f"the feed is broken ({error}): entries may be lost or cut")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _article(entry, number)
        except Exception as error:  # one entry
            yield Failure(source.path, reason_of(error), number)


def _is_cut(data: bytes) -> bool:
    """Tell whether a feed lacks its end; feedparser makes of it what was meant."""
    return not data.rstrip(b"\0 \t\r\n").endswith(b">") or not _END.search(data[-200:])


def _article(entry: Any, number: int) -> Draft:
    return Draft(
        text=repair(fragment_text(_content(entry))),
        title=repair(fragment_text(entry.get("title", ""))),
        published=entry.get("published") or entry.get("updated"),
        url=entry.get("link", ""),
        id=entry.get("id", ""),
        line=number,
    )


def _content(entry: Any) -> str:
    contents = [part.get("value", "") for part in entry.get("content", [])]
    return max(contents, key=len, default="") or str(entry.get("summary", ""))
