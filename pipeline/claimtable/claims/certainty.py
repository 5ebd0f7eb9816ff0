"""How sure an attributed claim is: a fitted probability that what was found is a claim and has the right extent.

The model that labels attributions sees word pieces only; this one sees the claim: what sort of cue, source and content
it is made of, by the parse. Its weights (``models/claims/certainty.json``) are fitted on claims of annotated articles
by ``training/certainty.py``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from claimtable.attribution.chunks import Chunk
from claimtable.attribution.features import cue_kind
from claimtable.fitted import Features, Logistic, load_logistic, log_odds
from claimtable.layers import Attribution
from claimtable.lexicon.cues import CUE_CLASSES
from claimtable.lexicon.grammar import FINITE_TAGS, OF_SPEECH
from claimtable.syntax import is_denied, is_infinitive, roots

if TYPE_CHECKING:
    from claimtable.claims.claim_spans import ClaimSpan

_PRONOUNS = frozenset(("PRP", "PRP$"))
_RELATIVES = frozenset(("WP", "WDT", "WP$"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_SUBORDINATORS = frozenset(("if", "when", "whether", "as"))


def model() -> Logistic:
    """Return the fitted model; raises ModelError when it is missing."""
    return load_logistic("claims", "certainty")


def sure(claims: Iterable[ClaimSpan]) -> list[ClaimSpan]:
    """Return the attributed claims with their confidence; those below the model's threshold are left out, so that
    their sentence goes back to the article's own voice.
    """
    fitted = model()
    rated = (replace(claim, confidence=fitted.probability(features(claim))) for claim in claims)
    return [claim for claim in rated if claim.confidence is not None and claim.confidence >= fitted.facts["threshold"]]


def features(claim: ClaimSpan) -> Features:
    """Return what speaks for and against an attributed claim, as named numbers."""
    assert claim.attribution is not None
    attribution, spans = claim.attribution, claim.spans
    quoted = "quoted" if claim.kind != "indirect" else "unquoted"
    surest = log_odds(attribution.confidence)
    found = {f"confidence, {quoted}": surest, f"{quoted}": 1.0, claim.kind: 1.0, f"confidence, {claim.kind}": surest}
    names = [*_of_cue(attribution, quoted), *_of_source(attribution, quoted), *_of_content(spans, quoted)]
    names += _of_place(claim)
    found |= dict.fromkeys(names, 1.0)
    length = sum(len(span) for span in spans)
    found[f"log length, {quoted}"] = math.log1p(length)
    found[f"{quoted}, short {min(length, 6)}"] = 1.0
    return found


def _of_cue(attribution: Attribution, quoted: str) -> Iterator[str]:
    words = [token for piece in attribution.cue for token in piece if token.is_alpha]
    if not words:
        yield f"no cue, {quoted}"
        return
    first = attribution.cue[0]
    kind = cue_kind(first.doc, Chunk(first.start, first.end, 1.0))
    head = _head(words)
    lemma = head.lemma_.lower()
    yield f"{kind} cue, {quoted}"
    yield f"{kind} cue, {'source' if attribution.source else 'no source'}"
    yield f"cue {lemma}"
    yield f"cue class {CUE_CLASSES.get(lemma, 'say')}, {quoted}"
    yield f"cue {head.tag_}, {quoted}"
    yield f"cue {head.dep_}, {quoted}"
    yield f"cue of {min(len(words), 4)} words"
    if is_denied(head):
        yield "cue denied"
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in head.children):
        yield f"cue {'will' if any(child.lemma_ == 'will' for child in head.children) else 'modal'}"
    if any(child.dep_ in ("mark", "advmod") and child.lower_ in _SUBORDINATORS for child in head.lefts):
        yield "cue subordinate"
    yield f"cue {_side(attribution, first)}, {quoted}"
    yield f"cue {_side(attribution, first)}, {kind}"


def _head(words: Sequence[Token]) -> Token:
    """Return the word of a cue that says in which way it attributes."""
    for wanted in (("VERB",), ("NOUN", "PROPN", "ADJ", "ADV"), ("AUX", "ADP", "SCONJ")):
        named = [word for word in words if word.pos_ in wanted]
        if named:
            return next((word for word in named if word.lemma_.lower() in CUE_CLASSES), named[0])
    return words[0]


def _side(attribution: Attribution, cue: Span) -> str:
    first, last = attribution.content[0], attribution.content[-1]
    if cue.end <= first.start:
        gap = first.start - cue.end
        return "right before" if gap <= 1 else "before" if gap < 6 else "far before"
    return "behind" if cue.start >= last.end else "inside"


def _of_source(attribution: Attribution, quoted: str) -> Iterator[str]:
    if not attribution.source:
        yield f"no source, {quoted}"
        return
    span = attribution.source[0]
    root = span.root
    sort = _sort(root, span)
    yield f"source {sort}, {quoted}"
    yield f"source {root.dep_}, {quoted}"
    if root.pos_ == "NOUN":
        yield f"source {root.lemma_.lower()}"
    if len(span) > 12:
        yield "long source"


def _sort(root: Token, span: Span) -> str:
    if root.tag_ in _PRONOUNS:
        return f"pronoun {'I, we, you' if root.lower_ in OF_SPEECH else 'he, they'}"
    if root.tag_ in _RELATIVES:
        return "relative"
    if root.pos_ in ("PROPN", "NOUN"):
        return f"{root.ent_type_ or 'noun'}" if root.pos_ == "PROPN" else "noun"
    return root.pos_


def _of_content(spans: Sequence[Span], quoted: str) -> Iterator[str]:
    tokens = [token for span in spans for token in span]
    first, doc = tokens[0], tokens[0].doc
    before = doc[first.i - 1].lower_ if first.i else ""
    top = next((token for token in roots(tokens) if token.pos_ in ("VERB", "AUX")), roots(tokens)[0])
    yield f"begins {first.lower_}, {quoted}"
    yield f"begins {first.tag_}, {quoted}"
    yield f"root {top.tag_}, {quoted}"
    yield f"root {top.dep_}, {quoted}"
    yield f"{_form(top)}, {quoted}"
    yield f"behind {before if before in ('that', ',', ':', 'to', 'of', 'for', 'as', 'by', 'on', 'about') else 'other'}"
    if before == "that":
        yield f"behind that, {quoted}"
    yield f"{min(len(spans), 3)} pieces, {quoted}"
    if any(token.dep_ in _SUBJECTS for token in top.children):
        yield f"root with subject, {quoted}"
    after = doc[tokens[-1].i + 1 : tokens[-1].i + 2].text
    yield f"before {'mark' if after in ('.', ',', '!', '?', '') else 'word'}"


def _form(top: Token) -> str:
    if top.pos_ not in ("VERB", "AUX"):
        return "no verb"
    if is_infinitive(top):
        return "infinitive"
    finite = top.tag_ in FINITE_TAGS or any(
        child.tag_ in FINITE_TAGS for child in top.children if child.dep_.startswith("aux")
    )
    return "finite" if finite else f"not finite {top.tag_}"


def _of_place(claim: ClaimSpan) -> Iterator[str]:
    """How the claim lies in its sentence and statement."""
    assert claim.attribution is not None
    yield "with cue" if claim.carries_cue else "without cue"
    if claim.attribution.layout:
        yield f"layout {claim.attribution.layout}"
    yield f"content of {min(len(claim.attribution.content), 3)} pieces"
    sentence = claim.spans[0].sent
    share = sum(len(span) for span in claim.spans) / max(1, len(sentence))
    yield f"share of sentence {min(int(share * 4), 3)}, {'quoted' if claim.kind != 'indirect' else 'unquoted'}"
    if not sentence.text.rstrip(" \n\"')”’").endswith((".", "!", "?", ":", ";")):
        yield "unfinished sentence"
