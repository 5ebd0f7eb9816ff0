"""Which contents are statements by the specification: reported clauses, infinitives, predicates and quotations."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.attribution.estimates import level_of
from claimtable.layers import Attribution
from claimtable.lexicon import reporting
from claimtable.lexicon.grammar import NEGATIVE
from claimtable.lexicon.relations import ON_NOUN, WORDLIKE
from claimtable.rules import Rule, decide
from claimtable.syntax import is_denied, is_no_longer

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
    is_quoted = sum(said) >= _QUOTED and 2 * sum(said) >= len(said)
    if attribution.layout or is_quoted or not cue:
        return True
    return decide(UNREPORTED, Reported(attribution, cue, spans)).keep


@dataclass(frozen=True, slots=True)
class Reported:
    """An attribution, the words of its cue, and what of its content stands in one sentence."""

    attribution: Attribution
    cue: Sequence[Token]
    spans: Sequence[Span]

    def has(self, verbs: Set[str]) -> bool:
        """Tell whether a word of the cue is one of ``verbs``."""
        return any(token.lemma_.lower() in verbs for token in self.cue)


def _seems(found: Reported) -> bool | None:
    return False if not found.attribution.source and found.has(reporting.SEEMING) else None


def _is_event(found: Reported) -> bool | None:
    """A passive cue without a source tells what happened rather than what is believed."""
    verbs = [token for token in found.cue if token.pos_ in ("VERB", "AUX")]
    if found.attribution.source or not _is_passive(verbs):
        return None
    return None if verbs[-1].lemma_.lower() in reporting.PASSIVE | reporting.QUOTED_PASSIVE else False


def _is_passive(verbs: Sequence[Token]) -> bool:
    if not verbs or verbs[-1].tag_ != "VBN":
        return False
    return any(verb.lemma_ == "be" for verb in verbs[:-1]) or (len(verbs) == 1 and verbs[0].dep_ == "acl")


def _declines(found: Reported) -> bool | None:
    is_silent = found.spans[0].root.lemma_.lower() in reporting.SILENCE
    return False if is_silent and found.has(reporting.DECLINING) else None


def _is_asked(found: Reported) -> bool | None:
    is_question = found.spans[0][0].lower_ in reporting.QUESTION_WORDS
    return False if is_question and found.has(reporting.QUESTIONING) else None


def _is_nobody(found: Reported) -> bool | None:
    words = [token.lower_ for piece in found.attribution.source for token in piece]
    return False if words[:1] in (["neither"], ["nobody"], ["none"]) else None


def _is_denied(found: Reported) -> bool | None:
    if any(token.lower_ in NEGATIVE or is_no_longer(token) for token in found.cue):
        return False
    return False if any(is_denied(token) for token in found.cue if token.pos_ == "VERB") else None


def _rules(found: Reported) -> bool | None:
    return False if found.has(reporting.RULING) else None


#: contents that nobody is said to have stated; the source stands in <>, the cue in {}, the content in []
UNREPORTED = (
    Rule("it seems", _seems, dropped=("The bus {seems} [to be late].",)),
    Rule("it happened", _is_event, dropped=("Two men {were charged} [with stealing a bus].",)),
    Rule("silence", _declines, dropped=("<The clerk> {declined} [to comment].",)),
    Rule("a question", _is_asked, dropped=("<Roe> {asked} [whether she would win].",)),
    Rule("nobody says it", _is_nobody, dropped=("<Neither the mayor nor the bishop> {said} [how many had died].",)),
    Rule("it is denied", _is_denied, dropped=("<The clerk> {did not say} [why he left].",)),
    Rule("a rule", _rules, dropped=("<The club> {requires} [members to sign].",)),
)


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
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in WORDLIKE:
        return False
    for _ in range(_DEPTH):
        if token.head.i == token.i or token.head.i not in inside:
            return True
        if token.dep_ in ON_NOUN and token.head.pos_ in _NOMINAL:
            return False
        token = token.head
    return True


def _characterises(attribution: Attribution, tokens: Sequence[Token], inside: set[int]) -> bool:
    """Tell whether the content says of something what it is or how large: "called | it a scandal", "described | him as
    a fool", "put | the toll at 29".
    """
    if attribution.source and any(level_of(token) is not None for piece in attribution.cue for token in piece):
        return True
    lemmas = {token.lemma_.lower() for piece in attribution.cue for token in piece}
    tops = [token for token in tokens if token.head.i not in inside and not token.is_punct]
    if any(token.dep_ in ("oprd", "ccomp", "xcomp") for token in tops):
        return True
    if lemmas & reporting.CHARACTERISE_AS:
        return any(token.lower_ == "as" and token.i > tokens[0].i for token in tokens)
    return bool(lemmas & reporting.CHARACTERISE) and len(tops) > 1
