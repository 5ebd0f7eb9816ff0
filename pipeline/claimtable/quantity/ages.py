"""Ages without a unit: "Maria, 45,", "who was 10", "average age is 41"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from claimtable.lexicon.first_names import FEMALE, MALE
from claimtable.lexicon.people import OTHER_PEOPLE, PERSON_NOUNS
from claimtable.lexicon.quantity_words import AGE_OPENERS, BEHIND_AGE, PERSON_PRONOUNS, PRICED_VERBS, STAGES
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.mentions import Phrase
from claimtable.quantity.nouns import counted_noun, is_plural, lemma

_TURNS = frozenset({"turned", "turns", "turn", "turning"})
_AGE_WORDS = _TURNS | {"is", "was", "am", "are", "were", "'m", "'re", "'s", "became"}
_AGE_SUBJECT = re.compile(
    r"\b(?:life expectancy|(?:average|median|mean|retirement|voting|drinking) age)\b", re.IGNORECASE
)


def as_age(candidate: Candidate) -> Phrase:
    """Read the bare number of "Maria, 45,", "who was 10" or "he is 45" as an age."""
    phrase, after = candidate.phrase, candidate.after
    start = candidate.span.start
    before = candidate.span.doc[start - 1] if start else None
    bare = phrase.kind == "count" and not phrase.unit and phrase.form in ("digits", "words")
    if not bare or not 1 <= phrase.value < 121 or before is None:
        return phrase
    apposed = phrase.modifier == "=" and _is_apposed(candidate)
    if apposed or _is_predicate_age(candidate, before, after) or _is_bound_of_people(candidate):
        return replace(phrase, kind="age", unit="year")
    return phrase


def _is_apposed(candidate: Candidate) -> bool:
    """Tell the age behind a name: "Maria, 45,", "Roe, now 45,", "Williams 51 has insisted"."""
    before, after = _before_adverb(candidate), candidate.after
    if candidate.phrase.form != "digits" or before is None or candidate.phrase.value < 2:
        return False
    if before.text != ",":
        return after is not None and _is_named(before) and _goes_on(before, after) and len(candidate.words) == 2
    return before.i > 0 and _is_set_off(before.nbor(-1), after)


def _is_set_off(name: Token, after: Token | None) -> bool:
    """Tell whether the words around a number behind a comma show an age: "Roe, 45, left", "a nurse, 45,"."""
    if name.ent_type_ == "PERSON":
        return _is_closed(after) or (after is not None and after.lower_ in BEHIND_AGE)
    return _is_closed(after) and name.tag_ in ("NNP", "NN") and (after is None or after.text != ".")


def _before_adverb(candidate: Candidate) -> Token | None:
    """Return the token before the number and "now" or "just" before that."""
    before = candidate.before
    inserted = before is not None and before.lower_ in ("then", "now", "just", "only") and before.i > 0
    return before.nbor(-1) if before is not None and inserted else before


def _is_closed(after: Token | None) -> bool:
    return after is None or after.text in (",", ".", ")", ";", "—")


def _is_named(name: Token) -> bool:
    """Tell a person's name right before a number, where commas were lost: "Williams 51 has insisted"."""
    if name.tag_ != "NNP" or not name.text[:1].isupper() or name.text.isupper():
        return False
    first = name.nbor(-1).lower_ if name.i else ""
    return name.ent_type_ == "PERSON" or (first in MALE | FEMALE and name.nbor(-1).tag_ == "NNP")


def _goes_on(name: Token, after: Token) -> bool:
    if after.lower_ in ("a", "an", "the"):
        return name.i > 0 and name.nbor(-1).tag_ == "NNP"
    return after.pos_ in ("AUX", "VERB") or after.lower_ in ("of", "from", "who", "and", "on")


def _is_predicate_age(candidate: Candidate, before: Token, after: Token | None) -> bool:
    """Tell the age that a verb or the sentence's beginning gives: "he turned 40", "At 34, he is", "she is 45"."""
    behind = "" if after is None else after.lower_
    if counted_noun(candidate.number) is not None or behind in ("of", "-", "%"):
        return False
    if _is_turned(candidate, before) or _is_fronted(candidate) or _is_at_age(candidate, before):
        return True
    if behind == "in":
        return False
    if before.lower_ == "and" and behind == "when" and candidate.phrase.value >= 2:
        return True
    if before.lower_ in _AGE_WORDS and before.i and _may_be_aged(before.nbor(-1), before, candidate.phrase.value):
        return True
    start = candidate.span.start
    return _AGE_SUBJECT.search(candidate.span.doc[max(0, start - 9) : start].text) is not None


def _is_turned(candidate: Candidate, before: Token) -> bool:
    """Tell "he turned 40" and "she married at 21"."""
    return 10 <= candidate.phrase.value < 121 and (before.lower_ in _TURNS or _is_stage(before))


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


def _is_at_age(candidate: Candidate, before: Token) -> bool:
    """Tell: "she left school at 15", "he moved to Leeds at 19": no hour of the clock and no price."""
    after = candidate.after
    if before.lower_ != "at" or not 13 <= candidate.phrase.value < 100 or candidate.phrase.form == "vague":
        return False
    if after is not None and not (after.is_punct or after.pos_ in ("CCONJ", "ADP", "SPACE")):
        return False
    verb = next((token for token in before.ancestors if token.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ in PRICED_VERBS:
        return False
    return any(_is_somebody(child) for child in [child for child in verb.lefts if child.dep_ == "nsubj"][:1])


def _is_stage(before: Token) -> bool:
    verb = before.head
    if before.lower_ == "be" or (before.lower_ == "to" and before.i and before.nbor(-1).lemma_ == "live"):
        return any(token.lemma_ == "live" for token in before.doc[max(0, before.i - 2) : before.i])
    return before.lower_ == "at" and verb.lemma_ in STAGES and verb.pos_ == "VERB"


_BOUND = re.compile(r"(?:over|under|above|below) |.* (?:and|or) (?:over|under|above|below|up)$", re.IGNORECASE)
_THOSE = OTHER_PEOPLE | {"those", "all"}
_PEOPLE = PERSON_NOUNS | OTHER_PEOPLE | {"pupil", "baby", "infant", "toddler", "learner", "walker"}


def _is_bound_of_people(candidate: Candidate) -> bool:
    """Tell: a bound right behind people is their age: "pupils 18 and over", "everyone under 26"."""
    span = candidate.span
    if span.start == 0 or _BOUND.match(span.text) is None:
        return False
    people = span.doc[span.start - 1]
    if people.lower_ not in _THOSE and not (is_plural(people) and lemma(people) in _PEOPLE):
        return False
    noun = counted_noun(candidate.number)
    return noun is None or not is_plural(noun[-1])
