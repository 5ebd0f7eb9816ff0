"""What a number counts that leaves its noun out: "80 were injured, 12 died", "a tornado or two", "700 of them"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.lexicon.quantity_words import (
    CROWDS,
    GROUPS,
    MORE_PEOPLE,
    PARENTS,
    PARTITIVE_PRONOUNS,
    PEOPLE_BY_FATE,
    PERSON_ENDINGS,
    STRETCHES,
    VICTIM_VERBS,
    VOTING,
)
from claimtable.lexicon.units import TIME_UNITS
from claimtable.quantity import noun_phrases, predicates, recalled
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.changes import is_trend
from claimtable.quantity.nouns import counted_noun
from claimtable.quantity.recalled import Counted, Unit
from claimtable.quantity.singular import lemma
from claimtable.schema import QuantityKind

#: the level of an index shares the unit of its change: "10,234.5, up 12.3 points"
_POINTS_ON = re.compile(r",? (?:up|down|a (?:gain|loss|rise|fall|drop) of) [\d.,]{1,12} points?\b")
_VOTED = frozenset({"to", "against"})


@dataclass(slots=True)
class Sentence:
    """What one sentence has counted and measured so far, and in ``known`` what the sentences before it have counted."""

    text: str
    known: Sequence[Counted] = ()
    counted: list[Counted] = field(default_factory=list)
    measured: list[Counted] = field(default_factory=list)

    @property
    def all_counted(self) -> Sequence[Counted]:
        """What it and the sentences before it have counted."""
        return (*self.known, *self.counted)

    def note(self, candidate: Candidate, kind: QuantityKind, unit: str, of: str) -> None:
        """Keep what a quantity counts or measures."""
        counted = unit.removesuffix(candidate.phrase.rate.strip()).strip()
        if kind == "count" and counted and not is_tied(candidate) and not _group(candidate):
            self.counted.append(Counted(counted, of, candidate.phrase.value, place=place_of(candidate.number)))
        elif kind in ("percent", "measure", "money", "duration") and candidate.phrase.value:
            here = place_of(candidate.span)
            self.measured.append(Counted(unit, of, candidate.phrase.value, _mover(candidate.span), here))


def place_of(span: Span) -> str:
    """Return what the phrase of a number is to the word that governs it: "dobj of have"."""
    root = span.root
    root = root.head if root.dep_ == "nummod" else root
    over = root.head.head if root.dep_ == "pobj" else root.head
    return f"{root.head.lower_ if root.dep_ == 'pobj' else root.dep_} of {over.lemma_.lower()}"


def is_tied(candidate: Candidate) -> bool:
    """Tell: "12-ball", "six-member": a hyphenated noun is not what later numbers leave out."""
    return candidate.after is not None and candidate.after.text == "-"


def first_of(
    ways: Sequence[tuple[str, Way]], candidate: Candidate, sentence: Sentence
) -> tuple[str, Unit] | tuple[None, None]:
    """Return the name of the first of ``ways`` that finds the unit of a number without a noun, and what it finds."""
    for name, way in ways:
        found = way(candidate, sentence)
        if found is not None:
            return name, found
    return None, None


def is_person(unit: str) -> bool:
    """Tell whether a counted noun is people: a role, a nationality, "others"."""
    return unit in PERSON_NOUNS or unit in MORE_PEOPLE or unit[:1].isupper() or unit.endswith(PERSON_ENDINGS)


def _of_noun(noun: Span | None) -> Unit | None:
    return None if noun is None else (lemma(noun[-1]), layers.original_text(noun))


def _one_or_two(candidate: Candidate, sentence: Sentence) -> Unit | None:
    start, doc = candidate.number.start, candidate.number.doc
    if start < 2 or doc[start - 1].lower_ != "or" or candidate.phrase.value not in (1.5, 2):
        return None
    noun = doc[start - 2]
    return _of_noun(noun_phrases.bare(noun)) if noun.tag_ == "NN" else None


def _part_of_them(candidate: Candidate, sentence: Sentence) -> Unit | None:
    doc, end = candidate.span.doc, candidate.span.end
    if end + 1 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].lower_ not in PARTITIVE_PRONOUNS:
        return None
    for counted in reversed(sentence.counted):
        if counted.value >= candidate.phrase.value:
            return counted.unit, counted.of
    start = candidate.span.start - 1
    if start > 0 and doc[start].text == "," and doc[start - 1].tag_ == "NNS":
        return lemma(doc[start - 1]), layers.original_text(doc[start - 1 : start])
    return None


def _plural_before_bound(candidate: Candidate, sentence: Sentence) -> Unit | None:
    before = candidate.span.doc[candidate.span.start - 1] if candidate.span.start else None
    if before is None or before.tag_ != "NNS" or candidate.phrase.modifier in ("=", "~", "range"):
        return None
    return _of_noun(before.doc[before.left_edge.i : before.i + 1])


def _noun_of_the_next(candidate: Candidate, sentence: Sentence) -> Unit | None:
    doc, end = candidate.number.doc, candidate.number.end
    if end + 1 < len(doc) and doc[end].lower_ in ("and", "or", "to") and doc[end + 1].pos_ == "NUM":
        return _of_noun(counted_noun(doc[end + 1 : end + 2]))
    return None


def _noun_of_the_whole(candidate: Candidate, sentence: Sentence) -> Unit | None:
    """Give "seven" of "seven out of 11 states" and "49 of the 54 seats" the noun of the second number."""
    doc, end = candidate.number.doc, candidate.number.end
    end += end < len(doc) and doc[end].lower_ == "out"
    if end >= len(doc) or doc[end].lower_ != "of":
        return None
    number = next((token for token in doc[end + 1 : end + 5] if token.pos_ == "NUM"), None)
    return None if number is None else _of_noun(counted_noun(doc[number.i : number.i + 1]))


def _number_of(candidate: Candidate, sentence: Sentence) -> Unit | None:
    things = predicates.numbered(candidate.number)
    if things is not None and things[-1].lower_ in PEOPLE_BY_FATE:
        return "person", layers.original_text(things)
    return _of_noun(things)


def _toll(candidate: Candidate, sentence: Sentence) -> Unit | None:
    found = predicates.toll(candidate.number)
    return None if found is None else ("death", layers.original_text(found))


def _predicate_noun(candidate: Candidate, sentence: Sentence) -> Unit | None:
    if candidate.after is not None and candidate.after.lower_ == "of":
        return None
    return _of_noun(predicates.attribute_of(candidate.number))


def _subject(candidate: Candidate, sentence: Sentence) -> Unit | None:
    subject = predicates.subject_of(candidate.number)
    return None if subject is None else ("", layers.original_text(subject))


def _points(candidate: Candidate, sentence: Sentence) -> Unit | None:
    return ("point", "points") if _POINTS_ON.match(sentence.text, candidate.phrase.end) is not None else None


def _group(candidate: Candidate) -> Token | None:
    """Return the word for people of "a crowd of 900"."""
    start, doc = candidate.span.start, candidate.span.doc
    group = doc[start - 2] if start > 1 and doc[start - 1].lower_ == "of" else None
    return group if group is not None and group.lower_ in CROWDS | GROUPS | PARENTS else None


def _people_of_group(candidate: Candidate, sentence: Sentence) -> Unit | None:
    group = _group(candidate)
    if group is None or candidate.phrase.form == "vague":
        return None
    if group.lower_ in PARENTS:
        return "child", "children"
    return "person", "people" if group.lower_ in CROWDS else layers.original_text(noun_phrases.bare(group))


def _victims(candidate: Candidate, sentence: Sentence) -> Unit | None:
    if not _is_victims(candidate):
        return None
    victims = next((counted for counted in reversed(sentence.counted) if is_person(counted.unit)), None)
    return (victims.unit, victims.of) if victims is not None and victims.unit != "person" else ("person", "people")


def _is_victims(candidate: Candidate) -> bool:
    head = candidate.number.root.head
    doc = candidate.number.doc
    ahead = doc[candidate.number.end : min(len(doc), candidate.number.end + 4)]
    if head.lemma_ == "shoot" and candidate.number.root.dep_ != "nsubjpass":
        return any(token.lower_ == "dead" for token in ahead)
    return head.lemma_ in VICTIM_VERBS or any(
        (token.lemma_ in VICTIM_VERBS and token.pos_ == "VERB") or token.lower_ in ("dead", "missing", "homeless")
        for token in ahead
    )


def _mover(span: Span) -> str:
    """Return the word of change over a number: "down" of "is down 29 percent", "fell"."""
    head = span.root.head
    head = head.head if head.dep_ == "prep" else head
    return head.lower_ if head.lower_ in ("up", "down") or is_trend(head.lower_) else ""


def _same_measure(candidate: Candidate, sentence: Sentence) -> Unit | None:
    """Give "and cardano is down 24" the unit of "ether is down 29 percent", and "the past five" that of "42 years"."""
    if not sentence.measured or (candidate.after is not None and candidate.after.lower_ == "of"):
        return None
    last = sentence.measured[-1]
    if last.verb and not sentence.counted and _mover(candidate.number):
        subject = noun_phrases.subject(candidate.number)
        return last.unit, layers.original_text(subject) if subject is not None else ""
    return (last.unit, "") if last.unit in TIME_UNITS and _is_stretch(candidate) else None


def _is_stretch(candidate: Candidate) -> bool:
    """Tell "the past five", "the first two"."""
    return candidate.before is not None and candidate.before.lower_ in STRETCHES


def _vote(candidate: Candidate, sentence: Sentence) -> Unit | None:
    """Tell both numbers of "by eight to three" from what the sentence has counted: votes, where one votes."""
    doc, number = candidate.number.doc, candidate.number
    behind = doc[number.end : number.end + 2]
    before = doc[max(0, number.start - 2) : number.start]
    first = len(behind) == 2 and behind[0].lower_ in _VOTED and behind[1].pos_ == "NUM"
    second = len(before) == 2 and before[1].lower_ in _VOTED and before[0].pos_ == "NUM"
    if not first and not second:
        return None
    voted = any(token.lemma_.lower() in VOTING for token in number.root.sent)
    return ("vote", "votes") if voted else None


def _last_counted(candidate: Candidate, sentence: Sentence) -> Unit | None:
    if not sentence.counted or _is_money_like(candidate):
        return None
    last = sentence.counted[-1]
    return last.unit, "people" if last.unit == "person" else last.of


def _is_money_like(candidate: Candidate) -> bool:
    """Tell: "to chase billions owed": a vague number that is an object is one of money, not of what was counted."""
    return candidate.phrase.form == "vague" and candidate.phrase.value >= 2e6 and candidate.number.root.dep_ == "dobj"


def _level_before(candidate: Candidate, sentence: Sentence) -> Unit | None:
    return None if sentence.counted else recalled.level_before(candidate, sentence.measured)


Way = Callable[[Candidate, Sentence], Unit | None]

#: what tells the unit of a number without a noun by itself, in the order in which it is asked
SURE: tuple[tuple[str, Way], ...] = (
    ("the noun of one or two", _one_or_two),
    ("part of them", _part_of_them),
    ("money", lambda candidate, sentence: recalled.money(candidate, sentence.text)),
    ("the number of things", _number_of),
    ("a toll", _toll),
    ("the noun of a predicate", _predicate_noun),
    ("the same number before", lambda candidate, sentence: recalled.same_number(candidate, sentence.all_counted)),
    ("points behind", _points),
    ("a group of people", _people_of_group),
    ("people on board or at work", lambda candidate, sentence: recalled.people_at_work(candidate)),
    ("victims", _victims),
    ("a vote", _vote),
    ("the measure before", _same_measure),
)

#: what only speaks for a unit, for the fitted choice of ``quantity.elided_choice``
HINTS: tuple[tuple[str, Way], ...] = (
    ("the plural before a bound", _plural_before_bound),
    ("the noun of the next number", _noun_of_the_next),
    ("the noun of the whole", _noun_of_the_whole),
    ("the subject of a predicate", _subject),
    ("the level before", _level_before),
    ("the count before", _last_counted),
    ("what the sentences before counted", lambda candidate, sentence: recalled.had(candidate, sentence.known)),
)
