"""What makes a match of the grammar no time where it stands: names, prices, counts, ages, verbs."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Span, Token

from claimtable.lexicon.calendar import AMBIGUOUS_SHORT, MONTHS
from claimtable.lexicon.lookalikes import (
    AWARDS,
    FIGURES,
    NAMED_DAYS,
    PAPERS,
    PERIODICALS,
    PLAYS,
    TITLE_UNITS,
    TITLE_WORDS,
)
from claimtable.lexicon.time_words import BEFORE_CLOCK, BEFORE_DAY, LASTING_PREPOSITIONS
from claimtable.timex.grammar import Match
from claimtable.timex.numerals import behind, is_century, is_decade, is_year, next_token

#: the rules whose matches are half of a word before a hyphen
_NO_PREFIX = frozenset({"the quarter", "the year", "duration", "future", "bare", "half"})

_NAMES = frozenset({"ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "LAW", "FAC"})
_OPENINGS = ('"', "'", ":", "``", "`", "(", "\n")
_SEASON_HEADS = frozenset({"in", "during", "until", "since"})
_LOOK_BACK = 60  # tokens
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLD = re.compile(r"[ -]*(?:olds?\b|of age\b)")
_AS_SOON = re.compile(r" +(?:as|after|before|to be|enough)\b")
_NOW_AND = re.compile(r" +and (?:again|then)\b")
_BESIDE = re.compile(r" +(?:before|after)\b")
_OF = re.compile(r" +of\b")


def is_time(span: Span, match: Match) -> bool:
    """Tell whether ``match``, which covers ``span``, is a time expression there."""
    if _is_title(span) or _is_half_a_word(span, match):
        return False
    check = _CHECKS.get(match.rule.name)
    return check is None or check(span, match)


def _is_title(span: Span) -> bool:
    """Tell whether it is a title: "This Week", "Today" with capitals inside a sentence."""
    first, last, after = span[0], span[-1], next_token(span)
    if first.lower_ not in TITLE_WORDS or not first.text[0].isupper() or not last.text[0].isupper():
        return False
    if len(span) > 1:
        return last.lower_ in TITLE_UNITS and not last.is_upper and not first.is_sent_start
    goes_on = after is not None and after.text[0].isupper()
    if first.is_sent_start or first.nbor(-1).text in _OPENINGS:
        return goes_on and first.lower_ in PERIODICALS
    return goes_on or first.lower_ not in ("tonight", "midnight")


def _is_half_a_word(span: Span, match: Match) -> bool:
    """Tell whether a hyphen joins it to what follows: "the quarter-finals", "soon-to-be", "a year-ending"."""
    after = behind(span)
    if not re.match(r"-[a-z]", after) or match.rule.name not in _NO_PREFIX:
        return False
    return not re.match(r"-(?:long|old|over)\b", after)


def _is_the_year(span: Span, match: Match) -> bool:
    """Tell whether it is no award and no motto: "player of the year", "the Year of the Dragon"."""
    if span[-1].text[0].isupper():
        return False
    before = span.doc[max(span.start - 2, 0) : span.start]
    award = len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in AWARDS
    return span[-1].ent_type_ == "DATE" and not award


def _is_adverb(span: Span, match: Match) -> bool:
    """Tell whether "daily" says how often; it is no part of a name ("the Daily Post")."""
    return not span[-1].text[0].isupper() or span[-1].ent_type_ not in _NAMES


def _named(span: Span, match: Match, part: str) -> tuple[str, Token]:
    """The month or weekday of a match: its name and its token."""
    name = (match.groups.get(part) or "").strip(" .")
    return name, next((token for token in span if token.lower_.strip(".") == name), span[0])


def _is_month(span: Span, match: Match) -> bool:
    """A month has a capital; "May" and "March" are no verbs and no names; short forms need a day or a year."""
    name, token = _named(span, match, "month")
    if not token.text[:1].isupper() or (match.groups.get("then") and span[0].dep_ != "det"):
        return False
    if any(match.groups.get(part) for part in ("day", "d1", "year")):
        return True
    if name in AMBIGUOUS_SHORT and not (match.groups["month"] or "").endswith("."):
        return token.ent_type_ == "DATE"
    if _is_before_name(span, token):
        return False
    return _is_noun_of_time(token) if name in ("may", "march") else token.ent_type_ not in _NAMES


def _is_before_name(span: Span, month: Token) -> bool:
    """Tell whether a name goes on behind the month: "April Jones", unlike "the April Fair"."""
    after = next_token(span)
    compound = month.dep_ == "compound" and month.ent_type_ != "DATE"
    return after is not None and after.pos_ == "PROPN" and compound


def _is_noun_of_time(word: Token) -> bool:
    return word.pos_ in ("PROPN", "NOUN") and word.tag_ != "MD" and word.ent_type_ in ("DATE", "")


def _is_weekday(span: Span, match: Match) -> bool:
    name, token = _named(span, match, "weekday")
    if not token.text[:1].isupper() or (token.i and token.nbor(-1).text in NAMED_DAYS):
        return False
    after = next_token(span)
    if after is not None and after.text in PAPERS:
        return False
    return name not in AMBIGUOUS_SHORT or token.ent_type_ == "DATE"


def _is_season(span: Span, match: Match) -> bool:
    """Seasons stand behind a preposition or among dates: "in the spring", not "the fall of the wall"."""
    season = next((token for token in span if token.lower_ == match.groups["season"]), span[-1])
    if match.groups.get("whole") and season.pos_ in ("VERB", "AUX"):
        return False  # "prices will fall next year"
    if any(match.groups.get(name) for name in ("rel", "year", "whole", "then")):
        return True
    token = span[-1]
    if token.dep_ == "compound" or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.lower_ == "fall" and _OF.match(behind(span)):
        return False
    if token.lower_ == "fall" and not token.ent_type_:
        return False  # "hurt in the fall"
    return token.ent_type_ == "DATE" or (token.dep_ == "pobj" and token.head.lower_ in _SEASON_HEADS)


def _is_reference(span: Span, match: Match) -> bool:
    """Words like "now" and "soon": not in names, not "as soon as", not "the future of"."""
    if span[-1].ent_type_ in _NAMES:
        return False
    check = _REFERENCES.get(span[-1].lower_)
    return check is None or check(span)


def _is_adjective(span: Span) -> bool:
    """Tell "the current plan" from "a strong current"; "at present" is one."""
    return span[0].lower_ == "at" or span[-1].pos_ == "ADJ"


def _is_at_the_time(span: Span) -> bool:
    """Tell "at the time" from "at the time of the crash" and "at the time police came"."""
    if span[0].lower_ != "the":
        return True
    after = next_token(span)
    clause = after is not None and after.pos_ in ("PROPN", "NOUN")
    return span.start > 0 and span[0].nbor(-1).lower_ == "at" and not clause and not _OF.match(behind(span))


def _is_now(span: Span) -> bool:
    """Tell "now" from "now and then" and "every now and again"."""
    return not _NOW_AND.match(behind(span)) and (span.start == 0 or span.doc[span.start - 1].lower_ != "every")


def _is_at_the_moment(span: Span) -> bool:
    """Tell "at the moment" from "the moment he left"."""
    after = next_token(span)
    return after is None or (after.tag_ != "PRP" and after.lower_ not in ("when", "of", "that"))


def _is_soon(span: Span) -> bool:
    return not _AS_SOON.match(behind(span)) and not behind(span).startswith("-")


def _is_recently(span: Span) -> bool:
    """Tell "recently" from "as recently as May"."""
    after = next_token(span)
    return after is None or after.lower_ != "as"


def _is_ahead_or_past(span: Span) -> bool:
    """Tell "in the future" from "the future of the mill"."""
    return span[-1].pos_ == "NOUN" and not _OF.match(behind(span)) and span[-1].dep_ == "pobj"


#: what a word of reference must be beside by its last word
_REFERENCES: dict[str, Callable[[Span], bool]] = {
    "current": _is_adjective,
    "present": _is_adjective,
    "time": _is_at_the_time,
    "now": _is_now,
    "moment": _is_at_the_moment,
    "soon": _is_soon,
    "recently": _is_recently,
    "future": _is_ahead_or_past,
    "past": _is_ahead_or_past,
}


def _is_range(span: Span, match: Match) -> bool:
    """Tell "18 to 20 years" from "jailed in 1995 to 15 years"."""
    return not _YEAR.fullmatch(match.groups.get("amount") or "") and _is_duration(span, match)


def _is_duration(span: Span, match: Match) -> bool:
    """Ages are none; a quarter is one only among dates; "a second" is mostly an ordinal."""
    if _OLD.match(behind(span)) or _is_programme(span) or (span[0].lower_ == "last" and span[0].pos_ == "VERB"):
        return False
    unit = match.groups.get("unit") or ""
    if unit.startswith("quarter"):
        return span[-1].ent_type_ == "DATE" and not (unit == "quarter" and _OF.match(behind(span)))
    if unit == "second":
        return span[-1].pos_ == "NOUN" and span[-1].ent_type_ == "TIME"
    return True


def _is_programme(span: Span) -> bool:
    """Tell a duration that is a name: "60 Minutes"."""
    if not span[-1].text[0].isupper() or not span.start:
        return False
    return span[0].ent_type_ in _NAMES or span[0].nbor(-1).text in _OPENINGS


def _is_bare(span: Span, match: Match) -> bool:
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


def _is_the_week(span: Span, match: Match) -> bool:
    """Tell whether it is that of "fell 3 percent for the week" or "in the week ended March 31"."""
    return behind(span).startswith((" ended", " ending")) or (span.start > 0 and span[0].nbor(-1).lower_ == "for")


def _is_clock(span: Span, match: Match) -> bool:
    """A bare "3:20" is a time behind a preposition or to the entity recogniser, else a score or a verse."""
    if match.groups.get("word") and len(span) == 1 and span[0].dep_ in ("compound", "amod"):
        return False  # "my midnight cherry roadster"
    if not match.groups.get("plain") or len(span) > 1 or span[0].ent_type_ == "TIME":
        return True
    return span.start > 0 and span.doc[span.start - 1].lower_ in BEFORE_CLOCK


def _is_part_of_year(span: Span, match: Match) -> bool:
    """A half, and a "final quarter", is one of a match unless a year is named."""
    if any(match.groups.get(name) for name in ("year", "before", "rel", "of")):
        return True
    around = span.sent if span.doc.has_annotation("SENT_START") else span.doc
    words = {token.lemma_.lower() for token in around}
    if not words.isdisjoint(FIGURES):
        return True
    if match.groups.get("part") == "quarter" and match.groups.get("ord") not in ("final", "closing", "opening"):
        return words.isdisjoint(PLAYS)
    return False


def _is_reported(span: Span, match: Match) -> bool:
    """Tell whether it is a quarter that is reported on: "the period" is one only as "the latest period"."""
    return span[-1].lower_ == "quarter" or bool(match.groups.get("strong"))


def _is_code(span: Span, match: Match) -> bool:
    """Codes such as "Q3" and "FY2020" are in capitals."""
    return span[0].text.isupper()


def _is_day_of_month(span: Span, match: Match) -> bool:
    """Tell whether it is "the 15th" behind a preposition, in a sentence that has named a month."""
    if len(span) != 2 or not match.groups.get("the") or not span.start or span[1].text.isdecimal():
        return False
    if span.doc[span.start - 1].lower_ not in BEFORE_DAY:
        return False
    after = next_token(span)
    if after is not None and (after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or after.lower_ in ("of", "-", "and")):
        return False
    return _month_before(span)


def _month_before(span: Span) -> bool:
    """Tell whether a month is named before ``span`` in its sentence, not far away."""
    for token in reversed(span.doc[max(span.start - _LOOK_BACK, 0) : span.start]):
        if token.lower_.rstrip(".") in MONTHS and token.text[0].isupper():
            return True
        if token.is_sent_start:
            return False
    return False


def _among_dates(span: Span, match: Match) -> bool:
    return span[-1].ent_type_ == "DATE"


_CHECKS: dict[str, Callable[[Span, Match], bool]] = {
    "year": is_year,
    "month day": _is_month,
    "day month": _is_month,
    "days": _is_month,
    "day of month": _is_day_of_month,
    "year month day": _is_month,
    "month year": _is_month,
    "relative month": _is_month,
    "weekday": _is_weekday,
    "season": _is_season,
    "present": _is_reference,
    "past": _is_reference,
    "future": _is_reference,
    "duration": _is_duration,
    "range": _is_range,
    "bare": _is_bare,
    "part of year": _is_part_of_year,
    "numbered quarter": _is_code,
    "the quarter": _is_reported,
    "short year": _among_dates,
    "the year": _is_the_year,
    "decade": is_decade,
    "century": is_century,
    "adverb": _is_adverb,
    "clock": _is_clock,
    "the week": _is_the_week,
}
