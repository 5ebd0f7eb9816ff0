"""Which of a claim's times and places are those of one figure: its own clause's, else those that hold for it, too.

What stands in the figure's own noun phrase or clause comes first. A clause without any takes those of the clauses that
govern it, among them an earlier coordinated one; what stands in a clause below, or in a later one, is never taken.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.lexicon.figures import PREPOSITIONS
from claimtable.rules import Rule, Way, decide, drop_if, find_first

_VERBAL = frozenset({"VERB", "AUX"})
#: verbs that share the clause of the one that governs them, and forms that are no clause
_NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "prep", "case", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_IN_NOUN = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "det"})
#: conjunctions of an event at which something happens
_EVENT = frozenset({"when", "as", "where", "after"})
#: the level of what stands in a clause behind the figure's noun
_BEHIND = 1000


@dataclass(frozen=True, slots=True)
class Home:
    """Where a figure stands: its noun, the clauses that it is in, innermost first, and its number's tokens."""

    number: Span
    noun: Token
    clauses: tuple[Token, ...]


def home_of(number: Span, inside: Container[int]) -> Home:
    """Return where a figure stands in its claim, whose tokens' indices are ``inside``."""
    noun = number.root
    while noun.dep_ in _IN_NOUN and noun.head.i != noun.i and noun.head.pos_ not in _VERBAL:
        noun = noun.head
    clauses = _clauses(number.root)
    return Home(number, noun, tuple(clause for clause in clauses if clause.i in inside) or tuple(clauses[:1]))


def _clauses(token: Token) -> list[Token]:
    """Return the heads of the clauses that hold a token, innermost first."""
    found = []
    while True:
        if _heads_clause(token):
            found.append(token)
        if token.head.i == token.i:
            return found or [token]
        token = token.head


def _heads_clause(token: Token) -> bool:
    return token.pos_ in _VERBAL and token.dep_ not in _NO_CLAUSE and token.lower_ not in PREPOSITIONS


def own(home: Home, spans: Sequence[Span], figures: Sequence[Span], compared: Container[int] = ()) -> list[int]:
    """Return which of ``spans``, times or places of the claim in text order, are the figure's, by their index.

    ``figures`` are all numbers of the claim in text order; ``compared`` are indices of ``spans`` that are only compared
    with, and so are a figure's inside its noun phrase only ("up from 3 million a year ago"). Returned are those of the
    nearest level: inside the figure's noun phrase, in its clause, in one that governs it.
    """
    levels = [_level(home, span) for span in spans]
    levels = [level if level == 0 or index not in compared else None for index, level in enumerate(levels)]
    near = min((level for level in levels if level is not None), default=None)
    found = [index for index, level in enumerate(levels) if level == near and near is not None]
    return _paired(home, found, spans, figures) if len(found) > 1 else found


def is_apart(home: Home) -> bool:
    """Tell whether a figure stands in an aside, for which the time of the claim does not hold."""
    return not all(decide(ASIDES, Outside(clause, home.number)).keep for clause in home.clauses[:-1])


def at_event(home: Home, span: Span, figures: Sequence[Span]) -> bool:
    """Tell whether a place is that of the event that a figure's clause names: "21 hurt when a bus crashed in Turin"."""
    clause = _clauses(span.root)[0]
    named = clause.dep_ == "advcl" and clause.head.i == home.clauses[0].i and clause.left_edge.lower_ in _EVENT
    return named and not takes(home, span, figures)


def takes(home: Home, span: Span, figures: Sequence[Span]) -> bool:
    """Tell whether a time stands in a clause of its own with other figures, so that it is theirs."""
    clause = _clauses(span.root)[0]
    others = [one for one in figures if one.start != home.number.start and _clauses(one.root)[0].i == clause.i]
    return bool(others) and clause.i not in {one.i for one in home.clauses}


def _level(home: Home, span: Span) -> int | None:
    """Return how far a time or place is from a figure: 0 in its noun phrase, 1 in its clause, then outwards, and last
    in a clause behind its noun; None where it is none of it.
    """
    return find_first(LEVELS, Pair(home, span))[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure, and a time or place of its claim."""

    home: Home
    span: Span

    @property
    def clause(self) -> Token:
        """The clause that the time or place stands in."""
        return _clauses(self.span.root)[0]


def _in_noun_phrase(pair: Pair) -> int | None:
    noun, word = pair.home.noun, pair.span.root
    inside = _holds(noun, word) and not noun.is_ancestor(pair.clause)
    return 0 if inside or _holds(word, noun) else None


def _behind_noun(pair: Pair) -> int | None:
    noun = pair.home.noun
    return _BEHIND if noun.is_ancestor(pair.clause) and _describes(pair.clause, noun) else None


def _around(pair: Pair) -> int | None:
    clauses = pair.home.clauses
    place = next((place for place, head in enumerate(clauses) if head.i == pair.clause.i), None)
    if place is None:
        return None
    shared = all(decide(SHARING, Outside(inner, pair.span)).keep for inner in clauses[:place])
    return 1 + place if shared else None


def _describes(clause: Token, noun: Token) -> bool:
    """Tell whether a clause stands behind a noun or what that is of: "dozens of assaults that occurred"."""
    if clause.dep_ == "advcl":  # "12 people killed when a plane crashed"
        clause = clause.head
    head = clause.head
    return head.i == noun.i or (head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.i == noun.i)


def _share_preposition(moment: Token, noun: Token) -> bool:
    """Tell of "from 3 million a year ago", where the parser hangs both on the preposition."""
    return noun.dep_ == "pobj" and moment.head.i == noun.head.i and moment.i > noun.i


def _holds(head: Token, token: Token) -> bool:
    return head.i == token.i or head.is_ancestor(token)


def _is_of_subject(span: Span, verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS and _holds(child, span.root) for child in verb.lefts)


@dataclass(frozen=True, slots=True)
class Outside:
    """A clause that a figure stands in, and a time or place of a clause around it."""

    inner: Token
    span: Span


def _is_of_person(item: Outside) -> bool:
    edge = item.inner.left_edge
    behind_comma = edge.i > 0 and edge.nbor(-1).text == ","
    return item.inner.dep_ == "relcl" and edge.lower_ in ("who", "whose", "whom") and behind_comma


def _is_lasting(item: Outside) -> bool:
    present = item.inner.dep_ == "relcl" and _tense(item.inner) == "present"
    return present and _tense(_verb_above(item.inner)) == "past"


def _is_of_knower(item: Outside) -> bool:
    return item.inner.dep_ == "ccomp" and _is_of_subject(item.span, item.inner.head)


def _is_of_earlier_clause(item: Outside) -> bool:
    """Shared is what stands before both clauses, and what is said of numbers ("40 died here and 30 were hurt")."""
    subject = next((child for child in item.inner.lefts if child.dep_ in _SUBJECTS), None)
    apart = item.inner.dep_ == "conj" and subject is not None and not _counts(subject)
    return apart and item.span.start > item.inner.head.i


def _verb_above(clause: Token) -> Token:
    token = clause.head
    while token.head.i != token.i and not _heads_clause(token):
        token = token.head
    return token


def _tense(verb: Token) -> str:
    words = [verb, *(child for child in verb.lefts if child.dep_ in ("aux", "auxpass"))]
    tags = {word.tag_ for word in words}
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else ""


def _counts(subject: Token) -> bool:
    return subject.like_num or any(child.dep_ == "nummod" for child in subject.children)


def _paired(home: Home, found: list[int], spans: Sequence[Span], figures: Sequence[Span]) -> list[int]:
    """Return the one behind the figure where several figures of a clause each have one: "40 in Kabul, 30 in Herat"."""
    beside = [figure for figure in figures if _clauses(figure.root)[0].i == home.clauses[0].i]
    if len(beside) < 2:
        return found
    edges = [figure.start for figure in beside]
    segments = {start: [i for i in found if start < spans[i].start < end]
                for start, end in zip(edges, [*edges[1:], len(home.noun.doc)], strict=True)}  # fmt: skip
    if all(segments.values()):
        return segments.get(home.number.start, found)
    return found


#: clauses for which nothing around them holds; in the examples the figure is in brackets, the time or place in braces
ASIDES: tuple[Rule[Outside], ...] = (
    Rule(
        "an aside about a person",
        drop_if(_is_of_person),
        dropped=("Ada Roe, who has trained [two] teams, won the race in {Oslo}.",),
    ),
    Rule(
        "what lasts, in a report of what was",
        drop_if(_is_lasting),
        dropped=("The firm, which employs [900] people, lost a bid in {May}.",),
    ),
)
#: what a clause does not share with those around it
SHARING: tuple[Rule[Outside], ...] = (
    *ASIDES,
    Rule(
        "the subject of who knows it",
        drop_if(_is_of_knower),
        dropped=("Officials in {Rome} found that [40] people had drowned.",),
    ),
    Rule(
        "an earlier clause with a subject of its own",
        drop_if(_is_of_earlier_clause),
        dropped=("The market was closed in {Sofia} and the navy fired [40] shells.",),
    ),
)
#: how a time or place belongs to a figure: the first way that finds a level decides
LEVELS: tuple[Way[Pair, int], ...] = (
    Way("in its noun phrase", _in_noun_phrase, ("Prices in [40] shops in {Leeds} fell.",)),
    Way(
        "on its preposition",
        lambda pair: 0 if _share_preposition(pair.span.root, pair.home.noun) else None,
        ("Profit rose to 5 million euros from [3] million a year {ago}.",),
    ),
    Way(
        "in a clause behind its noun",
        _behind_noun,
        ("Police investigate [dozens] of assaults that occurred in {Cologne}.",),
    ),
    Way(
        "in its clause or one around it",
        _around,
        ("In {Kabul} [40] people died.", "A ferry sank off {Samos}, killing [14] people."),
    ),
)
