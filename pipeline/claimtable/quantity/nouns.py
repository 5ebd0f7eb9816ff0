"""What a number counts: the noun phrase behind it and its head's lemma."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.quantity_words import SINGULAR_BEFORE
from claimtable.lexicon.units import TIME_UNITS
from claimtable.quantity.heads import (
    LOOK_AHEAD,
    ROLES,
    is_mistagged,
    is_participle,
    is_people,
    modified,
    plural_head,
)
from claimtable.quantity.singular import PARTICLES
from claimtable.rules import Rule, decide, drop_if, keep_if

_NOMINAL = frozenset({"NOUN", "PROPN"})
_LINKS = frozenset({"/", "'s", "'", "&"})
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
    last = _last_noun(number, start, partitive)
    if last is None:
        return modified(number, start)
    last = _before_time(doc, start, plural_head(number, start, last))
    numbers = [index for index in range(start, last) if doc[index].pos_ == "NUM" and partitive]
    start = numbers[-1] + 1 if numbers else start
    while start < last and doc[start].pos_ in ("NUM", "ADV", "PUNCT"):
        start += 1
    return None if _is_time(doc[start : last + 1]) else doc[start : last + 1]


def _before_time(doc: Doc, start: int, last: int) -> int:
    """Take a time behind the noun off: "nine [dead] last year"."""
    timed = last - 1 > start and doc[last].lemma_ in TIME_UNITS and doc[last - 1].lower_ in ("last", "next", "this")
    return last - 2 if timed else last


def _is_time(noun: Span) -> bool:
    """Tell whether a time stands behind the number and not what it counts: "cases fell to 300 [last week]"."""
    return noun[0].lower_ in ("last", "next", "this") and noun[-1].lemma_ in TIME_UNITS


def _last_noun(number: Span, start: int, partitive: bool) -> int | None:
    """Return the last noun of the noun phrase that begins at ``start``."""
    doc, last = number.doc, None
    for index in range(start, min(len(doc), start + LOOK_AHEAD)):
        token = doc[index]
        if _is_noun(token, number) or (last is not None and _ends_word(token)):
            last = index
            if _is_last(token, number, tied=index == start and _is_behind_hyphen(token)):
                break
        elif not _continues(token, index > start, last is not None, partitive):
            break
    return last


def _is_behind_hyphen(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == "-"


def _ends_word(token: Token) -> bool:
    """Tell the "by" of "passers-by"."""
    return token.lower_ in PARTICLES and _is_behind_hyphen(token) and not token.nbor(-1).whitespace_


def _is_last(noun: Token, number: Span, *, tied: bool) -> bool:
    """Tell whether a noun ends the phrase: nothing behind it is the noun that the parser takes for the counted one."""
    if noun.i + 1 < len(noun.doc) and is_mistagged(noun.nbor(1), number):
        return False
    if number.text.lower() == "one" and noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "POS":
        return True  # "one party's preoccupation"
    return _ends_count(noun, number) or decide(CLOSING, Noun(noun, tied), default=False).keep


def _behind_quote(doc: Doc, index: int) -> int:
    """Skip a quotation mark that opens ("4,000 'foreign fighters'") or closes before "of" ("'dozens' of boats")."""
    if index + 1 >= len(doc) or index == 0 or doc[index].text not in ('"', "'"):
        return index
    return index + 1 if doc[index - 1].whitespace_ or doc[index + 1].lower_ == "of" else index


def _is_noun(token: Token, number: Span) -> bool:
    """Tell nouns, and verbs in the tagger's eyes that the parser takes for the counted noun: "two missile launches"."""
    if token.pos_ in _NOMINAL:
        return token.text not in ("%", "-")
    return (is_people(token) and token == number.root.head) or is_mistagged(token, number)


def _ends_count(token: Token, number: Span) -> bool:
    """Tell the counted noun from a name behind it that begins a clause: "one reason Pixel 2 earned"."""
    if token != number.root.head or token.dep_ not in ROLES or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    subject = after.head if after.dep_ == "compound" else after
    named = after.pos_ == "PROPN" or (after.pos_ == "NOUN" and after.text[:1].isupper())
    return named and subject.dep_ == "nsubj" and subject != token


def counted_unit(number: Span, noun: Span) -> Token:
    """Return the token whose lemma is the unit: the head, or what a hyphen or "a" ties to it ("a 12 page report")."""
    is_tied = len(noun) > 1 and (_is_hyphenated(number, noun) or _is_behind_article(number, noun))
    return noun[0] if is_tied else noun[-1]


def _is_hyphenated(number: Span, noun: Span) -> bool:
    hyphen = number.end < len(number.doc) and number.doc[number.end].text == "-"
    return hyphen and (noun[0].pos_ in _NOMINAL or noun[0].tag_ == "VBG")


def _is_behind_article(number: Span, noun: Span) -> bool:
    """Tell "a 12 page report"."""
    before = number.doc[number.start - 1].lower_ if number.start else ""
    if before not in SINGULAR_BEFORE or (number.text.lower() == "one" and before not in ("a", "an")):
        return False
    return noun[0].tag_ == "NN" and noun[-1].tag_ in ("NN", "NNP") and not noun[-1].text.endswith("s")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun behind a number; ``tied`` marks the one that a hyphen ties to the number."""

    token: Token
    tied: bool

    @property
    def after(self) -> Token:
        """The token behind it, itself at the end."""
        return self.token.nbor(1) if self.token.i + 1 < len(self.token.doc) else self.token

    @property
    def is_plural(self) -> bool:
        """It is tagged as a plural."""
        return self.token.tag_ in ("NNS", "NNPS")


def _is_at_end(noun: Noun) -> bool:
    return noun.after == noun.token or noun.token.text.endswith(("-", "—"))


def _goes_on(noun: Noun) -> bool:
    """An adjective belongs behind a singular and behind what a hyphen ties to the number: "three-year old boys"."""
    return (noun.tied or not noun.is_plural) and _is_attributive(noun.after)


def _before_no_noun(noun: Noun) -> bool | None:
    """A word that is no noun ends the phrase, unless a mark ties it on: "member's", "cost-benefit"."""
    return None if noun.after.pos_ in _NOMINAL else not _joins_on(noun.token, noun.after)


def _modifies_next(noun: Noun) -> bool:
    token = noun.token
    return token.head.i > token.i and token.dep_ in ("compound", "nmod", "amod", "poss", "nummod")


#: does a noun end the noun phrase that a number counts? It stands in brackets
CLOSING: tuple[Rule[Noun], ...] = (
    Rule("nothing behind it", keep_if(_is_at_end), kept=("They sold 40 [boats]",)),
    Rule(
        "before a hyphen",
        drop_if(lambda noun: _is_half(noun.token)),
        dropped=("They got two [e]-mails.", "They hurt two [passers]-by."),
    ),
    Rule(
        "before an age",
        keep_if(lambda noun: noun.after.lower_ in ("age", "ages", "aged")),
        kept=("It helps two million [people] ages 30 to 40.",),
    ),
    Rule("before an adjective of it", drop_if(_goes_on), dropped=("It is a 12 [page] long report.",)),
    Rule(
        "an owner",
        keep_if(lambda noun: noun.is_plural and noun.after.text == "'"),
        kept=("They lost two [years]' pay.",),
    ),
    Rule(
        "before a model's number",
        drop_if(lambda noun: _is_model_number(noun.after)),
        dropped=("They ordered 60 [Boeing] 787 jets.",),
    ),
    Rule(
        "before no noun",
        _before_no_noun,
        kept=("They sold 40 [boats] in May.",),
        dropped=("They have six [member]'s votes.",),
    ),
    Rule("a singular", drop_if(lambda noun: not noun.is_plural), dropped=("They sold 40 [fishing] boats.",)),
    Rule("part of a compound", drop_if(_modifies_next), dropped=("They sold 40 [sports] cars.",)),
    Rule("a plural", lambda noun: True, kept=("They met 20 [people] Friday.",)),
)


def _is_half(token: Token) -> bool:
    """Tell the first half of a word with a hyphen."""
    hyphen = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return hyphen.text == "-" and not token.whitespace_ and not hyphen.whitespace_


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
        return _hangs_ahead(token) or is_participle(token)
    if token.tag_ == "VBD":
        return _hangs_ahead(token) or is_participle(token)
    if token.pos_ == "NUM":
        return partitive or _is_in_name(token)
    return token.pos_ == "CCONJ" and begun and token.nbor(-1).pos_ == "ADJ"


def _hangs_ahead(token: Token) -> bool:
    return token.head.i > token.i and token.dep_ in ("advmod", "amod", "compound", "nmod", "punct")


def _is_in_name(number: Token) -> bool:
    """Tell the second number of "40 Six Nations games" and "two 12-page reports"."""
    tied = number.i + 1 < len(number.doc) and number.nbor(1).text == "-"
    return tied or number.text[:1].isupper()


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
