"""What a quantity may be of: the heads of the noun phrases of its sentence, and how far each phrase may reach."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.quantity_words import DIMENSIONS, QUANTIFIED_PRONOUNS
from claimtable.lexicon.wordlist import words

#: tokens before and behind a quantity in which a noun is looked for, and the most nouns, the nearest first
_BEFORE, _BEHIND, _MOST = 40, 16, 14
_NOUNS = frozenset({"NOUN", "PROPN"})
_DROPPED = frozenset({"DT", "PDT", "PRP$", "WP$", "CD"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "dep"})
#: what may stand between a quantity and the noun: "15 metre high mast", "30 percent fewer boats", "half as many votes"
_SKIPPED = DIMENSIONS | words("more fewer less as many much worth")
_PAUSES = frozenset(",;()—:.")
_LONGEST = 12


def heads_for(span: Span) -> list[Token]:
    """Return the heads of the noun phrases around a quantity, in text order."""
    doc = span.doc
    found = [doc[index] for index in _around(span) if _is_head(doc[index])]
    found.sort(key=lambda token: (_distance(token, span), token.i))
    return sorted(found[:_MOST], key=lambda token: token.i)


def _around(span: Span) -> Iterator[int]:
    """Yield the tokens of its sentence before and behind a quantity, the nearest first; a Doc may have no sentences."""
    doc = span.doc
    for index in range(span.start - 1, max(-1, span.start - _BEFORE - 1), -1):
        if doc[index + 1].is_sent_start:
            break
        yield index
    for index in range(span.end, min(len(doc), span.end + _BEHIND)):
        if doc[index].is_sent_start:
            break
        yield index


def _distance(token: Token, span: Span) -> int:
    return span.start - token.i if token.i < span.start else token.i - span.end + 1


def _is_head(token: Token) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ in QUANTIFIED_PRONOUNS
    if token.pos_ not in _NOUNS or (token.dep_ in ("compound", "nmod", "poss") and token.head.i > token.i):
        return False
    return token.text not in ("%", "$")


def extents_of(head: Token, span: Span) -> list[tuple[str, Span]]:
    """Return the phrases of ``head`` that a quantity may be of, each with what it takes in, without articles: the noun
    with what stands before it, with the phrases behind it, with what "and" joins to it.
    """
    doc, start = head.doc, _first(head, span)
    ends: dict[int, str] = {head.i + 1: "bare"}
    for name, end in _reaches(head):
        if not head.i < span.start < end:
            ends.setdefault(end, name)
    return [(name, doc[start:end]) for end, name in ends.items()]


def _first(head: Token, span: Span) -> int:
    """Return the first token of the phrase of ``head``: without articles, without the number and its dimension."""
    doc, start = head.doc, max(head.left_edge.i, head.i - _LONGEST)
    if start < span.end <= head.i:
        start = span.end
        while start < head.i and (doc[start].text in ("-", ",") or doc[start].lower_ in _SKIPPED):
            start += 1
        start = _behind_bracket(doc, start, head.i)
    for index in range(head.i - 1, start, -1):
        if doc[index].text == "," and doc[index - 1].pos_ == "VERB":
            start = index + 1
            break
    while start < head.i and (doc[start].tag_ in _DROPPED or doc[start].is_punct or doc[start].is_space):
        start += 1
    return _behind_time(doc, start, head.i)


def _behind_time(doc: Doc, start: int, stop: int) -> int:
    """Skip the time of "today's jobless rate"."""
    for index in range(start, min(stop, start + 4)):
        if doc[index].tag_ == "POS":
            return index + 1
        if doc[index].ent_type_ not in ("DATE", "TIME"):
            break
    return start


def _behind_bracket(doc: Doc, start: int, stop: int) -> int:
    """Skip the same amount in another measure: "a 10-pound (4.5 kg) [parcel]"."""
    if start < stop and doc[start].text == "(":
        return next((index + 1 for index in range(start, stop) if doc[index].text == ")"), start)
    return start


def _reaches(head: Token) -> Iterator[tuple[str, int]]:
    """Yield how far the phrase may reach behind its head, the shortest first."""
    after = head.nbor(1) if head.i + 1 < len(head.doc) else head
    if head.pos_ == "PROPN" and after.pos_ == "NUM" and after.text.isdigit():
        yield "number", after.i + 1
    for child in head.rights:
        if child.dep_ == "prep":
            end = _stop(head.doc, child.i + 1, min(child.right_edge.i + 1, child.i + 1 + _LONGEST))
            if end > child.i + 1:
                yield child.lower_, end
        elif child.dep_ in ("acl", "appos") and child.left_edge.i == head.i + 1:
            yield from _to(child, f"{child.dep_} {child.tag_}")
        elif child.dep_ == "conj" and _is_joined(head, child):
            yield from _to(child, "and")
        elif child.dep_ == "relcl":
            break


def _is_joined(head: Token, other: Token) -> bool:
    return other.pos_ in _NOUNS and _stop_at_pause(head.doc, head.i + 1, other.i + 1) > other.i


def _to(child: Token, name: str) -> Iterator[tuple[str, int]]:
    """Yield the end of what ``child`` heads, and of the whole of its phrase."""
    end = _stop_at_pause(child.doc, child.i + 1, child.right_edge.i + 1)
    yield name, child.i + 1
    if end > child.i + 1:
        yield f"{name} and more", end


def _stop(doc: Doc, start: int, end: int) -> int:
    """Return where a phrase behind a preposition ends: before a pause, a clause, or another number."""
    for token in doc[start:end]:
        if token.text in _PAUSES or (token.dep_ in _CLAUSES and token.left_edge.i > start and token.head.i < token.i):
            return max(start, min(token.i, token.left_edge.i))
        if token.dep_ == "cc" and token.i + 1 < end and token.nbor(1).pos_ == "NUM":
            return token.i
    return end


def _stop_at_pause(doc: Doc, start: int, end: int) -> int:
    for token in doc[start : min(end, start + _LONGEST)]:
        if token.text in _PAUSES or token.pos_ == "NUM" or token.dep_ in _CLAUSES:
            return token.i
    return min(end, start + _LONGEST)
