"""What a number without a noun may count, as options of a fitted choice: what the hints find, and the nouns, counts and
measures of its sentence, what the sentences before have counted, people, and years of age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.fitted import Features
from claimtable.lexicon.quantity_words import MONEY_LEVELS, PAYING, PEOPLE_DO, SUMS, VICTIM_VERBS
from claimtable.quantity import noun_phrases
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.elided import HINTS, Sentence, is_person, place_of
from claimtable.quantity.of_features import features_of_heads
from claimtable.quantity.recalled import Counted, Unit
from claimtable.quantity.singular import is_plural, lemma

#: tokens before and behind a number in its sentence among which nouns are looked for
_BEFORE, _BEHIND = 40, 20
_MONEY_WORDS = PAYING | SUMS
_NOUNS = frozenset({"NOUN", "PROPN"})
_SHARES = frozenset({"per", "cent", "percent", "percentage", "pct"})
_AS_WORDS = frozenset({"ADP", "PUNCT", "SCONJ", "CCONJ", "DET", "PART", "PRON", "AUX"})
#: what stands for the noun behind a number
_STAND_INS = frozenset({"others", "more"})
_SIZES = (
    (1, "one"),
    (2, "two"),
    (12, "some"),
    (29, "under 30"),
    (99, "an age"),
    (999, "hundreds"),
    (999_999, "many"),
    (499_999_999, "millions"),
)
#: units that need no noun in the text
_ALWAYS = (("year", ""), ("person", "people"))


@dataclass(frozen=True, slots=True)
class Option:
    """A unit with what it is of and the features that speak for it; the unit may be empty: nothing is counted."""

    unit: str
    of: str
    features: dict[str, float]
    way: str = "nothing"


@dataclass(frozen=True, slots=True)
class _Source:
    """A unit as one place of the text gives it."""

    unit: str
    of: str
    names: Sequence[str]
    way: str


def options_for(candidate: Candidate, sentence: Sentence) -> list[Option]:
    """Return what a number without a noun may count, each unit once, first nothing at all."""
    setting = _setting(candidate)
    nouns = _nouns_here(candidate)
    described = features_of_heads(candidate.number, "count", nouns, "")
    found = [_Source("", "", [], "nothing"), *_by_hints(candidate, sentence)]
    for noun, features in zip(nouns, described, strict=False):
        found.append(_of_noun(noun, candidate, features))
    found += [*_counted(candidate, sentence), *_measured(sentence), *_known(candidate, sentence)]
    found += [_Source(unit, of, [f"always {unit}"], f"always {unit}") for unit, of in _always(candidate, sentence)]
    merged: dict[str, list[_Source]] = {}
    for one in found:
        merged.setdefault(one.unit.casefold(), []).append(one)
    return [_merged(sources, setting) for sources in merged.values()]


def _always(candidate: Candidate, sentence: Sentence) -> Iterator[Unit]:
    yield from _ALWAYS
    if candidate.phrase.form == "vague" and "$" in sentence.text:
        yield "dollar", ""
    if "wicket" in sentence.text:
        yield "run", "runs"


def _merged(sources: Sequence[_Source], setting: Sequence[str]) -> Option:
    unit, of = sources[0].unit, next((one.of for one in sources if one.of), "")
    names = [name for one in sources for name in one.names]
    kinds = list(dict.fromkeys(one.way for one in sources))
    names += _of_unit(unit)
    crossed = [f"{kind}, {fact}" for kind in (*kinds, *_of_unit(unit)) for fact in setting]
    names += [f"from {kind}" for kind in kinds]
    return Option(unit, of, dict.fromkeys((*names, *crossed), 1.0), kinds[0])


def _of_unit(unit: str) -> list[str]:
    if not unit:
        return ["no unit"]
    return ["a person" if is_person(unit) else "a thing"]


def _setting(candidate: Candidate) -> list[str]:
    """Return what is so for all options: how the number is written and where it stands."""
    root, phrase = candidate.number.root, candidate.phrase
    size = next((name for bound, name in _SIZES if phrase.value <= bound), "billions")
    before, after = _beside(candidate.before), _beside(candidate.after)
    named = candidate.before is not None and candidate.before.ent_type_ == "PERSON"
    facts = [
        f"form {phrase.form}",
        f"size {size}",
        f"behind {before}",
        f"before {after}",
        f"as {root.dep_}",
        f"as {root.dep_} of {root.head.pos_}",
        f"under {root.head.lemma_.lower()}",
        f"between {before} and {after}",
        f"modifier {phrase.modifier}",
        f"{phrase.form} {size} as {root.dep_}",
    ]
    if before == "(" and after == ")":
        owner = candidate.number.doc[max(0, candidate.number.start - 2)]
        facts.append(f"in brackets behind {owner.ent_type_ or owner.pos_}, {size}")
    if named:
        facts.append("behind a person")
    if candidate.before is not None and candidate.before.lower_ == "of":
        facts.append(f"of {candidate.number.doc[max(0, candidate.number.start - 2)].lower_}")
    if any(_tells_of_money(token) for token in _near(candidate)):
        facts += ["beside money", f"beside money, {size}"]
    return [*facts, *_of_clause(root, size)]


def _of_clause(root: Token, size: str) -> Iterator[str]:
    """Yield what the number is to its verb, and whether the verb, or its subject, is one of people."""
    role = "subject" if root.dep_ == "nsubj" else "object" if root.dep_ in ("dobj", "nsubjpass") else ""
    verb = root.head
    if role and verb.lemma_.lower() in (PEOPLE_DO if role == "subject" else VICTIM_VERBS):
        yield f"{role} of what people do"
    if role and root.right_edge.i > root.i and root.right_edge.lower_ != "of":
        yield f"{role} with more"
    if any(child.lower_ == "who" for child in root.subtree if child.i > root.i):
        yield "who"
    behind = f"{verb.lower_} a " if root.dep_ == "pobj" else f"{root.dep_} of a "
    verb = verb.head if root.dep_ == "pobj" else verb
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject != root:
        kind = "person" if _is_one(subject) else subject.pos_
        yield f"{behind}{verb.lemma_ if verb.lemma_ == 'be' else 'verb'} of {kind}"
        yield f"{behind}verb of {kind}, {size}"


def _is_one(subject: Token) -> bool:
    return subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she", "i", "you", "they", "who", "we")


def _near(candidate: Candidate) -> Span:
    start, _ = _sentence_of(candidate)
    return candidate.number.doc[max(start, candidate.number.start - 8) : candidate.number.start]


def _sentence_of(candidate: Candidate) -> tuple[int, int]:
    """Return the tokens of the number's sentence; all of a Doc that has no sentences."""
    doc = candidate.number.doc
    if not doc.has_annotation("SENT_START"):
        return 0, len(doc)
    return candidate.first.sent.start, candidate.first.sent.end


def _tells_of_money(token: Token) -> bool:
    return token.lemma_.lower() in _MONEY_WORDS or token.lower_ in MONEY_LEVELS


def _beside(token: Token | None) -> str:
    if token is None:
        return "nothing"
    return token.lower_ if token.pos_ in _AS_WORDS or token.lower_ in _STAND_INS else token.pos_


def _by_hints(candidate: Candidate, sentence: Sentence) -> Iterator[_Source]:
    found = [(name, unit) for name, way in HINTS if (unit := way(candidate, sentence)) is not None]
    for place, (name, unit) in enumerate(found):
        yield _Source(*unit, [] if place else [f"first {name}"], name)


def _nouns_here(candidate: Candidate) -> list[Token]:
    """Return the nouns of the number's sentence, the parts of compounds among them."""
    doc, (first, last) = candidate.number.doc, _sentence_of(candidate)
    start, end = max(first, candidate.number.start - _BEFORE), min(last, candidate.number.end + _BEHIND)
    return [
        token
        for token in doc[start:end]
        if _is_noun(token) and not candidate.span.start <= token.i < candidate.span.end
    ]


def _is_noun(token: Token) -> bool:
    return token.pos_ in _NOUNS and token.text[0].isalpha() and token.lower_ not in _SHARES


def _of_noun(noun: Token, candidate: Candidate, features: Features) -> _Source:
    side = "before" if noun.i < candidate.span.start else "behind"
    kind = f"{'plural' if is_plural(noun) else 'singular'} {'name' if noun.pos_ == 'PROPN' else 'noun'} {side}"
    names = [*features, f"{kind} as {noun.dep_}"]
    return _Source(lemma(noun), _phrase(noun, candidate), names, kind)


def _phrase(noun: Token, candidate: Candidate) -> str:
    phrase = noun_phrases.with_complement(noun_phrases.bare(noun))
    if phrase.start < candidate.span.end and candidate.span.start < phrase.end:
        phrase = noun.doc[noun.i : noun.i + 1]
    return layers.original_text(phrase)


def _counted(candidate: Candidate, sentence: Sentence) -> Iterator[_Source]:
    """Yield what the sentence has counted, the last first."""
    units = [one.unit for one in sentence.counted]
    for back, one in enumerate(reversed(sentence.counted), 1):
        yield _Source(one.unit, one.of, list(_of_count(one, back, units, candidate)), "counted here")


def _in_order(kind: str, one: Counted, back: int, units: Sequence[str]) -> Iterator[str]:
    """Yield how long ago ``one`` was counted, and how it stands among the ``units`` of all."""
    yield f"{kind}, back {min(back, 6)}"
    if units.count(one.unit) > 1:
        yield f"{kind} again"
    if units[-1:] == [one.unit]:
        yield f"{kind} last"


def _of_count(one: Counted, back: int, units: Sequence[str], candidate: Candidate) -> Iterator[str]:
    kind = "counted here"
    yield from _in_order(kind, one, back, units)
    if set(units) == {one.unit}:
        yield f"{kind} only"
    if one.value == candidate.phrase.value:
        yield f"{kind}, same number"
        before = _beside(candidate.before)
        yield f"{kind}, same number behind {before}"
    elif candidate.phrase.value < one.value:
        yield f"{kind}, a part"
    if one.place == place_of(candidate.number):
        yield f"{kind}, same place"
    if one.value and 0.1 <= candidate.phrase.value / one.value <= 10:
        yield f"{kind}, of like size"


def _measured(sentence: Sentence) -> Iterator[_Source]:
    for back, one in enumerate(reversed(sentence.measured), 1):
        yield _Source(one.unit, "", [f"measured, back {min(back, 3)}"], "measured here")


def _known(candidate: Candidate, sentence: Sentence) -> Iterator[_Source]:
    """Yield what the sentences before have counted, the last first."""
    units = [one.unit for one in sentence.known]
    for back, one in enumerate(reversed(sentence.known), 1):
        yield _Source(one.unit, one.of, list(_of_known(one, back, units, candidate)), "counted before")


def _of_known(one: Counted, back: int, units: Sequence[str], candidate: Candidate) -> Iterator[str]:
    kind = "counted before"
    yield from _in_order(kind, one, back, units)
    if one.value == candidate.phrase.value:
        yield f"{kind}, same number"
        yield f"{kind}, same number behind {_beside(candidate.before)}"
    elif one.value and 0.1 <= candidate.phrase.value / one.value <= 10:
        yield f"{kind}, of like size"
    if one.place == place_of(candidate.number):
        yield f"{kind}, same place"
