"""Names of countries and of their parts, and adjectives of nationality, as lower-case keys.

Sources: country names are CLDR's English territory names (babel, at run time); what stands here is what CLDR lacks and
news writes. Former and short names: ISO 3166-3 and the GeoNames alternate names. Adjectives: the field "Nationality" of
the CIA World Factbook (public domain). Parts of federal states: ISO 3166-2. Abbreviated states: the AP style that news
agencies follow.

Keys are as ``claimtable.places.countries.name_key`` makes them: lower case, no accents, no full stops, "st" for saint.
"""

from __future__ import annotations

#: names of whole countries that CLDR's English list lacks -> ISO 3166 alpha-2; two names of one code are one place
COUNTRY_ALIASES: dict[str, str] = {
    "us": "US", "usa": "US", "united states of america": "US", "america": "US", "uk": "GB", "britain": "GB",
    "great britain": "GB", "united kingdom of great britain and northern ireland": "GB", "republic of ireland": "IE",
    "irish republic": "IE", "eire": "IE", "ivory coast": "CI", "cote d'ivoire": "CI", "burma": "MM", "myanmar": "MM",
    "palestine": "PS", "holland": "NL", "czech republic": "CZ", "slovak republic": "SK", "macedonia": "MK",
    "republic of macedonia": "MK", "former yugoslav republic of macedonia": "MK", "fyrom": "MK", "bosnia": "BA",
    "bosnia-herzegovina": "BA", "bosnia and herzegovina": "BA", "kosovo": "XK", "kosova": "XK",
    "russian federation": "RU", "byelorussia": "BY", "belorussia": "BY", "turkey": "TR", "turkish republic": "TR",
    "islamic republic of iran": "IR", "persia": "IR", "syrian arab republic": "SY", "uae": "AE", "emirates": "AE",
    "kingdom of saudi arabia": "SA", "south korea": "KR", "republic of korea": "KR", "rok": "KR", "north korea": "KP",
    "dprk": "KP", "democratic people's republic of korea": "KP", "china": "CN", "prc": "CN",
    "people's republic of china": "CN", "mainland china": "CN", "hong kong": "HK", "macau": "MO", "macao": "MO",
    "republic of china": "TW", "formosa": "TW", "east timor": "TL", "ceylon": "LK", "dr congo": "CD", "drc": "CD",
    "democratic republic of congo": "CD", "democratic republic of the congo": "CD", "congo-kinshasa": "CD",
    "zaire": "CD", "congo": "CD", "republic of congo": "CG", "republic of the congo": "CG", "congo-brazzaville": "CG",
    "swaziland": "SZ", "cabo verde": "CV", "upper volta": "BF", "rhodesia": "ZW", "republic of south africa": "ZA",
    "central african republic": "CF", "vatican": "VA", "holy see": "VA",
    "federal republic of germany": "DE", "greenland": "GL", "png": "PG", "virgin islands": "VI",
    "us virgin islands": "VI", "falklands": "FK", "sao tome": "ST", "turks and caicos": "TC", "surinam": "SR",
    "british guiana": "GY", "kampuchea": "KH",
}  # fmt: skip

#: parts of countries, former countries and disputed territories -> the ISO 3166 alpha-2 code they are listed under
TERRITORIES: dict[str, str] = {
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "ulster": "GB", "gaza": "PS",
    "gaza strip": "PS", "west bank": "PS", "palestinian territory": "PS", "occupied territories": "PS",
    "east jerusalem": "PS", "golan heights": "SY", "czechoslovakia": "CZ", "bohemia": "CZ", "herzegovina": "BA",
    "republika srpska": "BA", "yugoslavia": "RS", "federal republic of yugoslavia": "RS",
    "serbia and montenegro": "RS", "vojvodina": "RS", "soviet union": "RU", "ussr": "RU", "chechnya": "RU",
    "dagestan": "RU", "siberia": "RU", "ingushetia": "RU", "north ossetia": "RU", "tatarstan": "RU", "crimea": "UA",
    "donbas": "UA", "donbass": "UA", "south ossetia": "GE", "abkhazia": "GE", "nagorno-karabakh": "AZ",
    "nagorny karabakh": "AZ", "transnistria": "MD", "northern cyprus": "CY",
    "turkish republic of northern cyprus": "CY", "iraqi kurdistan": "IQ", "dubai": "AE", "tibet": "CN",
    "xinjiang": "CN", "inner mongolia": "CN", "kashmir": "IN", "west papua": "ID", "irian jaya": "ID", "aceh": "ID",
    "east pakistan": "BD", "zanzibar": "TZ", "darfur": "SD", "southern sudan": "SS", "somaliland": "SO",
    "puntland": "SO", "tigray": "ET", "ogaden": "ET", "west germany": "DE", "east germany": "DE", "gdr": "DE",
    "catalonia": "ES", "basque country": "ES", "corsica": "FR", "sicily": "IT", "sardinia": "IT", "crete": "GR",
    "azores": "PT", "madeira": "PT", "hawaii": "US", "new guinea": "PG", "trinidad": "TT", "tobago": "TT",
    "st kitts": "KN", "antigua": "AG",
}  # fmt: skip

#: CLDR territory codes that are no countries
NOT_COUNTRIES: frozenset[str] = frozenset({"AQ", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

#: adjectives and nouns of nationality -> ISO 3166 alpha-2
DEMONYMS: dict[str, str] = {
    "afghan": "AF", "afghani": "AF", "albanian": "AL", "algerian": "DZ", "american": "US", "andorran": "AD",
    "angolan": "AO", "antiguan": "AG", "argentine": "AR", "argentinian": "AR", "armenian": "AM", "aruban": "AW",
    "australian": "AU", "aussie": "AU", "austrian": "AT", "azerbaijani": "AZ", "azeri": "AZ", "bahamian": "BS",
    "bahraini": "BH", "bangladeshi": "BD", "barbadian": "BB", "belarusian": "BY", "belarussian": "BY",
    "belgian": "BE", "belizean": "BZ", "beninese": "BJ", "bermudian": "BM", "bhutanese": "BT", "bolivian": "BO",
    "bosnian": "BA", "botswanan": "BW", "brazilian": "BR", "british": "GB", "briton": "GB", "bruneian": "BN",
    "bulgarian": "BG", "burkinabe": "BF", "burmese": "MM", "burundian": "BI", "cambodian": "KH", "cameroonian": "CM",
    "canadian": "CA", "cape verdean": "CV", "chadian": "TD", "chechen": "RU", "chilean": "CL", "chinese": "CN",
    "colombian": "CO", "comoran": "KM", "congolese": "CD", "costa rican": "CR", "croat": "HR", "croatian": "HR",
    "cuban": "CU", "cypriot": "CY", "greek cypriot": "CY", "turkish cypriot": "CY", "czech": "CZ", "dane": "DK",
    "danish": "DK", "djiboutian": "DJ", "dominican": "DO", "dutch": "NL", "dutchman": "NL", "ecuadoran": "EC",
    "ecuadorian": "EC", "egyptian": "EG", "emirati": "AE", "english": "GB", "englishman": "GB", "eritrean": "ER",
    "estonian": "EE", "ethiopian": "ET", "fijian": "FJ", "filipino": "PH", "finn": "FI", "finnish": "FI",
    "french": "FR", "frenchman": "FR", "gabonese": "GA", "gambian": "GM", "gazan": "PS", "georgian": "GE",
    "german": "DE", "ghanaian": "GH", "greek": "GR", "greenlander": "GL", "grenadian": "GD", "guamanian": "GU",
    "guatemalan": "GT", "guinean": "GN", "guyanese": "GY", "haitian": "HT", "honduran": "HN", "hungarian": "HU",
    "icelander": "IS", "icelandic": "IS", "indian": "IN", "indonesian": "ID", "iranian": "IR", "iraqi": "IQ",
    "irish": "IE", "irishman": "IE", "israeli": "IL", "italian": "IT", "ivorian": "CI", "ivoirian": "CI",
    "jamaican": "JM", "japanese": "JP", "jordanian": "JO", "kazakh": "KZ", "kazakhstani": "KZ", "kenyan": "KE",
    "korean": "KR", "kosovar": "XK", "kosovan": "XK", "kuwaiti": "KW", "kyrgyz": "KG", "laotian": "LA",
    "latvian": "LV", "lebanese": "LB", "liberian": "LR", "libyan": "LY", "lithuanian": "LT", "luxembourger": "LU",
    "macedonian": "MK", "malagasy": "MG", "malawian": "MW", "malaysian": "MY", "maldivian": "MV", "malian": "ML",
    "maltese": "MT", "mauritanian": "MR", "mauritian": "MU", "mexican": "MX", "micronesian": "FM", "moldovan": "MD",
    "monegasque": "MC", "mongolian": "MN", "montenegrin": "ME", "moroccan": "MA", "mozambican": "MZ",
    "namibian": "NA", "nauruan": "NR", "nepalese": "NP", "nepali": "NP", "new zealander": "NZ", "nicaraguan": "NI",
    "nigerian": "NG", "nigerien": "NE", "north korean": "KP", "norwegian": "NO", "omani": "OM", "pakistani": "PK",
    "palauan": "PW", "palestinian": "PS", "panamanian": "PA", "papua new guinean": "PG", "paraguayan": "PY",
    "peruvian": "PE", "philippine": "PH", "pole": "PL", "polish": "PL", "portuguese": "PT", "puerto rican": "PR",
    "qatari": "QA", "romanian": "RO", "russian": "RU", "rwandan": "RW", "st lucian": "LC", "salvadoran": "SV",
    "samoan": "WS", "saudi": "SA", "saudi arabian": "SA", "scot": "GB", "scottish": "GB", "senegalese": "SN",
    "serb": "RS", "serbian": "RS", "serbo-montenegrin": "RS", "sierra leonean": "SL", "singaporean": "SG",
    "slovak": "SK", "slovakian": "SK", "slovene": "SI", "slovenian": "SI", "somali": "SO", "somalian": "SO",
    "south african": "ZA", "south korean": "KR", "south sudanese": "SS", "soviet": "RU", "spaniard": "ES",
    "spanish": "ES", "sri lankan": "LK", "sudanese": "SD", "surinamese": "SR", "swazi": "SZ", "swede": "SE",
    "swedish": "SE", "swiss": "CH", "syrian": "SY", "taiwanese": "TW", "tajik": "TJ", "tajikistani": "TJ",
    "tanzanian": "TZ", "thai": "TH", "tibetan": "CN", "timorese": "TL", "east timorese": "TL", "togolese": "TG",
    "tongan": "TO", "trinidadian": "TT", "tunisian": "TN", "turk": "TR", "turkish": "TR", "turkmen": "TM",
    "ugandan": "UG", "ukrainian": "UA", "uruguayan": "UY", "uzbek": "UZ", "vanuatuan": "VU", "venezuelan": "VE",
    "vietnamese": "VN", "welsh": "GB", "welshman": "GB", "yemeni": "YE", "yugoslav": "RS", "zairean": "CD",
    "zambian": "ZM", "zimbabwean": "ZW",
}  # fmt: skip

_PARTS: dict[str, str] = {
    "US": (
        "alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, "
        "idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, "
        "michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, "
        "new mexico, new york, new york state, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, "
        "rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, washington "
        "state, west virginia, wisconsin, wyoming, washington dc, district of columbia, new england, midwest, "
        "silicon valley, wall street, capitol hill, white house, pentagon, long island, manhattan, brooklyn, "
        "bronx, queens, staten island, harlem, hollywood, southern california, northern california, south "
        "florida, cape cod, bay area, cape canaveral, los alamos, hudson river, mississippi "
        "river, new york city, beverly hills, grand canyon, ground zero"
    ),
    "CA": (
        "alberta, british columbia, manitoba, new brunswick, newfoundland, newfoundland and labrador, "
        "labrador, nova scotia, ontario, prince edward island, quebec, saskatchewan, yukon, nunavut, "
        "northwest territories"
    ),
    "AU": (
        "new south wales, queensland, south australia, tasmania, western australia, northern territory, "
        "australian capital territory"
    ),
    "IN": (
        "andhra pradesh, arunachal pradesh, assam, bihar, chhattisgarh, goa, gujarat, haryana, himachal "
        "pradesh, jharkhand, karnataka, kerala, madhya pradesh, maharashtra, manipur, meghalaya, mizoram, "
        "nagaland, odisha, orissa, punjab, rajasthan, sikkim, tamil nadu, telangana, tripura, uttar pradesh, "
        "uttarakhand, uttaranchal, west bengal, jammu and kashmir, ladakh"
    ),
    "DE": (
        "bavaria, baden-wurttemberg, brandenburg, hesse, lower saxony, mecklenburg-vorpommern, north rhine- "
        "westphalia, rhineland-palatinate, saarland, saxony, saxony-anhalt, schleswig-holstein, thuringia"
    ),
    "CN": (
        "anhui, fujian, gansu, guangdong, guangxi, guizhou, hainan, hebei, heilongjiang, henan, hubei, hunan, "
        "jiangsu, jiangxi, jilin, liaoning, ningxia, qinghai, shaanxi, shandong, shanxi, sichuan, yunnan, "
        "zhejiang, yangtze river, pearl river delta, tiananmen square"
    ),
    "GB": (
        "cornwall, cumbria, devon, dorset, essex, east anglia, hampshire, hertfordshire, kent, lancashire, "
        "leicestershire, lincolnshire, merseyside, midlands, norfolk, northumberland, northumbria, "
        "nottinghamshire, oxfordshire, shropshire, somerset, staffordshire, suffolk, surrey, sussex, "
        "teesside, tyneside, west midlands, wiltshire, worcestershire, yorkshire, downing street, whitehall, "
        "heathrow, gatwick, stansted, greater manchester, "
        "greater london, wembley, wimbledon, river thames, thames, lockerbie, scottish highlands, isle of "
        "wight"
    ),
    "FR": (
        "alsace, aquitaine, auvergne, brittany, burgundy, champagne, languedoc, limousin, lorraine, normandy, "
        "picardy, provence"
    ),
    "IT": (
        "abruzzo, apulia, basilicata, calabria, campania, emilia-romagna, friuli, lazio, liguria, lombardy, "
        "marche, molise, piedmont, puglia, trentino, tuscany, umbria, veneto"
    ),
    "ES": (
        "andalusia, andalucia, aragon, asturias, balearic islands, cantabria, castile, extremadura, galicia, "
        "navarre, majorca"
    ),
    "MX": (
        "baja california, chiapas, chihuahua, guerrero, jalisco, michoacan, oaxaca, sinaloa, sonora, "
        "tamaulipas, yucatan"
    ),
    "JP": "fukushima, hokkaido, honshu, kyushu, okinawa, shikoku",
    "BR": "mato grosso, minas gerais, pernambuco, rio grande do sul, rondonia, santa catarina",
    "AF": "helmand, kunduz province, nangarhar, tora bora, bagram, panjshir",
    "PK": (
        "balochistan, baluchistan, khyber pakhtunkhwa, north-west frontier province, north waziristan, south "
        "waziristan, waziristan, sindh, swat valley, azad kashmir"
    ),
    "IQ": "al-anbar, anbar, kurdistan, diyala, green zone, abu ghraib, nineveh",
    "LB": "bekaa valley, south lebanon, southern lebanon",
    "IL": "galilee, negev",
    "EG": "sinai, sinai peninsula, suez canal, tahrir square",
    "NG": "niger delta, borno, lagos state, kaduna state",
    "CD": "katanga, kivu, north kivu, south kivu, ituri",
    "ZA": "eastern cape, free state, gauteng, kwazulu-natal, limpopo, mpumalanga, western cape",
    "PH": "luzon, mindanao, visayas, jolo, basilan, cebu",
    "ID": "bali, borneo, java, kalimantan, maluku, papua, sulawesi, sumatra, moluccas",
    "MY": "sabah, sarawak",
    "RU": "kamchatka, sakhalin, kremlin, red square, kuril islands, beslan",
    "TR": "anatolia, incirlik",
    "CH": "davos",
    "AT": "carinthia, styria, tyrol",
    "BE": "flanders, wallonia",
    "IR": "khuzestan, natanz, bushehr, strait of hormuz",
    "KP": "yongbyon, kaesong",
    "CU": "guantanamo, guantanamo bay",
}

#: states, provinces, regions and well-known sites -> ISO 3166 alpha-2 of their country
REGIONS: dict[str, str] = {name: code for code, names in _PARTS.items() for name in names.split(", ")}

#: names of cities in English, second or former ones, that GeoNames lists under another -> ISO 3166 alpha-2
CITY_NAMES: dict[str, str] = {
    "washington, dc": "US", "washington dc": "US",
    "frankfurt": "DE", "cologne": "DE", "kiev": "UA", "odessa": "UA", "lvov": "UA", "chernobyl": "UA",
    "sevastopol": "UA", "leningrad": "RU", "grozny": "RU", "vladikavkaz": "RU", "basra": "IQ", "fallujah": "IQ",
    "falluja": "IQ", "ramadi": "IQ", "samarra": "IQ", "tikrit": "IQ", "nasiriyah": "IQ", "baquba": "IQ",
    "baqouba": "IQ", "tal afar": "IQ", "arbil": "IQ", "irbil": "IQ", "bombay": "IN", "calcutta": "IN", "madras": "IN",
    "bangalore": "IN", "benares": "IN", "pondicherry": "IN", "ayodhya": "IN", "peking": "CN", "canton": "CN",
    "lhasa": "CN", "saigon": "VN", "rangoon": "MM", "nay pyi taw": "MM", "jenin": "PS", "jericho": "PS",
    "rafah": "PS", "khan younis": "PS", "gaza city": "PS", "qalqilya": "PS", "tulkarm": "PS", "sderot": "IL",
    "ramallah": "PS", "bethlehem": "PS", "tulkarem": "PS", "nassiriya": "IQ", "samawa": "IQ", "sadr city": "IQ",
    "penang": "MY", "pearl harbor": "US", "dimona": "IL", "eilat": "IL", "sidon": "LB", "tyre": "LB", "tripoli": "LY",
    "misrata": "LY", "sirte": "LY", "tobruk": "LY", "aleppo": "SY", "homs": "SY", "raqqa": "SY", "idlib": "SY",
    "palmyra": "SY", "mecca": "SA", "medina": "SA", "dhahran": "SA", "qom": "IR", "isfahan": "IR", "sanaa": "YE",
    "aden": "YE", "taiz": "YE", "hodeida": "YE", "luxor": "EG", "sharm el-sheikh": "EG", "rabat": "MA",
    "tangier": "MA", "algiers": "DZ", "khartoum": "SD", "juba": "SS", "mogadishu": "SO", "baidoa": "SO",
    "kismayo": "SO", "srebrenica": "BA", "banja luka": "BA", "mostar": "BA", "gorazde": "BA", "vukovar": "HR",
    "bern": "CH", "berne": "CH", "geneva": "CH", "lucerne": "CH", "the hague": "NL", "hague": "NL", "bruges": "BE",
    "ghent": "BE", "antwerp": "BE", "turin": "IT", "nuremberg": "DE", "seville": "ES", "saragossa": "ES",
    "gothenburg": "SE", "washington": "US", "seoul": "KR", "inchon": "KR", "pusan": "KR", "taegu": "KR",
    "kathmandu": "NP", "katmandu": "NP", "colombo": "LK", "jaffna": "LK", "karachi": "PK", "abbottabad": "PK",
    "timbuktu": "ML", "ouagadougou": "BF", "tiananmen": "CN", "constantinople": "TR", "smyrna": "TR", "krakow": "PL",
    "cracow": "PL", "danzig": "PL", "macao": "MO", "phnom penh": "KH", "ulan bator": "MN", "astana": "KZ",
    "alma-ata": "KZ", "panama city": "PA", "mexico city": "MX", "sao paulo": "BR", "rio": "BR",
    "rio de janeiro": "BR", "guatemala city": "GT", "kuwait city": "KW", "los angeles": "US", "san francisco": "US",
    "nyc": "US", "la": "US", "lax": "US", "laguardia": "US",
    "jfk": "US", "west end": "GB", "xian": "CN", "urumqi": "CN", "harare": "ZW", "bulawayo": "ZW", "soweto": "ZA",
}  # fmt: skip

_STATES = (
    "ala, ariz, ark, calif, colo, conn, dc, del, fla, ga, ill, ind, kan, kans, ky, la, mass, md, mich, minn, miss, mo, "
    "mont, nc, nd, neb, nev, nh, nj, nm, ny, okla, ore, pa, ri, sc, sd, tenn, tex, tx, va, vt, wash, wis, wva, wyo"
)

#: abbreviated states as they stand behind a city ("Irving, Tex."), all in the United States
STATE_ABBREVIATIONS: frozenset[str] = frozenset(_STATES.split(", "))

_WIDE = (
    "adriatic, adriatic sea, aegean, aegean sea, africa, alps, amazon, andes, antarctica, arabian gulf, arabian "
    "peninsula, arabian sea, arctic, arctic ocean, asia, asia-pacific, atlantic, atlantic ocean, balkans, baltic "
    "sea, baltics, bay of bengal, bering sea, bering strait, black sea, caribbean, caribbean sea, caspian sea, "
    "caucasus, central africa, central america, central asia, central europe, danube, east africa, east asia, east "
    "china sea, eastern europe, english channel, euphrates, euro zone, europe, eurozone, far east, great lakes, "
    "gulf of aden, gulf of mexico, gulf of oman, himalayas, horn of africa, iberian peninsula, indian ocean, jordan "
    "river, korean peninsula, latin america, levant, maghreb, mediterranean, mediterranean sea, mekong, melanesia, "
    "middle east, mideast, near east, nile, north africa, north america, north pole, north sea, northern europe, "
    "oceania, pacific, pacific ocean, persian gulf, polynesia, red sea, rhine, sahara, sahel, scandinavia, sea of "
    "japan, south america, south asia, south china sea, south pole, southeast asia, southern africa, southern "
    "europe, southern ocean, strait of malacca, sub-saharan africa, taiwan strait, tigris, west africa, western "
    "europe, yellow sea, corn belt, rust belt, bible belt, great plains, riviera, french riviera, north atlantic, "
    "south atlantic, north pacific, south pacific, sub-saharan africa, equatorial africa, moon, mars, venus, jupiter, "
    "saturn, bosphorus, strait of hormuz, strait of gibraltar, suez canal, panama canal"
)

#: continents, seas and regions of the world that belong to no single country
WIDE_REGIONS: frozenset[str] = frozenset(_WIDE.split(", "))
