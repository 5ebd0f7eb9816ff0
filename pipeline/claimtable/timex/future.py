"""Whether a clause looks ahead: "will open", "is to meet", "polls close on Friday"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Token

from claimtable.lexicon.schedule import ARRANGED, DIARY, DIARY_PHRASES, PLANNERS, PLANS, REFUSED, TRIED
from claimtable.lexicon.time_words import AHEAD_MODALS, SINGLING_OUT
from claimtable.rules import Rule, decide, drop_if, keep_if
from claimtable.syntax import is_denied
from claimtable.timex.verbs import (
    HELPERS,
    PRESENT,
    children,
    has_helper,
    is_in_present_tense,
    is_past_verb,
    is_told,
    next_above,
    sets_record,
    verb_above,
)

_CONDITIONS = frozenset({"if", "unless", "once", "when"})
_BE_TO = 4  # tokens: in "is to meet" little stands between
#: how many verbs above a verb are asked
CLIMBS = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its auxiliaries, and how many verbs above it may be asked about."""

    verb: Token
    helpers: frozenset[str]
    climbs: int

    def looks_ahead_at(self, verb: Token) -> bool:
        """Tell whether the clause of a verb above looks ahead."""
        return self.climbs > 0 and decide(FUTURE, clause_of(verb, self.climbs - 1), default=False).keep


def clause_of(verb: Token, climbs: int = CLIMBS) -> Clause:
    """Return the clause of ``verb`` with its auxiliaries, "to" among them, in lower case."""
    helpers = frozenset(child.lower_ for child in children(verb) if child.dep_ in HELPERS)
    return Clause(verb, helpers, climbs)


def looks_ahead(verb: Token) -> bool:
    """Tell whether the tense of ``verb``, or of a few verbs that it hangs on, speaks of the future."""
    return decide(FUTURE, clause_of(verb), default=False).keep


def _as_joined(clause: Clause) -> bool | None:
    """A verb without an auxiliary of its own has that of the verb to which it is joined."""
    verb = clause.verb
    is_joined = verb.tag_ == "VB" and verb.dep_ == "conj" and not clause.helpers and clause.climbs > 0
    return clause.looks_ahead_at(verb.head) if is_joined else None


def _is_perfect(clause: Clause) -> bool:
    return bool(clause.helpers & {"have", "had"}) and clause.verb.lemma_ not in ARRANGED


def _modal(clause: Clause) -> bool | None:
    return not _was_tried(clause.verb, clause.helpers) if clause.helpers & AHEAD_MODALS else None


def _infinitive(clause: Clause) -> bool | None:
    return decide(YET_TO_COME, clause, default=False).keep if "to" in clause.helpers else None


def _condition(clause: Clause) -> bool | None:
    beside = (child for child in children(clause.verb) if child.dep_ in ("mark", "advmod"))
    return is_in_present_tense(clause.verb) if any(child.lower_ in _CONDITIONS for child in beside) else None


def _participle(clause: Clause) -> bool | None:
    """Decide on "is scheduled", "is meeting", and "beginning" in a clause that looks ahead."""
    verb = clause.verb
    if verb.tag_ not in ("VBN", "VBG"):
        return None
    if verb.lemma_ not in (ARRANGED if verb.tag_ == "VBN" else DIARY):
        return False
    if clause.helpers:
        return has_helper(verb, PRESENT)
    return _is_arranged_noun(verb) if verb.tag_ == "VBN" else _is_below_future(clause)


def _is_arranged_noun(participle: Token) -> bool:
    """Tell: "a service planned for Saturday", unless what is told of it is over."""
    return participle.dep_ == "acl" and not sets_record(participle) and not is_told(participle)


def _is_below_future(clause: Clause) -> bool:
    above = next_above(clause.verb)
    return above is not None and clause.looks_ahead_at(above)


def _was_tried(verb: Token, helpers: Set[str]) -> bool:
    """Tell whether "could" and "would" report what was tried: "could not be reached", "would not comment"."""
    negated = is_denied(verb)
    if "could" in helpers:
        return (negated or verb.tag_ == "VBN") and verb.lemma_ in TRIED
    return "would" in helpers and negated and verb.lemma_ in REFUSED


def _hangs_on_nothing(clause: Clause) -> bool:
    above = clause.verb.head
    return above.i == clause.verb.i or any(child.lower_ == "had" for child in children(above))


def _was_arranged(clause: Clause) -> bool:
    above = clause.verb.head
    return above.lemma_ in ARRANGED and is_past_verb(above.head if above.lemma_ == "due" else above)


def _is_planned(clause: Clause) -> bool | None:
    above = clause.verb.head
    if above.lemma_ not in PLANS:
        return None
    return above.lemma_ != "be" or clause.verb.i - above.i <= _BE_TO


def _is_below_plan(clause: Clause) -> bool:
    above = clause.verb.head
    return clause.verb.dep_ == "xcomp" and above.pos_ == "VERB" and clause.looks_ahead_at(above)


def _is_in_present(noun: Token) -> bool:
    """Tell whether the clause of ``noun``, which is no "first one", is in the present: "they have a chance to win"."""
    if any(child.lower_ in SINGLING_OUT for child in children(noun)):
        return False
    above = verb_above(noun)
    return above is not None and above.tag_ in PRESENT and not has_helper(above, PRESENT)


def _is_timetable(verb: Token) -> bool:
    """Tell whether the present tense of ``verb`` speaks of what is arranged."""
    if verb.lemma_ == "be":
        return any(child.lower_ == "due" for child in children(verb))
    beside = DIARY_PHRASES.get(verb.lemma_, frozenset())
    near = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]}
    return verb.lemma_ in DIARY or verb.lemma_ in PLANNERS or not near.isdisjoint(beside)


#: is an infinitive yet to come? It stands in brackets
YET_TO_COME: tuple[Rule[Clause], ...] = (
    Rule("told as past", drop_if(_hangs_on_nothing), dropped=("He had had to [leave].",)),
    Rule("a past arrangement", drop_if(_was_arranged), dropped=("It was due to [open] on Friday.",)),
    Rule("a plan", _is_planned, kept=("They plan to [meet] on Friday.", "He is to [speak] on Friday.")),
    Rule("below a verb that looks ahead", keep_if(_is_below_plan), kept=("It will begin to [arrive] on Friday.",)),
    Rule(
        "of a noun in the present",
        lambda clause: clause.verb.dep_ == "acl" and _is_in_present(clause.verb.head),
        kept=("They have a chance to [win] on Friday.",),
        dropped=("He was the first to [win] on Friday.",),
    ),
)

#: does a clause look ahead? Its verb stands in brackets
FUTURE: tuple[Rule[Clause], ...] = (
    Rule("joined to a verb", _as_joined, kept=("They will report results and [open] a plant.",)),
    Rule("the perfect", drop_if(_is_perfect), dropped=("They have [opened] a plant.",)),
    Rule("a modal", _modal, kept=("They will [open] a plant.",), dropped=("He could not be [reached] on Friday.",)),
    Rule("an infinitive", _infinitive, kept=("They plan to [meet] on Friday.",), dropped=("He had to [leave].",)),
    Rule("a condition", _condition, kept=("It ends if he [wins] on Friday.",), dropped=("He left when it [ended].",)),
    Rule("a participle", _participle, kept=("They are [meeting] on Friday.",), dropped=("It was [shut] on Friday.",)),
    Rule(
        "a timetable",
        lambda clause: clause.verb.tag_ in PRESENT and _is_timetable(clause.verb),
        kept=("Polls [close] on Friday.",),
        dropped=("They [like] it.",),
    ),
)
