"""How sure the extent of a claim is: a fitted probability that its words are exactly the claim's, if it is one.

The weights (``models/claims/extent.json``) are fitted on claims of annotated articles by ``training/certainty.py``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from claimtable.fitted import Features, load_logistic, log_odds
from claimtable.lexicon.edges import JOINING
from claimtable.syntax import is_finite, roots

if TYPE_CHECKING:
    from claimtable.claims.claim_spans import ClaimSpan


def extent_confidence(claim: ClaimSpan) -> float:
    """Return the probability that the words of ``claim`` are exactly the claim's, if it is one; raises ModelError."""
    return load_logistic("claims", "extent").probability(extent_features(claim))


def extent_features(claim: ClaimSpan) -> Features:
    """Return what speaks for and against the extent of a claim, as named numbers."""
    kind = "narrator" if claim.attribution is None else "quoted" if claim.kind != "indirect" else "unquoted"
    tokens = claim.tokens
    found = {
        kind: 1.0,
        claim.kind: 1.0,
        f"log length, {kind}": math.log1p(len(tokens)),
        f"pieces, {kind}": float(len(claim.spans) - 1),
        f"tops, {kind}": math.log1p(len(roots(tokens)) - 1),
    }
    if claim.confidence is not None:
        found[f"confidence, {kind}"] = log_odds(claim.confidence)
    found |= {f"{name}, {kind}": 1.0 for name in _of_edges(claim)}
    return found


def _of_edges(claim: ClaimSpan) -> Iterator[str]:
    first, last, doc = claim.spans[0][0], claim.spans[-1][-1], claim.doc
    sentence = claim.sentence
    yield f"behind {_sort(doc, first.i - 1)}"
    yield f"before {_sort(doc, last.i + 1)}"
    yield f"begins {first.lower_ if first.lower_ in JOINING else first.pos_}"
    yield f"begins {first.dep_}"
    yield f"ends {last.pos_}"
    if first.i == sentence.start:
        yield "begins the sentence"
    if claim.attribution is not None:
        yield f"layout {claim.attribution.layout or 'none'}"
        yield "with cue" if claim.carries_cue else "without cue"
        if not claim.attribution.source:
            yield "no source"
    yield from _of_pieces(claim)


def _of_pieces(claim: ClaimSpan) -> Iterator[str]:
    text = " ".join(span.text for span in claim.spans)
    if text.count("(") != text.count(")"):
        yield "half a bracket"
    if not any(is_finite(token) for token in claim.tokens):
        yield "no finite verb"
    if any(_is_aside(span) for span in claim.spans):
        yield "a dash or a colon inside"
    yield f"{min(sum(token.dep_ == 'ROOT' for token in claim.tokens), 2)} roots"


def _is_aside(span: Span) -> bool:
    return any(token.text in (":", ";", "—", "–", "--", "(") for token in span)


def _sort(doc: Doc, index: int) -> str:
    if not 0 <= index < len(doc):
        return "edge"
    token: Token = doc[index]
    if token.is_alpha:
        return token.lower_ if token.lower_ in JOINING else "word"
    if token.is_quote:
        return "quotation mark"
    return token.text if token.text in (",", ".", ":", ";", "?", "!") else "sign"
