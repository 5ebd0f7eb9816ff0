"""Lines of a page that are no part of its report: pointers to other stories, calls to readers, corrections, ..."""

from __future__ import annotations

import re

from claimtable.lexicon.layouts import CORRECTION_WORDS
from claimtable.rules import Rule, decide

# a line that is longer than this says more
_LONGEST = 600
_LINE = re.compile(r"[^\s][^\n]*")
_LONGEST_POINTER = 160

_POINTER = re.compile(
    r"(?:\W*)(?:read (?:more|also|next|this)|also read|see also|related(?: (?:stor(?:y|ies)|articles?|news|links?))?|"
    r"more (?:on this|from [^:|]{1,40}|stories|news)|watch(?: (?:live|now|more|this))?|listen(?: (?:now|here))?|"
    r"recommended(?: (?:reading|for you|stories))?|don['’]t miss|editors?['’]?s? picks?|top stories|most read|trending|"
    r"you (?:may|might) (?:also )?like|in (?:pictures|photos)|click here(?: to [^:|]{1,40})?)\s*(?:[:|»>›]|\s[–—-]\s)",
    re.I,
)
_CALL = re.compile(
    r"\W*(?:(?:to|please|you can|want to|don['’]t forget to)\s+)?(?:sign up|subscribe|register|join (?:us|our|the)|"
    r"follow (?:us|our|@|[A-Z][\w ]{1,40} on)|like us|click here|tap here|download (?:our|the)|get (?:our|the "
    r"latest|more|\d+)|"
    r"support (?:us|our)|donate|become a (?:member|subscriber)|enter your e-?mail|log in|share this|send "
    r"(?:us|your)|have your say|what do you think|tell us|let us know|share your (?:views?|thoughts|story))\b",
    re.I,
)
_CALLED_TO = re.compile(
    r"\b(?:newsletters?|readers|inbox|subscribers?|subscriptions?|stories|podcasts?|e-?mails?|alerts?|apps?|twitter|x\.com|"
    r"on x|threads|bluesky|mastodon|google news|facebook|instagram|whatsapp|telegram|youtube|tiktok|linkedin|"
    r"journalism|updates|notifications?|free trial|comments?|our (?:poll|survey|groups?|community))\b",
    re.I,
)
# what this page is called by itself, and what "the story" may be besides: "the report" is somebody's
_THIS = r"(?:this (?:article|story|report|post|piece|page|column|headline|caption|version|item|graphic|review))"
_THE = r"(?:the (?:article|story|headline|caption))"
_CHANGED = r"(?:amended|corrected|updated|clarified|edited|revised|changed)"
_CORRECTION = re.compile(
    r"\W*(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|editor['’]?s note|corrected)"
    r"(?:\s*[:(–—-]|\s*$)|"
    rf"\b{_THIS}(?:['’]s headline)? (?:was|has been|is) (?:subsequently |since )?{_CHANGED}\b|"
    rf"\b{_THE} (?:was|has been) (?:subsequently |since )?(?:amended|corrected|updated|clarified)\b|"
    rf"\b(?:earlier|previous|original|prior|first) versions? of (?:{_THIS}|{_THE}|our \w+)\b|"
    rf"\b(?:{_THIS}|{_THE}) (?:originally|previously|initially|incorrectly|wrongly|mistakenly|misstated)\b",
    re.I,
)
_BARE_VERSION = re.compile(
    r"\W*(?:an|the) (?:earlier|previous|original) version (?:incorrectly |wrongly |mistakenly "
    r")?(?:said|stated|misstated|gave)\b",
    re.I,
)
_BYLINE = re.compile(r"\W*by [A-ZÀ-Þ][\w.'’ -]{2,60}(?:, (?:[A-Z][\w ]{2,40}|\d{1,2} [A-Z][a-z]+ \d{4}))*\W*\Z", re.I)


def _is_correction(line: str) -> bool:
    lower = line.lower()
    found = any(word in lower for word in CORRECTION_WORDS) and _CORRECTION.search(line) is not None
    return found or _BARE_VERSION.match(line) is not None


def _is_call(line: str) -> bool:
    return _CALL.match(line) is not None and _CALLED_TO.search(line) is not None


#: which lines are part of the report; an example is a line
LINES = (
    Rule[str](
        "long",
        lambda line: True if len(line) > _LONGEST else None,
    ),
    Rule[str](
        "correction",
        lambda line: False if _is_correction(line) else None,
        dropped=(
            "This article was amended on 7 March 2024. An earlier version said that the bridge would cost $14 million.",
            "Correction: The bridge will cost $40 million, not $14 million.",
            "An earlier version of this story said that 12 people had died.",
            "This story has been corrected to show that the mayor was elected in 2019, not 2018.",
            "The headline was corrected on Monday: it said that 300 ships had sunk.",
        ),
    ),
    Rule[str](
        "pointer",
        lambda line: False if len(line) <= _LONGEST_POINTER and _POINTER.match(line) else None,
        dropped=("READ MORE: Ferry workers lose 20 jobs", "Related: Five things we know about the 2029 bridge"),
    ),
    Rule[str](
        "call to readers",
        lambda line: False if _is_call(line) else None,
        dropped=(
            "Sign up to our newsletter and join 50,000 readers who get our top stories each morning.",
            "Follow us on Twitter @harbourpost, where 20,000 people read us.",
            "Follow The Harbour Post on Threads and Bluesky for 24 stories a day",
            "Have your say: join the 3,000 readers who have commented",
            "Tell us what you think in our poll, as 5,000 people did.",
        ),
    ),
    Rule[str](
        "byline",
        lambda line: False if _BYLINE.match(line) else None,
        dropped=("By Jane Roe, 6 March 2024",),
    ),
    Rule[str](
        "report",
        lambda line: True,
        kept=(
            "Read more than 20 books a year, the teacher told them.",
            "An earlier version of the report by the commission said that 40 people had died.",
            "The report was updated on Monday and now counts 40 dead.",
            "An earlier version of the bill said that 40 towns would get a bridge.",
            "Tell us 40 people are dead and we must act, he said.",
            "Sign up 300 soldiers by Monday, the general told his officers.",
            "The law was amended on Tuesday to cover 40 towns.",
            "Related companies lost $3 million, said Ann Hall.",
            "He said that subscribers had paid 30 euros for the newsletter.",
            "Correction officers lost 40 of their number, the union said.",
        ),
    ),
)


def boilerplate_of(text: str) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of the lines of ``text`` that are no part of a report, in order."""
    found = ((match.start(), match.end()) for match in _LINE.finditer(text))
    return [(start, end) for start, end in found if not decide(LINES, text[start:end]).keep]
