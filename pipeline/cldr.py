"""Writes ``claimtable/lexicon/cldr.json``, the English names of CLDR that claimtable uses, from babel.

``python pipeline/cldr.py``; babel (35 MB, 42 kB of it used) comes with the extra ``dev``.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

TARGET = Path(__file__).parent / "claimtable" / "lexicon" / "cldr.json"
#: currencies are those that were legal tender on this day, whenever the file is written
_DAY = date(2026, 1, 1)


def names() -> dict[str, Any]:
    """Return names of countries, languages and currencies, and whose the currencies are."""
    english = Locale("en")
    return {
        "countries": {
            code: name for code, name in sorted(english.territories.items()) if len(code) == 2 and code.isalpha()
        },
        "languages": sorted(set(english.languages.values())),
        "currencies": {
            code: [name, *(str(get_currency_name(code, count=count, locale=english)) for count in (1, 2))]
            for code, name in sorted(english.currencies.items())
        },
        "tender": {
            territory: [str(code) for code in codes]
            for territory in sorted(get_global("territory_currencies"))
            if (codes := get_territory_currencies(territory, _DAY, _DAY))
        },
    }


def as_json() -> str:
    """Return the names as the file holds them."""
    return json.dumps(names(), ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    TARGET.write_text(as_json(), encoding="utf-8")
