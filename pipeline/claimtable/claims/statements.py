"""Which contents are statements by the specification: reported clauses, infinitives, predicates and quotations."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable.layers import Attribution
from claimtable.lexicon import reporting

#: relations that hang a clause on a noun: "the car that he wants" is a noun
_ON_NOUN = frozenset(("relcl", "acl", "amod", "compound", "nmod", "poss"))
_NEGATIVE = frozenset(("not", "n't", "never", "nor", "neither"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_DEPTH = 40
#: quoted words that make a statement of a denied attitude too: "He never said 'we will go'"
_QUOTED = 4


def is_reported(attribution: Attribution, spans: Sequence[Span], marked: set[int]) -> bool:
    """Tell whether somebody is said to have stated the content.

    Not when the attitude is denied ("did not say why"), when nobody holds it ("seems to be late") and when it is a
    standing rule ("requires members to sign"). Quotations are reported in any case; ``marked`` are the quoted tokens.
    """
    cue = [token for piece in attribution.cue for token in piece]
    if sum(token.i in marked for span in spans for token in span) >= _QUOTED or not cue:
        return True
    lemmas = {token.lemma_.lower() for token in cue}
    if lemmas & reporting.SEEMING and not attribution.source:
        return False
    return not (_is_denied(cue) or _is_rule(cue, lemmas))


def _is_denied(cue: Sequence[Token]) -> bool:
    if any(token.lower_ in _NEGATIVE for token in cue):
        return True
    verbs = [token for token in cue if token.pos_ == "VERB"]
    return any(child.dep_ == "neg" for verb in verbs for child in verb.children)


def _is_rule(cue: Sequence[Token], lemmas: set[str]) -> bool:
    return bool(lemmas & reporting.RULING) and any(token.tag_ in ("VBZ", "VBP") for token in cue)


def is_statement(attribution: Attribution, spans: Sequence[Span], marked: set[int]) -> bool:
    """Tell whether words state something: a clause, an infinitive, a predicate or a quotation, not a bare noun."""
    tokens = [token for span in spans for token in span]
    if any(token.i in marked and token.is_alpha for token in tokens):
        return True
    inside = {token.i for token in tokens}
    return any(_is_predicate(token, inside) for token in tokens) or _characterises(attribution, tokens, inside)


def _is_predicate(token: Token, inside: set[int]) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ == "amod":
        return False
    for _ in range(_DEPTH):
        if token.head.i == token.i or token.head.i not in inside:
            return True
        if token.dep_ in _ON_NOUN and token.head.pos_ in _NOMINAL:
            return False
        token = token.head
    return True


def _characterises(attribution: Attribution, tokens: Sequence[Token], inside: set[int]) -> bool:
    """Tell whether the content says of something what it is: "called | it a scandal", "described | him as a fool"."""
    lemmas = {token.lemma_.lower() for piece in attribution.cue for token in piece}
    tops = [token for token in tokens if token.head.i not in inside and not token.is_punct]
    if any(token.dep_ in ("oprd", "ccomp", "xcomp") for token in tops):
        return True
    if lemmas & reporting.CHARACTERISE_AS:
        return any(token.lower_ == "as" and token.i > tokens[0].i for token in tokens)
    return bool(lemmas & reporting.CHARACTERISE) and len(tops) > 1
