"""Words that tell little of what a sentence says: the closed classes of English (Quirk et al. 1985, 2.39).

They weigh less where texts are compared word for word, and nothing where only the telling words count.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

LIGHT = words("""
    a an the and or but so as at by for from in into of on onto out over to up with about after before than
    that this these those there here it its he him his she her they them their we us our you your i me my is
    are was were be been being am has have had do does did will would can could may might shall should must if
    then when where which who whom what how why just also very too all any some such same own not no 's 'd
    """)
