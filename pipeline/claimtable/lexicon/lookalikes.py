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
