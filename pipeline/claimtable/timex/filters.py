"""What makes a match of the grammar no time where it stands: names, prices, counts, ages, verbs."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Span, Token

from claimtable.lexicon.calendar import AMBIGUOUS_SHORT, MONTHS
from claimtable.timex.grammar import Match

_NAMES = frozenset({"ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "LAW", "FAC"})
_NAMED_DAYS = frozenset({"Black", "Bloody", "Cyber", "Fat", "Holy", "Maundy", "Shrove", "Super"})
_SEASON_HEADS = frozenset({"in", "during", "until", "since"})
#: what has a number behind it that is no year
_NUMBERED = frozenset(
    {"flight", "room", "page", "channel", "route", "highway", "bus", "train", "article", "section"}
    | {"resolution", "bill", "case", "suite", "gate", "no.", "number"}
)
_BEFORE_CLOCK = frozenset({"at", "by", "around", "about", "until", "before", "after", "from", "to", "since"})
_BEFORE_DAY = frozenset({"on", "by", "until", "till", "since", "from", "to", "before", "after"})
_LASTING = frozenset({"for", "in", "within", "over", "after", "before", "during", "through", "throughout"})
_LOOK_BACK = 60  # tokens
_COUNTED = frozenset({"MONEY", "QUANTITY", "PERCENT"})
_OLD = re.compile(r"[ -]*(?:olds?\b|of age\b)")
_AS_SOON = re.compile(r" +(?:as|after|before|to be|enough)\b")
_NOW_AND = re.compile(r" +and (?:again|then)\b")
_YEARS = re.compile(r"[ -]*years?\b")
_OF = re.compile(r" +of\b")


def is_time(span: Span, match: Match) -> bool:
    """Tell whether ``match``, which covers ``span``, is a time expression there."""
    if _is_title(span):
        return False
    check = _CHECKS.get(match.rule.name)
    return check is None or check(span, match)


def _after(span: Span) -> str:
    following = span.doc[span.end : span.end + 3]
    return (span[-1].whitespace_ + following.text).lower() if len(following) else ""


def _next(span: Span) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) else None


def _is_title(span: Span) -> bool:
    """Tell whether it is a title: "This Week", "Today" with capitals inside a sentence."""
    first = span[0]
    if first.lower_ not in ("this", "today", "tomorrow", "now", "next", "last", "then") or not first.text[0].isupper():
        return False
    return span[-1].text[0].isupper() and not first.is_sent_start and first.nbor(-1).text not in ('"', "'", ":", "``")


def _is_year(span: Span, match: Match) -> bool:
    """A bare number is a year unless something is counted or priced with it."""
    if len(span) > 1:
        return span.root.ent_type_ not in _COUNTED
    token, after = span[0], _next(span)
    if token.ent_type_ in _COUNTED or _YEARS.match(_after(span)):
        return False
    if token.i and token.nbor(-1).lower_ in _NUMBERED:
        return False
    if token.ent_type_ == "DATE" or _opens_event(token):
        return True
    if after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN") and token.dep_ == "nummod":
        return False
    return token.ent_type_ != "CARDINAL"


def _opens_event(token: Token) -> bool:
    """Tell whether an event's name begins with the number: "the 2014 World Cup"."""
    if token.ent_type_ != "EVENT":
        return False
    before = token.nbor(-1) if token.i else None
    return before is None or before.ent_type_ != "EVENT" or before.lower_ == "the"


def _named(span: Span, match: Match, part: str) -> tuple[str, Token]:
    """The month or weekday of a match: its name and its token."""
    name = (match.groups.get(part) or "").strip(" .")
    return name, next((token for token in span if token.lower_.strip(".") == name), span[0])


def _is_month(span: Span, match: Match) -> bool:
    """A month has a capital; "May" and "March" are no verbs and no names; short forms need a day or a year."""
    name, token = _named(span, match, "month")
    if not token.text[:1].isupper():
        return False
    if match.groups.get("day") or match.groups.get("d1") or match.groups.get("year"):
        return True
    if name in AMBIGUOUS_SHORT and not (match.groups["month"] or "").endswith("."):
        return token.ent_type_ == "DATE"
    after = _next(span)
    if after is not None and after.pos_ == "PROPN" and token.dep_ == "compound" and token.ent_type_ != "DATE":
        return False
    if name in ("may", "march"):
        return token.pos_ in ("PROPN", "NOUN") and token.tag_ != "MD" and token.ent_type_ in ("DATE", "")
    return token.ent_type_ not in _NAMES


def _is_weekday(span: Span, match: Match) -> bool:
    name, token = _named(span, match, "weekday")
    if not token.text[:1].isupper() or (token.i and token.nbor(-1).text in _NAMED_DAYS):
        return False
    return name not in AMBIGUOUS_SHORT or token.ent_type_ == "DATE"


def _is_season(span: Span, match: Match) -> bool:
    """Seasons stand behind a preposition or among dates: "in the spring", not "the fall of the wall"."""
    if match.groups.get("rel") or match.groups.get("year") or match.groups.get("whole"):
        return True
    token = span[-1]
    if token.dep_ == "compound" or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.lower_ == "fall" and _OF.match(_after(span)):
        return False
    return token.ent_type_ == "DATE" or (token.dep_ == "pobj" and token.head.lower_ in _SEASON_HEADS)


def _is_reference(span: Span, match: Match) -> bool:
    """Words like "now" and "soon": not in names, not "as soon as", not "the future of"."""
    token = span[-1]
    if token.ent_type_ in _NAMES:
        return False
    if token.lower_ in ("current", "present"):
        return token.pos_ == "ADJ"
    if token.lower_ == "now":
        return not _NOW_AND.match(_after(span)) and (span.start == 0 or span.doc[span.start - 1].lower_ != "every")
    if token.lower_ == "moment":
        after = _next(span)
        return after is None or (after.tag_ != "PRP" and after.lower_ not in ("when", "of", "that"))
    if token.lower_ == "soon":
        return not _AS_SOON.match(_after(span))
    if token.lower_ in ("future", "past"):
        return token.pos_ == "NOUN" and not _OF.match(_after(span)) and token.dep_ == "pobj"
    return True


def _is_duration(span: Span, match: Match) -> bool:
    """Ages are none; a quarter is one only among dates; "a second" is mostly an ordinal."""
    if _OLD.match(_after(span)):
        return False
    unit = match.groups.get("unit") or ""
    if unit.startswith("quarter"):
        return span[-1].ent_type_ == "DATE"
    if unit == "second":
        return span[-1].pos_ == "NOUN" and span[-1].ent_type_ == "TIME"
    return True


def _is_bare(span: Span, match: Match) -> bool:
    """Units without an amount are a time as "for weeks", "follows months of ...", not as "days of joy"."""
    if _OLD.match(_after(span)):
        return False
    token = span[-1]
    if token.dep_ == "pobj":
        return token.head.lower_ in _LASTING
    return token.dep_ in ("dobj", "npadvmod") and token.ent_type_ in ("DATE", "TIME")


def _is_clock(span: Span, match: Match) -> bool:
    """A bare "3:20" is a time behind a preposition or to the entity recogniser, else a score or a verse."""
    if not match.groups.get("plain") or len(span) > 1 or span[0].ent_type_ == "TIME":
        return True
    return span.start > 0 and span.doc[span.start - 1].lower_ in _BEFORE_CLOCK


def _is_part_of_year(span: Span, match: Match) -> bool:
    """A half, and a "final quarter", is one of a match unless a year is named."""
    if match.groups.get("part") == "quarter" and match.groups.get("ord") not in ("final", "closing", "opening"):
        return True
    return any(match.groups.get(name) for name in ("year", "before", "rel", "of"))


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
    if span.doc[span.start - 1].lower_ not in _BEFORE_DAY:
        return False
    after = _next(span)
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
    "year": _is_year,
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
    "range": _is_duration,
    "bare": _is_bare,
    "part of year": _is_part_of_year,
    "numbered quarter": _is_code,
    "the quarter": _is_reported,
    "short year": _among_dates,
    "the year": _among_dates,
    "clock": _is_clock,
}
