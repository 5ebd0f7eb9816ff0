"""Which use of a name it is: a place where something holds, an actor, or a modifier of something else."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.fitted import Features, load_logistic
from claimtable.heads import listener_of, load_head, with_words
from claimtable.places.evidence import gather
from claimtable.places.features import features_of
from claimtable.places.finding import candidates
from claimtable.places.gazetteer import is_known
from claimtable.places.names import PLACE_LABELS
from claimtable.schema import PlaceUse

#: from this probability on a name is a place: the best F1 of `where` on the claims of 717 annotated articles, each left
#: out of the fit (P 86.3, R 90.1; at .5 89.7 and 86.1)
THRESHOLD = 0.4
_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod"})


@dataclass(frozen=True, slots=True)
class Use:
    """A name with its use; ``confidence`` is the probability that it is so used (of a place: that it is one)."""

    name: Span
    use: PlaceUse
    confidence: float


def uses(doc: Doc) -> list[Use]:
    """Return the places of ``doc`` and what else names a country or its people, in text order, none overlapping.

    Whether a name is a place is a fitted choice (``models/places/use.json``). Of the others those stay that the
    gazetteer knows or the recogniser takes for a place: as an actor, or as a modifier where they stand before a noun.
    """
    model = load_logistic("places", "use")
    names, listed = _described(doc)
    chances = [model.probability(features) for features in listed]
    return [use for name, chance in zip(names, chances, strict=True) if (use := _use(name, chance)) is not None]


def reasons_of(doc: Doc) -> dict[int, list[tuple[str, float]]]:
    """Return for every candidate of ``doc``, by its first token, the features that speak most for a place or against
    it, each with what it adds to the log-odds.
    """
    model = load_logistic("places", "use")
    names, listed = _described(doc)
    return {name.start: model.strongest(features) for name, features in zip(names, listed, strict=True)}


def _described(doc: Doc) -> tuple[list[Span], list[Features]]:
    """Return the candidates of ``doc`` and the features of each, with the encoder's word where it has read the Doc."""
    names = candidates(doc)
    listed = features_of(names, gather(doc, names))
    spans = [[(name.start, name.end)] for name in names]
    return names, with_words(listed, listener_of(load_head("places", "use"), layers.get_encoded(doc)), spans)


def _use(name: Span, chance: float) -> Use | None:
    if name.label_ == "NORP":
        return Use(name, "modifier", 1.0)
    if chance >= THRESHOLD:
        return Use(name, "place", chance)
    if not is_known(name.text) and name.root.ent_type_ not in PLACE_LABELS:
        return None
    return Use(name, "modifier" if _modifies(name) else "actor", 1 - chance)


def _modifies(name: Span) -> bool:
    """Tell whether the name stands before a noun, in a compound, or in a title or name ("Bank of England")."""
    if name.root.dep_ in _ATTRIBUTIVE or _is_hyphenated(name):
        return True
    head = name.root.head
    return head.lower_ == "of" and head.head.pos_ == "PROPN" and head.head.text[0].isupper()


def _is_hyphenated(name: Span) -> bool:
    following = name.doc[name.end : name.end + 1].text
    return following == "-" and not name[-1].whitespace_
