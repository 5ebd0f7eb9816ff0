"""The verb that governs a figure: of "two died, three went missing, nine were hurt" die, missing and hurt."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from claimtable.lexicon.figures import COPULAS, LEAVING, PREPOSITIONS, RAISING, STATES
from claimtable.syntax import is_infinitive

_PARTICIPLES = frozenset({"VBN", "VBG"})
_STATES = frozenset({"acomp", "oprd", "xcomp", "ccomp", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: words with the tag of a verb that govern nothing themselves
_ATTRIBUTIVE = frozenset({"amod", "compound", "prep", "case", "aux", "auxpass"})


def governing_verb(number: Span, inside: Container[int]) -> Token | None:
    """Return the word that says what holds for a figure: the verb whose subject, object or complement it is.

    ``inside`` holds the indices of the claim's tokens. Of a copula and of "left ... dead" it is the adjective; of a
    noun that no verb governs directly the participle behind it ("a tribute to the 49 people killed"). None where the
    claim has no such word.
    """
    path = list(_path(number.root, inside))
    noun = _noun(path)
    for child, head in pairwise(path):
        if _is_predicate(head):
            behind = _participle(noun) if _is_remote(path, head) or _is_named(head, child) else None
            return behind or _state(head, child) or _below(head, child)
        if head.lower_ == "with" and (behind := _participle(child)) is not None:
            return behind  # "with 21 of 71 laps completed"
    return _participle(noun) or _relative(noun) or _content(number, inside)


def predicate_lemma(verb: Token) -> str:
    """Return the lemma under which a governing word is found, the same for all its forms: "injured", "injure".

    A word that tells a state by itself keeps its form ("missing", "dead").
    """
    return STATES.get(verb.lower_) or verb.lemma_.lower()


def _path(token: Token, inside: Container[int]) -> Iterator[Token]:
    """Yield the token and what governs it, as far as it is in the claim."""
    while token.i in inside:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _noun(path: list[Token]) -> Token:
    """Return the counted or measured noun: the number's own word, or the head of its noun phrase."""
    found = path[0]
    for head in path[1:]:
        if found.dep_ not in ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "det"):
            break
        found = head
    return found


def _is_predicate(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        attributive = token.dep_ in _ATTRIBUTIVE or token.lower_ in PREPOSITIONS
        return not attributive
    return token.dep_ in ("acomp", "oprd") and token.pos_ == "ADJ"


def _is_remote(path: list[Token], verb: Token) -> bool:
    """Tell whether another noun stands between the figure's and the verb: "a look at 12 trusts", "some of the 19"."""
    noun = _noun(path)
    between = path[path.index(noun) + 1 : path.index(verb)]
    return any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in between)


def _is_named(verb: Token, child: Token) -> bool:
    """Tell whether a figure is no subject or object: "there were 12 people killed", "tribute to 49 people killed"."""
    return child.dep_ in ("prep", "dative", "agent") or (verb.lemma_ == "be" and child.dep_ not in _SUBJECTS)


def _participle(noun: Token) -> Token | None:
    """Return the participle behind a noun: "the 272,855 cars registered"."""
    return next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ in _PARTICIPLES), None)


def _relative(noun: Token) -> Token | None:
    """Return the verb of the clause behind a noun that no verb governs: "eight athletes who turned round"."""
    return next((c for c in noun.rights if c.dep_ == "relcl"), None)


def _content(number: Span, inside: Container[int]) -> Token | None:
    """Return what is said of a figure whose verb is the claim's cue: "five people || dead", "ten || to have died"."""
    head = number.root
    while head.head.i != head.i and head.i in inside:
        head = head.head
    found = (c for c in head.rights if c.i in inside and c.i >= number.end and c.dep_ in ("xcomp", "oprd", "ccomp"))
    return next(found, None)


def _state(verb: Token, child: Token) -> Token | None:
    """Return what a copula or "left" says of a figure: "went missing", "left 12 people dead"."""
    lemma = verb.lemma_.lower()
    if lemma in LEAVING and (behind := next((c for c in child.rights if c.lower_ in STATES), None)) is not None:
        return behind  # the parser hangs it on the noun
    for state in verb.rights:
        if state.dep_ not in _STATES or not (state.pos_ == "ADJ" or state.lower_ in STATES):
            continue
        if lemma in COPULAS or (lemma in LEAVING and child.i < state.i and child.dep_ in ("dobj", "nsubjpass")):
            return state
    return None


def _below(verb: Token, child: Token) -> Token:
    """Return the infinitive of which a figure is the understood subject: "ten are feared to have died"."""
    while child.dep_ in _SUBJECTS and verb.lemma_.lower() in RAISING:
        found = next((c for c in verb.rights if c.dep_ == "xcomp" and is_infinitive(c)), None)
        if found is None:
            break
        verb = found
        child = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), child)
        state = _state(verb, child)
        if state is not None:
            return state
    return verb
