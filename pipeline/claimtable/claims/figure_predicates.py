"""The verb that governs a figure: of "two died, three went missing, nine were hurt" die, missing and hurt."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from claimtable.lexicon.cues import SEMI_MODALS
from claimtable.lexicon.figures import COPULAS, LEAVING, PREPOSITIONS, RAISING, STATES
from claimtable.rules import Way, find_first
from claimtable.syntax import is_infinitive

_PARTICIPLES = frozenset({"VBN", "VBG"})
_STATES = frozenset({"acomp", "oprd", "xcomp", "ccomp", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: words with the tag of a verb that govern nothing themselves
_ATTRIBUTIVE = frozenset({"amod", "compound", "prep", "case", "aux", "auxpass"})
_BEFORE_NOUN = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "det"})


@dataclass(frozen=True, slots=True)
class Governed:
    """A number with what governs it in its claim.

    ``path`` leads from the number's word upwards; ``noun`` is the counted or measured noun on it, ``verb`` the first
    word that says something, ``child`` the one below that. ``inside`` holds the indices of the claim's tokens.
    """

    number: Span
    inside: Container[int]
    path: tuple[Token, ...]
    noun: Token
    verb: Token | None
    child: Token


def governed(number: Span, inside: Container[int]) -> Governed:
    """Return a number with what governs it in the claim whose tokens' indices are ``inside``."""
    path = tuple(_path(number.root, inside))
    noun = _noun(path) if path else number.root
    child, verb = next(((one, head) for one, head in pairwise(path) if _is_predicate(head)), (noun, None))
    return Governed(number, inside, path, noun, verb, child)


def governing_verb(number: Span, inside: Container[int]) -> Token | None:
    """Return the word that says what holds for a figure, as the first of ``WAYS`` finds it; None where there is none.

    ``inside`` holds the indices of the claim's tokens.
    """
    return find_first(WAYS, governed(number, inside))[0]


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


def _noun(path: tuple[Token, ...]) -> Token:
    found = path[0]
    for head in path[1:]:
        if found.dep_ not in _BEFORE_NOUN:
            break
        found = head
    return found


def _is_predicate(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return not (token.dep_ in _ATTRIBUTIVE or token.lower_ in PREPOSITIONS)
    return token.dep_ in ("acomp", "oprd") and token.pos_ == "ADJ"


def _with(item: Governed) -> Token | None:
    for child, head in pairwise(item.path):
        if item.verb is not None and head.i == item.verb.i:
            return None
        if head.lower_ == "with" and (found := _participle(child)) is not None:
            return found
    return None


def _behind_noun(item: Governed) -> Token | None:
    """A noun between the figure and the verb, or a preposition, or a "there is", parts them."""
    if item.verb is None:
        return None
    between = item.path[item.path.index(item.noun) + 1 : item.path.index(item.verb)]
    remote = any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in between)
    named = item.verb.lemma_ == "be" and item.child.dep_ not in _SUBJECTS
    return _participle(item.noun) if remote or named or item.child.dep_ in ("prep", "dative", "agent") else None


def _participle(noun: Token) -> Token | None:
    """Return the participle behind a noun: "the 272,855 cars registered"."""
    return next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ in _PARTICIPLES), None)


def _state(item: Governed) -> Token | None:
    return None if item.verb is None else _state_of(item.verb, item.child)


def _is_state(word: Token) -> bool:
    return word.dep_ in _STATES and (word.pos_ == "ADJ" or word.lower_ in STATES)


def _state_of(verb: Token, child: Token) -> Token | None:
    lemma = verb.lemma_.lower()
    if lemma in LEAVING and (behind := next((c for c in child.rights if c.lower_ in STATES), None)) is not None:
        return behind  # the parser hangs it on the noun
    for state in verb.rights:
        if not _is_state(state):
            continue
        if lemma in COPULAS or (lemma in LEAVING and child.i < state.i and child.dep_ in ("dobj", "nsubjpass")):
            return _to_come(state) or state
    return None


def _to_come(state: Token) -> Token | None:
    """Return what is "likely to happen"."""
    if state.lower_ not in SEMI_MODALS:
        return None
    return next((c for c in state.rights if c.dep_ == "xcomp" and is_infinitive(c)), None)


def _raised(item: Governed) -> Token | None:
    verb, child, found = item.verb, item.child, None
    while verb is not None and child.dep_ in _SUBJECTS and verb.lemma_.lower() in RAISING:
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and is_infinitive(c)), None)
        found = found if verb is None else _state_of(verb, child) or verb
    return found


def _content(item: Governed) -> Token | None:
    head = item.number.root
    while head.head.i != head.i and head.i in item.inside:
        head = head.head
    behind = (c for c in head.rights if c.i in item.inside and c.i >= item.number.end)
    return next((c for c in behind if c.dep_ in ("xcomp", "oprd", "ccomp")), None)


#: the ways to the word that says what holds for a figure; the first that finds one decides. In the examples the number
#: stands in brackets, the lemma behind the arrow.
WAYS: tuple[Way[Governed, Token], ...] = (
    Way("a participle behind with", _with, ("With [21] of 71 laps completed, the race was stopped. -> complete",)),
    Way(
        "a participle behind a noun that is no subject or object",
        _behind_noun,
        (
            "There were [12] people injured in Oslo. -> injure",
            "The mayor paid tribute to the [49] people killed in the fire. -> kill",
            "A New York couple were among [12] people killed. -> kill",
        ),
    ),
    Way(
        "what a copula or a verb of leaving tells",
        _state,
        (
            "[Three] sailors went missing. -> missing",
            "The blast left [12] people dead. -> dead",
            "The blast left [12] people injured. -> injure",
            "Inflation remained high at [7] percent. -> high",
            "[Forty] jobs are likely to go. -> go",
        ),
    ),
    Way(
        "the infinitive of a verb of belief",
        _raised,
        ("[Ten] mines appear to have closed. -> close", "[Six] shops continue to sell them. -> sell"),
    ),
    Way(
        "the verb above",
        lambda item: item.verb,
        (
            "[Two] sailors died. -> die",
            "The plan includes [40] buses. -> include",
            "Profit rose to [5] million euros. -> rise",
        ),
    ),
    Way("a participle behind a noun without a verb", lambda item: _participle(item.noun)),
    Way(
        "the clause behind a noun without a verb",
        lambda item: next((c for c in item.noun.rights if c.dep_ == "relcl"), None),
    ),
    Way("what the cue holds", _content, ("[Five] people are feared dead. -> dead",)),
)
