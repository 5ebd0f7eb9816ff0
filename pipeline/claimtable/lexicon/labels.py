"""Words before a number that make it a label: "page 12", "Flight 93", "Section 8"."""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: in any spelling
LABELS = words("""
    nos number numbers page pages chapter section sections paragraph para article articles clause rule item phase stage
    level tier type grade row seat gate platform terminal suite flat apartment exhibit figure fig table appendix annex
    volume vol episode ep verse route highway interstate junction marker motorway channel radio ward precinct sector
    category cat lane pier hangar scene proposition prop amendment resolution schedule catch apollo formula windows
    polonium uranium plutonium caesium cesium strontium android ios model mk v super postcode zip psalm genesis agenda
    covid matchday code extension
    """)

#: only with a capital inside a sentence, for the word has other uses ("the last day 40 people came")
CAPITALISED_LABELS = words("""
    game games under sub year day week test match count part form class unit round group post mark call text issue seed
    pick act bill series season box area heat hole lap position version title block age dial john matthew luke room step
    flight zone build row exit district division bowl pool stall court studio bus train line tower warehouse camp site
    """)

#: of those, the ones that no verb begins a sentence like ("Flight 302 landed", but "Call 40 people")
FIRST_LABELS = words(
    """
    room building tower bus court studio lane game week day year season flight series round unit class zone exit
    district division gate
    """
)

#: share indices and lists of companies that carry the number of their members ("S P" where "&" was lost)
INDICES = ("S&P", "S & P", "S P", "s&p", "SP", "sp", "FTSE", "CAC", "DAX", "Nikkei", "Russell", "Nasdaq", "NASDAQ",
           "Fortune", "Forbes", "Stoxx", "STOXX", "ASX", "CSI", "IBEX", "Nifty", "Euronext", "TSX", "Topix",
           "Poor's", "Poors", "S and P", "MSCI", "Shanghai", "AEX", "OMX", "Bloomberg")  # fmt: skip
#: how many members they have; any other number beside them is a level or a change
INDEX_SIZES = words("20 30 35 40 50 60 80 100 150 200 225 250 300 350 400 500 600 1000 2000 3000 5000")

#: named groups of so many members ("the Group of 20")
GROUPS = ("Group", "Gang", "Club", "Committee", "Council")

#: short numbers that are dialled: emergencies, crisis lines, city and operator services (ITU-T E.129, national plans)
HOTLINES = words("000 100 101 110 111 112 119 211 311 411 511 711 811 911 988 999")
