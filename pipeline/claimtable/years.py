"""Whether a bare four-digit number is a calendar year or a count: one answer for times and quantities.

"sold 2012 cars" counts, "since 2012 cars have cost more" dates. Grouped digits ("2,012"), modifiers and units decide
before this is asked.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimtable.lexicon.numbers import DATED_NOUNS
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.rules import Decision, Rule, decide

_PLURALS = frozenset({"NNS", "NNPS"})
_DATING = frozenset(
    {"in", "since", "until", "till", "by", "during", "before", "after", "through", "circa", "year", "between"}
)
_TOTALS = frozenset({"total", "average", "crowd", "group", "team", "number", "maximum", "minimum", "record", "list"})
_LOOK_AHEAD = 5


def year_or_count(token: Token) -> Decision:
    """Decide whether the digits ``token`` are a count (keep) or a year; ``rule`` is empty where neither is plain."""
    return decide(RULES, token, default=False)


def is_count(token: Token) -> bool:
    """Tell whether the digits ``token`` plainly count the noun behind them."""
    return year_or_count(token).keep


def _noun(token: Token) -> Token | None:
    """Return the plural that the number modifies, "rooms" of "1920 double rooms", or that stands behind it."""
    head = token.head
    near = token.i < head.i <= token.i + _LOOK_AHEAD
    if token.dep_ == "nummod" and near and head.tag_ in _PLURALS:
        return head
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return after if after.tag_ in _PLURALS or after.lower_ == "people" else None


def _before(token: Token) -> Token | None:
    return token.nbor(-1) if token.i and not token.is_sent_start else None


def _without_plural(token: Token) -> bool | None:
    before = _before(token)
    return False if _noun(token) is None or (before is not None and before.text == "-") else None


def _named(token: Token) -> bool | None:
    noun = _noun(token)
    inside = token.doc[token.i + 1 : noun.i + 1] if noun is not None else ()
    return False if any(word.pos_ == "PROPN" or word.text[:1].isupper() for word in inside) else None


def _dated_noun(token: Token) -> bool | None:
    noun = _noun(token)
    return False if noun is not None and (noun.lower_ in DATED_NOUNS or noun.tag_ == "NNPS") else None


def _behind_preposition_of_time(token: Token) -> bool | None:
    before = _before(token)
    return False if before is not None and before.lower_ in _DATING else None


def _behind_name(token: Token) -> bool | None:
    before = _before(token)
    return False if before is not None and before.pos_ == "PROPN" and not before.is_punct else None


def _behind_total(token: Token) -> bool | None:
    before = _before(token)
    if before is None or before.lower_ != "of" or not before.i:
        return None
    return True if before.nbor(-1).lower_ in _TOTALS else None


def _behind_verb(token: Token) -> bool | None:
    before = _before(token)
    return True if before is not None and before.pos_ in ("VERB", "AUX") else None


def _people(token: Token) -> bool | None:
    noun = _noun(token)
    return True if noun is not None and (noun.lower_ == "people" or noun.lemma_ in PERSON_NOUNS) else None


def _begins_subject(token: Token) -> bool | None:
    noun, before = _noun(token), _before(token)
    begins = before is None or before.is_punct or before.pos_ in ("CCONJ", "SCONJ")
    return True if begins and noun is not None and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "conj") else None


def _old(token: Token) -> bool | None:
    before = _before(token)
    determined = before is not None and before.tag_ in ("DT", "PRP$", "POS", "JJ")
    return True if token.text < "1850" and not determined else None


#: the first that has something to say decides; an example's number is the one in brackets
RULES: tuple[Rule[Token], ...] = (
    Rule("no plural behind", _without_plural, dropped=("The [2014] World Cup was in Brazil.", "It began in [1920].")),
    Rule("a name behind", _named, dropped=("The [2016] Formula One cars are here.",)),
    Rule("a noun that is dated", _dated_noun, dropped=("The [2018] elections were close.", "[2016] results are due.")),
    Rule("a name before", _behind_name, dropped=("The Rio [2016] athletes are home.",)),
    Rule("a total of", _behind_total, kept=("A total of [1900] people came.",)),
    Rule("behind a preposition of time", _behind_preposition_of_time, dropped=("In [2012] cars were cheap.",)),
    Rule("behind a verb", _behind_verb, kept=("It sold [2012] cars.", "The hotel has [1920] rooms.")),
    Rule("people", _people, kept=("The march drew in some of the [2000] workers.",)),
    Rule("a subject begins", _begins_subject, kept=("[1920] rooms were let.",)),
    Rule("before 1850", _old, kept=("It ended with [1500] paintings.",)),
)
