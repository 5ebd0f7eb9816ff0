"""Names of people in a Doc: the model's entities with their edges mended, and the names that it missed."""

from __future__ import annotations

from collections import Counter

from claimtable import layers
from claimtable.coref.mentions import Mention
from claimtable.coref.names import is_clipped, is_first_name
from claimtable.coref.person_names import has_office, people_at, person_mention
from claimtable.coref.person_words import is_title
from claimtable.coref.surnames import doubled_surnames, missed_surnames, surnames_of
from claimtable.coref.titled import titled_people, turn_names
from claimtable.coref.view import View
from claimtable.lexicon import titles
from claimtable.lexicon.people import DOCUMENT_NOUNS, ORGANISATION_NOUNS
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

_MISTAKEN = frozenset({"ORG", "GPE", "PRODUCT", "WORK_OF_ART", "FAC", "LOC", "NORP"})
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
    people = _widest([mention for ent in ents for mention in people_at(view, ent.start, ent.end)])
    people += [person_mention(view, index, index + 1) for index in _tell_of_themselves(view)]
    people += turn_names(view)
    people = [mention for mention in people if not any(taken[mention.start : mention.end])]
    votes, firms = _votes(view), _firms(view)
    places = _places(view)
    people = [
        m
        for m in people
        if (m.end - m.start > 1 or (_is_voted(view, m, votes) and view.words[m.start] not in firms))
        and not (m.end - m.start > 1 and not m.gender and view.printed(*m.place) in places)
    ]
    taken = taken[:]
    _take(taken, people)
    titled = list(titled_people(view, taken))
    _take(taken, titled)
    people += titled
    return (
        people
        + list(doubled_surnames(view, people, taken))
        + list(missed_surnames(view, surnames_of(people, view, alone), taken))
    )


def _widest(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that no wider one overlaps: a name in two pieces is found twice, once in part."""
    taken: set[int] = set()
    found = []
    for mention in sorted(mentions, key=lambda one: one.start - one.end):
        if taken.isdisjoint(range(*mention.place)):
            taken.update(range(*mention.place))
            found.append(mention)
    return sorted(found, key=lambda one: one.start)


def _take(taken: bytearray, mentions: list[Mention]) -> None:
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)


def _votes(view: View) -> Counter[str]:
    """Return for every entity of one word how much oftener it is called a person than anything else."""
    votes: Counter[str] = Counter()
    for ent in view.doc.ents:
        if len(ent) == 1:
            votes[view.words[ent.start].casefold()] += 1 if ent.label_ == "PERSON" else -1
    return votes


def _is_voted(view: View, mention: Mention, votes: Counter[str]) -> bool:
    return votes[view.words[mention.start].casefold()] > 0 or _says_he(view, mention.start)


def _tell_of_themselves(view: View) -> list[int]:
    """Return the names of one word that say what "he" or "she" does: "Ronaldinho said he would stay"."""
    singles = (ent for ent in view.doc.ents if len(ent) == 1 and ent.label_ in _MISTAKEN)
    return [ent.start for ent in singles if _says_he(view, ent.start)]


def _says_he(view: View, index: int) -> bool:
    following = [word.lower() for word in view.words[index + 1 : index + 4]]
    said = following[:1] in (["said"], ["says"])
    return said and (following[1:2] in (["he"], ["she"]) or following[1:] in (["that", "he"], ["that", "she"]))


def _firms(view: View) -> frozenset[str]:
    """Return the first words of firms' names with a legal form or trade behind it: "Avex" of "Avex Holdings"."""
    firms = (view.words[ent.start : ent.end] for ent in view.doc.ents if ent.label_ == "ORG" and len(ent) > 1)
    return frozenset(names[0] for names in firms if is_clipped(names))


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
    words = [word for word in view.words[start:end] if word != "-"]
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
