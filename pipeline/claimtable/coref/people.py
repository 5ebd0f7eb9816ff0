"""Names of people in a Doc: the model's entities with their edges mended, and the names that it missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from claimtable import layers
from claimtable.coref.mentions import Mention
from claimtable.coref.name_spans import NameSpans
from claimtable.coref.names import is_clipped, is_first_name
from claimtable.coref.person_names import people_at, person_mention
from claimtable.coref.person_words import is_title
from claimtable.coref.surnames import doubled_surnames, full_names, missed_surnames, surnames_of
from claimtable.coref.titled import titled_people, turn_names
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import titles
from claimtable.lexicon.people import DOCUMENT_NOUNS, NO_SURNAMES, ORGANISATION_NOUNS
from claimtable.rules import Rule, decide
from claimtable.text import fold

_MISTAKEN = frozenset({"ORG", "GPE", "PRODUCT", "WORK_OF_ART", "FAC", "LOC", "NORP"})
_ADDRESSES = titles.HONORIFICS_MALE | titles.HONORIFICS_FEMALE
#: a name has so many words at most, its titles left out
_LONGEST = 3


def find_people(view: TokenArrays, taken: bytearray) -> list[Mention]:
    """Return the names of people, none over a token that is ``taken``.

    PERSON entities without titles and roles, and surnames of theirs that the model gave another label or none.
    """
    alone, spans = names_that_speak(view), NameSpans(view)
    ents = people_entities(view, alone)
    people = [mention for ent in ents for mention in people_at(view, spans, ent.start, ent.end)]
    people += [person_mention(view, index, index + 1) for index in _tell_of_themselves(view)]
    people += turn_names(view)
    places = _places(view)
    people += full_names(view, alone, places)
    people = [mention for mention in _widest(people) if not any(taken[mention.start : mention.end])]
    votes, firms = _votes(view), _firms(view)
    people = [
        m
        for m in people
        if (_is_voted(view, m, votes, firms) if m.end - m.start == 1 else not _is_place(view, m, places))
    ]
    taken = taken[:]
    _take(taken, people)
    titled = list(titled_people(view, taken))
    _take(taken, titled)
    people += titled
    doubled = list(doubled_surnames(view, people, taken))
    return people + doubled + list(missed_surnames(view, spans, surnames_of(people, view, alone), taken))


def people_entities(view: TokenArrays, alone: frozenset[str] | None = None) -> list[Span]:
    """Return the entities that are people's names, whatever their label; ``alone`` are the names that speak."""
    speaking = names_that_speak(view) if alone is None else alone
    return [ent for ent in view.doc.ents if _is_persons(view, ent, speaking)]


def _is_persons(view: TokenArrays, ent: Span, alone: frozenset[str]) -> bool:
    if ent.label_ not in _MISTAKEN:
        return ent.label_ == "PERSON"
    end = ent.end - (view.tags[ent.end - 1] == "POS")
    return decide(PERSONAL, Labelled(view, ent.start, end, alone), default=False).keep


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


def _votes(view: TokenArrays) -> Counter[str]:
    """Return for every entity of one word how much oftener it is called a person than anything else."""
    votes: Counter[str] = Counter()
    for ent in view.doc.ents:
        if len(ent) == 1:
            votes[view.words[ent.start].casefold()] += 1 if ent.label_ == "PERSON" else -1
    return votes


def _is_voted(view: TokenArrays, name: Mention, votes: Counter[str], firms: frozenset[str]) -> bool:
    """Tell whether a name of one word is mostly a person's in this text, and no firm's."""
    word = view.words[name.start]
    return word not in firms and (votes[word.casefold()] > 0 or _says_he(view, name.start))


def _is_place(view: TokenArrays, name: Mention, places: frozenset[str]) -> bool:
    """Tell whether a name without a title or a first name is that of a place elsewhere in the text."""
    return not name.gender and view.printed(*name.place) in places


def _tell_of_themselves(view: TokenArrays) -> list[int]:
    """Return the names of one word that say what "he" or "she" does: "Ronaldinho said he would stay"."""
    singles = (ent for ent in view.doc.ents if len(ent) == 1 and ent.label_ in _MISTAKEN)
    return [ent.start for ent in singles if _says_he(view, ent.start)]


def _says_he(view: TokenArrays, index: int) -> bool:
    following = [word.lower() for word in view.words[index + 1 : index + 4]]
    said = following[:1] in (["said"], ["says"])
    return said and (following[1:2] in (["he"], ["she"]) or following[1:] in (["that", "he"], ["that", "she"]))


def _firms(view: TokenArrays) -> frozenset[str]:
    """Return the first words of firms' names with a legal form or trade behind it: "Avex" of "Avex Holdings"."""
    firms = (view.words[ent.start : ent.end] for ent in view.doc.ents if ent.label_ == "ORG" and len(ent) > 1)
    return frozenset(names[0] for names in firms if is_clipped(names))


def names_that_speak(view: TokenArrays) -> frozenset[str]:
    """Return the names of one word that speak somewhere ("Lomidze said", "Lomidze, whose son ..., said"), folded."""
    found = set()
    for attribution in layers.get_attributions(view.doc):
        for piece in attribution.source[:1]:
            start = piece.start + (piece.end - piece.start > 1 and fold(view.words[piece.start]) in titles.HONORIFICS)
            is_all = start + 1 == piece.end or view.words[start + 1] in (",", "who", "(")
            if is_all and view.tags[start] == "NNP" and not view.words[start].isupper():
                found.add(fold(view.words[start]))
    return frozenset(found)


def _places(view: TokenArrays) -> frozenset[str]:
    """Return the names of places of several words that were found somewhere in the text, as printed."""
    found = layers.get_spans(view.doc, layers.PLACES)
    return frozenset(view.printed(span.start, span.end) for span in found if len(span) > 1)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entity that the recogniser labels as something else than a person; ``alone`` are the names that speak."""

    view: TokenArrays
    start: int
    end: int
    alone: frozenset[str]

    @property
    def words(self) -> list[str]:
        """The words without hyphens."""
        return [word for word in self.view.words[self.start : self.end] if word != "-"]

    @property
    def titles(self) -> int:
        """The number of titles that it begins with."""
        words = self.words
        return next((number for number, word in enumerate(words) if not is_title(word)), len(words))


def _is_titled(name: Labelled) -> bool | None:
    bare = name.words[name.titles :]
    if not name.titles or not _may_be_name(bare):
        return None
    return not any(word.lower() in ORGANISATION_NOUNS | NO_SURNAMES for word in bare)


def _is_of_other_form(name: Labelled) -> bool | None:
    return None if _may_be_name(name.words) else False


def _may_be_name(words: Sequence[str]) -> bool:
    return 2 <= len(words) <= _LONGEST and all(word[:1].isupper() for word in words)


def _ends_in_thing(name: Labelled) -> bool | None:
    last = name.words[-1]
    is_thing = last.lower() in ORGANISATION_NOUNS | DOCUMENT_NOUNS | NO_SURNAMES
    return False if is_thing or not last[-1:].isalpha() else None


def _has_first_name(name: Labelled) -> bool | None:
    return True if is_first_name(name.words[0]) else None


def _speaks_elsewhere(name: Labelled) -> bool | None:
    return True if fold(name.words[-1]) in name.alone else None


#: what makes a name with another label a person's
PERSONAL = (
    Rule("a title in it", _is_titled, kept=("[Gen. Makoto Abe] said so.",), dropped=("[King Street Bank] said so.",)),
    Rule("one word, many words or words in lower case", _is_of_other_form, dropped=("[Vonnax] said so.",)),
    Rule("a noun for a body, a document or a place at its end", _ends_in_thing, dropped=("[Jane Street] said so.",)),
    Rule("a first name", _has_first_name, kept=("[Jane Vonnax] said so.",)),
    Rule(
        "its last word speaks elsewhere",
        _speaks_elsewhere,
        kept=("[Omax Vonnax] was here. Vonnax said the port was shut.",),
    ),
)
