"""The draft of an article -> the article: a clean text, a date with its origin, a unique id; or why there is none."""

from __future__ import annotations

import hashlib
from datetime import date

from claimtable.errors import trace_of
from claimtable.readers.dates import to_date
from claimtable.readers.guard import reason_of
from claimtable.readers.model import Draft, Options, Skipped, Source
from claimtable.readers.names import UniqueNames
from claimtable.schema import Article, Failure
from claimtable.text import writable


def text_key(text: str) -> int:
    """Return a number that texts with the same words share: 64 bits of a hash, blanks not counted."""
    return int.from_bytes(hashlib.blake2b(" ".join(text.split()).encode(), digest_size=8).digest(), "big")


class Finisher:
    """Finishes the drafts of one run; it remembers ids and texts (8 bytes each) to tell what came before."""

    def __init__(self, options: Options, *, drop_duplicates: bool = True) -> None:
        self._options = options
        self._drop_duplicates = drop_duplicates
        self._names = UniqueNames()
        self._texts: set[int] = set()

    def finish(self, draft: Draft, source: Source) -> Article | Failure | Skipped:
        """Return the article of ``draft``, or why there is none."""
        try:
            return self._finish(draft, source)
        except Exception as error:  # whatever stands in a date or a name, the run goes on
            return Failure(draft.path or source.path, reason_of(error), draft.line, trace=trace_of(error))

    def _finish(self, draft: Draft, source: Source) -> Article | Failure | Skipped:
        text, path, stem = writable(draft.text), draft.path or source.path, draft.stem or source.stem
        name = writable(draft.id) or (stem if draft.line is None else f"{stem}-{draft.line}")
        if not text.strip():
            return Failure(path, "there is no text in it", draft.line, name if draft.line is not None else "")
        if self._drop_duplicates:
            key = text_key(text)
            if key in self._texts:
                return Skipped(path, "duplicate", "its text was read before", draft.line, name)
            self._texts.add(key)
        published, origin = self._published(draft, text, path)
        return Article(
            id=self._names.take(name),
            text=text,
            title=writable(draft.title).strip(),
            published=published,
            url=writable(draft.url).strip(),
            published_from=origin,
            source=path,
        )

    def _published(self, draft: Draft, text: str, path: str) -> tuple[date | None, str]:
        day_first = self._options.day_first
        if found := to_date(draft.published, day_first=day_first):
            return found, "field"
        from claimtable.timex.published import published_from_both, published_from_name, published_from_text

        if found := published_from_text(text):
            return found, "dateline"
        if found := published_from_name(path):
            return found, "file name"
        if found := published_from_both(text, path):
            return found, "dateline"
        if self._options.published is not None:
            return self._options.published, "option"
        return None, ""
