"""Whether the clause of an expression looks ahead or back, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from spacy.tokens import Span, Token

from claimtable.lexicon.schedule import (
    ARRANGED,
    DELIVERIES,
    ELECTIONS,
    EVENTS,
    HAPPENED,
    LASTING,
    OUTCOMES,
)
from claimtable.lexicon.time_words import AHEAD_WORDS, MOVED, SOFTENING
from claimtable.rules import Way, find_first
from claimtable.timex.future import CLIMBS, looks_ahead
from claimtable.timex.verbs import (
    PRESENT,
    children,
    has_helper,
    has_tense,
    is_infinitive,
    is_past_verb,
    is_present,
    is_told,
    next_above,
    sets_record,
    verb_above,
)

_BACK_WORDS = frozenset({"since", "ended"})
_ONWARD = frozenset({"from", "through", "starting", "beginning"})
_AS_SOON_AS = frozenset({"soon", "early"})
_BACK_PREPOSITIONS = frozenset({"since", "after", "following"})
#: so many words before a time are looked at for what it is compared with
_LEVEL = 12
#: no clause is deeper than this: the time that a hostile text takes stays linear
_FAR = 40
_SUBJECTS = ("nsubj", "nsubjpass")
_BEFORE_NOUN = ("poss", "compound", "nmod", "nummod", "npadvmod")


def direction_of(span: Span) -> int:
    """Return 1 where the clause looks ahead (will, is set to, until), -1 where it looks back (since), else 0."""
    verb = verb_above(span.root)
    said = find_first(SAID_BEFORE, Timed(span, verb))[0]
    if said is not None:
        return said
    if verb is None:
        return 0
    nouns = list(_nouns_between(span.root, verb))
    if _stands_apart(span.root, nouns):
        return int(_names_election(span))
    if not nouns and _is_date_of(span, verb):
        return 1
    return int(looks_ahead(verb) or _names_election(span))


def is_past(span: Span) -> bool:
    """Tell whether the verb of the clause stands in the past tense and does not tell a plan ("was planned for May")."""
    verb = verb_above(span.root)
    for _ in range(CLIMBS):
        if verb is None or has_tense(verb):
            break
        if is_infinitive(verb):
            return False
        verb = next_above(verb)
    return verb is not None and is_past_verb(verb) and not is_arranged(span)


def is_arranged(span: Span) -> bool:
    """Tell whether it is the date of a plan that is told in the past tense: "was due on Friday", "planned a march"."""
    verb = verb_above(span.root)
    if verb is None:
        return False
    if is_infinitive(verb):
        verb = verb.head
    if verb.lemma_ == "due":
        verb = verb.head
    if verb.lemma_ == "be":
        return is_past_verb(verb) and any(child.lower_ == "due" for child in children(verb))
    if verb.lemma_ not in ARRANGED or sets_record(verb):
        return False
    return verb.tag_ == "VBD" or has_helper(verb, ("VBD",)) or (verb.dep_ == "acl" and is_told(verb))


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression with the verb of its clause."""

    span: Span
    verb: Token | None

    @property
    def words(self) -> list[str]:
        """The three words before it, in lower case; empty ones at the beginning of the text."""
        words = [token.lower_ for token in self.span.doc[max(self.span.start - 3, 0) : self.span.start]]
        return [""] * (3 - len(words)) + words


def _until(timed: Timed) -> int | None:
    opener = next((word for word in _words_back(timed.span) if word not in SOFTENING), "")
    if opener not in AHEAD_WORDS:
        return None
    return 0 if timed.verb is not None and _is_over(timed.span, timed.verb) else 1


def _words_back(span: Span) -> list[str]:
    """Return the words before the time in its sentence, the nearest first, in lower case, up to a comma."""
    words = [token.lower_ for token in reversed(span.doc[max(span.sent.start, span.start - _LEVEL) : span.start])]
    return words[: words.index(",")] if "," in words else words


def _before_that(timed: Timed) -> int | None:
    words = _words_back(timed.span)
    for near, far in pairwise(words):
        if (near == "from" and far in MOVED) or (near in ("with", "to") and far == "compared"):
            return -1
        if near in ("to", "and"):
            return None
    return None


def _as_soon_as(timed: Timed) -> int | None:
    first, middle, last = timed.words
    return 1 if first == last == "as" and middle in _AS_SOON_AS else None


#: what the words before a time say of its direction: 1 ahead, -1 back, 0 neither; the time stands in brackets
SAID_BEFORE: tuple[Way[Timed, int], ...] = (
    Way(
        "until",
        _until,
        ("The shop is closed until [Monday].", "It lasted until [Sunday].", "It stays shut until at least [May]."),
    ),
    Way(
        "a level of before",
        _before_that,
        ("Rents will rise by 5 percent, up from 3 percent in [January].", "It may sell 4, compared with 3 in [May]."),
    ),
    Way("since", lambda t: -1 if t.words[-1] in _BACK_WORDS else None, ("It has rained since [Monday].",)),
    Way("as soon as", _as_soon_as, ("It may open as early as [Monday].",)),
    Way("ahead of", lambda t: 1 if t.words[-2:] == ["ahead", "of"] else None, ("They met ahead of [Monday].",)),
    Way(
        "a time limit",
        lambda t: 1 if t.words[-1] == "by" and _is_bound(t.verb) else None,
        ("They have to pay by [Friday].",),
    ),
    Way(
        "from then on",
        lambda t: 1 if t.words[-1] in _ONWARD and is_present(t.verb) else None,
        ("The shop closes from [Monday].",),
    ),
)


def _is_over(span: Span, verb: Token) -> bool:
    """Tell whether "until" looks back: "it lasted until Sunday", "Until Sunday, it was open"."""
    if verb.tag_ == "VBD" and verb.lemma_ in LASTING:
        return True
    return span.doc[span.start - 1].text == "Until" and is_past_verb(verb)


def _is_bound(verb: Token | None) -> bool:
    """Tell whether ``verb`` is an infinitive, whose "by Friday" is a time limit; not "did not pay by Friday"."""
    return verb is not None and verb.tag_ == "VB" and not any(child.tag_ == "VBD" for child in children(verb))


def _nouns_between(token: Token, verb: Token) -> Iterator[Token]:
    for above in islice(token.ancestors, _FAR):
        if above.i == verb.i:
            return
        if above.pos_ in ("NOUN", "PROPN"):
            yield above


def _stands_apart(token: Token, nouns: Sequence[Token]) -> bool:
    """Tell whether the time belongs to a noun that the verb's tense says nothing about: "the attack on Friday"."""
    lemmas = {noun.lemma_.lower() for noun in nouns}
    before = bool(nouns) and token.dep_ in _BEFORE_NOUN and token.i < nouns[0].i
    if before and nouns[0].lemma_.lower() in OUTCOMES:
        return True
    if lemmas & EVENTS:
        return False
    if lemmas & HAPPENED:
        return True
    return not before and any(noun.dep_ in _SUBJECTS for noun in nouns)


def _names_election(span: Span) -> bool:
    """Tell whether it is "May delivery", or "the November election" and nothing says that it is over."""
    noun = span.root.head
    if noun.lower_ in DELIVERIES and span.root.dep_ == "compound":
        return True
    if span.root.dep_ not in _BEFORE_NOUN or span.root.dep_ == "poss" or noun.lemma_.lower() not in ELECTIONS:
        return False
    return not is_past(span) and noun.head.lower_ not in _BACK_PREPOSITIONS


def _is_date_of(span: Span, verb: Token) -> bool:
    """Tell whether a weekday or month is the date of what is: "the caucuses are on Monday"."""
    return verb.lemma_ == "be" and verb.tag_ in PRESENT and any(token.pos_ == "PROPN" for token in span)
