"""Rules for times that are counted: "two years ago", "three days later", "a year earlier"."""

from __future__ import annotations

from fractions import Fraction

from claimtable.lexicon.calendar import WEEKDAYS, Unit
from claimtable.lexicon.time_words import LATER_WORDS
from claimtable.timex.amounts import duration_value
from claimtable.timex.calendar import Period
from claimtable.timex.context import Context, Groups, Reading, dated, matched, reference
from claimtable.timex.numbers import read_number
from claimtable.timex.patterns import ABOUT, AMOUNT, LONG_UNIT, Rule, either, rule
from claimtable.timex.relative import find_weekday, unit_of

_FROM_NOW = {"ago": -1, "back": -1, "from now": 1, "from today": 1, "hence": 1}
_MOST = 1_000_000  # units; more lead out of the calendar
_SECONDS = {"s": 1, "m": 60, "h": 3600}
#: a part of a unit is counted in a finer one: "a year and a half ago"
_FINER: dict[str, tuple[Unit, int]] = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7)}
_PER_YEAR = {"quarter": 4, "month": 12, "half": 2}


def _amount(groups: Groups) -> Fraction | None:
    """Return the number of units, "1/2" and "and a half" among it."""
    number = Fraction(1, 2) if groups.get("amount") == "1/2" else read_number(matched(groups, "amount"))
    return number + Fraction(1, 2) if number is not None and groups.get("half") else number


def _counts_from_nothing(ctx: Context) -> bool:
    """Tell whether nothing before was dated that "two days later" could count from."""
    return ctx.anchor is None and ctx.published is not None and ctx.direction <= 0


def units_ago(groups: Groups, ctx: Context) -> Reading | None:
    """Read "two years ago", "three weeks from now", "two days later", "a year earlier"; vague amounts too."""
    word = matched(groups, "unit")
    where = matched(groups, "where")
    number = _amount(groups)
    counted = None if number is None else _counted(word, number)
    if where in _FROM_NOW:
        side = _FROM_NOW[where]
        if counted is None:
            return reference("PAST_REF" if side < 0 else "FUTURE_REF")
        return _from_now(counted[0], side * counted[1], ctx)
    if counted is None:
        return Reading("DURATION", duration_value(None, word), anchors=False)
    if where in LATER_WORDS and counted[1] and _counts_from_nothing(ctx):
        return Reading("DURATION", duration_value(number, word), anchors=False)  # later than something unsaid
    return _from_then(counted[0], counted[1] if where in LATER_WORDS else -counted[1], ctx)


def weekdays_ago(groups: Groups, ctx: Context) -> Reading | None:
    """Read "two Sundays ago": the last of them is the latest before publication."""
    number = read_number(matched(groups, "amount"))
    weekday = WEEKDAYS[matched(groups, "weekday").removesuffix("s")]
    if number is None or number > _MOST:
        return reference("PAST_REF")
    last = find_weekday(weekday, "last", ctx)
    return dated(None if last is None else last.shift(-7 * (int(number) - 1)), "day", value=f"XXXX-WXX-{weekday}")


def half_ago(groups: Groups, ctx: Context) -> Reading | None:
    """Read "half a century ago"."""
    return units_ago({**groups, "amount": "1/2"}, ctx)


def _counted(word: str, amount: Fraction) -> tuple[Unit, int] | None:
    """The unit of the calendar at which to count, and how many of them; hours make days."""
    if amount > _MOST:
        return None
    if word.startswith(("second", "min", "hour", "hr")):
        return "day", int(amount * _SECONDS[word[0]] // 86400)
    fixed: dict[str, tuple[Unit, int]] = {"n": ("day", 1), "f": ("week", 2), "d": ("year", 10), "c": ("year", 100)}
    if word.startswith(("night", "fortnight", "decade", "centur")):
        unit, size = fixed[word[0]]
        return unit, int(size * amount)
    if word.startswith("millenni"):
        return "year", int(1000 * amount)
    unit = unit_of({"yr": "year", "yrs": "year"}.get(word, word))
    if amount.denominator != 1 and unit in _FINER:
        finer, size = _FINER[unit]
        return finer, int(amount * size)
    return unit, int(amount)


def _from_now(unit: Unit, steps: int, ctx: Context) -> Reading:
    compared = _compared(unit, steps, ctx)
    return compared or dated(ctx.now(unit, steps), unit, compares=unit == "year" and steps == -1)


def _from_then(unit: Unit, steps: int, ctx: Context) -> Reading:
    """Count from the last time mentioned; years from a quarter or a month keep its granularity."""
    compared = _compared(unit, steps, ctx)
    if compared is not None:
        return compared
    if unit == "year" and ctx.anchor is not None and ctx.anchor.unit in _PER_YEAR:
        moved = ctx.anchor.shift(steps * _PER_YEAR[ctx.anchor.unit])
        return dated(moved, ctx.anchor.unit, compares=steps == -1)
    moved = ctx.then(unit, steps)
    if moved is not None and steps > 0 and _is_overshot(moved, ctx):
        return dated(ctx.now(unit), unit)
    return dated(moved, unit, compares=steps == -1)


def _is_overshot(moved: Period, ctx: Context) -> bool:
    """Tell whether it lies ahead though nothing says so: "today, two hundred years later" is now."""
    if ctx.published is None or ctx.direction > 0 or moved.first <= ctx.published:
        return False
    return ctx.anchor is not None and ctx.anchor.first <= ctx.published


def _compared(unit: Unit, steps: int, ctx: Context) -> Reading | None:
    """In a report on a quarter, "a year ago" and "a year earlier": that quarter a year before."""
    if unit == "year" and steps == -1 and ctx.report is not None and ctx.report.unit == "quarter":
        return dated(ctx.report.shift(-4), "quarter", compares=True)
    return None


_WHERE = (
    r"(?P<where>ago|from now|from today|hence|back|earlier|before(?= ?[.,;]|$)|previously|prior|later|"
    r"afterwards?|thereafter|after(?= ?[.,;]|$))"
)

RULES: tuple[Rule, ...] = (
    rule(
        "ago",
        rf"{ABOUT}(?:a further |another )?\[?(?P<amount>{AMOUNT})\]?(?: (?:or|to) (?:{AMOUNT}))? "
        r"(?:full |or so |more |short |long )?"
        rf"(?P<unit>{LONG_UNIT})(?P<half> and a half)?(?: or (?:so|more))? {_WHERE}",
        units_ago,
    ),
    rule("half ago", rf"{ABOUT}half an? (?P<unit>hour|day|year|decade|century) {_WHERE}", half_ago),
    rule(
        "vague ago",
        r"(?:many |some |several |few )?"
        r"(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes|seconds) (?P<where>ago|later|earlier)",
        units_ago,
    ),
    rule("weekdays ago", rf"(?P<amount>{AMOUNT}) (?P<weekday>{either(WEEKDAYS)}s) ago", weekdays_ago),
)
