"""Where in the whole article an entity is named, and what its name looks like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.people import ORGANISATION_NOUNS

#: a body's name of more words is no person's
_NAME = 3
_LABELS = {
    "": "none", "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people", "PRODUCT": "product", "WORK_OF_ART": "product",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Where in the whole article an entity is named: the first tokens of its names, which of them speak, and the number
    of the sentence (``History.clock``) of the first.

    ``size`` are the words of the longest name, ``labels`` the shares of the recogniser's labels; ``is_like_person``
    tells that the name of a body may be a person's.
    """

    starts: Sequence[int]
    speaks: Sequence[bool]
    first: int
    size: int
    labels: Mapping[str, float]
    is_like_person: bool

    @property
    def count(self) -> int:
        """How often it is named."""
        return len(self.starts)


def named_in(view: TokenArrays, entity: Entity, clock: Sequence[int]) -> Named:
    """Return where ``entity`` is named; ``clock`` numbers the sentences of the tokens."""
    names = sorted((m for m in entity.mentions if m.kind == "name"), key=lambda m: m.start)
    counts = Counter(_LABELS.get(view.labels[m.end - 1], "other") for m in names)
    full = max(names, key=lambda m: m.end - m.start)
    return Named(
        [m.start for m in names],
        [m.is_source for m in names],
        clock[names[0].start],
        full.end - full.start,
        {label: count / len(names) for label, count in counts.items()},
        _is_like_person(view, full, counts),
    )


def _is_like_person(view: TokenArrays, name: Mention, labels: Counter[str]) -> bool:
    words = view.words[name.start : name.end]
    is_short = len(words) <= _NAME and all(word[:1].isupper() and not word.isupper() for word in words)
    has_noun = any(word.lower() in ORGANISATION_NOUNS for word in words)
    return is_short and not has_noun and (labels["person"] > 0 or labels["none"] + labels["organisation"] > 0)
