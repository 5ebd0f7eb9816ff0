"""Numbers that are no quantities by the characters around them: dates, clock times, codes, labels, ordinals."""

from __future__ import annotations

import re

from claimtable.lexicon.labels import CAPITALISED_LABELS, FIRST_LABELS, GROUPS, INDEX_SIZES, INDICES, LABELS
from claimtable.quantity.currencies import currency_before
from claimtable.quantity.mentions import Numeral

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE_BEFORE = re.compile(rf"\b{_MONTH},? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:-| to | and |, | or |/))?$")
_DATE_AFTER = re.compile(
    rf"(?:(?:-| to | and | or |/)\d{{1,2}})?(?:st|nd|rd|th)?,?[ -](?:of )?{_MONTH}(?![a-z])(?!\s+(?:have|be)\b)"
)
_ZONE = "(?:GMT|BST|EST|EDT|PST|PDT|CET|CEST|UTC|IST|JST|AEST|AEDT|ET|PT|CT)"
_CLOCK_AFTER = re.compile(
    rf" ?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|o'clock\b|(?:hours? )?{_ZONE}\b|"
    r"[:.]\d\d ?(?:[ap]\.?m\b|[AP]\.?M\b|GMT|hrs\b|ET\b)|:\d\d|-?\d* ?[ap]\.m\.)|"
    r" (?:minutes? )?past (?:the hour|midnight|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\d)"
    r"|(?:-|–| to )\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|[AP]\.?M\b)"
)
_WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z]+)\.?[ \t]\Z")
_NUMBER_SIGN = re.compile(r"(?:#|\b[Nn]o\.? ?|\bNos?\. ?|№ ?)$")
_INDEX = re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, INDICES))}) $")
_POINTS = re.compile(r" (?:index )?points?\b")
_UNITS = re.compile(r"\b(?:[Uu]nits?|[Pp]arts?|[Rr]eactors?|[Zz]ones?|[Bb]locks?) (?:\d and )?$")
_TIED = re.compile(r"-(?:year|month|week|day|hour|minute|mile|member|page|man|foot|metre|point|person)\b")
_STAGE = re.compile(
    r"\b(?:[Rr]ound of|[Cc]lass of|(?:on|of|by|until|till|from|after|since|at|in|for|through|before|during) "
    r"(?:day|week|game|stage|round|lap|match|year|hole|line|step|part|number)) $"
)
_GROUP = re.compile(rf"\b[Tt]he (?:{'|'.join(GROUPS)}) of $")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DECADE = re.compile(r"'?s\b")
_PHONE = re.compile(r"\d{3,5}[- ]\d{3}[- ]?\d{3,4}(?!\d)|\d{3}-\d{4}(?!\d)|\d[-. ]\d{3}[-. ]\d{3}[-. ]\d{4}")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}")
_SLASH_DATE = re.compile(r"(?:9/11|7/7|24/7|26/11)(?!\d)")
_SEASON = re.compile(r"(?:19|20)\d\d[-/](?:\d{4}|\d{2})(?![\d,.]\d|\d)")
_CHAIN = re.compile(r"\d+([-:/.])\d+(?:\1\d+)+")
_DEAL = re.compile(r"[\w.]{1,9}-(?:for|of)-[\w.]{1,9}\b", re.IGNORECASE)
_GOLF = re.compile(r"-(?:under|over)(?:-par)?(?: \d{2,3})?\b| (?:under|over) par\b| under(?=[.,;)]|$)")
_SCREEN = re.compile(r"\d{3,4} ?[x×] ?\d{3,4}\b")
_BRAND = re.compile(r"7-(?:Eleven|Up)\b|40[13]\(?[kb]\b")
#: a code that a blank has broken: "COVID -19"
_BROKEN = re.compile(r"\b[A-Z]{3,7} -$")
#: what a hyphen ties to a number that stays one: "minus-5", "sub-300 sq m"
_PREFIX = re.compile(r"\b(?:minus|sub)-$", re.IGNORECASE)
_VIDEO = re.compile(r"(?:[48]K|(?P<lines>240|360|480|720|1080|1440|2160|4320)[pi])\b")
_PENCE = re.compile(r"£|\b(?:shares?|pence|stock|dividend|profits?|cost|price)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:half past|quarter past|quarter to) $", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:call|dial|r[aiu]ng|phone|text)(?:l?ed|l?ing|s|d)? $", re.IGNORECASE)
_HOTLINES = frozenset("000 100 101 110 111 112 119 211 311 411 511 711 811 911 988 999".split())
_SPACED_SCORE = re.compile(
    r"\d{1,2}(?: [—-]|-) \d{1,2}(?![\d%,.]?\d|%)(?! ?(?:[a-z]+s|people|men|women|children|per)\b)"
)
#: "for two reasons: 1) ... and 2) ...", with no bracket open before it
_FAR = 80
_ITEM = re.compile(r"\d{1,2}\)(?= [A-Za-z])")
_OPEN = re.compile(r"\([^()]*$")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?")


def skipped_until(text: str, numeral: Numeral) -> int | None:
    """Return where to read on when ``numeral`` is part of a date, a clock time,
    a code or a label; None to keep it.
    """
    start, end = numeral.start, numeral.end
    if numeral.form not in ("digits", "words", "fraction"):
        return None
    if start > 1 and text[start - 1] == "-" and text[start].isalpha() and text[start - 2].isalpha():
        return end
    found = _inside(text, start, end)
    if found is not None:
        return found
    if numeral.form != "fraction" and _is_date_or_clock(text, numeral):
        return end
    if _is_ordinal(text, numeral) or (numeral.form == "digits" and _DECADE.match(text, end) is not None):
        return end
    return end if _is_label(text, start, end) else None


def _is_ordinal(text: str, numeral: Numeral) -> bool:
    """Tell "21st" from the weight "11st"."""
    match = _ORDINAL.match(text, numeral.end)
    if match is None:
        return False
    first = numeral.value % 10 == 1 and numeral.value % 100 != 11
    return match.group().lower() != "st" or numeral.form != "digits" or first


_TIEBREAK = re.compile(r"\d-\d ?\($")


def _inside(text: str, start: int, end: int) -> int | None:
    """Return the end of the date, score, price offer, brand or code that a number is part of."""
    for pattern, at in ((_DEAL, start), (_GOLF, end)):
        match = pattern.match(text, at)
        if match is not None:
            return match.end()
    if text[start].isdigit() or text[start] == ".":
        if _ITEM.match(text, start) is not None and _OPEN.search(text[max(0, start - _FAR) : start]) is None:
            return end
        if _is_video(text, start) or _TIEBREAK.search(text[max(0, start - 5) : start]) is not None:
            return end
        for pattern in (_ISO_DATE, _PHONE, _CHAIN, _CLOCK, _SLASH_DATE, _SEASON, _SPACED_SCORE, _BRAND, _SCREEN):
            match = pattern.match(text, start)
            if match is not None:
                return match.end()
        if _is_tail(text, start):
            return end
        if start and text[start - 1].isalpha() and currency_before(text, start) is None:
            return end
    return None


def _is_video(text: str, start: int) -> bool:
    """Tell a resolution from thousands and from pence: "4K TV", "1080p", but "£4K" and "shares at 480p"."""
    match = _VIDEO.match(text, start)
    if match is None or (start and not text[start - 1].isspace()):
        return False
    near = text[max(0, start - 60) : start + 40]
    return match["lines"] is None or match["lines"] == "1080" or _PENCE.search(near) is None


def _is_tail(text: str, start: int) -> bool:
    """Tell whether the digits go on from a word or a code: "COVID-19", "1,2", "'99", "B-52"."""
    before = text[max(0, start - 2) : start]
    if not before:
        return False
    last, earlier = before[-1], before[0] if len(before) > 1 else " "
    if last == "-":
        return _is_tied_tail(text, start, earlier)
    if last in ",./:'":
        return earlier.isdigit() or _is_cut_year(last, earlier) or (last == "/" and earlier.isalnum())
    return last in "#_@&" or (last == "=" and earlier != "Y") or before == '="'


def _is_tied_tail(text: str, start: int, earlier: str) -> bool:
    """Tell "COVID-19" and "COVID -19" from "minus-5" and "sub-300 sq m"."""
    if _BROKEN.search(text[max(0, start - 9) : start]) is not None:
        return True
    plain = _PREFIX.search(text[max(0, start - 7) : start]) is None
    return plain and (earlier.isalnum() or earlier in ")'")


def _is_cut_year(last: str, earlier: str) -> bool:
    """Tell the mark of "'99" from a possessive's and from a quotation's."""
    return last == "'" and not earlier.isalpha() and earlier not in '.,"'


def _is_date_or_clock(text: str, numeral: Numeral) -> bool:
    if numeral.value > 31 or numeral.scaled:
        return numeral.form == "digits" and _CLOCK_AFTER.match(text, numeral.end) is not None and numeral.value < 2400
    if _CLOCK_AFTER.match(text, numeral.end) is not None:
        return True
    if numeral.form != "digits" or numeral.value != int(numeral.value):
        return False
    if _DATE_BEFORE.search(text[max(0, numeral.start - 24) : numeral.start]) is not None:
        return True
    after = _DATE_AFTER.match(text, numeral.end)
    return after is not None


def _is_label(text: str, start: int, end: int) -> bool:
    window = text[max(0, start - 16) : start]
    if _is_numbered_part(text[start:end], window) or _is_dialled(text[start:end], window):
        return True
    if any(sign.search(window) for sign in (_PAST, _NUMBER_SIGN)) or _is_membership(text, start, end):
        return True
    match = _WORD_BEFORE.search(window)
    if match is None or _TIED.match(text, end) is not None:
        return False
    word = match["word"]
    if word.lower() in LABELS:
        return True
    if not word[0].isupper() or word.lower() not in CAPITALISED_LABELS:
        return False
    return start > len(match.group()) or word.lower() in FIRST_LABELS


def _is_numbered_part(number: str, window: str) -> bool:
    """Tell "units 3 and 4", "Block 12"."""
    return number.isdigit() and len(number) < 3 and _UNITS.search(window) is not None


def _is_dialled(number: str, window: str) -> bool:
    """Tell: "dial 999", "text 741741"."""
    dialled = number in _HOTLINES or (number.isdigit() and len(number) >= 5)
    return dialled and _CALLED.search(window) is not None


def _is_membership(text: str, start: int, end: int) -> bool:
    """Tell: "S&P 500", "the Group of 20", but neither "the Nikkei 300 points lower" nor "the Dow 27,000"."""
    window = text[max(0, start - 20) : start]
    if _GROUP.search(window) is not None or _STAGE.search(window) is not None:
        return True
    return text[start:end] in INDEX_SIZES and _INDEX.search(window) is not None and _POINTS.match(text, end) is None
