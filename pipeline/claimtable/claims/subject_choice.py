"""``who``: the subject of a claim's main verb, by the parse where that leaves no doubt, else a fitted choice."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.subject_candidates import Candidate, candidates
from claimtable.claims.subject_extents import mend_ends
from claimtable.claims.subject_features import features_of
from claimtable.claims.subjects import main_verb, own_subject
from claimtable.fitted import load_logistic
from claimtable.heads import Seen, listener_of, load_head, with_words
from claimtable.lexicon.grammar import FINITE_TAGS

FOLDER = "subjects"
#: weights for claims whose main verb has a subject of its own, and for those whose has none
OWN, NONE = "own", "none"
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})


def find_subject(claim: ClaimSpan) -> Span | None:
    """Return the noun phrase that is the subject of the main verb, or None.

    It lies inside the claim, except for the understood subject of an infinitive or a predicate, which the words around
    the claim give ("asked the council | to help").
    """
    verb = main_verb(claim)
    own = parsed_subject(claim, verb)
    if own is not None and verb is not None and is_settled(own, verb, claim):
        return mend_ends(own, claim.indices)
    found = candidates(claim, verb, own)
    if not found:
        return None
    name, listed = name_of_choice(own), features_of(claim, verb, found)
    if name == OWN:
        listed = with_words(listed, listener_of(load_head(FOLDER, OWN), layers.get_encoded(claim.doc)), seen_of(found))
    place, _ = load_logistic(FOLDER, name).choose(listed)
    return found[place].span if place < len(found) else None


def seen_of(found: Sequence[Candidate]) -> list[Seen]:
    """Return what the encoder's head for ``OWN`` reads of each candidate."""
    return [[(one.span.start, one.span.end)] for one in found]


def parsed_subject(claim: ClaimSpan, verb: Token | None) -> Span | None:
    """Return the subject that the parse gives the main verb inside the claim."""
    found = None if verb is None else own_subject(verb, claim.indices)
    return found if found is not None and len(found) else None


def choice_of(claim: ClaimSpan) -> str:
    """Return the name of the weights that choose the subject, "" where the parse leaves no doubt."""
    verb = main_verb(claim)
    own = parsed_subject(claim, verb)
    settled = own is not None and verb is not None and is_settled(own, verb, claim)
    return "" if settled else name_of_choice(own)


def name_of_choice(own: Span | None) -> str:
    """Return which weights choose: those for claims whose main verb has a subject, or those for the others."""
    return NONE if own is None else OWN


def is_settled(own: Span, verb: Token, claim: ClaimSpan) -> bool:
    """Tell whether the parse leaves no doubt: its subject opens the claim, and its finite verb follows at once."""
    first = next((token for token in claim.tokens if not (token.is_punct or token.tag_ == "CC")), None)
    doc, end = own.doc, own.end
    if first is None or first.i != own.start or end >= len(doc) or not _is_of_group(doc[end], verb):
        return False
    after = doc[end]
    finite = doc[end + 1] if after.dep_ == "advmod" and end + 1 < len(doc) else after
    return finite.tag_ in FINITE_TAGS or after.tag_ in FINITE_TAGS


def _is_of_group(token: Token, verb: Token) -> bool:
    """Tell whether a word is the verb, or an auxiliary or adverb of it."""
    return token.i == verb.i or (token.head.i == verb.i and token.dep_ in _GROUP)
