"""Which contents are statements by the specification: reported clauses, infinitives, predicates and quotations."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable.layers import Attribution
from claimtable.lexicon import reporting
from claimtable.syntax import is_denied, is_no_longer

#: relations that hang a clause on a noun: "the car that he wants" is a noun
_ON_NOUN = frozenset(("relcl", "acl", "amod", "compound", "nmod", "poss"))
#: relations of participles that are no clauses: "high-ranking officers", "officers including two majors"
_WORDLIKE = frozenset(("amod", "prep", "compound", "advmod", "det"))
_NEGATIVE = frozenset(("not", "n't", "never", "nor", "neither"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_DEPTH = 40
#: quoted words, half of the content or more, that make a statement of a denied attitude too: "never said 'we go'"
_QUOTED = 4


def is_reported(attribution: Attribution, spans: Sequence[Span], marked: set[int]) -> bool:
    """Tell whether somebody is said to have stated the content.

    Not when the attitude is denied ("did not say why", "declined to comment"), when nobody holds it ("seems to be
    late"), and when it is a rule or a name ("requires members to sign", "named it Hope"). Quotations are reported in
    any case; ``marked`` are the quoted tokens.
    """
    cue = [token for piece in attribution.cue for token in piece]
    said = [token.i in marked for span in spans for token in span]
    if attribution.layout or (sum(said) >= _QUOTED and 2 * sum(said) >= len(said)) or not cue:
        return True
    lemmas = {token.lemma_.lower() for token in cue}
    if not attribution.source and (lemmas & reporting.SEEMING or _is_event(cue)):
        return False
    if spans[0].text.lower().startswith(("not to be named", "not to be identified", "not to be quoted")):
        return False
    if lemmas & reporting.DECLINING and spans[0].root.lemma_.lower() in reporting.SILENCE:
        return False
    if _is_question(lemmas, spans) or _is_nobody(attribution):
        return False
    return not (_is_denied(cue) or lemmas & reporting.RULING or _is_judged_deed(lemmas, spans))


def _is_question(lemmas: set[str], spans: Sequence[Span]) -> bool:
    """Tell whether the content is asked, not claimed: "asked | whether she would win", "wondered | why it turned"."""
    return bool(lemmas & reporting.QUESTIONING) and spans[0][0].lower_ in reporting.QUESTION_WORDS


def _is_nobody(attribution: Attribution) -> bool:
    """Tell whether nobody says it: "Neither the mayor nor the bishop said how many had died"."""
    words = [token.lower_ for piece in attribution.source for token in piece]
    return words[:1] in (["neither"], ["nobody"], ["none"]) or words[:2] == ["no", "one"]


def _is_denied(cue: Sequence[Token]) -> bool:
    if any(token.lower_ in _NEGATIVE or is_no_longer(token) for token in cue):
        return True
    verbs = [token for token in cue if token.pos_ == "VERB"]
    return any(map(is_denied, verbs))


def _is_event(cue: Sequence[Token]) -> bool:
    """Tell whether a passive cue tells what happened rather than what is believed: "were granted", "was charged"."""
    verbs = [token for token in cue if token.pos_ in ("VERB", "AUX")]
    passive = any(verb.lemma_ == "be" for verb in verbs[:-1]) or (len(verbs) == 1 and verbs[0].dep_ == "acl")
    if not passive or verbs[-1].tag_ != "VBN":
        return False
    return verbs[-1].lemma_.lower() not in reporting.PASSIVE | reporting.QUOTED_PASSIVE


def _is_judged_deed(lemmas: set[str], spans: Sequence[Span]) -> bool:
    """Tell whether the content only names the deed that praise or blame is about: "praise | for helping the girls"."""
    first = spans[0][0]
    return bool(lemmas & reporting.JUDGING) and first.lower_ in ("for", "over", "on", "at", "about", "with")


def is_statement(attribution: Attribution, spans: Sequence[Span], marked: set[int]) -> bool:
    """Tell whether words state something: a clause, an infinitive, a predicate or a quotation, not a bare noun.

    What the print shows as speech counts like a quotation: "ROE: The lakes. There are 14 of them."
    """
    tokens = [token for span in spans for token in span]
    if attribution.layout or any(token.i in marked and token.is_alpha for token in tokens) or _is_headline(attribution):
        return True
    inside = {token.i for token in tokens}
    return any(_is_predicate(token, inside) for token in tokens) or _characterises(attribution, tokens, inside)


def _is_headline(attribution: Attribution) -> bool:
    """Tell whether a headline attributes by a colon; it leaves verbs out: "Roe: Town and county in dead heat"."""
    return bool(attribution.cue) and all(token.text == ":" for piece in attribution.cue for token in piece)


def _is_predicate(token: Token, inside: set[int]) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _WORDLIKE:
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
