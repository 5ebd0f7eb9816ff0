"""What a candidate looks like to the model that decides whether it is a place: named features, each 0 or 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.lexicon.places import (
    AGENTIVE_HEADS,
    AMBIGUOUS,
    AREAS,
    BELIEVING,
    DEALINGS,
    DESCRIPTORS,
    EXCHANGE,
    GOING,
    INSTITUTIONS,
    KINDS_AFTER,
    KINDS_BEFORE,
    LANDED,
    LEADS,
    MOTION,
    NATURE_AFTER,
    OF_BUILDINGS,
    PARTS,
    PUBLISHING,
    REACHING,
    ROUTES,
    SITES,
    STANDING,
    STATIVE,
    TARGETING,
)
from claimtable.lexicon.reporting import SAY
from claimtable.places.countries import name_key
from claimtable.places.evidence import Evidence, is_first_name
from claimtable.places.gazetteer import LARGE_CITY, inhabitants, is_feature, is_known, kind_of, subdivisions
from claimtable.places.names import PLACE_LABELS, goes_on
from claimtable.places.positions import governor_of, position_of
from claimtable.places.word_features import features_of_explained, features_of_shape, features_of_words

_CLASSES = {
    "exchange": EXCHANGE,
    "area": AREAS,
    "believing": BELIEVING,
    "publishing": PUBLISHING,
    "motion": MOTION | GOING,
    "lead": LEADS,
    "route": ROUTES,
    "standing": STANDING,
    "person": PERSON_NOUNS,
    "part": PARTS,
    "owner": AGENTIVE_HEADS,
    "targeting": TARGETING,
    "reaching": REACHING,
    "saying": SAY,
    "stative": STATIVE,
    "opening": OF_BUILDINGS,
    "landed": LANDED,
    "dealing": DEALINGS,
}
_JOINTS = frozenset({",", "and", "or", "&"})
_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


def features_of(names: Sequence[Span], evidence: Evidence) -> list[dict[str, float]]:
    """Return the features of each of the candidates of one article, which are in text order."""
    return [
        dict.fromkeys(_features(name, [one for one in _list_of(names, place) if one is not name], evidence), 1.0)
        for place, name in enumerate(names)
    ]


def _list_of(names: Sequence[Span], place: int) -> list[Span]:
    """Return the candidates that only commas and "and" part from each other around ``names[place]``."""
    first = last = place
    while first > 0 and _is_joint(names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _is_joint(names[last], names[last + 1]):
        last += 1
    return list(names[first : last + 1])


def _is_joint(one: Span, other: Span) -> bool:
    between = one.doc[one.end : other.start]
    return 0 < len(between) < 5 and all(token.lower_ in _JOINTS or token.lower_ in DESCRIPTORS for token in between)


def _features(name: Span, siblings: Sequence[Span], evidence: Evidence) -> Iterator[str]:
    kind = _kind(name)
    yield f"kind {kind}"
    yield from _of_words(name, kind)
    yield from _of_label(name)
    yield from _of_article(name, kind, evidence)
    position = position_of(name, siblings)
    group = (
        "known" if kind in ("country", "part", "wide", "region") else kind if kind in ("site", "unknown") else "city"
    )
    yield f"at {position}"
    yield f"{group} at {position}"
    if kind == "country":
        yield f"country at {position}"
    yield from _of_neighbours(name)
    yield from _of_previous(name, siblings)
    if siblings:
        yield "list"
        if all(is_known(other.text) for other in siblings):
            yield "list of known"
        if any(other.root.ent_type_ in PLACE_LABELS for other in siblings):
            yield "list with place"
    if kind in ("unknown", "town", "city"):
        yield from features_of_shape(name)
    elif kind == "site":
        yield f"site {name[-1].lower_}"
    yield from features_of_explained(name)
    governor = governor_of(name)
    yield from features_of_words(name, "known" if group == "known" else "other", position, governor)
    for label, words in _CLASSES.items():
        if governor.lemma_.lower() in words:
            yield f"{position} {label}"
            yield f"governor {label}"
            if kind == "country":
                yield f"country governor {label}"


def _kind(name: Span) -> str:
    known = kind_of(name.text)
    if known:
        return known
    last, first = name[-1].lower_, name[0].lower_.rstrip(".")
    if len(name) > 1 and (last in SITES or last in KINDS_AFTER or first in KINDS_BEFORE or name[1].lower_ == "of"):
        return "site"
    people = inhabitants(name.text)
    if not people and is_known(name.text):
        return "region" if name_key(name.text) in subdivisions() else "city"
    if people:
        return "large city" if people >= LARGE_CITY else "city" if people >= 100_000 else "town"
    return "unknown"


def _of_words(name: Span, kind: str) -> Iterator[str]:
    key, last = name_key(name.text), name[-1].lower_
    yield f"words {min(len(name), 4)}"
    if key in AMBIGUOUS:
        yield "ambiguous"
    if name.text.isupper() and len(name.text) > 1:
        yield f"upper {'known' if is_known(name.text) else 'unknown'}"
    if last in INSTITUTIONS or name[-1].lemma_.lower() in INSTITUTIONS:
        yield "institution"
    if kind == "site":
        yield "nature" if last in NATURE_AFTER else "lower site" if name[-1].is_lower else "upper site"
        if is_known(name[:-1].text):
            yield "site of a known place"
        if name[0].ent_type_ == "ORG" and name[-1].ent_type_ != "ORG":
            yield "site of a body"
    if is_first_name(name[0].text) and kind != "country":
        yield f"first name {kind}"
    if name[0].text[0].isdigit():
        yield "number"


def _of_label(name: Span) -> Iterator[str]:
    label = name.root.ent_type_
    label = "number" if label in _NUMBERS else label
    yield f"label {label}"
    if name[0].ent_iob_ == "I" or (name.end < len(name.doc) and name.doc[name.end].ent_iob_ == "I"):
        yield f"inside {label}"
    if len({token.ent_type_ for token in name}) > 1:
        yield "labels"
    yield f"tag {name.root.pos_}"


def _of_article(name: Span, kind: str, evidence: Evidence) -> Iterator[str]:
    if name[-1].text in evidence.people:
        yield f"person elsewhere {kind}"
    if name[-1].text in evidence.others:
        yield "other elsewhere"
    if name.text in evidence.located:
        yield "located elsewhere"
    label = evidence.labels.get(name.text, "")
    if label:
        yield f"mostly {label}"


def _of_neighbours(name: Span) -> Iterator[str]:
    doc = name.doc
    before = doc[name.start - 1] if name.start else None
    after = doc[name.end] if name.end < len(doc) else None
    if before is not None:
        yield from _of_word_before(before, name)
    if after is not None and _is_capital(after):
        yield "capital after"
    if after is not None and after.text in (",", "(") and name.end + 1 < len(doc):
        yield from _behind_comma(doc[name.end + 1])
    if {token.text for token in (before, after) if token is not None} & {'"', ":"}:
        yield "mark beside"
    if goes_on(name):
        yield "goes on"


def _of_word_before(before: Token, name: Span) -> Iterator[str]:
    if _is_capital(before):
        yield "capital before"
    if before.lower_ == "the":
        yield f"the {'feature' if is_feature(name.text) else ''}"
    if before.lower_ in ("a", "an"):
        yield "a"


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ == "PROPN"


def _behind_comma(token: Token) -> Iterator[str]:
    if token.is_digit:
        yield "age behind"
    if token.lower_ in ("who", "where", "which"):
        yield f"{token.lower_} behind"
    if is_known(token.text):
        yield "known behind comma"


def _of_previous(name: Span, siblings: Sequence[Span]) -> Iterator[str]:
    """Tell of a name behind another and a comma: "Juba, southern Sudan", "Springfield, Ohio"."""
    index = name.start - 1
    while index > 0 and name.doc[index].lower_ in DESCRIPTORS:
        index -= 1
    if index <= 0 or name.doc[index].text != "," or not any(other.end == index for other in siblings):
        return
    yield "behind a comma"
    if name.root.dep_ == "appos":
        yield "apposed to a name"
    if name.root.dep_ != "conj" and name.end < len(name.doc) and name.doc[name.end].lower_ not in ("and", "or"):
        yield "comma, not a list"
