"""What does not belong to a claim at its edges: marks, datelines, "that", halves of brackets."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.lexicon import reporting
from claimtable.rules import Mend, Rule, decide, mend
from claimtable.sentences import dateline_end
from claimtable.syntax import trim

_REPORTING = reporting.SAY | reporting.THINK
_BRACKETS = (("(", ")"), ("[", "]"))
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = _SUBJECTS | {"dobj", "pobj"}


def clean(piece: Span) -> Span:
    """Return a piece without edge punctuation, the subordinator "that", a dateline and half a pair of brackets."""
    return mend(PIECE_EDGES, piece)


def _behind_dateline(piece: Span) -> Span:
    return piece.doc[dateline_end(piece) : piece.end]


def _before_aside(piece: Span) -> Span:
    """Leave out a bracket behind the last quotation mark."""
    marks = [token.i for token in piece if token.text in {'"', "''"}]
    behind = marks[-1] + 1 if marks else piece.end
    return piece.doc[piece.start : behind] if _is_aside(piece.doc[behind : piece.end]) else piece


def _is_aside(rest: Span) -> bool:
    """Tell whether a bracket opens that is never closed, or ends the piece."""
    if not rest.text.startswith("("):
        return False
    _, closed, after = rest.text.rpartition(")")
    return not closed or not any(char.isalnum() for char in after)


def _behind_introducer(piece: Span) -> Span:
    while len(piece) > 1 and decide(INTRODUCERS, Opening(piece[0], piece[1]), default=False).keep:
        piece = trim(piece[1:])
    return piece


def _before_relative(piece: Span) -> Span:
    is_foreign = len(piece) > 1 and piece[-1].lower_ in ("which", "who") and piece[-1].head.i >= piece.end
    return trim(piece[:-1]) if is_foreign else piece


def _with_closing(piece: Span) -> Span:
    after = piece.doc[piece.end : piece.end + 1].text
    for opening, closing in _BRACKETS:
        if len(piece) and after == closing and piece.text.count(opening) > piece.text.count(closing):
            return piece.doc[piece.start : piece.end + 1]
    return piece


def _without_half(piece: Span) -> Span:
    for opening, closing in _BRACKETS:
        texts = [token.text for token in piece]
        odd = texts.count(closing) - texts.count(opening)
        if odd > 0 and texts[-1] == closing:
            piece = trim(piece[:-1])
        elif odd < 0 and texts[0] == opening:
            piece = trim(piece[1:])
    return piece


#: what is taken off the edges of a claim's words
PIECE_EDGES: tuple[Mend[Span], ...] = (
    Mend("a dateline", _behind_dateline, ("[PARIS (AFP) - The dam fell]. -> The dam fell",)),
    Mend("an aside behind a quotation", _before_aside, ('[it is "a shame" (sic] -> it is "a shame"',)),
    Mend("marks", trim, ("[, the dam fell.] -> the dam fell",)),
    Mend("what joins it to the cue", _behind_introducer, ("She said [that the dam fell]. -> the dam fell",)),
    Mend("the pronoun of another clause", _before_relative, ("[the rings which] they think could fall -> the rings",)),
    Mend("a bracket left open", _with_closing, ("[the Port Union (PU]) said so. -> the Port Union (PU)",)),
    Mend("half a pair of brackets", _without_half, ("(she said [it was old)]. -> it was old",)),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The first two words of a piece."""

    first: Token
    second: Token


def _is_object_of_clause(words: Opening) -> bool | None:
    """The parser's mistake for a conjunction: an object right before a subject."""
    first = words.first
    is_object = first.text == "that" and first.dep_ == "dobj" and first.head.dep_ == "ccomp"
    return True if is_object and words.second.dep_ == "nsubj" else None


def _is_conjunction(words: Opening) -> bool | None:
    if words.first.lower_ != "that" or words.first.dep_ in _PRONOUNS:
        return None
    is_demonstrative = words.first.dep_ == "det" and words.second.pos_ in ("NOUN", "ADJ")
    return None if is_demonstrative else True


def _is_behind_saying(words: Opening) -> bool | None:
    """Behind a verb of saying the parser takes a conjunction for a pronoun."""
    if words.first.lower_ != "that" or not words.first.i:
        return None
    verb = words.first.nbor(-1)
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _REPORTING:
        return None
    return True if _may_open_clause(words.second) else None


def _may_open_clause(word: Token) -> bool:
    """Tell whether a word begins a clause rather than going with "that": a plural, a bare subject, a preposition."""
    is_bare = word.tag_ in ("NN", "NNP") and word.dep_ in _SUBJECTS and word.n_lefts <= 1
    return word.tag_ in ("NNS", "NNPS") or is_bare or word.pos_ == "ADP"


def _is_only_that(words: Opening) -> bool | None:
    return True if words.second.lower_ == "that" and words.first.lower_ in ("only", "just", "too", "also") else None


def _is_before_gerund(words: Opening) -> bool | None:
    first = words.first
    return True if first.lower_ in ("to", "of") and first.dep_ == "prep" and words.second.tag_ == "VBG" else None


#: first words that only join a content to its cue; the two words stand in brackets
INTRODUCERS = (
    Rule("an object before a subject", _is_object_of_clause, kept=("He told fans [that Doe] would play.",)),
    Rule("a conjunction", _is_conjunction, kept=("She said [that it] fell.",)),
    Rule("a pronoun behind a verb of saying", _is_behind_saying, kept=("They reaffirmed [that family] was all.",)),
    Rule("only that", _is_only_that, kept=("She said [only that] it fell.",)),
    Rule("a preposition before a gerund", _is_before_gerund, kept=("He admitted [to being] late.",)),
)
