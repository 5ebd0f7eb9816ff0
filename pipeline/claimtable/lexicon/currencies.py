"""How news prints currencies: signs, codes, words.

Names in the table's ``unit`` column are CLDR's English names in the singular ("US dollar", "Danish krone"), read from
``lexicon.cldr``, except for the few in ``NAMES``. Sources: Unicode CLDR for codes, names and plurals;
ISO 4217 for codes; quantulum3 (MIT) for "pound sterling"; signs from the currencies' Unicode block and press usage.
"""

from __future__ import annotations

#: where our name differs from CLDR's
NAMES: dict[str, str] = {
    "GBP": "pound sterling",
    "EUR": "euro",
    "JPY": "yen",
    "CNY": "yuan",
    "CNH": "yuan",
    "BTC": "bitcoin",
    "ETH": "ether",
    "DOGE": "dogecoin",
    "LTC": "litecoin",
    "ZRN": "zaire",
    "BRE": "Brazilian cruzeiro",
    "SEK": "Swedish krona",
    "ISK": "Icelandic króna",
    "DEM": "German mark",
}

#: nouns that are words of other meanings, or too rare to say by themselves whose money they are
NO_NAMES = frozenset({"gold", "sterling", "mark", "real", "sol", "florin", "guilder", "escudo", "lira"})

#: codes that the web prints in lower case too ("20 usd", "usd 20")
LOWER_CODES = ("usd", "eur", "gbp", "inr", "aud", "cad", "nzd", "hkd", "sgd", "jpy", "cny", "rmb", "chf", "sek", "nok",
               "dkk", "zar", "mxn", "btc", "eth")  # fmt: skip

#: signs before the amount
SIGNS: dict[str, str] = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD",
    "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "CAN$": "CAD",
    "CDN$": "CAD", "Cdn$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "TW$": "TWD", "R$": "BRL", "J$": "JMD",
    "TT$": "TTD", "Z$": "ZWL", "ZW$": "ZWL", "FJ$": "FJD", "B$": "BND", "N$": "NAD", "EC$": "XCD", "G$": "GYD",
    "Bds$": "BBD", "BD$": "BMD", "Mex$": "MXN", "MX$": "MXN", "Arg$": "ARS", "AR$": "ARS", "CLP$": "CLP",
    "COP$": "COP",
    "Dh": "AED", "Dhs": "AED", "FCFA": "XAF", "F CFA": "XOF", "CFA": "XOF", "CFPF": "XPF", "CFP": "XPF", "Cg.": "XCG",
    "$US": "USD", "$A": "AUD", "$AU": "AUD", "$NZ": "NZD", "$C": "CAD", "$CA": "CAD", "$CAN": "CAD", "$HK": "HKD",
    "$S": "SGD", "Y=": "JPY", "Y": "JPY", "PS": "GBP",
    "$": "$", "£": "GBP", "€": "EUR", "¥": "¥", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP", "฿": "THB", "₫": "VND", "₴": "UAH", "₡": "CRC", "₵": "GHS", "₸": "KZT", "₮": "MNT", "₭": "LAK",
    "៛": "KHR",
    "₲": "PYG", "₾": "GEL", "₼": "AZN", "৳": "BDT", "Rs.": "Rs", "Rs": "Rs", "Re": "Rs", "RM": "MYR",
    "Rp": "IDR", "R": "ZAR",
    "RMB": "CNY", "CN¥": "CNY", "JP¥": "JPY", "GH¢": "GHS", "GH₵": "GHS", "KSh": "KES", "Ksh": "KES", "Sh": "KES",
    "USh": "UGX", "TSh": "TZS", "Tk": "BDT", "Tk.": "BDT", "SFr": "CHF", "Sfr": "CHF", "Fr.": "CHF", "kr": "kr",
    "Kr": "kr",
    "DKr": "DKK", "SKr": "SEK", "NKr": "NOK", "Dkr": "DKK", "Skr": "SEK", "Nkr": "NOK", "zł": "PLN", "Ft": "HUF",
    "Kč": "CZK",
    "EGP": "EGP", "E£": "EGP", "LE": "EGP", "Afs": "AFN", "P": "PHP", "Php": "PHP", "N": "NGN", "K": "ZMW",
    "Le": "SLE",
    "₿": "BTC", "IR£": "IEP", "I£": "IEP", "DM": "DEM", "FF": "FRF", "Lit": "ITL", "L": "L",
}  # fmt: skip

#: signs that are letters and need the digits right behind them ("R500", "N50m"), for they are words or labels otherwise
GLUED_SIGNS = frozenset(
    {"R", "N", "P", "K", "L", "Le", "LE", "Sh", "Re", "FF", "DM", "Lit", "kr", "Kr", "Y=", "Y", "PS"}
)
#: letters too often a name's or a label's part to be read without a magnitude or a comma ("N1 road", "K2", "PS5")
WEAK_SIGNS = frozenset({"N", "P", "K", "L", "Y", "PS"})

#: signs after the amount ("20€", "500 zł", "300 kr")
TRAILING_SIGNS: dict[str, str] = {
    "US$": "USD", "zł": "PLN", "Kč": "CZK", "kr": "kr", "Ft": "HUF", "円": "JPY", "元": "CNY", "RMB": "CNY",
    "FCFA": "XAF",     "F CFA": "XOF", "CFPF": "XPF",
    **{sign: code for sign, code in SIGNS.items() if len(sign) == 1 and not sign.isascii()},
    "$": "$",
}  # fmt: skip

#: nouns that need no adjective, lower case singular; "$" marks the ones that an article's evidence decides
WORDS: dict[str, str] = {
    "dollar": "$", "buck": "$", "greenback": "USD", "pound": "pound", "pound sterling": "GBP", "quid": "GBP",
    "sterling": "GBP",
    "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "rupee": "rupee", "ruble": "RUB",
    "rouble": "RUB",
    "rand": "ZAR", "real": "BRL", "reais": "BRL", "won": "KRW", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "dong": "VND",
    "zloty": "PLN", "lek": "ALL", "lekë": "ALL", "kwanza": "AOA", "soles": "PEN",
     "forint": "HUF", "hryvnia": "UAH", "shekel": "ILS", "lira": "TRY", "naira": "NGN", "cedi": "GHS",
    "birr": "ETB", "kwacha": "ZMW", "taka": "BDT", "kyat": "MMK", "riel": "KHR", "kip": "LAK", "tenge": "KZT",
    "som": "KGS",
    "lari": "GEL", "dram": "AMD", "manat": "AZN", "afghani": "AFN", "dirham": "AED", "riyal": "SAR", "rial": "IRR",
    "dinar": "dinar", "franc": "franc", "peso": "peso", "krona": "SEK", "kronor": "SEK", "krone": "krone",
    "kroner": "krone",
    "crown": "crown", "koruna": "CZK", "leu": "RON", "lei": "RON", "lev": "BGN", "kuna": "HRK",
    "shilling": "shilling",
    "bolivar": "VES", "bolívar": "VES", "boliviano": "BOB", "guarani": "PYG", "quetzal": "GTQ", "lempira": "HNL",
    "colon": "CRC",
    "tugrik": "MNT", "ngultrum": "BTN", "rufiyaa": "MVR", "pula": "BWP", "metical": "MZN", "ariary": "MGA",
    "dalasi": "GMD",
    "deutsche mark": "DEM", "deutschmark": "DEM", "deutschemark": "DEM", "mark": "DEM", "drachma": "GRD",
    "peseta": "ESP",
    "kuai": "CNY", "zaire": "ZRN", "new zaire": "ZRN", "inti": "PEI", "sucre": "ECS",
    "austral": "ARA", "cruzeiro": "BRE", "schilling": "ATS", "tolar": "SIT", "litas": "LTL",
    "kroon": "EEK", "denar": "MKD", "somoni": "TJS", "nakfa": "ERN", "loti": "LSL", "lilangeni": "SZL",
    "balboa": "PAB", "cordoba": "NIO", "gourde": "HTG", "vatu": "VUV", "kina": "PGK", "paanga": "TOP", "tala": "WST",
    "pataca": "MOP", "ouguiya": "MRU", "dobra": "STN", "leone": "SLE", "dogecoin": "DOGE",
    "litecoin": "LTC",
    "guilder": "NLG", "escudo": "PTE", "markka": "FIM", "bitcoin": "BTC", "ether": "ETH", "cfa franc": "XOF",
}  # fmt: skip

#: codes that are words, names or initials of their own in capitals
WORDS_NOT_CODES = frozenset(
    {
        "ALL",
        "TOP",
        "CUP",
        "ANG",
        "FIM",
        "CUC",
        "XXX",
        "XTS",
        "BAN",
    }
)

#: codes that are words of their own, too, so that only a grouped number or a magnitude makes money of them
WEAK_CODES = frozenset({"TRY", "MOP", "GEL", "LAK", "MAD", "BAM", "PEN", "COP"})

#: words for the hundredth part
MINOR: dict[str, str] = {
    "cent": "cent", "penny": "penny", "pence": "penny", "pennies": "penny", "p": "penny", "kopeck": "kopeck",
    "kopek": "kopeck",
    "centavo": "centavo", "centime": "centime", "¢": "cent", "sen": "sen", "paise": "paisa", "paisa": "paisa",
    "fils": "fils",
    "nickel": "nickel", "dime": "dime", "rappen": "rappen", "eurocent": "cent", "agora": "agora",
    "agorot": "agora", "satang": "satang", "grosz": "grosz", "groszy": "grosz", "piastre": "piastre",
    "piaster": "piastre", "stotinki": "stotinka", "jiao": "jiao",
    "kobo": "kobo", "pesewa": "pesewa",  "satoshi": "satoshi",
}  # fmt: skip

#: parts of a currency -> what share of it they are, and the nouns of the currencies that have them (ISO 4217, minor
#: units); an upper-case code where no other country's money has the part
PARTS: dict[str, tuple[float, tuple[str, ...]]] = {
    "cent": (0.01, ("dollar", "euro", "rand")), "penny": (0.01, ("pound",)), "kopeck": (0.01, ("ruble",)),
    "centavo": (0.01, ("peso", "real")), "centime": (0.01, ("franc",)), "paisa": (0.01, ("rupee",)),
    "nickel": (0.05, ("USD",)), "dime": (0.1, ("USD",)), "rappen": (0.01, ("CHF",)), "agora": (0.01, ("ILS",)),
    "satang": (0.01, ("THB",)), "grosz": (0.01, ("PLN",)), "stotinka": (0.01, ("BGN",)), "jiao": (0.1, ("CNY",)),
    "kobo": (0.01, ("NGN",)), "pesewa": (0.01, ("GHS",)),
}  # fmt: skip

#: words too common to be money without an adjective, a magnitude or a plural ("won", "real", "mark", "crown")
COMMON_WORDS = frozenset(
    {
        "won",
        "real",
        "mark",
        "crown",
        "som",
        "kip",
        "colon",
        "lev",
        "pound",
        "dram",
        "ether",
        "dime",
        "nickel",
        "sen",
        "dong",
    }
)

#: what a nationality before the noun decides: "Danish crowns", "Indian rupees"
ADJECTIVES: dict[str, str] = {
    "u.s.": "US", "us": "US", "american": "US", "united states": "US", "canadian": "CA", "australian": "AU",
    "aussie": "AU",
    "new zealand": "NZ", "nz": "NZ",
    "kiwi": "NZ", "hong kong": "HK", "singapore": "SG", "singaporean": "SG", "taiwan": "TW",
    "taiwanese": "TW",
    "new taiwan": "TW", "jamaican": "JM", "zimbabwe": "ZW", "zimbabwean": "ZW", "namibian": "NA", "fijian": "FJ",
    "liberian": "LR",
    "british": "GB", "english": "GB", "egyptian": "EG", "lebanese": "LB", "syrian": "SY", "sudanese": "SD",
    "south sudanese": "SS",
    "cypriot": "CY", "irish": "IE", "maltese": "MT", "turkish": "TR", "italian": "IT", "danish": "DK",
    "norwegian": "NO",
    "swedish": "SE", "icelandic": "IS", "czech": "CZ", "slovak": "SK", "estonian": "EE", "swiss": "CH",
    "french": "FR",
    "belgian": "BE", "rwandan": "RW", "burundian": "BI", "congolese": "CD", "guinean": "GN", "djiboutian": "DJ",
    "indian": "IN", "pakistani": "PK", "pakistan": "PK", "sri lankan": "LK", "nepalese": "NP", "nepali": "NP",
    "mauritian": "MU",
    "seychelles": "SC", "indonesian": "ID", "mexican": "MX", "argentine": "AR", "argentinian": "AR",
    "argentinean": "AR",
    "chilean": "CL", "colombian": "CO", "cuban": "CU", "dominican": "DO", "philippine": "PH", "filipino": "PH",
    "uruguayan": "UY",
    "south korean": "KR", "korean": "KR", "north korean": "KP", "japanese": "JP", "chinese": "CN", "russian": "RU",
    "belarusian": "BY", "belarussian": "BY", "brazilian": "BR", "south african": "ZA", "kuwaiti": "KW", "iraqi": "IQ",
    "jordanian": "JO", "bahraini": "BH", "libyan": "LY", "algerian": "DZ", "tunisian": "TN", "serbian": "RS",
    "macedonian": "MK",
    "moroccan": "MA", "emirati": "AE", "uae": "AE", "saudi": "SA", "qatari": "QA", "iranian": "IR", "omani": "OM",
    "yemeni": "YE",
    "kenyan": "KE", "ugandan": "UG", "tanzanian": "TZ", "somali": "SO", "thai": "TH", "malaysian": "MY",
    "vietnamese": "VN",
    "polish": "PL", "hungarian": "HU", "ukrainian": "UA", "israeli": "IL", "new israeli": "IL", "nigerian": "NG",
    "ghanaian": "GH",
    "romanian": "RO", "moldovan": "MD", "bulgarian": "BG", "croatian": "HR", "german": "DE", "greek": "GR",
    "spanish": "ES",
    "dutch": "NL", "portuguese": "PT", "finnish": "FI", "austrian": "AT", "bosnian": "BA", "kazakh": "KZ",
    "georgian": "GE",
    "armenian": "AM", "bangladeshi": "BD", "afghan": "AF", "ethiopian": "ET", "zambian": "ZM", "malawian": "MW",
    "peruvian": "PE",
    "venezuelan": "VE", "bolivian": "BO", "paraguayan": "PY", "costa rican": "CR", "trinidad": "TT",
    "barbadian": "BB",
    "bahamian": "BS", "caribbean": "XC", "east caribbean": "XC", "cfa": "XO",
}  # fmt: skip

#: (noun, territory) whose code is not the territory's present currency with that noun's name in CLDR
CODES: dict[tuple[str, str], str] = {
    ("lira", "IT"): "ITL", ("pound", "IE"): "IEP", ("pound", "CY"): "CYP", ("lira", "MT"): "MTL", ("franc",
    "FR"): "FRF",
    ("franc", "BE"): "BEF", ("mark", "DE"): "DEM", ("mark", "FI"): "FIM", ("mark", "BA"): "BAM", ("crown",
    "DK"): "DKK",
    ("crown", "NO"): "NOK", ("crown", "SE"): "SEK", ("crown", "CZ"): "CZK", ("crown", "IS"): "ISK", ("crown",
    "SK"): "SKK",
    ("crown", "EE"): "EEK", ("schilling", "AT"): "ATS", ("peseta", "ES"): "ESP", ("escudo", "PT"): "PTE",
    ("drachma", "GR"): "GRD", ("guilder", "NL"): "NLG", ("franc", "XO"): "XOF", ("kuna", "HR"): "HRK", ("dollar",
    "XC"): "XCD",
    ("dollar", "ZW"): "ZWL", ("lev", "BG"): "BGN", ("krone", "SE"): "SEK", ("won", "KP"): "KPW",
}  # fmt: skip

#: the CLDR noun of a code when the table above says only the family
FAMILIES = frozenset({"rupee", "dinar", "franc", "peso", "krone", "crown", "shilling", "kr", "L", "Rs", "pound"})

#: signs and nouns of several currencies: the noun in CLDR's names, and the code where no other word says whose
FAMILY_OF: dict[str, tuple[str, str]] = {
    "kr": ("krone", ""),
    "crown": ("krone", ""),
    "L": ("lira", ""),
    "Rs": ("rupee", "INR"),
}

#: words of an article that say whose currency a family name means
FAMILY_PLACES: dict[str, dict[str, str]] = {
    "rupee": {"India": "INR", "Pakistan": "PKR", "Sri Lanka": "LKR", "Nepal": "NPR", "Mauriti": "MUR",
    "Seychelles": "SCR", "Delhi": "INR", "Mumbai": "INR", "Islamabad": "PKR", "Karachi": "PKR", "Lahore": "PKR",
    "Colombo": "LKR", "Kathmandu": "NPR"},
    "pound": {"£": "GBP", "sterling": "GBP", "Britain": "GBP", "British": "GBP", "UK": "GBP", "U.K.": "GBP",
    "England": "GBP", "London": "GBP", "Scotland": "GBP", "Wales": "GBP", "Northern Ireland": "GBP"},
    "krone": {"Denmark": "DKK", "Danish": "DKK", "Norw": "NOK", "Swed": "SEK", "Iceland": "ISK", "Copenhagen": "DKK",
    "Oslo": "NOK", "Stockholm": "SEK", "Reykjavik": "ISK"},
    "peso": {"Mexic": "MXN", "Philippin": "PHP", "Argentin": "ARS", "Chile": "CLP", "Colombia": "COP", "Cuba": "CUP",
             "Uruguay": "UYU", "Dominican": "DOP", "Manila": "PHP", "Buenos Aires": "ARS", "Santiago": "CLP",
             "Bogot": "COP", "Havana": "CUP", "Montevideo": "UYU"},
    "franc": {"Swiss": "CHF", "Switzerland": "CHF", "Zurich": "CHF", "Geneva": "CHF", "Basel": "CHF", "Kigali": "RWF",
    "Senegal": "XOF", "Ivory Coast": "XOF", "Mali": "XOF", "Cameroon": "XAF", "Chad": "XAF", "Gabon": "XAF",
    "Rwanda": "RWF", "Burundi": "BIF",
    "Congo": "CDF"},
    "dinar": {"Iraq": "IQD", "Kuwait": "KWD", "Jordan": "JOD", "Serbia": "RSD", "Bahrain": "BHD", "Tunisia": "TND",
              "Algeria": "DZD", "Libya": "LYD", "Macedonia": "MKD"},
    "shilling": {"Kenya": "KES", "Nairobi": "KES", "Kampala": "UGX", "Uganda": "UGX", "Tanzania": "TZS",
                 "Somali": "SOS"},
}  # fmt: skip
