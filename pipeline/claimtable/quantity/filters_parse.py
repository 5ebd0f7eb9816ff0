"""Which phrases of a Doc are quantities: named rules, asked in order, over what the parse knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.quantity_words import (
    BEFORE_ONE_TIME,
    INDEFINITE_BEFORE,
    MANNER_TAILS,
    NO_COUNT_AFTER,
    NO_COUNT_BEFORE,
    ONE_DAY_GAMES,
    RANKED_BEFORE,
    STEPS,
)
from claimtable.quantity import names, times
from claimtable.quantity.ages import as_age
from claimtable.quantity.alignment import Candidate, aligned
from claimtable.quantity.fractions import is_fraction
from claimtable.quantity.nouns import counted_noun
from claimtable.quantity.years import is_year
from claimtable.rules import Decision, Rule, decide, keep_if

#: what may stand before a noun in its phrase
NOMINAL_TAGS = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "DET", "PRON"})


def quantities_in(doc: Doc) -> Iterator[Span]:
    """Yield the quantities of ``doc`` in text order, labelled with their kind."""
    for candidate, decision in decisions_in(doc):
        if decision.keep:
            yield Span(doc, candidate.span.start, candidate.span.end, label=as_age(candidate).kind)


def decisions_in(doc: Doc) -> Iterator[tuple[Candidate, Decision]]:
    """Yield every phrase of ``doc`` with a number, whether it is a quantity, and the rule of ``RULES`` that decides."""
    for candidate in aligned(doc):
        yield candidate, decide(RULES, candidate)


def _is_points(candidate: Candidate) -> bool:
    """Tell results from twenties: "the three best scores", "scores of 279", unlike "scores of people"."""
    before, after = candidate.before, candidate.after
    if before is not None and before.pos_ in NOMINAL_TAGS:
        return True
    if after is not None and after.lower_ == "of":
        return after.i + 1 < len(after.doc) and after.nbor(1).pos_ == "NUM"
    subject = candidate.number.root.dep_ in ("nsubj", "nsubjpass")
    return not subject and (before is None or before.pos_ not in ("VERB", "CCONJ", "ADP"))


def _is_manner(candidate: Candidate) -> bool:
    """Tell: "two-way", "three-way" are manners."""
    ahead = candidate.number.doc[candidate.number.end : candidate.number.end + 2]
    return len(ahead) == 2 and ahead[0].text == "-" and ahead[1].lower_ in MANNER_TAILS


def _is_one_day_game(candidate: Candidate) -> bool:
    """Tell the kind of cricket of "27 one-day internationals" from "a one-day visit"."""
    span = candidate.span
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return candidate.phrase.unit == "day" and span.text.lower() == "one-day" and _is_among(after, ONE_DAY_GAMES)


def _is_among(token: Token | None, words: frozenset[str]) -> bool:
    return token is not None and token.lower_ in words


def _is_rank(candidate: Candidate) -> bool:
    """Tell: "the top 10", "the bottom three" name ranks, "a 737 crashed" a thing, unless a noun follows."""
    before, after = candidate.before, candidate.after
    behind, verb = ("", False) if after is None else (after.lower_, after.pos_ in ("VERB", "AUX"))
    if candidate.words.lower() == "zero" and behind in ("in", "-", "hour"):
        return True
    if before is None or candidate.noun is not None:
        return False
    if before.lower_ in ("a", "an"):
        return verb or candidate.phrase.form == "words"
    return before.lower_ in RANKED_BEFORE or names.is_airliner(candidate)


def _is_pronoun_one(candidate: Candidate) -> bool:
    """Tell: "one of the men", "this one", "one another", "no one" count nothing; "one man" does."""
    return candidate.words.lower() in ("one", "ones") and decide(PRONOUNS, candidate).keep


def _ends_there(candidate: Candidate) -> bool:
    after = candidate.after
    return after is None or after.text == "-" or after.is_punct


def _stands_before(words: frozenset[str]) -> Callable[[Candidate], bool]:
    return lambda candidate: candidate.after is not None and candidate.after.lower_ in words


def _stands_behind(words: frozenset[str]) -> Callable[[Candidate], bool]:
    return lambda candidate: candidate.before is not None and candidate.before.lower_ in words


def _is_saying(candidate: Candidate) -> bool:
    """Tell "it is one thing to say so"."""
    before, after = candidate.before, candidate.after
    return before is not None and before.lemma_ == "be" and after is not None and after.lower_ == "thing"


#: is "one" a pronoun? It stands in brackets
PRONOUNS: tuple[Rule[Candidate], ...] = (
    Rule("nothing behind it", keep_if(_ends_there), kept=("They wanted [one].",)),
    Rule("one of", keep_if(_stands_before(NO_COUNT_AFTER)), kept=("[One] of the men left.",)),
    Rule("one thing", keep_if(_is_saying), kept=("It is [one] thing to say so.",)),
    Rule("no one", keep_if(_stands_behind(INDEFINITE_BEFORE)), kept=("Some [one] man did it.",)),
    Rule(
        "this one",
        keep_if(lambda c: _stands_behind(NO_COUNT_BEFORE)(c) and counted_noun(c.number) is None),
        kept=("He took that [one] and left.",),
    ),
    Rule(
        "nothing counted",
        lambda c: counted_noun(c.number) is None,
        kept=("[One] left.",),
        dropped=("[One] man left.", "He is the [one] man who left.", "It lacks [one] thing."),
    ),
)


def _is_indefinite(candidate: Candidate) -> bool:
    """Tell "one way or another" and "one or another"."""
    ahead = candidate.span.doc[candidate.span.end : candidate.span.end + 3]
    return candidate.words.lower() == "one" and [token.lower_ for token in ahead[1:]] == ["or", "another"]


def _is_one_step(candidate: Candidate) -> bool:
    ahead = candidate.span.doc[candidate.span.end : candidate.span.end + 2]
    further = len(ahead) == 2 and ahead[0].lower_ == "step" and ahead[1].lower_ in STEPS
    return further and candidate.words.lower() == "one"


def _is_one_time(candidate: Candidate) -> bool | None:
    """Decide on "one time": a count by itself, none in "at one time"."""
    if candidate.phrase.unit != "time" or candidate.phrase.value != 1 or candidate.phrase.modifier != "=":
        return None
    before = candidate.before.lower_ if candidate.before is not None else ""
    return before not in BEFORE_ONE_TIME and "-" not in candidate.span.text


def _is_result(candidate: Candidate) -> bool:
    return candidate.phrase.form == "vague" and candidate.words.lower() == "scores" and _is_points(candidate)


def _drop(name: str, test: Callable[[Candidate], bool], *dropped: str) -> Rule[Candidate]:
    """Return the rule that drops what ``test`` holds for and leaves the rest to the next rule."""
    return Rule(name, lambda candidate: False if test(candidate) else None, dropped=dropped)


#: the first that has something to say decides; an example's number is the one in brackets
RULES: tuple[Rule[Candidate], ...] = (
    Rule(
        "an age", lambda candidate: True if as_age(candidate).kind == "age" else None, kept=("Maria Holt, [45], left.",)
    ),
    _drop("a time ago", times.is_past_time, "It closed [two years] ago.", "He came [six minutes] later."),
    _drop("a time ahead", times.is_time_ahead, "She will be back in [six months]."),
    _drop("a time after an event", times.is_time_behind_event, "It fell [10 minutes] after takeoff."),
    _drop("a time before an event", times.is_time_before_event, "She warned [six months] before the vote."),
    _drop("a part of the year", times.is_part_of_year, "Sales rose in the first [ten months] of the year."),
    _drop(
        "one in the sense of some",
        lambda c: c.words.lower() == "one" and times.is_some_time(c),
        "[One day] it will fall.",
    ),
    _drop("one step further", _is_one_step, "They go [one] step further."),
    _drop("one or another", _is_indefinite, "They will pay, [one] way or another."),
    Rule(
        "a fraction",
        lambda candidate: is_fraction(candidate) if candidate.phrase.kind == "fraction" else None,
        kept=("[Half] of them left.",),
        dropped=("They scored in the second [half].",),
    ),
    _drop("scores that are results", _is_result, "He had the best [scores]."),
    Rule(
        "one time",
        _is_one_time,
        kept=("It happened [one time].",),
        dropped=("They paid a [one-time] tax.",),
    ),
    _drop("a kind of cricket", _is_one_day_game, "She hit a [one-day] century."),
    _drop("a year before a name", names.is_year_before_name, "During [2016 Stone] spoke to the campaign."),
    Rule(
        "a unit or currency",
        lambda candidate: True if candidate.phrase.unit or candidate.phrase.code else None,
        kept=("It cost [$5].",),
    ),
    _drop("a manner", _is_manner, "It is a [two]-way street."),
    _drop("a rank", _is_rank, "She is in the top [10]."),
    _drop("the pronoun one", _is_pronoun_one, "[One] of the men left."),
    _drop("a label", names.is_label, "Friday is day [two]."),
    _drop("a model's number", names.is_model_number, "They ordered 60 Boeing [787] jets."),
    _drop("a calendar year", is_year, "It began in [1998]."),
    _drop("a name's number", names.is_name, "The Airbus [320] landed.", "The [Six] Nations begin."),
)
