"""A person's name in a Doc: where it begins and ends, and whether it is one."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.coref.mentions import Mention
from claimtable.coref.names import Gender, gender_of_first_name, is_first_name
from claimtable.coref.person_words import gender_of_noun, is_role_word
from claimtable.coref.view import View
from claimtable.lexicon import titles
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.people import DOCUMENT_NOUNS, ORGANISATION_NOUNS, PARTISANS, PERSON_NOUNS, WEAK_ROLES
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

#: so many letters has the second syllable of a Korean or Chinese given name at most
_SYLLABLE = 5
#: what a body may be as well
_OF_BODIES = words("owner partner rival leader member backer dealer promoter sponsor founder donor employer champion")
_INVERTED = words("said says added adds stated states wrote writes asked replied continued explained noted declared")


def person_name(view: View, start: int, end: int) -> tuple[int, int]:
    """Return the tokens of the person's name inside ``start`` to ``end``: no title, role, possessive or stray words."""
    while end > start and not _is_name_word(view, end - 1, last=True):
        end -= 1
    start = _behind_owner(view, start, end)
    if end - start > 2 and view.words[end - 1].lower() in WEEKDAYS:  # "Ali Ahmad Tahir Saturday urged ..."
        end -= 1
    while end - start > 2 and view.words[end - 1].isupper() and fold(view.words[end - 1]) in titles.POST_NOMINALS:
        end -= 1
    while start < end and (not _is_name_word(view, start) or is_role_word(view, start)):
        is_given = (
            end - start == 2 and view.words[start].istitle() and fold(view.words[start]) in titles.FIRST_NAMES_TOO
        )
        if is_role_word(view, start) and (end - start == 1 or is_given):
            break
        start += 1
    start += end - start > 2 and view.tags[start] == "JJ"  # "Brazilian Emerson Roe"
    for place in range(start + 1, end - 1):
        if view.is_dash(place):
            end = place
            break
    for place in range(end - 2, start, -1):  # "Ambassador to the United States Hamdullah Mohib"
        if is_role_word(view, place) and not _is_initial(view.words[place]):
            start = place + 1
            break
    return start, end


def _behind_owner(view: View, start: int, end: int) -> int:
    """Return where a name of two or more words begins behind a possessive: "Twitter's [Adam Roe]"."""
    owners = (index for index in range(start + 1, end - 2) if view.tags[index] == "POS" and view.words[index] == "'s")
    return next((index + 1 for index in owners), start)


def has_office(view: View, comma: int) -> bool:
    """Tell whether a role for people follows: "Makoto Abe, head of the department"."""
    start = comma + 1
    if start + 2 >= len(view) or view.words[comma] != ",":
        return False
    return is_office(view, start + (view.tags[start] == "DT")) and view.tags[start + (view.tags[start] == "DT")] == "NN"


def is_office(view: View, index: int) -> bool:
    """Tell whether a noun is a role that no body or country has: "prefect", not "partner"."""
    is_capital_rank = view.words[index].isupper() and is_role_word(view, index)
    return is_capital_rank or view.lemmas[index] in PERSON_NOUNS - ORGANISATION_NOUNS - WEAK_ROLES - _OF_BODIES


def _is_name_word(view: View, index: int, *, last: bool = False) -> bool:
    word = view.words[index]
    if word[:1].isupper():
        if index + 1 < len(view) and view.is_capital(index + 1) and view.begins_sentence(index):
            return view.pos[index] not in ("VERB", "AUX") and not is_inverted(view, index)
        return not (last and view.lemmas[index] in {"image", "photo", "picture"})
    if index and view.words[index - 1] == "-" and word.isalpha():
        return True  # "Lung-bin"
    return not last and (is_particle(word) or word == "-")


def is_inverted(view: View, index: int) -> bool:
    """Tell whether a verb of saying opens the sentence in front of who speaks: "Stated Roe:"."""
    return view.words[index].lower() in _INVERTED and view.begins_sentence(index)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def people_at(view: View, start: int, end: int) -> Iterator[Mention]:
    """Yield the person whose name the entity from ``start`` to ``end`` holds, its edges mended, if it is one."""
    start, end = person_name(view, start, end)
    if start < end:
        end = _extend_right(view, start, end)
        start = extend_left(view, start, end)
    if start < end and end - start <= 7 and _is_person(view, start, end):
        yield person_mention(view, start, end)


def extend_left(view: View, start: int, end: int) -> int:
    """Take in a first name or particle that the model left out ("Dries [Mertens]", "Omar al-[Bashir]")."""
    while start > 0 and end - start <= 4:
        before = view.words[start - 1]
        size = sum(view.is_capital(index) for index in range(start, end))
        is_short = size == 1 or (size == 2 and not view.labels[start - 1])
        is_part = _is_left_out(view, start - 1) or _is_part(view, start - 1, end)
        if (is_short and _is_given(view, start - 1)) or is_part:
            start -= 1
        elif before == "-" and start > 1 and _is_first_half(view, start - 2):
            start -= 2
        elif before.endswith("-") and is_particle(before):
            start -= 1
        else:
            break
    return start


def _is_first_half(view: View, index: int) -> bool:
    """Tell whether the word before a hyphen belongs to the name: a particle, or a first name ("[Jean-]Pierre Roe")."""
    return view.words[index].casefold() in titles.PARTICLES or (
        is_first_name(view.words[index + 2]) and _is_given(view, index)
    )


def is_particle(word: str) -> bool:
    """Tell whether the word stands before a surname: "van", and "al-" where a blank follows it."""
    return word.casefold().rstrip("-") in titles.PARTICLES


def _is_given(view: View, index: int) -> bool:
    """Tell whether the word is a first name that a name goes on behind."""
    word = view.words[index]
    if not (word.isalpha() and view.is_capital(index) and view.sentence[index] == view.sentence[index + 1]):
        return False
    return is_first_name(word) and not is_role_word(view, index)


def _is_left_out(view: View, index: int) -> bool:
    """Tell whether a capitalised word without a label stands between a title and a name: "Dr. [Camila] Reyes Soto"."""
    if not index or view.labels[index] or view.tags[index] != "NNP" or is_role_word(view, index):
        return False
    word, before = view.words[index], fold(view.words[index - 1])
    is_plain = view.is_capital(index) and word[1:].islower() and word.isalpha() and len(word) > 2
    return is_plain and before in titles.HONORIFICS


def _is_part(view: View, index: int, end: int) -> bool:
    """Tell whether the parser joins a name to the rest of it: "author [Camila] Reyes Soto", "[Ri] Chun Hee"."""
    word, start = view.words[index], index + 1
    is_plain = view.is_capital(index) and word[1:].islower() and word.isalpha()
    if not is_plain or view.tags[index] != "NNP" or is_role_word(view, index) or word.lower() in _INVERTED:
        return False
    if view.labels[index] == "PERSON":
        return view.labels[start] == "PERSON" or is_particle(
            view.words[start]
        )  # one name in two pieces: "Abdel Moneim" and "Abdel Maqsud"
    if view.deps[index] != "compound" or not index < view.heads[index] < end:
        return False
    if view.labels[index] or view.begins_sentence(index) or (is_first_name(view.words[start]) and end - index != 3):
        return False
    alone = not view.is_capital(index - 1) or is_role_word(view, index - 1)
    return alone and end - start <= 3


def _extend_right(view: View, start: int, end: int) -> int:
    """Take in the second half of a double name: "Manto Tshabalala[-Msimang]", "Moon Jae[-in]", and a surname that the
    parser sets behind the first names: "Amadou Toumani [Toure]".
    """
    while end < len(view) and end - start <= 4 and _is_surname(view, start, end):
        end += 1
    while end + 1 < len(view) and view.words[end] == "-" and not view.is_dash(end) and _is_second_half(view, end + 1):
        end += 2
    return end


def _is_surname(view: View, start: int, end: int) -> bool:
    """Tell whether the capitalised word behind first names is the noun that the parser hangs all of them on."""
    word = view.words[end]
    if view.tags[end] != "NNP" or not (view.is_capital(end) and word[1:].islower() and word.isalpha()):
        return False
    if view.labels[end] == "PERSON" and view.labels[end + 1 : end + 2] == ["PERSON"]:
        return False  # it begins the next piece
    if view.labels[end] not in ("", "GPE", "PERSON") or is_role_word(view, end) or word.lower() in ORGANISATION_NOUNS:
        return False
    if is_particle(view.words[end - 1]):
        return True  # "Nuri al- [Maliki]"
    return all(view.deps[index] == "compound" and view.heads[index] == end for index in range(start, end))


def _is_second_half(view: View, index: int) -> bool:
    """Tell whether the word behind a hyphen belongs to the name: a name, or a syllable ("Moon Jae-in", not "-era")."""
    word, after = view.words[index], min(index + 1, len(view) - 1)
    if view.tags[index] == "NNP":
        return True
    is_person = view.labels[index - 2] == view.labels[index - 3] == "PERSON"
    return is_person and word.isalpha() and len(word) <= _SYLLABLE and view.tags[after] not in ("NN", "NNS", "NNP")


def _is_person(view: View, start: int, end: int) -> bool:
    last, word = view.lemmas[end - 1], view.words[end - 1]
    if word.lower().rstrip("s") in PARTISANS or (word.isupper() and len(word) > 2 and not view.words[start].isupper()):
        return False  # "Democrats", "the Junge SVP"
    if end < len(view) and view.is_capital(end) and view.words[end].lower() in ORGANISATION_NOUNS:
        return False  # "Sam Yang Company"
    if is_body_name(view, start, end):
        return False
    if end - start == 1 and (is_role_word(view, start) or not view.words[start][:1].isalpha()):
        return False
    if end - start > 1 and is_first_name(view.words[start]):
        return last not in ORGANISATION_NOUNS  # "George Will"
    return not (end - start > 1 and (last in ORGANISATION_NOUNS or last in DOCUMENT_NOUNS))


def is_body_name(view: View, start: int, end: int) -> bool:
    """Tell whether a name is a body's, whatever the model says: "Park Labs", "Park Works, the company that ..."."""
    if end - start < 2 or is_first_name(view.words[start]):
        return False
    return view.words[end - 1].lower().rstrip("s") in ORGANISATION_NOUNS or _is_called_body(view, end)


def _is_called_body(view: View, comma: int) -> bool:
    """Tell whether an apposition with a noun for a body stands behind the comma: ", a group based in Leeds"."""
    if comma + 3 >= len(view) or view.words[comma] != "," or view.words[comma + 1] not in ("a", "an", "the"):
        return False
    place = comma + 2
    while place + 1 < len(view) and view.tags[place + 1] in ("NN", "HYPH") and place < comma + 8:
        place += 1
    is_closed = view.words[place + 1 : place + 2] == [","] or view.tags[place + 1] in ("WDT", "IN", "VBN")
    return is_closed and view.lemmas[place] in ORGANISATION_NOUNS - PERSON_NOUNS


def person_mention(view: View, start: int, end: int, *, is_source: bool = False) -> Mention:
    """Return the mention of a person by name, with the gender that title, role or first name tell."""
    return Mention(
        start, end, "name", "person", head_of(view, start, end), gender=_gender(view, start, end), is_source=is_source
    )


def head_of(view: View, start: int, end: int) -> int:
    """Return the token of ``start`` to ``end`` whose head lies outside, the last one if there are several."""
    for index in range(end - 1, start - 1, -1):
        if not start <= view.heads[index] < end or view.heads[index] == index:
            return index
    return end - 1


def _gender(view: View, start: int, end: int) -> Gender:
    for place in range(start - 1, max(start - 3, -1), -1):
        gender = gender_of_noun(fold(view.words[place]), view.lemmas[place])
        if gender:
            return gender
        if not is_role_word(view, place):
            break
    return gender_of_first_name(view.words[start]) if end - start > 1 else ""
