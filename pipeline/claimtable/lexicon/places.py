"""Words that decide whether a name in the news is a place, an actor or a modifier.

Compiled for this project from reading agency news, after the classes of Markert and Nissim, "Metonymy Resolution at
SemEval-2007" (place-for-people, place-for-event); lemmas in lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split(", "))


#: prepositions whose object is where something is or goes
LOCATIVE = _words(
    "in at near from to into inside outside within across around throughout through toward towards off along "
    "beyond beneath under over above behind opposite via on onto below surrounding beside amid aboard past up "
    "down"
)

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
    "champion chief bishop archbishop patriarch prefect duke earl"
)

#: verbs whose subject is where something is the case
STATIVE = _words(
    "be remain become lie stay seem appear border straddle comprise contain cover include resemble suffer "
    "experience host stretch rank house record see witness boast lack"
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
    "demolish crush thump overcome down contact brief consult push lobby charge surpass outperform outstrip outpace"
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

#: what is a country's land, economy or people: behind its possessive or "of" the country is where that is
LANDED = _words(
    "land economy people population citizen resident inhabitant family child woman worker society city town village "
    "province region state county district coast coastline border shore north south east west centre center capital "
    "port harbour harbor river mountain forest lake island valley desert soil territory airspace sea water beach road "
    "street slum suburb outskirts market growth gdp output export import inflation unemployment debt deficit currency "
    "budget industry factory farm harvest crop mine reserve school hospital university airport prison rail railway "
    "grid climate weather temperature part half third most rest independence future history invasion occupation "
    "annexation liberation rate sector"
)

#: what is done or agreed between parties: "sanctions on Iran", "ties with China", "the war against Iraq"
DEALINGS = _words(
    "sanction embargo ban pressure tie relation relationship talk negotiation dialogue cooperation co-operation "
    "agreement deal pact treaty accord alliance policy stance dispute war attack action view position tension truce "
    "trade partnership friendship exchange row conflict restriction tariff influence match game victory draw"
)

#: common nouns for a kind of place, which leave the name before them a place ("Aceh province", "the city of Basra")
GENERIC_PLACES = _words(
    "province city region state county district town village suburb island islands area valley river lake desert "
    "peninsula municipality prefecture neighborhood neighbourhood territory capital enclave coast strait sea bay "
    "governorate port resort archipelago mountain mountains canal township borough republic strip constituency "
    "road highway precinct parish commune hamlet locality ward"
)

#: common nouns for a building or site: behind a name they make a named place of it ("U.N. headquarters")
SITES = _words(
    "headquarters airport station base embassy hospital prison stadium palace museum cathedral mosque temple "
    "church synagogue monastery camp bridge tower towers memorial plaza square park hotel harbor harbour dam "
    "tunnel cemetery consulate courthouse jail barracks airfield airbase arena theater theatre zoo compound "
    "checkpoint garden gardens centre center hall market refinery plant reactor pier beach castle fort racetrack "
    "racecourse speedway shipyard manor cave court stop mine pit oilfield spaceport cosmodrome terminal clinic depot "
    "campus crossing square basilica shrine mausoleum observatory aquarium resort stadiums mall orphanage building"
)

#: of these a known town's name makes a named site as well ("Athens airport", not "the Milan court")
TOWN_SITES = _words(
    "airport airfield airbase base station stadium prison jail cathedral bridge dam tunnel zoo barracks camp spaceport "
    "crossing mall"
)

#: last words of streets, before which a number belongs to the name ("14 Wardour Street")
STREETS = _words("street road avenue boulevard lane drive st ave rd blvd terrace crescent")

#: words with a capital before a name that stay with it ("East Sussex"), at least inside a sentence
COMPASS = _words("north south east west")

#: small words inside names of places ("Stratford-upon-Avon", "Promenade des Anglais", "Deir ez-Zor")
PARTICLES = _words(
    "de del della di da do dos das du des la le les el al den der am an aan op sur sous upon y i e ez ash es as ad ar "
    "en"
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
    "all coastal modern suburban mid metro"
)

#: last words of names that are no places, whatever place they hold ("Taipei Lantern Festival")
INSTITUTIONS = _words(
    "festival games cup league party council committee agency corp corporation inc ltd company organization "
    "organisation association union federation team club expo championship championships open prize award treaty "
    "accord agreement act war summit conference commission group front army police force forces bank newspaper "
    "times post herald news airlines airways ministry department institute foundation fund movement brigade squad "
    "coalition alliance senate court nations congress parliament bureau lodge services observer bloomberg rally race "
    "marathon tournament trophy regatta derby classic tour trial questionnaire protocol"
)

#: parts of buildings behind which "of" leads to a place ("the lobby of the East Side station")
PARTS = _words(
    "lobby outside inside front back roof steps grounds entrance gate gates wing floor courtyard basement top"
)

#: rivers, mountains, islands and deserts that news names without saying what they are
NATURAL_FEATURES = _names(
    "alps, andes, annapurna, ararat, ardennes, apennines, appalachians, atlas mountains, atacama, ben nevis, "
    "bosphorus, bosporus, brahmaputra, carpathians, caspian, catskills, caucasus, cotswolds, dardanelles, danube, "
    "denali, dnieper, dnipro, dniester, dolomites, drakensberg, elbe, eiger, euphrates, everest, galapagos, "
    "ganges, gobi, gobi desert, great barrier reef, great rift valley, hebrides, himalaya, himalayas, hindu kush, "
    "indus, irrawaddy, jura, k2, kalahari, kamchatka, kilimanjaro, kinabalu, krakatoa, lampedusa, lanzarote, "
    "lesbos, limpopo, loire, lofoten, lombok, marmara, matterhorn, mekong, meuse, mont blanc, moselle, namib, "
    "nanga parbat, neva, niagara falls, nile, oder, okavango, orinoco, orkney, ozarks, pamirs, patagonia, "
    "potomac, pyrenees, rhine, rhodes, rhone, rio grande, rockies, rocky mountains, ruhr, ruwenzori, saar, "
    "sahara, sahel, santorini, sava, scilly, seine, serengeti, shetland, sierra nevada, skye, solent, somme, "
    "svalbard, spitsbergen, tagus, tatras, tenerife, thames, tiber, tierra del fuego, tigris, titicaca, tyne, "
    "urals, vesuvius, vistula, volga, vosges, yangtze, yellowstone, yosemite, zambezi, zagros, ellesmere, "
    "everglades, masai mara, maasai mara, "
    "gotland, jutland, lapland, martha's vineyard, mallorca, ibiza, menorca, mykonos, corfu, tasman sea, bass strait, "
    "bay of biscay, gulf of finland, gulf of guinea"
)

#: words in front of the name of a kind of place ("Mount Kenya", "Gulf of Aden", "Avenida Paulista")
KINDS_BEFORE = _words(
    "mount mt lake cape gulf strait straits bay isle isles sea lac lago río cerro avenida rue calle plaza piazza "
    "via schloss île isla ilha puerto port porto fort camp ras deir palace house villa ciudad san santa são sao "
    "st saint los las kota bandar bad monte mont nizhny nueva kampong kuala tel wadi jabal jebel umm boulevard "
    "passeig praça county promenade pont place ponte fort ft lough loch"
)

#: words with a capital that "of" joins to the name behind them ("Port of Rotterdam", "University of Memphis")
KINDS_OF = _words(
    "port gulf strait straits bay isle isles cape sea university palace cathedral church museum tower bridge house bay "
    "castle fort mount lake school"
)

#: those of them that are natural: what they are the subject of is where it happens
NATURE_BEFORE = _words("mount mt lake cape gulf strait straits bay isle lac lago cerro")

#: words at the end of the name of a natural feature ("Turkwel River")
NATURE_AFTER = _words(
    "river rivers lake lakes bay island islands isles mountain mountains valley forest desert delta peninsula canal "
    "strait straits sea ocean gulf falls glacier reef creek fjord archipelago volcano marshes wetlands basin lagoon "
    "highlands hills range estuary plateau shoal atoll"
)

#: words at the end of the name of a street, a site or an area ("Elm Street", "Epping Forest")
KINDS_AFTER = NATURE_AFTER | _words(
    "street road avenue boulevard lane drive square gardens park beach hill wood woods bridge tunnel dam airport "
    "airfield station harbour harbor port stadium arena hospital infirmary castle palace cathedral mosque temple "
    "abbey prison jail barracks cemetery museum theatre theater square plaza tower county province district "
    "region prefecture governorate township borough oblast prospekt straße strasse platz courthouse crossing pass "
    "heights territory town village quarter quay wharf docks pier coast border ridge canyon springs zoo "
    "racecourse moor heath bailey masjid field fields gate court lodge university college school academy terminal "
    "campus resort ranch mall stop complex pavilion garden belt riviera park pad mill house hall hotel inn speedway "
    "circuit coliseum dome ballpark clinic hospice shrine basilica chapel priory monastery lighthouse marina "
    "spaceport cosmodrome observatory aquarium base islet lough loch firth headquarters compound tunnel reservoir "
    "building library gallery pool estate reserve sanctuary channel expressway motorway freeway parkway highway "
    "junction cove cliffs cave caves trail mansion cafe restaurant"
)

#: prepositions after which a name that nothing speaks against is a place
FIRM_PREPOSITIONS = _words("in near outside inside across throughout around within off")

#: prepositions after which a name must also be known, or move there ("to Hull", "from Mandela")
LOOSE_PREPOSITIONS = _words(
    "at from to on into through over above under beneath below between toward towards along past beyond beside behind "
    "via onto opposite of"
)

#: "of" behind them leads to a place ("north of Juba", "the outskirts of Leeds")
AREAS = GENERIC_PLACES | _words(
    "north south east west northeast northwest southeast southwest resident residents outskirts outskirt part parts "
    "streets centre center people inhabitants inhabitant suburbs edge shore shores coast slope slopes mouth banks city "
    "half area districts siege upstream downstream inland port harbour harbor"
)

#: verbs of going by which "to" and "from" lead to places
MOTION = _words(
    "fly flee sail drive travel hike trek march evacuate deport spread withdraw retreat drift walk cycle migrate "
    "relocate commute airlift ferry row leave depart head bring send take move rush transfer escape descend land trip "
    "visit flight journey travel way back"
)

#: verbs of going that lead to people and bodies too; a name that is none of theirs is a place behind them
GOING = _words("come go arrive head journey return")

#: what a team or runner is behind or ahead by ("two points behind Chelsea")
LEADS = _words("point second minute game goal metre meter shot stroke length lap run wicket place")

#: nouns between a name and a site's noun ("Jabalia refugee camp")
BEFORE_SITES = _words(
    "refugee nuclear power train railway bus police metro subway fire military naval air space tram "
    "petrol gas coal gold copper magistrates crown shopping border detention medical community convention conference "
    "sports"
)

#: what happens to a building: as the subject of these verbs it is where that happens
OF_BUILDINGS = _words("open close reopen shut collapse burn stand remain be lie date house flood")

#: verbs whose object is a place when it is a known town ("cholera reached Gonaives")
REACHING = _words(
    "reach cross enter leave visit hit shake strike flood shell besiege bomb capture seize encircle overlook evacuate "
    "link connect join bypass batter devastate storm approach"
)

#: what links places ("a bridge that links Lodwar with the south")
ROUTES = _words(
    "border bridge road railway line highway motorway ferry train route tunnel pipeline canal flight bus track path "
    "cable corridor expressway tram"
)
#: what stands on islands, hills and streets: behind it "on" leads to a place ("polling stations on Cerro Alegre")
STANDING = _words(
    "glacier volcano house home school church village town farm beach airport hospital station base camp life people "
    "land live strand settle settler islander crash stop shop building office flat apartment lighthouse wildlife born "
    "bear resident residents gallery plant stay stranded maroon aground rain snow fall community communities police"
)

#: verbs and nouns after which "in", "at" or "on" leads to no place ("faith in Merkel", "starred in Casablanca")
BELIEVING = _words(
    "confidence faith trust belief believe invest investment investor stake share shareholding interest holding "
    "shareholder star role cast co-star confide pride disappointed disappointment specialise specialize engross "
    "partner fluent sing bid majority"
)

#: nouns of publishing: behind "in" only a known town is a place ("a column in Le Figaro", "an interview in Rome")
PUBLISHING = _words(
    "publish article column editorial report write interview read print review advert advertisement essay"
)

#: names that follow prepositions of place and are none
NO_PLACES = _names(
    "house, chief, just, university, congress, parliament, senate, knesset, bundestag, duma, lok sabha, "
    "rajya sabha, commons, house of commons, "
    "house of lords, cabinet, god, allah, christ, jesus, islam, christianity, hinduism, buddhism, judaism, "
    "heaven, hell, internet, web, facebook, twitter, instagram, tiktok, youtube, netflix, spotify, whatsapp, "
    "telegram, snapchat, linkedin, reddit, google, amazon, apple, microsoft, yahoo, bitcoin, ethereum, wikipedia, "
    "windows, android, linux, christmas, easter, ramadan, lent, eid, passover, hanukkah, diwali, thanksgiving, "
    "halloween, holocaust, renaissance, constitution, bible, koran, quran, torah, olympics, premiership, "
    "bundesliga, eredivisie, serie a, la liga, ligue 1, premier league, formula one, formula 1, nasdaq, dow, "
    "ftse, nikkei, hezbollah, hamas, taliban, al-qaida, al-qaeda, boko haram, opec, nato, asean, labour, labor, "
    "conservatives, tories, democrats, republicans, nature, science, lancet, vogue, playboy, siemens, nestle, "
    "boeing, airbus, toyota, honda, volkswagen, samsung, sony, nokia, gazprom, renault, peugeot, fiat, ford, "
    "tesla, lufthansa, ryanair, ikea, unicef, unesco, interpol, europol, covid, ebola, aids, brexit, fifa, uefa, "
    "act, article, section, chapter, round, group, game, week, phase, part, volume, division, pool, stage, day, "
    "chancery, hansard, euros, dollars, wall street, planned parenthood, electoral college, "
    "house of representatives, super tuesday"
)

# words of places/positions.py, the names of whose features are those of the fitted model
#: what a country is said to be, beside the kinds of places
COUNTRY_NOUNS = frozenset({"country", "nation", "home", "land", "part", "place"})
COPULAS = frozenset({"be", "remain", "become", "seem", "appear"})
#: prepositions that the model knows each by itself; others are "locative" or "other preposition"
TOLD_PREPOSITIONS = frozenset(
    {"at", "from", "to", "of", "on", "with", "for", "by", "between", "against", "over", "behind"}
)
#: prepositions behind which a capital is looked at, beside those of ``FIRM_PREPOSITIONS`` and ``LOOSE_PREPOSITIONS``
OTHER_PREPOSITIONS = frozenset({"for", "with", "and", "by", "since", "after", "before"})
#: "Spanish-language television", "Spanish speakers": the adjective means the language
LANGUAGE_NOUNS = frozenset({"language", "speaking", "speaker", "speakers", "dub"})
#: titles of people that places have in their names, too ("St Lucia", "the First Avenue")
TITLES_OF_PLACES = frozenset({"st", "army", "navy", "force", "first", "second", "fr", "major"})
