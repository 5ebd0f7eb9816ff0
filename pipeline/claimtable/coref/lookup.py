"""From a noun phrase or pronoun to the referent that it stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import overload

from spacy.tokens import Span

from claimtable.layers import Referent

#: marks the mentions that stand beside a cue, in ``Span.kb_id_``
SPEAKS = "speaker"

_NAMED = frozenset({"person", "organisation"})


class Referents(Sequence[Referent]):
    """The referents of one Doc with an index from token to referent, built once in linear time.

    A sequence like the list that it is made from. Mentions do not overlap; where they do, the first one keeps a token.
    """

    __slots__ = ("_by_token", "_certainty", "_items", "_named", "_named_at", "_speaking", "_starts")

    def __init__(self, referents: Sequence[Referent]) -> None:
        self._items = tuple(referents)
        self._by_token: dict[int, Referent] = {}
        self._certainty: dict[int, float] = {}
        for referent in self._items:
            for number, mention in enumerate(referent.mentions):
                for index in range(mention.start, mention.end):
                    self._by_token.setdefault(index, referent)
                if referent.certainty:
                    self._certainty.setdefault(mention.start, referent.certainty[number])
        speaking = ((m.start, m, r) for r in self._items for m in r.mentions if m.kb_id_ == SPEAKS)
        self._speaking = sorted(speaking, key=lambda found: found[0])
        self._starts = [start for start, _, _ in self._speaking]
        with_name = ((number, one) for number, one in enumerate(self._items) if is_named(one))
        named = sorted((mention.start, number) for number, one in with_name for mention in one.mentions)
        self._named = [self._items[number] for _, number in named]
        self._named_at = [start for start, _ in named]

    def __len__(self) -> int:
        """Return the number of referents."""
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Referent: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Referent, ...]: ...

    def __getitem__(self, index: int | slice) -> Referent | tuple[Referent, ...]:
        """Return one referent or a slice of them."""
        return self._items[index]

    def at(self, index: int) -> Referent | None:
        """Return the referent that the token ``index`` of the Doc mentions, else None."""
        return self._by_token.get(index)

    def certainty(self, index: int) -> float:
        """Return how sure it is whom the mention that begins at the token ``index`` stands for; 1 where unknown."""
        return self._certainty.get(index, 1.0)

    def certainty_at(self, index: int) -> float:
        """Return how sure it is whom the mention around the token ``index`` stands for; 0 where there is none."""
        referent = self._by_token.get(index)
        if referent is None:
            return 0.0
        return next((self.certainty(one.start) for one in referent.mentions if one.start <= index < one.end), 0.0)

    def begins(self, index: int) -> bool:
        """Tell whether a mention begins at the token ``index``."""
        found = self._by_token.get(index)
        return found is not None and any(one.start == index for one in found.mentions)

    def named_before(self, index: int, number: int) -> list[Referent]:
        """Return those with names who were mentioned last before the token ``index``, the last one first, at most
        ``number``.
        """
        found: list[Referent] = []
        place = bisect_left(self._named_at, index) - 1
        while place >= 0 and len(found) < number:
            one = self._named[place]
            if not any(one is other for other in found):
                found.append(one)
            place -= 1
        return found

    def speaking(self, start: int, end: int) -> list[tuple[Span, Referent]]:
        """Return the mentions beside a cue that begin at tokens ``start`` to ``end``, each with its referent."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(mention, referent) for _, mention, referent in self._speaking[first:last]]


def indexed(referents: Sequence[Referent]) -> Referents:
    """Return ``referents`` with their index; what has one already is returned as it is."""
    return referents if isinstance(referents, Referents) else Referents(referents)


def canonical_name(span: Span, referents: Sequence[Referent]) -> Referent | None:
    """Return the referent that ``span`` (a noun phrase or a pronoun) stands for, else None.

    The phrase's head decides: "Kirby" and "President Kirby" stand for Kirby, "Kirby's office" does not. Pass
    `Referents` where you ask more than once; a plain list is indexed anew in every call.
    """
    return indexed(referents).at(span.root.i) if len(span) else None


def is_named(referent: Referent) -> bool:
    """Tell whether ``referent`` is a person or organisation with a name of its own ("Kirby", not "teacher")."""
    return referent.type in _NAMED and any(word[:1].isupper() for word in referent.name.split())
