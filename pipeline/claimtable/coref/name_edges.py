"""Where a person's name begins and ends: without titles, roles and stray words, with what the recogniser left out."""

from __future__ import annotations

from dataclasses import replace

from claimtable.coref.names import is_first_name
from claimtable.coref.person_words import is_role_word
from claimtable.coref.token_arrays import TokenArrays, Words
from claimtable.lexicon import titles
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.cues import INVERTED
from claimtable.lexicon.people import ORGANISATION_NOUNS, PARTISANS
from claimtable.rules import Mend, Rule, decide, mend
from claimtable.text import fold

#: so many letters has the second syllable of a Korean or Chinese given name at most
_SYLLABLE = 5
#: a name is extended to so many words
_LONGEST = 4
_PAIR = 2


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


def is_particle(word: str) -> bool:
    """Tell whether the word stands before a surname: "van", and "al-" where a blank follows it."""
    return word.casefold().rstrip("-") in titles.PARTICLES


def extend_left(view: TokenArrays, start: int, end: int) -> int:
    """Return where a name begins with the first name or particle that the recogniser left out ("Dries [Mertens]")."""
    while start > 0 and end - start <= _LONGEST:
        size = _left_out(Words(view, start, end))
        if not size:
            break
        start -= size
    return start


def _left_out(name: Words) -> int:
    """Return how many tokens before the name belong to it: 0, 1, or 2 where a hyphen stands between."""
    if decide(LEFT_OUT, name, default=False).keep:
        return 1
    view, start = name.view, name.start
    if view.words[start - 1] == "-":
        return 2 if start > 1 and _is_first_half(view, start - 2) else 0
    return 1 if view.words[start - 1].endswith("-") and is_particle(view.words[start - 1]) else 0


def _is_given(name: Words) -> bool | None:
    """A first name stands before one word, or before two where no label parts them from it."""
    view = name.view
    size = sum(view.is_capital(index) for index in range(name.start, name.end))
    is_short = size == 1 or (size == 2 and not view.labels[name.start - 1])
    return True if is_short and _is_first_name(view, name.start - 1) else None


def _is_behind_title(name: Words) -> bool | None:
    """A capitalised word without a label stands between a form of address and the name."""
    view, index = name.view, name.start - 1
    if not index or view.labels[index] or not _is_plain(view, index) or len(view.words[index]) <= 2:
        return None
    return True if fold(view.words[index - 1]) in titles.HONORIFICS else None


def _is_in_pieces(name: Words) -> bool | None:
    """The recogniser takes one name for two people's: "Abdel Moneim" and "Abdel Maqsud"."""
    view, index = name.view, name.start - 1
    if not _is_plain(view, index) or _is_verb_of_saying(view, index) or view.labels[index] != "PERSON":
        return None
    return view.labels[name.start] == "PERSON" or is_particle(view.words[name.start])


def _is_joined(name: Words) -> bool | None:
    """The parser joins a word without a label to the name."""
    view, index = name.view, name.start - 1
    if view.labels[index] or not _hangs_on(name, index) or not _may_open(name, index):
        return None
    if not _is_plain(view, index) or _is_verb_of_saying(view, index) or not _stands_first(view, index):
        return None
    sizes = (2,) if is_first_name(name.first) else (1, 2, 3)
    return True if name.size in sizes else None


def _may_open(name: Words, index: int) -> bool:
    """Tell whether a word stands within its sentence, or opens it before two words that stand nowhere without it."""
    view = name.view
    if not view.begins_sentence(index):
        return True
    if name.size != _PAIR or is_first_name(name.first) or fold(view.words[index]) in PARTISANS:
        return False
    short, full = view.printed(name.start, name.end), view.printed(index, name.end)
    return view.text.count(short) == view.text.count(full)


def _has_initials(name: Words) -> bool | None:
    """One or two capital letters stand before the name: "[S C] Mohapatra", "P.C. George"."""
    view, index = name.view, name.start - 1
    letters = view.words[index].replace(".", "")
    if not (letters.isupper() and letters.isalpha()) or view.labels[index] or not _hangs_on(name, index):
        return None
    if view.labels[name.start] != "PERSON" or (name.first.isupper() and len(name.first) > _PAIR):
        return None
    return True if len(letters) == 1 or (len(letters) == _PAIR and not is_role_word(view, index)) else None


def _stands_first(view: TokenArrays, index: int) -> bool:
    """Tell whether no other name stands before a word: a word without a capital, or a role."""
    return not view.is_capital(index - 1) or is_role_word(view, index - 1)


def _hangs_on(name: Words, index: int) -> bool:
    return name.view.deps[index] == "compound" and name.start <= name.view.heads[index] < name.end


#: why the word before a name is a part of it that the recogniser left out; the name that it found is in brackets
LEFT_OUT = (
    Rule("a first name", _is_given, kept=("Jane [Vonn] said so.",)),
    Rule("behind a form of address", _is_behind_title, kept=("Dr. Camila [Reyes Soto] said so.",)),
    Rule("one name in two pieces", _is_in_pieces),
    Rule("initials", _has_initials, kept=("Mayor S C [Mohapatra] said so.",)),
    Rule("the parser joins them", _is_joined, kept=("author Camila [Reyes Soto] said so.",)),
)


def _is_first_half(view: TokenArrays, index: int) -> bool:
    """Tell whether the word before a hyphen belongs to the name: a particle, or a first name ("[Jean-]Pierre Roe")."""
    if view.words[index].casefold() in titles.PARTICLES:
        return True
    return is_first_name(view.words[index + 2]) and _is_first_name(view, index)


def _is_first_name(view: TokenArrays, index: int) -> bool:
    """Tell whether the word is a first name that a name goes on behind."""
    word = view.words[index]
    if not (word.isalpha() and view.is_capital(index) and view.sentence[index] == view.sentence[index + 1]):
        return False
    return is_first_name(word) and not is_role_word(view, index)


def _is_plain(view: TokenArrays, index: int) -> bool:
    """Tell whether a word is a proper noun of letters with one capital ("Reyes", not "McLaren"), and no role."""
    word = view.words[index]
    is_word = view.is_capital(index) and word[1:].islower() and word.isalpha()
    return is_word and view.tags[index] == "NNP" and not is_role_word(view, index)


def _is_verb_of_saying(view: TokenArrays, index: int) -> bool:
    return view.words[index].lower() in INVERTED


def extend_right(view: TokenArrays, start: int, end: int) -> int:
    """Return where a name ends with the second half of a double name ("Manto Tshabalala[-Msimang]", "Moon Jae[-in]")
    and a surname that the parser sets behind the first names: "Amadou Toumani [Toure]".
    """
    while end < len(view) and end - start <= _LONGEST and _is_surname(view, start, end):
        end += 1
    while end + 1 < len(view) and view.words[end] == "-" and not view.is_dash(end) and _is_second_half(view, end + 1):
        end += 2
    return end


def _is_surname(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether the capitalised word behind first names is the noun that the parser hangs all of them on."""
    if not _is_plain(view, end) or view.words[end].lower() in ORGANISATION_NOUNS or _begins_person(view, end):
        return False
    if view.labels[end] not in ("", "GPE", "PERSON"):
        return False
    if is_particle(view.words[end - 1]):
        return True  # "Nuri al- [Maliki]"
    return all(view.deps[index] == "compound" and view.heads[index] == end for index in range(start, end))


def _begins_person(view: TokenArrays, index: int) -> bool:
    """Tell whether the word begins the next name of a person."""
    return view.labels[index] == "PERSON" and view.labels[index + 1 : index + 2] == ["PERSON"]


def _is_second_half(view: TokenArrays, index: int) -> bool:
    """Tell whether the word behind a hyphen belongs to the name: a name, or a syllable ("Moon Jae-in", not "-era")."""
    word, after = view.words[index], min(index + 1, len(view) - 1)
    if view.tags[index] == "NNP":
        return True
    is_person = view.labels[index - 2] == view.labels[index - 3] == "PERSON"
    return is_person and word.isalpha() and len(word) <= _SYLLABLE and view.tags[after] not in ("NN", "NNS", "NNP")
