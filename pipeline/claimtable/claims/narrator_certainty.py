"""How sure a claim of the article's own is: a fitted probability that it is one with this extent.

The weights (``models/claims/narrator.json``) are fitted on claims of annotated articles by ``training/certainty.py``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtable import layers
from claimtable.fitted import Features, Logistic, load_logistic
from claimtable.lexicon.grammar import FIRST_AND_SECOND_PERSON
from claimtable.syntax import is_finite, is_verbal, roots

if TYPE_CHECKING:
    from claimtable.claims.claim_spans import ClaimSpan

#: quantities that are counted one by one
_MOST = 3


def narrator_model() -> Logistic:
    """Return the fitted model; raises ModelError when it is missing."""
    return load_logistic("claims", "narrator")


def sure_of_narrator(
    claims: Iterable[ClaimSpan], *, beside: Set[int] = frozenset(), all_kept: bool = False
) -> list[ClaimSpan]:
    """Return the article's own claims with their confidence, without those below the model's threshold.

    ``beside`` are tokens of sources, cues and contents; ``all_kept``: nothing is left out, as where claims without a
    quantity are asked for, which the model does not know.
    """
    fitted = narrator_model()
    rated = [replace(claim, confidence=fitted.probability(narrator_features(claim, beside))) for claim in claims]
    least = 0.0 if all_kept else fitted.facts["threshold"]
    return [claim for claim in rated if claim.confidence is not None and claim.confidence >= least]


def narrator_features(claim: ClaimSpan, beside: Set[int] = frozenset()) -> Features:
    """Return what speaks for and against a claim of the article's own, as named numbers."""
    found = dict.fromkeys([*_of_sentence(claim, beside), *_of_words(claim)], 1.0)
    found["log length"] = math.log1p(len(claim.tokens))
    return found


def _of_sentence(claim: ClaimSpan, beside: Set[int]) -> Iterator[str]:
    sentence, first, last = claim.sentence, claim.spans[0], claim.spans[-1]
    whole = first.start <= sentence.start + 1 and last.end >= sentence.end - 2 and len(claim.spans) == 1
    yield "whole sentence" if whole else "clause"
    if any(index in beside for index in range(sentence.start, sentence.end)):
        yield "beside an attribution" if not whole else "whole sentence, attribution inside"
    after = claim.doc[last.end : last.end + 1].text
    yield f"before {after if after in ('.', ',', '!', '?', ':', ';', '') else 'word'}"
    before = claim.doc[first.start - 1] if first.start else None
    if before is None or "\n" in before.text:
        yield "begins a paragraph"
    if before is None or before.i < 1:
        yield "begins the article"
    if before is not None and before.text in ("(", "["):
        yield "in brackets"
    yield f"{len(claim.spans)} pieces"


def _of_words(claim: ClaimSpan) -> Iterator[str]:
    tokens = claim.tokens
    quantities = layers.get_spans(claim.doc, layers.QUANTITIES)
    inside = [span for span in quantities if claim.holds(span.start_char, span.end_char)]
    yield f"{min(len(inside), _MOST)} quantities"
    yield from {f"quantity {span.label_}" for span in inside}
    verbs = [token for token in roots(tokens) if is_verbal(token)]
    yield f"{min(len(verbs), 2)} verbs on top"
    if verbs:
        yield f"verb {verbs[0].tag_}"
        yield f"verb is {verbs[0].dep_}"
    if not any(is_finite(token) for token in tokens):
        yield "no finite verb"
    yield f"begins {tokens[0].pos_}"
    yield f"begins {tokens[0].dep_}"
    words = [token for token in tokens if token.is_alpha]
    if any(token.lower_ in FIRST_AND_SECOND_PERSON for token in words):
        yield "first person"
    if _share(sum(token.is_title or token.is_upper for token in words), len(words)) > 0.5:
        yield "mostly capitals"
    if any(token.is_quote for token in tokens):
        yield "quotation mark inside"
    if any(token.text in ("|", "/", "•", "@", "#") or token.like_url for token in tokens):
        yield "layout sign inside"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
