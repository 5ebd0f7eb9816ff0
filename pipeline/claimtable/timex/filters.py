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
from claimtable.lexicon.time_words import BEFORE_CLOCK, BEFORE_DAY
from claimtable.rules import Rule, decide, drop_if, keep_if
from claimtable.timex.context import matched
from claimtable.timex.filters_periods import NAMES, OPENINGS, is_bare, is_duration, is_range, is_season
from claimtable.timex.filters_references import is_reference
from claimtable.timex.grammar import Match
from claimtable.timex.numerals import behind, is_century, is_decade, is_year, next_token

#: the rules whose matches are half of a word before a hyphen
_NO_PREFIX = frozenset({"the quarter", "the year", "duration", "future", "bare", "half"})

_LOOK_BACK = 60  # tokens


def is_time(span: Span, match: Match) -> bool:
    """Tell whether ``match``, which covers ``span``, is a time expression there."""
    if _is_title(span) or _is_half_a_word(span, match):
        return False
    check = _CHECKS.get(match.rule.name)
    return check is None or check(span, match)


def _is_title(span: Span) -> bool:
    """Tell whether it is a title: "This Week", "Today" with capitals inside a sentence."""
    if span[0].lower_ not in TITLE_WORDS or not all(token.text[0].isupper() for token in (span[0], span[-1])):
        return False
    return decide(TITLES, span, default=False).keep


def _is_long(span: Span) -> bool | None:
    """Decide on two and more words: the second is a unit, and a headline in capitals or a sentence does not begin."""
    if len(span) == 1:
        return None
    return span[-1].lower_ in TITLE_UNITS and not span[-1].is_upper and not span[0].is_sent_start


def _goes_on(span: Span) -> bool:
    after = next_token(span)
    return after is not None and after.text[0].isupper()


def _opening(span: Span) -> bool | None:
    """Decide on the first word of a sentence or a quotation, where every word has a capital."""
    first = span[0]
    if not first.is_sent_start and first.nbor(-1).text not in OPENINGS:
        return None
    return first.lower_ in PERIODICALS and _goes_on(span)


#: is a time with capitals a title? It stands in brackets
TITLES: tuple[Rule[Span], ...] = (
    Rule("of some words", _is_long, kept=("He spoke on [This Week] on ABC.",), dropped=("[This Week] he spoke.",)),
    Rule("at the beginning", _opening, kept=("[Daily] Mail readers left.",), dropped=("[Today] Roe spoke.",)),
    Rule("before a capital", keep_if(_goes_on), kept=("He read USA [Today] News.",)),
    Rule(
        "a time of night",
        drop_if(lambda span: span[0].lower_ in ("tonight", "midnight")),
        dropped=("He came at [Midnight].",),
    ),
    Rule("a word with a capital", lambda span: True, kept=("He wrote for USA [Today].",)),
)


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
    return not span[-1].text[0].isupper() or span[-1].ent_type_ not in NAMES


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
    if name in AMBIGUOUS_SHORT and not matched(match.groups, "month").endswith("."):
        return token.ent_type_ == "DATE"
    if _is_before_name(span, token):
        return False
    return _is_noun_of_time(token) if name in ("may", "march") else token.ent_type_ not in NAMES


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
    if len(span) != 2 or not match.groups.get("the") or span[1].text.isdecimal():
        return False
    is_behind = span.start > 0 and span.doc[span.start - 1].lower_ in BEFORE_DAY
    return is_behind and not _is_before_more(span) and _month_before(span)


def _is_before_more(span: Span) -> bool:
    """Tell "the 15th man", "the 15th of them"."""
    after = next_token(span)
    if after is None:
        return False
    return after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or after.lower_ in ("of", "-", "and")


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
    "season": is_season,
    "present": is_reference,
    "past": is_reference,
    "future": is_reference,
    "duration": is_duration,
    "range": is_range,
    "bare": is_bare,
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
