"""Names of countries and of their first-level parts, and adjectives of nationality, as lower-case text.

Sources: country names are CLDR's English territory names (babel, at run time); what stands here is what CLDR lacks and
news writes. Former and short names: ISO 3166-3 and the GeoNames alternate names. Adjectives: the field "Nationality" of
the CIA World Factbook (public domain). Parts of federal states: ISO 3166-2.

Keys are as ``claimtable.places.countries.name_key`` makes them: lower case, no accents, no full stops, "st" for "saint".
"""

from __future__ import annotations

#: country names of the news that CLDR's English list lacks -> ISO 3166 alpha-2
COUNTRY_ALIASES: dict[str, str] = {
    "us": "US", "usa": "US", "united states of america": "US", "america": "US",
    "uk": "GB", "britain": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "united kingdom of great britain and northern ireland": "GB", "ulster": "GB",
    "republic of ireland": "IE", "irish republic": "IE", "eire": "IE",
    "ivory coast": "CI", "cote d'ivoire": "CI", "burma": "MM", "myanmar": "MM", "gaza": "PS", "gaza strip": "PS",
    "west bank": "PS", "palestine": "PS", "palestinian territory": "PS", "occupied territories": "PS",
    "east jerusalem": "PS", "golan heights": "SY",
    "holland": "NL", "czech republic": "CZ", "czechoslovakia": "CZ", "bohemia": "CZ", "slovak republic": "SK",
    "macedonia": "MK", "republic of macedonia": "MK", "former yugoslav republic of macedonia": "MK", "fyrom": "MK",
    "bosnia": "BA", "bosnia-herzegovina": "BA", "bosnia and herzegovina": "BA", "herzegovina": "BA",
    "republika srpska": "BA", "yugoslavia": "RS", "federal republic of yugoslavia": "RS", "serbia and montenegro": "RS",
    "vojvodina": "RS", "kosovo": "XK", "kosova": "XK",
    "soviet union": "RU", "ussr": "RU", "russian federation": "RU", "chechnya": "RU", "dagestan": "RU", "siberia": "RU",
    "ingushetia": "RU", "north ossetia": "RU", "tatarstan": "RU", "crimea": "UA", "donbas": "UA", "donbass": "UA",
    "south ossetia": "GE", "abkhazia": "GE", "nagorno-karabakh": "AZ", "nagorny karabakh": "AZ",
    "transnistria": "MD", "byelorussia": "BY", "belorussia": "BY",
    "turkey": "TR", "turkish republic": "TR", "northern cyprus": "CY", "turkish republic of northern cyprus": "CY",
    "iraqi kurdistan": "IQ", "islamic republic of iran": "IR", "persia": "IR", "syrian arab republic": "SY",
    "uae": "AE", "emirates": "AE", "dubai": "AE", "kingdom of saudi arabia": "SA",
    "south korea": "KR", "republic of korea": "KR", "rok": "KR", "north korea": "KP", "dprk": "KP",
    "democratic people's republic of korea": "KP", "china": "CN", "prc": "CN", "people's republic of china": "CN",
    "mainland china": "CN", "tibet": "CN", "xinjiang": "CN", "inner mongolia": "CN", "hong kong": "HK", "macau": "MO",
    "macao": "MO", "republic of china": "TW", "formosa": "TW", "east timor": "TL", "kashmir": "IN", "ceylon": "LK",
    "west papua": "ID", "irian jaya": "ID", "aceh": "ID", "east pakistan": "BD", "indochina": "",
    "dr congo": "CD", "drc": "CD", "democratic republic of congo": "CD", "democratic republic of the congo": "CD",
    "congo-kinshasa": "CD", "zaire": "CD", "congo": "CD", "republic of congo": "CG", "republic of the congo": "CG",
    "congo-brazzaville": "CG", "swaziland": "SZ", "cabo verde": "CV", "upper volta": "BF", "rhodesia": "ZW",
    "zanzibar": "TZ", "darfur": "SD", "southern sudan": "SS", "somaliland": "SO", "puntland": "SO", "tigray": "ET",
    "ogaden": "ET", "republic of south africa": "ZA", "the gambia": "GM", "central african republic": "CF",
    "vatican": "VA", "holy see": "VA", "west germany": "DE", "east germany": "DE", "federal republic of germany": "DE",
    "gdr": "DE", "catalonia": "ES", "basque country": "ES", "corsica": "FR", "sicily": "IT", "sardinia": "IT",
    "crete": "GR", "azores": "PT", "madeira": "PT", "greenland": "GL", "hawaii": "US",
    "new guinea": "PG", "png": "PG", "virgin islands": "VI", "us virgin islands": "VI", "falklands": "FK",
    "trinidad": "TT", "tobago": "TT", "st kitts": "KN", "antigua": "AG", "sao tome": "ST", "turks and caicos": "TC",
    "surinam": "SR", "british guiana": "GY", "new zealand": "NZ", "kampuchea": "KH",
}  # fmt: skip

#: CLDR territory codes that are no countries, and the code that the news means
NOT_COUNTRIES: frozenset[str] = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AQ"})

#: adjectives and nouns of nationality -> ISO 3166 alpha-2
DEMONYMS: dict[str, str] = {
    "afghan": "AF", "afghani": "AF", "albanian": "AL", "algerian": "DZ", "american": "US", "andorran": "AD",
    "angolan": "AO", "antiguan": "AG", "argentine": "AR", "argentinian": "AR", "armenian": "AM", "aruban": "AW",
    "australian": "AU", "aussie": "AU", "austrian": "AT", "azerbaijani": "AZ", "azeri": "AZ", "bahamian": "BS",
    "bahraini": "BH", "bangladeshi": "BD", "barbadian": "BB", "belarusian": "BY", "belarussian": "BY", "belgian": "BE",
    "belizean": "BZ", "beninese": "BJ", "bermudian": "BM", "bhutanese": "BT", "bolivian": "BO", "bosnian": "BA",
    "botswanan": "BW", "brazilian": "BR", "british": "GB", "briton": "GB", "bruneian": "BN", "bulgarian": "BG",
    "burkinabe": "BF", "burmese": "MM", "burundian": "BI", "cambodian": "KH", "cameroonian": "CM", "canadian": "CA",
    "cape verdean": "CV", "chadian": "TD", "chechen": "RU", "chilean": "CL", "chinese": "CN", "colombian": "CO",
    "comoran": "KM", "congolese": "CD", "costa rican": "CR", "croat": "HR", "croatian": "HR", "cuban": "CU",
    "cypriot": "CY", "greek cypriot": "CY", "turkish cypriot": "CY", "czech": "CZ", "dane": "DK", "danish": "DK",
    "djiboutian": "DJ", "dominican": "DO", "dutch": "NL", "dutchman": "NL", "ecuadoran": "EC", "ecuadorian": "EC",
    "egyptian": "EG", "emirati": "AE", "english": "GB", "englishman": "GB", "eritrean": "ER", "estonian": "EE",
    "ethiopian": "ET", "fijian": "FJ", "filipino": "PH", "finn": "FI", "finnish": "FI", "french": "FR",
    "frenchman": "FR", "gabonese": "GA", "gambian": "GM", "gazan": "PS", "georgian": "GE", "german": "DE",
    "ghanaian": "GH", "greek": "GR", "greenlander": "GL", "grenadian": "GD", "guamanian": "GU", "guatemalan": "GT",
    "guinean": "GN", "guyanese": "GY", "haitian": "HT", "honduran": "HN", "hungarian": "HU", "icelander": "IS",
    "icelandic": "IS", "indian": "IN", "indonesian": "ID", "iranian": "IR", "iraqi": "IQ", "irish": "IE",
    "irishman": "IE", "israeli": "IL", "italian": "IT", "ivorian": "CI", "ivoirian": "CI", "jamaican": "JM",
    "japanese": "JP", "jordanian": "JO", "kazakh": "KZ", "kazakhstani": "KZ", "kenyan": "KE", "korean": "KR",
    "kosovar": "XK", "kosovan": "XK", "kuwaiti": "KW", "kyrgyz": "KG", "laotian": "LA", "latvian": "LV",
    "lebanese": "LB", "liberian": "LR", "libyan": "LY", "lithuanian": "LT", "luxembourger": "LU", "macedonian": "MK",
    "malagasy": "MG", "malawian": "MW", "malaysian": "MY", "maldivian": "MV", "malian": "ML", "maltese": "MT",
    "mauritanian": "MR", "mauritian": "MU", "mexican": "MX", "micronesian": "FM", "moldovan": "MD",
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

_US = """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada new_hampshire new_jersey new_mexico new_york_state north_carolina north_dakota ohio oklahoma oregon pennsylvania
rhode_island south_carolina south_dakota tennessee texas utah vermont virginia washington_state west_virginia wisconsin
wyoming washington_dc district_of_columbia new_england midwest silicon_valley wall_street capitol_hill white_house
pentagon long_island manhattan brooklyn bronx queens staten_island harlem hollywood southern_california
northern_california south_florida guantanamo_bay cape_cod bay_area cape_canaveral los_alamos hudson_river
mississippi_river white_house new_york_city la nyc dc beverly_hills grand_canyon ground_zero
ala ariz ark calif colo conn del fla ga ill ind kan kans ky md mass mich minn miss mo mont neb nev okla ore pa penn
tenn tex vt va wash wis wyo n_h n_j n_m n_y n_c n_d r_i s_c s_d w_va d_c nh nj ny nc nd sc sd"""
_CANADA = """alberta british_columbia manitoba new_brunswick newfoundland newfoundland_and_labrador labrador
nova_scotia ontario prince_edward_island quebec saskatchewan yukon nunavut northwest_territories"""
_AUSTRALIA = """new_south_wales queensland south_australia tasmania western_australia northern_territory
australian_capital_territory"""
_INDIA = """andhra_pradesh arunachal_pradesh assam bihar chhattisgarh goa gujarat haryana himachal_pradesh jharkhand
karnataka kerala madhya_pradesh maharashtra manipur meghalaya mizoram nagaland odisha orissa punjab rajasthan sikkim
tamil_nadu telangana tripura uttar_pradesh uttarakhand uttaranchal west_bengal jammu_and_kashmir ladakh"""
_GERMANY = """bavaria baden-wurttemberg brandenburg hesse lower_saxony mecklenburg-vorpommern
north_rhine-westphalia rhineland-palatinate saarland saxony saxony-anhalt schleswig-holstein thuringia"""
_CHINA = """anhui fujian gansu guangdong guangxi guizhou hainan hebei heilongjiang henan hubei hunan jiangsu jiangxi
jilin liaoning ningxia qinghai shaanxi shandong shanxi sichuan yunnan zhejiang yangtze_river pearl_river_delta
tiananmen_square"""
_BRITAIN = """cornwall cumbria devon dorset essex east_anglia hampshire hertfordshire kent lancashire leicestershire
lincolnshire merseyside midlands norfolk northumberland northumbria nottinghamshire oxfordshire shropshire somerset
staffordshire suffolk surrey sussex teesside tyneside west_midlands wiltshire worcestershire yorkshire downing_street
whitehall heathrow gatwick wembley wimbledon river_thames thames lockerbie scottish_highlands isle_of_wight"""
_FRANCE = "alsace aquitaine auvergne brittany burgundy champagne languedoc limousin lorraine normandy picardy provence"
_ITALY = """abruzzo apulia basilicata calabria campania emilia-romagna friuli lazio liguria lombardy marche molise
piedmont puglia trentino tuscany umbria veneto"""
_SPAIN = "andalusia andalucia aragon asturias balearic_islands cantabria castile extremadura galicia navarre majorca"
_MEXICO = "baja_california chiapas chihuahua guerrero jalisco michoacan oaxaca sinaloa sonora tamaulipas yucatan"
_JAPAN = "fukushima hokkaido honshu kyushu okinawa shikoku"
_OTHERS = {
    "BR": "mato_grosso minas_gerais pernambuco rio_grande_do_sul rondonia santa_catarina",
    "AF": "helmand kunduz_province nangarhar tora_bora bagram panjshir",
    "PK": "balochistan baluchistan khyber_pakhtunkhwa north-west_frontier_province north_waziristan south_waziristan "
    "waziristan sindh swat_valley azad_kashmir",
    "IQ": "al-anbar anbar kurdistan diyala green_zone abu_ghraib nineveh",
    "LB": "bekaa_valley south_lebanon southern_lebanon",
    "IL": "galilee negev",
    "EG": "sinai sinai_peninsula suez_canal tahrir_square",
    "NG": "niger_delta borno lagos_state kaduna_state",
    "CD": "katanga kivu north_kivu south_kivu ituri",
    "ZA": "eastern_cape free_state gauteng kwazulu-natal limpopo mpumalanga western_cape",
    "PH": "luzon mindanao visayas jolo basilan cebu",
    "ID": "bali borneo java kalimantan maluku papua sulawesi sumatra moluccas",
    "MY": "sabah sarawak",
    "RU": "kamchatka sakhalin kremlin red_square kuril_islands beslan",
    "TR": "anatolia incirlik",
    "CH": "davos",
    "AT": "carinthia styria tyrol",
    "BE": "flanders wallonia",
    "IR": "khuzestan natanz bushehr strait_of_hormuz",
    "KP": "yongbyon kaesong",
    "CU": "guantanamo",
}

_PARTS = {
    "US": _US, "CA": _CANADA, "AU": _AUSTRALIA, "IN": _INDIA, "DE": _GERMANY, "CN": _CHINA, "GB": _BRITAIN,
    "FR": _FRANCE, "IT": _ITALY, "ES": _SPAIN, "MX": _MEXICO, "JP": _JAPAN, **_OTHERS,
}  # fmt: skip

#: states, provinces, regions and well-known sites -> ISO 3166 alpha-2 of their country
REGIONS: dict[str, str] = {name.replace("_", " "): code for code, names in _PARTS.items() for name in names.split()}

#: continents, seas and regions of the world that belong to no single country
WIDE_REGIONS: frozenset[str] = frozenset(
    name.replace("_", " ")
    for name in """africa antarctica asia europe north_america south_america latin_america central_america oceania
    middle_east near_east far_east mideast balkans baltics caucasus scandinavia maghreb sahel horn_of_africa
    sub-saharan_africa west_africa east_africa north_africa central_africa southern_africa southeast_asia
    south_asia east_asia central_asia western_europe eastern_europe central_europe southern_europe northern_europe
    asia-pacific caribbean pacific atlantic mediterranean arctic arctic_ocean indian_ocean pacific_ocean
    atlantic_ocean southern_ocean persian_gulf arabian_gulf gulf_of_mexico gulf_of_aden red_sea black_sea
    caspian_sea baltic_sea north_sea adriatic adriatic_sea aegean aegean_sea mediterranean_sea caribbean_sea
    arabian_sea south_china_sea east_china_sea yellow_sea sea_of_japan bay_of_bengal english_channel
    himalayas alps andes sahara amazon nile danube rhine mekong euphrates tigris jordan_river
    korean_peninsula arabian_peninsula iberian_peninsula levant polynesia melanesia north_pole south_pole
    great_lakes euro_zone eurozone taiwan_strait strait_of_malacca bering_sea bering_strait gulf_of_oman""".split()
)
