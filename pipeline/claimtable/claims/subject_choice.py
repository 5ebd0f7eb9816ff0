"""``who``: the subject of a claim's main verb; where it has none of its own, a fitted choice among candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.cues import cue_head
from claimtable.claims.subject_candidates import Candidate, candidates
from claimtable.claims.subjects import main_verb, own_subject
from claimtable.fitted import Features, load_logistic
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.syntax import is_finite, is_infinitive

FOLDER, NAME = "subjects", "who"
_SIZES = (1, 2, 3, 4, 5, 8, 13)
_SAME_WORDS = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "PRON", "PART"})
_MARKED = frozenset({",", "(", "and", "who", "that", "which", '"', "—", "--"})
_PLACES = 3


def find_subject(claim: ClaimSpan) -> Span | None:
    """Return the noun phrase that is the subject of the main verb, or None.

    It lies inside the claim, except for the understood subject of an infinitive or a predicate, which the words around
    the claim give ("asked the council | to help").
    """
    verb = main_verb(claim)
    own = _own(claim, verb)
    if own is not None:
        return own
    found = candidates(claim, verb)
    if not found:
        return None
    place, _ = load_logistic(FOLDER, NAME).choose(features_of(claim, verb, found))
    return found[place].span if place < len(found) else None


def has_own_subject(claim: ClaimSpan) -> bool:
    """Tell whether the main verb has a subject of its own, so that nothing is to be chosen."""
    return _own(claim, main_verb(claim)) is not None


def _own(claim: ClaimSpan, verb: Token | None) -> Span | None:
    return None if verb is None else own_subject(verb, {token.i for token in claim.tokens})


def features_of(claim: ClaimSpan, verb: Token | None, found: Sequence[Candidate]) -> list[Features]:
    """Return the features of the candidates, and last those of there being no subject."""
    inside = {token.i for token in claim.tokens}
    starts = sorted({one.span.start for one in found if one.span.start in inside})
    setting = dict.fromkeys(_setting(claim, verb))
    options: list[Features] = []
    for one in found:
        names = [*_phrase(one), *_edges(one, inside), *_verb(one, inside)]
        order = min(starts.index(one.span.start), _PLACES) if one.span.start in inside else "outside"
        names += [f"order {order}", f"{one.source}, order {order}"]
        if one.span.start == claim.tokens[0].i:
            names.append(f"{one.source}, opens")
        names += [f"{one.source}, {fact}" for fact in setting]
        options.append(dict.fromkeys(names, 1.0))
    is_ruled = any(one.is_ruled for one in found)
    none = [*(f"none, {fact}" for fact in setting), "none", *([] if is_ruled else ["ruled", "ruled, none"])]
    return [*options, dict.fromkeys(none, 1.0)]


def _setting(claim: ClaimSpan, verb: Token | None) -> Iterator[str]:
    """Yield what is so for all candidates: the form of the main verb, the kind of claim, its first word, its cue."""
    form = "no verb" if verb is None else _form(verb)
    style = "narrator" if claim.attribution is None else claim.kind
    yield form
    yield style
    yield f"{form}, {style}"
    yield f"begins {_kind(claim.tokens[0])}"
    yield f"{form}, begins {_kind(claim.tokens[0])}"
    cue = cue_head(claim)
    if cue is not None:
        yield f"cue {cue.lemma_.lower()}"
        yield f"{form}, cue {cue.lemma_.lower()}"


def _form(verb: Token) -> str:
    return "infinitive" if is_infinitive(verb) else "finite" if is_finite(verb) else verb.tag_


def _phrase(one: Candidate) -> Iterator[str]:
    """Yield where the phrase comes from and what it holds."""
    span, head, edge = one.span, one.span.root, one.edge
    yield f"source {one.source}"
    yield f"source {one.source}, {edge}"
    yield f"edge {edge}"
    if one.is_ruled:
        yield "ruled"
        yield f"ruled, {one.source}"
    yield f"head {head.pos_}"
    yield f"{one.source}, head {head.dep_}"
    yield f"{one.source}, head {head.tag_}"
    size = next((limit for limit in _SIZES if len(span) <= limit), 20)
    yield f"words {size}"
    yield f"{edge}, words {size}"
    for word in sorted(_MARKED.intersection(token.text for token in span)):
        yield f"holds {word}"
        yield f"holds {word}, {edge}"
    if any(token.tag_ in FINITE_TAGS for token in span):
        yield "holds a verb"
    for relation in sorted({"appos", "relcl"}.intersection(token.dep_ for token in span)):
        yield f"holds {relation}, {edge}"
    if len(span) == 1 and head.pos_ == "PRON":
        yield f"pronoun {head.lower_}"


def _edges(one: Candidate, inside: set[int]) -> Iterator[str]:
    """Yield what stands at the phrase's edges."""
    span, doc = one.span, one.span.doc
    yield f"first {_kind(span[0])}"
    yield f"last {_kind(span[-1])}"
    if span.start:
        yield f"behind {_kind(doc[span.start - 1])}{'' if span.start - 1 in inside else ' outside'}"
    if span.end < len(doc):
        after = doc[span.end]
        yield f"ahead of {_kind(after)}{'' if span.end in inside else ' outside'}"
        yield f"{one.edge}, ahead of {_kind(after)}"
        if span.start <= after.head.i < span.end and after.dep_ != "punct":
            yield f"cuts {after.dep_}"


def _verb(one: Candidate, inside: set[int]) -> Iterator[str]:
    """Yield what verb the phrase is the subject of."""
    verb = one.verb
    if verb is None:
        return
    yield f"{one.source}, verb {verb.dep_}"
    yield f"verb {verb.dep_} {_form(verb)}"
    mark = next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")
    if mark:
        yield "marked"
        yield f"marked {mark}"
    if verb.head.i == verb.i or verb.head.i not in inside:
        yield "verb on top"


def _kind(token: Token) -> str:
    return token.lower_ if token.pos_ in _SAME_WORDS else token.tag_
