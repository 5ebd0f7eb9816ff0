"""The country of an outlet, by its address."""

from __future__ import annotations

from urllib.parse import urlsplit

from claimtable.lexicon import cldr

#: country-code domains that are sold to everybody: they tell no country (Wikipedia, "Country code top-level domain",
#: "Domain hacks and commercially used domains")
_SOLD = frozenset("ai am cc co fm gg im io is la ly me mu nu pw sh st tk to tv vc ws".split())


def country_of_address(url: str) -> str:
    """Return the ISO 3166 code of the country in whose domain ``url`` lies, else an empty string.

    >>> country_of_address("https://www.thehindu.co.in/a"), country_of_address("https://bbc.co.uk/x")
    ('IN', 'GB')
    >>> country_of_address("https://apnews.com/"), country_of_address("http://[")
    ('', '')
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    domain = host.rpartition(".")[2]
    code = "GB" if domain == "uk" else domain.upper()
    return code if domain not in _SOLD and code in cldr.countries() else ""
