"""Names of people in a Doc: the model's entities with their edges mended, and the names that it missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimtable import layers
from claimtable.coref.mentions import Mention
from claimtable.coref.names import Gender, gender_of_first_name, is_first_name, parse_person
from claimtable.coref.view import View
from claimtable.lexicon import titles
from claimtable.lexicon.people import (
    DOCUMENT_NOUNS,
    NOT_PEOPLE,
    ORGANISATION_NOUNS,
    OTHER_PEOPLE,
    PARTISANS,
    PERSON_ENDINGS,
    PERSON_NOUNS,
)
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

_MISTAKEN = frozenset({"ORG", "GPE", "PRODUCT", "WORK_OF_ART", "FAC", "LOC", "NORP"})
#: what a body may be as well
_OF_BODIES = words("owner partner rival leader member backer dealer promoter sponsor founder donor employer champion")
_INVERTED = words("said says added adds stated states wrote writes asked replied continued explained noted declared")
_NO_SURNAMES = words(
    "inc corp co ltd llc plc brothers sons fund foundation hall street avenue island islands bay beach"
)


def find_people(view: View, taken: bytearray) -> list[Mention]:
    """Return the names of people, none over a token that is ``taken``.

    PERSON entities without titles and roles, and surnames of theirs that the model gave another label or none.
    """
    alone = _alone(view)
    ents = [
        ent
        for ent in view.doc.ents
        if ent.label_ == "PERSON" or (ent.label_ in _MISTAKEN and _looks_personal(view, ent.start, ent.end, alone))
    ]
    people = [mention for ent in ents for mention in _person(view, ent.start, ent.end)]
    people = [mention for mention in people if not any(taken[mention.start : mention.end])]
    votes = _votes(view)
    places = _places(view)
    people = [
        m
        for m in people
        if (m.end - m.start > 1 or votes[view.words[m.start].casefold()] > 0)
        and not (m.end - m.start > 1 and not m.gender and view.printed(*m.place) in places)
    ]
    taken = taken[:]
    for mention in people:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return people + list(_doubled(view, people, taken)) + list(_missed(view, _surnames(people, view, alone), taken))


def is_title(word: str) -> bool:
    """Tell whether ``word`` is a form of address, a rank or an office ("Mr.", "Gen.", "Secretary")."""
    key = fold(word)
    return key in titles.HONORIFICS or key in titles.RANKS


def is_person_noun(lemma: str) -> bool:
    """Tell whether ``lemma`` is a noun for a person by the list or by its ending ("oncologist", "policewoman")."""
    return lemma in PERSON_NOUNS or (len(lemma) > 6 and lemma.endswith(PERSON_ENDINGS) and lemma not in NOT_PEOPLE)


def is_plural_of_people(view: View, index: int) -> bool:
    """Tell whether a sentence's first word is a noun for people, whatever the model takes it for ("Medics said")."""
    word = view.words[index].lower()
    if not word.endswith("s") or not view.begins_sentence(index):
        return False
    forms = {word[:-1], word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return any(is_person_noun(form) or form in OTHER_PEOPLE or form == "authority" for form in forms)


def is_role_word(view: View, index: int) -> bool:
    """Tell whether the token is a title or a noun for a person ("coach", "Press Secretary")."""
    word = view.words[index]
    return is_person_noun(word.lower()) or is_person_noun(view.lemmas[index]) or is_title(word)


def person_name(view: View, start: int, end: int) -> tuple[int, int]:
    """Return the tokens of the person's name inside ``start`` to ``end``: no title, role, possessive or stray words."""
    while end > start and not _is_name_word(view, end - 1, last=True):
        end -= 1
    while end - start > 2 and view.words[end - 1].isupper() and fold(view.words[end - 1]) in titles.POST_NOMINALS:
        end -= 1
    while start < end and (not _is_name_word(view, start) or is_role_word(view, start)):
        if is_role_word(view, start) and end - start == 1:
            break
        start += 1
    for place in range(start + 1, end - 1):
        if view.is_dash(place):
            end = place
            break
    for place in range(end - 2, start, -1):  # "Ambassador to the United States Hamdullah Mohib"
        if is_role_word(view, place) and not _is_initial(view.words[place]):
            start = place + 1
            break
    return start, end


def _votes(view: View) -> Counter[str]:
    """Return for every entity of one word how much oftener it is called a person than anything else."""
    votes: Counter[str] = Counter()
    for ent in view.doc.ents:
        if len(ent) == 1:
            votes[view.words[ent.start].casefold()] += 1 if ent.label_ == "PERSON" else -1
    return votes


def _alone(view: View) -> frozenset[str]:
    """Return the names of one word that speak somewhere ("Lomidze said", "Lomidze, whose son ..., said"), folded."""
    found = set()
    for attribution in layers.get_attributions(view.doc):
        for piece in attribution.source[:1]:
            start = piece.start + (piece.end - piece.start > 1 and fold(view.words[piece.start]) in titles.HONORIFICS)
            is_all = start + 1 == piece.end or view.words[start + 1] in (",", "who", "(")
            if is_all and view.tags[start] == "NNP" and not view.words[start].isupper():
                found.add(fold(view.words[start]))
    return frozenset(found)


def _places(view: View) -> frozenset[str]:
    """Return the names of places of several words that were found somewhere in the text, as printed."""
    found = layers.get_spans(view.doc, layers.PLACES)
    return frozenset(view.printed(span.start, span.end) for span in found if len(span) > 1)


def _looks_personal(view: View, start: int, end: int, alone: frozenset[str]) -> bool:
    """Tell whether an entity of another label is a person's name.

    It stands behind "Mr." or a title, begins with a first name, has an office behind it, or ends in a name that speaks
    ``alone`` elsewhere.
    """
    words = view.words[start:end]
    if start and fold(view.words[start - 1]) in titles.HONORIFICS_MALE | titles.HONORIFICS_FEMALE:
        return len(words) <= 3
    ranked = next((place for place, word in enumerate(words) if not is_title(word)), len(words))
    if ranked and 2 <= len(words) - ranked <= 3 and all(word[:1].isupper() for word in words):
        return not any(word.lower() in ORGANISATION_NOUNS or word.lower() in _NO_SURNAMES for word in words[ranked:])
    may_be_first = is_first_name(words[0]) or (len(words) == 2 and has_office(view, end)) or fold(words[-1]) in alone
    if not 2 <= len(words) <= 3 or not may_be_first or not all(word[:1].isupper() for word in words):
        return False
    last = words[-1].lower()
    return (
        words[-1][-1:].isalpha()
        and last not in ORGANISATION_NOUNS
        and last not in DOCUMENT_NOUNS
        and last not in _NO_SURNAMES
    )


def has_office(view: View, comma: int) -> bool:
    """Tell whether a role for people follows: "Makoto Abe, head of the department"."""
    start = comma + 1
    if start + 2 >= len(view) or view.words[comma] != ",":
        return False
    place = start + (view.tags[start] == "DT")
    return view.lemmas[place] in PERSON_NOUNS - ORGANISATION_NOUNS - _OF_BODIES and view.tags[place] == "NN"


def _is_name_word(view: View, index: int, *, last: bool = False) -> bool:
    word = view.words[index]
    if word[:1].isupper():
        if index + 1 < len(view) and view.is_capital(index + 1) and view.begins_sentence(index):
            return view.pos[index] not in ("VERB", "AUX") and not is_inverted(view, index)
        return not (last and view.lemmas[index] in {"image", "photo", "picture"})
    if index and view.words[index - 1] == "-" and word.isalpha():
        return True  # "Lung-bin"
    return not last and (word.casefold() in titles.PARTICLES or word == "-")


def is_inverted(view: View, index: int) -> bool:
    """Tell whether a verb of saying opens the sentence in front of who speaks: "Stated Roe:"."""
    return view.words[index].lower() in _INVERTED and view.begins_sentence(index)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _person(view: View, start: int, end: int) -> Iterator[Mention]:
    start, end = person_name(view, start, end)
    start, end = _extend_left(view, start, end), _extend_right(view, end)
    if start < end and end - start <= 7 and _is_person(view, start, end):
        yield person_mention(view, start, end)


def _extend_left(view: View, start: int, end: int) -> int:
    """Take in a first name or particle that the model left out ("Dries [Mertens]", "al-[Kadhimi]")."""
    while start > 0 and end - start <= 4:
        before = view.words[start - 1]
        if (end - start == 1 and _is_given(view, start - 1)) or _is_left_out(view, start - 1):
            start -= 1
        elif before == "-" and start > 1 and view.words[start - 2].casefold() in titles.PARTICLES:
            start -= 2
        else:
            break
    return start


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


def _extend_right(view: View, end: int) -> int:
    """Take in the second half of a double name: "Manto Tshabalala[-Msimang]"."""
    while end + 1 < len(view) and view.words[end] == "-" and not view.is_dash(end) and view.tags[end + 1] == "NNP":
        end += 2
    return end


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


def gender_of_noun(word: str, lemma: str) -> Gender:
    """Return the gender that a title or a noun for a person tells ("Mr", "spokeswoman"), else an empty string."""
    if word in titles.HONORIFICS_MALE or lemma in titles.MALE_NOUNS or word in titles.MALE_NOUNS:
        return "male"
    if word in titles.HONORIFICS_FEMALE or lemma in titles.FEMALE_NOUNS or word in titles.FEMALE_NOUNS:
        return "female"
    return ""


def _surnames(people: list[Mention], view: View, alone: frozenset[str]) -> frozenset[str]:
    """Return the surnames of known people, names of one word, and first names that speak ``alone``, folded."""
    found = set()
    for mention in people:
        name = parse_person(view.words[mention.start : mention.end])
        if name is not None and len(name.bare) > 2:
            found.add(name.bare)
        if name is not None and name.given and name.given[0] in alone:
            found.add(name.given[0])
    return frozenset(found)


def _doubled(view: View, people: list[Mention], taken: bytearray) -> Iterator[Mention]:
    """Yield double surnames of known people that stand alone, and mark them in ``taken``: "Tshabalala-Msimang"."""
    known = {
        (view.words[index - 1], view.words[index + 1])
        for mention in people
        for index in range(mention.start + 2, mention.end - 1)
        if view.words[index] == "-"
    }
    for index in range(1, len(view) - 1) if known else ():
        if view.words[index] != "-" or (view.words[index - 1], view.words[index + 1]) not in known:
            continue
        if not any(taken[index - 1 : index + 2]):
            taken[index - 1 : index + 2] = b"\1\1\1"
            yield person_mention(view, index - 1, index + 2)


def _missed(view: View, surnames: frozenset[str], taken: bytearray) -> Iterator[Mention]:
    """Yield surnames of known people that stand outside PERSON entities, with a first name where one precedes."""
    for index, word in enumerate(view.words):
        if taken[index] or not word[:1].isupper() or fold(word) not in surnames:
            continue
        if view.begins_sentence(index) and view.pos[index] not in ("PROPN", "NOUN") and not view.labels[index]:
            continue
        if _names_another(view, index) or _in_compound(view, index):
            continue
        start = _extend_left(view, index, index + 1)
        if start == index and _follows_a_name(view, index):
            if view.labels[index - 1] in ("GPE", "DATE") or taken[index - 1] or not view.words[index - 1].isalpha():
                continue
            start -= 1
        yield person_mention(view, start, index + 1)


def _in_compound(view: View, index: int) -> bool:
    """Tell whether a hyphen joins the surname to another word than a particle: "Roe-Doe", not "al-Roe"."""
    if index + 1 < len(view) and view.words[index + 1] == "-" and not view.is_dash(index + 1):
        return True
    if index < 2 or view.words[index - 1] != "-" or view.is_dash(index - 1):
        return False
    return view.words[index - 2].casefold() not in titles.PARTICLES


def _follows_a_name(view: View, index: int) -> bool:
    """Tell whether a capitalised word that is no title stands directly before: the name of somebody else."""
    before = index - 1
    if before < 0 or not view.is_capital(before) or view.pos[before] != "PROPN" or is_role_word(view, before):
        return False
    return view.sentence[before] == view.sentence[index]


def _names_another(view: View, index: int) -> bool:
    """Tell whether the surname is part of another name: "Clinton Foundation", "Trump Tower"."""
    after = index + 1
    return after < len(view) and view.pos[after] == "PROPN" and view.is_capital(after) and view.heads[index] == after
