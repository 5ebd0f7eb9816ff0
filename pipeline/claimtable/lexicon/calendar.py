"""The words of the calendar: months, weekdays, units, seasons, parts of the day, numbers.

Abbreviations are those of the AP and Reuters style guides and of the agencies' news wires; codes are those of
TIMEX3 (TimeML annotation guidelines 1.2.1, section 2.2).
"""

from __future__ import annotations

from typing import Literal

from claimtable.lexicon import numbers

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

MONTHS: dict[str, int] = {
    **{
        name: number
        for number, name in enumerate(
            (
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ),
            start=1,
        )
    },
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}

#: ISO weekday numbers
WEEKDAYS: dict[str, int] = {
    **{
        name: number
        for number, name in enumerate(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), start=1
        )
    },
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "weds": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}

#: short forms that are words of their own: times only beside a day or a year
AMBIGUOUS_SHORT = frozenset({"mar", "dec", "jan", "jun", "mon", "tue", "wed", "thu", "fri", "sat", "sun"})

#: season -> (TIMEX3 code, first month); meteorological seasons of the northern hemisphere
SEASONS: dict[str, tuple[str, int]] = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}

#: part of the day -> TIMEX3 code
DAY_PARTS: dict[str, str] = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "early hours": "MO",
    "small hours": "MO",
    "wee hours": "MO",
    "overnight": "NI",
    "lunchtime": "MI",
    "midday": "MI",
}

#: unit -> (TIMEX3 designator, factor, is a clock unit)
DURATION_UNITS: dict[str, tuple[str, int, bool]] = {
    "second": ("S", 1, True),
    "minute": ("M", 1, True),
    "hour": ("H", 1, True),
    "day": ("D", 1, False),
    "night": ("D", 1, False),
    "fortnight": ("W", 2, False),
    "week": ("W", 1, False),
    "weekend": ("D", 2, False),
    "month": ("M", 1, False),
    "quarter": ("Q", 1, False),
    "year": ("Y", 1, False),
    "decade": ("Y", 10, False),
    "century": ("Y", 100, False),
    "centurie": ("Y", 100, False),
    "millennium": ("Y", 1000, False),
}

#: magnitudes of numbers that times are counted in
SCALES: dict[str, int] = {
    word: int(numbers.SCALES[word]) for word in ("hundred", "thousand", "million", "billion", "trillion")
}

ORDINALS: dict[str, int] = {
    **{
        name: number
        for number, name in enumerate(
            (
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
                "twentieth",
            ),
            start=1,
        )
    },
    **{
        f"twenty-{name}": 20 + number
        for number, name in enumerate(
            ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), start=1
        )
    },
    "thirtieth": 30,
    "thirty-first": 31,
}

#: amounts that TIMEX3 writes as X
VAGUE_NUMBERS = frozenset(
    {"several", "few", "a few", "some", "many", "recent", "numerous", "dozens of", "hundreds of", "countless"}
)

#: an amount that an idiom fixes
IDIOM_NUMBERS: dict[str, int] = {"a couple of": 2, "couple of": 2, "a couple": 2, "a dozen": 12, "a": 1, "an": 1}

#: holidays of a fixed date -> (month, day); those that are kept on one day wherever the name is used, and those of the
#: United States (5 U.S.C. 6103). Sources of all holidays: the library ``holidays``; Encyclopaedia Britannica
FIXED_HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "epiphany": (1, 6),
    "australia day": (1, 26),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "earth day": (4, 22),
    "st george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "cinco de mayo": (5, 5),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "world aids day": (12, 1),
    "pearl harbor day": (12, 7),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}

#: feasts that follow Easter Sunday -> days after it
EASTER_FEASTS: dict[str, int] = {
    "shrove tuesday": -47,
    "mardi gras": -47,
    "ash wednesday": -46,
    "mothering sunday": -21,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
}

#: days that follow a weekday -> (month, ISO weekday, which one of the month, the last being -1, and days after it)
NTH_WEEKDAYS: dict[str, tuple[int, int, int, int]] = {
    "mother's day": (5, 7, 2, 0),
    "father's day": (6, 7, 3, 0),
    "election day": (11, 1, 1, 1),
    "remembrance sunday": (11, 7, 2, 0),
    "black friday": (11, 4, 4, 1),
    "cyber monday": (11, 4, 4, 4),
}

#: holidays of the United States that follow a weekday, -> their name in the ``holidays`` library,
#: which knows their history
US_HOLIDAYS: dict[str, str] = {
    "martin luther king day": "Martin Luther King Jr. Day",
    "martin luther king jr. day": "Martin Luther King Jr. Day",
    "presidents' day": "Washington's Birthday",
    "presidents day": "Washington's Birthday",
    "president's day": "Washington's Birthday",
    "labor day": "Labor Day",
    "columbus day": "Columbus Day",
}

#: holidays whose day is that of the country meant -> their names in the ``holidays`` library, and the country that is
#: meant where nothing tells another ("": the day stays unknown). "Labor Day", so spelled, is always the American one.
#: The Islamic feasts are left out: the library has the days off around them, which in some countries begin earlier
COUNTRY_HOLIDAYS: dict[str, tuple[tuple[str, ...], str]] = {
    "independence day": (("Independence Day", "National Independence Day"), ""),
    "republic day": (("Republic Day",), ""),
    "labour day": (("Labour Day", "Labor Day", "International Workers' Day", "Workers' Day", "May Day"), ""),
    "memorial day": (("Memorial Day",), "US"),
    "thanksgiving day": (("Thanksgiving Day",), "US"),
    "thanksgiving": (("Thanksgiving Day",), "US"),
    "victoria day": (("Victoria Day",), "CA"),
    "waitangi day": (("Waitangi Day",), "NZ"),
    "spring bank holiday": (("Spring Bank Holiday",), "GB"),
    "german unity day": (("German Unity Day",), "DE"),
    "emperor's birthday": (("Emperor's Birthday",), "JP"),
    "chuseok": (("Chuseok",), "KR"),
    "chinese new year": (("Chinese New Year", "Chinese New Year (Spring Festival)"), "CN"),
    "lunar new year": (
        ("Lunar New Year", "Chinese New Year", "Chinese New Year (Spring Festival)", "Korean New Year"),
        "CN",
    ),
    "songkran": (("Songkran Festival",), "TH"),
    "nowruz": (("Nowruz", "Nowruz Day"), "IR"),
    "yom kippur": (("Yom Kippur",), "IL"),
    "rosh hashanah": (("Rosh Hashanah",), "IL"),
    "diwali": (("Diwali", "Deepavali"), "IN"),
}

#: names that other countries have for other days, and that are American only where the text tells of America
NATIONAL_DAYS = frozenset({"independence day", "mother's day"})

#: the day that news means by "9/11" and "the Sept. 11 attacks"
SEPTEMBER_11 = (2001, 9, 11)

HOLIDAYS = frozenset({*FIXED_HOLIDAYS, *EASTER_FEASTS, *NTH_WEEKDAYS, *US_HOLIDAYS, *COUNTRY_HOLIDAYS})

DECADE_NAMES: dict[str, int] = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
