"""``who`` by the order of words, where the parse gives no subject: the words before the finite verb, or before what a
verb of calling says of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.lexicon.cues import CALLING
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.syntax import trim, trim_phrase

#: a subject by the order of words has so many words at most
_LONGEST = 14
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = FINITE_TAGS | {"VB", "WP", "WDT", "WRB", "PRP"}
_OPENING = frozenset({"IN", "VBG", "VBN", "WRB", "TO"})
_LOOSE = frozenset({"RB", "CC", "PRP$", "DT", "IN"})


def called_subject(claim: ClaimSpan) -> Span | None:
    """Return what a cue of calling speaks of, before the words that it is called: '(called) [the offer] "compelling"'.

    None where the cue is another, or where no quotation and no "as" parts the two.
    """
    if claim.attribution is None or not any(
        token.lemma_.lower() in CALLING for piece in claim.attribution.cue for token in piece
    ):
        return None
    first = claim.spans[0]
    stops = [quote.start for quote in layers.get_spans(claim.doc, layers.QUOTES) if first.start < quote.start]
    stops += [token.i for token in claim.tokens if token.lower_ == "as" and token.i > first.start]
    stop = min((stop for stop in stops if stop <= claim.spans[-1].end), default=None)
    if stop is None or any(token.tag_ in FINITE_TAGS for token in claim.doc[first.start : stop]):
        return None
    return _nominal(claim.doc[first.start : min(stop, first.end)])


def subject_before_verb(claim: ClaimSpan) -> Span | None:
    """Return the words in front of the first finite verb, or of "to launch" in a headline; None where they begin with
    a preposition or are no noun phrase.
    """
    words = claim.tokens
    end = next((number for number, token in enumerate(words) if _begins_predicate(token)), 0)
    before = _without_opening(words[:end])
    if not 0 < len(before) <= _LONGEST or any(token.tag_ in _VERBAL for token in before):
        return None
    is_headline = words[end].tag_ == "TO" and before[-1].pos_ != "PROPN"
    return None if is_headline else _nominal(_span(before))


def _without_opening(words: Sequence[Token]) -> list[Token]:
    """Return words without the conjunction, and without the phrase up to a comma, that they begin with."""
    rest = list(dropwhile(lambda token: token.tag_ == "CC" or token.lower_ == "that", words))
    if rest and rest[0].tag_ in _OPENING:
        comma = next((number for number, token in enumerate(rest) if token.text == ","), len(rest) - 1)
        del rest[: comma + 1]
    return rest


def _begins_predicate(token: Token) -> bool:
    if token.tag_ in FINITE_TAGS and token.pos_ in ("VERB", "AUX"):
        return True
    return token.tag_ == "TO" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "VB"


def _span(words: Sequence[Token]) -> Span:
    return words[0].doc[words[0].i : words[-1].i + 1]


def _nominal(phrase: Span) -> Span | None:
    """Return the phrase without loose words and a bracket at its end, or None where it has no noun."""
    while len(phrase) and (phrase[-1].tag_ in _LOOSE or phrase[-1].is_punct):
        if phrase[-1].text == ")" and "(" in phrase.text:
            phrase = phrase.doc[phrase.start : max(token.i for token in phrase if token.text == "(")]
        else:
            phrase = phrase[:-1]
    phrase = trim_phrase(trim(phrase))
    return phrase if len(phrase) and any(token.pos_ in _NOMINAL for token in phrase) else None
