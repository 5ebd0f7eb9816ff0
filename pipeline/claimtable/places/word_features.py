"""Which words stand around a candidate for a place: the preposition, what governs it, what it owns or modifies, of what
it is the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimtable.lexicon.places import GENERIC_PLACES, SITES
from claimtable.places.positions import head_of

_REPEATED = re.compile(r"(.)\1+")
_OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_OBJECTS = frozenset({"dobj", "attr", "acomp"})


def features_of_words(name: Span, group: str, position: str, governor: Token) -> Iterator[str]:
    """Yield the words around ``name``; ``group`` says what kind of name it is, ``position`` where it stands, and
    ``governor`` is the verb or noun that it hangs on.
    """
    doc, token = name.doc, head_of(name)
    yield f"name {name.text.lower()}"
    yield f"under {governor.lemma_.lower()}"
    yield f"{position}, under {governor.lemma_.lower()}"
    yield f"as {token.dep_}, {group}"
    if name.start > name.sent.start:
        before = doc[name.start - 1].lower_
        yield f"behind {before}"
        yield f"behind {before}, {group}"
    if name.end < len(doc):
        yield from _of_next(name, doc[name.end], token)
    if token.dep_ in _SUBJECTS:
        yield from _of_subject(token.head, group)
    elif token.dep_ == "pobj":
        yield from _of_object(token.head, group)
    elif token.dep_ in _MODIFIERS and token.head.i >= name.end:
        yield f"modifies behind {doc[name.start - 1].lower_ if name.start else ''}, {group}"
        yield f"modifies {token.head.lemma_.lower()}"
        yield f"modifies a {token.head.tag_}"
        yield f"modifies a {token.head.ent_type_ or token.head.pos_}, {group}"


def features_of_shape(name: Span) -> Iterator[str]:
    """Yield how a name that no gazetteer knows is spelt: the ends of its first and last words, capitals and marks, and
    what an apposition calls it.
    """
    last = name[-1].lower_
    yield from (f"ends {last[-length:]}" for length in (2, 3, 4))
    yield f"begins {name[0].lower_[:3]}"
    yield "shape " + _REPEATED.sub(r"\1", name.root.shape_)


def features_of_explained(name: Span) -> Iterator[str]:
    """Yield what kind of thing an apposition calls the name: "Robotyne, a village"."""
    for child in name.root.children:
        if child.dep_ == "appos" and child.i >= name.end and child.pos_ == "NOUN":
            yield f"explained as {child.lemma_.lower()}"
            yield f"explained as a {'place' if child.lemma_.lower() in GENERIC_PLACES | SITES else 'noun'}"


def _of_next(name: Span, after: Token, token: Token) -> Iterator[str]:
    yield f"before {after.pos_ if after.pos_ in _OPEN_CLASSES else after.lower_}"
    if after.tag_ == "POS" and name.end + 1 < len(name.doc):
        yield f"owns {token.head.lemma_.lower()}"


def _of_subject(verb: Token, group: str) -> Iterator[str]:
    yield f"subject of {verb.lemma_.lower()}, {group}"
    yield f"subject of a {verb.tag_}, {group}"
    complement = next((child for child in verb.children if child.dep_ in _OBJECTS), None)
    if complement is not None:
        yield f"subject, object {complement.lemma_.lower()}"
        yield f"subject, object {complement.pos_}"


def _of_object(preposition: Token, group: str) -> Iterator[str]:
    over, word = preposition.head, preposition.lower_
    yield f"object of {word}, {group}"
    yield f"object of {word} of {over.lemma_.lower()}"
    yield f"object of {word} of a {over.pos_}, {group}"
    yield f"object of {word}, under {over.dep_}"
