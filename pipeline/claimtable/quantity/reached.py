"""The direction of a level that is reached: "rose to 5%", "cut the fee to $5", "was up four cents to 62 dollars"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimtable.lexicon import modifiers as lexicon
from claimtable.lexicon.quantity_words import BEFORE_LEVELS, BRINGING, NO_CHANGE, TALLIES
from claimtable.quantity.modifiers import Change

#: steps from "to" to what governs it, past another "to", a noun ("its estimate for 2006 to") or a verb that plans
_FAR = 5

_RISING = lexicon.RAISE_VERBS | lexicon.PERCENT_RISE_VERBS | lexicon.RISE_NOUNS
_FALLING = lexicon.LOWER_VERBS | lexicon.PERCENT_FALL_VERBS | lexicon.FALL_NOUNS


def reached(number: Span, *, counted: bool = False) -> Change:
    """Return ``up`` or ``down`` of an amount behind "to" that something rises or falls to, else the empty string.

    ``counted`` tells that the noun that it counts stands behind it.
    """
    to = _to_before(number)
    if to is None:
        return ""
    for token in _governors(to):
        if token.lemma_ in NO_CHANGE or token.head.lemma_ == "add":
            return ""
        found = _direction(token) or _of_particle(token, to) or _of_bringing(token)
        if found:
            return "" if counted and _moves_no_tally(token) else found
    return ""


def _governors(to: Token) -> Iterator[Token]:
    """Yield what "to" hangs on, up to the first verb."""
    token = to
    for _ in range(_FAR):
        if token.head == token:
            return
        token = token.head
        yield token
        if token.pos_ in ("VERB", "AUX"):
            return


def _to_before(number: Span) -> Token | None:
    """Return the "to" before an amount, unless it is the bound "up to"."""
    doc, index = number.doc, number.start - 1
    while index > 0 and doc[index].lower_ in BEFORE_LEVELS:
        index -= 1
    if index < 0 or doc[index].lower_ != "to":
        return None
    up = doc[index - 1] if index and doc[index - 1].lower_ == "up" else None
    return doc[index] if up is None or up.head != doc[index] else None


def _direction(token: Token) -> Change:
    if token.lower_ in _RISING:
        return "up"
    return "down" if token.lower_ in _FALLING else ""


def _of_particle(governor: Token, to: Token) -> Change:
    """Return the direction of "is up four cents to", "pushes costs up to": a particle of the governor before "to"."""
    for child in governor.children:
        if child.i < to.i and child.lower_ in ("up", "down", "higher", "lower"):
            return "up" if child.lower_ in lexicon.UP_AFTER else "down"
    return ""


def _of_bringing(verb: Token) -> Change:
    """Return the direction of "brings the toll to 40"."""
    is_bringing = verb.lemma_ in BRINGING and verb.pos_ in ("VERB", "AUX")
    return "up" if is_bringing and _object(verb) is not None else ""


def _moves_no_tally(verb: Token) -> bool:
    """Tell: "cut ties to 12 suppliers", unlike "cut the workforce to 500 people"."""
    moved = _object(verb)
    return moved is not None and moved.lemma_ not in TALLIES


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)
