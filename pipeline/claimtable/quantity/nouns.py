"""What a number counts or measures: the noun phrase behind it, its head's lemma, and elided nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ"})
_LINKS = frozenset({"-", "/", "'s", "'", "&"})
_STOP_TAGS = frozenset({"VBZ", "VBP", "VBD", "MD", "TO", "IN", "WDT", "WP", "WRB", "EX", "RP", "UH"})


def counted_noun(doc: Doc, start: int) -> Span | None:
    """Return the noun phrase that a number counts, which would begin at token ``start``; its last token is the head."""
    start = _behind_partitive(doc, start)
    last = None
    index = start
    limit = min(len(doc), start + 9)
    while index < limit:
        token = doc[index]
        if token.pos_ in _NOMINAL:
            last = index
            if _closes(token, start):
                break
        elif not _continues(token, last is not None):
            break
        index += 1
    return None if last is None else doc[start : last + 1]


def _closes(token: Token, start: int) -> bool:
    """A plural noun that heads what stands before it ends the phrase ("goals Saturday", "people Friday")."""
    if token.i + 1 >= len(token.doc):
        return True
    after = token.doc[token.i + 1]
    if after.pos_ not in _NOMINAL:
        return False
    return token.tag_ in ("NNS", "NNPS") and not (token.head == after or token.head.i > token.i)


def _continues(token: Token, seen: bool) -> bool:
    if token.text in _LINKS:
        return True
    if token.pos_ == "ADJ" and not seen:
        return True
    if token.pos_ == "ADV" and not seen:
        return token.head.pos_ in ("ADJ", "VERB") and token.head.i > token.i
    if token.tag_ in ("VBN", "VBG") and not seen:
        return token.dep_ in ("amod", "compound") or token.head.i > token.i
    if token.pos_ == "NUM":
        return not seen and token.head.i > token.i
    return token.pos_ == "CCONJ" and not seen and token.nbor(-1).pos_ == "ADJ" if token.i else False


def _behind_partitive(doc: Doc, start: int) -> int:
    """Skip "of", "of the", "of these", "more", "other" behind a number: "dozens of fans", "six of the men"."""
    index = start
    if index < len(doc) and doc[index].text == "-":
        index += 1
    if index + 1 < len(doc) and doc[index].lower_ == "of":
        index += 1
        while index < len(doc) and doc[index].tag_ in ("DT", "PRP$", "PDT"):
            index += 1
    while index < len(doc) and doc[index].lower_ in ("more", "other", "additional", "fewer", "further", "such"):
        index += 1
    return index


def lemma(token: Token) -> str:
    """Return the singular of a noun as printed: "troops" gives "troop", "Americans" "American", "people" "person"."""
    word = token.lower_
    if word in ("people", "persons"):
        return "person"
    if token.tag_ == "NNPS" or (token.tag_ == "NNP" and word.endswith("s") and token.lemma_ == token.text):
        return token.text[:-1] if word.endswith("s") and not word.endswith("ss") and token.tag_ == "NNPS" else token.text
    found = token.lemma_ or token.text
    return found if token.pos_ == "PROPN" else found.lower()
