"""Words by which quantities are read and told from other numbers; collected from news while the rules were made."""

from __future__ import annotations

from claimtable.lexicon.wordlist import stems, words

# quantity/ages.py
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
NO_COUNT_AFTER = words("of another day hand 's is to that who which was has by")
NO_COUNT_BEFORE = words("no this that the any every each which some another day same")
#: what makes an indefinite "one" even before a noun
INDEFINITE_BEFORE = words("no some another")

#: "two-way", "one-sided", and things named by a number: "two-wheeler", "three-pointer"
MANNER_TAILS = words("way ways faced sided handed dimensional wheeler wheelers seater seaters pointer pointers")
#: what "one-day" names the kind of, in cricket
ONE_DAY_GAMES = words("""
    international internationals series game games match matches cricket hundred hundreds century centuries total
    totals win wins defeat defeats side squad team captain
    """)
#: "at one time", "the one time"
BEFORE_ONE_TIME = words("at any this that a the")
#: "one step further"
STEPS = words("further closer ahead forward back behind")
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
#: verbs whose subject is people: nine in ten subjects that 1,251 news articles give them, and others of their kind
PEOPLE_DO = words("""
    admit agree answer apologize apologise apply argue ask attend believe board camp campaign care chant cheer
    complain crowd decide defend demonstrate deny die discuss divorce drown eat enjoy enrol enroll escape explain
    fear feel flee flock fly gather grieve hear hope intend jeer join know laugh learn like line listen live lose
    love march marry meet mourn participate perish plead pledge pour praise pray promise protest quarrel queue
    quit regret register remain resign retire return riot say serve shelter sign sing sleep speak stay stream
    struggle study succumb suffer survive swim talk testify think travel tune understand visit volunteer vote vow
    wait walk want watch wed wish work worry write
    """)
CROWDS = words("""
    crowd crowds audience population workforce staff congregation membership gathering turnout attendance readership
    """)
#: what a number behind "of" counts the members of
GROUPS = words("family crew squad team party group panel jury committee delegation")
#: who has so many children as the number behind "of" says
PARENTS = words("father mother parent mum mom dad grandfather grandmother")
#: verbs whose object is people
EMPLOYING = words("employ hire sack fire recruit")
#: endings of nouns for people: "gunman", "worker", "senator", "tourist", "refugee"
PERSON_ENDINGS = ("man", "er", "or", "ist", "ee")
#: words of a sentence whose "eight to three" are votes
VOTING = words("vote confirm approve pass reject ballot ruling ratify elect senate committee parliament jury")
#: what stands before a number of the unit of time told before: "42 years, the past five of them"
STRETCHES = words("past last next first final")
MORE_PEOPLE = words("""
    person other people child soldier troop civilian militant pilgrim student patient migrant
    """)
#: what stands before a number of things that were counted before: "the three", "all 16"
DEFINITE = words("the all these those")
#: verbs whose "millions" are of money
PAYING = words("spend give cost save donate raise invest pay earn owe lose contribute accept worth")
#: nouns whose amount is one of money
SUMS = words("wealth fortune budget deficit surplus bill price sum loan debt fee fine salary rent turnover")
#: what puts an amount beside the one before it: "a loss of 276 million euros, against 168 million"
LEVELS_BESIDE = words("from against with at to versus than")
PARTITIVE_PRONOUNS = words("them whom which these those us you")

# quantity/fractions.py
PARTS_ALONE = frozenset({"a quarter", "a third", "a fifth", "a sixth", "a seventh", "a eighth", "a tenth", "a half"})
BEFORE_WHOLES = words("of the its his her their all our my those these as what a an that this")
HALF_BEFORE = words("""
    first second other better opening top bottom latter third last next 's his her the each every
    """)

# quantity/combine.py
CENTS = words("cent penny paisa centavo centime kopeck")

# quantity/modifiers.py
#: modifiers that make no number of the article behind them: "within a year" is a time
CLOSED_MODIFIERS = words("within some top topped tops")

# quantity/names.py
#: what makes a count of "the 747": "the 747 were rescued", "the 747 of them"
PLURAL_AHEAD = words("were are have who of")

# quantity/nouns.py
#: singulars that are counted as they are: "40 staff and visitors"
COLLECTIVES = words("""
    people police staff crew personnel cattle youth aircraft dead wounded injured faculty clergy fish sheep
    deer craft offspring series species
    """)
SINGULAR_BEFORE = words("a an the this that his her its")
#: people, and the dead and hurt of "14 dead, 30 injured"
#: adjectives and participles that stand for people: "the number of dead"
PEOPLE_BY_FATE = words(
    "dead injured wounded missing killed homeless unemployed jobless displaced infected sick poor hungry"
)
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

# quantity/of_candidates.py, quantity/of_features.py
#: pronouns that a quantity may be of
QUANTIFIED_PRONOUNS = words("i you he she it we they them us those everyone everybody anyone all")
DIMENSIONS = words("high long wide tall deep thick old")
#: verbs whose object or complement measures their subject
MEASURING = words("cost last take weigh measure number total")
#: nouns that only say how the number was reached ("rose by an average of 5%")
MANNERS = words("average total maximum minimum record mean median")

# quantity/years.py
YEAR_BEFORE = words("""
    in since until till by from during before after of early late mid year years season the and to through circa
    a.d. ad between - / ( autumn spring summer winter fall january february march april may june july august
    september october november december
    """)

# patterns of words near a number, which decide what the number measures; collected from news while the rules were made.
# A piece is a stem with its endings, for the text is read before it is tagged; ``_`` stands for a blank

# quantity/amounts.py: what shows that the "m" of "100m" is metres, millions of money, or how often something was seen
METRE_NOUNS = stems(r"""
    hurdles relays? freestyle butterfly backstroke breaststroke sprint\w* heats finals? runners waves swells races?
    walls cliffs towers steeplechase medley swimm\w+ yachts
    """)
MONEY_WORDS = stems(r"""
    profits? revenues? sales turnover loss(?:es)? earnings income EBITDA deal fees? bid worth valued? cost\w*
    pa(?:y|id|ying) pric\w+ budgets? fund\w* invest\w* debts? spen[dt]\w* raised salar\w+ wages transfer signed
    bought sold cash bn million billion
    """)
SEEING_VERBS = stems(r"""
    view download play stream watch shar click us retweet read repeat hear listen install visit liked? seen
    """)

# quantity/changes.py
#: what may stand between a verb of change and its amount: "rose by nearly", "fell an average of"
BEFORE_CHANGES = stems(r"""
    by of another an? additional further extra just only sharply slightly steeply nearly about around almost as much
    some roughly more less than over under at least up_to modestly again back ahead on average the equivalent
    approximately between from fully exactly yet even also dramatically rapidly markedly well above
    """)
#: verbs whose "up" or "down" is no direction of a number: "gave up 300 yards", "set up 12 camps"
PARTICLE_VERBS = stems(r"""
    g[ai]v(?:es?|en|ing) pil\w+ rack\w* sets? setting pick\w* puts? putting ma[dk]es? making took tak\w+ r[au]ns?
    running round\w* turn\w* c[ao]mes? coming w[io]u?nds? stack\w* cough\w* tied snap\w* sign\w* lin(?:e[sd]?|ing)
    sav\w+ us(?:e[sd]?|ing) eat\w* ate clock\w* notch\w* stor\w+ buil[dt]\w* shuts? la(?:id|ys?) burn\w* pays? paid
    call\w* track\w* t[eo]ars? tore breaks? broke held holds? open\w* clos(?:es|ing) sh[ou]*t gunn\w+ knock\w*
    throw\w* threw hunt\w* vot\w+ freed? freeing sold sell\w* blew blow\w*
    """)

# quantity/money.py: whether pounds weigh or pay
WEIGHT_WORDS = stems(r"""
    weigh\w* weight heav\w+ lift\w* lbs? ounces? carried carry\w* haul\w* load payload thrust torque
    """)
PRICE_WORDS = stems(r"""
    cost\w* pa(?:y|id|ys|ying) worth price\w* fine\w* spen[dt]\w* earn\w* bill salary sterling pence budget fund\w*
    debt\w* rais\w+ tickets? fares? rents? wages? tax\w* charg\w+ fees? s[eo]l[dl]\w* bought buy\w*
    sav(?:e[ds]?|ings?) discount\w* profits? refund\w* currency bet stake
    """)
#: "200 pounds of public money", unlike "27 pounds of beef"
POUNDS_OF_MONEY = stems(r"""
    debts? damage savings cash investment funding money aid fines? credit benefits? tax\w* income rent wages
    spending sales profits? losses costs donations bills business prizes?
    """)

# quantity/ranges.py
#: what follows a result, so that a dash makes no range: "a 2-3 defeat", "a 5-4 ruling", "won 3-1 at home"
BEHIND_SCORES = stems(r"""
    win wins victory victories loss losses defeat defeats draw draws lead thrashing rout aggregate scoreline triumph
    record vote votes verdict decision ruling split majority winners losers off from for to in\s+the at\s+home
    against over on
    """)
