"""Words of the print: labels of questions and answers, titles in transcripts, labels that are nobody's.

Collected from transcripts of the White House, of NPR and of Hansard, and from the running heads of news pages.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: labels of questions, whose askers nobody names, and of answers
QUESTIONS = words("Q Q. QUESTION Question")
ANSWERS = words("A A. ANSWER Answer")

#: first words of labels in the records of parliaments and courts, without their stops
TITLES_OF_SPEAKERS = words("mr mrs ms miss mx dr sir dame lord lady senator rep representative the hon baroness")

#: first words of lines that a colon follows and nobody speaks
NO_SPEAKERS = words("""
    advertisement also analysis author breaking by caption category comments correction credit date disclaimer edited
    editor's email exclusive explained explainer factbox file filed follow fact graphic gallery getty headline here how
    illustration image images in infographic live location more news note notes now opinion photo photograph photos
    picture pictures poll published quiz read recommended related reporting reported see share sign slideshow source
    sources story subscribe tags topics translation tune update updated video view watch what when where who why writing
    you join correction clarification update: watch: factbox timeline key background summary
""")

#: lines that a post is set between: "Skip Twitter post by @name"
POST_FRAMES = ("Skip Twitter post", "End of Twitter post", "Skip Instagram post", "End of Instagram post")

#: nouns that introduce a list with a verb of giving: "makes three recommendations:", "gave these reasons:"
LISTED = words("""
    accusation allegation answer argument claim complaint conclusion condition demand explanation finding forecast
    instruction objection observation point prediction promise proposal reason recommendation request suggestion
    warning
""")
#: ... and those verbs
LISTING = words("give issue list make offer outline present publish set state")

#: news agencies and broadcasters as datelines name them
AGENCIES = words("""
    AFP AP ANI ANSA APA BBC CBC CMC CNN CNS dpa DPA EFE GNA IANS KUNA NAN NPR PA PTI Reuters REUTERS SPA TASS UNI UPI
    VOA WAM Xinhua
""")

#: time zones as live pages print them
TIME_ZONES = words("""
    AEDT AEST BST CDT CEST CET CST CT EAT EDT EEST EET EST ET GMT HKT IST JST MDT MST MT PDT PST PT SAST UTC WAT
""")

#: what a stop behind does not end a sentence, where a capital follows: "Const. Ann Roe", "Ft. Greely"
SHORTENED = words("""
    adm asst atty brig capt cdr cllr cmdr col const cpl det dep fr ft gen gov hon insp lt maj messrs mt prof pte pvt
    rep rev sen sgt st supt
""")

#: words of which a line about a correction has one
CORRECTION_WORDS = (
    "amended", "corrected", "updated", "clarified", "edited", "revised", "changed", "version", "originally",
    "previously", "initially", "incorrectly", "wrongly", "mistakenly", "misstated", "correction", "clarification",
    "editor",
)  # fmt: skip
