"""Whether the clause of an expression looks ahead or back, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from spacy.tokens import Span, Token

from claimtable.lexicon.schedule import (
    ARRANGED,
    DELIVERIES,
    DIARY,
    DIARY_PHRASES,
    ELECTIONS,
    EVENTS,
    HAPPENED,
    LASTING,
    OUTCOMES,
    PLANNERS,
    PLANS,
    REFUSED,
    TRIED,
)
from claimtable.lexicon.time_words import AHEAD_MODALS, AHEAD_WORDS, SINGLING_OUT
from claimtable.syntax import is_denied

_BACK_WORDS = frozenset({"since", "ended"})
_ONWARD = frozenset({"from", "through", "starting", "beginning"})
_AS_SOON_AS = frozenset({"soon", "early"})
_BACK_PREPOSITIONS = frozenset({"since", "after", "following"})
_CONDITIONS = frozenset({"if", "unless", "once", "when"})
#: no clause is deeper or longer than this: the time that a hostile text takes stays linear
_FAR, _MANY, _CLIMBS = 40, 100, 6
_BE_TO = 4  # tokens: in "is to meet" little stands between
_HELPERS = ("aux", "auxpass")
_SUBJECTS = ("nsubj", "nsubjpass")
_PRESENT = ("VBZ", "VBP")
_BEFORE_NOUN = ("poss", "compound", "nmod", "nummod", "npadvmod")


def direction_of(span: Span) -> int:
    """Return 1 where the clause looks ahead (will, is set to, until), -1 where it looks back (since), else 0."""
    verb = _verb_above(span.root)
    said = _said_before(span, verb)
    if said is not None:
        return said
    if verb is None:
        return 0
    nouns = list(_nouns_between(span.root, verb))
    if _stands_apart(span.root, nouns):
        return int(_names_election(span))
    if not nouns and _is_date_of(span, verb):
        return 1
    return int(_looks_ahead(verb) or _names_election(span))


def is_past(span: Span) -> bool:
    """Tell whether the verb of the clause stands in the past tense and does not tell a plan ("was planned for May")."""
    verb = _verb_above(span.root)
    for _ in range(_CLIMBS):
        if verb is None or _has_tense(verb):
            break
        if _is_infinitive(verb):
            return False
        verb = _next_above(verb)
    return verb is not None and _is_past_verb(verb) and not is_arranged(span)


def is_arranged(span: Span) -> bool:
    """Tell whether it is the date of a plan that is told in the past tense: "was due on Friday", "planned a march"."""
    verb = _verb_above(span.root)
    if verb is None:
        return False
    if _is_infinitive(verb):
        verb = verb.head
    if verb.lemma_ == "due":
        verb = verb.head
    if verb.lemma_ == "be":
        return _is_past_verb(verb) and any(child.lower_ == "due" for child in _children(verb))
    if verb.lemma_ not in ARRANGED or _sets_record(verb):
        return False
    return verb.tag_ == "VBD" or _has_helper(verb, ("VBD",)) or (verb.dep_ == "acl" and _is_told(verb))


def _said_before(span: Span, verb: Token | None) -> int | None:
    """What the words right before the expression say; None where they say nothing."""
    words = [token.lower_ for token in span.doc[max(span.start - 3, 0) : span.start]]
    last = words[-1] if words else ""
    if last in AHEAD_WORDS:
        return 0 if verb is not None and _is_over(span, verb) else 1
    if last in _BACK_WORDS:
        return -1
    as_soon_as = len(words) == 3 and words[0] == words[2] == "as" and words[1] in _AS_SOON_AS
    bound = words[-2:] == ["ahead", "of"] or (last == "by" and _is_bound(verb))
    return 1 if bound or as_soon_as or (last in _ONWARD and _is_present(verb)) else None


def _is_present(verb: Token | None) -> bool:
    return verb is not None and verb.tag_ in _PRESENT and not _has_helper(verb, _PRESENT)


def _is_over(span: Span, verb: Token) -> bool:
    """Tell whether "until" looks back: "it lasted until Sunday", "Until Sunday, it was open"."""
    if verb.tag_ == "VBD" and verb.lemma_ in LASTING:
        return True
    return span.doc[span.start - 1].text == "Until" and _is_past_verb(verb)


def _is_bound(verb: Token | None) -> bool:
    """Tell whether ``verb`` is an infinitive, whose "by Friday" is a time limit; not "did not pay by Friday"."""
    return verb is not None and verb.tag_ == "VB" and not any(child.tag_ == "VBD" for child in _children(verb))


def _children(token: Token) -> Iterator[Token]:
    return islice(token.children, _MANY)


def _has_tense(verb: Token) -> bool:
    """Tell whether a verb is finite, or a participle that stands for a past clause ("talks held in May")."""
    participle = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return participle or verb.tag_ in ("VBD", *_PRESENT) or _has_helper(verb, ("VBD", "MD", *_PRESENT))


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in _children(verb) if child.dep_ == "aux")


def _sets_record(verb: Token) -> bool:
    """Tell whether "set" is not that of "was set for Friday": "set a record on Friday"."""
    return verb.lemma_ == "set" and not any(child.lower_ in ("for", "to") for child in _children(verb))


def _is_told(participle: Token) -> bool:
    """Tell whether the clause above is in the past: "a service planned for Saturday was cancelled"."""
    above = _next_above(participle)
    return above is not None and _is_past_verb(above)


def _has_helper(verb: Token, tags: tuple[str, ...]) -> bool:
    return any(child.tag_ in tags for child in _children(verb) if child.dep_ in _HELPERS)


def _is_past_verb(verb: Token) -> bool:
    participle = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return participle or verb.tag_ == "VBD" or _has_helper(verb, ("VBD",))


def _verb_above(token: Token) -> Token | None:
    for above in chain((token,), islice(token.ancestors, _FAR)):
        if above.pos_ in ("VERB", "AUX") and not _begins_after(above, token):
            return above
    return None


def _next_above(verb: Token) -> Token | None:
    return _verb_above(verb.head) if verb.head.i != verb.i else None


def _begins_after(verb: Token, token: Token) -> bool:
    """Tell whether the clause of ``verb`` begins with a "that" behind ``token``."""
    return any(child.dep_ == "mark" and child.i > token.i for child in _children(verb))


def _nouns_between(token: Token, verb: Token) -> Iterator[Token]:
    for above in islice(token.ancestors, _FAR):
        if above.i == verb.i:
            return
        if above.pos_ in ("NOUN", "PROPN"):
            yield above


def _stands_apart(token: Token, nouns: Sequence[Token]) -> bool:
    """Tell whether the time belongs to a noun that the verb's tense says nothing about: "the attack on Friday"."""
    lemmas = {noun.lemma_.lower() for noun in nouns}
    before = bool(nouns) and token.dep_ in _BEFORE_NOUN and token.i < nouns[0].i
    if before and nouns[0].lemma_.lower() in OUTCOMES:
        return True
    if lemmas & EVENTS:
        return False
    if lemmas & HAPPENED:
        return True
    return not before and any(noun.dep_ in _SUBJECTS for noun in nouns)


def _names_election(span: Span) -> bool:
    """Tell whether it is "May delivery", or "the November election" and nothing says that it is over."""
    noun = span.root.head
    if noun.lower_ in DELIVERIES and span.root.dep_ == "compound":
        return True
    if span.root.dep_ not in _BEFORE_NOUN or span.root.dep_ == "poss" or noun.lemma_.lower() not in ELECTIONS:
        return False
    return not is_past(span) and noun.head.lower_ not in _BACK_PREPOSITIONS


def _looks_ahead(verb: Token, climbs: int = _CLIMBS) -> bool:
    """Tell whether the tense of ``verb``, or of the at most ``climbs`` verbs that it hangs on, speaks of the future."""
    words = {child.lower_ for child in _children(verb) if child.dep_ in _HELPERS}
    if verb.tag_ == "VB" and verb.dep_ == "conj" and not words and climbs > 0:
        return _looks_ahead(verb.head, climbs - 1)  # "will report results and open a plant"
    if words & {"have", "had"} and verb.lemma_ not in ARRANGED:
        return False
    if words & AHEAD_MODALS:
        return not _was_tried(verb, words)
    if "to" in words:
        return _is_plan(verb, climbs)
    if any(child.lower_ in _CONDITIONS for child in _children(verb) if child.dep_ in ("mark", "advmod")):
        return verb.tag_ in _PRESENT or _has_helper(verb, _PRESENT)
    if verb.tag_ in ("VBN", "VBG"):
        return _is_planned_participle(verb, bool(words), climbs)
    return verb.tag_ in _PRESENT and _is_timetable(verb)


def _is_planned_participle(verb: Token, helped: bool, climbs: int) -> bool:
    """Tell whether it is "is scheduled", "is meeting", or "beginning" in a clause that looks ahead."""
    if verb.tag_ == "VBN":
        if verb.lemma_ not in ARRANGED or helped:
            return helped and _has_helper(verb, _PRESENT) and verb.lemma_ in ARRANGED
        return verb.dep_ == "acl" and not _sets_record(verb) and not _is_told(verb)
    if verb.lemma_ not in DIARY:
        return False
    if helped:
        return _has_helper(verb, _PRESENT)
    above = _next_above(verb)
    return above is not None and climbs > 0 and _looks_ahead(above, climbs - 1)


def _was_tried(verb: Token, helpers: set[str]) -> bool:
    """Tell whether "could" and "would" report what was tried: "could not be reached", "would not comment"."""
    negated = is_denied(verb)
    if "could" in helpers:
        return (negated or verb.tag_ == "VBN") and verb.lemma_ in TRIED
    return "would" in helpers and negated and verb.lemma_ in REFUSED


def _is_plan(verb: Token, climbs: int) -> bool:
    """Tell whether an infinitive is yet to come: "plan to meet", "will begin to arrive"."""
    above = verb.head
    if above.i == verb.i or any(child.lower_ == "had" for child in _children(above)):
        return False
    if above.lemma_ in ARRANGED and _is_past_verb(above.head if above.lemma_ == "due" else above):
        return False
    if above.lemma_ in PLANS:
        return not (above.lemma_ == "be" and verb.i - above.i > _BE_TO)
    if verb.dep_ == "xcomp" and above.pos_ == "VERB" and climbs > 0 and _looks_ahead(above, climbs - 1):
        return True
    return verb.dep_ == "acl" and _is_in_present(above)


def _is_in_present(noun: Token) -> bool:
    """Tell whether the clause of ``noun``, which is no "first one", is in the present: "they have a chance to win"."""
    if any(child.lower_ in SINGLING_OUT for child in _children(noun)):
        return False
    above = _verb_above(noun)
    return above is not None and above.tag_ in _PRESENT and not _has_helper(above, _PRESENT)


def _is_date_of(span: Span, verb: Token) -> bool:
    """Tell whether a weekday or month is the date of what is: "the caucuses are on Monday"."""
    return verb.lemma_ == "be" and verb.tag_ in _PRESENT and any(token.pos_ == "PROPN" for token in span)


def _is_timetable(verb: Token) -> bool:
    """Tell whether the present tense of ``verb`` speaks of what is arranged."""
    if verb.lemma_ == "be":
        return any(child.lower_ == "due" for child in _children(verb))
    beside = DIARY_PHRASES.get(verb.lemma_, frozenset())
    near = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]}
    return verb.lemma_ in DIARY or verb.lemma_ in PLANNERS or not near.isdisjoint(beside)
