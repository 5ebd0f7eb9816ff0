"""The words that tell whether a day lies ahead: what is planned, what is in a diary, what has happened.

Collected from news reports; the classes are those that Quirk et al., A Comprehensive Grammar of the English Language
(1985), 4.41-4.48, give for ways of speaking of future time.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: verbs whose object or infinitive is yet to come: "plan to meet on Friday"
PLANS = frozenset(
    {"plan", "expect", "schedule", "set", "intend", "hope", "slate", "aim", "agree", "prepare", "due", "be", "go"}
    | {"vow", "promise", "pledge", "threaten", "propose", "order", "invite", "urge", "want", "need"}
    | {"decide", "arrange", "offer"}
)
#: ... and those whose own date is that of the plan: "on Tuesday, the league plans a march"
PLANNERS = frozenset({"plan", "expect", "schedule", "intend", "hope", "aim", "prepare"})
#: participles of what is arranged: "is scheduled for Monday"
ARRANGED = frozenset({"schedule", "slate", "plan", "set", "expect", "due", "suppose", "forecast"})
#: what comes by a timetable or stands in a diary, so that its present tense speaks of the future: "polls close Tuesday"
DIARY = frozenset(
    {"start", "begin", "open", "reopen", "resume", "expire", "convene", "kick", "premiere", "conclude", "close"}
    | {"finish", "climax", "debut", "launch", "air", "adjourn", "reconvene", "lapse", "apply", "retire", "run", "end"}
    | {"arrive", "depart", "face", "fly", "gather", "head", "host", "leave", "meet", "play", "return", "sit", "travel"}
    | {"visit", "vote", "elect", "compete", "race", "sail", "testify", "tour", "celebrate", "inaugurate"}
)
#: the same with a word beside them: "takes effect", "gets under way", "goes on sale"
DIARY_PHRASES: dict[str, frozenset[str]] = {
    "take": frozenset({"effect", "place", "office"}),
    "come": frozenset({"effect", "force"}),
    "go": frozenset({"effect", "force", "sale", "trial", "polls"}),
    "get": frozenset({"underway", "way"}),
    "hold": frozenset(
        {"primary", "election", "elections", "vote", "referendum", "talks", "meeting", "summit", "hearing"}
    ),
    "fall": frozenset({"on"}),
    "step": frozenset({"down"}),
    "report": frozenset({"earnings", "results"}),
    "release": frozenset({"earnings", "results"}),
    "announce": frozenset({"earnings", "results"}),
}
#: events that have a date beforehand: "the vote is on Tuesday", "Tuesday's vote will decide"
EVENTS = frozenset(
    {"election", "vote", "ballot", "referendum", "primary", "caucus", "runoff", "midterm", "convention", "summit"}
    | {"deadline", "olympics", "games", "hearing", "inauguration", "meeting", "match", "game", "final", "semifinal"}
    | {"race", "debate", "conference", "trial", "concert", "festival", "contest", "tournament", "championship", "talk"}
    | {"report", "figure", "datum", "data", "survey", "speech", "announcement", "decision", "release", "statement"}
    | {"opener", "launch", "wedding", "funeral", "rally", "parade", "auction", "session", "round", "congress"}
)
#: events that are named before they come oftener than after: "the November election"
ELECTIONS = frozenset(
    {"election", "referendum", "primary", "caucus", "runoff", "midterm", "vote", "ballot", "deadline", "olympics"}
    | {"showdown"}
)
#: what a contract for a month is to bring: "oil for May delivery fell"
DELIVERIES = frozenset({"delivery", "settlement", "futures"})
#: what nobody announces beforehand, whatever the tense of the clause: "the attack on Friday will delay the talks"
HAPPENED = frozenset(
    {"accident", "attack", "bombing", "blast", "explosion", "shooting", "killing", "slaying", "murder", "massacre"}
    | {"crash", "collision", "fire", "blaze", "earthquake", "quake", "storm", "flood", "disaster", "riot"}
    | {"death", "arrest", "raid", "assault", "ambush", "violence", "kidnapping", "robbery", "theft", "collapse"}
)
#: what is over when a day stands before it: "they will fight Friday's ruling", but "will announce a ruling on Friday"
OUTCOMES = frozenset(
    {"decision", "ruling", "verdict", "announcement", "resignation", "remark", "comment", "defeat", "loss", "win"}
    | {"victory", "draw", "goal", "injury", "rout", "discovery", "violation", "close"}
)
#: with "could" these report what was tried: "he could not be reached on Friday"
TRIED = frozenset({"reach", "locate", "find", "confirm", "verify", "learn", "determine", "hear", "see", "contact"})
#: with a negated "would" these report a refusal: "he would not comment on Friday"
REFUSED = frozenset({"comment", "say", "discuss", "confirm", "elaborate", "disclose", "identify", "give", "provide"})
#: "it lasted until Sunday" is over, "they had until Sunday" is not
LASTING = frozenset({"last", "stay", "remain", "continue", "run", "work", "live", "hold", "fight", "talk", "serve"})

#: words of comparison: a time behind them is only compared with ("compared with 2019", "than in March")
COMPARING = words("than compared against versus vs")

#: weaker ones: "as in 2016", "unlike last year"
LIKENING = words("as like unlike similar same")

#: what rises and falls: "from" behind them leads to what was before ("up from 300 in 2019")
CHANGING = words(
    "up down rise rose risen rising fall fell fallen falling drop dropped increase increased decrease decreased "
    "decline declined grow grew grown growing jump jumped climb climbed gain gained slow slowed shrink shrank change "
    "changed higher lower more less fewer compared"
)

#: "on 2005 levels", "the 2019 average"
COMPARED_LEVELS = words("level levels average baseline benchmark figure figures high low peak")
