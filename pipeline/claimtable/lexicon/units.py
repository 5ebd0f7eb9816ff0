"""Units of measure as news prints them, beside those of quantulum3's table.

Sources: quantulum3 (MIT), ``units.json``, read at run time, for names, surfaces and symbols; the SI brochure (9th
edition) for prefixes; our own additions for what newspapers print (points, basis points, storeys are counts and not
here). Every value is (canonical singular name, surfaces..., symbols...).
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: units of time: a number of them is a duration
TIME_UNITS = words("""
    nanosecond microsecond millisecond second minute hour day night week fortnight month quarter year decade
    century millennium
    """)

#: units that quantulum3 lacks or names otherwise: canonical name -> surfaces in the singular
EXTRA: dict[str, tuple[str, ...]] = {
    "percent": ("percent", "per cent", "pct", "percentage"),
    "percentage point": ("percentage point", "percent point", "per cent point", "point of percentage", "% point",
    "pp"),
    "basis point": ("basis point", "bps"),
    "part per million": ("part per million", "ppm"),
    "part per billion": ("part per billion", "ppb"),
    "day": ("day", "working day", "business day", "calendar day", "consecutive day", "straight day", "school day",
            "trading day"),
    "week": ("week", "consecutive week", "straight week"),
    "month": ("month", "calendar month", "consecutive month", "straight month"),
    "year": ("year", "calendar year", "consecutive year", "straight year", "fiscal year", "financial year",
             "academic year", "school year", "yr"),
    "hour": ("hour", "hr", "hr.", "hrs.", "working hour"),
    "minute": ("minute", "min"),
    "second": ("second", "sec"),
    "quarter": ("consecutive quarter", "straight quarter", "fiscal quarter", "calendar quarter"),
    "night": ("night",),
    "fortnight": ("fortnight",),
    "mile": ("mile", "statute mile"),
    "nautical mile": ("nautical mile", "nmi"),
    "square metre": ("square metre", "square meter", "sq metre", "sq meter", "sq. metre", "sq. meter", "sq m", "sqm",
                     "sq. m", "sq.m", "m²", "m2"),
    "square kilometre": (
        "square kilometre", "square kilometer", "sq kilometre", "sq kilometer", "sq km", "sqkm", "sq. km", "sq.km",
        "km²",
        "km2",
    ),
    "square foot": ("square foot", "square feet", "sq foot", "sq feet", "sq ft", "sq. ft", "sq. ft.", "sqft",
    "sq.ft", "sq.ft.", "sft", "ft²",
    "ft2"),
    "square mile": ("square mile", "sq mile", "sq mi", "sq. mi", "sq. mile"),
    "square inch": ("square inch", "sq in"),
    "square yard": ("square yard", "sq yd"),
    "square centimetre": ("square centimetre", "square centimeter", "sq cm", "cm²", "cm2"),
    "cubic metre": ("cubic metre", "cubic meter", "cu m", "cbm", "m³", "m3"),
    "cubic foot": ("cubic foot", "cubic feet", "cu ft", "cu. ft.", "ft³"),
    "thousand cubic foot": ("mcf", "Mcf", "MCF"),
    "million cubic foot": ("mmcf", "MMcf", "MMCF"),
    "billion cubic foot": ("bcf", "Bcf", "BCF"),
    "trillion cubic foot": ("tcf", "Tcf", "TCF"),
    "million cubic foot per day": ("mmcfd", "MMcfd", "MMcf/d", "mmcf/d", "mmscfd", "MMSCFD"),
    "billion cubic foot per day": ("bcfd", "Bcfd", "BCFD", "bcf/d", "Bcf/d"),
    "billion cubic metre": ("bcm", "Bcm", "BCM"),
    "cubic foot per second": ("cubic foot per second", "cubic feet per second", "cfs", "cusec"),
    "cubic metre per second": ("cubic metre per second", "cubic meter per second", "cumec", "m³/s", "m3/s"),
    "cubic foot per minute": ("cubic foot per minute", "cubic feet per minute", "cfm", "CFM"),
    "gallon": ("gallon", "us gallon", "u.s. gallon", "imperial gallon"),
    "gallon per minute": ("gallon per minute", "gpm"),
    "litre per minute": ("litre per minute", "liter per minute", "l/min", "L/min", "lpm"),
    "cubic inch": ("cubic inch", "cu in"),
    "cubic centimetre": ("cubic centimetre", "cubic centimeter", "cc", "cm³", "cm3"),
    "cubic kilometre": ("cubic kilometre", "cubic kilometer", "cu km", "km³"),
    "kilogram": ("kilogram", "kilogramme", "kilo", "kg", "kgs"),
    "pound": ("pound", "pound-mass", "lb", "lbs", "lb.", "lbs."),
    "stone": ("stone", "st"),
    "ounce": ("ounce", "oz", "oz."),
    "fluid ounce": ("fluid ounce", "fl oz", "fl. oz."),
    "ton": ("ton", "short ton", "long ton"),
    "tonne": ("tonne", "metric ton", "metric tonne", "mt", "t"),
    "kilotonne": ("kilotonne",),
    "megatonne": ("megatonne", "Mt"),
    "million tonne per year": ("mtpa", "Mtpa", "MTPA"),
    "gigatonne": ("gigatonne", "Gt"),
    "kiloton": ("kiloton",),
    "megaton": ("megaton",),
    "quintal": ("quintal",),
    "hundredweight": ("hundredweight", "cwt"),
    "tonne of oil equivalent": ("tonne of oil equivalent", "ton of oil equivalent", "toe"),
    "million tonne of oil equivalent": ("mtoe", "Mtoe"),
    "barrel": ("barrel", "bbl"),
    "barrel of oil equivalent": ("barrel of oil equivalent", "boe", "BOE"),
    "barrel of oil equivalent per day": ("boepd", "boe/d", "BOE/d", "barrel of oil equivalent per day",
                                         "barrel of oil equivalent a day"),
    "barrel per day": ("barrel per day", "bpd", "b/d", "bbl/d", "bopd"),
    "million barrel per day": ("mb/d", "mmb/d", "mbpd", "mmbpd"),
    "litre": ("litre", "liter", "l", "L"),
    "millilitre": ("millilitre", "milliliter", "ml", "mL"),
    "centilitre": ("centilitre", "centiliter", "cl"),
    "megalitre": ("megalitre", "megaliter", "ML"),
    "gigalitre": ("gigalitre", "gigaliter", "GL"),
    "degree": ("degree", "deg", "°", "º"),
    "degree Celsius": (
        "degree celsius", "degree centigrade", "degrees c", "degree c", "celsius", "centigrade", "deg celsius",
        "deg c", "degC",
        "°C", "ºC", "˚C", "C", "° c", "º c", "° celsius", "°celsius", "celcius", "degree celcius", "℃",
    ),
    "degree Fahrenheit": (
        "degree fahrenheit", "degrees f", "degree f", "fahrenheit", "deg fahrenheit", "deg f", "degF", "°F", "ºF",
        "˚F", "F", "° f", "º f", "° fahrenheit", "°fahrenheit", "farenheit", "degree farenheit", "℉",
    ),
    "kelvin": ("kelvin", "K"),
    "kilometre per hour": (
        "kilometre per hour", "kilometer per hour", "kilometre an hour", "kilometer an hour", "km/h", "kmh", "kph",
        "km/hr", "kmph",
        "KPH", "kms/h", "km per hour", "km an hour", "KM/H", "Km/h", "kmp/h",
    ),
    "mile per hour": ("mile per hour", "mile an hour", "mph", "MPH", "mi/h", "m.p.h."),
    "metre per second": ("metre per second", "meter per second", "metre a second", "meter a second", "m/s", "mps"),
    "kilometre per second": ("kilometre per second", "kilometer per second", "km/s", "kilometre a second",
    "kilometer a second"),
    "foot per second": ("foot per second", "feet per second", "ft/s"),
    "knot": ("knot", "kt", "kts", "kn"),
    "mile per gallon": ("mile per gallon", "mpg", "MPG"),
    "mile per gallon equivalent": ("mpge", "MPGe"),
    "litre per 100 kilometres": ("l/100km", "L/100km", "l/100 km", "L/100 km", "lt/100km",
                                 "ltr/100km"),
    "kilometre per litre": ("kilometre per litre", "kilometer per liter", "km per litre", "kmpl", "km/l", "km/L"),
    "kilowatt hour per 100 kilometres": ("kWh/100km", "kWh/100 km"),
    "gram per kilometre": ("gram per kilometre", "gram per kilometer", "g/km", "gm/km"),
    "gram per square metre": ("gram per square metre", "gram per square meter", "gsm", "g/m²"),
    "horsepower": ("horsepower", "hp", "HP", "horse power"),
    "brake horsepower": ("brake horsepower", "bhp", "BHP"),
    "metric horsepower": ("metric horsepower", "PS"),
    "volt-ampere": ("volt-ampere", "VA"),
    "kilovolt-ampere": ("kilovolt-ampere", "kVA", "KVA"),
    "kilowatt": ("kilowatt", "kW", "KW", "kw", "kWp"),
    "megawatt": ("megawatt", "MW", "MWp", "MWe"),
    "gigawatt": ("gigawatt", "GW", "GWp"),
    "kilowatt hour": ("kilowatt hour", "kilowatt-hour", "kWh", "kwh", "KWh", "KWH", "kw-h", "kw/h"),
    "pound-foot": ("pound-foot", "pound-feet", "pound foot", "pound feet", "lb-ft", "lb ft", "lb·ft", "lbft",
    "foot-pound", "ft-lb",
                   "foot pound", "ft lb", "lb-ft.", "lb.-ft.", "lb.ft", "lb. ft.", "lbs-ft", "lbs ft", "lb/ft",
                   "ft-lbs", "ft lbs",
                   "ft. lbs.", "ft. lb.", "ftlb", "lbf ft", "lbf-ft", "lb foot"),
    "newton metre": ("newton metre", "newton-metre", "newton meter", "newton-meter", "Nm"),
    "revolutions per minute": ("revolution per minute", "rpm", "RPM", "revs per minute"),
    "beat per minute": ("beat per minute", "beat a minute", "bpm", "BPM"),
    "breath per minute": ("breath per minute", "breath a minute"),
    "frame per second": ("frame per second", "frame a second", "fps", "FPS"),
    "word per minute": ("word per minute", "word a minute", "wpm"),
    "milligram per decilitre": ("mg/dL", "mg/dl"),
    "milligram per litre": ("mg/L", "mg/l"),
    "milligram per kilogram": ("mg/kg",),
    "millimole per litre": ("mmol/L", "mmol/l"),
    "nanogram per millilitre": ("ng/mL", "ng/ml"),
    "microgram per litre": ("µg/L", "μg/L", "µg/l", "ug/L"),
    "microgram per decilitre": ("µg/dL", "μg/dL", "ug/dL", "microgram per deciliter", "microgram per decilitre"),
    "microgram": ("microgram", "mcg", "ug"),
    "microgram per cubic metre": ("µg/m³", "µg/m3", "μg/m³", "μg/m3", "ug/m3", "microgram per cubic metre",
    "microgram per cubic meter"),
    "millimetre of mercury": ("mmHg", "mm hg", "millimetre of mercury", "millimeter of mercury"),
    "pound per square inch": ("pound per square inch", "psi", "PSI"),
    "decibel": ("decibel", "dB", "db", "dBA", "dba"),
    "nit": ("nit",),
    "lumen": ("lumen", "lm"),
    "lux": ("lux",),
    "candela": ("candela",),
    "dot per inch": ("dpi", "dot per inch"),
    "pixel per inch": ("ppi", "pixel per inch"),
    "pixel": ("pixel", "px"),
    "megapixel": ("megapixel", "MP", "mp", "Mpx"),
    "gigapixel": ("gigapixel",),
    "byte": ("byte",),
    "kilobyte": ("kilobyte", "KB", "kB"),
    "megabyte": ("megabyte", "MB", "mb"),
    "gigabyte": ("gigabyte", "GB", "gb", "gig"),
    "terabyte": ("terabyte", "TB", "tb"),
    "petabyte": ("petabyte", "PB"),
    "exabyte": ("exabyte", "EB"),
    "bit": ("bit",),
    "qubit": ("qubit", "quantum bit"),
    "kilobit": ("kilobit", "kbit"),
    "megabit": ("megabit", "Mbit", "Mb"),
    "gigabit": ("gigabit", "Gbit", "Gb"),
    "kilobyte per second": ("kilobyte per second", "KB/s", "kB/s", "KBps"),
    "terabit per second": ("terabit per second", "Tbps", "Tb/s", "Tbit/s"),
    "kilobit per second": ("kilobit per second", "kbps", "Kbps", "kbit/s"),
    "megabit per second": ("megabit per second", "Mbps", "mbps", "Mbit/s", "Mb/s"),
    "gigabit per second": ("gigabit per second", "Gbps", "gbps", "Gbit/s", "Gb/s"),
    "megabyte per second": ("megabyte per second", "MB/s", "MBps"),
    "gigabyte per second": ("gigabyte per second", "GB/s", "GBps", "GB/sec"),
    "terabyte per second": ("terabyte per second", "TB/s", "TBps"),
    "megatransfer per second": ("MT/s",),
    "teraflop": ("teraflop", "TFLOPS", "TFLOPs", "TFlops", "TFLOP", "teraflops"),
    "petaflop": ("petaflop", "PFLOPS", "PFLOPs", "petaflops"),
    "gigaflop": ("gigaflop", "GFLOPS", "GFLOPs", "gigaflops"),
    "trillion operation per second": ("TOPS",),
    "exaflop": ("exaflop", "exaflops"),
    "calorie": ("calorie", "cal"),
    "kilocalorie": ("kilocalorie", "kcal"),
    "british thermal unit": ("british thermal unit", "btu", "Btu", "BTU"),
    "mega british thermal unit": ("mmbtu", "mmBtu", "MMBtu", "mmBTU", "MMBTU"),
    "milliampere-hour": ("milliampere-hour", "milliamp-hour", "milliamp hour", "mAh", "mah"),
    "ampere-hour": ("ampere-hour", "amp-hour", "amp hour", "Ah"),
    "ampere": ("ampere", "amp"),
    "electronvolt": ("electronvolt", "electron volt", "electron-volt"),
    "light-year": ("light-year", "light year", "lightyear"),
    "astronomical unit": ("astronomical unit", "AU"),
    "parsec": ("parsec",),
    "carat": ("carat", "ct"),
    "karat": ("karat",),
    "tola": ("tola",),
    "troy ounce": ("troy ounce", "troy oz"),
    "bushel": ("bushel", "bu"),
    "acre": ("acre", "ac"),
    "acre foot": ("acre foot", "acre-foot", "acre-feet", "acre feet"),
    "hectare": ("hectare", "ha"),
    "inch": ("inch", "in", "in.", "ins", '"', "''", "″"),
    "foot": ("foot", "ft", "ft.", "feet"),
    "yard": ("yard", "yd", "yds"),
    "furlong": ("furlong", "fur"),
    "fathom": ("fathom",),
    "kilometre": ("kilometre", "kilometer", "km", "kms", "klick", "km."),
    "metre": ("metre", "meter", "m"),
    "millimetre": ("millimetre", "millimeter", "mm", "mms"),
    "centimetre": ("centimetre", "centimeter", "cm", "cms"),
    "micrometre": ("micrometre", "micrometer", "micron", "µm", "μm"),
    "nanometre": ("nanometre", "nanometer", "nm"),
    "tablespoon": ("tablespoon", "tbsp"),
    "teaspoon": ("teaspoon", "tsp"),
    "magnitude": (),
    "g-force": (),
    "arcminute": ("arcminute", "arc minute", "minute of arc"),
    "arcsecond": ("arcsecond", "arc second", "second of arc"),
    "millisievert": ("millisievert", "mSv"),
    "microsievert": ("microsievert", "µSv", "μSv"),
    "international unit": ("international unit", "IU"),
    "twenty-foot equivalent unit": ("teu", "TEU", "TEUs"),
    "ship ton": ("gross ton", "gross tonne", "deadweight ton", "deadweight tonne", "dwt"),
}  # fmt: skip

#: abbreviations that hold a magnitude: our name above -> what multiplies the number, and the unit that is left
SCALED: dict[str, tuple[float, str]] = {
    "thousand cubic foot": (1e3, "cubic foot"),
    "million cubic foot": (1e6, "cubic foot"),
    "billion cubic foot": (1e9, "cubic foot"),
    "trillion cubic foot": (1e12, "cubic foot"),
    "billion cubic metre": (1e9, "cubic metre"),
    "million tonne per year": (1e6, "tonne per year"),
    "million tonne of oil equivalent": (1e6, "tonne of oil equivalent"),
    "million barrel per day": (1e6, "barrel per day"),
}

#: symbols that another trade reads otherwise: name -> (words near it, the name that they give)
TRADES: dict[str, tuple[tuple[str, str], ...]] = {
    "nanometre": (
        (r"\b(?:torque|rpm|bhp|hp|PS|kW|horsepower|pulling power)\b", "newton metre"),
        (
            r"\b(?:coast|sea|ships?|vessels?|offshore|sail\w*|ports?|islands?|aircraft|flight|pilots?|navy)\b",
            "nautical mile",
        ),
    ),
    "megabyte": ((r"\b(?:pressure|hurricanes?|cyclones?|storms?|barometer|low|atmospheric)\b", "millibar"),),
    "knot": ((r"\b(?:copper|gold|ore|concentrate|zinc|nickel|lithium|mine|production|output)\b", "kilotonne"),),
}

#: SI units that take prefixes: name -> (plural form if odd, symbol, prefixes that occur)
PREFIXED: dict[str, tuple[str, str]] = {
    "watt": ("W", "m k M G T"),
    "watt hour": ("Wh", "k M G T"),
    "volt": ("V", "m k M"),
    "hertz": ("Hz", "k M G T"),
    "joule": ("J", "m k M G T"),
    "pascal": ("Pa", "h k M G"),
    "newton": ("N", "k M"),
    "gram": ("g", "m µ n"),
    "ohm": ("Ω", "k M"),
    "farad": ("F", "µ n p"),
    "tesla": ("T", "m µ"),
    "becquerel": ("Bq", "k M G T"),
    "sievert": ("Sv", "m µ"),
    "second": ("s", "m µ n"),
    "electronvolt": ("eV", "k M G T"),
    "mole": ("mol", "m µ"),
    "bar": ("bar", "m"),
}
PREFIXES: dict[str, str] = {
    "n": "nano",
    "p": "pico",
    "µ": "micro",
    "m": "milli",
    "h": "hecto",
    "k": "kilo",
    "M": "mega",
    "G": "giga",
    "T": "tera",
}

#: quantulum3's entities that news text does not measure in, or whose surfaces are words of their own
SKIPPED_ENTITIES = frozenset({"currency"})
#: quantulum3's units whose surfaces or symbols are ordinary words in news ("a drop", "two cups", "three sets"), or that
#: our own table names otherwise
SKIPPED_UNITS = words("""
    unk dimensionless pair set count turn dozen gross drop span quarter shake league cup ell peck mill dime gal rad gray
    kip tex bar mole percentage barn gauss maxwell henry siemens nibble rutherford faraday langley darcy stere barye rhe
    kibibyte pint quart twip poise stokes therm quad cubit lustrum gigaton roentgen
    parts-per-million parts-per-billion parts-per-trillion
    """) | {
    "minute of arc", "second of arc", "great gross", "long hundred", "baker's dozen", "speed of light", "short ton",
    "long ton", "degree angle", "degree Celsius", "degree fahrenheit", "technical atmosphere", "base pair",
    "kilo base pair", "mega base pair", "giga base pair", "standard atmosphere", "ton of refrigeration", "solar mass",
}  # fmt: skip

#: symbols that are read only right behind the digits ("5m", "10C", "6in"), being words or initials otherwise
GLUED_SYMBOLS = words("""
    m C F K g l L s h N J W V T t in a d ha st A " '' ″ mb Pa ac pc bar bit mp nm PS gb tb ct ins toe kw Mt Gt VA ug
    """)

#: of those, the ones that a blank may part from the number where what follows shows that they measure ("30 m high")
SPACED_SYMBOLS = frozenset({"m", "nm", "kw", "Mt", "Gt"})
#: the ones that are no words by themselves, so that a blank may part them from any number ("816 000 t")
PARTED_SYMBOLS = frozenset({"g", "l", "L", "t", "ha"})

#: symbols of quantulum3 that are words, initials or magnitudes in news
SYMBOLS_NEVER = words("""
    a d y b c q u p t A at are S H B P R Fr in ' ′ h. d. AT Ba TR VA Gs Mx G D E J N T Da nt lea den gr span pt pk UA
    ua au Cal Ct. BF Ha Eh St cP dam Dm dkm hm sr sb mo fur has hs rps ps as fs ys Es V
    """)

#: units whose plural is their singular; other odd plurals are in ``plurals.IRREGULAR``
UNCHANGED = words("stone hertz horsepower lux siemens celsius fahrenheit percent pct percentage")

#: adjectives that may stand between a number and a unit of time ("two full days", "three more years")
FILLERS = words("""
    full whole long short more extra additional further straight consecutive solid entire good other unbroken
    """)

#: SI symbols that are letters of names by themselves and read in a quotient only ("0.5 A/cm2")
QUOTIENT_SYMBOLS: dict[str, str] = {
    "A": "ampere", "V": "volt", "W": "watt", "J": "joule", "N": "newton", "C": "coulomb", "K": "kelvin", "m": "metre",
    "g": "gram", "t": "tonne", "l": "litre", "L": "litre", "s": "second", "h": "hour", "d": "day", "mol": "mole",
    "min": "minute", "yr": "year", "kg": "kilogram", "cm": "centimetre", "mm": "millimetre", "km": "kilometre",
}  # fmt: skip

#: units of length, one of which is no rate of another ("32 feet a foot and a half short of the record")
LENGTHS = words("inch foot yard mile metre kilometre centimetre millimetre")

#: rates of rents, pay and fares behind money ("£1,400 pcm")
PER_INITIALS: dict[str, str] = {
    "pcm": "month",
    "pw": "week",
    "p.w.": "week",
    "pppn": "night",
    "ppn": "night",
    "p.a.": "year",
    "psf": "square foot",
    "pp": "person",
}

#: what stands behind "per" or "a" in a rate, beside the units of measure
PER_NOUNS = words("""
    person head capita share household family night game match employee worker student pupil vehicle car
    passenger patient child adult seat ticket unit item customer user resident inhabitant room bottle bag
    box ship visit trip annum dozen episode season term session shift pound ounce pack piece point minute
    litre liter gallon
    """)

#: units behind "a" or "/" that are no rate's: "three a point", "two a second ago"
NO_RATES = frozenset({"point", "second", "degree", "knot"})
