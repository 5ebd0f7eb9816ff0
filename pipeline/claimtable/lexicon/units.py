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
    "day": ("day", "working day", "business day", "calendar day", "consecutive day", "straight day"),
    "week": ("week", "consecutive week", "straight week"),
    "month": ("month", "calendar month", "consecutive month", "straight month"),
    "year": ("year", "calendar year", "consecutive year", "straight year", "yr"),
    "hour": ("hour", "hr", "working hour"),
    "minute": ("minute", "min"),
    "second": ("second", "sec"),
    "quarter": ("consecutive quarter", "straight quarter"),
    "night": ("night",),
    "fortnight": ("fortnight",),
    "mile": ("mile", "statute mile"),
    "nautical mile": ("nautical mile", "nm", "nmi"),
    "square metre": ("square metre", "square meter", "sq metre", "sq meter", "sq m", "sqm", "sq. m", "m²", "m2"),
    "square kilometre": (
        "square kilometre", "square kilometer", "sq kilometre", "sq kilometer", "sq km", "sqkm", "sq. km", "km²",
        "km2",
    ),
    "square foot": ("square foot", "square feet", "sq foot", "sq feet", "sq ft", "sq. ft", "sq. ft.", "sqft", "ft²",
    "ft2"),
    "square mile": ("square mile", "sq mile", "sq mi", "sq. mi"),
    "square inch": ("square inch", "sq in"),
    "square yard": ("square yard", "sq yd"),
    "square centimetre": ("square centimetre", "square centimeter", "sq cm", "cm²", "cm2"),
    "cubic metre": ("cubic metre", "cubic meter", "cu m", "m³", "m3"),
    "cubic foot": ("cubic foot", "cubic feet", "cu ft", "ft³"),
    "cubic inch": ("cubic inch", "cu in"),
    "cubic centimetre": ("cubic centimetre", "cubic centimeter", "cc", "cm³", "cm3"),
    "cubic kilometre": ("cubic kilometre", "cubic kilometer", "cu km", "km³"),
    "kilogram": ("kilogram", "kilogramme", "kilo", "kg", "kgs"),
    "pound-mass": ("pound", "pound-mass", "lb", "lbs", "lb."),
    "stone": ("stone", "st"),
    "ounce": ("ounce", "oz"),
    "fluid ounce": ("fluid ounce", "fl oz", "fl. oz."),
    "ton": ("ton", "short ton", "long ton"),
    "tonne": ("tonne", "metric ton", "metric tonne", "mt"),
    "kilotonne": ("kilotonne",),
    "megatonne": ("megatonne", "mtpa"),
    "gigatonne": ("gigatonne",),
    "barrel": ("barrel", "bbl"),
    "barrel of oil equivalent": ("barrel of oil equivalent", "boe"),
    "barrel per day": ("barrel per day", "bpd", "b/d"),
    "litre": ("litre", "liter", "l", "L"),
    "millilitre": ("millilitre", "milliliter", "ml", "mL"),
    "centilitre": ("centilitre", "centiliter", "cl"),
    "megalitre": ("megalitre", "megaliter", "ML"),
    "gigalitre": ("gigalitre", "gigaliter", "GL"),
    "degree": ("degree", "deg", "°", "º"),
    "degree Celsius": (
        "degree celsius", "degree centigrade", "degrees c", "degree c", "celsius", "centigrade", "deg celsius",
        "deg c",
        "°C", "° C", "ºC", "º C", "˚C", "C", "° celsius", "°celsius", "° Celsius",
    ),
    "degree Fahrenheit": (
        "degree fahrenheit", "degrees f", "degree f", "fahrenheit", "deg fahrenheit", "deg f", "°F", "° F", "ºF",
        "º F", "˚F", "F",
    ),
    "kelvin": ("kelvin", "K"),
    "kilometre per hour": (
        "kilometre per hour", "kilometer per hour", "kilometre an hour", "kilometer an hour", "km/h", "kmh", "kph",
        "km/hr", "kmph",
        "KPH", "kms/h", "km per hour", "km an hour",
    ),
    "mile per hour": ("mile per hour", "mile an hour", "mph", "MPH", "mi/h", "m.p.h."),
    "metre per second": ("metre per second", "meter per second", "metre a second", "meter a second", "m/s", "mps"),
    "kilometre per second": ("kilometre per second", "kilometer per second", "km/s", "kilometre a second",
    "kilometer a second"),
    "foot per second": ("foot per second", "feet per second", "ft/s"),
    "knot": ("knot", "kt", "kts", "kn"),
    "mile per gallon": ("mile per gallon", "mpg", "MPG"),
    "mile per gallon equivalent": ("mpge", "MPGe"),
    "litre per 100 kilometres": ("l/100km", "L/100km", "l/100 km", "L/100 km", "litres per 100km",
    "litres per 100 km"),
    "gram per kilometre": ("gram per kilometre", "gram per kilometer", "g/km"),
    "horsepower": ("horsepower", "hp", "HP", "horse power"),
    "brake horsepower": ("brake horsepower", "bhp", "BHP"),
    "metric horsepower": ("metric horsepower", "PS"),
    "pound-foot": ("pound-foot", "pound-feet", "pound foot", "pound feet", "lb-ft", "lb ft", "lb·ft", "lbft",
    "foot-pound", "ft-lb",
                   "foot pound", "ft lb"),
    "newton metre": ("newton metre", "newton-metre", "newton meter", "newton-meter", "Nm"),
    "revolutions per minute": ("revolution per minute", "rpm", "RPM", "revs per minute"),
    "beat per minute": ("beat per minute", "bpm"),
    "frame per second": ("frame per second", "fps"),
    "word per minute": ("word per minute", "wpm"),
    "milligram per decilitre": ("mg/dL", "mg/dl"),
    "milligram per litre": ("mg/L", "mg/l"),
    "microgram per cubic metre": ("µg/m³", "µg/m3", "μg/m³", "μg/m3", "ug/m3", "microgram per cubic metre",
    "microgram per cubic meter"),
    "millimetre of mercury": ("mmHg", "mm hg", "millimetre of mercury", "millimeter of mercury"),
    "pound per square inch": ("pound per square inch", "psi", "PSI"),
    "decibel": ("decibel", "dB", "db"),
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
    "kilobit per second": ("kilobit per second", "kbps", "Kbps", "kbit/s"),
    "megabit per second": ("megabit per second", "Mbps", "mbps", "Mbit/s", "Mb/s"),
    "gigabit per second": ("gigabit per second", "Gbps", "gbps", "Gbit/s", "Gb/s"),
    "megabyte per second": ("megabyte per second", "MB/s", "MBps"),
    "gigabyte per second": ("gigabyte per second", "GB/s", "GBps"),
    "teraflop": ("teraflop", "TFLOPS", "teraflops"),
    "petaflop": ("petaflop", "PFLOPS", "petaflops"),
    "exaflop": ("exaflop", "exaflops"),
    "calorie": ("calorie", "cal"),
    "kilocalorie": ("kilocalorie", "kcal"),
    "british thermal unit": ("british thermal unit", "btu", "Btu", "BTU"),
    "mega british thermal unit": ("mmbtu", "mmBtu", "MMBtu", "mmBTU", "MMBTU", "million british thermal units",
    "million btu", "million BTU"),
    "milliampere-hour": ("milliampere-hour", "milliamp-hour", "milliamp hour", "mAh", "mah"),
    "ampere-hour": ("ampere-hour", "amp-hour", "amp hour", "Ah"),
    "ampere": ("ampere", "amp"),
    "electronvolt": ("electronvolt", "electron volt", "electron-volt"),
    "light-year": ("light-year", "light year", "lightyear"),
    "astronomical unit": ("astronomical unit", "AU"),
    "parsec": ("parsec", "pc"),
    "carat": ("carat", "ct"),
    "troy ounce": ("troy ounce", "troy oz"),
    "bushel": ("bushel", "bu"),
    "acre": ("acre", "ac"),
    "acre foot": ("acre foot", "acre-foot", "acre-feet", "acre feet"),
    "hectare": ("hectare", "ha"),
    "inch": ("inch", "in", "in.", '"', "''", "″"),
    "foot": ("foot", "ft", "ft.", "feet"),
    "yard": ("yard", "yd", "yds"),
    "furlong": ("furlong", "fur"),
    "fathom": ("fathom",),
    "kilometre": ("kilometre", "kilometer", "km", "kms", "klick", "km."),
    "metre": ("metre", "meter", "m"),
    "millimetre": ("millimetre", "millimeter", "mm", "mms"),
    "centimetre": ("centimetre", "centimeter", "cm", "cms"),
    "micrometre": ("micrometre", "micrometer", "micron", "µm", "μm"),
    "nanometre": ("nanometre", "nanometer"),
    "tablespoon": ("tablespoon", "tbsp"),
    "teaspoon": ("teaspoon", "tsp"),
    "magnitude": (),
    "g-force": (),
    "millisievert": ("millisievert", "mSv"),
    "microsievert": ("microsievert", "µSv", "μSv"),
    "international unit": ("international unit", "IU"),
    "twenty-foot equivalent unit": ("teu", "TEU", "TEUs"),
    "ship ton": ("gross ton", "gross tonne", "deadweight ton", "deadweight tonne", "dwt"),
}  # fmt: skip

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
    kibibyte pint quart twip poise stokes therm quad cubit lustrum quintal gigaton megaton kiloton roentgen
    parts-per-million parts-per-billion parts-per-trillion
    """) | {
    "minute of arc", "second of arc", "great gross", "long hundred", "baker's dozen", "speed of light", "short ton",
    "long ton", "degree angle", "degree Celsius", "degree fahrenheit", "technical atmosphere", "base pair",
    "kilo base pair", "mega base pair", "giga base pair", "standard atmosphere", "ton of refrigeration", "solar mass",
}  # fmt: skip

#: symbols that are read only right behind the digits ("5m", "10C", "6in"), being words or initials otherwise
GLUED_SYMBOLS = words("""
    m C F K g l L s h N J W V T t in a d ha st A " '' ″ mb Pa ac pc min bar bit mp nm PS gb tb ct
    """)

#: symbols of quantulum3 that are words, initials or magnitudes in news
SYMBOLS_NEVER = words("""
    a d y b c q u p t A at are S H B P R Fr in ' ′ h. d. AT Ba TR VA Gs Mx G D E J N T Da nt lea den gr span pt pk UA
    ua au Cal Ct. BF Ha Eh St cP dam Dm dkm hm sr sb mo fur has hs rps ps as fs ys Es V
    """)

#: irregular plurals of unit words
PLURALS: dict[str, str] = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    "stone": "stone",
    "hertz": "hertz",
    "horsepower": "horsepower",
    "lux": "lux",
    "siemens": "siemens",
    "calorie": "calories",
    "celsius": "celsius",
    "fahrenheit": "fahrenheit",
    "percent": "percent",
    "per cent": "per cent",
    "pct": "pct",
    "percentage": "percentage",
}

#: adjectives that may stand between a number and its unit without changing it ("two full days", "three long years")
FILLERS = words("""
    full whole long short more extra additional further straight consecutive solid entire good working
    business calendar nautical metric square cubic light troy fluid gross net
    """)

#: what stands behind "per" or "a" in a rate, beside the units of measure
PER_NOUNS = words("""
    person head capita share household family night game match employee worker student pupil vehicle car
    passenger patient child adult seat ticket unit item customer user resident inhabitant room bottle bag
    box ship visit trip annum dozen episode season term session shift pound ounce pack piece point minute
    litre liter gallon
    """)
