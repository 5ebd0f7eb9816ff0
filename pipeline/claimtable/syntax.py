"""Small pure questions to a parse."""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Doc, Span, Token


def trim(span: Span, *, also: str = "") -> Span:
    """Return ``span`` without blanks and punctuation at its edges; ``also`` names further characters to strip.

    Brackets, currency and percent signs and words stay. The result may be empty.
    """
    start, end = span.start, span.end
    while start < end and _is_edge(span.doc[start], also):
        start += 1
    while end > start and _is_edge(span.doc[end - 1], also):
        end -= 1
    return span.doc[start:end]


_STRIPPED = frozenset("\"'`´,;:.!?-—…")


def _is_edge(token: Token, also: str) -> bool:
    return token.is_space or all(char in _STRIPPED or char in also for char in token.text)


def roots(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens whose head lies outside ``tokens`` (or that head themselves), in text order."""
    inside = {token.i: token for token in tokens}
    return [token for token in inside.values() if token.head.i not in inside or token.head.i == token.i]


def runs(doc: Doc, indices: Iterable[int]) -> list[Span]:
    """Return the spans of the unbroken runs of token ``indices``, in text order."""
    found: list[list[int]] = []
    for index in sorted(set(indices)):
        if found and found[-1][1] == index:
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [doc[start:end] for start, end in found]


SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CLAUSAL = frozenset({"csubj", "csubjpass"})
_BREAKS = frozenset({",", ";", ":", "(", "[", "—", "–", "--", "-"})
_NAMED_PLACE = frozenset({"GPE", "LOC"})


def first_conjunct(token: Token) -> Token:
    """Return the first of the coordinated words that ``token`` belongs to, itself if there are none before it."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def grammatical_subject(verb: Token) -> Token | None:
    """Return the head of the subject of ``verb``: of "there is X" the X; None when the clause has none."""
    for child in verb.children:
        if child.dep_ == "expl" or (child.dep_ in SUBJECTS and child.lower_ in ("there", "theres")):
            return _existing(verb) or (child if child.lower_ == "it" else None)
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in found if child.i < verb.i]
    return before[-1] if before else (found[0] if found else None)


def _existing(verb: Token) -> Token | None:
    """Return what "there is" says to be there."""
    kinds = ("attr", "nsubj", "nsubjpass", "dobj", "oprd")
    return next((child for child in verb.rights if child.dep_ in kinds and child.lower_ != "there"), None)


def noun_phrase(head: Token, inside: Container[int]) -> Span:
    """Return the noun phrase of ``head`` with its restrictive modifiers, cut before appositions, asides and clauses
    that a comma, a dash or a bracket sets off; only tokens whose index is ``inside``. Coordinated phrases stay whole.
    """
    tree = {token.i for token in head.subtree if token.i in inside}
    start = head.i
    while start - 1 in tree:
        start -= 1
    if head.dep_ in _CLAUSAL:
        end = _unbroken(head.i, tree)
    else:
        end = max(_phrase_end(item, tree) for item in _coordinated(head, tree))
    return trim_phrase(head.doc[start:end])


def _coordinated(head: Token, tree: Container[int]) -> list[Token]:
    """Return ``head`` and the nominal words coordinated with it, as far as they are in ``tree`` without a gap."""
    found = [head]
    for item in found:
        found += [child for child in item.rights if child.dep_ == "conj" and child.i in tree and _is_nominal(child)]
    return [item for item in found if item.i < _unbroken(head.i, tree)]


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or token.tag_ == "VBG"


def _unbroken(index: int, tree: Container[int]) -> int:
    while index in tree:
        index += 1
    return index


def _phrase_end(item: Token, tree: Container[int]) -> int:
    """Return the index behind the last token of the phrase of ``item`` before anything that is set off."""
    doc, index = item.doc, item.i + 1
    while index in tree and not _sets_off(doc[index]):
        index += 1
    return index


def _sets_off(token: Token) -> bool:
    """Tell whether ``token`` begins an aside; a hyphen within a word and the comma in "Irving, Texas" do not."""
    if token.text not in _BREAKS:
        return False
    if token.text == "-":
        return bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)
    if token.text != "," or token.i + 1 >= len(token.doc):
        return True
    before, after = token.nbor(-1), token.nbor(1)
    return not (before.ent_type_ in _NAMED_PLACE and after.ent_type_ in _NAMED_PLACE and after.dep_ != "conj")


def trim_phrase(span: Span) -> Span:
    """Return ``span`` without punctuation at its edges; a quotation mark stays where both marks lie inside."""
    trimmed = trim(span)
    while len(trimmed) and trimmed.text.count('"') % 2 and trimmed.end < span.end and span.doc[trimmed.end].text == '"':
        trimmed = span.doc[trimmed.start : trimmed.end + 1]
    if len(trimmed) and trimmed.text.count('"') % 2 and trimmed.start > span.start:
        if span.doc[trimmed.start - 1].text == '"':
            trimmed = span.doc[trimmed.start - 1 : trimmed.end]
    return trimmed
