"""Rules for times of the day and parts of it, with the date beside them."""

from __future__ import annotations

from claimtable.lexicon.calendar import DAY_PARTS
from claimtable.timex.calendar import Period
from claimtable.timex.context import Context, Groups, Reading, matched
from claimtable.timex.numbers import read_number
from claimtable.timex.patterns import DAY_PART, Rule, rule

_NIGHTFALL = 6  # "2 at night" is early in the morning, "11 at night" is not


def _timed(day: Period | None, time: str) -> Reading:
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{time}", anchors=False)
    return Reading("TIME", f"{day.value}T{time}", day)


def clock(groups: Groups, ctx: Context) -> Reading | None:
    """Read "5 p.m.", "10:35 a.m. EST", "17:00 GMT", "noon", "midnight"."""
    time = clock_value(groups)
    if time is None:
        return None
    return _timed(_same_day(ctx), time)


def clock_value(groups: Groups, part: str = "") -> str | None:
    """Return HH:MM of the matched parts; None where there is no such time.

    ``part`` is the part of the day beside a time without "a.m." or "p.m.": "this afternoon at 3:30".
    """
    word = groups.get("word")
    if word:
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[word]
    named = read_number(_first(groups, "oclock", "bare"))
    hour = int(_first(groups, "hour", "plain") or named or 0)
    minute = int(_first(groups, "minute", "minutes") or 0)
    half = _first(groups, "half").replace(".", "").replace(" ", "")
    hour = _of_24(hour, half, _first(groups, "daytime", "night") or part)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _first(groups: Groups, *names: str) -> str:
    """Return the first of the named parts that was matched."""
    return next((part for name in names if (part := groups.get(name))), "")


def _of_24(hour: int, half: str, part: str) -> int:
    """Return the hour of 24: by "am" or "pm", else by the part of the day."""
    if half == "am":
        return 0 if hour == 12 else hour
    late = half == "pm" or (not half and _is_after_noon(hour, part))
    return hour + 12 if hour < 12 and late else hour


def _is_after_noon(hour: int, part: str) -> bool:
    return part in ("afternoon", "evening") or (part == "night" and hour >= _NIGHTFALL)


def _same_day(ctx: Context) -> Period | None:
    if ctx.anchor is not None and ctx.anchor.unit == "day":
        return ctx.anchor
    return ctx.now("day")


def part_of_today(groups: Groups, ctx: Context) -> Reading | None:
    """Read "this morning", "tonight", "last night", "overnight", "the morning"."""
    word = matched(groups, "word")
    if word == "tonight":
        return _timed(ctx.now("day"), "NI")
    if word == "overnight":
        return _timed(_same_day(ctx), "NI")
    part = DAY_PARTS[(groups.get("part") or "night").rstrip("s")]
    rel = matched(groups, "rel") or "this"
    if rel == "last":
        return _timed(ctx.now("day", -1), part)
    if rel in ("next", "the next", "the following"):
        return _timed(ctx.then("day", 1), part)
    if rel == "the previous":
        return _timed(ctx.then("day", -1), part)
    if rel in ("that", "the same", "the"):
        return _timed(_same_day(ctx), part)
    return _timed(ctx.now("day"), part)


_REGION = r"(?:local|eastern|pacific|central|mountain|moscow|beijing|london|greenwich)"
_ZONE_CODE = r"(?:utc|gmt|bst|ist|jst|hkt|sgt|msk|cest|cet|eest|eet|wet|aest|aedt|nzst|nzdt|[ecmp][sd]?t)"
_ZONE = rf"(?:{_REGION}(?: (?:standard|daylight|mean))? time|\(?{_ZONE_CODE}\)?)"
_HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
CLOCK = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\. ?m\b\.?|[ap] ?m\b)|"
    r"(?P<plain>[01]?\d|2[0-4])(?::|(?=\d\d (?:gmt|utc|local time)))(?P<minutes>[0-5]\d)(?: ?(?:hrs|hours)\b)?|"
    r"(?P<word>noon|midnight|midday)|"
    rf"(?P<oclock>{_HOUR}) o'?clock|(?P<bare>{_HOUR})(?= in the (?:morning|afternoon|evening)(?! session)| at night))"
    rf"(?: (?:sharp|{_ZONE}))?(?: \(\d{{4}} gmt\))?"
    r"(?: in the (?P<daytime>morning|afternoon|evening)| at (?P<night>night))?"
)
_WHICH = r"(?P<rel>this|last|that|the same|the next|the following|the previous|next)"

RULES: tuple[Rule, ...] = (
    rule("clock", rf"(?:around |about )?{CLOCK}", clock),
    rule(
        "part of day",
        rf"(?:early |late |later |earlier |mid-?|mid )?{_WHICH} (?P<part>{DAY_PART})",
        part_of_today,
    ),
    rule("the part", r"(?:early |late |mid-?)?(?P<rel>the) (?P<part>morning|afternoon|evening)(?! of)", part_of_today),
    rule(
        "tonight",
        r"(?:early |late |later )?(?P<word>tonight|overnight(?! (?:interest|lending|rate|loan|success)))",
        part_of_today,
    ),
    rule("mid", r"(?:mid[- ]|early |late )(?P<part>morning|afternoon|evening)", part_of_today),
)
