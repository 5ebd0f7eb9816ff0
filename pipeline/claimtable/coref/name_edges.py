"""Where a person's name begins and ends inside words of a source: without titles, roles and stray words."""

from __future__ import annotations

from dataclasses import replace

from claimtable.coref.name_span_features import is_particle
from claimtable.coref.person_words import is_role_word
from claimtable.coref.token_arrays import TokenArrays, Words
from claimtable.lexicon import titles
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.cues import INVERTED
from claimtable.rules import Mend, mend
from claimtable.text import fold


def person_name(view: TokenArrays, start: int, end: int) -> tuple[int, int]:
    """Return the tokens of the person's name inside ``start`` to ``end``: no title, role, possessive or stray words."""
    name = mend(NAME_EDGES, Words(view, start, end))
    return name.start, name.end


def _without_strays(name: Words) -> Words:
    end = name.end
    while end > name.start and not _may_end_name(name.view, end - 1):
        end -= 1
    return replace(name, end=end)


def _behind_owner(name: Words) -> Words:
    view, inside = name.view, range(name.start + 1, name.end - 2)
    owners = (index for index in inside if view.tags[index] == "POS" and view.words[index] == "'s")
    return replace(name, start=next((index + 1 for index in owners), name.start))


def _before_weekday(name: Words) -> Words:
    return replace(name, end=name.end - (name.size > 2 and name.last.lower() in WEEKDAYS))


def _before_post_nominals(name: Words) -> Words:
    while name.size > 2 and name.last.isupper() and fold(name.last) in titles.POST_NOMINALS:
        name = replace(name, end=name.end - 1)
    return name


def _behind_roles(name: Words) -> Words:
    while name.size and not _may_begin_name(name):
        name = replace(name, start=name.start + 1)
    return name


def _may_begin_name(name: Words) -> bool:
    """Tell whether the first word is no title, role or stray word, or a role that stands alone or is a first name."""
    if not is_role_word(name.view, name.start):
        return _is_name_word(name.view, name.start)
    is_given = name.size == 2 and name.first.istitle() and fold(name.first) in titles.FIRST_NAMES_TOO
    return name.size == 1 or is_given


def _behind_adjective(name: Words) -> Words:
    return replace(name, start=name.start + (name.size > 2 and name.view.tags[name.start] == "JJ"))


def _before_dash(name: Words) -> Words:
    dashes = (index for index in range(name.start + 1, name.end - 1) if name.view.is_dash(index))
    return replace(name, end=next(dashes, name.end))


def _behind_office(name: Words) -> Words:
    for index in range(name.end - 2, name.start, -1):
        if is_role_word(name.view, index) and not _is_initial(name.view.words[index]):
            return replace(name, start=index + 1)
    return name


#: what is taken off the edges of a person's name
NAME_EDGES = (
    Mend("words behind it that are no name", _without_strays, ("[Jane Roe said] so. -> Jane Roe",)),
    Mend("an owner before it", _behind_owner, ("[Twitter's Adam Roe] said so. -> Adam Roe",)),
    Mend("a weekday behind it", _before_weekday, ("[Ali Ahmad Tahir Saturday] urged them. -> Ali Ahmad Tahir",)),
    Mend("degrees and orders behind it", _before_post_nominals, ("[Jane Roe OBE] said so. -> Jane Roe",)),
    Mend("roles and titles before it", _behind_roles, ("[Chancellor Jane Roe] said so. -> Jane Roe",)),
    Mend("an adjective before it", _behind_adjective, ("[Brazilian Emerson Roe] said so. -> Emerson Roe",)),
    Mend("a dash behind it", _before_dash, ("[Jane Roe - Leeds] said so. -> Jane Roe",)),
    Mend("a country and an office before it", _behind_office, ("[U.S. Ambassador Jane Roe] said so. -> Jane Roe",)),
)


def _may_end_name(view: TokenArrays, index: int) -> bool:
    """Tell whether a word may stand last in a name: a capital, but no caption's "Photo", or what a hyphen joins."""
    if not view.is_capital(index):
        return _is_behind_hyphen(view, index)
    if _opens_sentence_before_name(view, index):
        return _is_no_verb(view, index)
    return view.lemmas[index] not in {"image", "photo", "picture"}


def _is_name_word(view: TokenArrays, index: int) -> bool:
    """Tell whether a word may stand first in a name: a capital, a particle, or what a hyphen joins."""
    if not view.is_capital(index):
        return _is_behind_hyphen(view, index) or is_particle(view.words[index]) or view.words[index] == "-"
    return not _opens_sentence_before_name(view, index) or _is_no_verb(view, index)


def _is_behind_hyphen(view: TokenArrays, index: int) -> bool:
    return index > 0 and view.words[index - 1] == "-" and view.words[index].isalpha()  # "Lung-bin"


def _opens_sentence_before_name(view: TokenArrays, index: int) -> bool:
    return index + 1 < len(view) and view.is_capital(index + 1) and view.begins_sentence(index)


def _is_no_verb(view: TokenArrays, index: int) -> bool:
    return view.pos[index] not in ("VERB", "AUX") and not is_inverted(view, index)


def is_inverted(view: TokenArrays, index: int) -> bool:
    """Tell whether a verb of saying opens the sentence in front of who speaks: "Stated Roe:"."""
    return view.words[index].lower() in INVERTED and view.begins_sentence(index)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
