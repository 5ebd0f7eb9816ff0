"""Words around figures: verbs that say little by themselves, and what befalls people and things.

Sources: closed classes of English (Quirk et al., A Comprehensive Grammar of the English Language, 16.21-26: current and
resulting copulas; 16.20-52: verbs with infinitives); words of harm as the Associated Press writes tolls.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: verbs whose complement says what holds: "went missing", "remained high", "are eligible"
COPULAS = words("be become remain stay go keep get grow turn seem appear feel look prove run stand lie")
#: verbs that leave what they govern in a state: "left 12 dead", "found five guilty", "deemed 40 unsafe"
LEAVING = words("leave find render declare deem consider hold keep make set believe presume fear report")
#: verbs of belief and likelihood whose infinitive says what holds: "ten are feared to have died"
RAISING = words(
    "believe fear think expect say presume report know estimate suppose understand suspect allege consider assume "
    "predict forecast project appear seem continue begin start tend happen use need have go manage"
)
#: forms of verbs that English uses as prepositions
PREPOSITIONS = words("including following excluding regarding concerning considering given involving according based")
#: adjectives that are forms of a verb or stand for one -> the lemma under which all forms of it are found
STATES: dict[str, str] = {
    "injured": "injure", "wounded": "wound", "killed": "kill", "hurt": "hurt", "missing": "missing", "dead": "dead",
    "displaced": "displace", "stranded": "strand", "trapped": "trap", "arrested": "arrest", "detained": "detain",
    "infected": "infect", "hospitalised": "hospitalise", "hospitalized": "hospitalize", "evacuated": "evacuate",
    "damaged": "damage", "destroyed": "destroy", "affected": "affect", "rescued": "rescue", "buried": "bury",
    "drowned": "drown", "kidnapped": "kidnap", "abducted": "abduct", "unaccounted": "unaccounted",
}  # fmt: skip
