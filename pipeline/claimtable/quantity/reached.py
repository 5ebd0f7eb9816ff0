"""The direction of a level that is reached: "rose to 5%", "cut the fee to $5", "was up four cents to 62 dollars"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimtable.lexicon import modifiers as lexicon
from claimtable.lexicon.quantity_words import BRINGING, NO_CHANGE, TALLIES
from claimtable.quantity.modifiers import Change

#: what may stand between "to" and the amount that is reached
_BETWEEN = frozenset("a an the just only record new as high low almost nearly about around well - +".split())
#: steps from "to" to what governs it, past another "to", a noun ("its estimate for 2006 to") or a verb that plans
_FAR = 5


def reached(number: Span, *, counted: bool = False) -> Change:
    """Return ``up`` or ``down`` of an amount behind "to" that something rises or falls to, else the empty string.

    ``counted`` tells that the noun that it counts stands behind it.
    """
    to = _to_before(number)
    if to is None or (to.i and to.nbor(-1).lower_ == "up" and to.nbor(-1).head == to):
        return ""
    token = to
    for _ in range(_FAR):
        if token.head == token:
            return ""
        token = token.head
        if token.lemma_ in NO_CHANGE or token.head.lemma_ == "add":
            return ""
        found = _direction(token) or _of_particle(token, to)
        if found or token.pos_ in ("VERB", "AUX"):
            moved = _object(token)
            if counted and moved is not None and moved.lemma_ not in TALLIES:
                return ""
            return found or ("up" if moved is not None and token.lemma_ in BRINGING else "")
    return ""


def _to_before(number: Span) -> Token | None:
    index = number.start - 1
    while index > 0 and number.doc[index].lower_ in _BETWEEN:
        index -= 1
    return number.doc[index] if index >= 0 and number.doc[index].lower_ == "to" else None


def _direction(token: Token) -> Change:
    word = token.lower_
    if word in lexicon.RAISE_VERBS or word in lexicon.PERCENT_RISE_VERBS or word in lexicon.RISE_NOUNS:
        return "up"
    if word in lexicon.LOWER_VERBS or word in lexicon.PERCENT_FALL_VERBS or word in lexicon.FALL_NOUNS:
        return "down"
    return ""


def _of_particle(governor: Token, to: Token) -> Change:
    """Return the direction of "is up four cents to", "pushes costs up to": a particle of the governor before "to"."""
    for child in governor.children:
        if child.i < to.i and child.lower_ in ("up", "down", "higher", "lower"):
            return "up" if child.lower_ in lexicon.UP_AFTER else "down"
    return ""


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)
