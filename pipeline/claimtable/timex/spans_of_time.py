"""Rules for durations and sets (what recurs)."""

from __future__ import annotations

import re
from fractions import Fraction

from claimtable.lexicon.calendar import MONTHS, SEASONS, WEEKDAYS
from claimtable.timex.amounts import duration_value
from claimtable.timex.context import Context, Groups, Reading, matched
from claimtable.timex.numbers import EXACT, read_number
from claimtable.timex.patterns import ABOUT, AMOUNT, LONG_UNIT, MONTH, SEASON, WEEKDAY, Rule, either, rule


def duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "two years", "a few days", "18 months", "an hour and a half"."""
    number = read_number(matched(groups, "amount"))
    if number is not None and groups.get("half"):
        number += Fraction(1, 2)
    if number is not None and number > 10**12:
        return None
    return _duration(duration_value(number, matched(groups, "unit")))


def long_duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "year-long" (one), "decades-long" (a vague number)."""
    unit = matched(groups, "unit")
    return _duration(duration_value(None if groups.get("many") else Fraction(1), f"{unit}{groups.get('many') or ''}"))


def range_duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "two to three weeks": the lower amount."""
    return _duration(duration_value(read_number(matched(groups, "amount")), matched(groups, "unit")))


_PART = re.compile(rf"(?P<amount>{EXACT})[ -]+(?P<unit>{LONG_UNIT})(?!\w)")


def sum_of_parts(groups: Groups, ctx: Context) -> Reading | None:
    """Read "one hour, 26 minutes and 43 seconds", "three years and four months": units that get finer."""
    values = [duration_value(read_number(matched(groups, "amount")), matched(groups, "unit"))]
    more = _PART.finditer(matched(groups, "more"))
    values += [duration_value(read_number(part["amount"]), part["unit"]) for part in more]
    ranks = [_RANKS.find(value[-1] if not value.startswith("PT") else value[-1].lower()) for value in values]
    if "X" in "".join(values) or ranks != sorted(set(ranks)) or ranks[0] < 0:
        return None
    days = "".join(value[1:] for value in values if not value.startswith("PT"))
    clock = "".join(value[2:] for value in values if value.startswith("PT"))
    return _duration(f"P{days}T{clock}" if clock else f"P{days}")


#: the designators of ISO 8601 durations from coarse to fine; those of the clock in lower case
_RANKS = "YMWDhms"


def bare_duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "weeks", "the following months": an unknown amount."""
    return _duration(duration_value(None, matched(groups, "unit")))


def half_duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "half an hour", "half a year"."""
    return _duration(duration_value(Fraction(1, 2), matched(groups, "unit")))


def one_duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the past year", "an entire day" and the like."""
    return _duration(duration_value(Fraction(1), matched(groups, "unit")))


def unknown_duration(groups: Groups, ctx: Context) -> Reading | None:
    """Read "a while", "some time"."""
    return _duration("PXX")


def _duration(value: str) -> Reading:
    return Reading("DURATION", value, anchors=False)


def _set(value: str) -> Reading:
    return Reading("SET", value, anchors=False)


def every_unit(groups: Groups, ctx: Context) -> Reading | None:
    """Read "every day", "each two weeks", "twice a month": the period of recurrence."""
    number = Fraction(2) if groups.get("other") else read_number(groups.get("amount") or "a") or Fraction(1)
    return _set(duration_value(number, matched(groups, "unit")))


def every_named(groups: Groups, ctx: Context) -> Reading | None:
    """Read "every Thursday", "Monday nights", "each July", "every summer"."""
    if groups.get("weekday"):
        name = matched(groups, "weekday").strip(" .")
        part = {"m": "TMO", "a": "TAF", "e": "TEV", "n": "TNI"}.get((groups.get("part") or "-").strip()[:1], "")
        return _set(f"XXXX-WXX-{WEEKDAYS[name if name in WEEKDAYS else name[:-1]]}{part}")
    if groups.get("month"):
        return _set(f"XXXX-{MONTHS[(groups['month'] or '').strip(' .')]:02d}")
    return _set(f"XXXX-{SEASONS[groups['season'] or ''][0]}")


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
}


def adverb(groups: Groups, ctx: Context) -> Reading | None:
    """Read "daily", "weekly", "monthly"."""
    return _set(_ADVERBS[matched(groups, "word")])


_UNITS = r"(?P<unit>hours|days|weeks|months|years|decades)"
_ONE = r"(?P<unit>hour|day|week|month|year|decade|century|minute)"
_WHOSE = (
    r"(?:each of )?"
    r"(?:(?:the|these|those|another|an additional|an extra|a full|a whole|a) ){0,2}"
    r"(?:(?:year-earlier|latest|first|last|past|next|final|coming|previous|following|additional|another) (?!an? ))?"
)
_OF_TIME = r"(?:(?:straight|consecutive|full|whole|more|additional|trading|working|business|solid|long|short) )?"

RULES: tuple[Rule, ...] = (
    rule(
        "duration",
        rf"{ABOUT}{_WHOSE}{ABOUT}(?P<amount>{AMOUNT})[ -]{_OF_TIME}(?P<unit>{LONG_UNIT})(?:'s?)?"
        r"(?P<half> and a half)?(?:[ -](?:period|term|long))?(?: or so)?",
        duration,
    ),
    rule(
        "range",
        rf"{ABOUT}(?:the )?(?:last |past |next |first )?(?P<amount>{AMOUNT})(?: | ?- ?)?(?:to|or|-) ?(?:{AMOUNT})[ -]"
        rf"(?P<unit>{LONG_UNIT})",
        range_duration,
    ),
    rule("half", rf"(?:about |nearly |almost )?(?:half an?|a half|half-an?)[ -]{_ONE}", half_duration),
    rule(
        "coming units",
        r"(?:the )?(?:following|intervening|ensuing|first|early|last|final|closing|past|next) "
        rf"{_UNITS}",
        bare_duration,
    ),
    rule("units ahead", rf"the {_UNITS}(?: ahead| to come)?", bare_duration),
    rule(
        "bare",
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)"
        r"(?: or (?:even )?(?:days|weeks|months|years))?",
        bare_duration,
    ),
    rule("long", rf"(?:the |an? )?{_ONE}(?P<many>s)?[ -]long", long_duration),
    rule("one or two", rf"(?:about |only |just )?an? {_ONE} or (?:two|so|more)", one_duration),
    rule(
        "parts",
        rf"{ABOUT}(?P<amount>{AMOUNT})[ -](?P<unit>{LONG_UNIT})"
        rf"(?P<more>(?:(?:, ?| |,? and )(?:{EXACT})[ -](?:{LONG_UNIT})){{1,4}})",
        sum_of_parts,
    ),
    rule(
        "while",
        r"(?:a (?:little |short |long )?while|some time(?! in| next| last| this)|"
        r"a (?:\w+ )?(?:short|lengthy|brief) period)",
        unknown_duration,
    ),
    rule(
        "every unit",
        rf"(?:every|each|per|once an?|twice an?|times an?) (?:(?P<other>other) |(?P<amount>{AMOUNT}) )?"
        rf"(?P<unit>{LONG_UNIT})",
        every_unit,
    ),
    rule(
        "every named",
        rf"(?:every|each) (?:other )?(?:(?P<weekday>{WEEKDAY})(?P<part> (?:morning|afternoon|evening|night))?|"
        rf"(?P<month>{MONTH})|(?P<season>{SEASON}))",
        every_named,
    ),
    rule(
        "weekdays",
        r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
        r"(?:s|(?P<part> (?:mornings|afternoons|evenings|nights)))",
        every_named,
    ),
    rule("adverb", rf"(?P<word>{either(_ADVERBS)})", adverb),
)

#: rules that go before those for "last week": with "the past" a unit is a stretch of time
FIRST: tuple[Rule, ...] = (
    rule(
        "past one",
        r"(?:the |an? )(?:(?:past|last|next|coming) (?=hour|decade|century|minute)|past (?=week|month)|"
        rf"(?:full|whole|entire|additional|extra|single) (?!year)){_ONE}",
        one_duration,
    ),
)
