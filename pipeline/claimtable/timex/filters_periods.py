"""Which seasons, durations and units of time are times: "last summer", "two days", not "a two-year-old"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.lexicon.time_words import LASTING_PREPOSITIONS
from claimtable.rules import Rule, decide, drop_if, keep_if
from claimtable.timex.context import matched
from claimtable.timex.grammar import Match
from claimtable.timex.numerals import behind

#: labels of the recogniser whose names hold times that are none
NAMES = frozenset({"ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "LAW", "FAC"})
#: what a title stands behind
OPENINGS = ('"', "'", ":", "``", "`", "(", "\n")
OF = re.compile(r" +of\b")
_OLD = re.compile(r"[ -]*(?:olds?\b|of age\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BESIDE = re.compile(r" +(?:before|after)\b")


@dataclass(frozen=True, slots=True)
class Matched:
    """A match of the grammar with the tokens that it covers."""

    span: Span
    match: Match

    @property
    def last(self) -> Token:
        """Its last token."""
        return self.span[-1]

    @property
    def unit(self) -> str:
        """The unit of a duration, as printed."""
        return matched(self.match.groups, "unit")

    def has(self, *groups: str) -> bool:
        """Tell whether one of the groups of the rule's pattern matched."""
        return any(self.match.groups.get(name) for name in groups)


def _is_verb_of_season(matched: Matched) -> bool:
    """Tell "prices will fall next year"."""
    season = next((token for token in matched.span if token.lower_ == matched.match.groups["season"]), matched.last)
    return matched.has("whole") and season.pos_ in ("VERB", "AUX")


def _is_no_noun(matched: Matched) -> bool:
    return matched.last.dep_ == "compound" or matched.last.pos_ not in ("NOUN", "PROPN")


def _is_downfall(matched: Matched) -> bool:
    """Tell "the fall of the wall" and "hurt in the fall"."""
    is_of = OF.match(behind(matched.span)) is not None
    return matched.last.lower_ == "fall" and (is_of or not matched.last.ent_type_)


#: is the name of a season a time? It stands in brackets
SEASON_NAMES: tuple[Rule[Matched], ...] = (
    Rule("a verb", drop_if(_is_verb_of_season), dropped=("Prices will [fall next year].",)),
    Rule(
        "with a year",
        keep_if(lambda matched: matched.has("rel", "year", "whole", "then")),
        kept=("It opened in [the spring of 2019].", "It opened [last summer]."),
    ),
    Rule("before a noun", drop_if(_is_no_noun), dropped=("They sell [winter] coats.",)),
    Rule("a fall that is none", drop_if(_is_downfall), dropped=("It told of [the fall] of the wall.",)),
    Rule(
        "among dates", keep_if(lambda matched: matched.last.ent_type_ == "DATE"), kept=("It opened in [the spring].",)
    ),
)


def is_season(span: Span, match: Match) -> bool:
    """Seasons stand behind a preposition or among dates: "in the spring", not "the fall of the wall"."""
    return decide(SEASON_NAMES, Matched(span, match), default=False).keep


def is_range(span: Span, match: Match) -> bool:
    """Tell "18 to 20 years" from "jailed in 1995 to 15 years"."""
    return not _YEAR.fullmatch(matched(match.groups, "amount")) and is_duration(span, match)


def _is_last(matched: Matched) -> bool:
    return matched.span[0].lower_ == "last" and matched.span[0].pos_ == "VERB"


def _is_quarter(matched: Matched) -> bool | None:
    """A quarter is a time among dates only, and no part of something."""
    if not matched.unit.startswith("quarter"):
        return None
    is_part = matched.unit == "quarter" and OF.match(behind(matched.span)) is not None
    return matched.last.ent_type_ == "DATE" and not is_part


def _is_second(matched: Matched) -> bool | None:
    """Tell "in a second" from the ordinal of "a second match"."""
    if matched.unit != "second":
        return None
    return matched.last.pos_ == "NOUN" and matched.last.ent_type_ == "TIME"


#: is a number with a unit of time a duration? It stands in brackets
DURATIONS: tuple[Rule[Matched], ...] = (
    Rule("an age", drop_if(lambda m: _OLD.match(behind(m.span)) is not None), dropped=("She is [12 years] old.",)),
    Rule("a programme", drop_if(lambda m: _is_programme(m.span)), dropped=('He told "[60 Minutes]" of it.',)),
    Rule("the verb last", drop_if(_is_last), dropped=("The talks will [last two days].",)),
    Rule("a quarter", _is_quarter, kept=("It grew for [three quarters].",), dropped=("They ate [a quarter] of it.",)),
    Rule("a second", _is_second, dropped=("They lost [a second] match.",)),
    Rule("a unit of time", lambda matched: True, kept=("It rained for [two days].",)),
)


def is_duration(span: Span, match: Match) -> bool:
    """Ages are none; a quarter is one only among dates; "a second" is mostly an ordinal."""
    return decide(DURATIONS, Matched(span, match)).keep


def _is_programme(span: Span) -> bool:
    """Tell a duration that is a name: "60 Minutes"."""
    if not span[-1].text[0].isupper() or not span.start:
        return False
    return span[0].ent_type_ in NAMES or span[0].nbor(-1).text in OPENINGS


def is_bare(span: Span, match: Match) -> bool:
    """Units without an amount are a time as "for weeks", "follows months of ...", not as "days of joy"."""
    if _OLD.match(behind(span)):
        return False
    token = span[-1]
    if span.start and span.doc[span.start - 1].text == "-":
        return False
    if _BESIDE.match(behind(span)):
        return True
    if any(child.dep_ in ("amod", "compound") for child in token.lefts):
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ in LASTING_PREPOSITIONS
    return token.dep_ in ("dobj", "npadvmod") and token.ent_type_ in ("DATE", "TIME")
