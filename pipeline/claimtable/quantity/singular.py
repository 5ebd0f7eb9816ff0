"""The singular of a counted noun, as printed: "troops" gives "troop", "passers-by" "passer-by", "people" "person"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtable.lexicon.plurals import IRREGULAR, UNCHANGED
from claimtable.lexicon.quantity_words import PERSONS


def is_plural(token: Token) -> bool:
    """Tell whether a noun is a plural, by its tag."""
    return token.tag_ in ("NNS", "NNPS")


#: second halves of compounds whose plural is in the first: "passers-by"
PARTICLES = frozenset({"by", "on", "up", "out"})
#: the plural of initials and of models: "MPs", "SUVs", "Su-24s"
_INITIALS = re.compile(r"[A-Z][\w&-]*[A-Z\d]s")


def lemma(token: Token, value: float = 2.0) -> str:
    """Return the singular of a noun as printed: "troops" gives "troop", "Americans" "American", "people" "person"."""
    word = token.lower_.strip("-—")
    if word in PERSONS:
        return "person"
    compound = _hyphenated(token)
    if compound:
        return compound
    if _INITIALS.fullmatch(token.text) is not None:
        return token.text[:-1]
    if not any(letter.isalpha() for letter in word):
        return ""
    if (token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.ent_type_ == "NORP")) and word not in UNCHANGED:
        return _people_name(token) + _singular_name(token.text, plural=token.tag_ == "NNPS" or value != 1)
    if word in UNCHANGED or token.tag_ == "VBG":
        return word
    return IRREGULAR.get(word) or _regular(token, word, value)


def _people_name(token: Token) -> str:
    """Return the words of a people's name before its last: "Sri " of "Sri Lankans"."""
    start = token.i
    while start and token.ent_type_ == "NORP" and token.doc[start].ent_iob_ == "I":
        start -= 1
    return token.doc[start : token.i].text_with_ws


def _hyphenated(token: Token) -> str:
    """Return the singular of "hostage-takers", "co-defendants" and "passers-by", which the tokenizer parts."""
    first = _first_half(token)
    if first is None:
        return ""
    if token.lower_ in PARTICLES:
        return f"{_regular(first, first.lower_, 2.0)}-{token.lower_}"
    return f"{first.lower_}-{_regular(token, token.lower_, 2.0)}" if token.pos_ == "NOUN" else ""


def _first_half(token: Token) -> Token | None:
    """Return the word in front of a hyphen before ``token``."""
    doc, index = token.doc, token.i
    if index < 2 or doc[index - 1].text != "-" or doc[index - 1].whitespace_ or doc[index - 2].whitespace_:
        return None
    first = doc[index - 2]
    return first if first.is_alpha and first.is_lower and first.pos_ not in ("NUM", "ADP") else None


#: plurals that the lemmatizer misses: an ending, the tags that it needs, how many letters to take off, what to put on;
#: "children" gives "child", "firemen" "fireman", "olives" "olive"
_ENDINGS: tuple[tuple[str, tuple[str, ...], int, str], ...] = (
    ("children", (), 3, ""),
    ("men", ("NNS",), 2, "an"),
    ("emen", ("NN",), 2, "an"),
    ("smen", ("NN",), 2, "an"),
    ("ves", ("NN", "NNS"), 1, ""),
)


#: endings of singulars
_SINGULAR = ("as", "is", "ics")


def _regular(token: Token, word: str, value: float) -> str:
    for ending, tags, cut, added in _ENDINGS:
        if word.endswith(ending) and (not tags or token.tag_ in tags):
            return word[:-cut] + added
    found = token.lemma_.lower().strip("-—") or word
    if word.endswith(("oses", "rpses")) and found == word[:-2]:
        return word[:-1]
    is_unread = found == word and (token.tag_ == "NNS" or (token.tag_ == "NN" and not word.endswith(_SINGULAR)))
    return _singular_name(found, plural=value != 1) if is_unread else found


def _singular_name(name: str, *, plural: bool) -> str:
    if not plural or not name.endswith("s") or name.endswith(("ss", "us", "sis")) or len(name) < 4:
        return name
    if len(name) > 6 and name.endswith("oes"):
        return name[:-2]
    return name[:-3] + "y" if name.endswith("ies") else name[:-1]
