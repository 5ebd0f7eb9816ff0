"""The rules of names of people and bodies: each decides or mends its own examples, the name in brackets."""

from collections.abc import Iterator
from typing import Any

import pytest
from spacy.language import Language

from claimtable.coref.body_edges import BODY_EDGES
from claimtable.coref.name_edges import NAME_EDGES
from claimtable.coref.organisations import BODIES
from claimtable.coref.people import PERSONAL, Labelled, names_that_speak
from claimtable.coref.person_names import NO_PEOPLE
from claimtable.coref.token_arrays import Words, read
from claimtable.rules import Mend, Rule, decide


def _words(nlp: Language, text: str) -> Words:
    before, name, after = text.replace("]", "[").split("[")
    doc = nlp(before + name + after)
    span = doc.char_span(len(before), len(before + name))
    assert span is not None
    return Words(read(doc), span.start, span.end)


def _decided(*tables: tuple[Rule[Any], ...]) -> Iterator[Any]:
    for table in tables:
        for rule in table:
            for keep, texts in ((True, rule.kept), (False, rule.dropped)):
                yield from (pytest.param(table, rule, text, keep, id=text) for text in texts)


@pytest.mark.parametrize(("table", "rule", "text", "keep"), _decided(NO_PEOPLE, BODIES))
def test_names_of_people_and_bodies(
    nlp: Language, table: tuple[Rule[Words], ...], rule: Rule[Words], text: str, keep: bool
) -> None:
    decision = decide(table, _words(nlp, text))
    assert (decision.rule, decision.keep) == (rule.name, keep)


def _mended(table: tuple[Mend[Words], ...]) -> Iterator[Any]:
    return (pytest.param(step, text, id=text) for step in table for text in step.examples)


@pytest.mark.parametrize(("step", "example"), [*_mended(NAME_EDGES), *_mended(BODY_EDGES)])
def test_edges_of_names(nlp: Language, step: Mend[Words], example: str) -> None:
    text, expected = example.split(" -> ")
    name = step.apply(_words(nlp, text))
    assert name.view.printed(name.start, name.end) == expected


@pytest.mark.parametrize(("table", "rule", "text", "keep"), _decided(PERSONAL))
def test_people_whom_the_recogniser_takes_for_something_else(
    nlp: Language, table: tuple[Rule[Labelled], ...], rule: Rule[Labelled], text: str, keep: bool
) -> None:
    name = _words(nlp, text)
    decision = decide(table, Labelled(name.view, name.start, name.end, names_that_speak(name.view)))
    assert (decision.rule, decision.keep) == (rule.name, keep)


@pytest.mark.parametrize("table", [NO_PEOPLE, BODIES, PERSONAL])
def test_rules_have_names_of_their_own(table: tuple[Rule[Any], ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)
