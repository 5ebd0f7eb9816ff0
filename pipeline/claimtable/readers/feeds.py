"""RSS and Atom feeds: one article an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.html import fragment_text, repair
from claimtable.readers.model import Draft, Item, Options, Source


def read_feed(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article for every entry of a feed: its full content, else its summary."""
    yield from entries(source.read_document(), source)


def entries(data: bytes, source: Source) -> Iterator[Item]:
    """Yield the articles of a feed's bytes. Raises ReadError when they are no feed."""
    feedparser = need("feedparser", "reading feeds", package="feedparser", extra="web")
    # a stream, never the bytes themselves: feedparser would open what looks like a name or an address
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries and (feed.bozo or not feed.version):
        raise ReadError("this is no feed")
    for number, entry in enumerate(feed.entries, start=1):
        yield Draft(
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
