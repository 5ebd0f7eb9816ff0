"""Names of organisations in a Doc: the model's entities, and names that their form gives away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span

from claimtable.coref.body_edges import organisation_name
from claimtable.coref.media import medium_end
from claimtable.coref.mentions import Mention
from claimtable.coref.names import LEGAL_FORMS, acronyms, is_clipped, without_legal_form
from claimtable.coref.person_names import head_of, is_body_name
from claimtable.coref.person_words import is_plural_of_people, is_role_word
from claimtable.coref.token_arrays import TokenArrays, Words
from claimtable.lexicon.people import (
    MEDIA,
    MEDIA_MODIFIERS,
    MODIFIED_MEDIA,
    SMALL_WORDS_OF_NAMES,
)
from claimtable.rules import Rule, decide
from claimtable.text import fold

_PLACES = frozenset({"GPE", "NORP", "LOC", "FAC"})
_JOINING = frozenset({"of", "for"})
_LONGEST = 9
#: so many words has the name of a newspaper or an agency at most
_TITLE = 4


def find_introduced(view: TokenArrays, taken: bytearray) -> list[Mention]:
    """Return names that an acronym in brackets introduces, and later uses of the acronym, none over ``taken`` tokens.

    The acronym's letters must be the initials of the capitalised words before it, as in Schwartz and Hearst (2003):
    "Food and Agriculture Organization (FAO)".
    """
    found, known = [], set()
    for index in range(2, len(view) - 1):
        if view.words[index - 1] == "(" and view.words[index + 1] == ")" and _is_acronym(view.words[index]):
            start = _start_of(view, index - 1, view.words[index])
            if start is not None:
                found.append(organisation_mention(view, start, index - 1))
                known.add(view.words[index])
    if known:
        found += [
            organisation_mention(view, i, i + 1)
            for i, word in enumerate(view.words)
            if word in known and "(" not in view.words[max(i - 1, 0) : i]
        ]
    return [mention for mention in found if not any(taken[mention.start : mention.end])]


def as_bodies(view: TokenArrays, names: Sequence[Mention]) -> list[Mention]:
    """Return the names, a firm's as a body's also where it was taken for a person's: "Vonnax" where "Vonnax Inc." is
    named, unless somebody has it as his surname. Other mentions stay.
    """
    keys = [fold(view.printed(*one.place)) if one.kind == "name" else "" for one in names]
    pairs = list(zip(names, keys, strict=True))
    firms = {bare for one, key in pairs if one.type == "organisation" and (bare := without_legal_form(key)) != key}
    firms -= {key.rpartition(" ")[2] for one, key in pairs if one.type == "person" and " " in key}
    return [
        replace(one, type="organisation", gender="") if one.type == "person" and key in firms else one
        for one, key in pairs
    ]


def as_people(view: TokenArrays, names: Sequence[Mention]) -> list[Mention]:
    """Return the names, those of one word as people's that are a surname of somebody named in full: "Haley" where
    "Nikki Haley" is named. Other mentions stay.
    """
    named = [one for one in names if one.kind == "name"]
    surnames = {view.words[one.end - 1] for one in named if one.type == "person" and one.end - one.start > 1}
    surnames -= {view.words[one.start] for one in named if one.type != "person" and one.end - one.start > 1}
    return [
        replace(one, type="person", plural=False)
        if one.kind == "name" and one.end - one.start == 1 and view.words[one.start] in surnames
        else one
        for one in names
    ]


def _is_acronym(word: str) -> bool:
    """Tell whether a word in brackets may be an acronym, also one that is spoken as a word ("Sars")."""
    if not 2 <= len(word) <= 8 or not word[0].isupper() or not word.isalnum():
        return False
    return sum(char.isupper() for char in word) * 2 > len(word) or (word.istitle() and len(word) > 3)


def _start_of(view: TokenArrays, bracket: int, acronym: str) -> int | None:
    for start in range(bracket - 1, max(bracket - 12, -1), -1):
        if view.sentence[start] != view.sentence[bracket]:
            return None
        capital = view.is_capital(start)
        if not capital and view.words[start].lower() not in SMALL_WORDS_OF_NAMES and not view.words[start].isdigit():
            return None
        if capital and acronym.lower() in acronyms(view.words[start:bracket]):
            return start
    return None


def organisation_mention(view: TokenArrays, start: int, end: int, *, plural: bool = False) -> Mention:
    """Return the mention of an organisation by name."""
    return Mention(start, end, "name", "organisation", head_of(view, start, end), plural=plural)


def find_organisations(view: TokenArrays, taken: bytearray) -> list[Mention]:
    """Return the names of organisations, none over a token that is ``taken``.

    ORG entities and places that act ("Iran said").
    """
    found: list[Mention] = []
    taken = taken[:]
    for find in (_by_kind, _by_label):
        for mention in list(find(view, taken)):
            found.append(mention)
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return found + list(_clipped(view, found, taken))


def _by_label(view: TokenArrays, taken: bytearray) -> Iterator[Mention]:
    """Yield the names that the model labels, their edges mended."""
    places = frozenset(ent.text for ent in view.doc.ents if ent.label_ == "GPE")
    for ent in view.doc.ents:
        yield from _organisation(view, ent, taken, places)


def _by_kind(view: TokenArrays, taken: bytearray) -> Iterator[Mention]:
    """Yield "SANA" of "the official SANA news agency" and "Koran Tempo" of "the Koran Tempo newspaper"."""
    for index in range(1, len(view)):
        if view.lemmas[index] not in MEDIA | MODIFIED_MEDIA:
            continue
        end = index
        while end > 1 and view.words[end - 1] in MEDIA_MODIFIERS:
            end -= 1
        start = _capitals_before(view, end, taken)
        if medium_end(view, end) == index + 1 and _is_titled(view, start, end):
            yield organisation_mention(view, start, end)


def _capitals_before(view: TokenArrays, end: int, taken: bytearray) -> int:
    """Return where the capitalised words that end at ``end`` begin, their article left out."""
    start = end
    while start and view.is_capital(start - 1) and view.words[start - 1].isalpha() and not taken[start - 1]:
        start -= 1
    return start + (start < end and view.words[start].lower() == "the")


def _is_titled(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether capitalised words between an article or an adjective and a kind of medium are its name."""
    if not start < end <= start + _TITLE or view.labels[start] in ("NORP", "LOC", "PERSON"):
        return False
    official = view.tags[start - 1] == "JJ" and not view.is_capital(start - 1)
    return official or (start > 0 and view.words[start - 1].lower() in ("the", "'s"))


def _clipped(view: TokenArrays, found: Sequence[Mention], taken: bytearray) -> Iterator[Mention]:
    """Yield "Avex" where "Avex Group Holdings" was named, whatever the model takes it for."""
    firms = {view.words[m.start] for m in found if m.end - m.start > 1 and is_clipped(view.words[m.start : m.end])}
    for index in range(len(view)) if firms else ():
        if view.words[index] in firms and not taken[index] and view.tags[index] == "NNP":
            yield organisation_mention(view, index, index + 1)


def _has_other_label(name: Words) -> bool | None:
    return None if name.label in {"ORG", "PERSON"} | _PLACES else False


def _does_nothing(name: Words) -> bool | None:
    is_subject = name.view.deps[head_of(name.view, name.start, name.end)] in ("nsubj", "nsubjpass", "agent")
    return False if name.label in _PLACES and not is_subject else None


def _is_persons(name: Words) -> bool | None:
    return False if name.label == "PERSON" and not is_body_name(name.view, name.start, name.end) else None


def _is_for_people(name: Words) -> bool | None:
    return False if name.size == 1 and is_plural_of_people(name.view, name.start) else None


#: entities that are no names of bodies
BODIES = (
    Rule("a place that does nothing", _does_nothing, dropped=("They live in [France] now.",)),
    Rule("a person's name", _is_persons, dropped=("[Jane Roe] said so.",)),
    Rule("a noun for people", _is_for_people, dropped=("[Medics] said so.",)),
    Rule("a label of something else", _has_other_label, dropped=("They won the [Nobel Prize] there.",)),
)


def _organisation(view: TokenArrays, ent: Span, taken: bytearray, places: frozenset[str]) -> Iterator[Mention]:
    start, end = ent.start, ent.end
    if not decide(BODIES, Words(view, start, end)).keep:
        return
    start, end = organisation_name(view, start, end)
    start = _behind_owner(view, start, end, places)
    if ent.label_ == "ORG":
        end = _with_purpose(view, start, end)
    if start < end and not any(taken[start:end]):
        yield organisation_mention(
            view, start, end, plural=ent.label_ == "NORP" and view.tags[end - 1] in ("NNS", "NNPS")
        )


def _behind_owner(view: TokenArrays, start: int, end: int, places: frozenset[str]) -> int:
    """Return where the body's name begins behind a country: "Mexico's [National Statistics Institute]"."""
    owner = next((index for index in range(start, end) if view.tags[index] == "POS"), start)
    return owner + 1 if owner + 2 < end and view.printed(start, owner) in places else start


def _with_purpose(view: TokenArrays, start: int, end: int) -> int:
    """Return the end with what a body's name of two or more words is of or for: "Economic Commission [for Latin
    America and the Caribbean]".
    """
    if end - start < 2 or not view.is_capital(start) or fold(view.words[end - 1]) in LEGAL_FORMS:
        return end
    stop = _behind_joint(view, start, end, end)
    return _behind_joint(view, start, stop, end) if stop > end and view.words[stop : stop + 1] == ["and"] else stop


def _behind_joint(view: TokenArrays, start: int, index: int, end: int) -> int:
    """Return the end of the capitalised words behind "of (the)", "for (the)" or "and (the)" that hangs on the name that
    began at ``start``; ``index`` where there are none.
    """
    after = index + 1
    after += after < len(view) and view.words[after].lower() == "the"
    stop = after
    while stop < min(end + _LONGEST, len(view)) and _may_go_on(view, stop):
        stop += 1
    if stop == after or view.words[stop : stop + 1] == ["of"]:
        return index
    if view.words[index] in _JOINING:
        return stop if start <= view.heads[index] < end else index
    is_joined = view.words[index] == "and" and end < index and end <= view.heads[stop - 1] < index
    return stop if is_joined else index


def _may_go_on(view: TokenArrays, index: int) -> bool:
    """Tell whether a word may belong to a body's name: a proper noun, no person and no role before a name."""
    if view.pos[index] != "PROPN" or not view.is_capital(index) or view.labels[index] == "PERSON":
        return False
    return not is_role_word(view, index) or view.is_capital(index + 1)
