"""Finding time expressions in a Doc: where the grammar matches, less what is no time there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.calendar import AMBIGUOUS_SHORT, DECADE_NAMES, MONTHS, SEASONS, WEEKDAYS
from claimtable.timex.context import Context
from claimtable.timex.grammar import Match, match_at

#: words without which there is no time expression
_HEAD = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted({*MONTHS, *WEEKDAYS, *SEASONS, *DECADE_NAMES}, key=len, reverse=True))
    + r")s?(?!\w)"
    r"|(?<!\w)(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|nights?|fortnights?|weeks?|weekends?|months?|quarters?|years?|yrs?|decades?|"
    r"centur(?:y|ies)|millenni(?:um|a)|half|periods?|while|mornings?|afternoons?|evenings?|tonight|overnight|noon|midnight|midday|"
    r"today|yesterday|tomorrow|now|currently|current|present|presently|nowadays|recently|recent|soon|lately|past|future|shortly|term|course|then|"
    r"time|moment|point|stage|history|possible|hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|fiscal|comparable|corresponding|"
    r"nineteen|eighteen|thousand)(?!\w)"
    r"|(?<![\w$£€¥.,])(?:1\d|20)\d\d(?!\d)|'\d\d|(?<!\d)\d\d?[:/.-]\d\d|\d ?[ap]\.? ?m\b|\d0'?s(?!\w)"
)
_BEFORE = 9  # tokens of an expression before its head

_lower_cache_limit = 0


def lower(text: str) -> str:
    """Return ``text`` in lower case, one character for one."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def find_spans(doc: Doc) -> list[Span]:
    """Return the time expressions of ``doc`` in text order, labelled DATE, TIME, DURATION or SET."""
    text = lower(doc.text)
    found: list[Span] = []
    end = 0
    for token in _starts(doc, text):
        if token.idx < end:
            continue
        span = _best(doc, text, token)
        if span is not None:
            found.append(span)
            end = span.end_char
    return found


def _starts(doc: Doc, text: str) -> Iterator[Token]:
    """The tokens at which an expression may begin, in text order: some tokens before every head."""
    last = -1
    for match in _HEAD.finditer(text):
        head = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if head is None:
            continue
        for index in range(max(last + 1, head.start - _BEFORE), head.end):
            if not doc[index].is_space:
                yield doc[index]
        last = max(last, head.end - 1)


def _best(doc: Doc, text: str, token: Token) -> Span | None:
    for match in match_at(text, token.idx):
        if "\n" in text[match.start : match.end]:
            continue
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is None or not _accepts(doc, span, match):
            continue
        label = _type(match)
        if label:
            return Span(doc, span.start, span.end, label=label)
    return None


_NOWHERE = Context(None)


def _type(match: Match) -> str:
    """The TIMEX3 type of a match; empty when its rule cannot read it whatever the date."""
    if match.time:
        return "TIME"
    reading = match.rule.read(match.groups, _NOWHERE)
    if reading is not None:
        return reading.type
    return "DATE" if match.rule.name in ("the quarter", "years") else ""


_OLD = re.compile(r"[ -]*(?:olds?\b|of age\b)")


def _accepts(doc: Doc, span: Span, match: Match) -> bool:
    """Tell whether a match is a time where it stands."""
    check = _CHECKS.get(match.rule.name)
    after = doc.text[span.end_char : span.end_char + 12].lower()
    if match.rule.name in ("duration", "bare", "range") and _OLD.match(after):
        return False
    return check is None or check(doc, span, match)


def _is_year(doc: Doc, span: Span, match: Match) -> bool:
    """A bare number is a year unless something is counted or priced with it."""
    if not (match.groups.get("year") or "").isdecimal() or len(span) > 1:
        return True
    token = span[0]
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT"):
        return False
    if token.ent_type_ == "DATE":
        return True
    if after is not None and after.pos_ in ("NOUN", "ADJ") and token.dep_ == "nummod":
        return False
    return token.ent_type_ != "CARDINAL"


def _is_month(doc: Doc, span: Span, match: Match) -> bool:
    """A month alone has a capital; "May" and "March" are no verbs and no names; short forms need a day or a year."""
    name = (match.groups.get("month") or "").strip(" .")
    token = next((token for token in span if token.lower_.strip(".") == name), span[0])
    if match.groups.get("day") or match.groups.get("year"):
        return token.text[:1].isupper()
    if not token.text[:1].isupper() or token.ent_type_ in ("PERSON", "ORG"):
        return False
    if name in AMBIGUOUS_SHORT and not token.text.endswith("."):
        return token.ent_type_ == "DATE"
    if name in ("may", "march"):
        return token.pos_ in ("PROPN", "NOUN") and token.tag_ != "MD" and token.ent_type_ in ("DATE", "")
    return True


def _is_weekday(doc: Doc, span: Span, match: Match) -> bool:
    name = (match.groups.get("weekday") or "").strip(" .")
    token = next((token for token in span if token.lower_.strip(".") == name), span[0])
    if not token.text[:1].isupper():
        return False
    return name not in AMBIGUOUS_SHORT or token.ent_type_ == "DATE"


def _is_season(doc: Doc, span: Span, match: Match) -> bool:
    if len(span) > 1 and span[0].lower_ != "the":
        return True
    token = span[-1]
    return (
        token.pos_ in ("NOUN", "PROPN")
        and (token.ent_type_ == "DATE" or token.lower_ in ("summer", "winter"))
        and token.dep_ in ("pobj", "npadvmod", "nsubj", "dobj")
    )


def _is_adverb(doc: Doc, span: Span, match: Match) -> bool:
    """Words like "now" and "soon": not in front of "that", not as a conjunction, not in names."""
    token = span[-1]
    if token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON", "PRODUCT"):
        return False
    if token.lower_ == "current":
        return token.pos_ == "ADJ"
    if token.lower_ == "then":
        return False
    if token.lower_ in ("past",):
        return token.pos_ == "NOUN"
    return True


def _is_bare(doc: Doc, span: Span, match: Match) -> bool:
    return span[-1].ent_type_ in ("DATE", "TIME") or span[-1].head.dep_ == "prep"


def _never(doc: Doc, span: Span, match: Match) -> bool:
    return False


_CHECKS = {
    "year": _is_year,
    "month day": _is_month,
    "day month": _is_month,
    "month year": _is_month,
    "relative month": _is_month,
    "weekday": _is_weekday,
    "season": _is_season,
    "present": _is_adverb,
    "past": _is_adverb,
    "future": _is_adverb,
    "that time": _is_adverb,
    "bare": _is_bare,
    "short year": lambda doc, span, match: span[-1].ent_type_ == "DATE",
}
