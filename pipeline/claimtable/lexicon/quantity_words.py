"""Words by which quantities are read and told from other numbers; collected from news while the rules were made."""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

# quantity/ages.py
#: what may follow the age of somebody who is named
BEHIND_AGE = words("and of from who was is has")
#: what may follow the age behind a name that lost its commas: "Williams 51 of Leeds"
BEHIND_BARE_AGE = words("of from who and on")
FORMS_OF_BE = words("is was am are were 'm 're 's")
#: people of whom a bound is an age ("toddlers under 3") and whom ``people.PERSON_NOUNS`` leaves out
YOUNG_PEOPLE = words("pupil baby infant toddler learner walker")
AGE_OPENERS = words("at now just only still aged")
PERSON_PRONOUNS = words("he she i you who")
PRICED_VERBS = words("""
    sell buy trade shoot finish stand price value drive travel fly speed clock rank open close putt lead
    """)
#: what happens once in a life, at an age ("died at 84", "she married at 21", "lived to 104", "lived to be 104")
STAGES = words("die marry retire wed graduate emigrate orphan widow debut divorce")

# quantity/filters_parse.py
NO_COUNT_AFTER = words("of another day thing 's is to that who which was has by")
NO_COUNT_BEFORE = words("no this that the any every each which some another day same")

#: "two-way", "one-sided"
MANNER_TAILS = words("way ways faced sided handed dimensional")
#: "at one time", "the one time"
BEFORE_ONE_TIME = words("at any this that a the")
RANKED_BEFORE = words("top bottom first last final")

# quantity/changes.py
NO_OBJECT = words("""
    the a an its their his her our your my this that these those to of from by at with for in on over under between
    than and or another some any all about up
    """)
#: verbs that take what was won or lost as well as an amount: an amount only with a percent sign, money or a measure
TRANSITIVE = words("""
    lost lose loses losing shed sheds shedding gain gains gained gaining add adds added adding dropped drop drops
    dropping grow grew grows grown growing advance advanced contract contracted contracts ease eased slow slowed
    crash crashed lift
    """)
#: forms that stand before "by" as nouns or particles ("a rally by 3,000 people")
NOUNS_TOO = words("rally rallies scale double push shed up down surge crash dive lift drop cuts")

# quantity/elided.py
VICTIM_VERBS = words("""
    kill injure wound die hurt arrest detain evacuate displace rescue hospitalise hospitalize infect drown perish
    survive sicken jail sentence deport shoot behead execute
    """)
CROWDS = words("""
    crowd crowds audience population workforce staff congregation membership gathering turnout attendance readership
    """)
#: what a number behind "of" counts the members of, and who has so many children
GROUPS = words("""
    crew squad team party group panel jury committee
    father mother parent mum mom dad grandfather grandmother family
    """)
#: endings of nouns for people: "gunman", "worker", "senator", "tourist", "refugee"
PERSON_ENDINGS = ("man", "er", "or", "ist", "ee")
#: words of a sentence whose "eight to three" are votes
VOTING = words("vote confirm approve pass reject ballot ruling ratify elect senate committee parliament jury")
#: what stands before a number of the unit of time told before: "42 years, the past five of them"
STRETCHES = words("past last next first final")
MORE_PEOPLE = words("""
    person other people child soldier troop civilian militant pilgrim student patient migrant
    """)
PARTITIVE_PRONOUNS = words("them whom which these those us you")

# quantity/fractions.py
PARTS_ALONE = frozenset({"a quarter", "a third", "a fifth", "a sixth", "a seventh", "a eighth", "a tenth", "a half"})
BEFORE_WHOLES = words("of the its his her their all our my those these as what a an that this")
HALF_BEFORE = words("""
    first second other better opening top bottom latter third last next 's his her the each every
    """)

# quantity/combine.py
CENTS = words("cent penny paisa centavo centime kopeck")

# quantity/levels.py
LEVEL_PREPOSITIONS = words("to at from below above under over around as by past beyond")
MOVING_PREPOSITIONS = words("to by from below above")
PERSONAL_PRONOUNS = words("i you he she it we they")
#: verbs whose "at" or "to" gives a place, a person or a purpose, and those whose object is only a phrase's part
NO_LEVELS = words("give pay sell offer buy send donate lend charge fine sentence")

# quantity/modifiers.py
#: modifiers that make no number of the article behind them: "within a year" is a time
CLOSED_MODIFIERS = words("within some top topped tops")

# quantity/names.py
#: what makes a count of "the 747": "the 747 were rescued", "the 747 of them"
PLURAL_AHEAD = words("were are have who of")

# quantity/nouns.py
SINGULAR_BEFORE = words("a an the this that his her its")
#: people, and the dead and hurt of "14 dead, 30 injured"
PERSONS = words("people persons person dead wounded injured")

# quantity/phrases.py
AGE_UNITS = words("year month week day hour")

# quantity/predicates.py
#: plurals whose rise to a bare number is one of money, of a rate or of an index
MONEY_LEVELS = words("""
    prices costs shares stocks sales profits rates futures wages rents yields exports imports revenues losses
    earnings sizes volumes scores ratings readings speeds temperatures bonds gains tariffs taxes fees fares salaries
    expenses debts odds levels averages
    """)
MULTIPLIED = words("doubled double doubles tripled triple triples trebled quadrupled")

# quantity/reached.py
#: what may stand between "to" and the amount that is reached
BEFORE_LEVELS = words("a an the just only record new as high low almost nearly about around well - +")
#: verbs that move what their object counts: "brings the toll to 40"
BRINGING = words("bring take push drive send")
#: what counts things, so that it may be cut to "500 people": other objects go there ("cut ties to 12 suppliers")
TALLIES = words("""
    number total toll tally count size workforce staff membership limit cap quota maximum minimum list
    """)
#: "compared to 4 percent", "add up to 8 million": nothing moves
NO_CHANGE = words("add compare amount limit restrict close due equal equivalent go")

# quantity/si.py
#: measures without a physical dimension, or with one that differs from trade to trade
NO_DIMENSION = words("degree point magnitude pixel megapixel decibel carat bit byte")

# quantity/times.py
AGO_WORDS = words("ago later earlier previously hence")
LONG_UNITS = words("day week month quarter year decade")
#: words that look back over a time: "the first title in 108 years", "not once in 40 years"
FOR_THE_FIRST = words("first once not never n't time only best worst")
PARTS_OF_DAY = words("morning afternoon evening weekend summer winter spring autumn")
LASTING_VERBS = words("last take spend wait be need miss lose give require have")

# quantity/measured.py
DIMENSIONS = words("high long wide tall deep thick old")
#: verbs whose object or complement measures their subject
MEASURING = words("cost last take weigh measure number total")
#: nouns that only say how the number was reached ("rose by an average of 5%")
MANNERS = words("average total maximum minimum record mean median")
LENGTHS = words("metre kilometre centimetre millimetre mile yard foot inch")

# quantity/years.py
YEAR_BEFORE = words("""
    in since until till by from during before after of early late mid year years season the and to through circa
    a.d. ad between - / ( autumn spring summer winter fall january february march april may june july august
    september october november december
    """)
