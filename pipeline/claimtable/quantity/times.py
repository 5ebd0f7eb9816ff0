"""Numbers with a unit of time that say when, not how many: "two years ago", "in six months", "one night"."""

from __future__ import annotations

from spacy.tokens import Token

from claimtable.lexicon import units as lexicon
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.quantity_words import AGO_WORDS, FOR_THE_FIRST, LASTING_VERBS, LONG_UNITS, PARTS_OF_DAY
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.singular import lemma
from claimtable.rules import Rule, decide, drop_if, keep_if

_PARTS_OF_YEAR = frozenset({"month", "week", "day", "quarter"})


def is_past_time(candidate: Candidate) -> bool:
    """Tell: "two years ago" and "six minutes later" are times, and so is "two long years ago"."""
    phrase, span = candidate.phrase, candidate.span
    if phrase.kind not in ("duration", "count"):
        return False
    doc = span.doc
    ahead = doc[span.end : min(len(doc), span.end + (1 if phrase.kind == "duration" else 4))]
    if phrase.kind == "count":
        noun = candidate.noun
        if noun is None or (noun[-1].lemma_ not in lexicon.TIME_UNITS and lemma(noun[-1]).lower() not in WEEKDAYS):
            return False
    return any(token.lower_ in AGO_WORDS and not _compares(token) for token in ahead)


def _compares(token: Token) -> bool:
    """Tell: "a year and a half earlier than expected" is a length of time."""
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "than"


def _is_determined(before: Token | None) -> bool:
    return before is not None and before.pos_ in ("ADP", "DET", "ADJ", "PRON")


def is_some_time(candidate: Candidate) -> bool:
    """Tell "one night" and "at one point" in the sense of "once" from "it lasted one night"."""
    return decide(SOME_TIMES, candidate, default=False).keep


def _at_one(candidate: Candidate) -> bool | None:
    before, after = candidate.before, candidate.after
    if before is None or before.lower_ != "at":
        return None
    return after is not None and after.lower_ in ("point", "time", "stage", "moment")


def _part_of_day(candidate: Candidate) -> bool | None:
    noun = candidate.noun if candidate.phrase.kind == "count" else None
    return noun.root.dep_ == "npadvmod" if noun is not None and noun[-1].lower_ in PARTS_OF_DAY else None


def _is_plain_day(candidate: Candidate) -> bool:
    return candidate.phrase.unit in ("day", "night") and candidate.phrase.modifier == "="


def _is_event(candidate: Candidate) -> bool:
    """Tell whether a verb that does not last is told of: "one day he left"."""
    root = candidate.span.root
    return root.dep_ == "npadvmod" and root.head.pos_ == "VERB" and root.head.lemma_ not in LASTING_VERBS


#: is "one" with a time "some"? The words stand in brackets; a unit of time that nothing decides on is measured
SOME_TIMES: tuple[Rule[Candidate], ...] = (
    Rule(
        "at one point",
        _at_one,
        kept=("At [one] point he left.",),
        dropped=("They stopped at [one] shop.",),
    ),
    Rule("a part of the day", _part_of_day, kept=("[One] evening he left.",), dropped=("It took [one] evening.",)),
    Rule("no day by itself", drop_if(lambda c: not _is_plain_day(c)), dropped=("[One week] he left.",)),
    Rule(
        "behind a modal verb",
        keep_if(lambda c: c.before is not None and c.before.tag_ == "MD"),
        kept=("It will [one day] have a common currency.",),
    ),
    Rule("with a word before it", drop_if(lambda c: _is_determined(c.before)), dropped=("In [one day] he left.",)),
    Rule("of an event", keep_if(_is_event), kept=("[One day] he left.",)),
)


def is_time_ahead(candidate: Candidate) -> bool:
    """Tell "she will be back in six months" from "it grew in six months"."""
    span, before = candidate.span, _token_before(candidate)
    if candidate.phrase.unit not in LONG_UNITS or before is None or before.lower_ != "in":
        return False
    verb = before.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.tag_ not in ("VB", "VBZ", "VBP") or any(
        token.lower_ in FOR_THE_FIRST for token in span.doc[max(0, before.i - 4) : before.i]
    ):
        return False
    return span.end >= len(span.doc) or span.doc[span.end].lower_ not in ("a", "an", "per")


def is_time_behind_event(candidate: Candidate) -> bool:
    """Tell "10 minutes after takeoff" and "20 minutes from now" from "it lasted 10 minutes"."""
    doc, end = candidate.span.doc, candidate.span.end
    if candidate.phrase.kind != "duration" or end >= len(doc):
        return False
    if doc[end].lower_ == "from" and end + 1 < len(doc) and doc[end + 1].lower_ == "now":
        return True
    verb = candidate.span.root.head
    return doc[end].lower_ == "after" and not (verb.lemma_ in LASTING_VERBS and verb.i < candidate.span.start)


def is_time_before_event(candidate: Candidate) -> bool:
    """Tell "six months before the vote she warned" from "they waited six months before they left"."""
    doc, end, before = candidate.span.doc, candidate.span.end, _token_before(candidate)
    if candidate.phrase.kind != "duration" or end >= len(doc) or candidate.phrase.modifier not in ("=", "~", ">"):
        return False
    words = [token.lower_ for token in doc[end : end + 2]]
    if words[0] not in ("before", "prior") and (words != ["ahead", "of"] or candidate.phrase.unit not in LONG_UNITS):
        return False
    if before is not None and before.pos_ in ("ADP", "ADJ", "DET", "PRON"):
        return False
    near = (candidate.span.root.head, *doc[max(0, candidate.span.start - 2) : candidate.span.start])
    return candidate.phrase.value > 1 and not any(token.lemma_ in LASTING_VERBS for token in near)


def is_part_of_year(candidate: Candidate) -> bool:
    """Tell "the first ten months of the year", which names a stretch of the calendar."""
    doc, span, before = candidate.span.doc, candidate.span, _token_before(candidate)
    if candidate.phrase.unit not in _PARTS_OF_YEAR or before is None or before.lower_ != "first":
        return False
    ahead = [token.lower_ for token in doc[span.end : span.end + 3]]
    return len(ahead) == 3 and ahead[0] == "of" and (ahead[2] in ("year", "month", "quarter") or ahead[1].isdigit())


def _token_before(candidate: Candidate) -> Token | None:
    return candidate.span.doc[candidate.span.start - 1] if candidate.span.start else None
