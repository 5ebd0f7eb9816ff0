"""The rules for what belongs to a figure: each decides its own examples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Span

from claimtable.claims.claim_spans import find_claim_spans
from claimtable.claims.figure_context import LEVELS, SHARING, Home, Outside, Pair, home_of
from claimtable.claims.figure_predicates import WAYS, governed, predicate_lemma
from claimtable.rules import decide, find_first

Read = Callable[[str], Doc]


def marked(read: Read, text: str) -> tuple[Doc, Span, Span | None]:
    """Return the text read, the number that stands in brackets, and the time or place in braces."""
    doc = read(re.sub(r"[\[\]{}]", "", text))
    spans = {}
    for pattern in (r"\[(.*?)\]", r"\{(.*?)\}"):
        found = re.search(pattern, text)
        if found is not None:
            start = len(re.sub(r"[\[\]{}]", "", text[: found.start()]))
            spans[pattern[1]] = doc.char_span(start, start + len(found[1]))
    number = spans["["]
    assert number is not None
    return doc, number, spans.get("{")


def home_in(doc: Doc, number: Span) -> Home:
    return home_of(number, range(len(doc)))


@pytest.mark.parametrize(("name", "example"), [(way.name, example) for way in WAYS for example in way.examples])
def test_each_way_finds_the_verb_of_its_examples(read: Read, name: str, example: str) -> None:
    text, lemma = example.split(" -> ")
    doc, number, _ = marked(read, text)
    inside = next({token.i for token in claim.tokens} for claim in find_claim_spans(doc) if number[0] in claim.tokens)
    verb, way = find_first(WAYS, governed(number, inside))
    assert (way, predicate_lemma(verb) if verb is not None else "") == (name, lemma)


@pytest.mark.parametrize(("name", "example"), [(way.name, example) for way in LEVELS for example in way.examples])
def test_each_way_joins_the_place_or_time_of_its_examples(read: Read, name: str, example: str) -> None:
    doc, number, span = marked(read, example)
    assert span is not None
    assert find_first(LEVELS, Pair(home_in(doc, number), span))[1] == name


@pytest.mark.parametrize(("name", "example"), [(rule.name, text) for rule in SHARING for text in rule.dropped])
def test_each_rule_parts_the_place_or_time_of_its_examples(read: Read, name: str, example: str) -> None:
    doc, number, span = marked(read, example)
    assert span is not None
    clauses = home_in(doc, number).clauses
    decisions = [decide(SHARING, Outside(inner, span)) for inner in clauses[:-1]]
    assert name in {found.rule for found in decisions if not found.keep}
