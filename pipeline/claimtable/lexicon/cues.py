"""Words of attribution by what they say about the statement, and words that open subordinate clauses.

Sources: the classes follow the reporting verbs of Bergler (1992), "Evidential Analysis of Reported Speech", and of
Thompson and Ye (1991), "Evaluation in the Reporting Verbs Used in Academic Papers"; the words are those of the VerbNet
classes say-37.7, declare-29.4, conjecture-29.5, order-60 and wish-62 as far as news writes them. Lemmas, lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: verbs whose infinitive is about their own subject even where they have an object ("promised them to stay")
SUBJECT_CONTROL = _words("promise vow threaten pledge swear offer guarantee")

#: verbs that say of something what it is: "called the offer \"compelling\""
CALLING = _words(
    "call describe term dub label brand deem characterise characterize denounce hail slam praise reject dismiss condemn"
)

#: verbs of saying that open a sentence in front of who speaks: "Stated Roe:", "Added the mayor"
INVERTED = _words("said says added adds stated states wrote writes asked replied continued explained noted declared")

_CLASSES: dict[str, str] = {
    "claim": (
        "claim allege allegation insist insistence purport contend contention assert assertion profess "
        "maintain reportedly allegedly supposedly purportedly suppose charge accuse accusation rumor rumour "
        "rumored rumoured reputedly ostensibly"
    ),
    "admit": "admit admission concede concession confess confession acknowledge acknowledgment acknowledgement own",
    "deny": "deny denial refute rebut disavow disclaim dismiss reject rejection repudiate dispute contradict debunk",
    "announce": (
        "announce announcement declare declaration proclaim proclamation unveil pronounce rule ruling confirm "
        "confirmation disclose disclosure reveal revelation divulge decree promise vow pledge swear undertake "
        "commit decide decision guarantee threaten offer release plan intend"
    ),
    "believe": (
        "believe belief think thought feel feeling consider deem opinion suspect suspicion doubt guess reckon "
        "assume assumption presume imagine understand know fear worry concern hope wish convince convinced "
        "sense perceive agree trust regard regret mind view hop prefer concerned worried seem appear"
    ),
    "predict": (
        "predict prediction forecast expect expectation anticipate foresee envisage envision project "
        "projection estimate warn warning bet foretell augur"
    ),
    "demand": (
        "demand urge order command request ask require instruct direct appeal beg plead implore press exhort "
        "recommend recommendation advise propose proposal invite encourage petition counsel seek want"
    ),
    "find": (
        "find finding discover discovery conclude conclusion show demonstrate establish indicate indication "
        "determine detect observe prove evidence calculate detail uncover identify"
    ),
    "cite": "cite read document specify list",
}

#: lemmas of cues ("hop": the lemmatiser's "hoping") -> the class of the cue; what is not listed is ``say``
CUE_CLASSES: dict[str, str] = {word: name for name, words in _CLASSES.items() for word in words.split()}

#: cues whose infinitive says what is to come ("plans to move", "hopes to win")
INTENDING = _words(
    "plan intend aim hope hop want wish promise vow pledge swear undertake commit decide threaten offer guarantee "
    "expect predict forecast anticipate prepare agree seek propose mean like prefer schedule set project goal"
)

#: cues that ask
ASKING = _words("ask wonder inquire enquire query question")
QUESTION_WORDS = _words("if whether what who whom whose which when where why how")

#: words that negate the clause in which they stand as subject, object, complement or determiner
NEGATIVE_NOUNS = _words("no none nobody nothing neither nowhere no-one")
#: and as adverbs of its verb (Quirk et al., "A Comprehensive Grammar of the English Language" 10.59)
#: adverbs that deny a verb, whatever the parser takes them for
DENYING = _words("never hardly barely scarcely neither nor")
NEGATIVE_ADVERBS = DENYING | _words("not n't nt")
#: behind "no" or "not" these make a degree and no negation ("not only", "no fewer than")
DEGREES = _words("only just merely simply least less fewer more later sooner doubt question wonder")

MODALS: dict[str, str] = {
    "must": "obligation", "should": "obligation", "ought": "obligation", "need": "obligation", "may": "possible",
    "might": "possible", "could": "possible", "can": "possible", "ca": "possible", "will": "future", "wo": "future",
    "shall": "future", "sha": "future", "'ll": "future",
}  # fmt: skip
#: verbs and adjectives whose infinitive carries the statement ("have to pay", "is likely to win", "is going to leave")
SEMI_MODALS: dict[str, str] = {
    "have": "obligation", "need": "obligation", "get": "obligation", "oblige": "obligation", "require": "obligation",
    "likely": "possible", "unlikely": "possible", "able": "possible", "go": "future", "set": "future", "due": "future",
    "about": "future", "bind": "future",
}  # fmt: skip
#: nouns that "is to do" explains ("the plan is to build a school")
GOALS = _words(
    "goal aim plan idea thing job task purpose objective way point intention duty role mission strategy priority "
    "challenge key trick hope dream answer solution option step problem policy ambition temptation alternative"
)
#: verbs that only add modality or time to the infinitive behind them
MODAL_VERBS = _words("have be go ought use get")
POSSIBLY = _words("maybe perhaps possibly probably likely presumably conceivably potentially")

#: nouns for documents: what they say is cited
DOCUMENTS = _words(
    "report study survey statement letter document poll paper memo memorandum article book filing lawsuit "
    "complaint indictment affidavit transcript email e-mail tweet post posting website site page newspaper "
    "magazine journal release communique record dossier figure datum data statistic table index census analysis "
    "review note notice message manifesto blog bulletin brochure diary draft text treaty law bill guideline "
    "manual headline editorial column"
)

_OUTLETS = (
    "associated press, ap, reuters, afp, agence france-presse, agence france presse, xinhua, upi, united press "
    "international, dpa, deutsche presse-agentur, ansa, interfax, itar-tass, tass, ria novosti, kyodo, yonhap, "
    "bloomberg, dow jones, press trust of india, pti, efe, irna, isna, mena, anadolu, antara, bernama, press "
    "association, tanjug, kcna, canadian press, bbc, cnn, nbc, abc, cbs, msnbc, cnbc, npr, pbs, c-span, fox, sky, "
    "al jazeera, al-jazeera, al-arabiya, al arabiya, itv, rte, cbc, ctv, nhk, ard, zdf, rai, rtl, rfi, voa, voice "
    "of america, radio free europe, euronews, france 24, deutsche welle, politico, buzzfeed, huffpost, huffington "
    "post, breitbart, axios, vox, slate, salon, wikinews, tmz, gawker, daily beast, mother jones, mashable, "
    "propublica, der spiegel, le monde, le figaro, el pais, die zeit, die welt, bild, corriere della sera, la "
    "repubblica, izvestia, kommersant, pravda, haaretz, al-ahram, asahi shimbun, yomiuri shimbun, usa today, "
    "newsweek, time, forbes, fortune, new yorker, economist, guardian, independent, telegraph, observer, mirror, "
    "sun, globe and mail, age, hill, atlantic, intercept, variety, espn"
)
#: news agencies, broadcasters and papers, as ``name_key`` spells them
OUTLETS: frozenset[str] = frozenset(_OUTLETS.split(", "))
#: last words of the names of what is printed, and what such a thing is called
PRINT_WORDS = _words(
    "times post herald journal tribune gazette chronicle star inquirer examiner standard today mail express sentinel "
    "globe guardian telegraph independent observer sun mirror monitor courier argus echo dispatch advertiser review "
    "monde figaro daily weekly magazine newspaper"
)
#: last words of the names of outlets
OUTLET_WORDS = _words(
    "news times post press tv television radio daily herald journal tribune gazette newspaper magazine weekly "
    "agency chronicle star inquirer examiner standard network channel broadcaster show online today mail "
    "express"
)

#: prepositions before those to whom something was said, and before an interview
VIA = frozenset({"to", "with", "by", "in", "during"})

#: prepositions of the phrases that say where or in what something was said
SETTINGS = frozenset({"in", "at", "on", "during", "via", "through", "after", "before"})

#: in what something is said to an outlet
INTERVIEWS = frozenset({"interview", "conversation", "comment", "remark", "phone", "call", "statement", "quote"})
