"""The article's own claims: sentences without an attribution, and clauses beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.lexicon.grammar import CLAUSE_OPENING, FINITE_TAGS, RELATIVES
from claimtable.lexicon.relations import OF_OTHER_CLAUSE
from claimtable.rules import Rule, decide
from claimtable.schema import Narrator
from claimtable.sentences import dateline_end
from claimtable.syntax import (
    grammatical_subject,
    is_finite,
    is_past_by_subject,
    is_verbal,
    to_spans,
    token_indices,
    trim,
)
from claimtable.tokens import text_between, tokens_of

#: what a clause that states something of its own hangs on its sentence by
_COORDINATED = frozenset(("ROOT", "conj", "parataxis", "ccomp"))
#: subordinators behind which a clause stands beside the main one rather than in it
_BESIDE = frozenset(("while", "whereas", "though", "although"))
#: pieces of a clause at most, and words of the shortest one
_PIECES, _SHORTEST = 2, 3
#: temporal layers that are no calendar times
_NO_TIME = frozenset(("DURATION", "SET"))


def narrated_sentence(sentence: Span, told: Set[int]) -> tuple[Span, ...]:
    """Return the claim of a sentence that holds no attribution; ``told`` are the tokens that make it one."""
    span = trim(sentence.doc[dateline_end(sentence) : sentence.end])
    tells = not told.isdisjoint(range(span.start, span.end))
    return (span,) if tells and decide(SENTENCES, sentence).keep else ()


def told_tokens(doc: Doc, narrator: Narrator) -> set[int]:
    """Return the tokens that make a sentence the narrator's claim: of quantities, also of calendar times, or all."""
    if narrator == "all":
        return set(range(len(doc)))
    found = token_indices(layers.get_spans(doc, layers.QUANTITIES))
    if narrator == "dated":
        found |= token_indices(span for span in layers.get_spans(doc, layers.TIMES) if span.label_ not in _NO_TIME)
    return found


def narrated_clauses(sentence: Span, said: Set[int], spoken: Set[int], told: Set[int]) -> Iterator[tuple[Span, ...]]:
    """Yield the claims of the finite clauses of a sentence that belong to none of its attributions.

    ``said`` are the tokens of cues and contents, ``spoken`` those of sources, ``told`` as above. A clause inside
    another one that is a claim makes none.
    """
    if told.isdisjoint(range(sentence.start, sentence.end)) or not decide(SENTENCES, sentence).keep:
        return
    covered: set[int] = set()
    verbs = (token for token in sentence if token.i not in said and is_verbal(token) and _is_told(token, spoken))
    for verb in sorted(filter(is_finite, verbs), key=lambda token: (_depth(token), token.i)):
        if verb.i in covered:
            continue
        words = _clause(verb, said) if _is_own(verb, said) else set()
        pieces = () if told.isdisjoint(words) else _pieces(sentence, verb, words)
        if not told.isdisjoint(token_indices(pieces)):
            covered |= token_indices(pieces)
            yield pieces


def _is_told(verb: Token, spoken: Set[int]) -> bool:
    """Tell whether the article tells the clause of ``verb`` itself: outside a source, or of the source, behind a comma
    ("Northline, which runs 14 routes, said ...").
    """
    if verb.i not in spoken:
        return True
    before = verb.left_edge.i - 1
    return verb.dep_ == "relcl" and before >= 0 and verb.doc[before].text == ","


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth


def _is_own(verb: Token, said: Set[int]) -> bool:
    """Tell whether a clause states something beside what is said: a main, coordinated or relative clause, or one behind
    "while", whose subject, first conjunct or antecedent is no part of a cue or a content.
    """
    subject = grammatical_subject(verb)
    if subject is not None and any(token.i in said for token in subject.subtree):
        return False
    if verb.dep_ == "relcl":
        return verb.left_edge.i - 1 not in said and said.isdisjoint(token.i for token in verb.subtree)
    if verb.dep_ == "advcl":
        return any(child.lower_ in _BESIDE and child.dep_ == "mark" for child in verb.lefts)
    return verb.dep_ in _COORDINATED and subject is not None


def _clause(verb: Token, said: Set[int]) -> set[int]:
    """Return the tokens of a clause without the clauses below it that an attribution takes or that stand alone."""
    words = {token.i for token in verb.subtree}
    for below in verb.subtree:
        inner = {token.i for token in below.subtree}
        if below.i == verb.i or below.i not in words:
            continue
        if _is_taken(below, inner, said) or _stands_alone(below):
            words -= inner
    return words - said


def _is_taken(below: Token, inner: Set[int], said: Set[int]) -> bool:
    """Tell whether a subordinate clause holds what is said, and no adverbial clause inside it holds all of that."""
    held = inner & said
    if not held or below.dep_ not in OF_OTHER_CLAUSE:
        return False
    deeper = (token for token in below.subtree if token.i != below.i and token.dep_ == "advcl")
    return not any(held <= {token.i for token in clause.subtree} for clause in deeper)


def _stands_alone(verb: Token) -> bool:
    """Tell whether a coordinated verb has a subject of its own and so begins another clause."""
    return verb.dep_ == "conj" and is_verbal(verb) and is_finite(verb) and grammatical_subject(verb) is not None


def _pieces(sentence: Span, verb: Token, words: set[int]) -> tuple[Span, ...]:
    doc = sentence.doc
    begin = dateline_end(sentence)
    words = {index for index in words if begin <= index < sentence.end}
    found = [_opened(trim(piece)) for piece in to_spans(doc, words)]
    found = [piece for piece in found if len(piece)]
    own = next((piece for piece in found if piece.start <= verb.i < piece.end), None)
    if own is None or len(own) < _SHORTEST:
        return ()
    subject = grammatical_subject(verb)
    kept = [own]
    if subject is not None and not own.start <= subject.i < own.end:
        kept += [piece for piece in found if piece.start <= subject.i < piece.end]
    if verb.dep_ == "relcl":
        kept = _with_antecedent(verb, own)
    return tuple(sorted(kept, key=lambda piece: piece.start))


def _with_antecedent(verb: Token, own: Span) -> list[Span]:
    """Return a relative clause with the noun, and its name, that it tells something of, as the first piece."""
    noun = verb.head
    left = own.doc[noun.left_edge.i : noun.i + 1]
    behind = own.doc[own.start]
    if left.end == own.start or (left.end + 1 == own.start and own.doc[left.end].text == ","):
        return [own.doc[left.start : own.end]]
    if behind.lower_ in RELATIVES:
        own = own.doc[own.start + 1 : own.end]
    return [left, own]


def _opened(piece: Span) -> Span:
    """Return a clause without the conjunctions at its edges."""
    while len(piece) and (piece[0].lower_ in CLAUSE_OPENING or piece[0].is_space):
        piece = trim(piece[1:])
    while len(piece) and piece[-1].lower_ in CLAUSE_OPENING:
        piece = trim(piece[:-1])
    return piece


#: "1/16 2001 Afghans reach for rice", "(Michael Wyke/Associated Press)", "[Photo/Agencies]" at the end of a paragraph
_GALLERY = re.compile(r"(?:^|\s)\d{1,2}/\d{1,2}\s[A-Z\d]")
_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,60}(?:\b(?:Getty|AFP|AP|PA|EPA|Reuters|Associated Press|Photo|Agencies)\b|\w/[A-Z])"
    r"[^()\[\]]{0,30}[)\]]$"
)


_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def _is_pictures(sentence: Span) -> bool:
    """Tell whether a sentence tells of a picture: it has a number in a gallery, or a credit ends its paragraph."""
    doc, end = sentence.doc, sentence.end
    words = tokens_of(doc).words
    while end < len(words) and "\n" not in words[end]:
        end += 1
    rest, text = text_between(doc, sentence.end, end).strip(), text_between(doc, sentence.start, sentence.end)
    # behind the sentence nothing but brackets: "(Photo by Ann Roe/AP, File) (Associated Press)"
    alone = not _BRACKETS.sub("", rest).strip(" .")
    credited = _CREDIT.search(rest or text) if alone else None
    return bool(credited) or _GALLERY.search(text) is not None


def _is_quoted(sentence: Span) -> bool:
    """Tell whether a sentence stands in quotation marks as a whole: somebody's words, whoever that is."""
    quotes = layers.get_spans(sentence.doc, layers.QUOTES)
    return any(quote.start <= sentence.start and sentence.end <= quote.end + 1 for quote in quotes)


def _has_finite_verb(sentence: Span) -> bool:
    tagged = any(token.tag_ in FINITE_TAGS and token.pos_ in ("VERB", "AUX") for token in sentence)
    return tagged or is_past_by_subject(sentence.root)


#: which sentences without an attribution are claims
SENTENCES = (
    Rule[Span](
        "no finite verb",
        lambda sentence: None if _has_finite_verb(sentence) else False,
        dropped=("Two dead, 40 hurt.", "Bridges of the north: 40 pictures"),
    ),
    Rule[Span](
        "a picture's number or credit",
        lambda sentence: False if _is_pictures(sentence) else None,
        dropped=("2/16 2002 A girl waits for two hours.", "Six men wait. (Ann Roe/Associated Press)"),
    ),
    Rule[Span](
        "a quotation",
        lambda sentence: False if _is_quoted(sentence) else None,
        dropped=('"I lost 40 sheep in one night."',),
    ),
    Rule[Span](
        "a question",
        lambda sentence: False if sentence.text.rstrip("\"' )").endswith("?") else None,
        dropped=("Who counts 40 cars?",),
    ),
)
