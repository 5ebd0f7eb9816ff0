"""English names of countries, languages and currencies, and whose the currencies are.

Source: Unicode CLDR (Unicode Licence v3), as babel 2.18 has it; ``pipeline/cldr.py`` writes ``cldr.json``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _names() -> dict[str, Any]:
    names: dict[str, Any] = json.loads(Path(__file__).with_name("cldr.json").read_text(encoding="utf-8"))
    return names


def countries() -> dict[str, str]:
    """Return the names of countries and territories by their ISO 3166 alpha-2 code: "DE" "Germany"."""
    countries: dict[str, str] = _names()["countries"]
    return countries


def languages() -> list[str]:
    """Return the names of languages."""
    languages: list[str] = _names()["languages"]
    return languages


def currencies() -> dict[str, tuple[str, str, str]]:
    """Return title, singular and plural of currencies by ISO 4217 code: ("US Dollar", "US dollar", "US dollars")."""
    return {code: (title, one, more) for code, (title, one, more) in _names()["currencies"].items()}


def currency_name(code: str) -> str:
    """Return a currency's name in the singular; the code of one that CLDR does not have.

    >>> currency_name("USD"), currency_name("XYZ")
    ('US dollar', 'XYZ')
    """
    return str(_names()["currencies"].get(code, (code, code))[1])


def tender() -> dict[str, list[str]]:
    """Return by territory the codes of the currencies that are legal tender there today, the main one first."""
    tender: dict[str, list[str]] = _names()["tender"]
    return tender
