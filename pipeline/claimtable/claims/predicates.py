"""``predicate``, ``negated`` and ``modality``: what the main verb says, and how firmly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.cues import cue_class, cue_head
from claimtable.claims.subject_choice import find_subject
from claimtable.claims.subjects import main_verb
from claimtable.claims.understood_subjects import is_source
from claimtable.lexicon.cues import (
    ASKING,
    DEGREES,
    GOALS,
    INTENDING,
    MODAL_VERBS,
    MODALS,
    NEGATIVE_ADVERBS,
    NEGATIVE_NOUNS,
    POSSIBLY,
    QUESTION_WORDS,
    SEMI_MODALS,
)
from claimtable.lexicon.relations import BEFORE_NOUN, COMPLEMENTS
from claimtable.schema import Modality
from claimtable.syntax import SUBJECTS, grammatical_subject, is_denied, is_infinitive, roots

_PAST = frozenset({"VBD", "VBN"})


def describe_predicate(claim: ClaimSpan) -> tuple[str, bool, Modality]:
    """Return the lemma of the main verb (of "has to pay" the "pay"), whether the claim is negated, and its modality.

    Negated is what denies the main clause: "not", "never", "no longer" at its verb, "no", "nobody", "nothing" as its
    subject or object, or a cue that denies; two of them cancel out. The lemma is empty for a verbless claim.
    """
    verb = main_verb(claim)
    if verb is None:
        return "", _is_negated_noun(claim), "question" if _is_asked(claim) else "asserted"
    return _content_verb(verb).lemma_.lower(), is_negated(verb, claim), _modality(verb, claim)


def _content_verb(verb: Token) -> Token:
    """Return what "has to pay", "is going to pay" and "used to pay" say: the "pay"."""
    below = next((child for child in verb.rights if child.dep_ == "xcomp" and is_infinitive(child)), None)
    if below is None or _has_complement(verb) or _names_a_goal(verb):
        return verb
    return below if verb.lemma_.lower() in MODAL_VERBS and (verb.lemma_ != "go" or verb.tag_ == "VBG") else verb


def is_negated(verb: Token, claim: ClaimSpan) -> bool:
    """Tell whether the claim with the main verb ``verb`` denies what the verb says."""
    own = any(token.i in claim.indices for token in _negators(verb))
    return own != _cue_denies(claim)


def _is_negated_noun(claim: ClaimSpan) -> bool:
    """Tell whether a verbless claim is negative: "no link between the two", "(denied) reports of a ban"."""
    tops = [token for token in roots(claim.tokens) if token.pos_ in ("NOUN", "PROPN", "PRON")]
    own = any(True for token in tops[:1] for _ in _negative_in(token))
    described = any(child.lower_ == "as" for token in tops for child in (token, *token.rights))
    return own != (_cue_denies(claim) and not described)


def denials(claim: ClaimSpan) -> list[Token]:
    """Return the words that make a claim negated or cancel each other out: negators of its main clause, and its cue."""
    verb = main_verb(claim)
    own = [] if verb is None else [token for token in _negators(verb) if token.i in claim.indices]
    head = cue_head(claim)
    return [*own, *([head] if head is not None and _cue_denies(claim) else [])]


def _cue_denies(claim: ClaimSpan) -> bool:
    head = cue_head(claim)
    if head is None or cue_class(claim) != "deny":
        return False
    return not is_denied(head)


def _negators(verb: Token) -> Iterator[Token]:
    """Yield the words that negate the clause of ``verb``."""
    subject = grammatical_subject(verb)
    for noun in (*([subject] if subject is not None else []), *(c for c in verb.lefts if c.dep_ in SUBJECTS)):
        yield from _negative_in(noun)
    for child in verb.children:
        if child.lower_ in NEGATIVE_ADVERBS and _bears_on(child, verb):
            yield child
        elif child.dep_ in COMPLEMENTS:
            yield from _negative_in(child)
        elif child.dep_ == "prep":
            yield from (word for noun in child.rights if noun.dep_ == "pobj" for word in _negative_in(noun))
        elif child.dep_ in ("aux", "auxpass"):
            yield from (word for word in child.children if word.dep_ == "neg")


def _bears_on(adverb: Token, verb: Token) -> bool:
    """Tell whether a negative adverb bears on the verb: not "not only", and not a contrast behind it (", not Y")."""
    following = adverb.nbor(1).lower_ if adverb.i + 1 < len(adverb.doc) else ""
    if following in DEGREES:
        return False
    return adverb.i < verb.i or adverb.nbor(-1).text not in (",", "--", "—", "-", "but", "and")


def _negative_in(word: Token) -> Iterator[Token]:
    """Yield ``word`` if it is negative ("nobody", "none"), and the negative determiners of its phrase ("no plan")."""
    if word.lower_ in NEGATIVE_NOUNS and not _is_degree(word):
        yield word
    if word.lemma_.lower() in DEGREES:
        return
    for child in word.lefts:
        negative = child.lower_ in NEGATIVE_NOUNS or child.lower_ in NEGATIVE_ADVERBS
        if negative and child.dep_ in BEFORE_NOUN and not _is_degree(child):
            yield child


def _is_degree(word: Token) -> bool:
    """Tell whether "no" or "not" only starts a degree ("no fewer than", "not only") or a rank ("No. 2")."""
    if word.i + 1 >= len(word.doc):
        return False
    following = word.nbor(1)
    return following.lower_ in DEGREES or (following.like_num and following.lower_ != "one")


@dataclass(frozen=True, slots=True)
class Mood:
    """A modality and the name of the rule that gives it to a claim with the main verb ``verb``."""

    name: str
    modality: Modality
    holds: Callable[[Token, ClaimSpan], bool]


#: the first that holds decides; where none does, the claim is asserted
MOODS: tuple[Mood, ...] = (
    Mood("a question", "question", lambda verb, claim: _is_asked(claim)),
    Mood("a modal of obligation", "obligation", lambda verb, claim: "obligation" in _modals(verb)),
    Mood("a demand", "obligation", lambda verb, claim: _is_demanded(verb, claim)),
    Mood("an if-clause", "conditional", lambda verb, claim: _has_condition(verb)),
    Mood("a modal of possibility", "possible", lambda verb, claim: "possible" in _modals(verb)),
    Mood("an adverb of possibility", "possible", lambda verb, claim: any(c.lower_ in POSSIBLY for c in verb.children)),
    Mood("a would that was a will", "future", lambda verb, claim: _would(verb) and _is_backshifted(claim)),
    Mood("would", "conditional", lambda verb, claim: _would(verb)),
    Mood("a modal of the future", "future", lambda verb, claim: "future" in _modals(verb)),
    Mood("an intention", "future", lambda verb, claim: _is_intended(verb, claim)),
)


def mood_of(verb: Token, claim: ClaimSpan) -> Mood | None:
    """Return the rule that gives the claim with the main verb ``verb`` its modality, None where it is asserted."""
    return next((mood for mood in MOODS if mood.holds(verb, claim)), None)


def _modality(verb: Token, claim: ClaimSpan) -> Modality:
    mood = mood_of(verb, claim)
    return "asserted" if mood is None else mood.modality


def _auxiliaries(verb: Token) -> list[Token]:
    return [*(child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb]


def _modals(verb: Token) -> set[str]:
    """Return what the modals of a verb say: "can", "must", "have to", "is likely to"."""
    found = {MODALS.get(word.lower_, "") for word in _auxiliaries(verb) if word.tag_ == "MD"}
    return found | {_semi_modal(verb)}


def _would(verb: Token) -> bool:
    return any(word.lower_ in ("would", "'d") and word.tag_ == "MD" for word in _auxiliaries(verb))


def _semi_modal(verb: Token) -> str:
    """Return the modality of "have to pay", "is likely to win", "is to leave", "is going to stay"."""
    for child in verb.rights:
        if child.dep_ == "xcomp" and is_infinitive(child):
            if verb.lemma_ == "go" and verb.tag_ != "VBG":
                return ""
            if verb.lemma_ == "be":
                return "" if _names_a_goal(verb) or _has_complement(verb) else "future"
            return SEMI_MODALS.get(verb.lemma_.lower(), "")
        if child.dep_ in ("acomp", "advmod") and any(is_infinitive(word) for word in child.rights):
            return SEMI_MODALS.get(child.lower_, "")
    return ""


def _has_complement(verb: Token) -> bool:
    return any(child.dep_ in ("acomp", "attr", "oprd") for child in verb.rights)


def _names_a_goal(verb: Token) -> bool:
    """Tell whether "is to" says what something is ("the plan is to build") rather than what is to come."""
    subject = grammatical_subject(verb)
    return subject is not None and subject.lemma_.lower() in GOALS


def _has_condition(verb: Token) -> bool:
    """Tell whether an if-clause conditions the main clause; "even if" does not."""
    for child in verb.children:
        marks = [word for word in child.lefts if word.dep_ == "mark" and word.lower_ in ("if", "unless")]
        if child.dep_ == "advcl" and marks:
            return marks[0].i == 0 or marks[0].nbor(-1).lower_ != "even"
    return False


def _is_backshifted(claim: ClaimSpan) -> bool:
    """Tell whether "would" is a "will" that somebody is reported to have said, or the article's own."""
    head = cue_head(claim)
    if claim.kind == "narrator":
        return True
    if claim.kind == "direct" or any(token.lower_ in ("i", "we") for token in claim.tokens[:2]):
        return False
    return head is not None and head.tag_ in _PAST


def _is_demanded(verb: Token, claim: ClaimSpan) -> bool:
    """Tell whether the claim is what a cue of demand asks of others ("urged them to stay", "demanded that he go")."""
    if cue_class(claim) != "demand":
        return False
    if is_infinitive(verb):
        asked = find_subject(claim)
        return asked is not None and not is_source(asked, claim)
    return verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.children)


def _is_intended(verb: Token, claim: ClaimSpan) -> bool:
    head = cue_head(claim)
    return head is not None and head.lemma_.lower() in INTENDING and is_infinitive(verb)


def _is_asked(claim: ClaimSpan) -> bool:
    """Tell whether the claim is a question: a question mark ends it, or a cue of asking brings it."""
    doc, end = claim.doc, claim.spans[-1].end
    following = "".join(token.text for token in doc[end : end + 3])
    if following.lstrip("\"' ”’").startswith("?") or claim.spans[-1].text.endswith("?"):
        return True
    head = cue_head(claim)
    return head is not None and head.lemma_.lower() in ASKING and claim.spans[0][0].lower_ in QUESTION_WORDS
