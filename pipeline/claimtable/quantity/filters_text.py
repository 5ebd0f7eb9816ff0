"""Numbers that are no quantities by the characters around them: dates, clock times, codes, labels, ordinals."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimtable.lexicon.labels import CAPITALISED_LABELS, FIRST_LABELS, GROUPS, HOTLINES, INDEX_SIZES, INDICES, LABELS
from claimtable.quantity.currencies import currency_before
from claimtable.quantity.mentions import Numeral
from claimtable.rules import Way, find_first

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
_SPACED_SCORE = re.compile(
    r"\d{1,2}(?: [—-]|-) \d{1,2}(?![\d%,.]?\d|%)(?! ?(?:[a-z]+s|people|men|women|children|per)\b)"
)
#: "for two reasons: 1) ... and 2) ...", with no bracket open before it
_FAR = 80
_ITEM = re.compile(r"\d{1,2}\)(?= [A-Za-z])")
_OPEN = re.compile(r"\([^()]*$")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A numeral in its text."""

    text: str
    numeral: Numeral

    @property
    def start(self) -> int:
        """The numeral's first character."""
        return self.numeral.start

    @property
    def end(self) -> int:
        """The character behind it."""
        return self.numeral.end

    @property
    def words(self) -> str:
        """The numeral as printed."""
        return self.text[self.start : self.end]

    @property
    def in_digits(self) -> bool:
        """It begins with a digit or a decimal point."""
        return self.text[self.start].isdigit() or self.text[self.start] == "."

    def before(self, width: int) -> str:
        """Return the characters before it."""
        return self.text[max(0, self.start - width) : self.start]


def skipped_until(text: str, numeral: Numeral) -> int | None:
    """Return where to read on when ``numeral`` is part of a date, a clock time,
    a code or a label; None to keep it.
    """
    if numeral.form not in ("digits", "words", "fraction"):
        return None
    return find_first(NO_QUANTITIES, Printed(text, numeral))[0]


def _number(name: str, test: Callable[[Printed], bool], *examples: str) -> Way[Printed, int]:
    """Return the way to skip a numeral that passes ``test``."""
    return Way(name, lambda printed: printed.end if test(printed) else None, examples)


def _digits(name: str, test: Callable[[Printed], bool], *examples: str) -> Way[Printed, int]:
    """Return the way to skip a number in digits that passes ``test``."""
    return _number(name, lambda printed: printed.in_digits and test(printed), *examples)


def _pattern(name: str, pattern: re.Pattern[str], *examples: str) -> Way[Printed, int]:
    """Return the way to skip what ``pattern`` matches at a number in digits."""
    return Way(
        name, lambda printed: _end(pattern, printed.text, printed.start) if printed.in_digits else None, examples
    )


def _end(pattern: re.Pattern[str], text: str, at: int) -> int | None:
    match = pattern.match(text, at)
    return None if match is None else match.end()


def _behind(name: str, pattern: re.Pattern[str], width: int, *examples: str) -> Way[Printed, int]:
    """Return the way to skip a number behind what ``pattern`` matches in ``width`` characters."""
    return _number(name, lambda printed: pattern.search(printed.before(width)) is not None, *examples)


def _is_part_of_word(printed: Printed) -> bool:
    """Tell the number word behind a hyphen: "wedge-one"."""
    earlier = printed.before(2)
    return len(earlier) == 2 and earlier[1] == "-" and earlier[0].isalpha() and printed.words[0].isalpha()


def _is_item(printed: Printed) -> bool:
    """Tell: "for two reasons: 1) ... and 2) ...", with no bracket open before it."""
    return _ITEM.match(printed.text, printed.start) is not None and _OPEN.search(printed.before(_FAR)) is None


#: "XBB.1.16"
_VARIANT = re.compile(r"[A-Z]{2,4}\.$")


def _is_glued(printed: Printed) -> bool:
    """Tell the digits of "B52" and "XBB.1.16" from those of "US$52"."""
    alone = printed.start == 0 or not printed.text[printed.start - 1].isalpha()
    glued = not alone or _VARIANT.search(printed.before(5)) is not None
    return glued and currency_before(printed.text, printed.start) is None


_WICKETS = re.compile(
    r"\d{2,3} for (?:\d|no (?:wicket|loss)|one|two|three|four|five|six|seven|eight|nine)\b(?! (?:[a-z]+s|people)\b)"
)
_CRICKET = re.compile(r"\b(?:wickets?|innings|overs|batsm[ae]n|bowlers?|cricket\w*)\b")


def _end_of_score(printed: Printed) -> int | None:
    """Return where a score at cricket ends: "declared on 265 for eight"."""
    found = _WICKETS.match(printed.text, printed.start) if printed.in_digits else None
    return found.end() if found is not None and _CRICKET.search(printed.text) is not None else None


def _is_decade(printed: Printed) -> bool:
    return printed.numeral.form == "digits" and _DECADE.match(printed.text, printed.end) is not None


def _is_ordinal(printed: Printed) -> bool:
    """Tell "21st" from the weight "11st"."""
    numeral = printed.numeral
    match = _ORDINAL.match(printed.text, printed.end)
    if match is None:
        return False
    first = numeral.value % 10 == 1 and numeral.value % 100 != 11
    return match.group().lower() != "st" or numeral.form != "digits" or first


_TIEBREAK = re.compile(r"\d-\d ?\($")


def _is_video(printed: Printed) -> bool:
    """Tell a resolution from thousands and from pence: "4K TV", "1080p", but "£4K" and "shares at 480p"."""
    text, start = printed.text, printed.start
    match = _VIDEO.match(text, start)
    if match is None or (start and not text[start - 1].isspace()):
        return False
    near = text[max(0, start - 60) : start + 40]
    return match["lines"] is None or match["lines"] == "1080" or _PENCE.search(near) is None


def _is_tail(printed: Printed) -> bool:
    """Tell whether the digits go on from a word or a code: "COVID-19", "1,2", "'99", "B-52"."""
    before = printed.before(2)
    last, earlier = before[-1:], before[0] if len(before) > 1 else " "
    if last == "-":
        return _is_tied_tail(printed.text, printed.start, earlier)
    if last and last in ",./:'":
        return earlier.isdigit() or _is_cut_year(last, earlier) or (last == "/" and earlier.isalnum())
    return _is_behind_sign(last, earlier)


def _is_behind_sign(last: str, earlier: str) -> bool:
    """Tell "#5", "a_5", "x=5" and 'x="5' from "Y=5 billion" (the yen of some agencies)."""
    return last in ("#", "_", "@", "&") or (last == "=" and earlier != "Y") or earlier + last == '="'


def _is_tied_tail(text: str, start: int, earlier: str) -> bool:
    """Tell "COVID-19" and "COVID -19" from "minus-5" and "sub-300 sq m"."""
    if _BROKEN.search(text[max(0, start - 9) : start]) is not None:
        return True
    plain = _PREFIX.search(text[max(0, start - 7) : start]) is None
    return plain and (earlier.isalnum() or earlier in ")'")


def _is_cut_year(last: str, earlier: str) -> bool:
    """Tell the mark of "'99" from a possessive's and from a quotation's."""
    return last == "'" and not earlier.isalpha() and earlier not in '.,"'


def _is_clock(printed: Printed) -> bool:
    numeral = printed.numeral
    if numeral.form == "fraction" or _CLOCK_AFTER.match(printed.text, printed.end) is None:
        return False
    return not (numeral.value > 31 or numeral.scaled) or (numeral.form == "digits" and numeral.value < 2400)


def _is_day(printed: Printed) -> bool:
    """Tell the day of "3 May" and "May 3"."""
    numeral = printed.numeral
    if numeral.form != "digits" or numeral.value > 31 or numeral.value != int(numeral.value):
        return False
    beside_month = _DATE_BEFORE.search(printed.before(24)) or _DATE_AFTER.match(printed.text, printed.end)
    return beside_month is not None and not numeral.scaled


def _is_numbered_part(printed: Printed) -> bool:
    """Tell "units 3 and 4", "Block 12"."""
    number = printed.words
    return number.isdigit() and len(number) < 3 and _UNITS.search(printed.before(16)) is not None


def _is_dialled(printed: Printed) -> bool:
    """Tell: "dial 999", "text 741741"."""
    number = printed.words
    dialled = number in HOTLINES or (number.isdigit() and len(number) >= 5)
    return dialled and _CALLED.search(printed.before(16)) is not None


def _is_index(printed: Printed) -> bool:
    """Tell: "S&P 500", but neither "the Nikkei 300 points lower" nor "the Dow 27,000"."""
    if printed.words not in INDEX_SIZES or _INDEX.search(printed.before(20)) is None:
        return False
    return _POINTS.match(printed.text, printed.end) is None


def _is_labelled(printed: Printed) -> bool:
    """Tell the number of a thing that a word before it names: "page 5", "Channel 4"."""
    window = printed.before(16)
    match = _WORD_BEFORE.search(window)
    if match is None or _TIED.match(printed.text, printed.end) is not None:
        return False
    word = match["word"]
    if word.lower() in LABELS:
        return True
    if not word[0].isupper() or word.lower() not in CAPITALISED_LABELS:
        return False
    return printed.start > len(match.group()) or word.lower() in FIRST_LABELS


#: what numbers that are no quantities are part of; the first way that finds something says where to read on
NO_QUANTITIES: tuple[Way[Printed, int], ...] = (
    _number("part of a word", _is_part_of_word, "The wedge-[one] slid."),
    Way("an offer", lambda printed: _end(_DEAL, printed.text, printed.start), ("They got a [two]-for-one deal.",)),
    Way("golf", lambda printed: _end(_GOLF, printed.text, printed.end), ("He finished on [five]-under.",)),
    _digits("an item of a list", _is_item, "There were reasons: [1) it fell."),
    _digits("a video's height", _is_video, "It shows [1080]p video."),
    _digits("a tie-break", lambda printed: _TIEBREAK.search(printed.before(5)) is not None, "She won 7-6 ([5])."),
    _pattern("a date in digits", _ISO_DATE, "It closed on [2020]-05-03."),
    _pattern("a telephone number", _PHONE, "Call [555]-0199 today."),
    _pattern("numbers in a chain", _CHAIN, "It is version [1].2.3 now."),
    _pattern("a clock", _CLOCK, "It began at [10]:30."),
    _pattern("a date by which a thing is known", _SLASH_DATE, "He died on [9]/11."),
    _pattern("a season", _SEASON, "He played in [2019]-20."),
    _pattern("a score", _SPACED_SCORE, "They won [3] - 1."),
    Way("a score at cricket", _end_of_score, ("They declared on [265] for eight, two wickets down.",)),
    _pattern("a brand", _BRAND, "It was sold at [7]-Eleven."),
    _pattern("a screen", _SCREEN, "It has [800] x 600 dots."),
    _digits("digits that go on", _is_tail, "He had COVID-[19]."),
    _digits("glued to a word", _is_glued, "The B[52] landed.", "It is XBB.[1.16] again."),
    _number("a time of day", _is_clock, "It began at [10] pm."),
    _number("a day of a month", _is_day, "It began on [3] May.", "It began on May [3]."),
    _number("an ordinal", _is_ordinal, "It was the [21]st."),
    _number("a decade", _is_decade, "It was in the [1980]s."),
    _number("a numbered part", _is_numbered_part, "It closed units [3] and 4."),
    _number("dialled", _is_dialled, "Dial [911] at once.", "Text [60777] for help."),
    _behind("a part of an hour", _PAST, 16, "At half past [ten]."),
    _number(
        "behind a number sign", lambda printed: _NUMBER_SIGN.search(printed.before(16)) is not None, "Room No. [7]."
    ),
    _behind("a group's size", _GROUP, 20, "The Group of [20] met."),
    _behind("a stage", _STAGE, 20, "It is in the round of [16]."),
    _number("an index's size", _is_index, "The S&P [500] fell."),
    _number("labelled", _is_labelled, "See page [5] of it.", "It ran on Channel [4]."),
)
