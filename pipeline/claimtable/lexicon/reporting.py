"""Words that attribute: verbs by what they take as content, nouns, adverbs and prepositions.

Sources: the verb classes of Levin, *English Verb Classes and Alternations* (1993), named in the comments by section
number, and VerbNet's members of them; the reporting verbs of Krestel, Bergler and Witte (LREC 2008) and of textacy's
``constants.REPORTING_VERBS``; the cues that PARC (Pareti 2012) and PolNeAR (Newell et al. 2018) describe. All lemmas.
"""

from __future__ import annotations


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: 37.7 say verbs, 37.2 tell, 37.4 instrument of communication, 37.9 advise, 29.5 conjecture: content is said or written
SAY = _lemmas("""
    accept acknowledge add admit advise advertise affirm agree allege announce argue ask assert assess assure attest
    aver avow blog boast brag caution certify charge chime claim clarify comment complain concede conclude confess
    confide confirm contend continue convey counter declare decree deduce demonstrate deny describe detail determine
    dictate disclose divulge document echo elaborate email emphasise emphasize establish estimate exclaim explain
    expound express find forecast foretell gloat go guarantee hint hypothesise hypothesize imply indicate inform inquire
    insinuate insist instruct interject joke jest lament learn lecture lie maintain mention mourn muse narrate note
    notify object observe opine order outline pledge point posit postulate preach predict proclaim profess
    project promise pronounce propose protest publish quip quote read reaffirm reason reassure rebut recall reckon
    recollect recount reflect reiterate rejoin relate remark remember remind repeat reply report respond retort reveal
    rule say show signal specify speculate state stipulate stress submit suggest summarise summarize surmise swear
    tell testify text theorise theorize threaten tout tweet retweet underline underscore unveil uphold urge vouch vow
    volunteer warn wonder write
    """)

#: 37.3 manner of speaking, 38 animal sounds used of people: attribute only quotations and that-clauses
MANNER = _lemmas("""
    babble bark bawl bellow blurt cackle call chant chuckle cry croak croon drawl gasp giggle groan growl grumble grunt
    hiss holler howl laugh moan mumble murmur mutter plead pray purr rant rasp rave roar scream screech shout shriek
    sigh sing smile sneer snap snarl sob stammer stutter thunder wail whine whisper yell
    """)

#: what somebody does who utters words
SPEAK = SAY | MANNER

#: 29.4 declare, 29.5 conjecture, 30 perception that reports, 31.2 admire, 31.3 marvel: what somebody holds in mind
THINK = _lemmas("""
    anticipate appreciate assume believe bet conceive consider decide discover doubt dread dream envision estimate
    expect fear feel figure foresee gather guess hear hold hope imagine infer judge know notice perceive presume
    presuppose realise realize recognise recognize regret sense suppose surmise suspect think trust understand worry
    calculate conjecture
    """)

#: 32 desire, 37.9 advise, 58 urge, 60 order: content is an infinitive with or without its own subject
WANT = _lemmas("""
    advise agree aim ask beg challenge command commit consent counsel decide decline demand desire direct dare
    encourage exhort expect hope implore instruct intend invite invoke long mean need offer order persuade petition
    plan plead pledge plot prefer prepare press promise propose recommend refuse remind request resolve seek
    swear tell threaten undertake urge volunteer vow want warn wish yearn choose opt
    """)

#: 37.2 tell, 37.9 advise: the passive's subject is who was spoken to ("Drivers were warned that ...")
ADDRESSING = _lemmas("advise ask assure inform instruct notify order promise remind tell warn")

#: "called it a scandal", "described him as a friend": 29.1 appoint, 29.2 characterize, 29.3 dub
CHARACTERISE_AS = _lemmas("""
    brand cast characterise characterize criticise criticize define denounce depict describe denigrate dismiss hail
    identify label paint picture portray praise present regard reject represent slam tout treat view see condemn
    """)
CHARACTERISE = _lemmas("brand call consider deem declare dub find label proclaim pronounce think")
#: 54.4 price: "put the toll at 29", "estimates its cost at $2 million"
ESTIMATING = _lemmas("assess calculate estimate peg put reckon value")

#: "are believed to be", "is said to have": passives that attribute without a speaker
PASSIVE = _lemmas("""
    allege anticipate assume believe claim consider deem estimate expect fear feel forecast hold predict presume
    project report reckon rumor rumour say suppose suspect think understand
    """)

#: adverbs that attribute a clause without a speaker
ADVERBS = _lemmas("reportedly allegedly purportedly supposedly ostensibly")

#: verbs of appearance: nobody in particular holds the content
SEEMING = _lemmas("seem appear look sound")

#: verbs that rule, punish or name rather than state ("requires members to sign", "named the robot Hope")
RULING = _lemmas("""
    allow ban bar entitle forbid imprison jail let mandate name nickname oblige permit prohibit require restrict
    sentence title
    """)

#: what somebody keeps to himself: "declined to comment", "refused to say whether it fell"
DECLINING = _lemmas("decline refuse")
SILENCE = _lemmas(
    "comment say discuss answer elaborate respond speak talk specify disclose reveal confirm identify name"
)

#: further verbs whose passive reports what is said: "was quoted as saying", "is seen as weak"
QUOTED_PASSIVE = _lemmas(
    "accuse cite criticise criticize describe hear inform overhear quote regard see tell view warn"
)

#: verbs that take whom they address as an object before a clause
TELLING = _lemmas("tell warn remind inform assure notify advise promise convince")

#: who asks claims nothing: "asked whether it held", "wondered why"
QUESTIONING = _lemmas("ask inquire enquire question wonder")
QUESTION_WORDS = _lemmas("whether if why how what when where who which whom whose")

#: verbs that take a noun of saying with its clause: "rejected reports | that it fell", "repeated his claim | that ..."
OF_CLAIMS = _lemmas("""
    contradict debunk deny disavow disclaim dismiss dispute echo express reaffirm rebut refute reiterate reject repeat
    repudiate restate voice
    """)

#: verbs whose object is who shall do what the infinitive says: it belongs to the content
ASKING_OBJECT = WANT | frozenset(("call", "appeal", "plead", "press", "tell", "warn", "remind", "forbid"))
