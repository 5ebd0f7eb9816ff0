"""Words by which times are read and dated; collected from news while the rules were made."""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

# timex/offsets.py
LATER_WORDS = words("later after afterward afterwards thereafter")

# timex/filters.py
BEFORE_CLOCK = words("at by around about until before after from to since")
BEFORE_DAY = words("on by until till since from to before after")
LASTING_PREPOSITIONS = words("for in within over after before during through throughout")


# timex/numerals.py
#: prepositions of an old year and, beside them, of one from 1600 on
BEFORE_MODERN_YEAR = words("by till of during between to through")
BEFORE_OLD_YEAR = words("in since until before after from around")

# timex/scan.py
SINGULAR_UNITS = words("second minute hour day night week month year")

# timex/tense.py
AHEAD_WORDS = words("until till effective due come")
#: what may stand between such a word and its time: "until at least May", "until sometime in May"
SOFTENING = words(
    "at least around about roughly early late mid sometime in perhaps possibly possible the earliest well into"
)
#: behind these "from" leads to a level of before: "up from 3 percent in January"
MOVED = words("up down higher lower")
SINGLING_OUT = words("first second third last latest only next")
AHEAD_MODALS = words("will 'll shall wo may might can could would should must")

# timex/speech_features.py
#: what is done to a document when it says something: "figures published today show that ..."
PUBLISHED = words("""
    publish release issue post unveil broadcast air print file date announce disclose present
    """)
