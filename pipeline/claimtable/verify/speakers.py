"""Compares the speaker that a quote is ascribed to with the speaker that was extracted."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from claimtable.coref.names import is_nickname
from claimtable.lexicon.family_names import FAMILY_NAMES_FIRST
from claimtable.lexicon.titles import HONORIFICS, PARTICLES, POST_NOMINALS, RANKS, SUFFIXES
from claimtable.lexicon.verifying import DETERMINERS, FUNCTION_WORDS, NOBODY, OPTIONAL_ENDINGS, PRONOUNS
from claimtable.speakers import speaker_id

Agreement = Literal["same", "near", "other", "unknown"]

# behind these stands what an organisation is of, not what it is called: England is not the Bank of England
_OF = re.compile(r"(?<=\w) (?:of|for) (?=(?:the )?[A-Z])")
_ROLE_PARTS = re.compile(r" (?:of|for|at|in|on|to|from|with) .*| and ")
# letters that a name of this length may differ by and still be a slip
_SLIPS = ((8, 2), (4, 1))

# whom an unnamed source, which begins in lower case, serves: "spokesman [for Gov. Ruth Hale]" is not Ruth Hale
_SERVED = re.compile(r"(?<=^[a-z])([\w' -]*?) (?:for|to|of) (?=(?:the )?[A-Z])(.*)$")
_POSSESSIVE = re.compile(r"['’]s\b")
_NOISE = SUFFIXES | POST_NOMINALS | FUNCTION_WORDS
# before a name a title, at its end a name: Misha Shah
_BEFORE = HONORIFICS | RANKS
_SPOKEN_FOR = re.compile(r"spokes|press secretary|press officer", re.IGNORECASE)


def name_words(name: str) -> list[str]:
    """Return the words of a name that identify: folded, without titles, ranks, suffixes and articles."""
    words = speaker_id(_POSSESSIVE.sub("", name)).split()
    kept = [word for word in words if word not in _NOISE]
    kept = [word for number, word in enumerate(kept, start=1) if word not in _BEFORE or number == len(kept)]
    while len(kept) > 1 and kept[-1] in OPTIONAL_ENDINGS:
        kept.pop()
    return kept or words


def agreement(alleged: str, speaker: str, role: str = "") -> Agreement:
    """Compare an alleged speaker with the extracted one and the role that the article gives.

    A surname or an initial is enough ("McKenzie", "F. McKenzie" for Frank McKenzie); joint speakers are each asked;
    a pronoun or no name at all says nothing, nor does a name inside that of a group (Bush, Bush administration;
    England, Bank of England).
    """
    wanted = name_words(alleged)
    parts = speaker.split(" and ")
    said = [name_words(_SERVED.sub(r"\1", part)) for part in parts]
    served = {word for part in parts for match in _SERVED.finditer(part) for word in name_words(match[2])}
    if not wanted or not any(said) or all(set(words) <= PRONOUNS for words in said):
        return "unknown"
    if wanted == name_words(speaker):
        return "same"
    heads = [name_words(_OF.split(_SERVED.sub(r"\1", part))[0]) for part in parts]
    if any(_same_name(wanted, words) for words in heads) or any(_is_short_for(alleged, words) for words in said):
        return "same"
    everything = {word for words in said for word in words}
    if role and _is_role(set(speaker_id(_POSSESSIVE.sub("", alleged)).split()) - FUNCTION_WORDS, everything, role):
        return "same"
    if any(_near_name(wanted, words) for words in said):
        return "near"
    roles = set(speaker_id(_POSSESSIVE.sub("", role)).split())
    return "unknown" if set(wanted) <= everything | served | roles else "other"


def _is_role(wanted: set[str], names: set[str], role: str) -> bool:
    """Tell whether words name what somebody is, or whom somebody speaks for: a director's words are not the company's.

    >>> _is_role({"pentagon"}, set(), "Pentagon spokesman"), _is_role({"pentagon"}, set(), "Pentagon official")
    (True, False)
    """
    plain = _POSSESSIVE.sub("", role)
    if not wanted <= names | set(speaker_id(plain).split()):
        return False
    heads = {part.split()[-1] for part in _ROLE_PARTS.split(speaker_id(plain)) if part.strip()}
    return bool(wanted & heads) or _SPOKEN_FOR.search(role) is not None


def is_nobody(name: str) -> bool:
    """Tell whether a cell for a speaker names none: empty, "unknown", "N/A", "-".

    >>> is_nobody("N/A"), is_nobody("-"), is_nobody("Nora Fell")
    (True, True, False)
    """
    return speaker_id(name.replace("/", " ")) in NOBODY or not any(char.isalnum() for char in name)


def is_description(name: str) -> bool:
    """Tell whether a cell for a speaker describes somebody and names nobody.

    >>> is_description("a councillor"), is_description("mayor"), is_description("nora fell"), is_description("The Sun")
    (True, True, False, False)
    """
    words = name.split()
    if any(word[:1].isupper() or word.startswith("@") for word in words):
        return False
    return words[0] in DETERMINERS or len(words) == 1 or _POSSESSIVE.search(name) is not None


def _is_short_for(alleged: str, words: list[str]) -> bool:
    """Tell whether ``alleged`` is a handle or the initials of a name: @norafell, N.F."""
    letters = "".join(char for char in alleged.casefold() if char.isalnum())
    if alleged.startswith("@"):
        return letters == "".join(words)
    initials = alleged.replace(" ", "").isupper() and len(letters) == len(words) > 1
    return initials and letters == "".join(word[0] for word in words)


def _near_name(first: list[str], second: list[str]) -> bool:
    """Tell whether two names differ by a slip only: Nora Fel, Noora Fell; Nora Fel, Fell."""
    if 1 in (len(first), len(second)):
        return _is_slip(first[-1], second[-1])
    if len(first) != len(second):
        return False
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b and not (a != first[-1] and _given(a, b))]
    return len(apart) == 1 and _is_slip(*apart[0])


def _is_slip(first: str, second: str) -> bool:
    shorter = min(len(first), len(second))
    allowed = next((slips for length, slips in _SLIPS if shorter >= length), 1 if shorter == 3 else 0)
    return 0 < DamerauLevenshtein.distance(first, second) <= allowed


def _same_name(first: list[str], second: list[str]) -> bool:
    if not first or not second:
        return False
    fewer, more = sorted((first, second), key=len)
    if len(fewer) == 1:
        is_family_name = fewer[0] == more[0] and more[0] in FAMILY_NAMES_FIRST
        return is_family_name or fewer[0] == more[-1]
    if set(fewer) <= set(more):
        return True
    return first[-1] == second[-1] and any(_given(fewer[0], word) for word in more[:-1])


def _given(first: str, second: str) -> bool:
    """Given names agree when one is the other's initial, beginning (Ben, Benjamin) or nickname (Bob, Robert)."""
    short, long = sorted((first, second), key=len)
    return short in PARTICLES or long.startswith(short) or is_nickname(short, long)
