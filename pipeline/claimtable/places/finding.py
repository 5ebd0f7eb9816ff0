"""Candidates for places: what the entity recogniser found, and what the gazetteer knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.places import (
    AMBIGUOUS,
    BEFORE_SITES,
    DESCRIPTORS,
    FIRM_PREPOSITIONS,
    GENERIC_PLACES,
    INSTITUTIONS,
    OF_BUILDINGS,
    PARTS,
    SITES,
)
from claimtable.places.behind import goes_on, kinds, located_names
from claimtable.places.countries import country_named, name_key, nationality
from claimtable.places.evidence import Evidence, gather, is_vetoed
from claimtable.places.filters import bare, is_located
from claimtable.places.gazetteer import LARGE_CITY, find_known, inhabitants, is_country_or_region, is_feature, is_known

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SITE_FORMS = SITES | {word + ending for word in SITES for ending in ("s", "es")} | {"cemeteries", "refineries"}
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})


def candidates(doc: Doc) -> list[Span]:
    """Return names of places and of nationalities in ``doc``, bare, in text order, none overlapping.

    ``label_`` is NORP for a nationality, else GPE, LOC or FAC. Names of longer names (people, organisations, works) are
    left out, and so are names that the gazetteer lacks and the article uses for something else.
    """
    words = [token.text for token in doc]
    capitals = [doc[index] for index, word in enumerate(words) if word[0].isupper()]
    evidence = gather(doc)
    found = _Found()
    found.add(_sites(doc, words), kinds(capitals, evidence), located_names(capitals, evidence))
    named = (*_entities(doc, evidence), *_gazetted(doc, capitals, evidence), *_nationalities(doc, capitals))
    found.add(span for span in named if span.label_ == "NORP" or not is_part_of_name(span))
    found.add(_again(doc, found.spans, evidence))
    return sorted(found.spans, key=lambda span: span.start)


class _Found:
    """Spans of which none overlaps an earlier one."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._taken: set[int] = set()

    def add(self, *sources: Iterable[Span]) -> None:
        """Take the spans that do not overlap any that is there."""
        for span in chain.from_iterable(sources):
            indices = range(span.start, span.end)
            if self._taken.isdisjoint(indices):
                self.spans.append(span)
                self._taken.update(indices)


def _again(doc: Doc, found: Iterable[Span], evidence: Evidence) -> Iterator[Span]:
    """Give the other mentions of towns that stand behind "in" or "near", or known ones behind "from" or "to"."""
    firm = {
        span.text
        for span in found
        if span.label_ != "NORP" and span.start and _stands_firm(span, doc[span.start - 1].lower_)
    }
    for ent in doc.ents:
        if ent.label_ in ("PERSON", "ORG") and ent.text in firm and not is_vetoed(ent, evidence):
            yield _labelled(ent, "GPE")


def _stands_firm(span: Span, before: str) -> bool:
    return before in FIRM_PREPOSITIONS or (before in ("from", "to") and is_known(span.text))


def _entities(doc: Doc, evidence: Evidence) -> Iterator[Span]:
    for ent in doc.ents:
        if ent.label_ in _PLACES:
            for piece in _pieces(ent):
                name = bare(piece)
                if not _is_name(name) or is_vetoed(name, evidence):
                    continue
                if _is_firm(name, evidence.people) or _is_plausible(name, evidence.others):
                    yield _labelled(name, "NORP" if nationality(name.text) else ent.label_)


def _is_firm(name: Span, people: Collection[str]) -> bool:
    """Tell whether the gazetteer vouches for a name; a small city's name may be somebody's in this article."""
    if not is_known(name.text):
        return False
    return name[-1].text not in people or is_country_or_region(name.text) or inhabitants(name.text) >= LARGE_CITY


def _is_plausible(name: Span, others: Collection[str]) -> bool:
    """Tell whether a name that the gazetteer lacks is a place: it stands where places stand, or says what it is."""
    last = name[-1].lower_
    if last in INSTITUTIONS or name[-1].lemma_.lower() in INSTITUTIONS:
        return False
    if len(name) > 1 and (last in SITES or last in GENERIC_PLACES):
        return True
    return is_located(name) and name[-1].text not in others


def _pieces(ent: Span) -> Iterator[Span]:
    """Split what the recogniser took as one name at commas and "and", where the parts are known names."""
    start = ent.start
    for token in ent:
        if token.text == "," or (token.lower_ == "and" and is_known(ent.doc[start : token.i].text)):
            yield ent.doc[start : token.i]
            start = token.i + 1
    yield ent.doc[start : ent.end]


def _is_name(span: Span) -> bool:
    """Tell whether a candidate looks like a name: it starts with a capital and is no bare number or title."""
    if not any(token.text[:1].isupper() for token in span):
        return False
    if len(span) == 1 and (span[0].lower_.removesuffix("s") in GENERIC_PLACES or span[0].lower_ in DESCRIPTORS):
        return False
    return any(token.pos_ in ("PROPN", "NOUN", "ADJ", "X") for token in span) or is_known(span.text)


def _gazetted(doc: Doc, capitals: Sequence[Token], evidence: Evidence) -> Iterator[Span]:
    """Give the known names that the recogniser missed or took for something else."""
    for span in find_known(doc, capitals):
        if _is_certain(span) and not is_vetoed(span, evidence):
            yield _labelled(span, "GPE")


def _is_certain(span: Span) -> bool:
    if span.root.ent_type_ in ("MONEY", "QUANTITY", "PERCENT"):
        return False
    if is_feature(span.text) and span.start and span.doc[span.start - 1].lower_ == "the" and not goes_on(span):
        return True
    if is_located(span):
        return not _is_called(span) or is_country_or_region(span.text) or inhabitants(span.text) >= LARGE_CITY
    if name_key(span.text) in AMBIGUOUS or _is_called(span):
        return False
    return is_country_or_region(span.text) and span.root.pos_ == "PROPN"


def _is_called(span: Span) -> bool:
    """Tell whether the recogniser says that exactly this name is a person's."""
    return any(token.ent_type_ == "PERSON" for token in span)


def _nationalities(doc: Doc, capitals: Sequence[Token]) -> Iterator[Span]:
    names = {token.i for ent in doc.ents if ent.label_ in ("PERSON", "WORK_OF_ART") for token in ent}
    for token in capitals:
        if token.i in names or token.pos_ not in ("ADJ", "PROPN", "NOUN") or _is_language(token):
            continue
        pair = doc[token.i : token.i + 2]
        if len(pair) == 2 and pair[1].text[:1].isupper() and nationality(pair.text):
            yield _labelled(pair, "NORP")
        elif nationality(token.text):
            yield _labelled(doc[token.i : token.i + 1], "NORP")


def _is_language(token: Token) -> bool:
    """Tell whether an adjective of nationality means the language ("in Spanish", "Spanish-language television")."""
    before = token.nbor(-1).lemma_.lower() if token.i else ""
    after = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    if before in ("in", "into", "speak", "learn") and token.head.i == token.i - 1:
        return True
    return any(word in ("language", "speaking", "speaker", "speakers", "dub") for word in after if word != "-")


def _sites(doc: Doc, words: Sequence[str]) -> Iterator[Span]:
    """Give names with a building's noun behind a preposition of place: "at the United Nations headquarters"."""
    for index, word in enumerate(words):
        if word.lower() in _SITE_FORMS:
            span = _named_site(doc[index])
            if span is not None and (is_located(span) or _is_part(span) or _is_where_it_happens(span)):
                yield _labelled(span, "FAC")


def _is_part(span: Span) -> bool:
    """Tell whether the name stands behind "of" and a part of a building ("the lobby of")."""
    token = span.root
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in PARTS


def _is_where_it_happens(span: Span) -> bool:
    """Tell whether the building is what something is done to or happens to: "until the Harcourt Museum closed"."""
    token = span.root
    return token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and token.head.lemma_.lower() in OF_BUILDINGS)


def _named_site(noun: Token) -> Span | None:
    doc = noun.doc
    start = noun.i
    while start > noun.sent.start + 1 and _belongs_to_site(doc[start - 1], noun):
        start -= 1
    span = bare(doc[start : noun.i + 1])
    if len(span) < 2 or not _is_proper(span[:-1]):
        return None
    if noun.is_lower and (noun.tag_ == "NNS" or (span.start and doc[span.start - 1].lower_ in ("a", "an"))):
        return None
    return None if noun.is_lower and country_named(span[:-1].text) else span


def _belongs_to_site(token: Token, noun: Token) -> bool:
    if token.lower_ in BEFORE_SITES and token.dep_ == "compound":
        return True
    if token.text == "-":
        return token.nbor(-1).pos_ == "PROPN" and not token.whitespace_
    return token.pos_ == "PROPN" or token.tag_ == "POS" or (token.dep_ == "compound" and token.text[:1].isupper())


def _is_proper(tokens: Iterable[Token]) -> bool:
    return any(token.pos_ == "PROPN" and not nationality(token.text) for token in tokens)


def is_part_of_name(span: Span) -> bool:
    """Tell whether ``span`` is only a piece of a longer name: of a person, an organisation, an event."""
    doc = span.doc
    if not _names_alone(span):
        return True
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.pos_ == "PROPN" and before.head.i == span.root.i and not nationality(before.text):
        return before.dep_ == "compound" and before.ent_type_ not in _PLACES
    after = doc[span.end] if span.end < len(doc) else None
    return after is not None and after.pos_ == "PROPN" and after.dep_ == "compound" and span.root.head.i == after.i


def _names_alone(span: Span) -> bool:
    """Tell whether no entity of people, organisations and works reaches beyond ``span``."""
    doc = span.doc
    if span[-1].ent_type_ in _NAMES and span.end < len(doc) and doc[span.end].ent_iob_ == "I":
        return False
    index = span.start
    while doc[index].ent_iob_ == "I" and doc[index].ent_type_ in _NAMES:
        index -= 1
        if not doc[index].is_lower:
            return False
    return True


def _labelled(span: Span, label: str) -> Span:
    return Span(span.doc, span.start, span.end, label=label)
