"""What a number counts: the noun phrase behind it and its head's lemma."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.plurals import IRREGULAR, UNCHANGED
from claimtable.lexicon.quantity_words import PERSONS, SINGULAR_BEFORE

_NOMINAL = frozenset({"NOUN", "PROPN"})
_LINKS = frozenset({"/", "'s", "'", "&"})
_LOOK_AHEAD = 10
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
#: what may stand between a number and its noun
MORE = frozenset({"more", "other", "additional", "fewer", "further", "such", "extra", "less"})


def counted_noun(number: Span) -> Span | None:
    """Return the noun phrase that ``number`` counts, without determiners; its last token is the head. None if elided.

    A hyphen before it is skipped ("six-member team" gives "member team"; see ``counted_unit``).
    """
    doc = number.doc
    start, partitive = _behind_partitive(doc, _behind_quote(doc, number.end))
    if start < len(doc) and doc[start].text == "-":
        start += 1
    last = None
    for index in range(start, min(len(doc), start + _LOOK_AHEAD)):
        token = doc[index]
        if _is_noun(token, number):
            last = index
            if index + 1 < len(doc) and _is_mistagged(doc[index + 1], number):
                continue
            if _ends_count(token, number) or _closes(
                token, tied=index == start and index > 0 and doc[index - 1].text == "-"
            ):
                break
        elif not _continues(token, index > start, last is not None, partitive):
            break
    if last is None:
        return _modified(number, start)
    numbers = [index for index in range(start, last) if doc[index].pos_ == "NUM" and partitive]
    start = numbers[-1] + 1 if numbers else start
    while start < last and doc[start].pos_ in ("NUM", "ADV", "PUNCT"):
        start += 1
    return doc[start : last + 1]


def _modified(number: Span, start: int) -> Span | None:
    """Return the noun that the parser says ``number`` modifies, past words that the tagger gets wrong: "300 pledged
    delegates", "three straight doubles titles", "13 leftist, centrist and regional parties".
    """
    head = number.root.head
    if number.root.dep_ != "nummod" or head.tag_ not in ("NNS", "NNPS") or not start <= head.i < start + _LOOK_AHEAD:
        return None
    between = number.doc[start : head.i]
    if any(token.pos_ in ("ADP", "PRON", "NUM", "AUX") or token.dep_ == "det" for token in between):
        return None
    while start < head.i and number.doc[start].is_space:
        start += 1
    return number.doc[start : head.i + 1]


def _behind_quote(doc: Doc, index: int) -> int:
    """Skip a quotation mark that opens ("4,000 'foreign fighters'") or closes before "of" ("'dozens' of boats")."""
    if index + 1 >= len(doc) or index == 0 or doc[index].text not in ('"', "'"):
        return index
    return index + 1 if doc[index - 1].whitespace_ or doc[index + 1].lower_ == "of" else index


#: what a noun is in its clause
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "dative"})


def _is_noun(token: Token, number: Span) -> bool:
    """Tell nouns, and verbs in the tagger's eyes that the parser takes for the counted noun: "two missile launches"."""
    if token.pos_ in _NOMINAL:
        return token.text != "%"
    return _is_mistagged(token, number)


def _is_mistagged(token: Token, number: Span) -> bool:
    return token.pos_ == "VERB" and token.dep_ in _ROLES - {"conj"} and token == number.root.head


def _ends_count(token: Token, number: Span) -> bool:
    """Tell the counted noun from a name behind it that begins a clause: "one reason Pixel 2 earned"."""
    if token != number.root.head or token.dep_ not in _ROLES or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    subject = after.head if after.dep_ == "compound" else after
    return after.pos_ == "PROPN" and subject.dep_ == "nsubj" and subject != token


def counted_unit(number: Span, noun: Span) -> Token:
    """Return the token whose lemma is the unit: the head, or what a hyphen or "a" ties to it ("a 12 page report")."""
    doc = number.doc
    if len(noun) < 2:
        return noun[-1]
    hyphen = number.end < len(doc) and doc[number.end].text == "-"
    if hyphen and (noun[0].pos_ in _NOMINAL or noun[0].tag_ == "VBG"):
        return noun[0]
    before = doc[number.start - 1].lower_ if number.start else ""
    singular = noun[0].tag_ == "NN" and noun[-1].tag_ in ("NN", "NNP") and number.text.lower() != "one"
    return noun[0] if singular and before in SINGULAR_BEFORE else noun[-1]


def _closes(token: Token, *, tied: bool) -> bool:
    """Tell whether ``token`` ends the noun phrase: a plural that modifies nothing behind it ("20 people Friday").

    ``tied`` marks the noun that a hyphen ties to the number, behind which adjectives may follow.
    """
    if token.i + 1 >= len(token.doc) or token.text.endswith(("-", "—")):
        return True
    after = token.nbor(1)
    plural = token.tag_ in ("NNS", "NNPS")
    if (tied or not plural) and _is_attributive(after):
        return False
    if plural and after.text == "'":
        return True
    if _is_model_number(after):
        return False
    if after.pos_ not in _NOMINAL:
        return not _joins_on(token, after)
    return plural and (token.head.i <= token.i or token.dep_ not in ("compound", "nmod", "amod", "poss", "nummod"))


def _joins_on(token: Token, after: Token) -> bool:
    """Tell whether a mark ties the next word to ``token``: "member's", "cost-benefit"."""
    return after.text in _LINKS or (after.text == "-" and not token.whitespace_ and not after.whitespace_)


def _continues(token: Token, begun: bool, seen: bool, partitive: bool) -> bool:
    """Tell whether a token that is no noun belongs to the noun phrase so far."""
    if _is_tied(token, begun) or _is_link(token, begun) or (partitive and _is_inner_number(token)):
        return True
    if seen:
        return _is_attributive(token) or _is_model_number(token)
    return _may_precede(token, begun, partitive)


def _previous(token: Token) -> Token:
    return token.nbor(-1) if token.i else token


def _is_tied(token: Token, begun: bool) -> bool:
    return begun and _previous(token).text == "-" and not _previous(token).whitespace_


def _is_link(token: Token, begun: bool) -> bool:
    return token.text in _LINKS or (token.text == "-" and (not token.whitespace_ or not begun))


def _is_inner_number(token: Token) -> bool:
    """Tell the number of "half of Roe's 40 boats"."""
    return token.pos_ == "NUM" and (_previous(token).tag_ == "POS" or _previous(token).pos_ == "NUM")


def _is_attributive(token: Token) -> bool:
    return token.pos_ == "ADJ" and token.head.i > token.i and token.dep_ == "amod"


def _may_precede(token: Token, begun: bool, partitive: bool) -> bool:
    """Tell whether a token may stand between the number and the first noun."""
    if token.pos_ == "ADJ":
        return token.dep_ != "acomp"
    if token.pos_ == "ADV" or token.tag_ in ("VBN", "VBG"):
        return token.head.i > token.i and token.dep_ in ("advmod", "amod", "compound", "nmod", "punct")
    if token.pos_ == "NUM":
        return partitive or token.text[:1].isupper() or (token.i + 1 < len(token.doc) and token.nbor(1).text == "-")
    return token.pos_ == "CCONJ" and begun and token.nbor(-1).pos_ == "ADJ"


def _is_model_number(token: Token) -> bool:
    """Tell the number inside a counted thing's name: "60 Boeing 787 jets", "12 Leopard 2 tanks"."""
    if token.pos_ != "NUM" or not token.text.isdigit() or token.i + 1 >= len(token.doc) or not token.i:
        return False
    return token.nbor(1).tag_ == "NNS" and token.nbor(-1).head != token and _is_behind_maker(token)


def _is_behind_maker(token: Token) -> bool:
    """Tell whether a name stands before the number, or an owner and an adjective: "Boeing's larger 777 planes"."""
    before = token.nbor(-1)
    return before.pos_ == "PROPN" or (before.pos_ == "ADJ" and token.i > 1 and token.nbor(-2).tag_ == "POS")


def _closes_bracket(doc: Doc, index: int) -> bool:
    """Tell whether the number stands alone in a bracket that ends at ``index``: "[six] of the men"."""
    return 1 < index < len(doc) and doc[index].text in ("]", ")") and doc[index - 2].text in ("[", "(")


def _behind_partitive(doc: Doc, start: int) -> tuple[int, bool]:
    """Skip "of", "of the", "more", "other" behind a number: "dozens of fans", "six of the men", "two more goals"."""
    index = start + _closes_bracket(doc, start)
    partitive = index + 1 < len(doc) and doc[index].lower_ == "of"
    if partitive:
        index += 1
        while index < len(doc) and doc[index].tag_ in _DETERMINERS:
            index += 1
    while index < len(doc) and doc[index].lower_ in MORE:
        index += 1
    return index, partitive


def is_plural(token: Token) -> bool:
    """Tell whether a noun is a plural, by its tag or its form."""
    return (
        token.tag_ in ("NNS", "NNPS") or token.lower_.endswith(("people", "children", "women")) or token.lower_ == "men"
    )


#: second halves of compounds whose plural is in the first: "passers-by"
_PARTICLES = frozenset({"by", "on", "up", "out"})


def lemma(token: Token, value: float = 2.0) -> str:
    """Return the singular of a noun as printed: "troops" gives "troop", "Americans" "American", "people" "person"."""
    word = token.lower_.strip("-—")
    if word in PERSONS:
        return "person"
    compound = _hyphenated(token)
    if compound:
        return compound
    if not any(letter.isalpha() for letter in word):
        return ""
    if token.pos_ == "PROPN" and word not in UNCHANGED:
        return _singular_name(token.text, plural=token.tag_ == "NNPS" or value != 1)
    if word in UNCHANGED or token.tag_ == "VBG":
        return word
    return IRREGULAR.get(word) or _regular(token, word, value)


def _hyphenated(token: Token) -> str:
    """Return the singular of "hostage-takers", "co-defendants" and "passers-by", which the tokenizer parts."""
    doc, index = token.doc, token.i
    if index > 1 and doc[index - 1].text == "-" and not doc[index - 1].whitespace_ and not doc[index - 2].whitespace_:
        first = doc[index - 2]
        if first.is_alpha and first.is_lower and first.pos_ not in ("NUM", "ADP"):
            if token.lower_ in _PARTICLES:
                return f"{_regular(first, first.lower_, 2.0)}-{token.lower_}"
            return f"{first.lower_}-{_regular(token, token.lower_, 2.0)}" if token.pos_ == "NOUN" else ""
    return ""


def _regular(token: Token, word: str, value: float) -> str:
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("men") and token.tag_ == "NNS" and word != "specimen":
        return word[:-2] + "an"
    if word.endswith("ves") and token.pos_ == "NOUN":
        return word[:-1]
    found = (token.lemma_ or token.text).lower().strip("-—")
    if word.endswith(("oses", "rpses")) and found == word[:-2]:
        return word[:-1]
    return _singular_name(found, plural=True) if token.tag_ == "NNS" and found == word and value != 1 else found


def _singular_name(name: str, *, plural: bool) -> str:
    if not plural or not name.endswith("s") or name.endswith(("ss", "us", "sis")) or len(name) < 4:
        return name
    return name[:-3] + "y" if name.endswith("ies") else name[:-1]
