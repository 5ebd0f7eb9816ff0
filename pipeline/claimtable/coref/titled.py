"""People whose name stands behind a role, whatever the model takes it for: "spokeswoman Ethel Silaigwa"."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.coref.mentions import Mention
from claimtable.coref.person_names import person_mention
from claimtable.coref.person_words import behind_rank, is_person_noun, is_title
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import titles
from claimtable.lexicon.people import DOCUMENT_NOUNS, ORGANISATION_NOUNS, OTHER_PEOPLE, PARTISANS
from claimtable.lexicon.relations import OF_NAMED
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

_LONGEST = 5
#: so many words has what a role is of at most: "for Cooperative Governance and Traditional Affairs"
_COMPLEMENT = 9
#: what may stand between a role and the name
_BEHIND = frozenset({",", "of", "for"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NOT_PEOPLE = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT", "LAW", "LANGUAGE"})
#: words for people and ranks that stand in names of bodies and things as well
_IN_NAMES = PARTISANS | words(
    """
    student consumer star senior first second army navy marine force rear vice staff master native rival customer
    worker veteran youth child people family parent youth citizen user player visitor guest major nationalist king queen
    prince princess
    """
)
_ENDINGS = words("inc corp co ltd llc plc group hall street avenue island park bay beach fund foundation news")


def titled_people(view: TokenArrays, taken: bytearray) -> Iterator[Mention]:
    """Yield the names of two or more words that stand behind a role or a title, none over a token that is ``taken``.

    The role is a single person's ("spokeswoman", "fan", "Cllr"); a comma may stand between ("her sister, Ina Deyal,").
    """
    for index in range(len(view) - 2):
        if taken[index] or not _may_introduce(view.words[index + 1]) or not _is_role(view, index):
            continue
        start, apposed = _behind_comma(view, index, _behind_titles(view, index + 1))
        end = _name_end(view, start)
        if _is_name(view, start, end, taken) and (not apposed or _is_closed(view, index, end)):
            yield person_mention(view, start, end)


def _behind_titles(view: TokenArrays, start: int) -> int:
    while start < len(view) - 1 and is_title(view.words[start]) and view.is_capital(start):
        start += 1
    return start


def _may_introduce(word: str) -> bool:
    """Tell whether a word behind a role may begin a name, or part the role from it."""
    return word[:1].isupper() or word in _BEHIND


def turn_names(view: TokenArrays) -> list[Mention]:
    """Return the names in capitals that open a turn of a transcript: "ANNA ROE, HOST:", "JAMES POE:"."""
    others = {fold(ent.text) for ent in view.doc.ents if ent.label_ != "PERSON"}
    lines = [index for index in range(len(view)) if not index or "\n" in view.words[index - 1]]
    names = ((behind_rank(view, start), _capitals_end(view, start)) for start in lines)
    return [
        person_mention(view, start, end)
        for start, end in names
        if _is_turn(view, start, end) and fold(view.printed(start, end)) not in others
    ]


def _capitals_end(view: TokenArrays, start: int) -> int:
    """Return where the words in capitals that begin a line end."""
    end = start
    while end < min(start + _LONGEST, len(view)) and view.words[end].isupper() and view.words[end].isalpha():
        end += 1
    return end


def _is_turn(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether words in capitals are a person's name that opens a turn: a few, no initials, no body's."""
    if not 2 <= end - start < _LONGEST or any(len(view.words[index]) < 2 for index in range(start, end)):
        return False
    return not view.labels[start] and _opens_turn(view, end) and not _names_body(view, start, end)


def _opens_turn(view: TokenArrays, end: int) -> bool:
    """Tell whether a colon stands behind a name, or behind the role in capitals that a comma parts from it."""
    if view.words[end : end + 1] == [","]:
        return (
            view.words[end + 1 : end + 2] != []
            and view.words[end + 1].isupper()
            and ":" in view.words[end + 2 : end + 4]
        )
    return view.words[end : end + 1] == [":"]


def _behind_comma(view: TokenArrays, role: int, start: int) -> tuple[int, bool]:
    """Return where an apposed name may begin and true, where a comma follows the role or what the role is of:
    "MEC for Roads, [Oupa Ndaba]"; else ``start`` and false.
    """
    comma = start
    if view.words[comma] in ("of", "for"):
        comma = next((i for i in range(start, min(start + _COMPLEMENT, len(view) - 1)) if view.words[i] == ","), start)
    return (comma + 1, True) if view.words[comma] == "," else (start, False)


def _is_role(view: TokenArrays, index: int) -> bool:
    """Tell whether the word is one person's role: a noun in the singular, or a title with a capital."""
    word, lemma = view.words[index], view.lemmas[index]
    if view.tags[index] in ("NNS", "NNPS") or word.lower() in _IN_NAMES:
        return False
    if view.is_capital(index) and is_title(word):
        return True
    return view.pos[index] in ("NOUN", "PROPN") and (is_person_noun(word.lower()) or lemma in OTHER_PEOPLE)


def _name_end(view: TokenArrays, start: int) -> int:
    """Return where the capitalised words that begin at ``start`` end: names, particles and hyphens between them."""
    end = start
    last = min(start + _LONGEST, len(view))
    while end < last and view.sentence[end] == view.sentence[start]:
        is_name = view.is_capital(end) and view.tags[end] in _NAME_TAGS
        if not is_name and (end == start or not _is_inner(view, end)):
            break
        end += 1
    while end > start and not view.is_capital(end - 1):
        end -= 1
    return end


def _is_inner(view: TokenArrays, index: int) -> bool:
    """Tell whether a word may stand between two names of one person: a hyphen, a particle."""
    word = view.words[index]
    return word.casefold() in titles.PARTICLES or (word == "-" and not view.is_dash(index))


def _is_name(view: TokenArrays, start: int, end: int, taken: bytearray) -> bool:
    """Tell whether the words may be a person's name: two or more, none of a body, a place, a day or another name."""
    parts = [index for index in range(start, end) if view.is_capital(index) and view.words[index].isalpha()]
    if len(parts) < 2 or any(taken[start:end]) or view.labels[start] in _NOT_PEOPLE:
        return False
    if view.tags[parts[-1]] == "NNPS" or _names_body(view, start, end):
        return False
    return not any(is_title(view.words[index]) for index in parts)


def _names_body(view: TokenArrays, start: int, end: int) -> bool:
    bodies = ORGANISATION_NOUNS | DOCUMENT_NOUNS | _ENDINGS
    return any(view.is_capital(index) and fold(view.words[index]) in bodies for index in range(start, end))


def _is_closed(view: TokenArrays, role: int, end: int) -> bool:
    """Tell whether the name behind a comma is an apposition: a comma, a mark or the verb of the role follows."""
    if end >= len(view) or view.words[end] in (",", '"', "."):
        return view.deps[role] in OF_NAMED and end < len(view)
    return view.heads[role] == end or view.tags[end] in ("VBD", "VBZ", "WP")
