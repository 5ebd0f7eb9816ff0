"""Where a name stands in its sentence: behind which preposition, as what of which verb or noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.places import (
    AGENTIVE_HEADS,
    COPULAS,
    COUNTRY_NOUNS,
    DESCRIPTORS,
    DISPOSITIONS,
    FIRM_PREPOSITIONS,
    GENERIC_PLACES,
    KINDS_AFTER,
    KINDS_BEFORE,
    LANDED,
    LOCATIVE,
    PARTNER,
    STATIVE,
    TOLD_PREPOSITIONS,
)
from claimtable.lexicon.reporting import SAY
from claimtable.rules import Way, find_first

_COUNTRY = GENERIC_PLACES | COUNTRY_NOUNS
_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod"})
_OBJECTS = ("dobj", "dative", "iobj")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


def _is_home(name: Span) -> bool:
    """Tell whether the name stands behind a person's age: "John Roe, 34, of Wigston"."""
    doc, index = name.doc, name.start - 1
    if index < 3 or doc[index].lower_ not in ("of", "from") or doc[index - 1].text != ",":
        return False
    return doc[index - 2].is_digit or doc[index - 2].ent_type_ == "PERSON"


def head_of(name: Span) -> Token:
    """Return the token by which ``name`` hangs in its clause: of a joined or explaining name that of the first."""
    token = name.root
    while token.dep_ in ("conj", "appos") and token.head.i != token.i and token.head.pos_ in _NOMINAL:
        token = token.head
    return token


def governor_of(name: Span) -> Token:
    """Return the verb or noun that the name hangs on, through a preposition."""
    token = head_of(name)
    head = token.head
    if head.pos_ == "ADP" or head.dep_ == "prep":
        before = head.nbor(-1) if head.i else head
        return before if before.pos_ == "NOUN" or before.lower_ == "back" else head.head
    return head


@dataclass(frozen=True, slots=True)
class Standing:
    """A name with the token that it hangs on its governor by, and the word before the list that it stands in."""

    name: Span
    token: Token
    word: Token | None


def standing_of(name: Span, siblings: Sequence[Span]) -> Standing:
    """Return how ``name``, which ``siblings`` stand in a list with, stands in its sentence."""
    start = min([name.start, *(other.start for other in siblings)])
    return Standing(name, head_of(name), _word_before(name.doc, start))


def position_of(name: Span, siblings: Sequence[Span]) -> str:
    """Name where the candidate stands in its sentence: behind which preposition, as what of which verb or noun."""
    standing = standing_of(name, siblings)
    position = find_first(POSITIONS, standing)[0]
    return position if position is not None else f"dep {standing.token.dep_}"


def _in_bracket(standing: Standing) -> bool:
    """Tell the place that explains another: "Juba (Sudan)"."""
    doc, start = standing.name.doc, standing.name.start
    return start > 1 and doc[start - 1].text == "(" and doc[start - 2].ent_type_ in _PLACES


def _before_noun(standing: Standing) -> str | None:
    token = standing.token
    attributive = token.dep_ in _ATTRIBUTIVE and token.head.i != token.i and token.head.i >= standing.name.end
    return _attributive(token) if attributive else None


def _behind_preposition(standing: Standing) -> str | None:
    word = standing.word
    if word is None or (word.pos_ != "ADP" and word.lower_ not in LOCATIVE | PARTNER):
        return None
    return _behind(word)


def _is_firm(standing: Standing) -> bool:
    return standing.word is not None and standing.word.lower_ in FIRM_PREPOSITIONS


def _behind(word: Token) -> str:
    if word.dep_ == "agent":
        return "agent"
    if word.lower_ in TOLD_PREPOSITIONS:
        return word.lower_
    return "locative" if word.lower_ in LOCATIVE else "other preposition"


def _word_before(doc: Doc, start: int) -> Token | None:
    index = start - 1
    while index >= 0 and doc[index].lower_ in DESCRIPTORS:
        index -= 1
    return doc[index] if index >= 0 else None


def _attributive(token: Token) -> str:
    head = token.head
    if head.lemma_.lower() in GENERIC_PLACES:
        return "of a kind" if head.tag_ != "NNS" else "of kinds"
    if head.pos_ == "PROPN":
        return "before a name"
    return "before people" if head.tag_ == "NNS" else "before a noun"


def _possessive(head: Token) -> str:
    first = min((child for child in head.lefts if child.dep_ == "compound"), key=lambda child: child.i, default=head)
    if head.lower_ in KINDS_AFTER or first.lower_.rstrip(".") in KINDS_BEFORE or head.ent_type_ in ("FAC", "LOC"):
        return "owner of a site"
    if head.ent_type_ in ("PERSON", "ORG") or head.pos_ == "PROPN":
        return "owner of a name"
    names = [head, *(child for child in head.children if child.dep_ in ("compound", "amod"))]
    if any(name.lemma_.lower() in AGENTIVE_HEADS for name in names):
        return "owner who acts"
    return "owner of land" if any(name.lemma_.lower() in LANDED for name in names) else "owner"


def _subject(token: Token) -> str:
    verb, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ == "nsubjpass":
        return "passive subject"
    if verb.pos_ not in ("VERB", "AUX"):
        return "subject of no verb"
    if lemma in COPULAS:
        return _subject_of_copula(verb)
    if lemma in STATIVE or (lemma == "have" and verb.pos_ == "VERB"):
        return "stative subject"
    return "subject who says" if lemma in SAY else "subject"


def _subject_of_copula(verb: Token) -> str:
    if any(child.dep_ == "attr" and child.lemma_.lower() in _COUNTRY for child in verb.children):
        return "subject of be a country"
    said = [child for child in verb.children if child.dep_ in ("acomp", "xcomp")]
    feels = any(word.lemma_.lower() in DISPOSITIONS or word.pos_ == "VERB" for word in said)
    return "subject who feels" if feels else "subject of be"


def _is_hyphenated(name: Span) -> bool:
    """Tell whether the name is half of a compound adjective ("Iran-backed", "Paris-based", "R-Texas")."""
    doc = name.doc
    if name.start > 1 and doc[name.start - 1].text == "-" and doc[name.start - 2].text in ("R", "D", "I"):
        return True
    if name.end + 1 >= len(doc) or doc[name.end].text != "-":
        return False
    spaced = bool(name[-1].whitespace_ or doc[name.end].whitespace_)
    return not spaced and doc[name.end + 1].text[:1].isalpha()


def _named(position: str, test: Callable[[Standing], bool], *examples: str) -> Way[Standing, str]:
    return Way(position, lambda standing: position if test(standing) else None, examples)


#: where a name may stand, in the order in which it is asked; the name stands in brackets
POSITIONS: tuple[Way[Standing, str], ...] = (
    _named("hyphen", lambda standing: _is_hyphenated(standing.name), "The [Iran]-backed group left."),
    _named("bracket", _in_bracket, "They met in Juba ([Sudan]) on Friday."),
    Way("before a noun", _before_noun, ("The [London] office is shut.",)),
    Way(
        "owner",
        lambda standing: _possessive(standing.token.head) if standing.token.dep_ == "poss" else None,
        ("[Kenya]'s harvest failed.",),
    ),
    _named("home", lambda standing: _is_home(standing.name), "John Roe, 34, of [Wigston], was held."),
    _named("firm", _is_firm, "They met in [Leeds]."),
    Way("preposition", _behind_preposition, ("They went to [Leeds].",)),
    Way(
        "subject",
        lambda standing: _subject(standing.token) if standing.token.dep_ in _SUBJECTS else None,
        ("[Kenya] signed the deal.",),
    ),
    _named("object", lambda standing: standing.token.dep_ in _OBJECTS, "The flood reached [Leeds]."),
)
