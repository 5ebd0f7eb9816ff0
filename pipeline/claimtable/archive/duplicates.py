"""Which articles of a run are copies of earlier ones, and which ids occur twice, in the order of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimtable.archive.settings import Dedupe
from claimtable.archive.signatures import THRESHOLD, minhash, new_lookup
from claimtable.archive.texts import Entry
from claimtable.readers import UniqueNames


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that was left out: the one that is kept has the same text (exact) or nearly the same (near).

    ``kept`` is the article's id in the claims, ``copy`` the id that the copy brought with it, ``path`` where it lies.
    """

    kept: str
    copy: str
    path: str
    kind: str
    similarity: float


@dataclass(slots=True)
class Verdict:
    """What was decided about a chunk: places to drop, new ids by place, and the copies that were found."""

    dropped: set[int] = field(default_factory=set)
    renamed: dict[int, str] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)


class Register:
    """Remembers ids and texts of a run: some 200 bytes an article, and its signature for near-duplicates."""

    def __init__(self, dedupe: Dedupe) -> None:
        self._dedupe = dedupe
        self._names = UniqueNames()
        self._texts: dict[int, str] = {}
        self._near = new_lookup() if dedupe == "near" else None
        self._signatures: dict[str, tuple[int, ...]] = {}

    def judge(self, entries: Sequence[Entry]) -> Verdict:
        """Decide about the next chunk. The first article of a text is kept; ids get a number when they repeat."""
        verdict = Verdict()
        for place, entry in enumerate(entries):
            copy = self._copy(entry)
            if copy is not None:
                verdict.dropped.add(place)
                verdict.copies.append(copy)
                continue
            name = self._names.take(entry.id)
            if name != entry.id:
                verdict.renamed[place] = name
            self._remember(entry, name)
        return verdict

    def _copy(self, entry: Entry) -> Copy | None:
        if self._dedupe == "none":
            return None
        if entry.key in self._texts:
            return Copy(self._texts[entry.key], entry.id, entry.path, "exact", 1.0)
        if self._near is None:
            return None
        sketch = minhash(entry.signature)
        found = [(sketch.jaccard(minhash(self._signatures[name])), name) for name in self._near.query(sketch)]
        similar = sorted((-share, name) for share, name in found if share >= THRESHOLD)
        if not similar:
            return None
        share, kept = similar[0]
        return Copy(kept, entry.id, entry.path, "near", round(-share, 3))

    def _remember(self, entry: Entry, name: str) -> None:
        if self._dedupe != "none":
            self._texts[entry.key] = name
        if self._near is not None:
            self._near.insert(name, minhash(entry.signature))
            self._signatures[name] = entry.signature
