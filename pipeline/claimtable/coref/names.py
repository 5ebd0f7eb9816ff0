"""Names as strings: the parts of a person's name, which two names may be one person's, acronyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from claimtable.lexicon import first_names, titles
from claimtable.lexicon.people import TRADES
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

if TYPE_CHECKING:
    from nicknames import NickNamer

Gender = Literal["", "male", "female"]

_SMALL = words("of the for and on in to de la du & a an at y")
_COUNTRIES = words("us uk un eu")
#: what stands behind a firm's name to say of which kind it is
LEGAL_FORMS = words("inc corp corporation co company ltd limited plc llc group holdings ag sa gmbh nv spa")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles: folded given names, surname with its particles, suffix ("jr").

    ``given`` is empty where only a surname (or only one name) is printed.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def size(self) -> int:
        """Number of given names and surname."""
        return len(self.given) + 1

    @property
    def bare(self) -> str:
        """The surname without particles: ``kadhimi`` of ``al kadhimi``."""
        return self.surname.rpartition(" ")[2]


def parse_person(words: Sequence[str]) -> PersonName | None:
    """Return the parts of a person's name printed as ``words``; None where nothing but titles is left.

    >>> parse_person(["Frank", "McKenzie", "Jr."])
    PersonName(given=('frank',), surname='mckenzie', suffix='jr')
    >>> parse_person(["Ludwig", "van", "der", "Berg"])
    PersonName(given=('ludwig',), surname='van der berg', suffix='')
    """
    parts = [part for word in words if (part := fold(word))]
    suffix = ""
    while len(parts) > 1 and (parts[-1] in titles.SUFFIXES or parts[-1] in titles.POST_NOMINALS):
        last = parts.pop()
        suffix = last if last in titles.SUFFIXES else suffix
    if not parts:
        return None
    start = len(parts) - 1
    while start > 0 and parts[start - 1] in titles.PARTICLES and (start > 1 or len(parts[start - 1]) > 1):
        start -= 1
    return PersonName(tuple(parts[:start]), " ".join(parts[start:]), suffix)


def may_be_one(short: PersonName, full: PersonName) -> bool:
    """Tell whether two names with one surname can be one person's: no given name, initial or suffix contradicts."""
    if short.bare != full.bare or (short.suffix and full.suffix and short.suffix != full.suffix):
        return False
    if not short.given or not full.given:
        return True
    if is_tail(short, full) or is_tail(full, short):
        return True  # "Ron Hubbard", "L. Ron Hubbard"
    if not _same_given(short.given[0], full.given[0]):
        return False
    middle = zip(short.given[1:], full.given[1:], strict=False)
    return all(_same_given(one, other) for one, other in middle)


def is_tail(short: PersonName, full: PersonName) -> bool:
    """Tell whether one name is the other without its first words: "Reyes Soto" of "Camila Reyes Soto"."""
    part, whole = short.given, full.given
    return 0 < len(part) < len(whole) and whole[-len(part) :] == part and short.bare == full.bare


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) <= 2 or len(other) <= 2:  # initials, also two of them ("H.W.")
        return one[0] == other[0] and (len(one) == 1 or len(other) == 1 or one == other)
    return other in _short_forms(one) or one in _short_forms(other)


@cache
def _namer() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()


@cache
def _short_forms(name: str) -> frozenset[str]:
    """Return the nicknames of a first name (PyPI ``nicknames``, from a genealogists' hand-made table)."""
    return frozenset(_namer().nicknames_of(name))


def is_nickname(short: str, name: str) -> bool:
    """Tell whether ``short`` is the first name ``name``, its initial or a nickname of it (both folded)."""
    return bool(short) and bool(name) and _same_given(short, name)


def gender_of_first_name(name: str) -> Gender:
    """Return the gender that a first name mostly goes with; empty for names of both and unknown ones."""
    key = fold(name).partition(" ")[0]
    if key in first_names.MALE:
        return "male"
    return "female" if key in first_names.FEMALE else ""


def is_first_name(name: str) -> bool:
    """Tell whether ``name`` is in the table of first names."""
    return bool(gender_of_first_name(name))


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """Return what an organisation's initials may be, with and without its small words, folded.

    >>> sorted(acronyms("Food and Agriculture Organization".split()))
    ['faao', 'fao']
    >>> sorted(acronyms("UN High Commissioner for Refugees".split()))
    ['uhcfr', 'uhcr', 'unhcr']
    """
    parts = [part for word in words for part in re.split(r"[-\s]", word) if part[:1].isalnum()]
    if len(parts) < 2:
        return frozenset()
    every = "".join(part[0] for part in parts).casefold()
    capital = "".join(part[0] for part in parts if part.casefold() not in _SMALL).casefold()
    nested = "".join(
        part if part.isupper() and len(part) < 4 else part[0] for part in parts if part.casefold() not in _SMALL
    )
    found = {every, capital, nested.casefold()}
    if fold(parts[0]) in _COUNTRIES and len(parts) > 3:
        found.update((every[1:], capital[1:]))  # "MDA" for the U.S. Missile Defense Agency
    return frozenset(form for form in found if len(form) > 1)


def without_legal_form(key: str) -> str:
    """Return a folded organisation's name without "inc", "corp" and their kin at its end."""
    words = key.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def is_clipped(words: Sequence[str]) -> bool:
    """Tell whether a firm's name is clipped to its first word later: only legal forms and trades stand behind it."""
    return len(words[0]) > 2 and words[0].isalpha() and all(fold(word) in LEGAL_FORMS | TRADES for word in words[1:])
