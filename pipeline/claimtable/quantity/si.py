"""Measures in SI base units, for comparing articles that print different ones. Money is never converted."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from claimtable.lexicon.quantity_words import NO_DIMENSION
from claimtable.schema import Quantity

_KINDS = frozenset({"measure", "duration", "age"})
#: names of ours that pint spells otherwise
_PINT_NAMES: dict[str, str] = {
    "degree Celsius": "degC",
    "degree Fahrenheit": "degF",
    "pound-foot": "foot * force_pound",
    "newton metre": "newton * metre",
    "knot": "knot",
    "ton": "short_ton",
    "tonne": "metric_ton",
    "nautical mile": "nautical_mile",
    "light-year": "light_year",
    "astronomical unit": "astronomical_unit",
    "barrel": "oil_bbl",
    "revolutions per minute": "revolutions_per_minute",
    "mile per gallon": "mile / gallon",
    "brake horsepower": "horsepower",
    "metric horsepower": "metric_horsepower",
    "millimetre of mercury": "mmHg",
    "pound per square inch": "psi",
    "british thermal unit": "Btu",
    "mega british thermal unit": "megaBtu",
    "milliampere-hour": "milliampere * hour",
    "ampere-hour": "ampere * hour",
    "fluid ounce": "fluid_ounce",
    "acre foot": "acre_foot",
    "troy ounce": "troy_ounce",
    "night": "day",
    "volt-ampere": "volt * ampere",
    "kilovolt-ampere": "kilovolt * ampere",
    "pound-force": "force_pound",
    "kilogram-force": "force_kilogram",
    "inch of mercury": "inch_Hg",
}
#: names of ours that are so many of a unit of pint's
_MULTIPLES: dict[str, tuple[float, str]] = {
    "decade": (10.0, "year"),
    "quarter": (0.25, "year"),
    "quintal": (100.0, "kilogram"),
    "tola": (11.6638038, "gram"),
    "litre per 100 kilometres": (0.01, "litre per kilometre"),
    "kilowatt hour per 100 kilometres": (0.01, "kilowatt hour per kilometre"),
}
_POWER = re.compile(r"^(square|cubic) (.+)$")
_HOURS = re.compile(r"^(\w*watt) hour$")


def in_si(quantity: Quantity) -> tuple[float, str] | None:
    """Return the value in SI base units and their symbol, ``(4828.032, "m")`` for 3 miles; None where there is none.

    A range gives its middle, an open bound its printed number, as ``Quantity.value`` does.

    Only measures, durations and ages have one; a currency, a count, a percentage or an unknown unit has none.
    """
    if quantity.kind not in _KINDS or quantity.unit in NO_DIMENSION:
        return None
    return _convert(quantity.value, quantity.unit)


@lru_cache(maxsize=4096)
def _convert(value: float, unit: str) -> tuple[float, str] | None:
    import pint

    factor, unit = _MULTIPLES.get(unit, (1.0, unit))
    name = _PINT_NAMES.get(unit) or " / ".join(map(_pint_name, unit.split(" per ")))
    registry = _registry()
    try:
        base = registry.Quantity(factor * value, registry.parse_units(name)).to_base_units()
    except (pint.PintError, ValueError, TypeError, AttributeError):  # a name that pint does not know or cannot combine
        return None
    return float(base.magnitude), f"{base.units:~P}".replace("**", "^")


def _pint_name(name: str) -> str:
    if name in _PINT_NAMES:
        return f"({_PINT_NAMES[name]})"
    power = _POWER.match(name)
    if power is not None:
        return f"{power[2].replace(' ', '_')} ** {2 if power[1] == 'square' else 3}"
    hours = _HOURS.match(name)
    return f"({hours[1]} * hour)" if hours is not None else name.replace(" ", "_")


@cache
def _registry() -> Any:
    """Pint's registry, loaded on first use; the default one of other code stays as it is."""
    import pint

    return pint.UnitRegistry()
