"""Ages without a unit: "Maria, 45,", "who was 10", "average age is 41"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from claimtable.lexicon.people import OTHER_PEOPLE, PERSON_NOUNS
from claimtable.lexicon.quantity_words import (
    AGE_OPENERS,
    FORMS_OF_BE,
    PERSON_PRONOUNS,
    PRICED_VERBS,
    STAGES,
    YOUNG_PEOPLE,
)
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.mentions import Phrase
from claimtable.quantity.singular import is_plural, lemma
from claimtable.rules import Rule, decide, drop_if, keep_if

_TURNS = frozenset({"turned", "turns", "turn", "turning"})
_AGE_WORDS = _TURNS | FORMS_OF_BE | {"became"}
_AGE_SUBJECT = re.compile(
    r"\b(?:life expectancy|(?:average|median|mean|retirement|voting|drinking) age)\b", re.IGNORECASE
)


def as_age(candidate: Candidate) -> Phrase:
    """Read the bare number of "Maria, 45,", "who was 10" or "he is 45" as an age."""
    is_age = decide(AGES, candidate, default=False).keep
    return replace(candidate.phrase, kind="age", unit="year") if is_age else candidate.phrase


def _is_bare(candidate: Candidate) -> bool:
    phrase = candidate.phrase
    return phrase.kind == "count" and not phrase.unit and phrase.form in ("digits", "words")


def _may_be_age(candidate: Candidate) -> bool:
    return candidate.span.start > 0 and 1 <= candidate.phrase.value < 121


def _may_be_apposed(candidate: Candidate) -> bool:
    phrase = candidate.phrase
    return phrase.form == "digits" and phrase.modifier == "=" and phrase.value >= 2


def _is_behind_comma(candidate: Candidate) -> bool:
    """Tell the age behind a name and a comma: "Maria, 45,", "Roe, now 45,"."""
    comma = _before_adverb(candidate)
    if comma is None or comma.text != "," or comma.i == 0 or not _may_be_apposed(candidate):
        return False
    return _is_set_off(comma.nbor(-1), candidate.after)


def _is_behind_name(candidate: Candidate) -> bool:
    """Tell the age behind a name that lost its commas: "Williams 51 has insisted"."""
    name, after = _before_adverb(candidate), candidate.after
    if name is None or after is None or len(candidate.words) != 2 or not _may_be_apposed(candidate):
        return False
    return _is_named(name) and after.pos_ in ("AUX", "VERB")


def _is_set_off(name: Token, after: Token | None) -> bool:
    """Tell whether the words around a number behind a comma show an age: "Roe, 45, left", "a nurse, 45,"."""
    if not _is_closed(after):
        return False
    return name.ent_type_ == "PERSON" or (name.tag_ in ("NNP", "NN") and (after is None or after.text != "."))


def _before_adverb(candidate: Candidate) -> Token | None:
    """Return the token before the number and "now" or "just" before that."""
    before = candidate.before
    inserted = before is not None and before.lower_ in ("then", "now", "just", "only") and before.i > 0
    return before.nbor(-1) if before is not None and inserted else before


def _is_closed(after: Token | None) -> bool:
    return after is None or after.text in (",", ".", ")", ";", "—")


def _is_named(name: Token) -> bool:
    """Tell a person's name right before a number, where commas were lost: "Williams 51 has insisted"."""
    return name.tag_ == "NNP" and name.ent_type_ == "PERSON" and not name.text.isupper()


def _counts_something(candidate: Candidate) -> bool:
    behind = "" if candidate.after is None else candidate.after.lower_
    return behind in ("of", "-", "%") or candidate.noun is not None


def _is_before_in(candidate: Candidate) -> bool:
    return candidate.after is not None and candidate.after.lower_ == "in"


def _is_and_when(candidate: Candidate) -> bool:
    """Tell: "he was the youngest, and 12 when he left"."""
    before, after = _preceding(candidate), candidate.after
    behind_and = before.lower_ == "and" and candidate.phrase.value >= 2
    return behind_and and after is not None and after.lower_ == "when"


def _is_said_of_somebody(candidate: Candidate) -> bool:
    """Tell "she is 45", "the boy was 12"."""
    verb = _preceding(candidate)
    return verb.lower_ in _AGE_WORDS and verb.i > 0 and _may_be_aged(verb.nbor(-1), verb, candidate.phrase.value)


def _is_of_ages(candidate: Candidate) -> bool:
    start = candidate.span.start
    return _AGE_SUBJECT.search(candidate.span.doc[max(0, start - 9) : start].text) is not None


def _preceding(candidate: Candidate) -> Token:
    """Return the token before the number with its modifiers."""
    return candidate.span.doc[candidate.span.start - 1]


def _is_turned(candidate: Candidate) -> bool:
    """Tell "he turned 40" and "she married at 21"."""
    before = _preceding(candidate)
    return candidate.phrase.value >= 10 and (before.lower_ in _TURNS or _is_stage(before))


def _may_be_aged(subject: Token, verb: Token, value: float) -> bool:
    """Tell whether the subject of "is" is somebody: a pronoun, a name, "the boy"."""
    if subject.lower_ in PERSON_PRONOUNS:
        return True
    if subject.ent_type_ == "PERSON" and verb.lower_ != "became":
        return True
    return value >= 10 and lemma(subject) in PERSON_NOUNS and not is_plural(subject)


def _is_fronted(candidate: Candidate) -> bool:
    """Tell: "At 34, he is the oldest", "Now 24, she works out": an age before the person that the sentence is about."""
    before, after, doc = candidate.before, candidate.after, candidate.number.doc
    if before is None or before.lower_ not in AGE_OPENERS or not _begins(before):
        return False
    return after is not None and after.text == "," and after.i + 1 < len(doc) and _is_somebody(doc[after.i + 1])


def _begins(token: Token) -> bool:
    return token.is_sent_start or token.i == 0 or not token.nbor(-1).is_alpha


def _is_somebody(token: Token) -> bool:
    return token.lower_ in PERSON_PRONOUNS or token.ent_type_ == "PERSON"


def _is_at_age(candidate: Candidate) -> bool:
    """Tell: "she left school at 15", "he moved to Leeds at 19": no hour of the clock and no price."""
    before, after = _preceding(candidate), candidate.after
    if before.lower_ != "at" or not 13 <= candidate.phrase.value < 100:
        return False
    if after is not None and not (after.is_punct or after.pos_ in ("CCONJ", "ADP", "SPACE")):
        return False
    verb = next((token for token in before.ancestors if token.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ not in PRICED_VERBS and _is_done_by_somebody(verb)


def _is_done_by_somebody(verb: Token) -> bool:
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return subject is not None and _is_somebody(subject)


def _is_stage(before: Token) -> bool:
    verb = before.head
    if before.lower_ == "be" or (before.lower_ == "to" and before.i and before.nbor(-1).lemma_ == "live"):
        return any(token.lemma_ == "live" for token in before.doc[max(0, before.i - 2) : before.i])
    return before.lower_ == "at" and verb.lemma_ in STAGES and verb.pos_ == "VERB"


_BOUND = re.compile(r"(?:over|under|above|below) |.* (?:and|or) (?:over|under|above|below|up)$", re.IGNORECASE)
_THOSE = OTHER_PEOPLE | {"those", "all"}
_PEOPLE = PERSON_NOUNS | OTHER_PEOPLE | YOUNG_PEOPLE


def _is_bound_of_people(candidate: Candidate) -> bool:
    """Tell: a bound right behind people is their age: "pupils 18 and over", "everyone under 26"."""
    span = candidate.span
    if span.start == 0 or _BOUND.match(span.text) is None:
        return False
    people = span.doc[span.start - 1]
    if people.lower_ not in _THOSE and not (is_plural(people) and lemma(people) in _PEOPLE):
        return False
    noun = candidate.noun
    return noun is None or not is_plural(noun[-1])


#: is a bare number an age? It stands in brackets
AGES: tuple[Rule[Candidate], ...] = (
    Rule("with a unit", drop_if(lambda c: not _is_bare(c)), dropped=("Maria Holt, [45 kg], left.",)),
    Rule("no age of people", drop_if(lambda c: not _may_be_age(c)), dropped=("Maria Holt, [450], left.",)),
    Rule("behind a comma", keep_if(_is_behind_comma), kept=("Maria Holt, [45], left.",)),
    Rule("behind a name", keep_if(_is_behind_name), kept=("Mary Williams [51] has insisted on it.",)),
    Rule("a bound of people", keep_if(_is_bound_of_people), kept=("Pupils [18 and over] may vote.",)),
    Rule("counting something", drop_if(_counts_something), dropped=("He was [45] of them.", "He has [45] boats.")),
    Rule("turned", keep_if(_is_turned), kept=("He turned [40].", "She married at [21].")),
    Rule("before somebody", keep_if(_is_fronted), kept=("At [34], he is the oldest.",)),
    Rule("at an age", keep_if(_is_at_age), kept=("She left school at [15].",)),
    Rule("before in", drop_if(_is_before_in), dropped=("She is [45] in the world.",)),
    Rule("and when", keep_if(_is_and_when), kept=("He was the youngest, and [12] when he left.",)),
    Rule("said of somebody", keep_if(_is_said_of_somebody), kept=("She is [45].",)),
    Rule("an average age", keep_if(_is_of_ages), kept=("The average age is [41].",)),
)
