"""By which features what a quantity is of is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.fitted import Features
from claimtable.lexicon.quantity_words import DIMENSIONS, MANNERS, MEASURING
from claimtable.quantity.changes import is_trend
from claimtable.schema import QuantityKind

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS, _VERBS = frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"})
_AS_WORDS = frozenset({"ADP", "PUNCT", "SCONJ", "CCONJ"})
_MARKS = frozenset({",", "(", ")", ":", ";", '"', "—", "--", "-"})
_DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21)
#: steps up and down the parse
_UP, _DOWN = 7, 5


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A quantity, what its root hangs on (itself first), and the verb among these."""

    span: Span
    kind: QuantityKind
    up: list[Token]

    @property
    def root(self) -> Token:
        return self.up[0]

    @property
    def verb(self) -> Token | None:
        return next((token for token in self.up if token.pos_ in _VERBS), None)


def features_of_heads(span: Span, kind: QuantityKind, heads: Sequence[Token], earlier: str) -> list[Features]:
    """Return the features of ``heads``, and last those of nothing being named."""
    quantity = _Quantity(span, kind, _chain(span.root))
    before = [token.i for token in heads if token.i < span.start]
    subject = max((token.i for token in heads if token.i < span.start and token.dep_ in _SUBJECTS), default=-1)
    options: list[Features] = []
    for token in heads:
        names = dict.fromkeys(_of_head(token, quantity), 1.0)
        names[f"{kind}: order {len(before) - before.index(token.i) if token.i < span.start else 'behind'}"] = 1.0
        if token.i == subject:
            names[f"{kind}: last subject"] = names[f"{kind}: last subject, {_word(span.root.head)}"] = 1.0
        if earlier and token.lower_ in earlier.lower().split():
            names["of the quantity before"] = names[f"{kind}: of the quantity before"] = 1.0
        options.append(names)
    return [*options, dict.fromkeys(("none", *(f"none, {fact}" for fact in _setting(quantity))), 1.0)]


def _chain(token: Token) -> list[Token]:
    found = [token]
    while token.head != token and len(found) < _UP:
        token = token.head
        found.append(token)
    return found


def _setting(quantity: _Quantity) -> Iterator[str]:
    """Yield what is so for all candidates of a quantity."""
    span, kind, root = quantity.span, quantity.kind, quantity.root
    yield kind
    yield f"{kind} as {root.dep_}"
    yield f"{kind} under {_word(root.head)}"
    yield f"{kind} under {root.head.lemma_.lower()}"
    yield f"{kind} unit {span[-1].lemma_.lower()}"
    if quantity.verb is not None:
        yield f"{kind} verb {quantity.verb.lemma_.lower()}"
        yield f"{kind} {_class(quantity.verb)}"
    if span.start:
        yield f"{kind} behind {_beside(span.doc[span.start - 1])}"
    if span.end < len(span.doc):
        yield f"{kind} before {_beside(span.doc[span.end])}"


def _beside(token: Token) -> str:
    return token.lower_ if token.pos_ in _AS_WORDS else token.pos_


def _word(token: Token) -> str:
    """Return a preposition as itself, other words by their class."""
    return token.lower_ if token.pos_ in ("ADP", "SCONJ") else _class(token)


def _class(token: Token) -> str:
    if is_trend(token.lower_):
        return f"trend {token.pos_}"
    if token.lemma_ in MEASURING:
        return "measuring"
    is_known = token.lemma_ == "be" or token.lower_ in MANNERS or token.lower_ in DIMENSIONS
    return token.lemma_ if is_known else token.pos_


def _of_head(token: Token, quantity: _Quantity) -> Iterator[str]:
    side = "before" if token.i < quantity.span.start else "behind"
    yield from _of_word(token, quantity.kind, side)
    yield from _of_path(_path(token, quantity.up), token, quantity)
    yield from _of_distance(token, quantity, side)


def _of_word(token: Token, kind: str, side: str) -> Iterator[str]:
    """Yield what noun it is and where it stands in its clause."""
    type_ = token.ent_type_ or token.pos_
    yield f"word {'a name' if token.pos_ == 'PROPN' else token.lemma_.lower()}"
    yield f"{side} {token.dep_}"
    yield f"{kind} {side} {token.dep_}"
    yield f"{kind} {type_}"
    yield f"{side} {type_} {token.dep_}"
    yield f"{kind} {_class(token)}"
    if token.pos_ == "PRON":
        yield f"pronoun {token.lower_}"
    if token.dep_ != "pobj":
        return
    preposition, over = token.head.lower_, token.head.head
    yield f"{kind} {side} in {preposition}"
    yield f"{side} in {preposition} of {_class(over)}"
    if over.i < token.i and over.pos_ in _NOUNS:
        yield f"{kind} in the phrase of {_class(over)}, {preposition}"


def _of_path(path: str, token: Token, quantity: _Quantity) -> Iterator[str]:
    yield f"path {path}"
    yield f"{quantity.kind} path {path}"
    yield f"{quantity.kind} {_class(token)} {path}"
    if quantity.verb is not None:
        yield f"{quantity.kind} {_class(quantity.verb)} path {path}"
        yield f"verb {quantity.verb.lemma_.lower()} path {path}"


def _path(token: Token, up: Sequence[Token]) -> str:
    """Return the way through the parse from a quantity up and down to a noun: "pobj^to VERB nsubj"."""
    places = {one.i: number for number, one in enumerate(up)}
    down: list[str] = []
    for _ in range(_DOWN):
        if token.i in places:
            climbed = "^".join(_step(one) for one in up[: places[token.i]])
            return f"{climbed} {_word(token)} {'v'.join(reversed(down))}"
        down.append(_step(token))
        if token.head == token:
            break
        token = token.head
    return "none"


def _step(token: Token) -> str:
    return token.lower_ if token.dep_ == "prep" else token.dep_


def _of_distance(token: Token, quantity: _Quantity, side: str) -> Iterator[str]:
    """Yield how far it is from the quantity and what lies between."""
    span, kind = quantity.span, quantity.kind
    between = span.doc[token.i + 1 : span.start] if side == "before" else span.doc[span.end : token.i]
    near = next(bound for bound in (*_DISTANCES, 99) if len(between) <= bound)
    yield f"{side} {near}"
    yield f"{kind} {side} {near}"
    for mark in sorted({word.text for word in between} & _MARKS):
        yield f"{side} past {mark}"
        yield f"{kind} {side} past {mark}"
    nouns = sum(word.pos_ in _NOUNS and word.dep_ != "compound" for word in between)
    yield f"{side} past {min(sum(word.pos_ in _VERBS for word in between), 3)} verbs"
    yield f"{side} past {min(sum(word.pos_ == 'NUM' for word in between), 3)} numbers"
    yield f"{kind} {side} past {min(nouns, 4)} nouns"
    if len(between) <= (1 if side == "behind" else 0):
        yield f"{kind} {side} beside {between.text}"
    number = next((child for child in token.lefts if child.dep_ == "nummod"), None)
    if number is not None:
        yield "counted by it" if span.start <= number.i < span.end else f"{side} counted by another"


def features_of_extents(
    head: Token, span: Span, kind: QuantityKind, options: Sequence[tuple[str, Span]]
) -> list[Features]:
    """Return the features of ``options``, the phrases of ``head`` with what each takes in."""
    side = "before" if head.i < span.start else "behind"
    settings = (
        kind,
        side,
        f"{kind} {side}",
        head.dep_,
        "a name" if head.pos_ == "PROPN" else head.lemma_.lower(),
        _class(head),
        f"{kind} {_class(head)}",
        head.ent_type_ or head.pos_,
    )
    return [
        dict.fromkeys(
            (
                f"takes {name}",
                *(f"{setting} takes {name}" for setting in settings),
                *_of_tail(name, phrase.doc[head.i + 1 : phrase.end], side),
            ),
            1.0,
        )
        for name, phrase in options
    ]


def _of_tail(name: str, tail: Span, side: str) -> Iterator[str]:
    """Yield what the part of a phrase behind its head is."""
    if not len(tail):
        return
    last = tail[-1]
    yield f"{min(len(tail), 8)} words"
    yield f"{name} {last.ent_type_ or last.tag_}"
    yield f"{side} {name} {last.ent_type_ or last.pos_}"
    for type_ in sorted({word.ent_type_ for word in tail} - {""}):
        yield f"{name} holds {type_}"
    classes = {word.pos_ for word in tail}
    for class_ in sorted(classes & {"NUM", "VERB"}):
        yield f"holds a {class_}"
    if any(word.tag_ in ("DT", "PRP$") for word in tail):
        yield f"{name} holds an article"
    if sum(word.dep_ == "prep" for word in tail) > 1:
        yield f"{name} holds two prepositions"
