"""The head of a counted noun phrase where tags or a conjunction part it from its number: "20 cable and satellite
channels", "1,042 Ohio registered voters".
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.quantity_words import COLLECTIVES

#: tokens behind a number among which its noun is looked for
LOOK_AHEAD = 10
#: what a noun is in its clause
ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "dative"})


def plural_head(number: Span, start: int, last: int) -> int:
    """Return the plural that a number counts behind the singular at ``last``, where one follows: "20 cable and
    satellite [channels]", "1,042 Ohio registered [voters]"; else ``last``.
    """
    doc = number.doc
    if start > number.end and doc[start - 1].text == "-":
        return last
    if doc[last].tag_ not in ("NN", "NNP") or number.text.lower() in ("one", "1") or doc[last].lower_ in COLLECTIVES:
        return last
    head = modified(number, start)
    if head is not None and head.end - 1 > last:
        return head.end - 1
    return _behind_conjunction(doc, last)


def _behind_conjunction(doc: Doc, last: int) -> int:
    """Return the plural behind "and" that both nouns modify: "laptop and desktop computers"."""
    for token in doc[last + 1 : last + 6]:
        if token.i == last + 1:
            if token.lower_ not in ("and", "or"):
                break
        elif token.tag_ == "NNS":
            return token.i
        elif token.tag_ not in ("NN", "NNP", "JJ", "VBN", "HYPH"):
            break
    return last


def modified(number: Span, start: int) -> Span | None:
    """Return the noun that the parser says ``number`` modifies, past words that the tagger gets wrong: "300 pledged
    delegates", "three straight doubles titles", "13 leftist, centrist and regional parties".
    """
    head = number.root.head
    if number.root.dep_ != "nummod" or head.tag_ not in ("NNS", "NNPS") or not start <= head.i < start + LOOK_AHEAD:
        return None
    between = number.doc[start : head.i]
    if any(token.pos_ in ("ADP", "PRON", "AUX") or token.dep_ == "det" or _is_count(token) for token in between):
        return None
    while start < head.i and number.doc[start].is_space:
        start += 1
    return number.doc[start : head.i + 1]


def _is_count(token: Token) -> bool:
    """Tell a number of its own, unlike that of "a dozen gold one-ounce coins"."""
    return token.pos_ == "NUM" and (token.i + 1 == len(token.doc) or token.nbor(1).text != "-")


def is_people(token: Token) -> bool:
    """Tell the adjective that stands for people: "four Lebanese accused of it"."""
    return token.ent_type_ == "NORP" and token.pos_ == "ADJ" and token.dep_ in ROLES and token.dep_ != "conj"


def is_mistagged(token: Token, number: Span) -> bool:
    """Tell a noun that the tagger takes for a verb: "two missile launches", "four Super Tuesday states"."""
    if token.pos_ != "VERB" or token.dep_ not in ROLES - {"conj"}:
        return False
    before = token.nbor(-1) if token.i else token
    return token == number.root.head or (before.dep_ == "compound" and before.head == token)


def is_participle(token: Token) -> bool:
    """Tell a participle that the parser takes for a verb: "a poll of 2,047 registered voters"."""
    doc = token.doc
    if token.i < 2 or token.nbor(-1).pos_ != "NUM":
        return False
    if token.i + 1 >= len(doc) or not token.nbor(1).tag_.startswith("NN"):
        return False
    ahead = (word for word in reversed(doc[max(0, token.i - 5) : token.i]) if word.pos_ not in ("NUM", "ADV"))
    before = next(ahead, token)
    return before.tag_ == "IN" or (before != token and before.pos_ == "VERB") or token.nbor(1).head != token
