"""Names that say what kind of place they are: "Allianz Arena", "Evin prison", "Mount Etna", "University of Memphis"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.places import (
    BEFORE_SITES,
    GENERIC_PLACES,
    INSTITUTIONS,
    KINDS_AFTER,
    KINDS_BEFORE,
    KINDS_OF,
    NATURE_BEFORE,
    SITES,
    STREETS,
    TOWN_SITES,
)
from claimtable.places.countries import nationality
from claimtable.places.evidence import is_first_name
from claimtable.places.gazetteer import is_known
from claimtable.places.names import PLACE_LABELS, SAINTS, bare, is_capital, labelled, only_describes, run_at
from claimtable.rules import Rule, decide

_PLURALS = {word + ending: word for word in SITES for ending in ("s", "es")}
#: parts of speech that no name has with a capital
FUNCTION_WORDS = frozenset({"DET", "PRON", "ADP", "SCONJ", "VERB", "AUX", "CCONJ"})
_NOUNS = SITES | KINDS_AFTER | frozenset(_PLURALS)


def sites(doc: Doc, words: Sequence[str], capitals: Iterable[Token]) -> Iterator[Span]:
    """Yield the names that end with a noun for a kind of place, or begin with one; ``words`` are the doc's tokens."""
    nouns = [index for index, word in enumerate(words) if word.lower() in _NOUNS]
    for index in reversed(nouns):  # the last one first: "Golden Gate Bridge"
        span = _named_site(doc[index])
        if span is not None:
            yield labelled(_with_of(span), "FAC")
    for token in capitals:
        name = _kind_first(doc, token)
        if name is not None:
            yield labelled(name, "FAC")


def _with_of(name: Span) -> Span:
    """Return "National Museum" with its "of Fine Arts"; a known place behind "of" stays a name of its own, unless the
    kind is mostly named so ("University of Leeds").
    """
    doc, end = name.doc, name.end
    if name[-1].is_lower or end + 1 >= len(doc) or doc[end].lower_ != "of" or not is_capital(doc[end + 1]):
        return name
    rest = run_at(doc, end + 1)
    if rest is None or (name[-1].lower_ not in KINDS_OF and is_known(rest.text)):
        return name
    return doc[name.start : rest.end]


def _kind_first(doc: Doc, token: Token) -> Span | None:
    """Return "Mount Etna", "Rue de Rivoli", "Port of Rotterdam" at ``token``, None when no kind begins there."""
    word = token.lower_.rstrip(".")
    behind_of = word in KINDS_OF and doc[token.i : token.i + 2][-1].lower_ == "of"
    if not behind_of and word not in KINDS_BEFORE:
        return None
    name = None if token.i + 2 >= len(doc) or _is_behind_name(token) else run_at(doc, token.i)
    if name is None or not _is_whole(name):
        return None
    return name if behind_of or _is_of_place(name, word) else None


def _is_whole(name: Span) -> bool:
    """Tell whether a name goes on behind its kind and ends as a place's: "Port of Spain", not "Port Authority"."""
    return len(name) > 1 and not _ends_otherwise(name)


def _is_of_place(name: Span, kind: str) -> bool:
    """Tell whether a name that begins with a kind is one of a place: to the recogniser, the gazetteer or by nature."""
    return kind in NATURE_BEFORE or name.root.ent_type_ in (*PLACE_LABELS, "") or is_known(name.text)


def _is_behind_name(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and is_capital(before) and before.pos_ == "PROPN"


def _ends_otherwise(name: Span) -> bool:
    """Tell whether the last word makes the name one of a body or a person: "Port Authority", "Lake Bell"."""
    return name[-1].lower_ in INSTITUTIONS or name[-1].ent_type_ == "PERSON"


def _named_site(noun: Token) -> Span | None:
    """Return the name that ends with ``noun``, None when no name stands before it or the name goes on."""
    doc, start = noun.doc, noun.i
    while start > noun.sent.start and decide(PARTS_OF_SITES, Part(doc[start - 1], noun, start), default=False).keep:
        start -= 1
    while start < noun.i and _is_edge(doc, start, noun):
        start += 1
    name = bare(doc[start : noun.i + 1])
    return _numbered(name) if not _goes_on(noun) and _is_name_of(name, noun) else None


def _is_name_of(name: Span, noun: Token) -> bool:
    if len(name) < 2 or name[-1].i != noun.i or not _is_proper(name):
        return False
    return not noun.is_lower or _may_be_lower(name, noun)


@dataclass(frozen=True, slots=True)
class Part:
    """A token that may belong to the name that ends with ``noun`` and begins, so far, at ``start``."""

    token: Token
    noun: Token
    start: int

    @property
    def is_next(self) -> bool:
        """Nothing stands between it and the noun's name so far."""
        return self.token.i + 1 == self.start


def _adjective(part: Part) -> bool | None:
    return part.is_next if part.token.is_lower and part.token.lower_ in BEFORE_SITES else None


def _hyphen(part: Part) -> bool | None:
    token = part.token
    if token.text != "-":
        return None
    return token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_


def _joint(part: Part) -> bool | None:
    token = part.token
    if (token.text != "&" and token.lower_ not in ("de", "del", "la", "y")) or token.i == 0:
        return None
    return token.nbor(-1).text[0].isupper() and token.nbor(1).text[0].isupper()


def _owner(part: Part) -> bool | None:
    if part.token.tag_ != "POS":
        return None
    return part.token.i > 0 and not _owns(part.noun.doc, part.token.i)


def _ordinal(part: Part) -> bool | None:
    if not part.token.text[0].isdigit():
        return None
    return part.is_next and part.token.text.endswith(("st", "nd", "rd", "th"))


#: does a word before a site belong to its name? It stands in brackets
PARTS_OF_SITES: tuple[Rule[Part], ...] = (
    Rule("an adjective", _adjective, kept=("the Sizewell [nuclear] plant",)),
    Rule("a hyphen", _hyphen, kept=("Stratford[-]Avon Park",)),
    Rule("a joint", _joint, kept=("Wein Jazz [&] Heritage Centre",), dropped=("jazz [&] Heritage Centre",)),
    Rule("an owner", _owner, kept=("St James['s] Park",), dropped=("Paris['s] Grand Hotel",)),
    Rule("an ordinal", _ordinal, kept=("the [42nd] Street",), dropped=("the [42] Street",)),
    Rule(
        "a capital",
        lambda part: part.token.text[:1].isupper() and part.token.pos_ not in FUNCTION_WORDS,
        kept=("the [Allianz] Arena",),
        dropped=("the [old] Arena",),
    ),
)


def _owns(doc: Doc, index: int) -> bool:
    """Tell whether what stands before the possessive at ``index`` is a place itself ("Mecca's Grand Mosque")."""
    before = doc[max(0, index - 2) : index - 1]
    if doc[index + 1].ent_iob_ == "I" or before.text.lower().rstrip(".") in SAINTS:
        return False
    if before.text[:1].isupper() and before.root.pos_ == "PROPN":
        return True  # "Wan Chai's Gloucester Road"
    return doc[index - 1].ent_type_ in PLACE_LABELS or is_known(doc[index - 1].text) or doc[index + 1].is_lower


def _is_edge(doc: Doc, start: int, noun: Token) -> bool:
    """Tell whether the token at ``start`` only stands before the name: a stray mark, a date, a nationality."""
    token = doc[start]
    if token.text[0].isdigit():
        return False  # "42nd Street": other numbers do not belong
    if not token.text[0].isalnum() or token.is_lower or only_describes(doc, start):
        return True
    if token.ent_type_ in ("DATE", "TIME"):
        return True
    return noun.is_lower and (bool(nationality(token.text)) or _begins_person(token))


def _begins_person(token: Token) -> bool:
    return token.ent_iob_ == "B" and token.ent_type_ == "PERSON" and is_first_name(token.text)


def _goes_on(noun: Token) -> bool:
    """Tell whether the name does not end with ``noun``: "[Palace] Theatre"."""
    if not noun.text[0].isupper() or noun.i + 1 >= len(noun.doc):
        return False
    following = noun.nbor(1)
    if following.ent_iob_ == "B" and following.ent_type_ in ("PERSON", "DATE", "TIME"):
        return False
    return following.text[0].isupper() and following.pos_ == "PROPN"


def _is_proper(name: Span) -> bool:
    """Tell whether a name and not only a nationality stands before the noun."""
    before = name[:-1]
    if is_known(before.text):
        return True
    return any(token.pos_ == "PROPN" for token in before) and not nationality(before.text)


def _may_be_lower(name: Span, noun: Token) -> bool:
    """Tell whether a noun without a capital makes a name of it: "Evin prison", not "the three Paris hotels"."""
    if noun.lower_ not in SITES or noun.lower_ in GENERIC_PLACES or noun.tag_ == "NNS":
        return False
    before = name.doc[name.start - 1].lower_ if name.start else ""
    if before in ("a", "an", "another", "any"):
        return False
    return not is_known(name[:-1].text) or noun.lower_ in TOWN_SITES


def _numbered(name: Span) -> Span:
    """Return a street with the number of the house ("14 Wardour Street")."""
    start = name.start
    if start and name[-1].lower_ in STREETS and name.doc[start - 1].is_digit and name.doc[start - 1].sent.start < start:
        return name.doc[start - 1 : name.end]
    return name
