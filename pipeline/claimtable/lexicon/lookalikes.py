"""The words beside which what looks like a time is none: names, ages, scores, temperatures, awards.

Collected from news reports; awards are those of the "of the Year" kind.
"""

from __future__ import annotations

#: "Black Friday", "Super Tuesday"
NAMED_DAYS = frozenset({"Black", "Bloody", "Cyber", "Fat", "Holy", "Maundy", "Shrove", "Super"})
#: words that with a capital inside a sentence begin a title: "The Tonight Show", "USA Today"
TITLE_WORDS = frozenset(
    {"this", "today", "tomorrow", "tonight", "now", "next", "last", "then", "daily", "weekly", "monthly", "midnight"}
)
#: ... and the units that end one: "This Week with George Stephanopoulos"
TITLE_UNITS = frozenset({"week", "year", "month", "day", "weekend"})
#: papers are called so: "the Daily Mail", "the Weekly Standard"
PERIODICALS = frozenset({"daily", "weekly", "monthly"})
#: papers that come out on a day: "the Sunday Times", "the Saturday Post"
PAPERS = frozenset(
    {"Times", "Post", "Telegraph", "Mail", "Mirror", "Express", "Herald", "Tribune", "Star", "Independent"}
)
#: what has a number behind it that is no year: "Flight 1815", "Resolution 1973"
NUMBERED = frozenset(
    {"flight", "room", "page", "channel", "route", "highway", "bus", "train", "article", "section"}
    | {"resolution", "bill", "case", "suite", "gate", "no.", "number"}
)
#: "in his 40s" is an age, "his fifth century" a batsman's
POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "your", "our"})
#: "highs in the 60s" are temperatures
WEATHER = frozenset({"high", "low", "temperature", "degree", "thermometer", "mercury"})
#: "player of the year"
AWARDS = frozenset(
    {"player", "man", "woman", "person", "team", "coach", "manager", "rookie", "athlete", "driver", "footballer"}
    | {"word", "car", "song", "album", "artist", "book", "film", "picture", "photo", "teacher", "goal", "game"}
)

#: words of a match: beside them a quarter is one of the game ("scored 18 points in the fourth quarter")
PLAYS = frozenset(
    "touchdown yard quarterback rebound dunk layup halftime fumble punt interception kickoff score lead outscore trail "
    "rally lineman basket pointer free-throw turnover td coach teammate guard forward".split()
)
#: words of business: beside them a quarter or a half is one of the year
FIGURES = frozenset(
    "profit profits earnings revenue revenues sale sales income result results dividend growth gdp economy output "
    "inflation percent % export exports shipment loss losses turnover ebitda investor analyst forecast".split()
)
