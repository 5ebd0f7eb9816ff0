"""Is a name a person's: against the recogniser's label, by its words and by what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.coref.mentions import Mention
from claimtable.coref.name_spans import NameSpans
from claimtable.coref.names import Gender, gender_of_first_name, is_first_name
from claimtable.coref.person_words import gender_of_noun, is_role_word
from claimtable.coref.token_arrays import TokenArrays, Words
from claimtable.lexicon.grammar import ARTICLES
from claimtable.lexicon.people import (
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    ROLES_OF_BODIES,
    WEAK_ROLES,
)
from claimtable.rules import Rule, decide
from claimtable.text import fold

#: a person's name has so many words at most
_LONGEST = 7
#: so many words behind a comma the noun of an apposition stands at most
_APPOSED = 8


def has_office(view: TokenArrays, comma: int) -> bool:
    """Tell whether a role for people follows: "Makoto Abe, head of the department"."""
    if comma + 3 >= len(view) or view.words[comma] != ",":
        return False
    noun = comma + 1 + (view.tags[comma + 1] == "DT")
    return is_office(view, noun) and view.tags[noun] == "NN"


def is_office(view: TokenArrays, index: int) -> bool:
    """Tell whether a noun is a role that no body or country has: "prefect", not "partner"."""
    is_capital_rank = view.words[index].isupper() and is_role_word(view, index)
    return is_capital_rank or view.lemmas[index] in PERSON_NOUNS - ORGANISATION_NOUNS - WEAK_ROLES - ROLES_OF_BODIES


def people_at(view: TokenArrays, spans: NameSpans, start: int, end: int) -> Iterator[Mention]:
    """Yield the person whose name stands in and around the entity from ``start`` to ``end``, if it is one."""
    start, end = spans.around(start, end)
    if start < end and end - start <= _LONGEST and decide(NO_PEOPLE, Words(view, start, end)).keep:
        yield person_mention(view, start, end)


def _is_of_body(name: Words) -> bool | None:
    return False if is_body_name(name.view, name.start, name.end) else None


def _is_role_alone(name: Words) -> bool | None:
    if name.size > 1:
        return None
    return False if is_role_word(name.view, name.start) else None


#: names that the recogniser takes for a person's
NO_PEOPLE = (
    Rule("a body's name", _is_of_body, dropped=("[Vonn Works], a group based in Leeds, said so.",)),
    Rule("a role alone", _is_role_alone, dropped=("[Chancellor] said so.",)),
)


def is_body_name(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether a name is a body's, whatever the model says: "Park Labs", "Park Works, the company that ..."."""
    if end - start < 2 or is_first_name(view.words[start]):
        return False
    return view.words[end - 1].lower().rstrip("s") in ORGANISATION_NOUNS or _is_called_body(view, end)


def _is_called_body(view: TokenArrays, comma: int) -> bool:
    """Tell whether an apposition with a noun for a body stands behind the comma: ", a group based in Leeds"."""
    if not _opens_apposition(view, comma):
        return False
    noun = comma + 2
    while noun + 1 < len(view) and view.tags[noun + 1] in ("NN", "HYPH") and noun < comma + _APPOSED:
        noun += 1
    is_closed = view.words[noun + 1 : noun + 2] == [","] or view.tags[noun + 1] in ("WDT", "IN", "VBN")
    return is_closed and view.lemmas[noun] in ORGANISATION_NOUNS - PERSON_NOUNS


def _opens_apposition(view: TokenArrays, comma: int) -> bool:
    return comma + 3 < len(view) and view.words[comma] == "," and view.words[comma + 1] in ARTICLES


def person_mention(view: TokenArrays, start: int, end: int, *, is_source: bool = False) -> Mention:
    """Return the mention of a person by name, with the gender that title, role or first name tell."""
    return Mention(
        start, end, "name", "person", head_of(view, start, end), gender=_gender(view, start, end), is_source=is_source
    )


def head_of(view: TokenArrays, start: int, end: int) -> int:
    """Return the token of ``start`` to ``end`` whose head lies outside, the last one if there are several."""
    for index in range(end - 1, start - 1, -1):
        if not start <= view.heads[index] < end or view.heads[index] == index:
            return index
    return end - 1


def _gender(view: TokenArrays, start: int, end: int) -> Gender:
    for place in range(start - 1, max(start - 3, -1), -1):
        gender = gender_of_noun(fold(view.words[place]), view.lemmas[place])
        if gender:
            return gender
        if not is_role_word(view, place):
            break
    return gender_of_first_name(view.words[start]) if end - start > 1 else ""
