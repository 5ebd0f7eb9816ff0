"""The same claim elsewhere: where an archive says it first and again, and how its words and figures changed.

``find_matches`` takes candidates by words (FTS5), ranks them by words, by static sentence vectors where the extra
``semantic`` is installed, and by what agrees: values, times, places, speaker. What a match says of the claim is decided
by its words (``relations``), never by the ranking.
"""

from claimtable.matches.finding import Answer, Asked, Match, ask_claim, find_matches

__all__ = ["Answer", "Asked", "Match", "ask_claim", "find_matches"]
