"""Words that decide whether a name in the news is a place, an actor or a modifier.

Compiled for this project from reading agency news, after the classes of Markert and Nissim, "Metonymy Resolution at
SemEval-2007" (place-for-people, place-for-event); lemmas in lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: prepositions whose object is where something is or goes
LOCATIVE = _words(
    "in at near from to into inside outside within across around throughout through toward towards off along "
    "beyond beneath under over above behind opposite via on onto below surrounding beside amid aboard past up "
    "down"
)

#: prepositions that say "place" whatever the parse says
SURE_LOCATIVE = _words("in at near inside outside across throughout into around within")

#: prepositions whose object is a party rather than a place
PARTNER = _words("with by against versus vs vs. v. between among for on about")

#: verbs and nouns after which "to", "from", "of" or "for" names a party ("sell arms to Iran", "ambassador to France")
EXCHANGE = _words(
    "sell give provide offer supply lend owe grant transfer pay concede appeal listen talk speak complain "
    "apologise apologize explain respond reply object belong lose surrender submit sale aid assistance loan "
    "message letter ambassador envoy response threat warning support help gift concession apology demand request "
    "pressure criticism approval permission condemnation recognition victory defeat win loss government president "
    "king queen leader ministry minister parliament buy hear learn independence behalf friend enemy ally "
    "neighbour neighbor challenge opposition army role governor mayor ruler triumph decision coach captain "
    "champion chief"
)

#: verbs whose subject is where something is the case
STATIVE = _words(
    "be remain become lie stay seem appear border straddle comprise contain cover include resemble suffer "
    "experience host stretch rank house"
)

#: adjectives that make "X is ..." a statement about an actor
DISPOSITIONS = _words(
    "ready willing unwilling able unable prepared determined committed responsible guilty eager reluctant keen "
    "happy angry concerned worried confident hopeful opposed grateful serious sure afraid likely unlikely pleased "
    "proud wary cautious interested optimistic sorry entitled due"
)

#: verbs whose object is a party ("accused Iran", "beat Sweden")
TARGETING = _words(
    "accuse urge tell ask blame warn criticise criticize condemn thank pressure pressurize persuade convince "
    "force allow invite press call beat defeat face play thrash trounce edge outplay oppose support back defend "
    "help assist fight sue threaten deter punish sanction praise denounce slam rebuke chide join recognise "
    "recognize trust represent compel oblige advise remind inform provoke anger upset irritate satisfy please "
    "appease order require want expect enable overtake prompt lead permit embarrass drub rout hammer stun "
    "demolish crush thump overcome down contact brief consult push lobby charge"
)

#: what a place's possessive owns when the place acts ("Iran's decision") or is a mere label ("Iraq's president")
AGENTIVE_HEADS = _words(
    "government president minister premier ambassador envoy leader king queen prince chancellor governor mayor "
    "parliament congress senate army military navy force troop soldier police ministry official delegation team "
    "player coach captain striker goalkeeper champion representative spokesman spokeswoman administration "
    "authority court company bank airline party opposition coalition ally enemy intelligence judiciary cabinet "
    "diplomat general commander chief secretary head council assembly legislature regime response decision policy "
    "plan proposal offer vow pledge refusal rejection support bid effort attempt attack invasion threat claim "
    "demand request call appeal stance position view reaction attitude intention commitment promise agreement "
    "action move campaign aggression role right interest concern desire willingness ability failure behaviour "
    "behavior obligation acceptance approval withdrawal recognition membership participation victory defeat win "
    "loss goal strategy diplomacy relation tie relationship partner rival neighbour neighbor debt prime foreign "
    "programme program weapon arsenal missile ambition hand"
)

#: common nouns for a kind of place, which leave the name before them a place ("Aceh province", "the city of Basra")
GENERIC_PLACES = _words(
    "province city region state county district town village suburb island islands area valley river lake desert "
    "peninsula municipality prefecture neighborhood neighbourhood territory capital enclave coast strait sea bay "
    "governorate port resort archipelago mountain mountains canal township borough republic strip"
)

#: common nouns for a building or site: behind a name they make a named place of it ("U.N. headquarters")
SITES = _words(
    "headquarters airport station base embassy hospital prison stadium palace museum cathedral mosque temple "
    "church synagogue monastery camp bridge tower towers memorial plaza square park hotel harbor harbour dam "
    "tunnel cemetery consulate courthouse jail barracks airfield airbase arena theater theatre zoo compound "
    "checkpoint garden gardens centre center hall market refinery plant reactor pier beach castle fort racetrack "
    "racecourse speedway shipyard manor cave"
)

#: place names that are also people's names or common words: without an entity, only behind a locative preposition
AMBIGUOUS = _words(
    "chad jordan georgia turkey guinea jersey us niger mali cuba togo peru china america wales congo victoria "
    "virginia carolina alberta florence paris sydney charlotte queens man mobile reading nice bath split bronx "
    "anbar amazon pentagon washington lincoln jackson phoenix orange cork essex sussex normandy burgundy "
    "champagne madeira surrey kremlin alps pacific atlantic papua java sonora cebu heathrow maine kent montana "
    "dakota hamilton"
)

#: words in front of a name that a bare place goes without ("mainland Australia", "downtown Taipei")
DESCRIPTORS = _words(
    "the a an mainland downtown uptown central northern southern eastern western northeastern northwestern "
    "southeastern southwestern north south east west northeast northwest southeast southwest north-eastern "
    "north-western south-eastern south-western north-east north-west south-east south-west upper lower greater "
    "inner outer rural urban far metropolitan neighbouring neighboring nearby war-torn occupied post-war postwar "
    "all coastal modern suburban mid"
)

#: last words of names that are no places, whatever place they hold ("Taipei Lantern Festival")
INSTITUTIONS = _words(
    "festival games cup league party council committee agency corp corporation inc ltd company organization "
    "organisation association union federation team club expo championship championships open prize award treaty "
    "accord agreement act war summit conference commission group front army police force forces bank newspaper "
    "times post herald news airlines airways ministry department institute foundation fund movement brigade squad "
    "coalition alliance"
)

#: parts of buildings behind which "of" leads to a place ("the lobby of the East Side station")
PARTS = _words(
    "lobby outside inside front back roof steps grounds entrance gate gates wing floor courtyard basement top"
)
